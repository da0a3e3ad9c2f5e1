/** Whose job it is. Two technicians at one job: one has it, the other is told who. */
import { isAllowed, type Role } from '#domain/access/permission';
import { likelyPlatform } from '#domain/workshop/unlock-checks';
import type { changeJob as changeRoute } from '#contract/workshop';
import type { Job } from '#contract/workshop-job';
import type { Received } from '#contract/route';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { advance, auditJob, beginAct, store } from './bench.service.ts';
import { showJob } from './find-jobs.service.ts';
import { followChecks } from './follow-checks.service.ts';
import { signerById } from './job.repo.ts';

export async function takeJob(unit: Unit, jobId: string): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'start');
  if (!begun.ok) return begun;
  const bench = begun.value;
  const holder = bench.job.technician_id;
  if (holder && holder !== bench.by && bench.job.status !== 'queued') {
    const who = await signerById(unit.tx, holder);
    return refuse('job_taken', { technician: who?.name ?? null });
  }
  if (bench.job.status === 'checking' && holder === bench.by) return showJob(unit, bench);
  const taken = await advance(unit, bench, 'start', { technician_id: bench.by, started_at: unit.now, ...(bench.job.platform ? {} : { platform: likelyPlatform(bench.asset) }) });
  if (!taken.ok) return taken;
  auditJob(unit, bench, 'job_taken', { technician: bench.by });
  return showJob(unit, taken.value);
}

export async function changeJob(unit: Unit, jobId: string, body: Received<typeof changeRoute>['body']): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'change', { heldToo: true });
  if (!begun.ok) return begun;
  const bench = begun.value;
  if (bench.job.version !== body.version) return refuse('conflict');
  if (bench.job.finished_at !== null) return refuse('wrong_state', { status: bench.job.status, action: 'change', allowed: [] });
  if (body.technicianId) {
    const who = await signerById(unit.tx, body.technicianId);
    if (!who || who.disabled_at !== null || !isAllowed(who.roles as Role[], 'workshop.work')) return refuse('not_found', { what: 'technician' });
  }
  const set = {
    ...(body.technicianId === undefined ? {} : { technician_id: body.technicianId }), ...(body.priority === undefined ? {} : { priority: body.priority }), ...(body.platform === undefined ? {} : { platform: body.platform }),
  };
  const stored = await store(unit, bench, set);
  if (!stored.ok) return stored;
  auditJob(unit, bench, 'job_changed', { to: set });
  // Another platform has other locks.
  if (set.platform !== undefined) await followChecks(unit, stored.value);
  return showJob(unit, stored.value);
}
