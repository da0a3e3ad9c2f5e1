import { askHoldRelease, placeHold, readAsset, readHistory, releaseHold } from '#contract/assets';
import { listAudit } from '#contract/audit';
import { actOnTask, openCase, readCase } from '#contract/cases';
import { createPerson } from '#contract/people';
import { admitAsset, answerCheck, blockJob, callOffJob, changeJob, decideDisposition, disposeJob, finishChecks, gradeJob, listJobs, noteMedium, printJobLabels, readCertificate, readJob, readLanes, recordSanitisation, strikeMedium, takeJob, unblockJob, validateRecord, verifyRecord } from '#contract/workshop';
import { changeWorkshopRules, readWorkshopRules, type WorkshopRules } from '#contract/workshop-rules';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../../../../tests/support/read-pdf.ts';
import { clearChecks, graded, likeNew, openWorkshopWorld, readyToWipe, returnedDevice, sanitised, signed, takenJob, wipe, type WorkshopWorld } from '../../../../tests/support/workshop-world.ts';

let here: WorkshopWorld;
beforeAll(async () => { here = await openWorkshopWorld(); });
afterAll(() => here.world.close());

const at = (job: { id: string }) => ({ jobId: job.id });
const loosened = async (change: Partial<WorkshopRules>) => {
  const owner = await here.world.as('owner');
  return owner.do(changeWorkshopRules, { body: { ...(await owner.do(readWorkshopRules, {})), ...change } });
};

describe('a device arrives', () => {
  test('and is one job, however often it is taken in; the workshop answers for it', async () => {
    const asset = await returnedDevice(here);
    const first = await here.otto.do(admitAsset, { body: { assetId: asset.id } });
    const again = await here.vera.do(admitAsset, { body: { assetId: asset.id } });
    expect(again.id).toBe(first.id);
    expect(first).toMatchObject({ status: 'queued', next: 'take', platform: 'windows', custodian: { kind: 'place', name: 'Lisbon · Workshop' } });
    expect((await here.manager.do(readAsset, { params: { assetId: asset.id } })).status).toBe('in_workshop');
    expect(first.media).toHaveLength(1);
  });

  test('that belongs to an agency is not opened', async () => {
    const asset = await returnedDevice(here, { ownership: 'agency', ownerName: 'Staffing Lda' });
    expect((await here.otto.try(admitAsset, { body: { assetId: asset.id } })).problem).toMatchObject({ code: 'asset_not_ours', ownership: 'agency' });
    expect((await here.manager.do(readAsset, { params: { assetId: asset.id } })).status).toBe('returned');
  });

  test('with a new starter waiting for it comes first in the queue', async () => {
    const asset = await returnedDevice(here, { reservedFor: 'Priya Nair, starts 9 November' });
    await here.otto.do(admitAsset, { body: { assetId: asset.id } });
    const queue = await here.otto.do(listJobs, { query: { lane: 'waiting' } });
    expect(queue.rows[0]).toMatchObject({ asset: { id: asset.id }, priority: 2 });
    const lanes = await here.otto.do(readLanes, { query: {} });
    expect(lanes.lanes.find(({ lane }) => lane === 'waiting')?.count).toBe(queue.total);
  });

  test('two technicians take one job: one has it, the other is told who', async () => {
    const asset = await returnedDevice(here);
    const job = await here.otto.do(admitAsset, { body: { assetId: asset.id } });
    const replies = await Promise.all([here.otto.try(takeJob, { params: at(job) }), here.vera.try(takeJob, { params: at(job) })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = replies.find(({ status }) => status === 200)!.value.technician!.name;
    expect(replies.find(({ status }) => status === 409)!.problem).toMatchObject({ code: 'job_taken', technician: winner });
  });

  test('and its job is handed to a colleague, not to somebody who does not work there', async () => {
    const job = await takenJob(here);
    const clerk = await here.world.as('mailroom');
    expect((await here.otto.try(changeJob, { params: at(job), body: { technicianId: clerk.member.id, version: job.version } })).status).toBe(404);
    const handed = await here.otto.do(changeJob, { params: at(job), body: { technicianId: here.vera.member.id, priority: 1, version: job.version } });
    expect(handed).toMatchObject({ technician: { name: 'Vera Lima' }, priority: 1 });
    expect((await here.otto.try(changeJob, { params: at(job), body: { priority: 2, version: job.version } })).problem.code).toBe('conflict');
  });
});

describe('unlock checks', () => {
  test('are answered with who and when; "does not apply" says why; other devices’ checks are refused', async () => {
    const job = await takenJob(here);
    expect((await here.otto.try(answerCheck, { params: at(job), body: { check: 'sim', result: 'not_applicable' } })).status).toBe(400);
    const seen = await here.otto.do(answerCheck, { params: at(job), body: { check: 'sim', result: 'not_applicable', note: 'No modem in this model' } });
    expect(seen.checks.find(({ check }) => check === 'sim')).toMatchObject({ state: 'not_applicable', by: { name: 'Otto Brandt' }, at: '2026-11-02T09:00:00.000Z' });
    expect((await here.otto.try(answerCheck, { params: at(job), body: { check: 'recovery_lock', result: 'clear' } })).problem.code).toBe('check_not_applicable');
    const mac = await here.otto.do(changeJob, { params: at(job), body: { platform: 'macos', version: seen.version } });
    expect(mac.checks.map(({ check }) => check)).toContain('recovery_lock');
  });

  test('that are not clear keep a finished device from being ready', async () => {
    const job = await graded(here);
    await here.otto.do(answerCheck, { params: at(job), body: { check: 'autopilot', result: 'not_clear', note: 'Still registered' } });
    const refused = await here.otto.try(disposeJob, { params: at(job), body: { disposition: 'redeploy' } });
    expect(refused.problem).toMatchObject({ code: 'disposition_incomplete', missing: ['unlocked'] });
    expect((await here.otto.do(readJob, { params: at(job) })).missing).toContainEqual({ code: 'checks_open', checks: ['autopilot'] });
  });
});

describe('a data-bearing device', () => {
  test('becomes ready only after a verified record, moves to the stockroom, and its certificate is readable by a scanner', async () => {
    const job = await readyToWipe(here);
    expect((await here.otto.try(gradeJob, { params: at(job), body: { findings: likeNew } })).problem.code).toBe('wrong_state');
    expect((await here.manager.try(disposeJob, { params: at(job), body: { disposition: 'redeploy' } })).problem).toMatchObject({ code: 'disposition_incomplete', missing: ['sanitised', 'graded', 'working'] });
    const recorded = await here.otto.do(recordSanitisation, { params: { ...at(job), mediumId: job.media[0]!.id }, body: wipe('S64ANX0T') });
    expect(recorded).toMatchObject({ status: 'verifying', next: 'verify' });
    const verified = await here.vera.do(verifyRecord, { params: { ...at(job), recordId: recorded.media[0]!.records[0]!.id }, body: { ...signed, result: 'passed' } });
    expect(verified).toMatchObject({ status: 'verifying', missing: [{ code: 'not_validated' }, { code: 'not_graded' }, { code: 'not_decided' }] });
    const accepted = await here.manager.do(validateRecord, { params: { ...at(job), recordId: recorded.media[0]!.records[0]!.id }, body: { location: 'Lisbon', title: 'IT asset manager', result: 'accepted' } });
    expect(accepted.status).toBe('grading');
    await here.otto.do(gradeJob, { params: at(job), body: { findings: { ...likeNew, marks: 'light' }, grade: 'C', note: 'Worn keys' } });
    const done = await here.otto.do(disposeJob, { params: at(job), body: { disposition: 'redeploy' } });
    expect(done).toMatchObject({ status: 'done', grade: 'C', disposition: 'redeploy', missing: [], custodian: { name: 'Lisbon · Stockroom' } });
    expect(await here.manager.do(readAsset, { params: { assetId: job.asset.id } })).toMatchObject({ status: 'ready', grade: 'C', disposition: 'redeploy', custodian: { id: here.stockroomId } });

    const pdf = await readPdf((await here.otto.do(readCertificate, { params: at(job) })).bytes);
    expect(pdf.barcodes).toEqual([{ format: 'Code128', text: `${done.certificateNumber}-1`, page: 1 }]);
    for (const words of ['S64ANX0T', 'nvme-cli, version 2.9', 'Otto Brandt', 'Vera Lima', 'Maria Alves', 'IT asset manager', 'Purge']) expect(pdf.text).toContain(words);
  });

  test('is not verified, nor accepted, by whoever erased it, unless the organisation allows it', async () => {
    const job = await readyToWipe(here);
    const recorded = await here.otto.do(recordSanitisation, { params: { ...at(job), mediumId: job.media[0]!.id }, body: wipe('SELF1') });
    const record = { ...at(job), recordId: recorded.media[0]!.records[0]!.id };
    expect((await here.otto.try(verifyRecord, { params: record, body: { ...signed, result: 'passed' } })).problem.code).toBe('verifier_is_operator');
    await here.vera.do(verifyRecord, { params: record, body: { ...signed, result: 'passed' } });
    expect((await here.otto.try(validateRecord, { params: record, body: { ...signed, result: 'accepted' } })).problem.code).toBe('verifier_is_operator');
    await loosened({ verifierDiffers: false });
    expect((await here.otto.do(validateRecord, { params: record, body: { ...signed, result: 'accepted' } })).status).toBe('grading');
    await loosened({ verifierDiffers: true });
  });

  test('with two media needs two records, also when the second is found late', async () => {
    const job = await sanitised(here);
    const first = job.certificateNumber;
    const found = await here.otto.do(noteMedium, { params: at(job), body: { mediaType: 'magnetic_disk', serialNumber: 'WD-2ND' } });
    expect(found).toMatchObject({ status: 'sanitising', media: [{ next: 'done' }, { next: 'sanitise' }] });
    expect((await here.otto.try(noteMedium, { params: at(job), body: { mediaType: 'magnetic_disk', serialNumber: 'wd 2nd' } })).problem.code).toBe('medium_noted');
    const recorded = await here.otto.do(recordSanitisation, { params: { ...at(job), mediumId: found.media[1]!.id }, body: wipe('WD-2ND', { mediaType: 'magnetic_disk', technique: 'overwrite', method: 'clear' }) });
    expect(recorded.status).toBe('verifying');
    const both = await here.vera.do(verifyRecord, { params: { ...at(job), recordId: recorded.media[1]!.records[0]!.id }, body: { ...signed, result: 'passed', accept: true } });
    expect(both.status).toBe('grading');
    expect(both.certificateNumber).not.toBe(first);
    const pdf = await readPdf((await here.otto.do(readCertificate, { params: at(job) })).bytes);
    expect(pdf.barcodes.map(({ text }) => text)).toEqual([`${both.certificateNumber}-1`, `${both.certificateNumber}-2`]);
  });

  test('whose second medium was noted by mistake goes on once that is struck out', async () => {
    const job = await readyToWipe(here);
    const noted = await here.otto.do(noteMedium, { params: at(job), body: { mediaType: 'flash' } });
    const recorded = await here.otto.do(recordSanitisation, { params: { ...at(job), mediumId: job.media[0]!.id }, body: wipe('ONLY1') });
    expect(recorded.status).toBe('sanitising');
    const struck = await here.otto.do(strikeMedium, { params: { ...at(job), mediumId: noted.media[1]!.id }, body: { reason: 'The slot is empty' } });
    expect(struck).toMatchObject({ status: 'verifying', media: [{ next: 'verify' }] });
    expect((await here.otto.try(strikeMedium, { params: { ...at(job), mediumId: job.media[0]!.id }, body: { reason: 'x' } })).problem.code).toBe('medium_recorded');
  });

  test('whose erasure fails is erased again, and destroyed when the attempts are spent', async () => {
    const job = await readyToWipe(here);
    const medium = { ...at(job), mediumId: job.media[0]!.id };
    expect((await here.otto.do(recordSanitisation, { params: medium, body: wipe('BAD1', { outcome: 'failed' }) })).media[0]).toMatchObject({ next: 'repeat' });
    const second = await here.otto.do(recordSanitisation, { params: medium, body: wipe('BAD1') });
    const failed = await here.vera.do(verifyRecord, { params: { ...at(job), recordId: second.media[0]!.records[0]!.id }, body: { ...signed, result: 'failed', note: 'Old partition table is there' } });
    expect(failed).toMatchObject({ status: 'sanitising', media: [{ next: 'destroy' }] });
    expect((await here.otto.try(recordSanitisation, { params: medium, body: wipe('BAD1') })).problem).toMatchObject({ code: 'sanitisation_failed', nextStep: 'destroy' });
    const shredded = await here.otto.do(recordSanitisation, { params: medium, body: wipe('BAD1', { method: 'destroy', technique: 'shred', destination: 'destroyed' }) });
    expect(shredded.status).toBe('verifying');
    expect(shredded.media[0]!.records).toHaveLength(3);
  });

  test('that the validator passes up waits for a person', async () => {
    const job = await readyToWipe(here);
    const recorded = await here.otto.do(recordSanitisation, { params: { ...at(job), mediumId: job.media[0]!.id }, body: wipe('UP1') });
    const record = { ...at(job), recordId: recorded.media[0]!.records[0]!.id };
    await here.vera.do(verifyRecord, { params: record, body: { ...signed, result: 'passed' } });
    const up = await here.manager.do(validateRecord, { params: record, body: { ...signed, result: 'escalate' } });
    expect(up).toMatchObject({ status: 'blocked_sanitising', next: 'unblock', media: [{ next: 'escalated' }] });
  });

  test('is not recorded with more than its technique can do, nor in the future', async () => {
    const job = await readyToWipe(here);
    const medium = { ...at(job), mediumId: job.media[0]!.id };
    expect((await here.otto.try(recordSanitisation, { params: medium, body: wipe('X', { technique: 'ata_secure_erase' }) })).problem).toMatchObject({ code: 'sanitisation_overclaimed', strongest: 'clear' });
    expect((await here.otto.try(recordSanitisation, { params: medium, body: wipe('X', { performedAt: '2026-11-03T09:00:00Z' }) })).problem.code).toBe('not_yet');
    expect((await here.otto.try(recordSanitisation, { params: medium, body: wipe('X', { technique: 'cryptographic_erase' }) })).problem).toMatchObject({ code: 'sanitisation_incomplete', missing: ['alwaysEncrypted'] });
    expect((await here.otto.do(readJob, { params: at(job) })).media[0]!.records).toEqual([]);
  });
});

test('a monitor needs no record: checks done, straight to grading', async () => {
  const job = await takenJob(here, { category: 'monitor', model: 'U2724' });
  expect(job).toMatchObject({ dataBearing: false, media: [], checks: [] });
  const next = await here.otto.do(finishChecks, { params: at(job) });
  expect(next.status).toBe('grading');
  await here.otto.do(gradeJob, { params: at(job), body: { findings: { ...likeNew, batteryPercent: null } } });
  expect((await here.otto.do(disposeJob, { params: at(job), body: { disposition: 'redeploy' } })).status).toBe('done');
});

describe('a legal hold', () => {
  test('that arrives between check and wipe refuses the wipe, tells the technician of quarantine only, and is cited by the later certificate', async () => {
    const job = await readyToWipe(here);
    await here.world.moveTo('2026-11-02T10:00:00.000Z');
    const security = await here.world.as('security', { name: 'Samuel Eriksson' });
    const hold = await security.do(placeHold, { params: { assetId: job.asset.id }, body: { matter: 'Harbour matter' } });
    const refused = await here.otto.try(recordSanitisation, { params: { ...at(job), mediumId: job.media[0]!.id }, body: wipe('HELD1') });
    expect(refused.problem).toMatchObject({ code: 'in_quarantine', status: 409 });
    expect(refused.text).not.toMatch(/hold|legal|Harbour/i);
    const seen = await here.otto.do(readJob, { params: at(job) });
    expect(seen).toMatchObject({ isQuarantined: true, next: 'release_hold', missing: [{ code: 'quarantine' }, { code: 'not_sanitised' }, { code: 'not_graded' }, { code: 'not_decided' }] });
    expect(JSON.stringify(seen)).not.toMatch(/Harbour/);
    expect((await here.manager.try(disposeJob, { params: at(job), body: { disposition: 'repair', recipient: 'Fix Lda', reason: 'screen' } })).problem.code).toBe('under_legal_hold');
    expect((await here.otto.do(listJobs, { query: { lane: 'quarantine' } })).rows.map(({ id }) => id)).toContain(job.id);

    await here.world.moveTo('2026-11-05T10:00:00.000Z');
    await security.do(askHoldRelease, { params: { assetId: job.asset.id, holdId: hold.id }, body: { reason: 'Imaged' } });
    await here.manager.do(releaseHold, { params: { assetId: job.asset.id, holdId: hold.id } });
    const recorded = await here.otto.do(recordSanitisation, { params: { ...at(job), mediumId: job.media[0]!.id }, body: wipe('HELD1') });
    await here.vera.do(verifyRecord, { params: { ...at(job), recordId: recorded.media[0]!.records[0]!.id }, body: { ...signed, result: 'passed', accept: true } });
    const pdf = await readPdf((await here.otto.do(readCertificate, { params: at(job) })).bytes);
    expect(pdf.text).toContain('Under legal hold from 2 Nov 2026, 10:00');
    expect(pdf.text).toContain('release asked by Samuel Eriksson, given by Maria Alves');
    expect(pdf.text).not.toContain('Harbour');
  });

  test('that arrives after everything is done but the last act keeps it from being ready or sold, and lets it be put aside', async () => {
    const job = await graded(here);
    await here.manager.do(placeHold, { params: { assetId: job.asset.id }, body: { matter: 'M' } });
    expect((await here.otto.try(disposeJob, { params: at(job), body: { disposition: 'redeploy' } })).problem.code).toBe('in_quarantine');
    expect((await here.manager.do(readAsset, { params: { assetId: job.asset.id } })).status).toBe('in_workshop');
    expect((await here.otto.do(blockJob, { params: at(job), body: { reason: 'On the quarantine shelf' } })).status).toBe('blocked_grading');
    expect((await here.otto.try(unblockJob, { params: at(job) })).problem.code).toBe('in_quarantine');
  });

  test('and the wipe at the same moment have one order', async () => {
    const job = await readyToWipe(here);
    const [hold, record] = await Promise.all([
      here.manager.try(placeHold, { params: { assetId: job.asset.id }, body: { matter: 'Race' } }),
      here.otto.try(recordSanitisation, { params: { ...at(job), mediumId: job.media[0]!.id }, body: wipe('RACE1') }),
    ]);
    expect(hold.status).toBe(201);
    const { rows } = await here.world.database.pool.query<{ wiped: boolean }>('select exists (select 1 from sanitisation_record where job_id = $1) as wiped', [job.id]);
    expect(rows[0]!.wiped).toBe(record.status === 201);
    expect([201, 409]).toContain(record.status);
  });
});

describe('what becomes of it', () => {
  test('a sale is asked for by one and approved by another; the chain of custody names the buyer', async () => {
    const job = await graded(here);
    expect((await here.manager.try(disposeJob, { params: at(job), body: { disposition: 'sell' } })).problem).toMatchObject({ code: 'disposition_incomplete', missing: ['recipient'] });
    const asked = await here.manager.do(disposeJob, { params: at(job), body: { disposition: 'sell', recipient: 'Refurb Lda' } });
    expect(asked).toMatchObject({ status: 'grading', next: 'approve', asked: { by: { name: 'Maria Alves' } } });
    expect((await here.manager.try(decideDisposition, { params: at(job), body: { approve: true } })).problem.code).toBe('approver_asked');
    expect((await here.otto.try(decideDisposition, { params: at(job), body: { approve: true } })).problem.code).toBe('forbidden');
    const approver = await here.world.as('approver', { name: 'Inês Rocha' });
    const sold = await approver.do(decideDisposition, { params: at(job), body: { approve: true } });
    expect(sold).toMatchObject({ status: 'done', disposition: 'sell', decided: { by: { name: 'Inês Rocha' } } });
    expect((await here.manager.do(readAsset, { params: { assetId: job.asset.id } })).status).toBe('disposed');
    const { rows } = await here.world.database.pool.query<{ kind: string; evidence: { recipient: string } }>('select kind, evidence from custody_event where asset_id = $1 order by seq desc limit 1', [job.asset.id]);
    expect(rows[0]).toMatchObject({ kind: 'disposed', evidence: { recipient: 'Refurb Lda' } });
  });

  test('a declined one stays on the bench with the reason', async () => {
    const job = await graded(here);
    await here.otto.do(disposeJob, { params: at(job), body: { disposition: 'write_off', reason: 'Too old' } });
    const approver = await here.world.as('approver');
    const declined = await approver.do(decideDisposition, { params: at(job), body: { approve: false, note: 'Good for two more years' } });
    expect(declined).toMatchObject({ status: 'grading', next: 'decide', disposition: null, declinedNote: 'Good for two more years' });
  });

  test('a leased laptop goes back to its owner and nowhere else', async () => {
    const job = await graded(here, { ownership: 'lessor', ownerName: 'Grenke' });
    expect(job.ways.filter(({ missing }) => missing.length === 0).map(({ disposition }) => disposition)).toEqual(['repair', 'return_to_lessor']);
    const back = await here.otto.do(disposeJob, { params: at(job), body: { disposition: 'return_to_lessor', recipient: 'Grenke' } });
    expect(back.status).toBe('done');
  });

  test('a repair keeps its place in the work, and the custody says where it is', async () => {
    const job = await graded(here);
    const away = await here.otto.do(disposeJob, { params: at(job), body: { disposition: 'repair', recipient: 'Fix Lda', reason: 'hinge' } });
    expect(away).toMatchObject({ status: 'blocked_grading', blockedReason: 'With Fix Lda: hinge', custodian: { name: 'Lisbon · Away for repair' } });
    const back = await here.otto.do(unblockJob, { params: at(job) });
    expect(back).toMatchObject({ status: 'grading', blockedReason: null, custodian: { name: 'Lisbon · Workshop' } });
    const { entries } = await here.manager.do(readHistory, { params: { assetId: job.asset.id } });
    expect(entries.flatMap(({ kind }) => kind ?? [])).toEqual(expect.arrayContaining(['received', 'sent_to_repair', 'moved', 'registered']));
  });

  test('a grade is never better than the findings', async () => {
    const job = await sanitised(here);
    expect((await here.otto.try(gradeJob, { params: at(job), body: { findings: { ...likeNew, marks: 'heavy' }, grade: 'A' } })).problem).toMatchObject({ code: 'grade_too_high', best: 'C' });
  });

  test('a job called off is over; the device may be taken in again', async () => {
    const job = await takenJob(here);
    expect((await here.otto.do(callOffJob, { params: at(job), body: { reason: 'Wrong device' } })).status).toBe('called_off');
    const again = await here.otto.do(admitAsset, { body: { assetId: job.asset.id } });
    expect(again.id).not.toBe(job.id);
  });

  test('labels carry the asset tag for a scanner, several on a sheet', async () => {
    const jobs = [await graded(here), await takenJob(here)];
    const pdf = await readPdf((await here.otto.do(printJobLabels, { query: { jobs: jobs.map(({ id }) => id).join(','), skip: 2 } as never })).bytes);
    expect(pdf.barcodes.map(({ text }) => text)).toEqual(jobs.map(({ asset }) => asset.assetTag));
    expect(pdf.text).toContain('ThinkPad T14');
  });
});

test('a device of a case finishes the case’s task when it is ready, and its certificate belongs to the case', async () => {
  const person = await here.manager.do(createPerson, { body: { name: 'Duarte Sousa', email: 'duarte@example.test', locationId: here.siteId } });
  const made = await returnedDevice(here, { status: 'in_use', custodian: { kind: 'person', id: person.id }, assigneeId: person.id });
  const opened = await here.manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-12-18' } });
  const taskOf = async () => (await here.manager.do(readCase, { params: { caseId: opened.id } })).tasks.find(({ completes, subject }) => completes === 'asset_ready' && subject?.id === made.id);
  expect((await taskOf())?.status).toBe('waiting');
  const admitted = await here.otto.do(admitAsset, { body: { assetId: made.id } });
  expect(admitted.case?.id).toBe(opened.id);
  const job = await clearChecks(here.otto, await here.otto.do(takeJob, { params: at(admitted) }));
  await here.otto.do(finishChecks, { params: at(job) });
  const recorded = await here.otto.do(recordSanitisation, { params: { ...at(job), mediumId: job.media[0]!.id }, body: wipe('CASE1') });
  await here.vera.do(verifyRecord, { params: { ...at(job), recordId: recorded.media[0]!.records[0]!.id }, body: { ...signed, result: 'passed', accept: true } });
  await here.otto.do(gradeJob, { params: at(job), body: { findings: likeNew } });
  await here.otto.do(disposeJob, { params: at(job), body: { disposition: 'redeploy' } });
  expect(await taskOf()).toMatchObject({ status: 'done' });
  expect((await here.manager.do(readAsset, { params: { assetId: made.id } })).assignee).toBeNull();
  const { rows } = await here.world.database.pool.query<{ case_id: string }>("select case_id from stored_file where kind = 'sanitisation_certificate' order by created_at desc, id desc limit 1");
  expect(rows[0]?.case_id).toBe(opened.id);
});

test('a device of a case ticks its unlock task when every lock is clear, and opens it again when one is not', async () => {
  const person = await here.manager.do(createPerson, { body: { name: 'Rosa Dias', email: 'rosa@example.test', locationId: here.siteId } });
  const made = await returnedDevice(here, { status: 'in_use', custodian: { kind: 'person', id: person.id }, assigneeId: person.id });
  const opened = await here.manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-12-18' } });
  const taskOf = async () => (await here.manager.do(readCase, { params: { caseId: opened.id } })).tasks.find(({ completes }) => completes === 'asset_unlocked')!;
  const job = await here.otto.do(takeJob, { params: at(await here.otto.do(admitAsset, { body: { assetId: made.id } })) });
  const waiting = await taskOf();
  expect((await here.manager.try(actOnTask, { params: { taskId: waiting.id }, body: { action: 'finish', version: waiting.version } })).problem.code).toBe('task_follows');
  const [last, ...others] = job.checks.map(({ check }) => check);
  for (const check of others) await here.otto.do(answerCheck, { params: at(job), body: { check, result: 'clear' } });
  expect((await taskOf()).status).not.toBe('done');
  await here.otto.do(answerCheck, { params: at(job), body: { check: last!, result: 'clear' } });
  expect(await taskOf()).toMatchObject({ status: 'done', doneBy: 'Otto Brandt' });
  await here.otto.do(answerCheck, { params: at(job), body: { check: last!, result: 'not_clear', note: 'Still enrolled' } });
  expect(await taskOf()).toMatchObject({ status: 'open', doneAt: null });
});

describe('the rules of the workshop', () => {
  test('are strict until the owner changes them, and the change is on record with what it was', async () => {
    const owner = await here.world.as('owner');
    const before = await owner.do(readWorkshopRules, {});
    const after = await owner.do(changeWorkshopRules, { body: { ...before, minimumMethod: 'purge', attemptsBeforeDestroy: 3 } });
    expect(after).toMatchObject({ minimumMethod: 'purge', attemptsBeforeDestroy: 3, version: before.version + 1 });
    expect((await takenJob(here)).rules).toMatchObject({ minimumMethod: 'purge', attemptsBeforeDestroy: 3 });
    const [entry] = (await owner.do(listAudit, { query: { entity: 'workshop.rules' } })).rows;
    expect(entry).toMatchObject({ action: 'setting.changed', facts: { minimumMethod: { from: 'clear', to: 'purge' }, attemptsBeforeDestroy: { from: 2, to: 3 } } });
    await loosened({ minimumMethod: 'clear', attemptsBeforeDestroy: 2 });
  });

  test('changed by two at once have one winner; nonsense and strangers are refused', async () => {
    const owner = await here.world.as('owner');
    const seen = await owner.do(readWorkshopRules, {});
    const replies = await Promise.all([3, 4].map((attemptsBeforeDestroy) => owner.try(changeWorkshopRules, { body: { ...seen, attemptsBeforeDestroy } })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await owner.try(changeWorkshopRules, { body: { ...seen, attemptsBeforeDestroy: 0 } })).status).toBe(400);
    expect((await here.otto.try(readWorkshopRules, {})).status).toBe(403);
    await loosened({ attemptsBeforeDestroy: 2 });
  });
});

test('every act leaves one audit entry, without names or notes in its open part', async () => {
  const job = await clearChecks(here.otto, await takenJob(here));
  await here.otto.do(blockJob, { params: at(job), body: { reason: 'Waits for a screw from Porto' } });
  const { rows } = await here.world.database.pool.query<{ action: string; facts: unknown }>('select action, facts from audit_event where entity_id = $1 order by id', [job.id]);
  expect(rows.map(({ action }) => action)).toEqual(['workshop.job_opened', 'workshop.job_taken', ...job.checks.map(() => 'workshop.check_answered'), 'workshop.job_blocked']);
  expect(JSON.stringify(rows)).not.toMatch(/screw|Otto/);
});

test('a technician of another site sees neither the queue nor the job', async () => {
  const job = await takenJob(here);
  const elsewhere = await here.world.as('technician', { sites: ['00000000-0000-7000-8000-000000000000'] });
  expect((await elsewhere.do(listJobs)).rows).toEqual([]);
  expect((await elsewhere.try(readJob, { params: at(job) })).status).toBe(404);
  expect((await elsewhere.try(takeJob, { params: at(job) })).status).toBe(404);
});
