/**
 * Fields of an organisation's own, beside the ones that every record has.
 * Rule: a value lies under the field's key, which never changes; people read
 * its label, which may. A value that does not fit its field stays as it is and
 * is shown as such: nothing is dropped or bent unseen.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';

export const fieldKinds = ['person', 'asset', 'licence', 'account'] as const;
export type FieldKind = (typeof fieldKinds)[number];
export const fieldTypes = ['text', 'number', 'date', 'flag', 'choice'] as const;
export type FieldType = (typeof fieldTypes)[number];

export type FieldValue = string | number | boolean;
export type FieldShape = { readonly type: FieldType; readonly options: readonly string[] };
export type CustomField = FieldShape & { readonly key: string; readonly label: string; readonly isRequired: boolean };

export type DoesNotFit = { readonly code: 'does_not_fit'; readonly message: string };

const longest = 4000;
const yes = new Set(['true', 'yes', 'y', '1', 'x', 'on', 'ja', 'oui', 'sí', 'si', 'sim', 'wahr', 'vrai', 'verdadero']);
const no = new Set(['false', 'no', 'n', '0', 'off', 'nein', 'non', 'não', 'nao', 'falsch', 'faux', 'falso']);

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value));
const misfit = (message: string): Verdict<never, DoesNotFit> => refuse('does_not_fit', { message });

/** An empty cell is no value. */
export const isEmptyValue = (value: unknown): boolean => value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** A real day of the calendar, written as 2026-11-30. */
function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= (lengths[month - 1] ?? 0);
}

/** The value as the field keeps it, or why it does not fit. */
export function fitValue(field: FieldShape, value: unknown): Verdict<FieldValue, DoesNotFit> {
  const text = textOf(value);
  switch (field.type) {
    case 'text': return text.length > longest ? misfit(`At most ${longest} characters`) : allow(text);
    case 'number': {
      const plain = text.replaceAll(/[\s'’]/g, '');
      if (!/^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/.test(plain)) return misfit('A number, such as 12 or 3.5');
      const number = Number(plain.replace(',', '.'));
      return Math.abs(number) > Number.MAX_SAFE_INTEGER ? misfit('A smaller number') : allow(number);
    }
    case 'date': return isDay(text) ? allow(text) : misfit('A day, such as 2026-11-30');
    case 'flag': {
      const word = text.toLowerCase();
      return yes.has(word) ? allow(true) : no.has(word) ? allow(false) : misfit('Yes or no');
    }
    case 'choice': {
      const chosen = field.options.find((option) => option.toLowerCase() === text.toLowerCase());
      return chosen === undefined ? misfit(field.options.length === 0 ? 'There is nothing to choose from yet' : `One of: ${field.options.join(', ')}`) : allow(chosen);
    }
  }
}

export type Custom = { readonly [key: string]: unknown };
export type WrongValue = { readonly key: string; readonly label: string; readonly message: string };

/** The field a name means: its key first, then its label, whatever the case. */
export function fieldNamed<F extends CustomField>(fields: readonly F[], name: string): F | undefined {
  const wanted = name.trim().toLowerCase();
  return fields.find((field) => field.key === name) ?? fields.find((field) => field.label.toLowerCase() === wanted) ?? fields.find((field) => field.key.toLowerCase() === wanted);
}

/**
 * Values given by a person, written over those that are there: `null` or an
 * empty text takes one away. Names without a field are `unknown`; what does not fit is `wrong`.
 */
export function giveValues(fields: readonly CustomField[], before: Custom, given: Custom): { custom: Custom; wrong: WrongValue[]; unknown: string[] } {
  const custom: Record<string, unknown> = { ...before };
  const wrong: WrongValue[] = [];
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = fieldNamed(fields, name);
    const key = field?.key ?? name;
    if (isEmptyValue(value)) {
      if (field?.isRequired && !isEmptyValue(before[key])) wrong.push({ key, label: field.label, message: 'This is needed' });
      else delete custom[key];
      continue;
    }
    if (field === undefined) unknown.push(name);
    // A value that was there before and is only sent back stays as it is, fitting or not.
    if (field === undefined || JSON.stringify(before[key]) === JSON.stringify(value)) { custom[key] = value; continue; }
    const fitted = fitValue(field, value);
    if (fitted.ok) custom[key] = fitted.value;
    else wrong.push({ key, label: field.label, message: fitted.error.message });
  }
  return { custom, wrong, unknown };
}

/** Fields that have to be filled and are not. */
export const missingValues = (fields: readonly CustomField[], custom: Custom): WrongValue[] =>
  fields.filter((field) => field.isRequired && isEmptyValue(custom[field.key])).map(({ key, label }) => ({ key, label, message: 'This is needed' }));

/** Values as a file names them: by label. */
export const byLabel = (fields: readonly CustomField[], custom: Custom): Record<string, unknown> => {
  const labels = new Map(fields.map((field) => [field.key, field.label]));
  return Object.fromEntries(Object.entries(custom).map(([key, value]) => [labels.get(key) ?? key, value]));
};

/** Values as a file names them, back under their keys; each in the form of its field where it fits, else as it came. */
export function byKey(fields: readonly CustomField[], named: Custom): { custom: Record<string, unknown>; unknown: string[] } {
  const custom: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(named)) {
    const field = fieldNamed(fields, name);
    if (field === undefined) unknown.push(name);
    const fitted = field === undefined || isEmptyValue(value) ? undefined : fitValue(field, value);
    custom[field?.key ?? name] = fitted?.ok ? fitted.value : value;
  }
  return { custom, unknown };
}
