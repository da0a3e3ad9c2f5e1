/**
 * The act: what the preview says, once. A batch is one transaction in which the
 * records, their audit entries and the cursor of its lane move together, so that
 * a process that dies leaves whole batches behind it and the next one goes on
 * from the cursors; nothing is done twice and nothing is skipped. A large file
 * of people or assets is written in two lanes: the database works on one batch
 * while we prepare the other.
 * A record that changed since the preview is left out with that reason.
 */
import type { ImportKind } from '#domain/import/field';
import type { Actor } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { paceOf, type Pace } from './pace.ts';
import { letOthersIn } from './read-import-file.ts';
import { doneInLanes, lanesOf, lockLane, moveLane, openLanes, type LaneRow } from './import-lane.repo.ts';
import { countVerdicts, refusedReasons, refuseRows, rowsBetween } from './import-row.repo.ts';
import { lockRun, lookAnew, noteProgress, runById, shareRun } from './import.repo.ts';
import { actorOf, runOf, type Run } from './import-run.ts';
import { renewKept } from './kept-mappings.service.ts';
import { decidedOf, type Batch, type Refused } from './write-batch.ts';
import { collectWaiting } from './quarantine-collect.service.ts';
import { writeAccounts } from './write-accounts.service.ts';
import { writeAssets } from './write-assets.service.ts';
import { writeLicences } from './write-licences.service.ts';
import { writeLocations } from './write-locations.service.ts';
import { writeManagers, writePeople } from './write-people.service.ts';

/** Fewer rows than this are not worth a second lane. */
const rowsForTwoLanes = 4_000;
const beatMilliseconds = 400;

type Writer = (unit: Unit, batch: Batch) => Promise<Refused>;
/** A kind's phases, each over all rows; `lanes`: no row of it depends on another one. */
export const phases: { readonly [K in ImportKind]: readonly { readonly write: Writer; readonly linked: boolean; readonly lanes: 1 | 2 }[] } = {
  people: [{ write: writePeople, linked: false, lanes: 2 }, { write: writeManagers, linked: true, lanes: 1 }],
  assets: [{ write: writeAssets, linked: false, lanes: 2 }],
  licences: [{ write: writeLicences, linked: false, lanes: 1 }],
  accounts: [{ write: writeAccounts, linked: false, lanes: 1 }],
  locations: [{ write: writeLocations, linked: false, lanes: 1 }],
};

async function finish(unit: Unit, run: Run, kind: ImportKind): Promise<void> {
  const counts = await countVerdicts(unit.tx, run.id);
  const summary = { ...run.summary, reasons: await refusedReasons(unit.tx, run.id) };
  await noteProgress(unit.tx, run.id, { status: 'applied', counts, summary, applied_at: unit.now, beat_at: unit.now, error: null, done_rows: await doneInLanes(unit.tx, run.id, 0) });
  await renewKept(unit, run, kind);
  unit.audit({ action: 'import.applied', entity: { kind: 'import', id: run.id }, facts: { kind, rows: run.row_count, counts, sha256: run.file_sha256, resumed: run.resumed } });
}

/** The lanes of the phase under way, opened when it begins; null when nothing is left to do. */
async function lanesUnderWay(unit: Unit, id: string, pace: Pace): Promise<LaneRow[] | null> {
  const locked = await lockRun(unit.tx, id);
  if (locked?.status !== 'applying') return null;
  const run = runOf(locked);
  const { kind } = run;
  if (kind === null) return null;
  for (let phase = run.phase; ; phase++) {
    const spec = phases[kind][phase];
    if (phase > 0 && phase > run.phase && run.row_count >= rowsForTwoLanes) await lookAnew(unit.tx, kind);
    if (spec === undefined) {
      await finish(unit, run, kind);
      return null;
    }
    if ((await lanesOf(unit.tx, id, phase)).length === 0) await openLanes(unit.tx, id, phase, run.row_count < rowsForTwoLanes ? 1 : Math.min(spec.lanes, pace.lanes));
    const open = (await lanesOf(unit.tx, id, phase)).filter((lane) => lane.at_line < lane.to_line);
    if (open.length > 0) {
      await noteProgress(unit.tx, id, { phase, beat_at: unit.now, error: null });
      return open;
    }
  }
}

/** One batch in one transaction. */
async function applyBatch(unit: Unit, lane: LaneRow, batchRows: number): Promise<'more' | 'done'> {
  const shared = await shareRun(unit.tx, lane.run_id);
  const now = await lockLane(unit.tx, lane);
  if (shared?.status !== 'applying' || now === undefined || now.at_line >= now.to_line) return 'done';
  const run = runOf(shared);
  const { kind, mapping } = run;
  const phase = kind === null ? undefined : phases[kind][lane.phase];
  if (kind === null || mapping === null || phase === undefined) return 'done';
  const rows = await rowsBetween(unit.tx, lane.run_id, { after: now.at_line, to: now.to_line, limit: batchRows });
  const decided = rows.filter((row) => row.verdict === 'create' || row.verdict === 'change').map(decidedOf).filter((row) => !phase.linked || row.links.people['manager']?.line !== undefined);
  const batch: Batch = { run, kind, mapping, rows: decided, cause: { source: 'file', facts: { import: lane.run_id } } };
  if (decided.length > 0) await refuseRows(unit.tx, lane.run_id, await phase.write(unit, batch));
  const line = rows.length < batchRows ? now.to_line : (rows.at(-1)?.line ?? now.to_line);
  await moveLane(unit.tx, lane, { line, done: now.done + decided.length });
  return line < now.to_line ? 'more' : 'done';
}

/** Says now and then how far it is; others read that, and know that somebody works on it. */
function heart(runUnit: RunUnit, actor: Actor, id: string): () => Promise<void> {
  let told = performance.now();
  return async () => {
    if (performance.now() - told < beatMilliseconds) return;
    told = performance.now();
    await runUnit(actor, async (unit) => noteProgress(unit.tx, id, { beat_at: unit.now, done_rows: await doneInLanes(unit.tx, id, 0) }));
  };
}

/** Applies what is left of a run, batch by batch. */
export async function applyRun(runUnit: RunUnit, id: string): Promise<void> {
  const run = await runUnit({ kind: 'system', id: 'imports', name: 'imports' }, (unit) => runById(unit.tx, id));
  if (run?.status !== 'applying') return;
  const actor = actorOf(runOf(run).applied_by ?? runOf(run).created_by);
  const pace = paceOf(runUnit);
  const beat = heart(runUnit, actor, id);
  const applyLane = async (lane: LaneRow): Promise<void> => {
    for (let state: 'more' | 'done' = 'more'; state === 'more';) {
      state = await runUnit(actor, (unit) => applyBatch(unit, lane, pace.written));
      await beat();
      await letOthersIn();
    }
  };
  for (;;) {
    const lanes = await runUnit(actor, (unit) => lanesUnderWay(unit, id, pace));
    if (lanes === null) break;
    const ended = await Promise.allSettled(lanes.map(applyLane));
    const failed = ended.find((each) => each.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
  await collectWaiting(runUnit, id);
}
