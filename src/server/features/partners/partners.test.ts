import { createLocation } from '#contract/people';
import { createPartner, listPartners, readPartner, updatePartner } from '#contract/partners';
import { dismissThanks, editThanks, listThanks, readThanks, sendThanks } from '#contract/thanks';
import { system } from '#server/platform/work/actor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';
import { promisesOf } from './find-partner.service.ts';
import { recordDeed, withdrawDeed, type DeedDraft } from './record-deed.service.ts';

let world: World;
let manager: Client;
let lisbon: string;
let partnerId: string;

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-19T09:00:00.000Z' });
  manager = await world.as('asset_manager', { name: 'Mara Silva' });
  lisbon = (await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon', country: 'PT' } })).id;
  partnerId = (await manager.do(createPartner, { body: { department: 'Mailroom', locationId: lisbon, status: 'partner', minutesCeiling: 2, dwellLimitHours: 48, pickupWeekdays: [4, 2, 2], ownPromises: ['We bring the cabinet.'] } })).id;
});
afterAll(() => world.close());

let count = 0;
const deedOf = (more: Partial<DeedDraft> = {}): DeedDraft => ({
  caseId: null, kind: 'parcel_stored', helper: { name: 'Rosa Melo', email: 'rosa@example.test' }, partnerId, subject: { kind: 'intake', id: `i-${(count += 1)}` }, what: 'stored box HB-4821 in slot C3', happenedAt: world.clock.now(), zone: 'Europe/Lisbon', ...more,
});
const record = (deed: DeedDraft) => world.app.run(system('test'), (unit) => recordDeed(unit, deed));
const draftFor = async (what: string) => {
  const found = (await manager.do(listThanks, { query: { status: 'draft', q: what } })).rows[0];
  if (!found) throw new Error(`no draft for ${what}`);
  return found;
};

describe('a partner', () => {
  test('is one for a department at a location', async () => {
    expect((await manager.try(createPartner, { body: { department: 'Mailroom', locationId: lisbon } })).problem.code).toBe('partner_exists');
    expect(await manager.do(readPartner, { params: { partnerId } })).toMatchObject({ pickupWeekdays: [2, 4], minutesUsed: 0, timeZone: 'Europe/Lisbon' });
  });

  test('two who change the agreement at once: one wins, the other is told', async () => {
    const { version } = await manager.do(readPartner, { params: { partnerId } });
    await manager.do(updatePartner, { params: { partnerId }, body: { hours: 'Mon–Fri 8–18', version } });
    expect((await manager.try(updatePartner, { params: { partnerId }, body: { hours: 'never', version } })).problem.code).toBe('conflict');
  });

  test('sees a promise broken when more minutes were borrowed than agreed', async () => {
    for (let n = 0; n < 4; n += 1) await record(deedOf());
    const before = await manager.do(readPartner, { params: { partnerId } });
    expect(before).toMatchObject({ deeds: 4, minutesUsed: 3, promisesBroken: 1 });
    expect(before.promises.find((one) => one.kind === 'minutes')).toMatchObject({ state: 'broken', fact: '3 of 2 minutes this month.' });
    await record(deedOf({ happenedAt: '2026-10-31T23:59:00.000Z', what: 'stored it last month' }));
    expect((await manager.do(readPartner, { params: { partnerId } })).minutesUsed).toBe(3);
  });

  test('the place knows our promises, without names', async () => {
    const placeId = await world.app.run(system('test'), async (unit) => {
      const id = unit.newId();
      await unit.tx.insertInto('place').values({ id, location_id: lisbon, kind: 'mailroom', code: 'M1', name: 'Mailroom', created_at: unit.now }).execute();
      return id;
    });
    const said = await world.app.run(system('test'), (unit) => promisesOf(unit, placeId));
    expect(said).toMatchObject({ partnerId, department: 'Mailroom' });
    expect(JSON.stringify(said)).not.toContain('Rosa');
  });

  test('a member of another site does not see it', async () => {
    const osaka = (await manager.do(createLocation, { body: { name: 'Osaka', timeZone: 'Asia/Tokyo' } })).id;
    const far = await world.as('technician', { sites: [osaka] });
    expect((await far.do(listPartners)).rows).toEqual([]);
    expect((await far.try(readPartner, { params: { partnerId } })).status).toBe(404);
  });
});

describe('thanks', () => {
  test('a deed recorded twice was done once, and is thanked for once', async () => {
    const deed = deedOf({ what: 'stored one thing twice' });
    expect([await record(deed), await record(deed)]).toEqual([true, false]);
    expect((await manager.do(listThanks, { query: { q: 'one thing twice' } })).rows).toHaveLength(1);
  });

  test('goes out once, under the name of who sends it, in their words', async () => {
    await record(deedOf({ what: 'carried it upstairs' }));
    const draft = await draftFor('carried it upstairs');
    const edited = await manager.do(editThanks, { params: { thanksId: draft.id }, body: { subject: 'Thank you, Rosa', body: 'Hello Rosa,\n\nfour floors.', version: draft.version } });
    const sent = await manager.do(sendThanks, { params: { thanksId: draft.id }, body: { version: edited.version } });
    expect(sent).toMatchObject({ status: 'sent', sentBy: 'Mara Silva', signature: 'Mara Silva' });
    const again = await manager.try(sendThanks, { params: { thanksId: draft.id }, body: { version: sent.version } });
    expect(again.problem).toMatchObject({ code: 'wrong_state', status: 409 });
    const { rows } = await world.database.pool.query(`select recipient, body_text from message where cause = $1`, [`thanks:${draft.id}`]);
    expect(rows).toEqual([{ recipient: 'rosa@example.test', body_text: 'Hello Rosa,\n\nfour floors.\n\nMara Silva' }]);
  });

  test('two who send at once: one message, one clear answer', async () => {
    await record(deedOf({ what: 'held the door' }));
    const draft = await draftFor('held the door');
    const other = await world.as('asset_manager');
    const replies = await Promise.all([manager, other].map((one) => one.try(sendThanks, { params: { thanksId: draft.id }, body: { version: draft.version } })));
    expect(replies.map((one) => one.status).toSorted()).toEqual([200, 409]);
    expect((await world.database.pool.query(`select id from message where cause = $1`, [`thanks:${draft.id}`])).rows).toHaveLength(1);
  });

  test('what is not sent says why, and without an address nothing goes', async () => {
    await record(deedOf({ what: 'waved', helper: { name: 'Somebody', email: null } }));
    const draft = await draftFor('waved');
    expect((await manager.try(sendThanks, { params: { thanksId: draft.id }, body: { version: draft.version } })).problem.code).toBe('no_reachable_address');
    await manager.do(dismissThanks, { params: { thanksId: draft.id }, body: { reason: 'Thanked in person', version: draft.version } });
    expect(await manager.do(readThanks, { params: { thanksId: draft.id } })).toMatchObject({ status: 'dismissed', dismissedReason: 'Thanked in person' });
  });

  test('an answer that was taken back is not thanked for, until it is given again', async () => {
    const deed = deedOf({ kind: 'manager_confirmed', what: 'looked over a list' });
    await record(deed);
    await world.app.run(system('test'), (unit) => withdrawDeed(unit, 'manager_confirmed', deed.subject.id));
    expect((await manager.do(listThanks, { query: { status: 'draft', q: 'looked over' } })).rows).toEqual([]);
    expect(await record(deed)).toBe(true);
    expect((await manager.do(listThanks, { query: { status: 'draft', q: 'looked over' } })).rows).toHaveLength(1);
  });

  test('a technician reads them and sends none', async () => {
    const technician = await world.as('technician');
    const draft = (await technician.do(listThanks, { query: { status: 'draft' } })).rows[0]!;
    expect((await technician.try(sendThanks, { params: { thanksId: draft.id }, body: { version: draft.version } })).problem).toMatchObject({ code: 'forbidden', permission: 'thanks.send' });
  });
});
