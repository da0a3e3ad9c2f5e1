/**
 * Dates as files write them. One column has one form: the evidence of all its
 * cells decides between day-first and month-first, and where it does not, a
 * person is asked. 03/04/2024 is never guessed.
 * Source: ISO 8601; two-digit years as POSIX strptime (69–99 → 19xx).
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { fold } from './field.ts';

/** `day-first`: 31/12/2024, `month-first`: 12/31/2024. Dates with a written month or the year in front need neither. */
export type DateOrder = 'day-first' | 'month-first';

export type DateRefusal = { readonly code: 'not_a_date' | 'ambiguous_date' | 'impossible_date' };

const monthNames = [
  'january januar janvier enero jan janv ene', 'february februar fevrier febrero feb fev fevr', 'march marz mars marzo mar maerz mrz',
  'april avril abril apr avr abr', 'may mai mayo', 'june juni juin junio jun', 'july juli juillet julio jul juil',
  'august aout agosto aug ago', 'september septembre septiembre sep sept', 'october oktober octobre octubre oct okt',
  'november novembre noviembre nov', 'december dezember decembre diciembre dec dez dic',
];
const monthOf = new Map(monthNames.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])));

type Parts = { year: number; month: number; day: number };
type Split = { readonly fixed: Parts } | { readonly first: number; readonly second: number; readonly year: number } | undefined;

const fullYear = (text: string): number => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 69 ? 2000 : 1900));
const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const isReal = ({ year, month, day }: Parts): boolean =>
  year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
const two = (n: number): string => String(n).padStart(2, '0');

const timeTail = /(?:T|,?\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AP]\.?M\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/** Takes a date apart without deciding what is day and what is month. */
function split(raw: string): Split {
  const text = raw.trim().replace(timeTail, '');
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^((?:19|20)\d{2})()(\d{2})(\d{2})$/.exec(text);
  if (iso) return { fixed: { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) } };
  const numeric = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/.exec(text);
  if (numeric) return { first: Number(numeric[1]), second: Number(numeric[3]), year: fullYear(numeric[4] ?? '') };
  const words = fold(text).replace(/^(?:\p{L}+,\s*)(?=\d|\p{L}+\.?\s+\d)/u, '').replace(/\bde\b|\bdel\b|(?<=\d)(?:st|nd|rd|th|er|º|o)\b/g, ' ').replace(/[.,\-/]/g, ' ').trim().split(/\s+/);
  if (words.length !== 3) return undefined;
  const at = words.findIndex((word) => monthOf.has(word));
  const month = monthOf.get(words[at] ?? '');
  const [one = '', other = ''] = words.filter((_, index) => index !== at);
  if (month === undefined || !/^\d{1,4}$/.test(one) || !/^\d{1,4}$/.test(other)) return undefined;
  if (one.length === 4) return { fixed: { year: Number(one), month, day: Number(other) } };
  return one.length > 2 || other.length === 3 ? undefined : { fixed: { year: fullYear(other), month, day: Number(one) } };
}

/** What the cells of one column say about its order so far. */
export type DateEvidence = { dayFirst: number; monthFirst: number; either: number; examples: string[] };
export const noDateEvidence = (): DateEvidence => ({ dayFirst: 0, monthFirst: 0, either: 0, examples: [] });

/** Adds one cell to the evidence. */
export function weighDate(evidence: DateEvidence, text: string): void {
  const parts = split(text);
  if (parts === undefined || 'fixed' in parts || parts.first === parts.second) return;
  if (parts.first > 12 && parts.second <= 12) evidence.dayFirst++;
  else if (parts.second > 12 && parts.first <= 12) evidence.monthFirst++;
  else if (parts.first <= 12) {
    evidence.either++;
    if (evidence.examples.length < 3) evidence.examples.push(text.trim());
  }
}

/** The column's order when its cells prove one; undefined when they prove none or contradict each other. */
export function orderOf(evidence: DateEvidence): DateOrder | undefined {
  if (evidence.dayFirst > 0 && evidence.monthFirst === 0) return 'day-first';
  if (evidence.monthFirst > 0 && evidence.dayFirst === 0) return 'month-first';
  return undefined;
}

/** True when a person has to say which it is. */
export const needsOrder = (evidence: DateEvidence): boolean => evidence.either > 0 && orderOf(evidence) === undefined;

/** A local date `YYYY-MM-DD`. A time of day behind it is left off; it never moves the day. */
export function readDate(text: string, order: DateOrder | undefined): Verdict<string, DateRefusal> {
  const parts = split(text);
  if (parts === undefined) return refuse('not_a_date');
  const asDayFirst = (p: { first: number; second: number; year: number }): Parts => ({ year: p.year, month: p.second, day: p.first });
  const asMonthFirst = (p: { first: number; second: number; year: number }): Parts => ({ year: p.year, month: p.first, day: p.second });
  let found: Parts;
  if ('fixed' in parts) found = parts.fixed;
  else if (parts.first === parts.second) found = asDayFirst(parts);
  else if (order === 'day-first') found = asDayFirst(parts);
  else if (order === 'month-first') found = asMonthFirst(parts);
  else if (parts.first > 12) found = asDayFirst(parts);
  else if (parts.second > 12) found = asMonthFirst(parts);
  else return refuse('ambiguous_date');
  return isReal(found) ? allow(`${found.year}-${two(found.month)}-${two(found.day)}`) : refuse('impossible_date');
}
