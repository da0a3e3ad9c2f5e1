/** What holds data in a device. Two disks need two records; one noted by mistake is struck out with its reason. */
import type { noteMedium as noteRoute } from '#contract/workshop';
import type { Job } from '#contract/workshop-job';
import type { Received } from '#contract/route';
import { serialKey } from '#domain/asset/serial';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { advance, atStage, auditJob, beginAct } from './bench.service.ts';
import { readJob, showJob } from './find-jobs.service.ts';
import { followMedia } from './follow-media.service.ts';
import { recordsOfMedium } from './job-facts.ts';
import { insertMedium, strikeMedium } from './sanitisation.repo.ts';

const atWork = ['checking', 'sanitising', 'verifying', 'grading'] as const;

export async function noteMedium(unit: Unit, jobId: string, body: Received<typeof noteRoute>['body']): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'note_medium');
  if (!begun.ok) return begun;
  const bench = begun.value;
  const stage = atStage(bench, 'note_medium', atWork);
  if (!stage.ok) return stage;
  const twin = body.serialNumber && bench.media.find((one) => serialKey(one.serial_number ?? '') === serialKey(body.serialNumber ?? ''));
  if (twin) return refuse('medium_noted', { serialNumber: twin.serial_number });
  const id = unit.newId();
  await insertMedium(unit.tx, {
    id, assetId: bench.asset.id, mediaType: body.mediaType, manufacturer: body.manufacturer ?? null, model: body.model ?? null, serialNumber: body.serialNumber ?? null, propertyNumber: body.propertyNumber ?? null,
    by: bench.by, at: unit.now,
  });
  auditJob(unit, bench, 'medium_noted', { medium: id, mediaType: body.mediaType, serialNumber: body.serialNumber ?? null });
  // Found late, it takes the whole device back: nothing leaves with a disk nobody looked at.
  const isLate = bench.job.status === 'verifying' || bench.job.status === 'grading';
  if (!isLate) return readJob(unit, jobId);
  const back = await advance(unit, bench, 'medium_found', { disposition: null, disposition_asked_by: null, disposition_asked_at: null });
  return back.ok ? showJob(unit, back.value) : back;
}

export async function strikeOut(unit: Unit, jobId: string, mediumId: string, reason: string): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'strike_medium');
  if (!begun.ok) return begun;
  const bench = begun.value;
  if (!bench.media.some((one) => one.id === mediumId)) return refuse('not_found', { what: 'medium' });
  if (recordsOfMedium(bench, mediumId).length > 0) return refuse('medium_recorded');
  const stage = atStage(bench, 'strike_medium', ['checking', 'sanitising']);
  if (!stage.ok) return stage;
  if (!(await strikeMedium(unit.tx, mediumId, unit.now, reason))) return refuse('conflict');
  auditJob(unit, bench, 'medium_struck', { medium: mediumId }, reason);
  const followed = await followMedia(unit, bench);
  return followed.ok ? showJob(unit, followed.value) : followed;
}
