/** Reading the queue and one job. */
import type { JobQuery, readLanes as lanesRoute } from '#contract/workshop';
import { lanes, type listJobs as listRoute } from '#contract/workshop';
import type { Job, Prefill } from '#contract/workshop-job';
import type { Answer } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { benchOf, type Bench } from './bench.service.ts';
import { countJobs, countLanes, jobShown, listJobs, type JobFilter } from './job-list.repo.ts';
import { jobById, memberNames, newestJobOf, signerById } from './job.repo.ts';
import { lastRecordBy, wipedAmong } from './sanitisation.repo.ts';
import { jobDetail, jobRow } from './workshop.presenter.ts';

export async function findJobs(unit: Unit, query: JobQuery): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 50;
  const technician = query.technician === 'me' ? (memberId(unit.actor) ?? 'nobody') : query.technician;
  const filter: JobFilter = { q: query.q, lanes: query.lane, statuses: query.status, state: query.state, priority: query.priority, technician, category: query.category, site: query.site, quarantine: query.quarantine };
  const sort = query.sort ?? (query.state === 'done' ? '-finished' : undefined);
  const page = pageOf(await listJobs(unit.tx, filter, { sort, after: query.after, limit }), limit);
  return allow({ rows: page.rows.map(jobRow), next: page.next, total: query.after ? null : await countJobs(unit.tx, filter) });
}

export async function countByLane(unit: Unit, site: string | undefined): Promise<Verdict<Answer<typeof lanesRoute>>> {
  const counted = new Map((await countLanes(unit.tx, site)).map((row) => [row.lane, Number(row.count)]));
  const rows = lanes.map((lane) => ({ lane, count: counted.get(lane) ?? 0 }));
  const me = memberId(unit.actor);
  return allow({ lanes: rows, open: rows.reduce((sum, row) => sum + row.count, 0), mine: me ? await countJobs(unit.tx, { technician: me, site }) : 0 });
}

/** Which of these devices no longer hold what they held: what a rescinded case cannot promise back. */
export const wipedOf = async (unit: Unit, assetIds: readonly string[]): Promise<ReadonlySet<string>> => new Set(await wipedAmong(unit.tx, assetIds));

export async function readJob(unit: Unit, jobId: string): Promise<Verdict<Job>> {
  const bench = await benchOf(unit, await jobById(unit.tx, jobId));
  return bench.ok ? showJob(unit, bench.value) : bench;
}

export async function readJobOfAsset(unit: Unit, assetId: string): Promise<Verdict<Job>> {
  const bench = await benchOf(unit, await newestJobOf(unit.tx, assetId));
  return bench.ok ? showJob(unit, bench.value) : bench;
}

/** The job as its page shows it: what every act answers with. */
export async function showJob(unit: Unit, bench: Bench): Promise<Verdict<Job>> {
  const row = await jobShown(unit.tx, bench.job.id);
  if (!row) return refuse('not_found');
  const signed = bench.records.flatMap((record) => [record.verified_by, record.validated_by]);
  const names = await memberNames(unit.tx, [...signed, bench.job.disposition_asked_by, bench.job.disposition_by]);
  const me = memberId(unit.actor);
  const signer = me ? await signerById(unit.tx, me) : undefined;
  return allow(jobDetail(row, bench, { names, prefill: me ? await prefillOf(unit, me) : null, signatory: signer ? { title: signer.title ?? '', contact: signer.phone ?? signer.email } : null }));
}

async function prefillOf(unit: Unit, by: string): Promise<Prefill | null> {
  const last = await lastRecordBy(unit.tx, by);
  return last ? {
    mediaType: last.medium_type as Prefill['mediaType'], method: last.method as Prefill['method'], technique: last.technique as Prefill['technique'], alwaysEncrypted: last.always_encrypted, toolName: last.tool,
    toolVersion: last.tool_version, verificationMethod: last.verification_method, performedLocation: last.performed_location, destination: last.media_destination as Prefill['destination'],
  } : null;
}
