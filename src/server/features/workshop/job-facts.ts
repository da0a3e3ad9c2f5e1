/** From the rows of a job to the facts the domain judges by: written once, so that pages and acts see the same. */
import type { UnlockCheck } from '#domain/asset/category';
import { dispositionRequirements, dispositions, mayDispose, type Disposition, type DispositionFacts, type Requirement } from '#domain/workshop/disposition';
import type { Findings, Grade } from '#domain/workshop/grade';
import type { MediumState, ReadyFacts } from '#domain/workshop/readiness';
import { isDeviceSanitised, judgeSanitisation, type SanitisationPolicy, type SanitisationRecord, type Signatory } from '#domain/workshop/sanitisation';
import { openUnlockChecks, unlockStates, type Platform, type UnlockAnswer, type UnlockState } from '#domain/workshop/unlock-checks';
import type { WorkshopFacts, WorkshopStatus } from '#domain/workshop/workshop-lifecycle';
import type { AssetRecord } from '../assets/find-asset.service.ts';
import type { CheckRecord, JobRecord } from './job.repo.ts';
import type { MediumRecord, RecordRow } from './sanitisation.repo.ts';
import type { WorkshopRules } from './workshop-rules.service.ts';

export type Bench = {
  readonly job: JobRecord;
  readonly asset: AssetRecord;
  readonly checks: readonly CheckRecord[];
  readonly media: readonly MediumRecord[];
  /** Of this visit, newest first. */
  readonly records: readonly RecordRow[];
  readonly rules: WorkshopRules;
};

type As = { name: string; title: string; contact: string };

const signatory = (by: string, as: unknown, location: string | null, at: string | null): Signatory => {
  const who = as as As;
  return { personId: by, name: who.name, title: who.title, contact: who.contact, location: location ?? '', signedAt: at ?? '' };
};

export const outcomeOf = (row: RecordRow): NonNullable<SanitisationRecord['outcome']> => (row.result === 'failed' ? 'failed' : row.had_errors ? 'completed_with_errors' : 'completed');

/** The row as the domain reads it. */
export const recordOf = (row: RecordRow): SanitisationRecord => ({
  manufacturer: row.manufacturer, model: row.model, serial: row.medium_serial, propertyNumber: row.property_number, mediaType: row.medium_type as SanitisationRecord['mediaType'], mediaSource: row.source,
  confidentiality: row.confidentiality, method: row.method as SanitisationRecord['method'], technique: row.technique as SanitisationRecord['technique'], toolName: row.tool, toolVersion: row.tool_version,
  verificationMethod: row.verification_method, outcome: outcomeOf(row), operatorId: row.performed_by, sanitisedAt: row.performed_at, alwaysEncrypted: row.always_encrypted,
  destination: row.media_destination as SanitisationRecord['destination'],
  verification: row.verified_by === null ? null : { by: signatory(row.verified_by, row.verified_as, row.verified_location, row.verified_at), result: row.verification_result as 'passed' | 'failed' },
  validation: row.validated_by === null ? null : { by: signatory(row.validated_by, row.validated_as, row.validated_location, row.validated_at), result: row.validation_result as 'accepted' | 'repeat' | 'escalate' },
});

const hasFailed = (row: RecordRow): boolean => row.result === 'failed' || row.verification_result === 'failed' || row.validation_result === 'repeat' || row.validation_result === 'escalate';

export const recordsOfMedium = (bench: Bench, mediumId: string): RecordRow[] => bench.records.filter((row) => row.medium_id === mediumId);
export const failedAttempts = (rows: readonly RecordRow[]): number => rows.filter(hasFailed).length;

/** The newest record of a medium decides. A hold is told of the device, not of each medium. */
export function mediumState(bench: Bench, mediumId: string): MediumState {
  const rows = recordsOfMedium(bench, mediumId);
  const newest = rows[0];
  const policy: SanitisationPolicy = bench.rules;
  const verdict = newest ? judgeSanitisation(recordOf(newest), policy, { underLegalHold: false, attempts: failedAttempts(rows) }) : null;
  return { id: mediumId, verdict, isVerified: newest?.verification_result === 'passed' };
}

export const mediaStates = (bench: Bench): MediumState[] => bench.media.map(({ id }) => mediumState(bench, id));

/** Each medium has a run that did not fail: what is left is to verify. */
export const isRecorded = (bench: Bench): boolean => bench.media.length > 0 && mediaStates(bench).every(({ verdict }) => verdict !== null && (verdict.ok || verdict.error.code === 'sanitisation_incomplete'));

export const isSanitised = (bench: Bench): boolean => {
  const states = mediaStates(bench);
  return states.every(({ verdict }) => verdict !== null) && isDeviceSanitised(states.flatMap(({ verdict }) => (verdict === null ? [] : [verdict])));
};

/** What the record says, and what was found in it: a device with a disk holds data, whatever its category says. */
export const holdsData = (bench: Bench): boolean => bench.asset.data_bearing || bench.media.length > 0;

export const platformOf = (bench: Bench): Platform | null => bench.job.platform as Platform | null;

export function checkStates(bench: Bench): UnlockState[] {
  const answers = bench.checks.map((row): UnlockAnswer => ({ check: row.key as UnlockCheck, result: row.state as UnlockAnswer['result'], byId: row.checked_by, at: row.checked_at, note: row.note }));
  return unlockStates(bench.asset.category, platformOf(bench), answers);
}

export const openChecks = (bench: Bench): UnlockCheck[] => openUnlockChecks(checkStates(bench));

export const workshopFacts = (bench: Bench): WorkshopFacts => ({
  underLegalHold: bench.asset.on_hold, dataBearing: holdsData(bench), sanitisationVerified: isSanitised(bench), openUnlockChecks: openChecks(bench),
});

/** Somebody asked for a disposition that another has to approve. */
export const isAsked = (job: Pick<JobRecord, 'status' | 'disposition_asked_at' | 'disposition_by'>): boolean => job.status === 'grading' && job.disposition_asked_at !== null && job.disposition_by === null;

export const readyFacts = (bench: Bench): ReadyFacts => ({
  status: bench.job.status as WorkshopStatus, underLegalHold: bench.asset.on_hold, dataBearing: holdsData(bench), openUnlockChecks: openChecks(bench), media: mediaStates(bench),
  isGraded: bench.job.grade !== null, dispositionAsked: isAsked(bench.job),
});

export type Said = { readonly recipient: string | null; readonly certificateNumber: string | null; readonly reason: string | null; readonly approvedById: string | null };

export const dispositionFacts = (bench: Bench, said: Said): DispositionFacts => ({
  underLegalHold: bench.asset.on_hold, ownedBy: bench.asset.ownership === 'own' ? 'organisation' : 'lessor', dataBearing: holdsData(bench), sanitisationVerified: isSanitised(bench), openUnlockChecks: openChecks(bench),
  grade: bench.job.grade as Grade | null, batteryUnsafe: (bench.job.findings as Findings | null)?.batteryUnsafe ?? false, ...said,
});

const sayable = ['recipient', 'certificate', 'reason', 'approval'] as const;
const said = 'will be said';

/** Every way out, with what stands in it now and what will be asked on the way. */
export function waysOut(bench: Bench): { disposition: Disposition; missing: Requirement[]; asks: (typeof sayable)[number][] }[] {
  const facts = dispositionFacts(bench, { recipient: said, certificateNumber: said, reason: said, approvedById: said });
  return dispositions.map((disposition) => {
    const verdict = mayDispose(disposition, { ...facts, underLegalHold: false });
    const missing = verdict.ok || verdict.error.code !== 'disposition_incomplete' ? [] : [...verdict.error.missing];
    return { disposition, missing, asks: sayable.filter((one) => dispositionRequirements[disposition].includes(one)) };
  });
}
