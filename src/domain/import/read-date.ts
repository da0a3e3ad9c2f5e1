/**
 * Dates as files write them. One column has one form: the evidence of all its
 * cells decides between day-first and month-first, and whether bare numbers are
 * a spreadsheet's days or a computer's seconds. Where the cells do not decide, a
 * person is asked. 03/04/2024 is never guessed.
 * Source: ISO 8601; two-digit years as POSIX strptime (69–99 → 19xx); day numbers
 * of the 1900 date system (ECMA-376); `/Date(…)/` as ASP.NET writes JSON.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { fold } from './field.ts';

/** `day-first`: 31/12/2024, `month-first`: 12/31/2024. Dates with a written month or the year in front need neither. */
export type DateOrder = 'day-first' | 'month-first';
/** How bare numbers are meant: days since 1900 as spreadsheets count, seconds or milliseconds since 1970. */
export type DateForm = DateOrder | 'day-number' | 'seconds' | 'milliseconds';

export type DateRefusal = { readonly code: 'not_a_date' | 'ambiguous_date' | 'impossible_date' | 'other_date_form' };

const monthNames = [
  'january januar janvier enero jan janv ene janner jaenner', 'february februar fevrier febrero feb fev fevr', 'march marz mars marzo mar maerz mrz',
  'april avril abril apr avr abr', 'may mai mayo', 'june juni juin junio jun', 'july juli juillet julio jul juil',
  'august aout agosto aug ago', 'september septembre septiembre setiembre sep sept', 'october oktober octobre octubre oct okt',
  'november novembre noviembre nov novbre', 'december dezember decembre diciembre dec dez dic',
];
const monthOf = new Map(monthNames.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])));

type Parts = { year: number; month: number; day: number };
type NumberForm = 'day-number' | 'seconds' | 'milliseconds';
type Split = { readonly fixed: Parts } | { readonly first: number; readonly second: number; readonly year: number } | { readonly number: number; readonly form: NumberForm } | undefined;

const fullYear = (text: string): number => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 69 ? 2000 : 1900));
const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const isReal = ({ year, month, day }: Parts): boolean =>
  year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
const two = (n: number): string => String(n).padStart(2, '0');

const timeTail =
  /(?:T|,?\s+(?:(?:at|um|a las|a la|à)\s+)?)\d{1,2}(?::|h)\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AP]\.?\s?M\.?|Uhr|h)?\s*(?:Z|CES?T|WES?T|[ECMP][SD]T|(?:UTC|GMT)?(?:[+-]\d{2}:?(?:\d{2})?)?)?(?:\s*\[[\w/]+\]|\s*\([^)]*\))?$/i;

/** Words and days that mean "no date": zero dates of databases, the ends of calendars. */
const noDates = new Set(['never', 'nie', 'jamais', 'nunca', 'open', 'offen', 'unbefristet', 'indefinido', 'indéfini', 'ongoing', 'present', 'current', '0', '00/00/0000', '00.00.0000', '0000/00/00', '00-00-0000', '1/0/1900', '01/00/1900', '00/01/1900', '0/1/1900', '00.01.1900', '1/1/0001', '01/01/0001', '01.01.0001', '1/1/1900', '01/01/1900', '01.01.1900', '1.1.1900', '12/31/9999', '31/12/9999', '31.12.9999', '01-01-1900', '31-12-9999', '19000101', '99991231', '00000000']);

/** A cell that stands for no date at all. */
export function isNoDate(text: string): boolean {
  if (/^(?:0000-00-00|0001-01-01|1900-01-0[01]|1899-12-3[01]|9999-12-31)/.test(text)) return true;
  const bare = text.replace(timeTail, '');
  return bare.length <= 12 && noDates.has(bare.toLowerCase());
}

const dayLength = 86_400_000;
function dayOf(milliseconds: number): Parts {
  const date = new Date(milliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 5 digits: days of a spreadsheet (1954–2119); 9 or 10: seconds; 12 or 13: milliseconds. */
function formOf(digits: string, hasPart: boolean): NumberForm | undefined {
  const value = Number(digits);
  if (digits.length === 5 && value >= 20_000 && value <= 80_000) return 'day-number';
  if (digits.length === 4 && hasPart && value >= 7_000) return 'day-number';
  if (digits.length === 10 || (digits.length === 9 && value >= 300_000_000)) return 'seconds';
  return digits.length === 13 || (digits.length === 12 && value >= 300_000_000_000) ? 'milliseconds' : undefined;
}

function fromNumber({ number, form }: { number: number; form: NumberForm }): Parts {
  if (form === 'day-number') return dayOf(Date.UTC(1899, 11, 30) + number * dayLength);
  return dayOf(form === 'seconds' ? number * 1000 : number);
}

/** Takes a date apart without deciding what is day and what is month. */
function split(raw: string): Split {
  const trimmed = raw.trim().replace(/[\u00A0\u202F\u2009]/g, ' ');
  const dotNet = /^\\?\/Date\((-?\d{9,14})(?:[+-]\d{4})?\)\\?\/$/.exec(trimmed);
  if (dotNet) return { fixed: dayOf(Number(dotNet[1])) };
  const number = /^(\d+)(?:[.,]\d+)?$/.exec(trimmed);
  if (number) {
    const form = formOf(number[1] ?? '', trimmed !== number[1]);
    if (form !== undefined) return { number: Number(number[1]), form };
  }
  const text = trimmed.replace(timeTail, '').replace(/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:?\d{2})$/, '$1');
  const iso = /^(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?$/.exec(text) ?? /^((?:19|20)\d{2})()(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/.exec(text) ?? /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (iso) return { fixed: { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) } };
  const numeric = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/.exec(text);
  if (numeric) return { first: Number(numeric[1]), second: Number(numeric[3]), year: fullYear(numeric[4] ?? '') };
  const words = fold(text).replace(/^(?:\p{L}+\.?,?\s+)(?=\d|\p{L}+\.?\s+\d{1,2}\D)(?=.*\p{L})/u, '').replace(/['’](?=\d{2}$)/, '').replace(/\bde\b|\bdel\b|(?<=\d)(?:st|nd|rd|th|er|º|o)\b/g, ' ').replace(/[.,\-/]/g, ' ').trim().split(/\s+/);
  if (words.length !== 3) return undefined;
  const at = words.findIndex((word) => monthOf.has(word));
  const month = monthOf.get(words[at] ?? '');
  const [one = '', other = ''] = words.filter((_, index) => index !== at);
  if (month === undefined || !/^\d{1,4}$/.test(one) || !/^\d{1,4}$/.test(other)) return undefined;
  if (one.length === 4) return { fixed: { year: Number(one), month, day: Number(other) } };
  return one.length > 2 || other.length === 3 ? undefined : { fixed: { year: fullYear(other), month, day: Number(one) } };
}

/** What the cells of one column say about its form so far; lines are those that contradict the first. */
export type DateEvidence = { dayFirst: number; monthFirst: number; either: number; written: number; numbers: Partial<Record<NumberForm, number>>; examples: string[]; dayLines: number[]; monthLines: number[]; numberLines: number[] };
export const noDateEvidence = (): DateEvidence => ({ dayFirst: 0, monthFirst: 0, either: 0, written: 0, numbers: {}, examples: [], dayLines: [], monthLines: [], numberLines: [] });

const linesKept = 5;
const note = (lines: number[], line: number | undefined): void => { if (line !== undefined && lines.length < linesKept) lines.push(line); };

/** Adds one cell to the evidence. */
export function weighDate(evidence: DateEvidence, text: string, line?: number): void {
  const parts = split(text);
  if (parts === undefined) return;
  if ('number' in parts) {
    evidence.numbers[parts.form] = (evidence.numbers[parts.form] ?? 0) + 1;
    note(evidence.numberLines, line);
  } else if ('fixed' in parts || parts.first === parts.second) evidence.written++;
  else if (parts.first > 12 && parts.second <= 12) {
    evidence.dayFirst++;
    note(evidence.dayLines, line);
  } else if (parts.second > 12 && parts.first <= 12) {
    evidence.monthFirst++;
    note(evidence.monthLines, line);
  } else if (parts.first <= 12) {
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

/** What bare numbers mean in this column, when it is written in them: more of one kind than of anything else. */
export function numberFormOf(evidence: DateEvidence): DateForm | undefined {
  const [most] = Object.entries(evidence.numbers).sort((a, b) => b[1] - a[1]);
  const others = evidence.dayFirst + evidence.monthFirst + evidence.either + evidence.written;
  return most !== undefined && most[1] > others ? (most[0] as NumberForm) : undefined;
}

/** True when a person has to say which it is. */
export const needsOrder = (evidence: DateEvidence): boolean => evidence.either > 0 && orderOf(evidence) === undefined;

const asDayFirst = (p: { first: number; second: number; year: number }): Parts => ({ year: p.year, month: p.second, day: p.first });
const asMonthFirst = (p: { first: number; second: number; year: number }): Parts => ({ year: p.year, month: p.first, day: p.second });
const verdictOf = (found: Parts): Verdict<string, DateRefusal> => (isReal(found) ? allow(`${found.year}-${two(found.month)}-${two(found.day)}`) : refuse('impossible_date'));

/** A local date `YYYY-MM-DD`. A time of day behind it is left off; it never moves the day. */
export function readDate(text: string, form: DateForm | undefined): Verdict<string, DateRefusal> {
  const parts = split(text);
  if (parts === undefined) return refuse('not_a_date');
  if ('number' in parts) return form === undefined ? refuse('not_a_date') : parts.form === form ? verdictOf(fromNumber(parts)) : refuse('other_date_form');
  if ('fixed' in parts) return verdictOf(parts.fixed);
  if (parts.first === parts.second) return verdictOf(asDayFirst(parts));
  if (form === 'day-first') return verdictOf(asDayFirst(parts));
  if (form === 'month-first') return verdictOf(asMonthFirst(parts));
  if (parts.first > 12) return verdictOf(asDayFirst(parts));
  return parts.second > 12 ? verdictOf(asMonthFirst(parts)) : refuse('ambiguous_date');
}
