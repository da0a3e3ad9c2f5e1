/** All SQL of `waiting_row`: rows that wait, over all files. */
import { sql, type SqlBool } from 'kysely';
import type { WaitingFilter } from '#contract/waiting';
import type { Reason } from '#domain/import/reason';
import type { Edit } from '#domain/import/waiting';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import { insertNewRows } from '../../platform/db/many-rows.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import type { By } from './import-run.ts';

export type StoredEdit = Edit & { readonly by: By; readonly at: string };
export type NewWaiting = {
  id: string; runId: string; line: number; cells: readonly string[]; problem: string | null; kind: string; layout: string; label: string; severity: 'blocks' | 'look'; reasons: readonly Reason[]; found: readonly Reason[]; recordId: string | null;
  keys: readonly string[]; content: string; edits: readonly StoredEdit[]; isReady: boolean; since: string; at: string; times: number;
};

/** A line of a run waits once; returns those that were new. */
export const keepWaiting = (tx: Tx, rows: readonly NewWaiting[]): Promise<Set<string>> => insertNewRows(tx, 'waiting_row', rows.map((row) => ({
  id: row.id, run_id: row.runId, line: row.line, cells: row.cells, problem: row.problem, edits: row.edits, kind: row.kind, layout: row.layout, label: row.label, severity: row.severity, reasons: row.reasons, found: row.found,
  reason_code: row.reasons[0]?.code ?? 'missing', reason_field: row.reasons[0]?.field ?? '', is_ready: row.isReady, row_keys: row.keys, content: row.content, state: 'waiting', record_id: row.recordId, since: row.since, seen_at: row.at,
  seen_times: row.times, version: 1,
})));

const columns = ['w.id', 'w.run_id', 'w.line', 'w.cells', 'w.problem', 'w.edits', 'w.kind', 'w.layout', 'w.label', 'w.severity', 'w.reasons', 'w.found', 'w.reason_code', 'w.reason_field', 'w.is_ready', 'w.row_keys', 'w.content', 'w.state', 'w.state_note', 'w.state_by', 'w.state_at', 'w.settled_run', 'w.settled_line', 'w.record_id', 'w.since', 'w.seen_at', 'w.seen_times', 'w.version', 'r.file_name'] as const;
const joined = (tx: Tx) => tx.selectFrom('waiting_row as w').innerJoin('import_run as r', 'r.id', 'w.run_id').select(columns);
export type WaitingRecord = Omit<Awaited<ReturnType<typeof joinedRow>>, 'cells' | 'edits' | 'reasons' | 'found' | 'state_by'> & { readonly cells: readonly string[]; readonly edits: readonly StoredEdit[]; readonly reasons: readonly Reason[]; readonly found: readonly Reason[]; readonly state_by: By | null };
const joinedRow = (tx: Tx) => joined(tx).executeTakeFirstOrThrow();
const asRecord = (row: unknown): WaitingRecord => row as WaitingRecord;

export const waitingById = async (tx: Tx, id: string): Promise<WaitingRecord | undefined> => {
  const row = await joined(tx).where('w.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : asRecord(row);
};
export const waitingByIds = async (tx: Tx, ids: readonly string[]): Promise<WaitingRecord[]> => (await joined(tx).where(sql<SqlBool>`w.id = any (${[...ids]}::uuid[])`).orderBy('w.run_id').orderBy('w.line').execute()).map(asRecord);

const ages: { readonly [age: string]: string } = { day: '1 day', week: '7 days', month: '30 days', older: '30 days' };

function conditions(filter: WaitingFilter, now: string): SqlBool[] | ReturnType<typeof sql<SqlBool>>[] {
  const state = filter.state ?? 'waiting';
  const all = [sql<SqlBool>`w.state = ${state}`];
  if (filter.kind) all.push(sql<SqlBool>`w.kind = ${filter.kind}`);
  if (filter.file) all.push(sql<SqlBool>`w.run_id = ${filter.file}::uuid`);
  if (filter.code) all.push(sql<SqlBool>`w.reason_code = ${filter.code}`);
  if (filter.field !== undefined && filter.field !== '') all.push(sql<SqlBool>`w.reason_field = ${filter.field}`);
  if (filter.severity) all.push(sql<SqlBool>`w.severity = ${filter.severity}`);
  if (filter.ready) all.push(sql<SqlBool>`w.is_ready = ${filter.ready === 'yes'}`);
  if (filter.age) all.push(sql<SqlBool>`w.since ${sql.raw(filter.age === 'older' ? '<' : '>=')} ${now}::timestamptz - ${ages[filter.age]}::interval`);
  if (filter.q) all.push(sql<SqlBool>`(w.label ilike ${`%${filter.q.replace(/[\\%_]/g, '\\$&')}%`} or w.cells::text ilike ${`%${filter.q.replace(/[\\%_]/g, '\\$&')}%`})`);
  return all;
}
const whereOf = (filter: WaitingFilter, now: string) => sql<SqlBool>`(${sql.join(conditions(filter, now) as never[], sql` and `)})`;

const sorts: Record<string, SortColumn> = { since: { column: 'w.since', type: 'timestamptz' }, label: { column: 'w.label', type: 'text' }, line: { column: 'w.line', type: 'int' }, closed: { column: 'w.state_at', type: 'timestamptz' } };

export async function listWaiting(tx: Tx, query: WaitingFilter & { sort?: string | undefined; after?: string | undefined; limit: number; now: string }) {
  const keys = keyset(sorts, 'w.id', query.sort ?? (query.state === undefined || query.state === 'waiting' ? 'since' : '-closed'), query.after);
  let rows = joined(tx).select(keys.sortValue.as('sort_value')).where(whereOf(query, query.now)).orderBy(keys.orderBy).limit(query.limit + 1);
  if (keys.after) rows = rows.where(keys.after);
  return (await rows.execute()) as unknown as (WaitingRecord & { sort_value: string | null })[];
}
export async function countWaitingRows(tx: Tx, filter: WaitingFilter, now: string): Promise<number> {
  return Number((await sql<{ n: string }>`select count(*) as n from waiting_row w where ${whereOf(filter, now)}`.execute(tx)).rows[0]?.n ?? 0);
}

/** The next ids of a filter, by id: for work over many rows that may leave the filter meanwhile. */
export async function idsAfter(tx: Tx, filter: WaitingFilter, now: string, after: string, limit: number): Promise<string[]> {
  return (await sql<{ id: string }>`select w.id from waiting_row w where ${whereOf(filter, now)} and w.id > ${after}::uuid order by w.id limit ${limit}`.execute(tx)).rows.map((row) => row.id);
}

export async function groupsOf(tx: Tx, filter: WaitingFilter, now: string) {
  const { rows } = await sql<{ code: string; field: string; rows: string; ready: string; sample: Reason }>`select reason_code as code, reason_field as field, count(*) as rows, count(*) filter (where is_ready) as ready, (array_agg(reasons -> 0 order by since, id))[1] as sample
    from waiting_row w where ${whereOf(filter, now)} group by 1, 2 order by count(*) desc, 1, 2`.execute(tx);
  return rows.map((row) => ({ ...row, rows: Number(row.rows), ready: Number(row.ready) }));
}
export async function filesOf(tx: Tx, now: string) {
  const { rows } = await sql<{ id: string; name: string; rows: string }>`select r.id, r.file_name as name, count(*) as rows from waiting_row w join import_run r on r.id = w.run_id where ${whereOf({}, now)} group by r.id order by max(r.created_at) desc limit 200`.execute(tx);
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }));
}

export type WaitingChange = {
  edits?: readonly StoredEdit[]; reasons?: readonly Reason[]; reason_code?: string; reason_field?: string; is_ready?: boolean; row_keys?: readonly string[]; label?: string; state?: string; state_note?: string | null; state_by?: By | null; state_at?: string | null;
  settled_run?: string; settled_line?: number; record_id?: string | null;
};
const stored = (set: WaitingChange): object => Object.fromEntries(Object.entries(set).map(([key, value]) => [key, ['edits', 'reasons', 'state_by'].includes(key) && value !== null ? JSON.stringify(value) : value]));

/** Compare-and-set on the version, and only while it stands as it was seen: two people, one winner. */
export async function changeWaiting(tx: Tx, seen: Pick<WaitingRecord, 'id' | 'version'>, set: WaitingChange): Promise<boolean> {
  return (await tx.updateTable('waiting_row').set({ ...stored(set), version: seen.version + 1 } as never).where('id', '=', seen.id).where('version', '=', seen.version).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Rows as they were seen, accepted for these records; returns those that still stood as they were seen. */
export async function acceptRows(tx: Tx, rows: readonly { readonly id: string; readonly version: number; readonly record: string; readonly keys: readonly string[] }[], by: By, at: string): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const done = await sql<{ id: string }>`update waiting_row w set state = 'accepted', state_by = ${JSON.stringify(by)}::jsonb, state_at = ${at}::timestamptz, record_id = x.record, is_ready = false, version = w.version + 1,
    row_keys = array(select jsonb_array_elements_text(x.keys)) from json_to_recordset(${JSON.stringify(rows)}::json) as x (id uuid, version int, record uuid, keys jsonb) where w.id = x.id and w.version = x.version returning w.id`.execute(tx);
  return new Set(done.rows.map((row) => row.id));
}

/** The rows of a file that was taken back: what waited, and what went in and was given up with it. Returns them. */
export async function closeWithRun(tx: Tx, runId: string, note: string, by: By, at: string): Promise<{ id: string; line: number }[]> {
  const { rows } = await sql<{ id: string; line: number }>`update waiting_row w set state = 'settled', state_note = ${note}, state_by = ${JSON.stringify(by)}::jsonb, state_at = ${at}::timestamptz, is_ready = false, version = w.version + 1
    where w.run_id = ${runId}::uuid and w.state <> 'settled' and not exists (select 1 from import_undone u where u.run_id = w.run_id and u.line = w.line and u.outcome = 'kept') returning w.id, w.line`.execute(tx);
  return rows;
}

/** Waiting rows that claim to be the same thing as one of these keys. */
export async function siblingsOf(tx: Tx, keys: readonly string[], kind: string): Promise<WaitingRecord[]> {
  if (keys.length === 0) return [];
  return (await joined(tx).where('w.kind', '=', kind as never).where('w.state', '=', 'waiting').where('w.severity', '=', 'blocks').where(sql<SqlBool>`w.row_keys && ${[...keys]}::text[]`).limit(5_000).execute()).map(asRecord);
}

/** Lines of a file that somebody put aside. */
export async function linesAside(tx: Tx, runIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.selectFrom('waiting_row').select(['run_id', 'line']).where(sql<SqlBool>`run_id = any (${[...runIds]}::uuid[])`).where('state', 'in', ['aside', 'settled']).execute();
  return new Set(rows.map((row) => `${row.run_id}:${row.line}`));
}

/** Open rows of a kind by what a newer file may know them by. */
export async function openRows(tx: Tx, kind: string, exceptRun: string): Promise<{ id: string; version: number; run_id: string; line: number; content: string; row_keys: string[]; state: string; severity: string; edits: StoredEdit[]; cells: string[]; since: string; seen_times: number }[]> {
  return (await tx.selectFrom('waiting_row').select(['id', 'version', 'run_id', 'line', 'content', 'row_keys', 'state', 'severity', 'edits', 'cells', 'since', 'seen_times']).where('kind', '=', kind as never)
    .where((e) => e.or([e('state', '=', 'waiting'), e('state', '=', 'aside'), e.and([e('state', '=', 'seen'), e('severity', '=', 'look')])])).where('run_id', '<>', exceptRun).execute()) as never;
}

/** The same row stood in another file: seen once more. */
export async function seenAgain(tx: Tx, ids: readonly string[], at: string): Promise<void> {
  if (ids.length > 0) await sql`update waiting_row set seen_at = ${at}::timestamptz, seen_times = seen_times + 1 where id = any (${[...ids]}::uuid[])`.execute(tx);
}

export type Settled = { readonly id: string; readonly run: string; readonly line: number; readonly record: string | null; readonly note: string };
/** Closed by a newer file; only what still waits. Returns those that were. */
export async function settleRows(tx: Tx, rows: readonly Settled[], by: By, at: string): Promise<string[]> {
  if (rows.length === 0) return [];
  const done = await sql<{ id: string }>`update waiting_row w set state = 'settled', state_note = x.note, state_by = ${JSON.stringify(by)}::jsonb, state_at = ${at}::timestamptz, settled_run = x.run, settled_line = x.line,
    record_id = coalesce(x.record, w.record_id), version = w.version + 1 from json_to_recordset(${JSON.stringify(rows)}::json) as x (id uuid, run uuid, line int, record uuid, note text)
    where w.id = x.id and w.state = 'waiting' returning w.id`.execute(tx);
  return done.rows.map((row) => row.id);
}
