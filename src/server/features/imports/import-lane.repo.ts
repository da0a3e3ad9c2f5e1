/** All SQL of `import_lane`: the stretches of a file that are written side by side, each with its own cursor. */
import { sql } from 'kysely';
import { insertRows } from '../../platform/db/many-rows.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const lanesOf = (tx: Tx, runId: string, phase: number) => tx.selectFrom('import_lane').selectAll().where('run_id', '=', runId).where('phase', '=', phase).orderBy('lane').execute();
export type LaneRow = Awaited<ReturnType<typeof lanesOf>>[number];

/** Two workers of one lane follow each other. */
export const lockLane = (tx: Tx, { run_id: runId, phase, lane }: LaneRow) =>
  tx.selectFrom('import_lane').selectAll().where('run_id', '=', runId).where('phase', '=', phase).where('lane', '=', lane).forUpdate().executeTakeFirst();

export async function moveLane(tx: Tx, { run_id: runId, phase, lane }: LaneRow, to: { readonly line: number; readonly done: number }): Promise<void> {
  await tx.updateTable('import_lane').set({ at_line: to.line, done: to.done }).where('run_id', '=', runId).where('phase', '=', phase).where('lane', '=', lane).execute();
}

/** Splits the lines of a run into so many stretches of about the same number of rows. */
export async function openLanes(tx: Tx, runId: string, phase: number, lanes: number): Promise<void> {
  const { rows } = await sql<{ lane: number; from_line: number; to_line: number }>`
    select lane, min(line) as from_line, max(line) as to_line from (select line, ntile(${lanes}::int) over (order by line) as lane from import_row where run_id = ${runId}::uuid) t group by lane order by lane`.execute(tx);
  await insertRows(tx, 'import_lane', rows.map((row) => ({ run_id: runId, phase, ...row, at_line: row.from_line - 1, done: 0 })));
}


export async function doneInLanes(tx: Tx, runId: string, phase: number): Promise<number> {
  const row = await tx.selectFrom('import_lane').select((e) => e.fn.sum<string>('done').as('n')).where('run_id', '=', runId).where('phase', '=', phase).executeTakeFirst();
  return Number(row?.n ?? 0);
}
