/**
 * Writing down how a medium was sanitised. The hold is asked at this moment,
 * under the asset's lock, not when the job was planned (invariant 3).
 */
import type { RecordFields } from '#contract/workshop';
import type { Job } from '#contract/workshop-job';
import { refuse, type Verdict } from '#domain/verdict';
import { mayRecord, type SanitisationRecord } from '#domain/workshop/sanitisation';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { atStage, auditJob, beginAct, told } from './bench.service.ts';
import { showJob } from './find-jobs.service.ts';
import { followMedia } from './follow-media.service.ts';
import { failedAttempts, mediumState, recordsOfMedium, type Bench } from './job-facts.ts';
import { describeMedium, insertRecord } from './sanitisation.repo.ts';

/** A technician's clock may be a little ahead. */
const skewMs = 5 * 60_000;

export async function recordSanitisation(unit: Unit, jobId: string, mediumId: string, body: RecordFields): Promise<Verdict<Job>> {
  const begun = await beginAct(unit, jobId, 'sanitise');
  if (!begun.ok) return begun;
  const bench = begun.value;
  const stage = mayBegin(bench, mediumId);
  if (!stage.ok) return stage;
  const performedAt = new Date(body.performedAt ?? unit.now).toISOString();
  if (Date.parse(performedAt) > Date.parse(unit.now) + skewMs) return refuse('not_yet', { performedAt });
  const may = mayRecord(claimOf(body, bench.by, performedAt), bench.rules, { underLegalHold: bench.asset.on_hold, failedAttempts: failedAttempts(recordsOfMedium(bench, mediumId)) });
  if (!may.ok) return told(unit, may);
  const id = unit.newId();
  await insertRecord(unit.tx, {
    id, asset_id: bench.asset.id, job_id: jobId, medium_id: mediumId, medium_serial: body.serialNumber, medium_type: body.mediaType, manufacturer: body.manufacturer, model: body.model, property_number: body.propertyNumber || null,
    source: body.mediaSource, confidentiality: body.confidentiality || null, method: body.method, technique: body.technique, always_encrypted: body.alwaysEncrypted ?? null, tool: body.toolName, tool_version: body.toolVersion,
    result: body.outcome === 'failed' ? 'failed' : 'passed', had_errors: body.outcome === 'completed_with_errors', performed_by: bench.by, performed_at: performedAt, performed_location: body.performedLocation,
    verification_method: body.verificationMethod, media_destination: body.destination, note: body.note || null, created_at: unit.now,
  });
  await describeMedium(unit.tx, mediumId, { mediaType: body.mediaType, manufacturer: body.manufacturer, model: body.model, serialNumber: body.serialNumber, propertyNumber: body.propertyNumber || null });
  auditJob(unit, bench, 'sanitisation_recorded', { record: id, medium: mediumId, method: body.method, technique: body.technique, outcome: body.outcome, performedAt }, body.note);
  const followed = await followMedia(unit, bench);
  return followed.ok ? showJob(unit, followed.value) : followed;
}

/** While sanitising, and only for a medium whose newest record does not wait for its verifier or stand already. */
function mayBegin(bench: Bench, mediumId: string): Verdict<true> {
  if (!bench.media.some((one) => one.id === mediumId)) return refuse('not_found', { what: 'medium' });
  const stage = atStage(bench, 'sanitise', ['sanitising']);
  if (!stage.ok) return stage;
  const { verdict } = mediumState(bench, mediumId);
  const waits = verdict !== null && (verdict.ok || verdict.error.code === 'sanitisation_incomplete');
  return waits ? refuse('wrong_state', { status: 'recorded', action: 'sanitise', allowed: verdict.ok ? [] : ['verify'] }) : stage;
}

const claimOf = (body: RecordFields, by: string, performedAt: string): SanitisationRecord => ({
  manufacturer: body.manufacturer, model: body.model, serial: body.serialNumber, propertyNumber: body.propertyNumber ?? null, mediaType: body.mediaType, mediaSource: body.mediaSource, confidentiality: body.confidentiality ?? null,
  method: body.method, technique: body.technique, toolName: body.toolName, toolVersion: body.toolVersion, verificationMethod: body.verificationMethod, outcome: body.outcome, operatorId: by, sanitisedAt: performedAt,
  verification: null, validation: null, alwaysEncrypted: body.alwaysEncrypted ?? null, destination: body.destination,
});
