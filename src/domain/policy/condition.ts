/**
 * Conditions: CEL text, checked against the types of the facts before a policy
 * is published, compiled once, evaluated many times.
 * Rule: a hostile policy cannot run code, hang or read the machine. So: only
 * listed functions (`matches` is a backtracking regular expression and stays
 * out), small expressions, loops at most two deep, and a ceiling on the work
 * one evaluation may do. Source: STACK, sections 10-11, "CEL traps".
 */
import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { allow, refuse, type Verdict } from '../verdict.ts';
import { factTypes, factValues, type CaseFacts } from './facts.ts';
import type { ItemKind } from './policy-document.ts';

export const longestCondition = 2000;
const deepestLoop = 2;
const mostSteps = 250_000;

const loops = new Set(['exists', 'exists_one', 'all', 'filter']);
const functions = new Set([...loops, 'size', 'has', 'startsWith', 'endsWith', 'contains', 'lowerAscii', 'upperAscii', 'trim', 'int', 'string']);

export type ConditionRefusal = { readonly code: 'condition_refused'; readonly message: string; readonly mend: string };

/** What an evaluation sees: the facts as the expression language wants them, made once per case. */
export type ConditionContext = { readonly [name: string]: unknown };

export type Condition = {
  readonly text: string;
  /** True or false, or a refusal when a fact the condition needs is not there. */
  readonly holds: (context: ConditionContext) => Verdict<boolean, { readonly code: 'condition_failed'; readonly message: string }>;
};

const refused = (message: string, mend: string) => refuse('condition_refused', { message, mend });

function environmentFor(item: ItemKind | null): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    limits: { maxAstNodes: 300, maxDepth: 24, maxListElements: 100, maxMapEntries: 0, maxCallArguments: 4 },
  });
  for (const [name, schema] of Object.entries(factTypes)) environment.registerType({ name, schema });
  environment
    .registerVariable('person', 'Person')
    .registerVariable('case', 'Case')
    .registerVariable('assets', 'list<Asset>')
    .registerVariable('seats', 'list<Seat>')
    .registerVariable('accounts', 'list<Account>');
  if (item === 'asset') environment.registerVariable('asset', 'Asset');
  if (item === 'seat') environment.registerVariable('seat', 'Seat');
  if (item === 'account') environment.registerVariable('account', 'Account');
  return environment;
}

/** Made on first use and kept: building an environment costs more than a thousand evaluations. */
const environments = new Map<ItemKind | null, Environment>();
function environment(item: ItemKind | null): Environment {
  const made = environments.get(item) ?? environmentFor(item);
  environments.set(item, made);
  return made;
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

function nodesIn(value: unknown): ASTNode[] {
  if (isNode(value)) return [value];
  return Array.isArray(value) ? value.flatMap(nodesIn) : [];
}

/** The name a call node calls, or null for any other node. */
const calledBy = (node: ASTNode): string | null => (node.op === 'call' || node.op === 'rcall' ? node.args[0] : null);

function unlistedCall(node: ASTNode): string | null {
  const called = calledBy(node);
  if (called !== null && !functions.has(called)) return called;
  for (const child of nodesIn(node.args)) {
    const found = unlistedCall(child);
    if (found !== null) return found;
  }
  return null;
}

function loopDepth(node: ASTNode): number {
  const called = calledBy(node);
  const inner = Math.max(0, ...nodesIn(node.args).map(loopDepth));
  return called !== null && loops.has(called) ? inner + 1 : inner;
}

function dottedName(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return null;
  const left = dottedName(node.args[0]);
  return left === null ? null : `${left}.${node.args[1]}`;
}

function textsIn(node: ASTNode): string[] {
  if (node.op === 'value') return typeof node.args === 'string' ? [node.args] : [];
  return node.op === 'list' ? node.args.flatMap(textsIn) : [];
}

/** A comparison of a closed fact with a word outside its list: `case.reason == "fired"`. */
function unknownValue(node: ASTNode): { fact: string; value: string; values: readonly string[] } | null {
  if (node.op === '==' || node.op === '!=' || node.op === 'in') {
    for (const [one, other] of [[node.args[0], node.args[1]], [node.args[1], node.args[0]]] as const) {
      const fact = dottedName(one);
      const values = fact === null ? undefined : factValues[fact];
      const value = values && textsIn(other).find((text) => !values.includes(text));
      if (fact !== null && values && value !== undefined) return { fact, value, values };
    }
  }
  for (const child of nodesIn(node.args)) {
    const found = unknownValue(child);
    if (found) return found;
  }
  return null;
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0] ?? '' : String(error)).trim();

function howToMend(message: string, item: ItemKind | null): string {
  if (message.startsWith('No such key')) return 'Use a fact that exists; policies/README.md lists them all.';
  if (message.startsWith('Unknown variable')) {
    const items = item === null ? 'asset, seat and account exist only inside forEach' : `inside this forEach there is also ${item}`;
    return `Start from person, case, assets, seats or accounts; ${items}. Put text in quotes.`;
  }
  if (message.includes('overload')) return 'Compare text with text in quotes, numbers with numbers, and true or false without quotes.';
  return 'Correct the expression at the place named; policies/README.md shows how conditions look.';
}

function staticRefusal(ast: ASTNode, type: string | undefined) {
  const call = unlistedCall(ast);
  if (call !== null) return refused(`"${call}" cannot be used in a condition.`, `Use one of: ${[...functions].join(', ')}.`);
  if (loopDepth(ast) > deepestLoop) {
    return refused(`Loops are nested deeper than ${deepestLoop}.`, 'Split it into two rules, or look at one list only.');
  }
  const unknown = unknownValue(ast);
  if (unknown) return refused(`${unknown.fact} is never "${unknown.value}".`, `It is one of: ${unknown.values.join(', ')}.`);
  if (type !== 'bool') return refused(`It gives ${type ?? 'nothing'}, not true or false.`, 'Compare it with something, for example with == or >.');
  return null;
}

/** Parses and checks one condition. `item` names the variable that a `forEach` adds. */
export function compileCondition(text: string, item: ItemKind | null): Verdict<Condition, ConditionRefusal> {
  if (text.length > longestCondition) {
    return refused(`The condition is ${text.length} characters long; ${longestCondition} is the most.`, 'Split it into several rules.');
  }
  try {
    const parsed = environment(item).parse(text);
    // Names of functions first: "matches" on unknown types would otherwise be reported as a type error.
    const call = unlistedCall(parsed.ast);
    const checked = parsed.check();
    if (!checked.valid && call === null) {
      const message = firstLine(checked.error);
      return refused(`${message}.`, howToMend(message, item));
    }
    const refusal = staticRefusal(parsed.ast, checked.type);
    if (refusal) return refusal;
    const depth = loopDepth(parsed.ast);
    return allow({ text, holds: (context) => evaluate(parsed, depth, context) });
  } catch (error) {
    const message = firstLine(error);
    return refused(`It cannot be read: ${message}.`, howToMend(message, item));
  }
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

function evaluate(parsed: (context: ConditionContext) => unknown, depth: number, context: ConditionContext): ReturnType<Condition['holds']> {
  const longest = depth < 2 ? 0 : Math.max(lengthOf(context['assets']), lengthOf(context['seats']), lengthOf(context['accounts']));
  if (longest ** depth > mostSteps) return refuse('condition_failed', { message: `it would compare ${longest} things with each other` });
  try {
    const result = parsed(context);
    return typeof result === 'boolean' ? allow(result) : refuse('condition_failed', { message: 'it gave neither true nor false' });
  } catch (error) {
    return refuse('condition_failed', { message: firstLine(error) });
  }
}

/** The facts as conditions see them. Integers of the expression language are BigInt. */
export function contextOf(facts: CaseFacts): ConditionContext {
  const { noticeDays } = facts.case;
  return {
    person: facts.person,
    case: { ...facts.case, noticeDays: Number.isSafeInteger(noticeDays) ? BigInt(noticeDays) : noticeDays },
    assets: facts.assets,
    seats: facts.seats,
    accounts: facts.accounts,
  };
}
