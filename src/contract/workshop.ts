/** The workshop: from a device that came home to one that is ready, or has left with proof. */
import { unlockChecks } from '#domain/asset/category';
import { dispositions } from '#domain/workshop/disposition';
import { grades } from '#domain/workshop/grade';
import { mediaTypes, methods, techniques } from '#domain/workshop/sanitisation';
import { platforms } from '#domain/workshop/unlock-checks';
import { workshopStatuses } from '#domain/workshop/workshop-lifecycle';
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { route } from './route.ts';
import { checkResults, destinations, Findings, Job, JobRow, outcomes, validations } from './workshop-job.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
/** `a,b` in the address. */
const several = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.string().transform((given) => given.split(',').filter(Boolean)).pipe(z.array(z.enum(values)));
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const params = z.object({ jobId: z.uuid() });
const reading = ['not_found'] as const;
/** Refusals that any act on a device may meet. */
const acting = ['not_found', 'conflict', 'wrong_state', 'in_quarantine', 'under_legal_hold', 'needs_named_person'] as const;

/** The lanes of the queue, in the order of the work. */
export const lanes = ['waiting', 'checks', 'sanitise', 'verify', 'grade', 'decide', 'blocked', 'quarantine'] as const;
export type Lane = (typeof lanes)[number];

const JobQuery = ListQuery.extend({
  lane: several(lanes).optional(), status: several(workshopStatuses).optional(), state: z.enum(['open', 'done', 'all']).optional().describe('`open` unless told'), priority: z.coerce.number().int().min(0).max(2).optional(),
  technician: z.union([z.uuid(), z.enum(['me', 'nobody'])]).optional(), category: z.string().max(60).optional(), site: z.uuid().optional(), quarantine: flag.optional(),
});
export type JobQuery = z.infer<typeof JobQuery>;

export const listJobs = route({
  id: 'workshop.list', method: 'GET', path: '/api/workshop', summary: 'The workshop’s queue: first what is pressing, then what has waited longest', permission: 'assets.read', query: JobQuery, response: listOf(JobRow),
});
export const readLanes = route({
  id: 'workshop.lanes', method: 'GET', path: '/api/workshop/lanes', summary: 'How many devices stand in each lane', permission: 'assets.read', query: z.object({ site: z.uuid().optional() }),
  response: z.object({ lanes: z.array(z.object({ lane: z.enum(lanes), count: z.int() })), open: z.int(), mine: z.int() }),
});
export const readJob = route({ id: 'workshop.read', method: 'GET', path: '/api/workshop/jobs/:jobId', summary: 'One job with everything that is missing', permission: 'assets.read', params, response: Job, errors: reading });
export const readJobOfAsset = route({
  id: 'workshop.ofAsset', method: 'GET', path: '/api/workshop/assets/:assetId', summary: 'The newest job of an asset', permission: 'assets.read', params: z.object({ assetId: z.uuid() }), response: Job, errors: reading,
});
export const admitAsset = route({
  id: 'workshop.admit', method: 'POST', path: '/api/workshop/jobs', summary: 'Take a device into the workshop; the same device twice is one job', permission: 'workshop.work',
  body: z.object({ assetId: z.uuid() }), response: Job, status: 201, errors: ['not_found', 'wrong_state', 'asset_not_ours', 'no_workshop', 'in_quarantine', 'under_legal_hold'],
});

const act = { permission: 'workshop.work', params, response: Job } as const;
export const takeJob = route({ ...act, id: 'workshop.take', method: 'POST', path: '/api/workshop/jobs/:jobId/take', summary: 'Take a job: it is yours, and its checks begin', errors: [...acting, 'job_taken'] });
export const changeJob = route({
  ...act, id: 'workshop.change', method: 'PATCH', path: '/api/workshop/jobs/:jobId', summary: 'Change whose job it is, how pressing, or what the device runs',
  body: z.object({ technicianId: z.uuid().nullish(), priority: z.int().min(0).max(2).optional(), platform: z.enum(platforms).nullish(), version: z.int().describe('The version you saw; another one since then is a conflict') }), errors: acting,
});
export const answerCheck = route({
  ...act, id: 'workshop.check', method: 'POST', path: '/api/workshop/jobs/:jobId/checks', summary: 'Answer an unlock check; "does not apply" says why',
  body: z.object({ check: z.enum(unlockChecks), result: z.enum(checkResults), note: z.string().trim().max(500).optional() }).refine((body) => body.result !== 'not_applicable' || (body.note ?? '') !== '', { path: ['note'], message: 'Say why it does not apply' }),
  errors: [...acting, 'check_not_applicable'],
});
export const finishChecks = route({ ...act, id: 'workshop.checksDone', method: 'POST', path: '/api/workshop/jobs/:jobId/checks-done', summary: 'Go on: to sanitising, or to grading where nothing holds data', errors: acting });

export const noteMedium = route({
  ...act, id: 'workshop.noteMedium', method: 'POST', path: '/api/workshop/jobs/:jobId/media', summary: 'Note something in the device that holds data', status: 201,
  body: z.object({ mediaType: z.enum(mediaTypes), manufacturer: text(120).optional(), model: text(120).optional(), serialNumber: text(120).optional(), propertyNumber: text(60).optional() }), errors: [...acting, 'medium_noted'],
});
const mediumParams = params.extend({ mediumId: z.uuid() });
export const strikeMedium = route({
  ...act, id: 'workshop.strikeMedium', method: 'POST', path: '/api/workshop/jobs/:jobId/media/:mediumId/strike', summary: 'Strike out a medium noted by mistake', params: mediumParams, body: z.object({ reason: text(500) }), errors: [...acting, 'medium_recorded'],
});
export const RecordFields = z.object({
  manufacturer: text(120), model: text(120), serialNumber: text(120), propertyNumber: z.string().trim().max(60).nullish(), mediaType: z.enum(mediaTypes), mediaSource: text(200), confidentiality: z.string().trim().max(120).nullish(),
  method: z.enum(methods), technique: z.enum(techniques), alwaysEncrypted: z.boolean().nullish().describe('For cryptographic erase: encrypted from first use on, keys never exported'), toolName: text(120), toolVersion: text(60),
  verificationMethod: text(200), outcome: z.enum(outcomes), destination: z.enum(destinations), performedAt: z.iso.datetime({ offset: true }).optional().describe('Now unless told'), performedLocation: text(160), note: z.string().trim().max(2000).nullish(),
});
export type RecordFields = z.infer<typeof RecordFields>;
export const recordSanitisation = route({
  ...act, id: 'workshop.record', method: 'POST', path: '/api/workshop/jobs/:jobId/media/:mediumId/records', summary: 'Write down how a medium was sanitised (NIST SP 800-88r2 §4.6)', params: mediumParams, body: RecordFields, status: 201,
  errors: [...acting, 'sanitisation_incomplete', 'sanitisation_overclaimed', 'sanitisation_too_weak', 'sanitisation_failed', 'not_yet'],
});
const recordParams = params.extend({ recordId: z.uuid() });
const Signature = z.object({ location: text(160), title: text(120).optional().describe('Your own from the member’s record unless told'), contact: text(200).optional(), note: z.string().trim().max(1000).optional() });
const signing = [...acting, 'verifier_is_operator', 'sanitisation_incomplete'] as const;
export const verifyRecord = route({
  ...act, id: 'workshop.verify', method: 'POST', path: '/api/workshop/jobs/:jobId/records/:recordId/verify', summary: 'Verify: did it work? With the permission, accept it in the same act', params: recordParams,
  body: Signature.extend({ result: z.enum(['passed', 'failed']), accept: z.boolean().optional().describe('Validated too, by the same person') }), errors: [...signing, 'forbidden'],
});
export const validateRecord = route({
  ...act, id: 'workshop.validate', method: 'POST', path: '/api/workshop/jobs/:jobId/records/:recordId/validate', summary: 'Validate: does the organisation accept it?', permission: 'sanitisation.validate', params: recordParams,
  body: Signature.extend({ result: z.enum(validations) }), errors: signing,
});

export const gradeJob = route({
  ...act, id: 'workshop.grade', method: 'POST', path: '/api/workshop/jobs/:jobId/grade', summary: 'Grade from what was seen; a person may be stricter, never kinder',
  body: z.object({ findings: Findings, grade: z.enum(grades).optional().describe('The best that the findings allow unless told'), note: z.string().trim().max(500).optional() }), errors: [...acting, 'grade_too_high'],
});
export const disposeJob = route({
  ...act, id: 'workshop.dispose', method: 'POST', path: '/api/workshop/jobs/:jobId/disposition', summary: 'Decide what becomes of it, or ask for approval where that is needed',
  body: z.object({ disposition: z.enum(dispositions), recipient: text(200).optional(), certificateNumber: text(120).optional(), reason: text(1000).optional() }),
  errors: [...acting, 'disposition_incomplete', 'sanitisation_missing', 'unlock_checks_open', 'no_stockroom'],
});
export const decideDisposition = route({
  ...act, id: 'workshop.decide', method: 'POST', path: '/api/workshop/jobs/:jobId/disposition/decide', summary: 'Approve or decline a disposition somebody asked for', permission: 'dispositions.decide',
  body: z.object({ approve: z.boolean(), note: z.string().trim().max(1000).optional() }), errors: [...acting, 'approver_asked', 'disposition_incomplete', 'sanitisation_missing', 'unlock_checks_open', 'no_stockroom'],
});

const Reason = z.object({ reason: text(500) });
export const blockJob = route({ ...act, id: 'workshop.block', method: 'POST', path: '/api/workshop/jobs/:jobId/block', summary: 'Put a job aside with a reason; it keeps its place', body: Reason, errors: acting });
export const unblockJob = route({ ...act, id: 'workshop.unblock', method: 'POST', path: '/api/workshop/jobs/:jobId/unblock', summary: 'Go on where it stopped; a device back from repair is received', errors: acting });
export const callOffJob = route({ ...act, id: 'workshop.callOff', method: 'POST', path: '/api/workshop/jobs/:jobId/call-off', summary: 'Call a job off; the device stays where it is', body: Reason, errors: acting });

export const readCertificate = route({ id: 'workshop.certificate', method: 'GET', path: '/api/workshop/jobs/:jobId/certificate', summary: 'The certificate of sanitisation, one page a medium', permission: 'assets.read', params, response: 'application/pdf', errors: reading });
export const labelFormatNames = ['a4-63x38', 'a4-38x21', 'a4-25x10', 'letter-67x25', 'letter-44x13'] as const;
export const printJobLabels = route({
  id: 'workshop.labels', method: 'GET', path: '/api/workshop/labels', summary: 'Labels for devices, on a bought sheet', permission: 'assets.read',
  query: z.object({ jobs: z.string().max(8000).transform((given) => given.split(',').filter(Boolean)).pipe(z.array(z.uuid()).min(1).max(200)), format: z.enum(labelFormatNames).optional(), skip: z.coerce.number().int().min(0).max(200).optional().describe('Labels already used on the first sheet') }),
  response: 'application/pdf', errors: reading,
});
