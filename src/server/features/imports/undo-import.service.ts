/**
 * Taking an import back while nothing later depends on it (ADR 5): first what
 * would happen, then one act, in batches that each are one transaction with the
 * records, their audit entries and what became of each row. A process that
 * dies leaves whole batches; the next goes on with the rows that are left.
 */
import type { UndoPreview } from '#contract/imports';
import type { ImportKind } from '#domain/import/field';
import { sayUndoReason } from '#domain/import/undo';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { findRun } from './find-import.service.ts';
import { beforeOfLines } from './import-before.repo.ts';
import { countUndo, keepWhatStays, nextToUndo, noteUndone, undoneSoFar, type UndoCount, type UndoRow } from './import-undo.repo.ts';
import { lockRun, noteProgress, runById } from './import.repo.ts';
import { actorOf, byOf, runOf, type Run } from './import-run.ts';
import { paceOf, type Pace } from './pace.ts';
import { letOthersIn } from './read-import-file.ts';
import { takeBack } from './undo-writers.service.ts';
import { closeWithRun } from './waiting-row.repo.ts';

/** Several rows are one licence: it goes back as one. */
const batchOf = (kind: ImportKind, pace: Pace): number => (kind === 'licences' ? 1_000_000 : Math.min(500, pace.written));

export const canBeUndone: readonly Run['status'][] = ['applied', 'stopped'];

function previewOf(counts: readonly UndoCount[]): UndoPreview {
  const sum = (list: readonly UndoCount[]): number => list.reduce((total, each) => total + each.rows, 0);
  const goes = counts.filter((each) => each.reason === null);
  return {
    reverted: sum(goes.filter((each) => each.verdict === 'change')), withdrawn: sum(goes.filter((each) => each.verdict === 'create')), kept: sum(counts.filter((each) => each.reason !== null)),
    samples: goes.map(({ verdict, lines, labels }) => ({ outcome: verdict === 'change' ? 'reverted' as const : 'withdrawn' as const, lines, labels })),
    reasons: counts.flatMap(({ reason, text, rows, lines, labels }) => (reason === null ? [] : [{ code: reason, sentence: sayUndoReason({ code: reason, ...(text === null ? {} : { text }) }), rows, lines, labels }])),
  };
}

/** What taking it back would do; changes nothing. Judged with every case in sight, told without naming any. */
export async function previewUndo(call: CallContext, id: string): Promise<Verdict<UndoPreview>> {
  const found = await call.run(call.actor, (unit) => findRun(unit, id));
  if (!found.ok) return found;
  const { kind, status } = found.value;
  if (kind === null || !canBeUndone.includes(status)) return refuse('wrong_state', { status });
  return allow(previewOf(await call.run(call.actor, (unit) => countUndo(unit.tx, { id, kind }), { sight: 'system' })));
}

async function finish(unit: Unit, run: Run): Promise<void> {
  const outcome = await undoneSoFar(unit.tx, run.id);
  await noteProgress(unit.tx, run.id, { status: 'undone', undo: { ...run.undo, ...outcome, at: unit.now }, beat_at: unit.now, error: null });
  // What waited of it has no ground any more, and what went in of it is given up.
  const closed = await closeWithRun(unit.tx, run.id, `${run.file_name} was taken back.`, byOf(unit.actor), unit.now);
  for (const { id, line } of closed) unit.audit({ action: 'waiting_row.settled', entity: { kind: 'waiting_row', id }, facts: { import: run.id, line, because: 'taken back' } });
  unit.audit({ action: 'import.undone', entity: { kind: 'import', id: run.id }, facts: { kind: run.kind, ...outcome, sha256: run.file_sha256 } });
}

const kept = (row: UndoRow) => ({ line: row.line, recordId: row.record_id, outcome: 'kept', reason: { code: row.reason, text: row.text } });

/** One batch in one transaction. */
async function undoBatch(unit: Unit, id: string, pace: Pace): Promise<'more' | 'done'> {
  const locked = await lockRun(unit.tx, id);
  if (locked?.status !== 'undoing') return 'done';
  const run = runOf(locked);
  const { kind } = run;
  if (kind === null) return 'done';
  if (run.undo?.planned !== true) {
    await keepWhatStays(unit.tx, { id, kind });
    await noteProgress(unit.tx, id, { undo: { ...run.undo, planned: true }, beat_at: unit.now });
    return 'more';
  }
  const rows = await nextToUndo(unit.tx, { id, kind }, batchOf(kind, pace));
  if (rows.length === 0) {
    await finish(unit, run);
    return 'done';
  }
  const back = rows.filter((row) => row.reason === null);
  const before = back.length === 0 ? [] : await beforeOfLines(unit.tx, id, back.map((row) => row.line));
  if (back.length > 0) await takeBack(unit, { runId: id, kind, rows: back, before: new Map(before.map((row) => [row.line, row])) });
  await noteUndone(unit.tx, id, [
    ...rows.filter((row) => row.reason !== null).map(kept),
    ...back.map((row) => ({ line: row.line, recordId: row.record_id, outcome: row.verdict === 'create' && kind !== 'locations' ? 'withdrawn' : 'reverted', reason: null })),
  ]);
  await noteProgress(unit.tx, id, { beat_at: unit.now, done_rows: run.done_rows + rows.length, error: null });
  return 'more';
}

/** Takes back what is left of a run in state `undoing`. */
export async function undoRun(runUnit: RunUnit, id: string): Promise<void> {
  const row = await runUnit({ kind: 'system', id: 'imports', name: 'imports' }, (unit) => runById(unit.tx, id));
  const by = row === undefined ? undefined : runOf(row).undo?.by;
  if (row?.status !== 'undoing' || by === undefined) return;
  for (let state: 'more' | 'done' = 'more'; state === 'more';) {
    state = await runUnit(actorOf(by), (unit) => undoBatch(unit, id, paceOf(runUnit)), { sight: 'system' });
    await letOthersIn();
  }
}
