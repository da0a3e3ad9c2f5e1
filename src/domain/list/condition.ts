/**
 * One condition of a list: a field, an operator, values of which one has to
 * hold. Its text, `status:is:in_use,ready`, is what addresses, saved views and
 * the API carry; printing and reading are each other's inverse.
 * Rule: what is not understood is said, with the reason; never passed over.
 */
import type { Refusal, Verdict } from '../verdict.ts';
import { allow, refuse } from '../verdict.ts';
import { arityOf, operators, operatorsOf, type ListField, type Operator } from './field.ts';

export type Condition = { readonly field: string; readonly op: Operator; readonly values: readonly string[] };

export type ConditionReason =
  | 'not_readable' | 'unknown_field' | 'not_filterable' | 'unknown_operator' | 'operator_unsuitable' | 'value_missing' | 'value_unneeded' | 'too_many_values' | 'value_unsuitable';
export type ConditionProblem = Refusal<'filter_unreadable'> & { readonly where: string; readonly reason: ConditionReason; readonly hint: string };

export const mostValues = 200;
export const mostConditions = 20;

const escapeIn = (text: string, special: RegExp): string => text.replace(special, '\\$&');

export function printCondition({ field, op, values }: Condition): string {
  const head = `${escapeIn(field, /[\\:]/g)}:${op}`;
  return values.length === 0 ? head : `${head}:${values.map((value) => escapeIn(value, /[\\,]/g)).join(',')}`;
}

/**
 * Cuts at every separator that no backslash stands before, and takes the backslashes off; the last of `most` parts stays as it is.
 */
export function cut(text: string, separator: string, most = Infinity): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (sign === separator && parts.length < most) parts.push('');
    else if (sign === '\\' && at + 1 < text.length && parts.length < most) parts[parts.length - 1] += text[(at += 1)] as string;
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

/** The text in its three parts, not yet held against a catalogue. */
export function splitCondition(text: string): { field: string; op: string; values: readonly string[] } {
  const [field = '', op = '', rest] = cut(text, ':', 3);
  return { field, op, values: rest === undefined ? [] : cut(rest, ',') };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isDay(text: string): boolean {
  const [, year, month, date] = day.exec(text) ?? [];
  if (year === undefined || Number(year) < 1) return false;
  const [m, d] = [Number(month), Number(date)];
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return m >= 1 && m <= 12 && d >= 1 && d <= (lengths[m - 1] as number);
}

/** Words that stand for an id: the reader, and the reader's sites. */
export const myself = 'me';
export const mySites = 'mine';

/** What a value has to look like, in words, or null when it does. */
function unsuitable(field: ListField, op: Operator, value: string): string | null {
  if (value.includes('\u0000')) return 'text without control characters';
  if (op === 'last' || op === 'next') return /^\d{1,4}$/.test(value) && Number(value) > 0 ? null : 'a number of days, such as 30';
  switch (field.type) {
    case 'date': case 'instant': return isDay(value) ? null : 'a day such as 2026-11-30';
    case 'number': case 'money': return /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? null : 'a number such as 1299.50';
    case 'flag': return value === 'yes' || value === 'no' ? null : 'yes or no';
    case 'person': return value === myself || uuid.test(value) ? null : 'the id of a person, or “me”';
    case 'location': return value === mySites || uuid.test(value) ? null : 'the id of a location, or “mine”';
    case 'link': return uuid.test(value) ? null : 'an id';
    case 'choice': return field.isOpen === true || (field.choices ?? []).some((choice) => choice.value === value) ? null : `one of ${(field.choices ?? []).map((choice) => choice.value).join(', ')}`;
    case 'text': return null;
  }
}

const isOperator = (text: string): text is Operator => (operators as readonly string[]).includes(text);

function reasonAgainst(field: ListField, op: Operator, values: readonly string[]): { reason: ConditionReason; hint: string } | null {
  const arity = arityOf(field.type, op);
  if (arity === 'none' && values.length > 0) return { reason: 'value_unneeded', hint: `“${op}” stands without a value` };
  if (arity !== 'none' && (values.length === 0 || values.some((value) => value === ''))) return { reason: 'value_missing', hint: `“${op}” needs a value` };
  if (arity === 'range' && values.length !== 2) return { reason: 'value_missing', hint: '“between” needs a first and a last value' };
  if (arity === 'one' && values.length > 1) return { reason: 'too_many_values', hint: `“${op}” takes one value` };
  if (values.length > mostValues) return { reason: 'too_many_values', hint: `at most ${mostValues} values` };
  const wrong = values.map((value) => unsuitable(field, op, value)).find((hint) => hint !== null);
  return wrong === undefined ? null : { reason: 'value_unsuitable', hint: `a value has to be ${wrong}` };
}

/** A condition held against the catalogue. */
export function checkCondition(given: { field: string; op: string; values: readonly string[] }, fieldOf: (id: string) => ListField | undefined): Verdict<Condition, ConditionProblem> {
  const where = `${given.field}:${given.op}${given.values.length === 0 ? '' : `:${given.values.join(',')}`}`;
  const no = (reason: ConditionReason, hint: string) => refuse('filter_unreadable', { where: where.slice(0, 300), reason, hint });
  if (given.field === '' || given.op === '') return no('not_readable', 'written as field:operator:value');
  const known = fieldOf(given.field);
  if (known === undefined) return no('unknown_field', `this list has no field “${given.field.slice(0, 80)}”`);
  if (!known.filterable) return no('not_filterable', `${known.label} cannot be filtered by`);
  if (!isOperator(given.op)) return no('unknown_operator', `operators are ${operators.join(', ')}`);
  if (!operatorsOf[known.type].includes(given.op)) return no('operator_unsuitable', `for ${known.label}: ${operatorsOf[known.type].join(', ')}`);
  const against = reasonAgainst(known, given.op, given.values);
  return against === null ? allow({ field: known.id, op: given.op, values: [...given.values] }) : no(against.reason, against.hint);
}

export const parseCondition = (text: string, fieldOf: (id: string) => ListField | undefined): Verdict<Condition, ConditionProblem> => checkCondition(splitCondition(text), fieldOf);
