/** All SQL of `exception_count` and `exception_told`: how counts went, and who was told of which row. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import type { Searched } from './exception.repo.ts';

/** Counts every list site by site as of now, in place of what was counted earlier that day. */
export async function keepCounts(tx: Tx, lists: readonly Searched[], at: { now: string; on: string }): Promise<void> {
  if (lists.length === 0) return;
  const counts = lists.map(({ key, search }) => sql`select ${key}::text as key, x.site_id, count(*) filter (where z.id is null)::int as rows, count(z.id)::int as snoozed from (${search}) x
    left join exception_snooze z on z.exception_key = ${key} and z.row_key = x.row_id::text and z.ended_at is null and z.until > ${at.now} group by x.site_id`);
  const keys = lists.map(({ key }) => key);
  // A site whose rows are gone today keeps no older figure of today.
  await sql`update exception_count set row_count = 0, snoozed_count = 0, counted_at = ${at.now} where counted_on = ${at.on}::date and key = any (${keys}::text[])`.execute(tx);
  await sql`with c as materialized (${sql.join(counts, sql` union all `)})
    insert into exception_count (key, counted_on, site_id, row_count, snoozed_count, counted_at)
    select c.key, ${at.on}::date, c.site_id, c.rows, c.snoozed, ${at.now}::timestamptz from c
    union all select k, ${at.on}::date, null::uuid, 0, 0, ${at.now}::timestamptz from unnest(${keys}::text[]) k where not exists (select 1 from c where c.key = k and c.site_id is null)
    on conflict (key, counted_on, coalesce(site_id, '00000000-0000-0000-0000-000000000000'::uuid))
      do update set row_count = excluded.row_count, snoozed_count = excluded.snoozed_count, counted_at = excluded.counted_at`.execute(tx);
}

/** When the day was counted last, or undefined. */
export async function countedAt(tx: Tx, on: string): Promise<string | undefined> {
  const row = await tx.selectFrom('exception_count').select((e) => e.fn.max('counted_at').as('at')).where('counted_on', '=', on).executeTakeFirst();
  return row?.at ?? undefined;
}

export type DayRow = { readonly key: string; readonly on: string; readonly count: number };

/** What the reader may see of the last days, oldest first. */
export async function countsSince(tx: Tx, keys: readonly string[], since: string, site: string | undefined): Promise<DayRow[]> {
  const where: RawBuilder<SqlBool> = site === undefined ? sql<SqlBool>`true` : sql<SqlBool>`site_id = ${site}::uuid`;
  const { rows } = await sql<DayRow>`select key, counted_on as "on", sum(row_count)::int as count from exception_count
    where key = any (${[...keys]}::text[]) and counted_on >= ${since}::date and ${where} group by key, counted_on order by key, counted_on`.execute(tx);
  return rows;
}

/** Rows of a list of which somebody was not told yet, longest there first; those that left the list are forgotten. */
export async function newRows(tx: Tx, { key, search }: Searched, member: string, now: string): Promise<{ id: string }[]> {
  await sql`delete from exception_told t where t.key = ${key} and t.member_id = ${member}::uuid and not exists (select 1 from (${search}) x where x.row_id::text = t.row_key)`.execute(tx);
  const { rows } = await sql<{ id: string }>`select x.row_id as id from (${search}) x
    where not exists (select 1 from exception_told t where t.key = ${key} and t.member_id = ${member}::uuid and t.row_key = x.row_id::text)
      and not exists (select 1 from exception_snooze z where z.exception_key = ${key} and z.row_key = x.row_id::text and z.ended_at is null and z.until > ${now})
    order by x.since, x.row_id limit 500`.execute(tx);
  return rows;
}

/** How many of them are news: what was noted before is not counted again. */
export async function noteTold(tx: Tx, key: string, member: string, rowIds: readonly string[], at: string): Promise<number> {
  const result = await sql`insert into exception_told (key, row_key, member_id, told_at) select ${key}, r, ${member}::uuid, ${at}::timestamptz from unnest(${[...rowIds]}::text[]) r on conflict do nothing`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Notes that a reader had the digest of a day; false when they had it already. */
export async function noteDigest(tx: Tx, member: string, on: string, at: string): Promise<boolean> {
  if ((await noteTold(tx, digestKey, member, [on], at)) === 0) return false;
  await tx.deleteFrom('exception_told').where('key', '=', digestKey).where('member_id', '=', member).where('row_key', '<', on).execute();
  return true;
}

const digestKey = 'digest';
