/** All SQL of `import_run`. */
import { sql } from 'kysely';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const columns: Record<string, SortColumn> = { brought: { column: 'r.created_at', type: 'timestamptz' }, file: { column: 'r.file_name', type: 'text' } };

export async function insertRun(tx: Tx, run: {
  id: string; kind: string | null; fileName: string; fileSize: number; sha256: string; fileId: string; reading: object; mapping: object | null; options: object; questions: readonly object[]; rows: number; by: object; at: string;
}): Promise<void> {
  await tx.insertInto('import_run').values({
    id: run.id, kind: run.kind, file_name: run.fileName, file_size: run.fileSize, file_sha256: run.sha256, file_id: run.fileId, reading: JSON.stringify(run.reading), mapping: run.mapping === null ? null : JSON.stringify(run.mapping),
    options: JSON.stringify(run.options), questions: JSON.stringify(run.questions), status: 'read', row_count: run.rows, created_by: JSON.stringify(run.by), created_at: run.at,
  }).execute();
}

export const runById = (tx: Tx, id: string) => tx.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
export type RunRow = NonNullable<Awaited<ReturnType<typeof runById>>>;
/** Alone: whoever decides waits for the batches under way, and no batch begins meanwhile. */
export const lockRun = (tx: Tx, id: string) => tx.selectFrom('import_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Under a lock that others may hold as well: batches side by side, and nobody stops the run between two statements of one. */
export const shareRun = (tx: Tx, id: string) => tx.selectFrom('import_run').selectAll().where('id', '=', id).forKeyShare().executeTakeFirst();

export async function listRuns(tx: Tx, query: { q: string | undefined; sort: string | undefined; after: string | undefined; limit: number }) {
  const keys = keyset(columns, 'r.id', query.sort ?? '-brought', query.after);
  let rows = tx.selectFrom('import_run as r').select(['r.id', 'r.kind', 'r.file_name', 'r.status', 'r.row_count', 'r.counts', 'r.created_by', 'r.created_at', 'r.applied_by', 'r.applied_at', keys.sortValue.as('sort_value')]).orderBy(keys.orderBy).limit(query.limit + 1);
  if (query.q) rows = rows.where('r.file_name', 'ilike', `%${query.q.replace(/[\\%_]/g, '\\$&')}%`);
  if (keys.after) rows = rows.where(keys.after);
  return rows.execute();
}
export const countRuns = async (tx: Tx, q: string | undefined): Promise<number> => {
  const all = tx.selectFrom('import_run').select((e) => e.fn.countAll<string>().as('n'));
  return Number((await (q ? all.where('file_name', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`) : all).executeTakeFirstOrThrow()).n);
};

export type RunChange = {
  kind?: string | null; reading?: object; row_count?: number; mapping?: object | null; options?: object; questions?: readonly object[]; status?: string; counts?: object; summary?: object | null; done_rows?: number; phase?: number; beat_at?: string;
  resumed?: number; previewed_at?: string; applied_by?: object; applied_at?: string; undo?: object; came_by?: string; error?: string | null; waiting_at?: string;
};

const inJson = new Set(['reading', 'mapping', 'options', 'questions', 'counts', 'summary', 'applied_by', 'undo']);

/** Compare-and-set on the version, once no batch is under way; false when somebody was faster. `version` counts what people decide, not progress. */
export async function decideRun(tx: Tx, id: string, version: number, set: RunChange): Promise<boolean> {
  await lockRun(tx, id);
  return (await tx.updateTable('import_run').set({ ...stored(set), version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Progress of the step under way. */
export async function noteProgress(tx: Tx, id: string, set: RunChange): Promise<void> {
  await tx.updateTable('import_run').set(stored(set)).where('id', '=', id).execute();
}

const stored = (set: RunChange): object => Object.fromEntries(Object.entries(set).map(([key, value]) => [key, inJson.has(key) && value !== null && value !== undefined ? JSON.stringify(value) : value]));

/** Runs whose worker has not been heard of since `before`: the process was stopped in the middle. */
export const silentRuns = (tx: Tx, before: string) => tx.selectFrom('import_run').select(['id', 'status']).where('status', 'in', ['previewing', 'applying', 'undoing']).where('beat_at', '<', before).execute();

/** Takes a silent run over; false when another process did. */
export async function takeOver(tx: Tx, id: string, before: string, at: string): Promise<boolean> {
  return (await tx.updateTable('import_run').set((e) => ({ beat_at: at, resumed: e('resumed', '+', 1) })).where('id', '=', id).where('beat_at', '<', before).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Applied and not yet among the waiting rows, oldest first. */
export const uncollectedRuns = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('import_run').select('id').where('status', '=', 'applied').where('waiting_at', 'is', null).orderBy('applied_at').limit(50).execute()).map((row) => row.id);

const recordTable = { people: 'person', assets: 'asset', licences: 'licence', accounts: 'account', locations: 'location' } as const;
const recordLabel = {
  people: sql<string>`t.name`, assets: sql<string>`concat_ws(' · ', coalesce(t.asset_tag, t.serial_number), coalesce(t.model, t.name))`, licences: sql<string>`concat_ws(' ', t.vendor, t.product)`,
  accounts: sql<string>`t.system || ' · ' || t.username`, locations: sql<string>`t.name`,
} as const;
const stillHere = { people: sql`t.status = 'active'`, assets: sql`t.status <> 'disposed'`, licences: sql`true`, accounts: sql`t.status = 'active'`, locations: sql`true` } as const;

const absent = (run: { id: string; kind: keyof typeof recordTable }) => sql`${sql.table(recordTable[run.kind])} t where ${stillHere[run.kind]} and not exists (select 1 from import_row r where r.run_id = ${run.id}::uuid and r.record_id = t.id)`;

/** Records here that no row is about. */
export async function countAbsent(tx: Tx, run: { id: string; kind: keyof typeof recordTable }): Promise<number> {
  return Number((await sql<{ n: number }>`select count(*) as n from ${absent(run)}`.execute(tx)).rows[0]?.n ?? 0);
}
export async function listAbsent(tx: Tx, run: { id: string; kind: keyof typeof recordTable }, after: string | undefined, limit: number): Promise<{ id: string; label: string }[]> {
  return (await sql<{ id: string; label: string }>`select t.id, ${recordLabel[run.kind]} as label from ${absent(run)} ${after === undefined ? sql`` : sql`and t.id > ${after}::uuid`} order by t.id limit ${limit}`.execute(tx)).rows;
}

/** An import of the very same bytes that was not put aside or taken back. */
export const runWithContent = (tx: Tx, sha256: string) =>
  tx.selectFrom('import_run').select(['id', 'file_name', 'created_at']).where('file_sha256', '=', sha256).where('status', 'not in', ['cancelled', 'undone', 'failed']).orderBy('created_at', 'desc').limit(1).executeTakeFirst();

/** After many new rows: the database plans for what is there now, not for the nearly empty table it knew. */
export async function lookAnew(tx: Tx, kind: string): Promise<void> {
  await sql`select handback_look_anew(${kind}::text)`.execute(tx);
}
