/**
 * Verification (did it work) and validation (do we accept it): two acts, each
 * signed with name, position, place and contact as they are now. Neither is
 * the operator's own where the organisation says so.
 */
import type { validateRecord as validateRoute, verifyRecord as verifyRoute } from '#contract/workshop';
import type { Job } from '#contract/workshop-job';
import type { Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { mayDo } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { atStage, auditJob, beginAct, type Begun } from './bench.service.ts';
import { showJob } from './find-jobs.service.ts';
import { followMedia } from './follow-media.service.ts';
import { recordsOfMedium } from './job-facts.ts';
import { signerById } from './job.repo.ts';
import { setValidated, setVerified, type RecordRow, type Signing } from './sanitisation.repo.ts';

type Signature = { location: string; title?: string | undefined; contact?: string | undefined; note?: string | undefined };
type At = { readonly bench: Begun; readonly record: RecordRow; readonly signing: Signing };

/** The newest record of its medium, and somebody who may sign it. */
async function beginSigning(unit: Unit, jobId: string, recordId: string, act: 'verification' | 'validation', body: Signature): Promise<Verdict<At>> {
  const begun = await beginAct(unit, jobId, act === 'verification' ? 'verify' : 'validate');
  if (!begun.ok) return begun;
  const bench = begun.value;
  const record = bench.records.find((one) => one.id === recordId);
  if (!record) return refuse('not_found', { what: 'record' });
  const stage = atStage(bench, act, ['sanitising', 'verifying']);
  if (!stage.ok) return stage;
  const isNewest = recordsOfMedium(bench, record.medium_id)[0]?.id === recordId;
  const isOpen = record.result === 'passed' && (act === 'verification' ? record.verified_at === null : record.verification_result === 'passed' && record.validated_at === null);
  if (!isNewest || !isOpen) return refuse('wrong_state', { status: record.verified_at === null ? record.result : 'signed', action: act, allowed: [] });
  if (bench.rules.verifierDiffersFromOperator && record.performed_by === bench.by) return refuse('verifier_is_operator', { operator: record.operator_name });
  const signer = await signerById(unit.tx, bench.by);
  const title = body.title?.trim() || signer?.title || '';
  const contact = body.contact?.trim() || signer?.phone || signer?.email || '';
  if (!signer || title === '') return refuse('sanitisation_incomplete', { missing: [`${act}.title`] });
  return allow({ bench, record, signing: { by: bench.by, at: unit.now, location: body.location, as: { name: signer.name, title, contact } } });
}

export async function verifyRecord(unit: Unit, jobId: string, recordId: string, body: Received<typeof verifyRoute>['body']): Promise<Verdict<Job>> {
  const accepts = body.accept === true && body.result === 'passed';
  if (accepts && !mayDo(unit.actor, 'sanitisation.validate')) return refuse('forbidden', { permission: 'sanitisation.validate' });
  const at = await beginSigning(unit, jobId, recordId, 'verification', body);
  if (!at.ok) return at;
  const { bench, signing } = at.value;
  if (!(await setVerified(unit.tx, recordId, signing, body.result))) return refuse('conflict');
  if (accepts && !(await setValidated(unit.tx, recordId, signing, 'accepted'))) return refuse('conflict');
  auditJob(unit, bench, 'sanitisation_verified', { record: recordId, result: body.result, ...(accepts ? { validation: 'accepted' } : {}) }, body.note);
  return follow(unit, bench);
}

export async function validateRecord(unit: Unit, jobId: string, recordId: string, body: Received<typeof validateRoute>['body']): Promise<Verdict<Job>> {
  const at = await beginSigning(unit, jobId, recordId, 'validation', body);
  if (!at.ok) return at;
  const { bench, signing } = at.value;
  if (!(await setValidated(unit.tx, recordId, signing, body.result))) return refuse('conflict');
  auditJob(unit, bench, 'sanitisation_validated', { record: recordId, result: body.result }, body.note);
  return follow(unit, bench);
}

async function follow(unit: Unit, bench: Begun): Promise<Verdict<Job>> {
  const followed = await followMedia(unit, bench);
  return followed.ok ? showJob(unit, followed.value) : followed;
}
