/**
 * A list for what works on many rows at once: how many, which ids, which
 * cells. Selections, exports, exceptions and bulk edits read through this, so
 * they mean exactly the rows that the list shows.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Catalogue } from '#domain/list/catalogue';
import type { ListQuery } from '#domain/list/list-query';
import type { ListField } from '#domain/list/field';
import { sqlOf } from './list-conditions.ts';
import { countOf, cutPage, joinsFor, matchingOf, pageOf, type Cell, type PageWish } from './list-page.ts';
import type { ListSource } from './list-source.ts';
import type { Tx } from './tx.ts';

export type { Cell };
export type CellRow = { readonly id: string; readonly cells: readonly Cell[] };

export type ListReader = {
  /** How many rows hold, as far as they may be seen. */
  count(tx: Tx, catalogue: Catalogue, query: ListQuery): Promise<number>;
  /** The next ids in the list's order; `next` is null at the end. */
  ids(tx: Tx, catalogue: Catalogue, query: ListQuery, wish: PageWish): Promise<{ ids: string[]; next: string | null }>;
  /** The ids of every row that holds, as a subquery: for searches that build on a list. */
  matching(catalogue: Catalogue, query: Pick<ListQuery, 'q' | 'where'>): RawBuilder<unknown>;
  /** The next rows as values of these fields, in their order. */
  cells(tx: Tx, catalogue: Catalogue, query: ListQuery, fields: readonly ListField[], wish: PageWish): Promise<{ rows: CellRow[]; next: string | null }>;
};

export function listReader(source: ListSource): ListReader {
  return {
    async count(tx, catalogue, query) {
      const { rows } = await sql<{ n: number }>`select ${countOf(source, catalogue, query)} as n`.execute(tx);
      return rows[0]?.n ?? 0;
    },
    matching: (catalogue, query) => matchingOf(source, catalogue, query),
    async ids(tx, catalogue, query, wish) {
      const { page, order } = pageOf(source, catalogue, query, wish);
      const { rows } = await sql<{ id: string; sort_value: string | null; total: null }>`select page.id, page.sort_value, null as total from ${page} as page order by ${order}`.execute(tx);
      const cut = cutPage(rows, wish);
      return { ids: cut.rows.map((row) => row.id), next: cut.next };
    },
    async cells(tx, catalogue, query, fields, wish) {
      const { page, order } = pageOf(source, catalogue, query, wish);
      const values = fields.map((field) => sqlOf(source, field).value);
      const columns = sql.raw(values.map((value, index) => `${value} as c${index}`).join(', '));
      const from = sql.raw(`${source.from} on ${source.id} = page.id ${joinsFor(source, values)}`);
      const { rows } = await sql<{ id: string; sort_value: string | null; total: null } & Record<string, Cell>>`
        select page.id, page.sort_value, null as total, ${columns} from ${page} as page join ${from} order by ${order}`.execute(tx);
      const cut = cutPage(rows, wish);
      return { rows: cut.rows.map((row) => ({ id: row.id, cells: values.map((_, index) => row[`c${index}`] as Cell) })), next: cut.next };
    },
  };
}
