/**
 * Setting a run going: preview, apply, put aside. A small file is done within
 * the request; a large one by a job, with progress to be read meanwhile. A run
 * that nobody has been heard of working on for a while is taken up again.
 */
import type { ImportRun } from '#contract/imports';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import { system } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { applyRun } from './apply-import.service.ts';
import { findRun, readImport } from './find-import.service.ts';
import { decideRun, noteProgress, runById, silentRuns, takeOver, type RunChange } from './import.repo.ts';
import { doneInLanes } from './import-lane.repo.ts';
import { byOf, type Run } from './import-run.ts';
import { canBeUndone, undoRun } from './undo-import.service.ts';
import { previewRun } from './preview-import.service.ts';

/** Up to here a person waits for the answer rather than for the next look at the progress. */
const doneAtOnce = 1_000;
const silentAfterSeconds = 60;

/** Works on whatever step the run is in. A failure is kept with the run, where a person sees it. */
export async function workOnRun(run: RunUnit, id: string): Promise<void> {
  try {
    await previewRun(run, id);
    await applyRun(run, id);
    await undoRun(run, id);
  } catch (error) {
    await run(system('imports'), (unit) => noteProgress(unit.tx, id, { error: 'It stopped in the middle. What was done is kept; it goes on by itself in a minute.' })).catch(() => undefined);
    throw error;
  }
}

type Step = { readonly from: readonly Run['status'][]; readonly already: readonly Run['status'][]; readonly set: (unit: Unit, run: Run) => Verdict<RunChange>; readonly audit: string | null };

/** Compare-and-set of a run's state; asked again for what is under way already, it only looks. */
async function step(unit: Unit, id: string, version: number, { from, already, set, audit }: Step): Promise<Verdict<{ run: Run; begun: boolean }>> {
  const found = await findRun(unit, id);
  if (!found.ok) return found;
  const run = found.value;
  if (already.includes(run.status)) return allow({ run, begun: false });
  if (!from.includes(run.status)) return refuse('wrong_state', { status: run.status });
  const change = set(unit, run);
  if (!change.ok) return change;
  if (!(await decideRun(unit.tx, id, version, { ...change.value, beat_at: unit.now, error: null }))) return refuse('conflict', { version: run.version });
  if (audit !== null) unit.audit({ action: audit, entity: { kind: 'import', id }, facts: { kind: run.kind, rows: run.row_count } });
  return allow({ run, begun: true });
}

async function start(call: CallContext, id: string, version: number, which: Step): Promise<Verdict<ImportRun>> {
  const begun = await call.once(async (unit): Promise<Verdict<{ small: boolean; begun: boolean }>> => {
    const stepped = await step(unit, id, version, which);
    if (!stepped.ok) return stepped;
    const small = stepped.value.run.row_count <= doneAtOnce;
    if (stepped.value.begun && !small) unit.enqueue('imports.work', { id });
    return allow({ small, begun: stepped.value.begun });
  });
  if (!begun.ok) return begun;
  if (begun.value.begun && begun.value.small) await workOnRun(call.run, id);
  return call.run(call.actor, (unit) => readImport(unit, id));
}

export const startPreview = (call: CallContext, id: string, version: number): Promise<Verdict<ImportRun>> => start(call, id, version, {
  from: ['read', 'previewed'], already: ['previewing'], audit: null,
  set: (_unit, run) => (run.kind === null || run.mapping === null ? refuse('import_kind_unsaid') : allow({ status: 'previewing', done_rows: 0, counts: {}, summary: null })),
});

export const startApplying = (call: CallContext, id: string, version: number): Promise<Verdict<ImportRun>> => start(call, id, version, {
  // One that was stopped goes on with the rows that are left.
  from: ['previewed', 'stopped'], already: ['applying', 'applied'], audit: 'import.started',
  set: (unit, run) => allow({ status: 'applying', applied_by: byOf(unit.actor), ...(run.status === 'stopped' ? {} : { done_rows: 0, phase: 0 }) }),
});

export const startUndo = (call: CallContext, id: string, version: number): Promise<Verdict<ImportRun>> => start(call, id, version, {
  from: canBeUndone, already: ['undoing', 'undone'], audit: 'import.undo_started',
  set: (unit, run) => allow({ status: 'undoing', done_rows: 0, undo: { by: byOf(unit.actor), rows: (run.counts['create'] ?? 0) + (run.counts['change'] ?? 0) } }),
});

/** Stops between two batches: what went in stays, and can go on or be taken back. */
export async function stopImport(unit: Unit, id: string, version: number): Promise<Verdict<ImportRun>> {
  const stepped = await step(unit, id, version, { from: ['applying'], already: ['stopped', 'applied'], audit: 'import.stopped', set: () => allow({ status: 'stopped' }) });
  if (stepped.ok && stepped.value.begun) await noteProgress(unit.tx, id, { done_rows: await doneInLanes(unit.tx, id, 0) });
  return stepped.ok ? readImport(unit, id) : stepped;
}

export async function cancelImport(unit: Unit, id: string, version: number): Promise<Verdict<ImportRun>> {
  const stepped = await step(unit, id, version, { from: ['read', 'previewing', 'previewed'], already: ['cancelled'], audit: 'import.cancelled', set: () => allow({ status: 'cancelled' }) });
  return stepped.ok ? readImport(unit, id) : stepped;
}

/** Takes up runs whose process was stopped. Each says afterwards that it went on by itself. */
export async function resumeSilentRuns(run: RunUnit): Promise<number> {
  const taken = await run(system('imports'), async (unit) => {
    const before = new Date(Date.parse(unit.now) - silentAfterSeconds * 1000).toISOString();
    const mine: string[] = [];
    for (const { id } of await silentRuns(unit.tx, before)) {
      if (!(await takeOver(unit.tx, id, before, unit.now))) continue;
      const row = await runById(unit.tx, id);
      unit.audit({ action: 'import.resumed', entity: { kind: 'import', id }, facts: { status: row?.status, doneRows: row?.done_rows } });
      mine.push(id);
    }
    return mine;
  });
  for (const id of taken) await workOnRun(run, id);
  return taken.length;
}
