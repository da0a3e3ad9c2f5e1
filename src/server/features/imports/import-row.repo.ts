/** All SQL of `import_row`: what each row of a file will do. */
import { sql } from 'kysely';
import { insertRows } from '../../platform/db/many-rows.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewRow = { line: number; label: string; verdict: string; reasons: readonly object[]; withheld: readonly object[]; changes: readonly object[]; draft: object | null; recordId: string | null; seenVersion: number | null };

export const keepRows = (tx: Tx, runId: string, rows: readonly NewRow[]): Promise<void> => insertRows(tx, 'import_row', rows.map((row) => ({
  run_id: runId, line: row.line, label: row.label, verdict: row.verdict, reasons: row.reasons, withheld: row.withheld, changes: row.changes, draft: row.draft, record_id: row.recordId, seen_version: row.seenVersion,
})));

export async function forgetRows(tx: Tx, runId: string): Promise<number> {
  return Number((await tx.deleteFrom('import_row').where('run_id', '=', runId).executeTakeFirst()).numDeletedRows);
}

/** A page in file order; `reason` is the code of the first reason. */
export function listRows(tx: Tx, runId: string, page: { verdict: string | undefined; reason: string | undefined; after: number; limit: number }) {
  let query = tx.selectFrom('import_row').selectAll().where('run_id', '=', runId).where('line', '>', page.after).orderBy('line').limit(page.limit);
  if (page.verdict) query = query.where('verdict', '=', page.verdict);
  if (page.reason) query = query.where(sql<boolean>`reasons -> 0 ->> 'code' = ${page.reason}`);
  return query.execute();
}
export type RowRow = Awaited<ReturnType<typeof listRows>>[number];

/** The next rows of a stretch in file order, whatever their verdict: by the primary key alone, so that no batch sorts what is left. */
export const rowsBetween = (tx: Tx, runId: string, { after, to, limit }: { after: number; to: number; limit: number }) =>
  tx.selectFrom('import_row').selectAll().where('run_id', '=', runId).where('line', '>', after).where('line', '<=', to).orderBy('line').limit(limit).execute();

/** Verdicts of a stretch of the file. */
export const rowsOfLines = (tx: Tx, runId: string, from: number, to: number) => tx.selectFrom('import_row').select(['line', 'label', 'verdict', 'reasons', 'withheld', 'record_id']).where('run_id', '=', runId).where('line', '>=', from).where('line', '<=', to).execute();

export type AcceptedRow = { line: number; label: string; verdict: string; withheld: readonly object[]; changes: readonly object[]; draft: object | null; recordId: string };
/** Rows that waited went in after all: what they did stands with their file like that of any other row. */
export async function noteAccepted(tx: Tx, runId: string, rows: readonly AcceptedRow[]): Promise<void> {
  const noted = rows.map(({ recordId, ...row }) => ({ ...row, record: recordId }));
  await sql`update import_row r set label = x.label, verdict = x.verdict, reasons = '[]', withheld = x.withheld, changes = x.changes, draft = case when x.draft::text = 'null' then null else x.draft end, record_id = x.record
    from json_to_recordset(${JSON.stringify(noted)}::json) as x (line int, label text, verdict text, withheld jsonb, changes jsonb, draft jsonb, record uuid) where r.run_id = ${runId}::uuid and r.line = x.line`.execute(tx);
}

/** A row that went in was taken out again: it stands with its file as refused, for the reasons it waits for. */
export async function noteTakenOut(tx: Tx, runId: string, line: number, reasons: readonly object[]): Promise<void> {
  await tx.updateTable('import_row').set({ verdict: 'refuse', reasons: JSON.stringify(reasons), withheld: '[]', changes: '[]', draft: null, record_id: null, seen_version: null }).where('run_id', '=', runId).where('line', '=', line).execute();
}

/** Line → the record it is about. */
export async function recordsOfLines(tx: Tx, runId: string, lines: readonly number[]): Promise<Map<number, string>> {
  if (lines.length === 0) return new Map();
  const rows = await tx.selectFrom('import_row').select(['line', 'record_id']).where('run_id', '=', runId).where('line', 'in', [...new Set(lines)]).where('record_id', 'is not', null).execute();
  return new Map(rows.map((row) => [row.line, row.record_id as string]));
}

/** Refused when it was to be written: the record had changed, or was there already. */
export async function refuseRows(tx: Tx, runId: string, refused: ReadonlyMap<number, readonly object[]>): Promise<void> {
  if (refused.size === 0) return;
  const rows = [...refused].map(([line, reasons]) => ({ line, reasons }));
  await sql`update import_row r set verdict = 'refuse', reasons = x.reasons from json_to_recordset(${JSON.stringify(rows)}::json) as x (line int, reasons jsonb) where r.run_id = ${runId}::uuid and r.line = x.line`.execute(tx);
}

export async function countVerdicts(tx: Tx, runId: string): Promise<Record<string, number>> {
  const rows = await tx.selectFrom('import_row').select(['verdict', (e) => e.fn.countAll<string>().as('n')]).where('run_id', '=', runId).groupBy('verdict').execute();
  return Object.fromEntries(rows.map((row) => [row.verdict, Number(row.n)]));
}

/** `texts`: how many different values have it. */
type RefusedReason = { code: string; field: string | null; sample: unknown; rows: number; texts: number; lines: number[] };

/** Refused rows by first reason, most frequent first, with the first lines of each. */
export async function refusedReasons(tx: Tx, runId: string): Promise<RefusedReason[]> {
  const { rows } = await sql<RefusedReason>`
    select reasons -> 0 ->> 'code' as code, reasons -> 0 ->> 'field' as field, (array_agg(reasons -> 0 order by line))[1] as sample, count(*) as rows, count(distinct reasons -> 0 ->> 'text') as texts, (array_agg(line order by line))[1:20] as lines
    from import_row where run_id = ${runId}::uuid and verdict = 'refuse' group by 1, 2 order by count(*) desc, 1`.execute(tx);
  return rows.map((row) => ({ ...row, rows: Number(row.rows), texts: Number(row.texts) }));
}
