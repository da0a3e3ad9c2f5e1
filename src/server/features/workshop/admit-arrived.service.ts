/**
 * What a technician has brought or unpacked in a workshop is work at once: a
 * job for each thing that was seen. A sealed box is not; its contents are when
 * they have been confirmed. What is not ours, or lies elsewhere, gets none.
 */
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getAsset } from '../assets/find-asset.service.ts';
import { lineOfAsset } from '../cases/act-on-line.service.ts';
import { openJob } from './open-job.service.ts';

/** Refusals that mean "no work here", and nothing wrong with the arrival. */
const noWork = ['asset_not_ours', 'wrong_state'];

export async function admitArrived(unit: Unit, assetIds: readonly string[]): Promise<Verdict<{ opened: number }>> {
  let opened = 0;
  for (const assetId of [...new Set(assetIds)].sort()) {
    const asset = await getAsset(unit, assetId);
    if (asset?.place_kind !== 'workshop') continue;
    const job = await openJob(unit, { assetId, caseId: (await lineOfAsset(unit, assetId))?.case_id ?? null });
    if (job.ok) opened += 1;
    else if (!noWork.includes(job.error.code)) return job;
  }
  return allow({ opened });
}
