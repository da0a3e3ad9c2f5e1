/**
 * The act: what the preview says, once. A batch is one transaction in which the
 * records, their audit entries and the run's cursor move together, so that a
 * process that dies leaves whole batches behind it and the next one goes on
 * from the cursor; nothing is done twice and nothing is skipped.
 * A record that changed since the preview is left out with that reason.
 */
import type { ImportKind } from '#domain/import/field';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { letOthersIn } from './read-import-file.ts';
import { countVerdicts, refusedReasons, refuseRows, rowsAfter } from './import-row.repo.ts';
import { lockRun, noteProgress, runById } from './import.repo.ts';
import { actorOf, runOf, type Run } from './import-run.ts';
import { renewKept } from './kept-mappings.service.ts';
import { decidedOf, type Batch, type Refused } from './write-batch.ts';
import { writeAccounts } from './write-accounts.service.ts';
import { writeAssets } from './write-assets.service.ts';
import { writeLicences } from './write-licences.service.ts';
import { writeLocations } from './write-locations.service.ts';
import { writeManagers, writePeople } from './write-people.service.ts';

const batchRows = 1_000;

type Writer = (unit: Unit, batch: Batch) => Promise<Refused>;
/** A kind's phases, each over all rows in file order. */
const phases: { readonly [K in ImportKind]: readonly { readonly write: Writer; readonly linked: boolean }[] } = {
  people: [{ write: writePeople, linked: false }, { write: writeManagers, linked: true }],
  assets: [{ write: writeAssets, linked: false }],
  licences: [{ write: writeLicences, linked: false }],
  accounts: [{ write: writeAccounts, linked: false }],
  locations: [{ write: writeLocations, linked: false }],
};

async function finish(unit: Unit, run: Run, kind: ImportKind): Promise<void> {
  const counts = await countVerdicts(unit.tx, run.id);
  const summary = { ...run.summary, reasons: await refusedReasons(unit.tx, run.id) };
  await noteProgress(unit.tx, run.id, { status: 'applied', counts, summary, applied_at: unit.now, beat_at: unit.now, error: null });
  await renewKept(unit, run, kind);
  unit.audit({ action: 'import.applied', entity: { kind: 'import', id: run.id }, facts: { kind, rows: run.row_count, counts, sha256: run.file_sha256, resumed: run.resumed } });
}

/** One batch in one transaction. */
async function applyBatch(unit: Unit, id: string): Promise<'more' | 'done'> {
  const locked = await lockRun(unit.tx, id);
  if (locked?.status !== 'applying') return 'done';
  const run = runOf(locked);
  const { kind, mapping } = run;
  if (kind === null || mapping === null) return 'done';
  const phase = phases[kind][run.phase];
  if (phase === undefined) {
    await finish(unit, run, kind);
    return 'done';
  }
  const rows = await rowsAfter(unit.tx, id, run.applied_line, batchRows);
  const last = rows.at(-1);
  if (last === undefined) {
    await noteProgress(unit.tx, id, { phase: run.phase + 1, applied_line: 0, beat_at: unit.now });
    return 'more';
  }
  const decided = rows.filter((row) => row.verdict === 'create' || row.verdict === 'change').map(decidedOf).filter((row) => !phase.linked || row.links.people['manager']?.line !== undefined);
  const batch: Batch = { run, kind, mapping, rows: decided, cause: { source: 'file', facts: { import: id } } };
  if (decided.length > 0) await refuseRows(unit.tx, id, await phase.write(unit, batch));
  await noteProgress(unit.tx, id, { applied_line: last.line, beat_at: unit.now, error: null, ...(run.phase === 0 ? { done_rows: run.done_rows + decided.length } : {}) });
  return 'more';
}

/** Applies what is left of a run, batch by batch. */
export async function applyRun(runUnit: RunUnit, id: string): Promise<void> {
  const run = await runUnit({ kind: 'system', id: 'imports', name: 'imports' }, (unit) => runById(unit.tx, id));
  if (run?.status !== 'applying') return;
  const actor = actorOf(runOf(run).applied_by ?? runOf(run).created_by);
  for (let state: 'more' | 'done' = 'more'; state === 'more';) {
    state = await runUnit(actor, (unit) => applyBatch(unit, id));
    await letOthersIn();
  }
}
