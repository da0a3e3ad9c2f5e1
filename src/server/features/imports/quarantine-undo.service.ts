/**
 * A row that waited and went in is taken out again by itself, while nothing
 * later depends on it: judged and written like the undoing of its whole import
 * (ADR 5), for its one line. It waits again as it was, with what was typed.
 */
import type { WaitingDetail } from '#contract/waiting';
import { sayUndoReason } from '#domain/import/undo';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { beforeOfLines, forgetBefore } from './import-before.repo.ts';
import { lockRun } from './import.repo.ts';
import { noteTakenOut } from './import-row.repo.ts';
import { judgeLine } from './import-undo.repo.ts';
import { runOf } from './import-run.ts';
import { recount } from './quarantine-accept.service.ts';
import { openWaiting, refreshSiblings, undoWaiting as undoEdit } from './quarantine-fix.service.ts';
import { findWaiting, readWaiting } from './quarantine-read.service.ts';
import { takeBack } from './undo-writers.service.ts';
import { changeWaiting, type WaitingRecord } from './waiting-row.repo.ts';

async function takeOut(unit: Unit, row: WaitingRecord): Promise<Verdict<WaitingDetail>> {
  const locked = await lockRun(unit.tx, row.run_id);
  const run = locked === undefined ? undefined : runOf(locked);
  if (run === undefined || run.kind === null || run.status !== 'applied') return refuse('wrong_state', { status: run?.status ?? 'gone' });
  const { id, kind } = run;
  // Nothing was written for a row that says what is here already.
  const written = await judgeLine(unit.tx, { id, kind }, row.line);
  if (written !== undefined && written.reason !== null) return refuse('waiting_depended', { because: sayUndoReason({ code: written.reason, ...(written.text === null ? {} : { text: written.text }) }) });
  if (!(await changeWaiting(unit.tx, row, { state: 'waiting', state_by: null, state_at: null, state_note: null, record_id: null }))) return refuse('conflict', { version: row.version });
  if (written !== undefined) {
    const before = await beforeOfLines(unit.tx, id, [row.line]);
    await takeBack(unit, { runId: id, kind, rows: [written], before: new Map(before.map((each) => [each.line, each])) });
    await forgetBefore(unit.tx, id, row.line);
  }
  await noteTakenOut(unit.tx, id, row.line, row.reasons);
  unit.audit({ action: 'waiting_row.taken_out', entity: { kind: 'waiting_row', id: row.id }, facts: { import: id, line: row.line, record: written?.record_id ?? null } });
  await recount(unit, new Map([[id, run]]));
  await refreshSiblings(unit, row);
  return readWaiting(unit, row.id);
}

/** The last thing that was done with the row is taken back: an edit, putting aside, or going in. */
export async function undoWaiting(unit: Unit, id: string, version: number): Promise<Verdict<WaitingDetail>> {
  const found = await findWaiting(unit, id);
  if (!found.ok) return found;
  if (found.value.state !== 'accepted') return undoEdit(unit, id, version);
  const open = await openWaiting(unit, id, version, ['accepted']);
  return open.ok ? takeOut(unit, open.value) : open;
}
