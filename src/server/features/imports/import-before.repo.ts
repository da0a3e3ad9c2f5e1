/** All SQL of `import_before`: what a written row replaced, so that the import can be taken back. */
import { insertNew } from '../../platform/db/many-rows.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type Before = {
  readonly line: number; readonly recordId: string; /** The record's version afterwards; null where records have none. */ readonly version: number | null;
  readonly was: Readonly<Record<string, unknown>>; /** Who answered for the asset before it moved, and the entry that moved it. */ readonly custody?: { readonly kind: string; readonly id: string | null; readonly seq: number };
};

export const keepBefore = (tx: Tx, runId: string, rows: readonly Before[]): Promise<void> => insertNew(tx, 'import_before', rows.map((row) => ({
  run_id: runId, line: row.line, record_id: row.recordId, version: row.version, was: row.was, custody: row.custody ?? null,
})));

export const beforeOfLines = (tx: Tx, runId: string, lines: readonly number[]) =>
  tx.selectFrom('import_before').selectAll().where('run_id', '=', runId).where('line', 'in', [...lines]).execute();
export type BeforeRow = Awaited<ReturnType<typeof beforeOfLines>>[number];

/** What a row replaced is forgotten once the row was taken out by itself: it may go in again. */
export async function forgetBefore(tx: Tx, runId: string, line: number): Promise<void> {
  await tx.deleteFrom('import_before').where('run_id', '=', runId).where('line', '=', line).execute();
}
