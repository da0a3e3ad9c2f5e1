/** The end of a visit: ready on the stockroom's shelf, or out of the house for good. One transaction, or nothing. */
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Disposition } from '#domain/workshop/disposition';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeStatus, setAssetFacts } from '../assets/change-status.service.ts';
import { settle } from '../cases/progress-case.service.ts';
import { recordHandOver } from '../custody/record-custody.service.ts';
import { stockroomOf } from '../places/find-place.service.ts';
import { disposalOf } from '../places/furnish-site.service.ts';
import { advance, auditJob, told, type Begun } from './bench.service.ts';
import { isSanitised, openChecks } from './job-facts.ts';
import type { JobChange } from './job.repo.ts';

export type Ending = Pick<JobChange, 'disposition_note' | 'recipient' | 'recipient_certificate' | 'declined_note'> & { readonly disposition: Disposition; readonly by: string };

export async function finishJob(unit: Unit, bench: Begun, { by, ...ending }: Ending): Promise<Verdict<Begun>> {
  const isReady = ending.disposition === 'redeploy';
  const finished = await advance(unit, bench, 'graded', { ...ending, disposition_by: by, disposition_at: unit.now, finished_at: unit.now });
  if (!finished.ok) return finished;
  const { asset, job } = bench;
  const changed = await changeStatus(unit, asset.id, isReady ? 'make_ready' : 'dispose', { sanitisationVerified: isSanitised(bench), openUnlockChecks: openChecks(bench), caseId: job.case_id });
  if (!changed.ok) return told(unit, changed);
  await setAssetFacts(unit, asset.id, { grade: job.grade, disposition: ending.disposition, assignee: null }, job.case_id);
  const moved = isReady ? await toStockroom(unit, bench) : await outOfTheHouse(unit, bench, ending);
  if (!moved.ok) return told(unit, moved);
  auditJob(unit, bench, isReady ? 'made_ready' : 'disposed', { disposition: ending.disposition, grade: job.grade, askedBy: job.disposition_asked_by }, ending.disposition_note ?? null);
  if (job.case_id) await settle(unit, { completion: 'asset_ready', caseId: job.case_id, item: { kind: 'asset', id: asset.id } });
  return finished;
}

async function toStockroom(unit: Unit, { asset, job }: Begun): Promise<Verdict<true>> {
  const stockroom = asset.location_id ? await stockroomOf(unit, asset.location_id) : undefined;
  if (!stockroom) return refuse('no_stockroom', { site: asset.location_name });
  if (asset.custodian_kind === 'place' && asset.custodian_id === stockroom.id) return allow(true);
  const stored = await recordHandOver(unit, {
    assetId: asset.id, kind: 'stored', to: { type: 'place', id: stockroom.id }, caseId: job.case_id, placeLocationId: stockroom.location_id, ...(job.grade ? { condition: `Grade ${job.grade}` } : {}), evidence: { workshopJob: job.id },
  });
  return stored.ok ? allow(true) : stored;
}

async function outOfTheHouse(unit: Unit, { asset, job }: Begun, ending: Omit<Ending, 'by'>): Promise<Verdict<true>> {
  if (!asset.location_id) return refuse('no_workshop', { site: null });
  const gone = await disposalOf(unit, asset.location_id);
  const disposed = await recordHandOver(unit, {
    assetId: asset.id, kind: 'disposed', to: { type: 'place', id: gone }, caseId: job.case_id, placeLocationId: asset.location_id, ...(job.grade ? { condition: `Grade ${job.grade}` } : {}),
    evidence: { workshopJob: job.id, disposition: ending.disposition, recipient: ending.recipient ?? null, certificateNumber: ending.recipient_certificate ?? null },
  });
  return disposed.ok ? allow(true) : disposed;
}
