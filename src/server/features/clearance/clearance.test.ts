import { createAccount } from '#contract/accounts';
import { actOnTask, endCaseAccount, openCase, readCase, releaseCaseSeat, type Case } from '#contract/cases';
import { createAsset } from '#contract/assets';
import { approveClearance, askWaiver, clearCase, decideWaiver, listAwaited, listEvents, listWaivers, readCertificate, readClearance, reopenCase, withdrawApproval, withdrawWaiver, type ClearanceState } from '#contract/clearance';
import { assignSeat, createLicence } from '#contract/licences';
import { dismissThanks, listThanks, sendThanks } from '#contract/thanks';
import { createLocation, createPerson, readPerson, type Person } from '#contract/people';
import { recordDeed } from '../partners/record-deed.service.ts';
import { actOnLine } from '../cases/act-on-line.service.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let owner: Client;
let manager: Client;
let hr: Client;
let technician: Client;
let siteId: string;
let count = 0;
const sql = async (text: string, values: unknown[] = []) => (await world.database.pool.query(text, values)).rows;

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z' });
  owner = await world.as('owner', { name: 'Olga Owner' });
  manager = await world.as('asset_manager', { name: 'Mara Manager' });
  hr = await world.as('hr', { name: 'Hedda Hahn' });
  technician = await world.as('technician', { name: 'Tom Technician' });
  siteId = (await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon', country: 'PT' } })).id;
});
afterAll(() => world.close());

type Leaver = { person: Person; case: Case; assetId: string };

async function leaver(things?: (personId: string) => Promise<unknown>): Promise<Leaver> {
  count += 1;
  const person = await manager.do(createPerson, { body: { name: `Leaver ${count}`, email: `leaver${count}@example.test`, personalEmail: `home${count}@example.test`, employeeNumber: `E-${count}`, locationId: siteId } });
  const asset = await manager.do(createAsset, { body: { assetTag: `LT-${count}`, serialNumber: `SER-000${count}`, model: 'ThinkPad X1', category: 'laptop', assigneeId: person.id, locationId: siteId } });
  await things?.(person.id);
  const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-11-02' } });
  return { person, case: opened, assetId: asset.id };
}

const params = (who: Leaver) => ({ caseId: who.case.id });
const state = (who: Leaver): Promise<ClearanceState> => manager.do(readClearance, { params: params(who) });
const accept = (who: Leaver) => world.app.run(technician.member, (unit) => actOnLine(unit, { caseId: who.case.id, assetId: who.assetId, action: 'accept' }));

/** Does every task that clearance waits for, as far as it can be ticked; asks for a waiver of the rest. */
async function finishTasks(who: Leaver): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const now = await owner.do(readCase, { params: params(who) });
    const open = now.tasks.filter((task) => task.blocksClearance && (task.status === 'open' || task.status === 'waiting'));
    if (open.length === 0) return;
    for (const task of open) {
      const reply = await owner.try(actOnTask, { params: { taskId: task.id }, body: { action: task.completes === 'asset_received' || task.completes === 'asset_ready' ? 'skip' : 'finish', note: 'Done by hand', earlyReason: 'Decided for this test', version: task.version } });
      if (reply.status >= 400 && reply.problem.code !== 'conflict') throw new Error(`${task.key}: ${reply.text}`);
    }
  }
}

async function approveAll(who: Leaver): Promise<void> {
  for (const approval of (await state(who)).approvals) {
    const approver = await world.as(approval.role, { name: `Approver for ${approval.role}` });
    await approver.do(approveClearance, { params: params(who), body: { role: approval.role, decision: 'approved' } });
  }
}

async function readyToClear(): Promise<Leaver> {
  const who = await leaver();
  await accept(who);
  await finishTasks(who);
  await approveAll(who);
  return who;
}

const clear = async (who: Leaver, by = manager) => by.try(clearCase, { params: params(who), body: { version: (await state(who)).version } });

describe('what stands between a case and its clearance', () => {
  test('an asset that is not back, an open task, a seat, an account and each approval are missing, each in words', async () => {
    const who = await leaver(async (personId) => {
      const licence = await manager.do(createLicence, { body: { product: 'Figma', seatsTotal: 5 } });
      await manager.do(assignSeat, { params: { licenceId: licence.id }, body: { personId } });
      await manager.do(createAccount, { body: { personId, system: 'SSO', username: `user-${count}` } });
    });
    const { missing, approvals } = await state(who);
    expect(missing.map((one) => one.kind)).toEqual(expect.arrayContaining(['asset', 'task', 'seat', 'account', 'approval']));
    expect(missing.find((one) => one.kind === 'asset')?.sentence).toBe(`ThinkPad X1 · LT-${count} is still expected.`);
    expect(approvals.map((one) => one.role)).toEqual(['asset_manager', 'hr']);
    const refused = await clear(who);
    expect(refused.problem).toMatchObject({ code: 'not_clear' });
    const now = await owner.do(readCase, { params: params(who) });
    await owner.do(releaseCaseSeat, { params: { ...params(who), seatId: now.seats[0]!.id } });
    await owner.do(endCaseAccount, { params: { ...params(who), accountId: now.accounts[0]!.id }, body: { earlyReason: 'Agreed with the leaver' } });
    expect((await state(who)).missing.some((one) => one.kind === 'seat' || one.kind === 'account')).toBe(false);
  });

  test('someone who only moves within the house keeps seats and accounts that the plan does not name', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Moves Within', email: 'moves@example.test', locationId: siteId } });
    await manager.do(createAccount, { body: { personId: person.id, system: 'Wiki', username: 'moves' } });
    const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'internal_transfer', lastWorkingOn: '2026-11-30' } });
    const planned = opened.tasks.some((task) => task.subject?.kind === 'account');
    expect((await manager.do(readClearance, { params: { caseId: opened.id } })).missing.some((one) => one.kind === 'account')).toBe(planned);
  });

  test('a disputed asset in a dispute holds nothing else up, but is not forgotten', async () => {
    const who = await leaver();
    await world.app.run(manager.member, (unit) => actOnLine(unit, { caseId: who.case.id, assetId: who.assetId, action: 'dispute', claim: 'mine' }));
    expect((await state(who)).missing.find((one) => one.kind === 'asset')?.sentence).toContain('is disputed');
  });
});

describe('waivers', () => {
  const lost = (who: Leaver) => ({ params: params(who), body: { subject: { kind: 'asset' as const, id: who.assetId }, reason: 'Stolen on the train, police report seen' } });

  test('one is asked for with a reason and approved by somebody else; the asset is waived and the certificate will say so', async () => {
    const who = await leaver();
    const asked = await technician.do(askWaiver, lost(who));
    const [waiver] = asked.waivers;
    expect(asked.missing).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'waiver', status: 'not_decided' })]));
    expect((await manager.do(listWaivers, { query: { status: 'asked' } })).rows.map((row) => row.id)).toContain(waiver!.id);
    const decided = await manager.do(decideWaiver, { params: { waiverId: waiver!.id }, body: { decision: 'approved', version: waiver!.version } });
    expect(decided.missing.some((one) => one.kind === 'asset' || one.kind === 'waiver')).toBe(false);
    expect((await owner.do(readCase, { params: params(who) })).assets[0]?.status).toBe('waived');
    const withdrawn = await technician.do(withdrawWaiver, { params: { waiverId: waiver!.id }, body: { version: decided.waivers[0]!.version } });
    expect(withdrawn.missing).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'asset', status: 'expected' })]));
  });

  test('nobody approves the one they asked for, nor the leaver any', async () => {
    const who = await leaver();
    const own = (await manager.do(askWaiver, lost(who))).waivers[0]!;
    expect((await manager.try(decideWaiver, { params: { waiverId: own.id }, body: { decision: 'approved', version: own.version } })).problem).toMatchObject({ code: 'waiver_refused', fault: 'approved_by_requester' });
    const leaving = await world.as(['approver', 'asset_manager'], { name: 'Leaves too' });
    await sql('update member set person_id = $1 where id = $2', [who.person.id, leaving.member.id]);
    expect((await leaving.try(decideWaiver, { params: { waiverId: own.id }, body: { decision: 'approved', version: own.version } })).problem.code).toBe('own_case');
    expect((await leaving.try(approveClearance, { params: params(who), body: { role: 'asset_manager', decision: 'approved' } })).problem.code).toBe('own_case');
    expect((await leaving.try(askWaiver, { ...lost(who), key: 'another-waiver' })).problem.code).toBe('own_case');
    expect((await leaving.do(readClearance, { params: params(who) })).ownCase).toBe(true);
  });

  test('there is one live waiver for a thing, and none for what is settled or elsewhere', async () => {
    const who = await leaver();
    await technician.do(askWaiver, lost(who));
    expect((await manager.try(askWaiver, lost(who))).problem.code).toBe('waiver_exists');
    const other = await leaver();
    expect((await manager.try(askWaiver, { params: params(who), body: { subject: { kind: 'asset', id: other.assetId }, reason: 'Not of this case' } })).problem.code).toBe('nothing_to_waive');
    await accept(other);
    expect((await manager.try(askWaiver, lost(other))).problem.code).toBe('nothing_to_waive');
  });

  test('two deciding at once: one decides, the other is told', async () => {
    const who = await leaver();
    const waiver = (await technician.do(askWaiver, lost(who))).waivers[0]!;
    const replies = await Promise.all([manager, owner].map((by, n) => by.try(decideWaiver, { params: { waiverId: waiver.id }, body: { decision: n === 0 ? 'approved' : 'declined', version: waiver.version } })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });

  test('one that has run out counts no more', async () => {
    const who = await leaver();
    const waiver = (await technician.do(askWaiver, { params: params(who), body: { ...lost(who).body, expiresOn: '2026-11-01' } })).waivers[0]!;
    expect((await manager.try(decideWaiver, { params: { waiverId: waiver.id }, body: { decision: 'approved', version: waiver.version } })).problem).toMatchObject({ code: 'waiver_refused', fault: 'expired' });
    expect((await manager.do(decideWaiver, { params: { waiverId: waiver.id }, body: { decision: 'declined', note: 'Ask again', version: waiver.version } })).waivers[0]?.status).toBe('declined');
  });
});

describe('approvals', () => {
  test('a role is decided by who holds it, once, and can be taken back', async () => {
    const who = await leaver();
    expect((await manager.try(approveClearance, { params: params(who), body: { role: 'hr', decision: 'approved' } })).problem).toMatchObject({ code: 'approval_not_yours', role: 'hr' });
    expect((await hr.try(approveClearance, { params: params(who), body: { role: 'security', decision: 'approved' } })).problem.code).toBe('approval_not_asked');
    expect((await hr.do(listAwaited)).rows.some((row) => row.case.id === who.case.id && row.role === 'hr')).toBe(true);
    const declined = await hr.do(approveClearance, { params: params(who), body: { role: 'hr', decision: 'declined', note: 'The badge is missing' } });
    expect(declined.missing.find((one) => one.role === 'hr')?.sentence).toBe('Hedda Hahn declined for HR: The badge is missing');
    expect((await hr.try(approveClearance, { params: params(who), body: { role: 'hr', decision: 'approved' } })).problem.code).toBe('approval_exists');
    await hr.do(withdrawApproval, { params: { ...params(who), role: 'hr' }, body: {} });
    const approved = await hr.do(approveClearance, { params: params(who), body: { role: 'hr', decision: 'approved' } });
    expect(approved.missing.some((one) => one.role === 'hr')).toBe(false);
    expect((await hr.do(listAwaited)).rows.some((row) => row.case.id === who.case.id)).toBe(false);
  });
});

describe('clearing', () => {
  test('issues the certificate, ends the case, tells HR and the leaver once, and leaves an event for HR', async () => {
    const who = await readyToClear();
    const before = (await hr.do(listEvents)).cursor;
    await world.moveTo('2026-11-03T09:00:00.000Z');
    const cleared = (await clear(who)).value;
    expect(cleared).toMatchObject({ status: 'cleared', missing: [], certificate: { number: `C-${who.case.number}`, issuedBy: { name: 'Mara Manager' } } });
    const pdf = await hr.do(readCertificate, { params: params(who) });
    expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const messages = await sql(`select kind, recipient, jsonb_array_length(attachments) as files from message where case_id = $1 and kind like 'clearance%' order by kind`, [who.case.id]);
    expect(messages).toEqual(expect.arrayContaining([{ kind: 'clearance_hr', recipient: `${hr.member.id}@example.test`, files: 1 }, { kind: 'clearance_leaver', recipient: `home${who.person.employeeNumber?.slice(2)}@example.test`, files: 1 }]));
    const events = await hr.do(listEvents, { query: { after: before } });
    expect(events.rows).toMatchObject([{ type: 'case.cleared', caseId: who.case.id, data: { employeeNumber: who.person.employeeNumber, clearance: `C-${who.case.number}` } }]);
    expect((await hr.do(listEvents, { query: { after: events.cursor } })).rows).toEqual([]);
    expect((await manager.do(readPerson, { params: { personId: who.person.id } })).status).toBe('left');
    const shown = await owner.do(readCase, { params: params(who) });
    expect(shown.tasks.filter((task) => task.completes === 'clearance_issued').map((task) => task.status)).toEqual(['done']);
    const entries = await sql(`select action from audit_event where case_id = $1 and action in ('clearance.issued', 'case.cleared')`, [who.case.id]);
    expect(entries).toHaveLength(2);
  });

  test('the helpers count as thanked when the case is cleared and the last thank-you has gone, not by a tick', async () => {
    const who = await readyToClear();
    const thanksTask = async (of: Leaver) => (await owner.do(readCase, { params: params(of) })).tasks.find((task) => task.completes === 'helpers_thanked')!;
    for (const what of ['stored a box', 'carried a box']) {
      await world.app.run(manager.member, (unit) => recordDeed(unit, { caseId: who.case.id, kind: 'parcel_stored', helper: { name: 'Rosa Almeida', email: 'rosa@example.test' }, subject: { kind: 'parcel', id: unit.newId() }, what, happenedAt: unit.now }));
    }
    const drafts = (await manager.do(listThanks, { query: { q: 'a box' } })).rows.filter((row) => row.caseId === who.case.id);
    expect(drafts).toHaveLength(2);
    await clear(who);
    const open = await thanksTask(who);
    expect(open.status).toBe('open');
    expect((await owner.try(actOnTask, { params: { taskId: open.id }, body: { action: 'finish', version: open.version } })).problem.code).toBe('task_follows');
    await manager.do(sendThanks, { params: { thanksId: drafts[0]!.id }, body: { version: drafts[0]!.version } });
    expect((await thanksTask(who)).status).toBe('open');
    await manager.do(dismissThanks, { params: { thanksId: drafts[1]!.id }, body: { reason: 'Thanked in person', version: drafts[1]!.version } });
    expect(await thanksTask(who)).toMatchObject({ status: 'done', doneBy: 'Mara Manager' });

    const alone = await readyToClear();
    expect((await thanksTask(alone)).status).toBe('waiting');
    await clear(alone);
    expect((await thanksTask(alone)).status).toBe('done');
  });

  test('two clearing at once: one certificate', async () => {
    const who = await readyToClear();
    const { version } = await state(who);
    const replies = await Promise.all([manager, owner].map((by) => by.try(clearCase, { params: params(who), body: { version } })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409]);
    expect(await sql('select 1 from clearance where case_id = $1', [who.case.id])).toHaveLength(1);
  });

  test('a cleared case takes no waiver; opened again, its certificate is withdrawn for all to see and the approvals are asked for anew', async () => {
    const who = await readyToClear();
    const cleared = (await clear(who)).value;
    expect((await technician.try(askWaiver, { params: params(who), body: { subject: { kind: 'asset', id: who.assetId }, reason: 'Too late' } })).problem).toMatchObject({ code: 'wrong_state', state: 'cleared' });
    const reopened = await manager.do(reopenCase, { params: params(who), body: { reason: 'The charger was not in the box', version: cleared.version } });
    expect(reopened).toMatchObject({ status: 'open', certificate: null, earlier: [{ number: `C-${who.case.number}`, withdrawnBy: 'Mara Manager', reason: 'The charger was not in the box' }] });
    expect(reopened.missing.filter((one) => one.kind === 'approval')).toHaveLength(2);
    expect((await hr.try(readCertificate, { params: params(who) })).status).toBe(404);
    await approveAll(who);
    expect((await clear(who)).value.certificate?.number).toBe(`C-${who.case.number}-2`);
    const types = (await hr.do(listEvents)).rows.filter((row) => row.caseId === who.case.id).map((row) => row.type);
    expect(types).toEqual(['case.cleared', 'case.reopened', 'case.cleared']);
  });

  test('an asset at a site the clearer does not see is not forgotten', async () => {
    const who = await leaver();
    const far = await manager.do(createLocation, { body: { name: `Osaka ${count}`, timeZone: 'Asia/Tokyo' } });
    await sql('update asset set location_id = $1 where id = $2', [far.id, who.assetId]);
    const narrow = await world.as('asset_manager', { sites: [siteId] });
    expect((await narrow.do(readClearance, { params: params(who) })).missing).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'asset', name: 'An asset at another site' })]));
  });

  test('a mailroom clerk sees nothing of it', async () => {
    const who = await leaver();
    expect((await (await world.as('mailroom')).try(readClearance, { params: params(who) })).status).toBe(403);
  });
});
