/**
 * What is asked of a list: words to look for, conditions that all have to
 * hold, an order, the columns shown. The same value stands behind an address,
 * a saved view, an export, a selection and an exception.
 * Rule: `where` combines with AND, the values inside one condition with OR.
 */
import type { Refusal, Verdict } from '../verdict.ts';
import { allow, refuse } from '../verdict.ts';
import type { Catalogue } from './catalogue.ts';
import { cut, mostConditions, parseCondition, printCondition, type Condition } from './condition.ts';

export type Sort = { readonly field: string; readonly descending: boolean };

export type ListQuery = {
  readonly q: string;
  readonly where: readonly Condition[];
  /** Null: the list's own order. */
  readonly sort: Sort | null;
  /** Null: the columns the list shows by itself. */
  readonly columns: readonly string[] | null;
};

/** The parts as text: what an address, the API and a saved view carry. */
export type ListQueryText = { readonly q?: string | undefined; readonly where?: readonly string[] | undefined; readonly sort?: string | undefined; readonly columns?: string | undefined };

export type ListQueryProblem = Refusal<'filter_unreadable'>;

export const printSort = (sort: Sort): string => `${sort.descending ? '-' : ''}${sort.field}`;
export const splitSort = (text: string): Sort => ({ field: text.replace(/^-/, ''), descending: text.startsWith('-') });

const escapeColumn = (id: string): string => id.replace(/[\\,]/g, '\\$&');
const splitColumns = (text: string): string[] => (text === '' ? [] : cut(text, ','));

export function printListQuery(query: ListQuery): ListQueryText {
  return {
    ...(query.q === '' ? {} : { q: query.q }),
    ...(query.where.length === 0 ? {} : { where: query.where.map(printCondition) }),
    ...(query.sort === null ? {} : { sort: printSort(query.sort) }),
    ...(query.columns === null ? {} : { columns: query.columns.map(escapeColumn).join(',') }),
  };
}

/** Every part held against the catalogue. What is not understood is named; nothing is left out in silence. */
export function parseListQuery(text: ListQueryText, catalogue: Catalogue): Verdict<ListQuery, ListQueryProblem> {
  const where: Condition[] = [];
  if ((text.where?.length ?? 0) > mostConditions) return refuse('filter_unreadable', { where: '', reason: 'too_many_conditions', hint: `at most ${mostConditions} conditions` });
  for (const one of text.where ?? []) {
    const read = parseCondition(one, catalogue.fieldOf);
    if (!read.ok) return read;
    where.push(read.value);
  }
  const sort = text.sort === undefined || text.sort === '' ? null : splitSort(text.sort);
  if (sort !== null && catalogue.fieldOf(sort.field)?.sortable !== true) return refuse('filter_unreadable', { where: `sort=${text.sort}`, reason: 'not_sortable', hint: `this list is sorted by ${catalogue.fields.filter((one) => one.sortable).map((one) => one.id).join(', ')}` });
  const columns = text.columns === undefined ? null : [...new Set(splitColumns(text.columns))];
  const unknown = columns?.find((id) => catalogue.fieldOf(id) === undefined);
  if (unknown !== undefined) return refuse('filter_unreadable', { where: `columns=${unknown}`, reason: 'unknown_field', hint: `this list has no column “${unknown.slice(0, 80)}”` });
  return allow({ q: (text.q ?? '').trim(), where, sort, columns: columns === null || columns.length === 0 ? null : columns });
}

/** Parameters named after a field, as older links and scripts write them: `status=in_use`. */
export function shorthandOf(given: Readonly<Record<string, unknown>>, catalogue: Catalogue): string[] {
  return Object.entries(given).flatMap(([id, value]) => {
    const known = catalogue.fieldOf(id);
    if (known === undefined || value === undefined) return [];
    const text = known.type === 'flag' ? (value === true || value === 'true' || value === 'yes' ? 'yes' : 'no') : String(value);
    return [printCondition({ field: id, op: 'is', values: [text] })];
  });
}
