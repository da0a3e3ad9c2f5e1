/** Counting, listing and snoozing the rows of exceptions. All SQL of `exception_snooze`. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { keyset } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import type { Search } from './exception-search.repo.ts';

/** A list's name and its query, ready to be counted or read. */
export type Searched = { readonly key: string; readonly search: Search };

/** A snooze that still holds: not ended, and its end not reached. */
const snoozed = (key: string, now: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select 1 from exception_snooze z where z.exception_key = ${key} and z.row_key = x.row_id::text and z.ended_at is null and z.until > ${now})`;

const atSite = (site: string | undefined): RawBuilder<SqlBool> => (site === undefined ? sql<SqlBool>`true` : sql<SqlBool>`x.site_id = ${site}::uuid`);

export type ExceptionCount = { readonly key: string; readonly rows: number; readonly snoozed: number };

/** Every list counted in one round trip. */
export async function countRows(tx: Tx, lists: readonly Searched[], where: { now: string; site: string | undefined }): Promise<ExceptionCount[]> {
  if (lists.length === 0) return [];
  const counts = lists.map(({ key, search }) => sql`select ${key}::text as key, count(*) filter (where not s)::int as rows, count(*) filter (where s)::int as snoozed
    from (select ${snoozed(key, where.now)} as s from (${search}) x where ${atSite(where.site)}) y`);
  return (await sql<ExceptionCount>`${sql.join(counts, sql` union all `)}`.execute(tx)).rows;
}

export type FoundRow = {
  readonly id: string; readonly sort_value: string | null; readonly since: string; readonly case_id: string | null; readonly speaks: boolean;
  readonly link: string; readonly facts: Record<string, unknown>;
  readonly snooze_until: string | null; readonly snooze_reason: string | null; readonly snooze_by: string | null;
};

export type RowsWanted = {
  readonly now: string; readonly site: string | undefined; readonly snoozed: boolean; readonly sort: string | undefined; readonly after: string | undefined; readonly limit: number;
};

const columns = { since: { column: 'x.since', type: 'timestamptz' } } as const;
const rowColumns = sql`x.row_id as id, x.since, x.case_id, x.speaks, x.link, x.facts`;

export async function findRows(tx: Tx, { key, search }: Searched, wanted: RowsWanted): Promise<FoundRow[]> {
  const keys = keyset(columns, 'x.row_id', wanted.sort, wanted.after);
  const quiet = snoozed(key, wanted.now);
  const { rows } = await sql<FoundRow>`select ${rowColumns}, ${keys.sortValue} as sort_value, ${snoozeColumns}
    from (${search}) x ${snoozeOf(key, wanted.now)}
    where ${atSite(wanted.site)} and ${wanted.snoozed ? quiet : sql<SqlBool>`not ${quiet}`} and ${keys.after ?? sql<SqlBool>`true`}
    order by ${keys.orderBy} limit ${wanted.limit + 1}`.execute(tx);
  return rows;
}

/** One row, if it is in the list now and visible. */
export async function findRow(tx: Tx, { key, search }: Searched, rowId: string, now: string): Promise<FoundRow | undefined> {
  const { rows } = await sql<FoundRow>`select ${rowColumns}, null as sort_value, ${snoozeColumns}
    from (${search}) x ${snoozeOf(key, now)} where x.row_id = ${rowId}::uuid limit 1`.execute(tx);
  return rows[0];
}

const snoozeColumns = sql`z.until as snooze_until, z.reason as snooze_reason, m.name as snooze_by`;
const snoozeOf = (key: string, now: string): RawBuilder<unknown> =>
  sql`left join exception_snooze z on z.exception_key = ${key} and z.row_key = x.row_id::text and z.ended_at is null and z.until > ${now} left join member m on m.id = z.created_by`;

/** One snooze holds for a row; a new one takes its place. */
export async function writeSnooze(tx: Tx, snooze: { id: string; key: string; rowId: string; reason: string; until: string; by: string; at: string }): Promise<void> {
  await sql`insert into exception_snooze (id, exception_key, row_key, reason, until, created_by, created_at)
    values (${snooze.id}, ${snooze.key}, ${snooze.rowId}, ${snooze.reason}, ${snooze.until}, ${snooze.by}, ${snooze.at})
    on conflict (exception_key, row_key) where ended_at is null do update
      set reason = excluded.reason, until = excluded.until, created_by = excluded.created_by, created_at = excluded.created_at`.execute(tx);
}

export async function endSnooze(tx: Tx, key: string, rowId: string, at: string): Promise<boolean> {
  const result = await tx.updateTable('exception_snooze').set({ ended_at: at }).where('exception_key', '=', key).where('row_key', '=', rowId).where('ended_at', 'is', null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
