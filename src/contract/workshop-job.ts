/** What the workshop knows of one device's visit: the shapes its routes answer with. */
import { categories, unlockChecks } from '#domain/asset/category';
import { dispositions } from '#domain/workshop/disposition';
import { grades } from '#domain/workshop/grade';
import { nextActs } from '#domain/workshop/readiness';
import { mediaTypes, methods, techniques } from '#domain/workshop/sanitisation';
import { platforms } from '#domain/workshop/unlock-checks';
import { workshopStatuses } from '#domain/workshop/workshop-lifecycle';
import { z } from 'zod';
import { Ref } from './people.ts';

export const requirements = ['sanitised', 'unlocked', 'graded', 'working', 'approval', 'recipient', 'battery_safe', 'certificate', 'lessor', 'ours', 'reason'] as const;
export const gapCodes = [
  'quarantine', 'blocked', 'checks_open', 'no_medium', 'not_sanitised', 'repeat', 'destroy', 'not_verified', 'not_validated', 'not_accepted', 'not_graded', 'not_decided', 'awaits_approval',
] as const;
export const outcomes = ['completed', 'completed_with_errors', 'failed'] as const;
export const destinations = ['internal_reuse', 'external_reuse', 'lessor', 'recycling', 'destroyed'] as const;
export const validations = ['accepted', 'repeat', 'escalate'] as const;
export const checkResults = ['clear', 'not_clear', 'not_applicable'] as const;
export const marks = ['none', 'light', 'heavy', 'broken'] as const;
/** Categories an import brought and we do not know are text; these are the ones with rules of their own. */
export const knownCategories = categories;

export const JobAsset = z.object({
  id: z.uuid(), assetTag: z.string().nullable(), serialNumber: z.string().nullable(), manufacturer: z.string().nullable(), model: z.string().nullable(), category: z.string(),
}).meta({ id: 'JobAsset' });
export type JobAsset = z.infer<typeof JobAsset>;

export const JobRow = z.object({
  id: z.uuid(), asset: JobAsset, status: z.enum(workshopStatuses), next: z.enum(nextActs).describe('The one act that comes next'),
  isQuarantined: z.boolean().describe('Nothing is done to it until it is released'), blockedReason: z.string().nullable(), priority: z.int().describe('0 as it comes, 1 soon, 2 first'),
  technician: Ref.nullable(), site: Ref.nullable(), reservedFor: z.string().nullable(), grade: z.enum(grades).nullable(), disposition: z.enum(dispositions).nullable(),
  openedAt: z.iso.datetime(), startedAt: z.iso.datetime().nullable(), finishedAt: z.iso.datetime().nullable(), case: z.object({ id: z.uuid(), number: z.int() }).nullable(), version: z.int(),
}).meta({ id: 'JobRow' });
export type JobRow = z.infer<typeof JobRow>;

export const JobCheck = z.object({
  check: z.enum(unlockChecks), state: z.enum([...checkResults, 'open']), by: Ref.nullable(), at: z.iso.datetime().nullable(), note: z.string().nullable(),
}).meta({ id: 'JobCheck' });
export type JobCheck = z.infer<typeof JobCheck>;

const Signed = z.object({ by: Ref, title: z.string(), contact: z.string(), location: z.string(), at: z.iso.datetime() });

export const SanitisationEntry = z.object({
  id: z.uuid(), certificateNumber: z.string().nullable(), manufacturer: z.string(), model: z.string(), serialNumber: z.string(), propertyNumber: z.string().nullable(), mediaType: z.enum(mediaTypes),
  mediaSource: z.string(), confidentiality: z.string().nullable(), method: z.enum(methods), technique: z.enum(techniques), alwaysEncrypted: z.boolean().nullable(), toolName: z.string(), toolVersion: z.string(),
  verificationMethod: z.string(), outcome: z.enum(outcomes), destination: z.enum(destinations), operator: Ref, performedAt: z.iso.datetime(), performedLocation: z.string(), note: z.string().nullable(),
  verification: Signed.extend({ result: z.enum(['passed', 'failed']) }).nullable(), validation: Signed.extend({ result: z.enum(validations) }).nullable(),
}).meta({ id: 'SanitisationEntry' });
export type SanitisationEntry = z.infer<typeof SanitisationEntry>;

export const mediumSteps = ['sanitise', 'repeat', 'destroy', 'escalated', 'verify', 'validate', 'done'] as const;
export const JobMedium = z.object({
  id: z.uuid(), position: z.int(), mediaType: z.enum(mediaTypes), manufacturer: z.string().nullable(), model: z.string().nullable(), serialNumber: z.string().nullable(), propertyNumber: z.string().nullable(),
  next: z.enum(mediumSteps), records: z.array(SanitisationEntry).describe('Of this visit, newest first'),
}).meta({ id: 'JobMedium' });
export type JobMedium = z.infer<typeof JobMedium>;

export const Findings = z.object({
  powersOn: z.boolean(), faults: z.array(z.string().trim().min(1).max(120)).max(30), batteryPercent: z.int().min(0).max(100).nullable().describe('Of design capacity; null where there is no battery'),
  batteryUnsafe: z.boolean().describe('Swollen, cracked, hot, wet or recalled'), marks: z.enum(marks),
}).meta({ id: 'Findings' });
export type Findings = z.infer<typeof Findings>;

export const Gap = z.object({ code: z.enum(gapCodes), mediumId: z.uuid().optional(), checks: z.array(z.enum(unlockChecks)).optional() }).meta({ id: 'ReadyGap' });
export type Gap = z.infer<typeof Gap>;

export const WayOut = z.object({
  disposition: z.enum(dispositions), missing: z.array(z.enum(requirements)).describe('What stands in the way; empty: it is open'),
  asks: z.array(z.enum(['recipient', 'certificate', 'reason', 'approval'])).describe('What has to be said, or approved by someone else'),
}).meta({ id: 'WayOut' });
export type WayOut = z.infer<typeof WayOut>;

/** What the signed-in technician used last, so that nothing is typed twice. */
export const Prefill = z.object({
  mediaType: z.enum(mediaTypes), method: z.enum(methods), technique: z.enum(techniques), alwaysEncrypted: z.boolean().nullable(), toolName: z.string(), toolVersion: z.string(), verificationMethod: z.string(),
  performedLocation: z.string(), destination: z.enum(destinations),
}).meta({ id: 'SanitisationPrefill' });
export type Prefill = z.infer<typeof Prefill>;

export const Job = JobRow.extend({
  ownership: z.string(), ownerName: z.string().nullable(), dataBearing: z.boolean(), platform: z.enum(platforms).nullable(),
  custodian: z.object({ kind: z.enum(['person', 'place', 'shipment', 'unaccounted']), name: z.string() }), custodySince: z.iso.datetime().nullable(),
  checks: z.array(JobCheck), media: z.array(JobMedium), missing: z.array(Gap).describe('What stands between it and ready; empty when it may go'),
  findings: Findings.nullable(), gradeNote: z.string().nullable(), ways: z.array(WayOut), recipient: z.string().nullable(), recipientCertificate: z.string().nullable(), dispositionNote: z.string().nullable(),
  asked: z.object({ by: Ref, at: z.iso.datetime() }).nullable().describe('A disposition that waits for approval'), decided: z.object({ by: Ref, at: z.iso.datetime() }).nullable(), declinedNote: z.string().nullable(),
  certificateNumber: z.string().nullable(), acts: z.array(z.string()).describe('Acts the state allows now'), prefill: Prefill.nullable(), signatory: z.object({ title: z.string(), contact: z.string() }).nullable(),
  rules: z.object({ verifierDiffers: z.boolean(), validationRequired: z.boolean(), minimumMethod: z.enum(methods), attemptsBeforeDestroy: z.int(), approverDiffers: z.boolean() }),
}).meta({ id: 'WorkshopJob' });
export type Job = z.infer<typeof Job>;
