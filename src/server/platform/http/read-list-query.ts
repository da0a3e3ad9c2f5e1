/** A list route's query → the domain's question: what `where` and `columns` say, and the parameters named after fields. */
import type { CatalogueQuery } from '#contract/list';
import { customName, type Catalogue } from '#domain/list/catalogue';
import { parseListQuery, shorthandOf, type ListQuery } from '#domain/list/list-query';
import { allow, type Verdict } from '#domain/verdict';
import type { Cell, PageWish } from '../db/list-page.ts';

export type ListWish = { readonly query: ListQuery; readonly page: PageWish };

const usualLimit = 50;

export function readListQuery(given: CatalogueQuery & Readonly<Record<string, unknown>>, catalogue: Catalogue): Verdict<ListWish> {
  const { q, where, sort, columns, after, limit, ...shorthand } = given;
  const conditions = typeof where === 'string' ? [where] : (where ?? []);
  const read = parseListQuery({ q, sort, columns, where: [...conditions, ...shorthandOf(shorthand, catalogue)] }, catalogue);
  return read.ok ? allow({ query: read.value, page: { after, limit: limit ?? usualLimit } }) : read;
}

/** The values of the columns asked for. */
export const askedCells = (cells: Record<string, Cell> | null): { cells?: Record<string, Cell> } => (cells === null ? {} : { cells });

/** The custom values a reader asked for as columns; nothing of the others. */
export function customCells(query: ListQuery, custom: unknown): { custom?: Record<string, unknown> } {
  const names = (query.columns ?? []).flatMap((id) => customName(id) ?? []);
  if (names.length === 0) return {};
  const values = (custom ?? {}) as Record<string, unknown>;
  return { custom: Object.fromEntries(names.map((name) => [name, values[name] ?? null])) };
}
