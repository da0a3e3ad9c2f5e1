/**
 * A device arrives in the workshop. Scanned twice, carried in twice or
 * collected and then taken in by hand: one job.
 */
import type { Job } from '#contract/workshop-job';
import { mayAdmit, priorityAtOpening, type Ownership } from '#domain/workshop/admission';
import { likelyPlatform } from '#domain/workshop/unlock-checks';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeStatus, lockForChange } from '../assets/change-status.service.ts';
import { getAsset, type AssetRecord } from '../assets/find-asset.service.ts';
import { lineOfAsset } from '../cases/act-on-line.service.ts';
import { recordHandOver } from '../custody/record-custody.service.ts';
import { workshopOf } from '../places/find-place.service.ts';
import { readJob } from './find-jobs.service.ts';
import { insertJob, openJobOf, type JobRecord } from './job.repo.ts';
import { insertMedium, mediaOf } from './sanitisation.repo.ts';

export type OpenJob = { readonly assetId: string; readonly caseId?: string | null };

/** The open job of an asset; opened when there is none. Custody is the caller's: who carried it in has recorded that. */
export async function openJob(unit: Unit, given: OpenJob): Promise<Verdict<JobRecord>> {
  const locked = await lockForChange(unit, given.assetId);
  const asset = locked && (await getAsset(unit, given.assetId));
  if (!asset) return refuse('not_found', { what: 'asset' });
  const open = await openJobOf(unit.tx, asset.id);
  if (open) return allow(open);
  const ownership = asset.ownership as Ownership;
  const way = mayAdmit(ownership, locked.status);
  if (!way.ok) return way;
  for (const action of way.value) {
    const changed = await changeStatus(unit, asset.id, action, { caseId: given.caseId ?? null });
    if (!changed.ok) return changed;
  }
  return insert(unit, asset, given);
}

async function insert(unit: Unit, asset: AssetRecord, given: OpenJob): Promise<Verdict<JobRecord>> {
  const id = unit.newId();
  const priority = priorityAtOpening({ isReserved: asset.reserved_for !== null, ownership: asset.ownership as Ownership });
  const isNew = await insertJob(unit.tx, { id, assetId: asset.id, caseId: given.caseId ?? null, needsSanitisation: asset.data_bearing, platform: likelyPlatform(asset), priority, at: unit.now });
  const job = await openJobOf(unit.tx, asset.id);
  if (!isNew || !job) return job ? allow(job) : refuse('conflict');
  if (asset.data_bearing) await expectMedium(unit, asset);
  unit.audit({ action: 'workshop.job_opened', entity: { kind: 'workshop_job', id }, caseId: given.caseId ?? null, facts: { asset: asset.id, priority, dataBearing: asset.data_bearing } });
  return allow(job);
}

/** Nearly every device that holds data holds it in one place; a second is noted when it is found. */
async function expectMedium(unit: Unit, asset: AssetRecord): Promise<void> {
  if ((await mediaOf(unit.tx, asset.id).execute()).length > 0) return;
  const isHandheld = asset.category === 'phone' || asset.category === 'tablet' || asset.category === 'sim_card';
  await insertMedium(unit.tx, {
    id: unit.newId(), assetId: asset.id, mediaType: isHandheld ? 'embedded_flash' : 'flash', manufacturer: isHandheld ? asset.manufacturer : null, model: isHandheld ? asset.model : null,
    serialNumber: isHandheld || asset.category === 'storage' ? asset.serial_number : null, propertyNumber: null, by: null, at: unit.now,
  });
}

/** A technician takes a device in by hand: it is in the workshop from here on. */
export async function admitByHand(unit: Unit, assetId: string): Promise<Verdict<Job>> {
  const asset = await getAsset(unit, assetId);
  if (!asset) return refuse('not_found', { what: 'asset' });
  const caseId = (await lineOfAsset(unit, assetId))?.case_id ?? null;
  const job = await openJob(unit, { assetId, caseId });
  if (!job.ok) return job;
  const arrived = await bringIn(unit, asset, caseId);
  return arrived.ok ? readJob(unit, job.value.id) : arrived;
}

/** Records that the workshop answers for it, unless one does already. */
export async function bringIn(unit: Unit, asset: AssetRecord, caseId: string | null): Promise<Verdict<true>> {
  if (asset.place_kind === 'workshop') return allow(true);
  const workshop = asset.location_id ? await workshopOf(unit, asset.location_id) : undefined;
  if (!workshop) return refuse('no_workshop', { site: asset.location_name });
  const moved = await recordHandOver(unit, { assetId: asset.id, kind: 'moved', to: { type: 'place', id: workshop.id }, caseId, placeLocationId: workshop.location_id });
  return moved.ok ? allow(true) : moved;
}
