/** Put aside with a reason, taken up again where it stopped, or called off. */
import type { Job } from '#contract/workshop-job';
import type { Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { advance, auditJob, beginAct } from './bench.service.ts';
import { readJob, showJob } from './find-jobs.service.ts';
import { receiveFromRepair } from './repair-job.service.ts';

export async function blockJob(unit: Unit, jobId: string, reason: string): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'block', { heldToo: true });
  if (!begun.ok) return begun;
  const aside = await advance(unit, begun.value, 'block', { blocked_reason: reason });
  if (!aside.ok) return aside;
  auditJob(unit, begun.value, 'job_blocked', { at: begun.value.job.status }, reason);
  return showJob(unit, aside.value);
}

export async function unblockJob(unit: Unit, jobId: string): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'unblock');
  if (!begun.ok) return begun;
  const back = await receiveFromRepair(unit, begun.value);
  if (!back.ok) return back;
  const resumed = await advance(unit, begun.value, 'unblock', { blocked_reason: null, ...(begun.value.asset.status === 'in_repair' ? { recipient: null } : {}) });
  if (!resumed.ok) return resumed;
  auditJob(unit, begun.value, 'job_resumed', { to: resumed.value.job.status, fromRepair: begun.value.asset.status === 'in_repair' });
  return readJob(unit, jobId);
}

export async function callOffJob(unit: Unit, jobId: string, reason: string): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'call_off', { heldToo: true });
  if (!begun.ok) return begun;
  const off = await advance(unit, begun.value, 'call_off', { blocked_reason: reason, finished_at: unit.now });
  if (!off.ok) return off;
  auditJob(unit, begun.value, 'job_called_off', { at: begun.value.job.status }, reason);
  return showJob(unit, off.value);
}
