/** The job follows its media: on when each has its record, on when each is accepted, back when one failed. */
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { settle } from '../cases/progress-case.service.ts';
import { advance, auditJob, benchOf, type Begun } from './bench.service.ts';
import { issueCertificate } from './issue-certificate.service.ts';
import { isRecorded, isSanitised, mediaStates } from './job-facts.ts';
import { jobById } from './job.repo.ts';

/** Call after anything about a medium or its records has changed; reads the bench afresh. */
export async function followMedia(unit: Unit, before: Begun): Promise<Verdict<Begun>> {
  const read = await benchOf(unit, await jobById(unit.tx, before.job.id));
  if (!read.ok) return read;
  let bench: Begun = { ...read.value, by: before.by };
  if (bench.job.status === 'sanitising' && isRecorded(bench)) {
    const moved = await advance(unit, bench, 'sanitised');
    if (!moved.ok) return moved;
    bench = moved.value;
  }
  if (bench.job.status !== 'verifying') return allow(bench);
  if (isSanitised(bench)) return complete(unit, bench);
  return isRecorded(bench) ? allow(bench) : goBack(unit, bench);
}

async function complete(unit: Unit, bench: Begun): Promise<Verdict<Begun>> {
  const moved = await advance(unit, bench, 'verified');
  if (!moved.ok) return moved;
  auditJob(unit, bench, 'sanitised', { media: bench.media.length });
  if (bench.job.case_id) await settle(unit, { completion: 'asset_sanitised', caseId: bench.job.case_id, item: { kind: 'asset', id: bench.asset.id } });
  return issueCertificate(unit, moved.value);
}

/** Repeated, or destroyed when the attempts are spent. What the validator passes up waits for a person. */
async function goBack(unit: Unit, bench: Begun): Promise<Verdict<Begun>> {
  const back = await advance(unit, bench, 'verification_failed');
  if (!back.ok) return back;
  const isEscalated = mediaStates(bench).some(({ verdict }) => verdict !== null && !verdict.ok && verdict.error.code === 'sanitisation_failed' && verdict.error.nextStep === 'escalate');
  return isEscalated ? advance(unit, back.value, 'block', { blocked_reason: 'Passed up at validation: somebody has to decide how this medium is dealt with.' }) : back;
}
