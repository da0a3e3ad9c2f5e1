import {
  admitAsset, answerCheck, blockJob, callOffJob, changeJob, decideDisposition, disposeJob, finishChecks, gradeJob, listJobs, noteMedium, printJobLabels, readCertificate, readJob, readJobOfAsset, readLanes,
  recordSanitisation, strikeMedium, takeJob, unblockJob, validateRecord, verifyRecord,
} from '#contract/workshop';
import { changeWorkshopRules, readWorkshopRules } from '#contract/workshop-rules';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { answerCheck as answer, finishChecks as checksDone } from './answer-check.service.ts';
import { blockJob as block, callOffJob as callOff, unblockJob as unblock } from './block-job.service.ts';
import { decideDisposition as decide, disposeJob as dispose } from './dispose-job.service.ts';
import { countByLane, findJobs, readJob as read, readJobOfAsset as readOfAsset } from './find-jobs.service.ts';
import { gradeJob as grade } from './grade-job.service.ts';
import { readCertificate as certificate } from './issue-certificate.service.ts';
import { noteMedium as note, strikeOut } from './note-medium.service.ts';
import { admitByHand } from './open-job.service.ts';
import { printLabels } from './print-labels.service.ts';
import { recordSanitisation as record } from './record-sanitisation.service.ts';
import { validateRecord as validate, verifyRecord as verify } from './sign-record.service.ts';
import { changeJob as change, takeJob as take } from './take-job.service.ts';
import { changeRules, readRules } from './workshop-rules.service.ts';

export const workshopRoutes = (): Registered[] => [
  handle(listJobs, (unit, { query }) => findJobs(unit, query)),
  handle(readLanes, (unit, { query }) => countByLane(unit, query.site)),
  handle(readWorkshopRules, (unit) => readRules(unit)),
  handle(changeWorkshopRules, (unit, { body }) => changeRules(unit, body)),
  handle(printJobLabels, (unit, { query }) => printLabels(unit, query)),
  handle(readJob, (unit, { params }) => read(unit, params.jobId)),
  handle(readJobOfAsset, (unit, { params }) => readOfAsset(unit, params.assetId)),
  handle(admitAsset, (unit, { body }) => admitByHand(unit, body.assetId)),
  handle(takeJob, (unit, { params }) => take(unit, params.jobId)),
  handle(changeJob, (unit, { params, body }) => change(unit, params.jobId, body)),
  handle(answerCheck, (unit, { params, body }) => answer(unit, params.jobId, body)),
  handle(finishChecks, (unit, { params }) => checksDone(unit, params.jobId)),
  handle(noteMedium, (unit, { params, body }) => note(unit, params.jobId, body)),
  handle(strikeMedium, (unit, { params, body }) => strikeOut(unit, params.jobId, params.mediumId, body.reason)),
  handle(recordSanitisation, (unit, { params, body }) => record(unit, params.jobId, params.mediumId, body)),
  handle(verifyRecord, (unit, { params, body }) => verify(unit, params.jobId, params.recordId, body)),
  handle(validateRecord, (unit, { params, body }) => validate(unit, params.jobId, params.recordId, body)),
  handle(gradeJob, (unit, { params, body }) => grade(unit, params.jobId, body)),
  handle(disposeJob, (unit, { params, body }) => dispose(unit, params.jobId, body)),
  handle(decideDisposition, (unit, { params, body }) => decide(unit, params.jobId, body)),
  handle(blockJob, (unit, { params, body }) => block(unit, params.jobId, body.reason)),
  handle(unblockJob, (unit, { params }) => unblock(unit, params.jobId)),
  handle(callOffJob, (unit, { params, body }) => callOff(unit, params.jobId, body.reason)),
  handle(readCertificate, (unit, { params }) => certificate(unit, params.jobId)),
];
