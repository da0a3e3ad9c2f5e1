/** All SQL of `bulk_change` and `bulk_change_row`. */
import { sql } from 'kysely';
import { insertRows } from '../../platform/db/many-rows.ts';
import { keyset } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const bulkById = (tx: Tx, id: string) => tx.selectFrom('bulk_change').selectAll().where('id', '=', id).executeTakeFirst();
export type BulkRowOf = NonNullable<Awaited<ReturnType<typeof bulkById>>>;
export const lockBulk = (tx: Tx, id: string) => tx.selectFrom('bulk_change').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export function listBulkChanges(tx: Tx, kinds: readonly string[], page: { after: string | undefined; limit: number }) {
  const keys = keyset({ at: { column: 'created_at', type: 'timestamptz' } }, 'id', '-at', page.after);
  const query = tx.selectFrom('bulk_change').selectAll().where('kind', 'in', ['', ...kinds]).select(keys.sortValue.as('sort_value')).orderBy(keys.orderBy).limit(page.limit + 1);
  return (keys.after ? query.where(keys.after) : query).execute();
}

export type NewBulk = { id: string; kind: string; selection: unknown; changes: unknown; total: number; madeBy: string | null; actor: unknown };
export async function insertBulk(tx: Tx, bulk: NewBulk, recordIds: readonly string[], at: string): Promise<void> {
  await tx.insertInto('bulk_change').values({
    id: bulk.id, kind: bulk.kind, status: 'previewing', selection: JSON.stringify(bulk.selection), changes: JSON.stringify(bulk.changes), total: bulk.total, made_by: bulk.madeBy, actor: JSON.stringify(bulk.actor), beat_at: at, created_at: at,
  }).execute();
  for (let start = 0; start < recordIds.length; start += 20_000) {
    await insertRows(tx, 'bulk_change_row', recordIds.slice(start, start + 20_000).map((id, index) => ({ change_id: bulk.id, seq: start + index + 1, record_id: id, label: '' })));
  }
}

export type BulkSet = { status?: string; done?: number; counts?: string; beat_at?: string; error?: string | null; previewed_at?: string; applied_at?: string; undone_at?: string };
/** A step forward within a state: progress, not a decision. */
export const noteBulk = async (tx: Tx, id: string, set: BulkSet): Promise<void> => { await tx.updateTable('bulk_change').set(set).where('id', '=', id).execute(); };
/** A decision: compare-and-set on the version. */
export const decideBulk = async (tx: Tx, id: string, version: number, set: BulkSet): Promise<boolean> =>
  (await tx.updateTable('bulk_change').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;

export const rowsFrom = (tx: Tx, id: string, after: number, limit: number) => tx.selectFrom('bulk_change_row').selectAll().where('change_id', '=', id).where('seq', '>', after).orderBy('seq').limit(limit).execute();
export type BulkLine = Awaited<ReturnType<typeof rowsFrom>>[number];

export type LineSet = { seq: number; label: string; verdict: string | null; seen_version: number | null; before: unknown; after: unknown; reason: unknown; outcome: string | null; outcome_reason: unknown; after_version: number | null };
/** What was decided for some lines, in one statement. */
export async function setLines(tx: Tx, id: string, lines: readonly LineSet[]): Promise<void> {
  if (lines.length === 0) return;
  await sql`update bulk_change_row t set label = x.label, verdict = x.verdict, seen_version = x.seen_version, before = x.before, after = x.after, reason = x.reason, outcome = x.outcome, outcome_reason = x.outcome_reason, after_version = x.after_version
    from jsonb_populate_recordset(null::bulk_change_row, ${JSON.stringify(lines)}::jsonb) x where t.change_id = ${id} and t.seq = x.seq`.execute(tx);
}

export async function countLines(tx: Tx, id: string): Promise<{ verdict: string | null; outcome: string | null; rows: number }[]> {
  return (await sql<{ verdict: string | null; outcome: string | null; rows: number }>`select verdict, outcome, count(*)::int as rows from bulk_change_row where change_id = ${id} group by 1, 2`.execute(tx)).rows;
}

export async function reasonsOf(tx: Tx, id: string): Promise<{ step: 'preview' | 'result'; code: string; rows: number }[]> {
  return (await sql<{ step: 'preview' | 'result'; code: string; rows: number }>`select step, code, count(*)::int as rows from (
    select 'preview' as step, reason ->> 'code' as code from bulk_change_row where change_id = ${id} and reason is not null
    union all select 'result', outcome_reason ->> 'code' from bulk_change_row where change_id = ${id} and outcome_reason is not null) as r where code is not null group by 1, 2 order by 3 desc, 2`.execute(tx)).rows;
}

/** Field by field, the commonest changes first. */
export async function samplesOf(tx: Tx, id: string, each: number): Promise<{ field: string; from: unknown; to: unknown; rows: number }[]> {
  return (await sql<{ field: string; from: unknown; to: unknown; rows: number }>`select field, "from", "to", rows from (
    select e.key as field, r.before -> e.key as "from", e.value as "to", count(*)::int as rows, row_number() over (partition by e.key order by count(*) desc, (r.before -> e.key)::text) as place
    from bulk_change_row r cross join lateral jsonb_each(r.after) e where r.change_id = ${id} and r.verdict = 'change' group by e.key, r.before -> e.key, e.value) as s where place <= ${each} order by field, place`.execute(tx)).rows;
}

export async function listLines(tx: Tx, id: string, show: string | undefined, page: { after: string | undefined; limit: number }) {
  const after = Number(page.after ?? 0) || 0;
  let query = tx.selectFrom('bulk_change_row').selectAll().where('change_id', '=', id).where('seq', '>', after).orderBy('seq').limit(page.limit + 1);
  if (show === 'change' || show === 'same' || show === 'refused') query = query.where('verdict', '=', show);
  else if (show !== undefined) query = query.where('outcome', '=', show);
  const rows = await query.execute();
  const cut = rows.slice(0, page.limit);
  return { rows: cut, next: rows.length > page.limit ? String(cut.at(-1)?.seq) : null };
}

export const silentBulks = (tx: Tx, before: string) => tx.selectFrom('bulk_change').select(['id']).where('status', 'in', ['previewing', 'applying', 'undoing']).where('beat_at', '<', before).execute();
export const takeOverBulk = async (tx: Tx, id: string, before: string, at: string): Promise<boolean> =>
  (await tx.updateTable('bulk_change').set((e) => ({ beat_at: at, resumed: e('resumed', '+', 1) })).where('id', '=', id).where('beat_at', '<', before).executeTakeFirst()).numUpdatedRows > 0n;

/** One row of a batch: what it writes can be taken back without the rows beside it. */
export const beginRow = async (tx: Tx): Promise<void> => { await sql`savepoint bulk_row`.execute(tx); };
export async function endRow(tx: Tx, isKept: boolean): Promise<void> {
  if (!isKept) await sql`rollback to savepoint bulk_row`.execute(tx);
  await sql`release savepoint bulk_row`.execute(tx);
}
