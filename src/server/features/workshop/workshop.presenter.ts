import type { Findings, Job, JobCheck, JobMedium, JobRow, Prefill, SanitisationEntry } from '#contract/workshop-job';
import type { UnlockCheck } from '#domain/asset/category';
import { actionsFrom } from '#domain/transition';
import { nextAct, whatIsMissing, type MediumState } from '#domain/workshop/readiness';
import { workshopTransitions, type WorkshopStatus } from '#domain/workshop/workshop-lifecycle';
import { checkStates, holdsData, isAsked, mediaStates, outcomeOf, platformOf, readyFacts, recordsOfMedium, waysOut, type Bench } from './job-facts.ts';
import type { ShownJob } from './job-list.repo.ts';
import type { RecordRow } from './sanitisation.repo.ts';

type Listed = Omit<ShownJob, 'sort_value'>;

export const jobRow = (row: Listed): JobRow => ({
  id: row.id, status: row.status as JobRow['status'], isQuarantined: row.on_hold, blockedReason: row.blocked_reason, priority: row.priority, grade: row.grade as JobRow['grade'], disposition: row.disposition as JobRow['disposition'],
  next: nextAct({ status: row.status as WorkshopStatus, underLegalHold: row.on_hold, isGraded: row.grade !== null, dispositionAsked: isAsked(row) }),
  asset: { id: row.asset_id, assetTag: row.asset_tag, serialNumber: row.serial_number, manufacturer: row.manufacturer, model: row.model, category: row.category },
  technician: row.technician_id ? { id: row.technician_id, name: row.technician_name ?? '' } : null, site: row.location_id ? { id: row.location_id, name: row.location_name ?? '' } : null, reservedFor: row.reserved_for,
  openedAt: row.opened_at, startedAt: row.started_at, finishedAt: row.finished_at, case: row.case_id && row.case_number !== null ? { id: row.case_id, number: Number(row.case_number) } : null, version: row.version,
});

type Around = { readonly names: ReadonlyMap<string, string>; readonly prefill: Prefill | null; readonly signatory: Job['signatory'] };

const ref = (id: string, names: ReadonlyMap<string, string>) => ({ id, name: names.get(id) ?? 'Somebody who is no longer a member' });

export const jobDetail = (row: Listed, bench: Bench, around: Around): Job => {
  const { job, asset, rules } = bench;
  return {
    ...jobRow(row), ownership: asset.ownership, ownerName: asset.owner_name, dataBearing: holdsData(bench), platform: platformOf(bench), custodian: { kind: (asset.custodian_kind ?? 'unaccounted') as Job['custodian']['kind'], name: custodianName(bench) },
    custodySince: asset.custody_since, checks: checksShown(bench), media: mediaStates(bench).map((state) => mediumShown(bench, state, around.names)), missing: whatIsMissing(readyFacts(bench)).map(gap),
    findings: job.findings as Findings | null, gradeNote: job.grade_note, ways: waysOut(bench), recipient: job.recipient, recipientCertificate: job.recipient_certificate, dispositionNote: job.disposition_note,
    asked: isAsked(job) && job.disposition_asked_by && job.disposition_asked_at ? { by: ref(job.disposition_asked_by, around.names), at: job.disposition_asked_at } : null,
    decided: job.disposition_by && job.disposition_at ? { by: ref(job.disposition_by, around.names), at: job.disposition_at } : null, declinedNote: job.declined_note, certificateNumber: job.certificate_number,
    acts: actionsFrom(workshopTransitions, job.status as WorkshopStatus), prefill: around.prefill, signatory: around.signatory,
    rules: { verifierDiffers: rules.verifierDiffersFromOperator, validationRequired: rules.validationRequired, minimumMethod: rules.minimumMethod, attemptsBeforeDestroy: rules.attemptsBeforeDestroy, approverDiffers: rules.approverDiffers },
  };
};

const gap = (one: ReturnType<typeof whatIsMissing>[number]): Job['missing'][number] => ({ code: one.code, ...('mediumId' in one ? { mediumId: one.mediumId } : {}), ...('checks' in one ? { checks: [...one.checks] } : {}) });

function custodianName({ asset }: Bench): string {
  switch (asset.custodian_kind) {
    case 'person': return asset.custodian_person ?? 'Somebody outside your sites';
    case 'place': return [asset.place_location, asset.place_within, asset.place_name].filter(Boolean).join(' · ');
    case 'shipment': return [asset.carrier ?? 'Parcel on its way', asset.tracking_number].filter(Boolean).join(' ');
    case null: default: return 'Nobody known';
  }
}

function checksShown(bench: Bench): JobCheck[] {
  const names = new Map(bench.checks.map((row) => [row.checked_by, row.checked_by_name]));
  return checkStates(bench).map(({ check, state, byId, at, note }) => ({ check: check as UnlockCheck, state, by: byId ? ref(byId, names) : null, at, note }));
}

function mediumShown(bench: Bench, state: MediumState, names: ReadonlyMap<string, string>): JobMedium {
  const medium = bench.media.find((one) => one.id === state.id)!;
  return {
    id: medium.id, position: medium.position, mediaType: medium.media_type as JobMedium['mediaType'], manufacturer: medium.manufacturer, model: medium.model, serialNumber: medium.serial_number, propertyNumber: medium.property_number,
    next: stepOf(state), records: recordsOfMedium(bench, medium.id).map((row) => entryShown(row, names)),
  };
}

function stepOf({ verdict, isVerified }: MediumState): JobMedium['next'] {
  if (verdict === null) return 'sanitise';
  if (verdict.ok) return 'done';
  const { error } = verdict;
  if (error.code === 'sanitisation_incomplete') return isVerified ? 'validate' : 'verify';
  if (error.code !== 'sanitisation_failed') return 'repeat';
  return error.nextStep === 'escalate' ? 'escalated' : error.nextStep;
}

type As = { title: string; contact: string };

const entryShown = (row: RecordRow, names: ReadonlyMap<string, string>): SanitisationEntry => ({
  id: row.id, certificateNumber: row.certificate_number, manufacturer: row.manufacturer, model: row.model, serialNumber: row.medium_serial, propertyNumber: row.property_number, mediaType: row.medium_type as SanitisationEntry['mediaType'],
  mediaSource: row.source, confidentiality: row.confidentiality, method: row.method as SanitisationEntry['method'], technique: row.technique as SanitisationEntry['technique'], alwaysEncrypted: row.always_encrypted,
  toolName: row.tool, toolVersion: row.tool_version, verificationMethod: row.verification_method, outcome: outcomeOf(row), destination: row.media_destination as SanitisationEntry['destination'],
  operator: { id: row.performed_by, name: row.operator_name }, performedAt: row.performed_at, performedLocation: row.performed_location, note: row.note,
  verification: row.verified_by && row.verified_at ? { ...signed(row.verified_as as As), by: ref(row.verified_by, names), at: row.verified_at, location: row.verified_location ?? '', result: row.verification_result as 'passed' | 'failed' } : null,
  validation: row.validated_by && row.validated_at ? { ...signed(row.validated_as as As), by: ref(row.validated_by, names), at: row.validated_at, location: row.validated_location ?? '', result: row.validation_result as 'accepted' | 'repeat' | 'escalate' } : null,
});

const signed = (as: As) => ({ title: as.title, contact: as.contact });
