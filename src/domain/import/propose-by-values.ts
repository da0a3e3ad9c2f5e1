/**
 * A field for a column whose header says nothing, from the values below it.
 * Only ever a proposal: a person takes it or leaves it.
 */
import { fold, type Field, type ImportKind } from './field.ts';
import { fieldsOf } from './fields.ts';
import { agreement, areRowNumbers, areTags, isAmount, isEmail, isImei, isMac, isPersonName, isPriced, isSerialLike, shareOf, type Values } from './value-signs.ts';

/** Names here that values may be: sites, folded. */
export type Hints = { readonly places?: ReadonlySet<string> };

type Sign = { readonly when: (values: Values, hints: Hints) => boolean; readonly fields: readonly string[] };

const all = (values: Values, test: (value: string) => boolean, least = 0.9): boolean => shareOf(values, test) >= least;
const areDistinct = (values: Values): boolean => new Set(values).size >= values.length * 0.95;

/** In order: what is certain by its form first. */
const signs: readonly Sign[] = [
  { when: (values) => all(values, isEmail), fields: ['email', 'assigneeEmail', 'holderEmail', 'managerEmail', 'username'] },
  { when: (values) => all(values, isImei), fields: ['imei'] },
  { when: (values) => all(values, isMac) || areRowNumbers(values), fields: [] },
  { when: (values, { places }) => places !== undefined && places.size > 0 && all(values, (value) => places.has(fold(value)), 0.6), fields: ['location'] },
  { when: areTags, fields: ['assetTag', 'employeeNumber'] },
  { when: (values) => all(values, isSerialLike) && areDistinct(values), fields: ['serial'] },
  { when: (values) => all(values, isPriced, 0.8) && all(values, isAmount), fields: ['cost', 'seatCost'] },
  { when: (values) => all(values, isPersonName) && all(values, (value) => /,/.test(value), 0.6), fields: ['name', 'assignee', 'holder', 'manager'] },
];

const isYesNo = (value: string): boolean => /^(?:true|false|yes|no|[01])$/i.test(value);

export function proposeByValues(kind: ImportKind, values: Values, taken: ReadonlySet<string>, hints: Hints): string | undefined {
  if (values.length < 3) return undefined;
  const free = fieldsOf[kind].filter((field) => !taken.has(field.key));
  const isFree = (key: string): boolean => free.some((field) => field.key === key && (key !== 'name' || kind === 'people'));
  const sign = signs.find(({ when }) => when(values, hints));
  if (sign !== undefined) return sign.fields.find(isFree);
  const isWordOf = (field: Field): boolean => field.type === 'choice' && (agreement(field, values) ?? 0) === 1;
  return values.every(isYesNo) || new Set(values).size === values.length ? undefined : free.find(isWordOf)?.key;
}
