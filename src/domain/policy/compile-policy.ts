/**
 * Compiles a policy document: every condition parsed and type-checked once,
 * every slip found before anybody is planned with it. All problems are listed
 * together, each with its place, its rule, what is wrong and how to mend it.
 * Rule: ARCHITECTURE, "Policy is data, versioned, explained"; ROADMAP, "Errors
 * point at the rule and say how to mend it".
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { compileCondition, type Condition } from './condition.ts';
import { checkOrder } from './check-order.ts';
import { checkTask } from './check-task.ts';
import { checkDefaults, checkText, checkWording } from './check-words.ts';
import { largest } from './limits.ts';
import {
  policyFormat, type ApprovalRule, type CutOffRule, type ItemKind, type PolicyDocument, type PolicyProblem, type PolicyRule,
  type ReportProblem, type ReturnByRule, type TaskTemplate,
} from './policy-document.ts';

export type CompiledTask = {
  readonly template: TaskTemplate;
  readonly when: Condition | null;
  readonly where: Condition | null;
  readonly tasks: readonly CompiledTask[];
};
export type CompiledRule = { readonly rule: PolicyRule; readonly when: Condition | null; readonly tasks: readonly CompiledTask[] };
export type Conditional<R> = { readonly rule: R; readonly when: Condition | null };

/** A policy ready to plan with. Immutable and free of case facts: compile once, plan thousands. */
export type CompiledPolicy = {
  readonly document: PolicyDocument;
  readonly cutOff: readonly Conditional<CutOffRule>[];
  readonly returnBy: readonly Conditional<ReturnByRule>[];
  readonly rules: readonly CompiledRule[];
  readonly approvals: readonly Conditional<ApprovalRule>[];
};

export type PolicyRefused = { readonly code: 'policy_refused'; readonly problems: readonly PolicyProblem[] };

function condition(text: string | undefined, item: ItemKind | null, path: string, ruleKey: string | null, report: ReportProblem): Condition | null {
  if (text === undefined) return null;
  const compiled = compileCondition(text, item);
  if (compiled.ok) return compiled.value;
  report({ path, ruleKey, problem: 'condition_refused', message: compiled.error.message, mend: compiled.error.mend });
  return null;
}

type Place = { readonly path: string; readonly rule: PolicyRule; readonly item: ItemKind | null; readonly depth: number; readonly report: ReportProblem };

function compileTask(template: TaskTemplate, place: Place): CompiledTask {
  const { path, rule, report } = place;
  checkTask(template, place);
  const item = template.forEach ?? place.item;
  return {
    template,
    when: condition(template.when, place.item, `${path}.when`, rule.key, report),
    where: condition(template.where, template.forEach ?? place.item, `${path}.where`, rule.key, report),
    tasks: compileTasks(template.tasks ?? [], { ...place, path: `${path}.tasks`, item, depth: place.depth + 1 }),
  };
}

function compileTasks(templates: readonly TaskTemplate[], place: Place): CompiledTask[] {
  if (place.depth > largest.depth) {
    const message = `Tasks are nested deeper than ${largest.depth}.`;
    place.report({ path: place.path, ruleKey: place.rule.key, problem: 'too_deep', message, mend: 'Move the inner tasks up, or into a rule of their own.' });
    return [];
  }
  return templates.map((template, index) => compileTask(template, { ...place, path: `${place.path}[${index}]` }));
}

function compileRule(rule: PolicyRule, index: number, report: ReportProblem): CompiledRule {
  const path = `rules[${index}]`;
  checkText(rule.because, null, `${path}.because`, rule.key, report);
  if (rule.tasks.length === 0) {
    report({ path: `${path}.tasks`, ruleKey: rule.key, problem: 'no_tasks', message: 'The rule plans nothing.', mend: 'Give it a task, or remove it.' });
  }
  return {
    rule,
    when: condition(rule.when, null, `${path}.when`, rule.key, report),
    tasks: compileTasks(rule.tasks, { path: `${path}.tasks`, rule, item: null, depth: 1, report }),
  };
}

function conditional<R extends { readonly key?: string; readonly when?: string }>(rules: readonly R[], path: string, report: ReportProblem): Conditional<R>[] {
  return rules.map((rule, index) => ({ rule, when: condition(rule.when, null, `${path}[${index}].when`, rule.key ?? null, report) }));
}

/** A policy that can be planned with, or everything that has to be mended first. */
export function compilePolicy(document: PolicyDocument): Verdict<CompiledPolicy, PolicyRefused> {
  const problems: PolicyProblem[] = [];
  const report: ReportProblem = (problem) => void problems.push(problem);
  const format: string = document.format;
  if (format !== policyFormat) {
    const message = `The format is "${format}"; this Handback reads "${policyFormat}".`;
    return refuse('policy_refused', { problems: [{ path: 'format', ruleKey: null, problem: 'unknown_format', message, mend: `Write format: ${policyFormat}.` }] });
  }
  if (document.rules.length > largest.rules) {
    const message = `${document.rules.length} rules; ${largest.rules} is the most.`;
    return refuse('policy_refused', { problems: [{ path: 'rules', ruleKey: null, problem: 'too_many_rules', message, mend: 'Join rules that have the same condition.' }] });
  }
  const compiled: CompiledPolicy = {
    document,
    cutOff: conditional(document.timing.cutOff, 'timing.cutOff', report),
    returnBy: conditional(document.timing.returnBy, 'timing.returnBy', report),
    rules: document.rules.map((rule, index) => compileRule(rule, index, report)),
    approvals: conditional(document.clearance.approvals, 'clearance.approvals', report),
  };
  checkDefaults(document, report);
  checkWording(document, report);
  checkOrder(document, report);
  return problems.length === 0 ? allow(compiled) : refuse('policy_refused', { problems });
}
