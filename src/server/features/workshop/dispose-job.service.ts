/**
 * What becomes of a device. Most ways are taken at once; some are asked for
 * and approved by another person. Ready is reached here only, through the
 * asset's own rules (invariants 3 and 4), with its place and its case told.
 */
import type { decideDisposition as decideRoute, disposeJob as disposeRoute } from '#contract/workshop';
import type { Job } from '#contract/workshop-job';
import type { Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { dispositionRequirements, mayDispose, type Disposition } from '#domain/workshop/disposition';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { atStage, auditJob, beginAct, store, told, type Begun } from './bench.service.ts';
import { finishJob } from './finish-job.service.ts';
import { readJob } from './find-jobs.service.ts';
import { dispositionFacts, isAsked, type Said } from './job-facts.ts';
import { sendToRepair } from './repair-job.service.ts';

const toBeApproved = 'to be approved';

export async function disposeJob(unit: Unit, jobId: string, body: Received<typeof disposeRoute>['body']): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, body.disposition);
  if (!begun.ok) return begun;
  const bench = begun.value;
  const { disposition } = body;
  const needsApproval = dispositionRequirements[disposition].includes('approval');
  const said: Said = { recipient: body.recipient ?? null, certificateNumber: body.certificateNumber ?? null, reason: body.reason ?? null, approvedById: needsApproval ? toBeApproved : null };
  const may = mayDispose(disposition, dispositionFacts(bench, said));
  if (!may.ok) return told(unit, may);
  const done = disposition === 'repair' ? await sendToRepair(unit, bench, said) : await decideOrAsk(unit, bench, disposition, said, needsApproval);
  return done.ok ? readJob(unit, jobId) : done;
}

async function decideOrAsk(unit: Unit, bench: Begun, disposition: Disposition, said: Said, needsApproval: boolean): Promise<Verdict<Begun>> {
  const stage = atStage(bench, disposition, ['grading']);
  if (!stage.ok) return stage;
  if (isAsked(bench.job)) return refuse('wrong_state', { status: 'awaits_approval', action: disposition, allowed: ['approve', 'decline'] });
  const words = { disposition, disposition_note: said.reason, recipient: said.recipient, recipient_certificate: said.certificateNumber, declined_note: null };
  if (!needsApproval) return finishJob(unit, bench, { ...words, by: bench.by });
  const asked = await store(unit, bench, { ...words, disposition_asked_by: bench.by, disposition_asked_at: unit.now });
  if (asked.ok) auditJob(unit, bench, 'disposition_asked', { disposition }, said.reason);
  return asked;
}

export async function decideDisposition(unit: Unit, jobId: string, body: Received<typeof decideRoute>['body']): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, body.approve ? 'approve' : 'decline', { heldToo: !body.approve });
  if (!begun.ok) return begun;
  const may = mayDecide(begun.value);
  if (!may.ok) return may;
  const decided = body.approve ? await approve(unit, begun.value, may.value) : await decline(unit, begun.value, may.value, body.note ?? null);
  return decided.ok ? readJob(unit, jobId) : decided;
}

function mayDecide(bench: Begun): Verdict<Disposition> {
  const { job } = bench;
  if (!isAsked(job) || job.disposition === null) return refuse('wrong_state', { status: job.status, action: 'approve', allowed: [] });
  if (bench.rules.approverDiffers && job.disposition_asked_by === bench.by) return refuse('approver_asked');
  return allow(job.disposition as Disposition);
}

async function approve(unit: Unit, bench: Begun, disposition: Disposition): Promise<Verdict<Begun>> {
  const { job } = bench;
  const facts = dispositionFacts(bench, { recipient: job.recipient, certificateNumber: job.recipient_certificate, reason: job.disposition_note, approvedById: bench.by });
  const still = mayDispose(disposition, facts);
  if (!still.ok) return told(unit, still);
  return finishJob(unit, bench, { disposition, disposition_note: job.disposition_note, recipient: job.recipient, recipient_certificate: job.recipient_certificate, declined_note: null, by: bench.by });
}

async function decline(unit: Unit, bench: Begun, disposition: Disposition, note: string | null): Promise<Verdict<Begun>> {
  const stored = await store(unit, bench, {
    disposition: null, disposition_note: null, recipient: null, recipient_certificate: null, disposition_asked_by: null, disposition_asked_at: null, declined_note: note ?? `${disposition} was declined`,
  });
  if (stored.ok) auditJob(unit, bench, 'disposition_declined', { disposition }, note);
  return stored;
}
