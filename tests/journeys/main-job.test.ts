/**
 * The main job, end to end, as one story: two files are brought, somebody
 * leaves, everything comes home, every door closes, and what happened can be
 * proved to a stranger. Each chapter goes on where the one before ended.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAccounts } from '#contract/accounts';
import { listAssets, readAsset } from '#contract/assets';
import { listAsks } from '#contract/asks';
import { readAuditKey, readCheckpoint, verifyAudit } from '#contract/audit';
import { actOnTask, endCaseAccount, openCase, readCase, releaseCaseSeat, type Case } from '#contract/cases';
import { approveClearance, askWaiver, clearCase, decideWaiver, listEvents, readCertificate, readClearance } from '#contract/clearance';
import { readChain } from '#contract/custody';
import { exportEvidence } from '#contract/evidence';
import { listExceptionRows, listExceptions } from '#contract/exceptions';
import { applyImport, listImportRows, mapImport, previewImport, readImport, receiveFile, type ImportRun } from '#contract/imports';
import { listLicences } from '#contract/licences';
import { listMessages, readMessage } from '#contract/messages';
import { openParcel, parcelSlip, listParcels, readParcel } from '#contract/parcels';
import { listPeople, listLocations } from '#contract/people';
import { finishPickup, planPickup, scanPickup, setOut } from '#contract/pickups';
import { furnishSite, type PlaceWithSlots } from '#contract/places';
import { createPartner } from '#contract/partners';
import { listIncidents, reportSightings, resolveIncident } from '#contract/sightings';
import { scan } from '#contract/station';
import { listThanks, readThanks, sendThanks } from '#contract/thanks';
import { readToday } from '#contract/today';
import { admitAsset, disposeJob, finishChecks, gradeJob, readCertificate as readSanitisationCertificate, readJobOfAsset, recordSanitisation, takeJob, verifyRecord } from '#contract/workshop';
import { verifyFile } from '#server/cli/verify';
import { sealAudit } from '#server/features/audit/seal-audit.service';
import { randomIds } from '#server/platform/clock/identity';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mainJobFiles as files } from '../support/main-job-files.ts';
import { readPdf } from '../support/read-pdf.ts';
import { clearChecks, likeNew, signed, wipe } from '../support/workshop-world.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let world: World;
let folder: string;
const by = {} as Record<'owner' | 'manager' | 'hr' | 'clerk' | 'technician' | 'verifier' | 'security' | 'approver' | 'auditor', Client>;
const story = {} as { siteId: string; mailroom: PlaceWithSlots; workshop: PlaceWithSlots; personId: string; caseId: string; laptopId: string; phoneId: string; boxCode: string; leaverLink: string; managerLink: string };

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z' });
  folder = await mkdtemp(join(tmpdir(), 'handback-journey-'));
  by.owner = await world.as('owner', { name: 'Olga Ramos' });
  by.manager = await world.as('asset_manager', { name: 'Maria Alves' });
  by.hr = await world.as('hr', { name: 'Hedda Hahn' });
  by.clerk = await world.as('mailroom', { name: 'Rosa Dias' });
  by.technician = await world.as('technician', { name: 'Otto Brandt' });
  by.verifier = await world.as('technician', { name: 'Vera Lima' });
  by.security = await world.as('security', { name: 'Samir Aziz' });
  by.approver = await world.as('approver', { name: 'Petra Paul' });
  by.auditor = await world.as('auditor', { name: 'Aude Petit' });
});
afterAll(() => Promise.all([world.close(), rm(folder, { recursive: true })]));

const theCase = (who = by.manager): Promise<Case> => who.do(readCase, { params: { caseId: story.caseId } });
const clearance = () => by.manager.do(readClearance, { params: { caseId: story.caseId } });
const lineOf = async (assetId: string) => (await theCase()).assets.find((line) => line.assetId === assetId);
const taskOf = async (completion: string, assetId: string) => (await theCase()).tasks.find((task) => task.completes === completion && task.subject?.id === assetId);
const custodianOf = async (assetId: string) => (await by.manager.do(readChain, { params: { assetId } })).custodian;
const must = <T>(value: T | undefined | null, what: string): T => { if (value === undefined || value === null) throw new Error(`expected ${what}`); return value; };

async function previewed(name: string, bytes: Uint8Array): Promise<ImportRun> {
  const read = await by.manager.do(receiveFile, { query: { name, zone: 'Europe/Lisbon' }, body: bytes });
  expect(read.kind, `${name}: ${read.why}`).not.toBeNull();
  const mapped = await by.manager.do(mapImport, { params: { importId: read.id }, body: { version: read.version, acceptProposals: true } });
  await by.manager.do(previewImport, { params: { importId: read.id }, body: { version: mapped.version } });
  await world.settle();
  return by.manager.do(readImport, { params: { importId: read.id } });
}

async function brought(name: string, bytes: Uint8Array): Promise<ImportRun> {
  const run = await previewed(name, bytes);
  await by.manager.do(applyImport, { params: { importId: run.id }, body: { version: run.version } });
  await world.settle();
  return by.manager.do(readImport, { params: { importId: run.id } });
}

/** What a browser does with a page of ours: no script, a form, a redirect. */
const open = (path: string) => world.app.http.inject({ method: 'GET', url: path });
const post = (path: string, fields: readonly (readonly [string, string])[]) => world.app.http.inject({ method: 'POST', url: path, payload: new URLSearchParams(fields.map((field) => [...field])).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });

async function linkTo(recipient: string): Promise<string> {
  const { rows } = await by.manager.do(listMessages, { query: { case: story.caseId } });
  const sent = rows.filter((row) => row.recipient === recipient && row.kind === 'ask');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.status).toBe('held');
  const { text } = await by.manager.do(readMessage, { params: { messageId: must(sent[0], 'a message').id } });
  return must(/http:\/\/handback\.test(\/a\/[\w-]+)/.exec(text)?.[1], `a link in ${text}`);
}

/** Finishes what a person ticks by hand; what follows from facts has done itself. */
async function tick(keep: (task: Case['tasks'][number]) => boolean): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const open = (await theCase(by.owner)).tasks.filter((task) => (task.status === 'open' || task.status === 'waiting') && keep(task));
    if (open.length === 0) return;
    for (const task of open) {
      const reply = await by.owner.try(actOnTask, { params: { taskId: task.id }, body: { action: 'finish', note: 'Done and seen', version: task.version } });
      if (reply.status >= 400 && !['conflict', 'task_follows', 'wrong_state'].includes(reply.problem.code)) throw new Error(`${task.key}: ${reply.text}`);
    }
  }
}

describe('the main job', () => {
  test('1. files are previewed without a change, applied once, and change nothing when they come again', async () => {
    const [people] = files;
    const preview = await previewed('people.csv', must(people, 'a file').rows);
    expect(preview).toMatchObject({ kind: 'people', status: 'previewed', counts: { create: 3, change: 0, refuse: 0 } });
    expect((await by.manager.do(listPeople)).rows).toHaveLength(0);
    for (const file of files) {
      const run = await brought(file.name, file.rows);
      const refused = await by.manager.do(listImportRows, { params: { importId: run.id }, query: { verdict: 'refuse' } });
      expect({ kind: run.kind, status: run.status, refused: refused.rows }, file.name).toEqual({ kind: file.kind, status: 'applied', refused: [] });
      expect((run.counts?.create ?? 0) + (run.counts?.change ?? 0), file.name).toBe(file.created);
    }
    for (const file of files) expect((await brought(file.name, file.rows)).counts, file.name).toMatchObject({ create: 0, change: 0, refuse: 0 });

    const rui = must((await by.manager.do(listPeople, { query: { q: 'Rui' } })).rows[0], 'Rui Matos');
    expect(rui).toMatchObject({ manager: { name: 'Inês Lopes' }, location: { name: 'Lisbon' } });
    story.personId = rui.id;
    const assets = (await by.manager.do(listAssets, { query: { assignee: rui.id } })).rows;
    expect(assets.map((asset) => [asset.assetTag, asset.custodian.name]).toSorted()).toEqual([['LT-2001', 'Rui Matos'], ['PH-2002', 'Rui Matos']]);
    story.laptopId = must(assets.find((asset) => asset.assetTag === 'LT-2001'), 'a laptop').id;
    story.phoneId = must(assets.find((asset) => asset.assetTag === 'PH-2002'), 'a phone').id;
    expect((await by.manager.do(listAccounts, { query: { person: rui.id } })).rows).toHaveLength(2);
    expect((await by.manager.do(listLicences)).rows[0]).toMatchObject({ product: 'Draw Studio', seatsTotal: 3, seatsAssigned: 2 });
  });

  test('2. a case is planned from the policy, and every task says which rule made it', async () => {
    story.siteId = must((await by.manager.do(listLocations)).rows[0], 'a location').id;
    const { rows } = await by.manager.do(furnishSite, { params: { locationId: story.siteId } });
    story.mailroom = must(rows.find((place) => place.kind === 'mailroom'), 'a mailroom');
    story.workshop = must(rows.find((place) => place.kind === 'workshop'), 'a workshop');
    await by.manager.do(createPartner, { body: { department: 'Mailroom', locationId: story.siteId, placeId: story.mailroom.id, status: 'partner', dwellLimitHours: 48, minutesCeiling: 120, pickupWeekdays: [1, 2, 3, 4, 5] } });

    const opened = await by.manager.do(openCase, { body: { personId: story.personId, reason: 'resignation', lastWorkingOn: '2026-11-27' } });
    story.caseId = opened.id;
    expect(opened).toMatchObject({ number: 1, timeZone: 'Europe/Lisbon', cutOffAt: '2026-11-27T18:00:00.000Z', returnByOn: '2026-11-27', manager: { name: 'Inês Lopes' } });
    expect(opened.assets.map((line) => line.status)).toEqual(['expected', 'expected']);
    expect(opened.tasks.length).toBeGreaterThan(10);
    expect(opened.tasks.filter((task) => task.because === '' || task.ruleKey === '')).toEqual([]);
  });

  test('3. leaver and manager get one message each, and answer on a page without a login', async () => {
    await world.moveTo('2026-11-12T10:00:00.000Z');
    expect((await by.manager.do(listAsks, { query: { case: story.caseId } })).rows).toEqual([]);
    await world.moveTo('2026-11-13T12:00:00.000Z');
    story.leaverLink = await linkTo('rui.matos@norte.example');
    story.managerLink = await linkTo('ines.lopes@norte.example');

    const page = await open(story.leaverLink);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<script');
    expect(page.body).toContain(`c.${story.laptopId}`);
    for (const asked of (await by.manager.do(listAsks, { query: { case: story.caseId } })).rows) expect(asked.status).toBe('sent');

    const answered = await post(story.leaverLink, [[`c.${story.laptopId}`, 'have'], [`c.${story.phoneId}`, 'dont_have'], [`n.${story.phoneId}`, 'Left on a train in May'], ['way', 'mailroom'], ['email', 'rui@elsewhere.example']]);
    expect(answered.statusCode, answered.body).toBe(303);
    expect((await open(String(answered.headers.location))).statusCode).toBe(200);

    const confirmed = await post(story.managerLink, [['there', story.laptopId], ['there', story.phoneId], ['successor', 'Clara Nunes']]);
    expect(confirmed.statusCode, confirmed.body).toBe(303);
    await world.settle();

    const seen = await theCase();
    expect(seen.asks.map((ask) => [ask.kind, ask.status]).toSorted()).toEqual([['leaver_return', 'answered'], ['manager_confirm', 'answered']]);
    expect(seen.successor?.name).toBe('Clara Nunes');
    expect(seen.contact?.email).toBe('rui@elsewhere.example');
    expect(await lineOf(story.laptopId)).toMatchObject({ claim: 'have', managerConfirmed: true, status: 'expected' });
    expect(await lineOf(story.phoneId)).toMatchObject({ claim: 'dont_have', claimNote: 'Left on a train in May', status: 'disputed' });
  });

  test('4a. the slip’s barcode, read by a real reader, finds a slot at the station', async () => {
    const slip = await open(`${story.leaverLink}/slip.pdf`);
    expect(slip.statusCode).toBe(200);
    const printed = await readPdf(new Uint8Array(slip.rawPayload));
    const parcel = must((await by.technician.do(listParcels)).rows[0], 'an announced parcel');
    expect(printed.barcodes.map((code) => code.text)).toContain(parcel.boxCode);
    expect(printed.text).not.toContain('Rui');
    const own = await by.technician.do(parcelSlip, { params: { parcelId: parcel.id } });
    expect((await readPdf(own.bytes)).barcodes[0]?.text).toBe(printed.barcodes[0]?.text);
    story.boxCode = must(printed.barcodes[0], 'a barcode').text;

    await world.moveTo('2026-11-27T11:00:00.000Z');
    const sent = { body: { placeId: story.mailroom.id, clientId: randomIds(), raw: story.boxCode, scannedAt: '2026-11-27T11:00:00.000Z' } };
    const answer = await by.clerk.try(scan, sent);
    expect(answer.value).toMatchObject({ kind: 'store', boxCode: parcel.boxCode, slotLabel: expect.stringMatching(/^[A-Z]\d/) });
    expect(answer.text).not.toMatch(/Rui|Matos|resignation/);
    expect(await custodianOf(story.laptopId)).toMatchObject({ kind: 'place' });
    expect((await lineOf(story.laptopId))?.status).toBe('received');
    await world.settle();
  });

  test('4b. a pick-up run takes it along, and opening the box confirms the serial number', async () => {
    await world.moveTo('2026-11-27T14:00:00.000Z');
    const planned = await by.technician.do(planPickup, { body: { locationId: story.siteId, plannedOn: '2026-11-27' } });
    expect(planned.list.map((item) => item.label)).toEqual([story.boxCode]);
    const run = await by.technician.do(setOut, { params: { runId: planned.id }, body: { version: planned.version } });
    const taken = await by.technician.do(scanPickup, { params: { runId: run.id }, body: { raw: story.boxCode, scannedAt: '2026-11-27T14:05:00.000Z', clientId: randomIds() } });
    expect(taken.outcome).toBe('collected');
    const done = await by.technician.do(finishPickup, { params: { runId: run.id }, body: { version: taken.run.version } });
    expect(done.exceptions).toEqual([]);
    expect(await custodianOf(story.laptopId)).toMatchObject({ id: story.workshop.id });

    const parcelId = must(done.collectedAssets[0]?.parcelId, 'a parcel');
    const parcel = await by.technician.do(readParcel, { params: { parcelId } });
    const found = await by.technician.do(openParcel, { params: { parcelId }, body: { version: parcel.version, placeId: story.workshop.id, found: [{ raw: 'PF3K91XA' }], notThere: [], clientId: randomIds() } });
    expect(found.lines).toMatchObject([{ outcome: 'confirmed', assetId: story.laptopId }]);
    expect((await lineOf(story.laptopId))?.status).toBe('accepted');
    expect(await taskOf('asset_checked', story.laptopId)).toMatchObject({ status: 'done', doneBy: 'Otto Brandt' });
  });

  test('4c. the workshop: checks, a sanitisation verified by somebody else, grade, ready to deploy', async () => {
    await world.moveTo('2026-11-27T15:00:00.000Z');
    const job = await by.technician.try(readJobOfAsset, { params: { assetId: story.laptopId } });
    const admitted = job.status === 200 ? job.value : await by.technician.do(admitAsset, { body: { assetId: story.laptopId } });
    const params = { jobId: admitted.id };
    const cleared = await clearChecks(by.technician, await by.technician.do(takeJob, { params }));
    const bench = await by.technician.do(finishChecks, { params: { jobId: cleared.id } });
    const recorded = await by.technician.do(recordSanitisation, { params: { ...params, mediumId: must(bench.media[0], 'a medium').id }, body: wipe('S6XYNX0T1') });
    const recordId = must(recorded.media[0]?.records[0], 'a record').id;
    const own = await by.technician.try(verifyRecord, { params: { ...params, recordId }, body: { ...signed, result: 'passed', accept: true } });
    expect(own.problem.code).toBe('verifier_is_operator');
    await by.verifier.do(verifyRecord, { params: { ...params, recordId }, body: { ...signed, result: 'passed', accept: true } });
    await by.technician.do(gradeJob, { params, body: { findings: likeNew } });
    const disposed = await by.technician.do(disposeJob, { params, body: { disposition: 'redeploy' } });
    expect(disposed).toMatchObject({ missing: [] });
    for (const completion of ['asset_sanitised', 'asset_ready']) expect((await taskOf(completion, story.laptopId))?.status).toBe('done');
    expect(await by.manager.do(readAsset, { params: { assetId: story.laptopId } })).toMatchObject({ status: 'ready', grade: 'A', assignee: null, custodian: { kind: 'place' } });

    const paper = await readPdf((await by.technician.do(readSanitisationCertificate, { params })).bytes);
    expect(paper.text).toContain('S6XYNX0T1');
    expect(paper.barcodes.map((code) => code.text)).toEqual([`${must(disposed.certificateNumber, 'a certificate number')}-1`]);
  });

  test('5. doors close: one account on time, one late and visible, the seat back at once, the data handed over', async () => {
    await world.moveTo('2026-11-27T18:05:00.000Z');
    const [sso, figma] = (await theCase()).accounts.toSorted((a, b) => b.system.localeCompare(a.system));
    const ended = await by.security.do(endCaseAccount, { params: { caseId: story.caseId, accountId: must(sso, 'an account').id }, body: { evidence: 'Ticket 4711' } });
    expect(ended.accounts.find((one) => one.id === sso?.id)).toMatchObject({ status: 'ended', timing: 'on_time' });

    await world.moveTo('2026-11-28T09:00:00.000Z');
    expect((await by.security.do(listExceptionRows, { params: { key: 'account_late' } })).rows.map((row) => row.sentence)).toEqual([expect.stringContaining('Rui Matos still has access to Figma')]);
    const late = await by.security.do(endCaseAccount, { params: { caseId: story.caseId, accountId: must(figma, 'an account').id }, body: {} });
    expect(late.accounts.find((one) => one.id === figma?.id)).toMatchObject({ status: 'ended', timing: 'late', minutesLate: 900 });
    expect((await by.security.do(listExceptionRows, { params: { key: 'account_late' } })).rows).toEqual([]);

    const seat = must((await theCase()).seats[0], 'a seat');
    await by.manager.do(releaseCaseSeat, { params: { caseId: story.caseId, seatId: seat.id } });
    expect((await by.manager.do(listLicences)).rows[0]).toMatchObject({ seatsAssigned: 1, seatsFree: 2 });
    const handOver = must((await theCase()).tasks.find((task) => task.completes === 'data_handover_confirmed'), 'a hand-over of the data');
    expect(handOver.status).toBe('open');
    await by.manager.do(actOnTask, { params: { taskId: handOver.id }, body: { action: 'finish', note: 'Clara has the drawings', version: handOver.version } });
    const doors = (await theCase()).tasks.filter((task) => task.phase === 'access' && task.completes !== null);
    expect(doors.map((task) => [task.completes, task.status]).toSorted()).toEqual([['account_ended', 'done'], ['account_ended', 'done'], ['data_handover_confirmed', 'done'], ['seat_released', 'done']]);
  });

  test('6. what is missing is listed; a waiver and approvals settle it; the certificate and an event for HR follow', async () => {
    await world.moveTo('2026-11-30T09:00:00.000Z');
    const before = await clearance();
    expect(before.missing.filter((one) => one.kind === 'asset').map((one) => one.id)).toHaveLength(1);
    expect((await by.manager.try(clearCase, { params: { caseId: story.caseId }, body: { version: before.version } })).problem.code).toBe('not_clear');
    expect((await by.manager.do(listExceptionRows, { params: { key: 'left_with_open' } })).rows.some((row) => row.caseId === story.caseId)).toBe(true);

    const asked = await by.manager.do(askWaiver, { params: { caseId: story.caseId }, body: { subject: { kind: 'asset', id: story.phoneId }, reason: 'Lost in May, the operator confirms it was locked' } });
    const waiver = must(asked.waivers[0], 'a waiver');
    expect((await by.manager.try(decideWaiver, { params: { waiverId: waiver.id }, body: { decision: 'approved', version: waiver.version } })).problem.code).toBe('waiver_refused');
    await by.approver.do(decideWaiver, { params: { waiverId: waiver.id }, body: { decision: 'approved', version: waiver.version } });
    await tick(() => true);
    for (const { role } of (await clearance()).approvals) {
      const who = role === 'hr' ? by.hr : by.manager;
      await who.do(approveClearance, { params: { caseId: story.caseId }, body: { role, decision: 'approved' } });
    }

    const ready = await clearance();
    expect(ready.missing).toEqual([]);
    const cleared = await by.manager.do(clearCase, { params: { caseId: story.caseId }, body: { version: ready.version } });
    expect(cleared.status).toBe('cleared');
    const paper = await readPdf((await by.manager.do(readCertificate, { params: { caseId: story.caseId } })).bytes);
    expect(paper.text).toContain('Rui Matos');
    expect(paper.text).toContain('Lost in May');
    expect(paper.barcodes.map((code) => code.text)).toContain(must(cleared.certificate, 'a certificate').number);
    const events = await by.hr.do(listEvents);
    expect(events.rows.filter((event) => event.type === 'case.cleared').map((event) => event.caseId)).toEqual([story.caseId]);
  });

  test('7. the helpers’ thank-you waits as a draft, and goes out once, under a name', async () => {
    const { rows } = await by.manager.do(listThanks, { query: { status: 'draft' } });
    const draft = must(rows.find((row) => row.caseId === story.caseId && row.hasAddress), 'a draft');
    const whole = await by.manager.do(readThanks, { params: { thanksId: draft.id } });
    expect(whole.signature).toContain('Maria Alves');
    const tries = await Promise.all([1, 2].map(() => by.manager.try(sendThanks, { params: { thanksId: draft.id }, body: { version: whole.version } })));
    expect(tries.map((reply) => reply.status).toSorted()).toEqual([200, 409]);
    await world.settle();
    const sent = (await by.manager.do(listMessages)).rows.filter((message) => message.subject === whole.subject && message.recipientName === whole.helper);
    expect(sent).toHaveLength(1);
  });

  test('8. nothing of it is left on the home page; a device seen after the exit rings once', async () => {
    const mine = async () => {
      const lists = (await by.owner.do(listExceptions)).rows.filter((list) => list.count > 0);
      const rows = await Promise.all(lists.map((list) => by.owner.do(listExceptionRows, { params: { key: list.key } })));
      return rows.flatMap((list) => list.rows.filter((row) => row.caseId === story.caseId).map((row) => row.sentence));
    };
    expect(await mine()).toEqual([]);
    expect(JSON.stringify((await by.owner.do(readToday)).decisions)).not.toContain(story.caseId);

    const seen = (seenAt: string) => by.security.do(reportSightings, { body: { sightings: [{ assetTag: 'PH-2002', seenAt, source: 'Fleet', place: 'Porto' }] } });
    expect(await seen('2026-11-30T08:00:00.000Z')).toMatchObject({ kept: 1, refused: 0 });
    expect(await seen('2026-11-30T08:00:00.000Z')).toMatchObject({ kept: 0, known: 1 });
    expect(await seen('2026-11-30T08:30:00.000Z')).toMatchObject({ kept: 1 });
    const incidents = (await by.security.do(listIncidents)).rows;
    expect(incidents).toMatchObject([{ kind: 'after_exit', sightings: 2, asset: { assetTag: 'PH-2002' } }]);
    expect((await by.security.do(listExceptionRows, { params: { key: 'device_seen_after_exit' } })).rows).toHaveLength(1);
    const incident = must(incidents[0], 'an incident');
    await by.security.do(resolveIncident, { params: { incidentId: incident.id }, body: { resolution: 'Handed in at a lost-and-found; locked', version: incident.version } });
    expect((await by.security.do(listExceptionRows, { params: { key: 'device_seen_after_exit' } })).rows).toEqual([]);
  });

  test('9. the log is sealed without a fault, and the evidence file convinces a stranger until one byte changes', async () => {
    // The first sealing makes the log's key and notes that; the second seals the note.
    for (const count of [await sealAudit(world.app.run), await sealAudit(world.app.run)]) expect(count).toBeGreaterThan(0);
    expect((await by.auditor.do(readCheckpoint)).waiting).toBe(0);
    for (let from: number | null = 0; from !== null;) {
      const checked: { faults: unknown[]; next: number | null } = await by.auditor.do(verifyAudit, { query: { from } });
      expect(checked.faults).toEqual([]);
      from = checked.next;
    }
    const { bytes } = await by.auditor.do(exportEvidence, { params: { caseId: story.caseId } });
    const [whole, changed, key] = ['case.zip', 'changed.zip', 'key.pem'].map((name) => join(folder, name)) as [string, string, string];
    await writeFile(whole, bytes);
    await writeFile(key, (await by.auditor.do(readAuditKey)).bytes);
    const verified = await verifyFile(whole, { keyPath: key });
    expect(verified.lines.filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(verified.exitCode).toBe(0);
    for (const share of [0.1, 0.35, 0.6, 0.85]) {
      const altered = Uint8Array.from(bytes);
      const at = Math.floor(altered.length * share);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(changed, altered);
      expect((await verifyFile(changed, { keyPath: key })).exitCode, `byte ${at}`).toBe(1);
    }
  });
});
