/** A furnished site with people of the workshop, and the steps between a device that came home and a certificate: for tests that start half way. */
import { createAsset } from '#contract/assets';
import { createLocation } from '#contract/people';
import { furnishSite } from '#contract/places';
import { admitAsset, answerCheck, finishChecks, gradeJob, recordSanitisation, takeJob, verifyRecord, type RecordFields } from '#contract/workshop';
import type { Findings, Job } from '#contract/workshop-job';
import { openWorld, type Client, type World } from './world.ts';

export type WorkshopWorld = {
  readonly world: World;
  /** Does the work. */
  readonly otto: Client;
  /** Verifies it. */
  readonly vera: Client;
  readonly manager: Client;
  readonly siteId: string;
  readonly workshopId: string;
  readonly stockroomId: string;
};

export async function openWorkshopWorld(at = '2026-11-02T09:00:00.000Z'): Promise<WorkshopWorld> {
  const world = await openWorld({ at });
  const manager = await world.as('asset_manager', { name: 'Maria Alves' });
  const site = await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon', country: 'PT' } });
  const { rows } = await manager.do(furnishSite, { params: { locationId: site.id } });
  const idOf = (kind: string): string => rows.find((row) => row.kind === kind)?.id ?? '';
  return {
    world, manager, siteId: site.id, workshopId: idOf('workshop'), stockroomId: idOf('stockroom'), otto: await world.as('technician', { name: 'Otto Brandt' }), vera: await world.as('technician', { name: 'Vera Lima' }),
  };
}

let count = 0;

/** A device that lies in the site's stockroom, returned and unopened. */
export async function returnedDevice({ manager, siteId, stockroomId }: WorkshopWorld, more: Record<string, unknown> = {}) {
  count += 1;
  return manager.do(createAsset, {
    body: {
      assetTag: `HB-${4000 + count}`, serialNumber: `C02XK7Q${1000 + count}`, manufacturer: 'Lenovo', model: 'ThinkPad T14', category: 'laptop', locationId: siteId, status: 'returned', custodian: { kind: 'place', id: stockroomId }, ...more,
    } as never,
  });
}

export async function takenJob(here: WorkshopWorld, more: Record<string, unknown> = {}): Promise<Job> {
  const asset = await returnedDevice(here, more);
  const job = await here.otto.do(admitAsset, { body: { assetId: asset.id } });
  return here.otto.do(takeJob, { params: { jobId: job.id } });
}

export async function clearChecks(by: Client, job: Job): Promise<Job> {
  let seen = job;
  for (const { check } of job.checks.filter(({ state }) => state !== 'clear')) seen = await by.do(answerCheck, { params: { jobId: job.id }, body: { check, result: 'clear' } });
  return seen;
}

export const wipe = (serialNumber: string, more: Partial<RecordFields> = {}): RecordFields => ({
  manufacturer: 'Samsung', model: 'PM9A1', serialNumber, mediaType: 'flash', mediaSource: 'The laptop it came in', method: 'purge', technique: 'nvme_sanitize', toolName: 'nvme-cli', toolVersion: '2.9',
  verificationMethod: 'Sanitize status log', outcome: 'completed', destination: 'internal_reuse', performedLocation: 'Lisbon workshop, bench 2', ...more,
});

export const signed = { location: 'Lisbon workshop', title: 'Technician', contact: 'vera@example.test' };
export const likeNew: Findings = { powersOn: true, faults: [], batteryPercent: 92, batteryUnsafe: false, marks: 'none' };

/** Checks clear, on to sanitising. */
export async function readyToWipe(here: WorkshopWorld, more: Record<string, unknown> = {}): Promise<Job> {
  const job = await clearChecks(here.otto, await takenJob(here, more));
  return here.otto.do(finishChecks, { params: { jobId: job.id } });
}

/** Wiped by one, verified and accepted by the other. */
export async function sanitised(here: WorkshopWorld, more: Record<string, unknown> = {}): Promise<Job> {
  const job = await readyToWipe(here, more);
  const recorded = await here.otto.do(recordSanitisation, { params: { jobId: job.id, mediumId: job.media[0]?.id ?? '' }, body: wipe(`S6${job.asset.assetTag}`) });
  return here.vera.do(verifyRecord, { params: { jobId: job.id, recordId: recorded.media[0]?.records[0]?.id ?? '' }, body: { ...signed, result: 'passed', accept: true } });
}

export async function graded(here: WorkshopWorld, more: Record<string, unknown> = {}): Promise<Job> {
  const job = await sanitised(here, more);
  return here.otto.do(gradeJob, { params: { jobId: job.id }, body: { findings: likeNew } });
}
