import { changeCasePeople, changeEmbargo, previewCasePeople, previewEmbargo } from '#contract/case-people';
import { listAsks } from '#contract/asks';
import { listCases, readCase } from '#contract/cases';
import { createAccount } from '#contract/accounts';
import { listAudit } from '#contract/audit';
import { listExceptions } from '#contract/exceptions';
import { createPerson } from '#contract/people';
import { search } from '#contract/search';
import { readToday } from '#contract/today';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { furnished, leaverWith, type Leaver, type Site } from '../../../../tests/support/coming-home.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let hr: Client;
let site: Site;
const until = '2026-11-12T09:00:00.000Z';

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z' });
  manager = await world.as('asset_manager', { name: 'Maria Alves' });
  hr = await world.as('hr', { name: 'Hanna Roth' });
  site = await furnished(manager);
});
afterAll(() => world.close());

const at = (leaver: Leaver) => ({ caseId: leaver.caseId });
const version = async (who: Client, leaver: Leaver) => (await who.do(readCase, { params: at(leaver) })).version;
const embargo = async (who: Client, leaver: Leaver, circle: readonly string[], embargoUntil: string | null = until) =>
  who.do(changeEmbargo, { params: at(leaver), body: { embargoUntil, circle: [...circle], version: await version(who, leaver) } });

/** Everything by which somebody could notice that there is a case. */
async function traces(who: Client, leaver: Leaver) {
  const found = await who.do(search, { query: { q: leaver.name } });
  const today = await who.do(readToday, {});
  const counts = await who.do(listExceptions, { query: {} });
  return {
    page: (await who.try(readCase, { params: at(leaver) })).status, list: (await who.do(listCases, { query: { person: leaver.personId } })).total, asks: (await who.do(listAsks, { query: { case: leaver.caseId } })).rows.length,
    search: JSON.stringify(found).includes(leaver.caseId), today: JSON.stringify(today).includes(leaver.caseId), open: (await who.do(listCases, { query: { status: 'open' } })).total, exceptions: JSON.stringify(counts),
  };
}

describe('an embargo put on a case that is open already', () => {
  test('hides it from all but the circle, and gives it back to all when it is over', async () => {
    const leaver = await leaverWith(manager, site);
    const stranger = await world.as('asset_manager');
    const before = await traces(stranger, leaver);
    expect(before).toMatchObject({ page: 200, list: 1, search: true });
    const preview = await hr.do(previewEmbargo, { params: at(leaver), body: { embargoUntil: until, circle: [manager.member.id], version: 1 } });
    expect(preview).toMatchObject({ from: null, to: until, removed: [], consequence: 'Only the 2 of the circle see it, and no message about it leaves before the end.' });
    expect(preview.added.map(({ name }) => name).sort()).toEqual(['Hanna Roth', 'Maria Alves']);
    const after = await embargo(hr, leaver, [manager.member.id]);
    expect(after).toMatchObject({ embargoed: true, embargoUntil: until });
    expect(after.circle.map(({ name }) => name)).toEqual(['Hanna Roth', 'Maria Alves']);
    expect(await traces(stranger, leaver)).toMatchObject({ page: 404, list: 0, asks: 0, search: false, today: false, open: before.open! - 1 });
    expect((await manager.try(readCase, { params: at(leaver) })).status).toBe(200);
    await embargo(manager, leaver, [], null);
    expect(await traces(stranger, leaver)).toEqual(before);
  });

  test('somebody removed from the circle finds the case neither in lists nor in search nor in counts', async () => {
    const leaver = await leaverWith(manager, site);
    const friend = await world.as('asset_manager', { name: 'Fran Dias' });
    await embargo(hr, leaver, [friend.member.id]);
    const inside = await traces(friend, leaver);
    expect(inside).toMatchObject({ page: 200, list: 1, search: true });
    const preview = await hr.do(previewEmbargo, { params: at(leaver), body: { embargoUntil: until, circle: [], version: await version(hr, leaver) } });
    expect(preview).toMatchObject({ added: [], removed: [{ name: 'Fran Dias' }], askFrom: null });
    await embargo(hr, leaver, []);
    expect(await traces(friend, leaver)).toMatchObject({ page: 404, list: 0, asks: 0, search: false, today: false, open: inside.open! - 1 });
    expect((await friend.try(changeEmbargo, { params: at(leaver), body: { embargoUntil: until, circle: [friend.member.id], version: 3 } })).status).toBe(404);
    const entries = await hr.try(listAudit, { query: { case: leaver.caseId } });
    expect(entries.status).toBe(403);
    const { rows } = await world.database.pool.query(`select facts from audit_event where case_id = $1 and action = 'case.embargo_changed' order by id`, [leaver.caseId]);
    expect(rows.map(({ facts }) => facts)).toEqual([{ from: null, to: until, joined: 2, left: 0 }, { from: until, to: until, joined: 0, left: 1 }]);
  });

  test('keeps what waits from leaving, and lets it go at its end', async () => {
    const leaver = await leaverWith(manager, site);
    await embargo(hr, leaver, []);
    const asked = async () => (await world.database.pool.query(`select 1 from message where case_id = $1 and status <> 'queued'`, [leaver.caseId])).rows.length;
    expect((await hr.do(readCase, { params: at(leaver) })).askFrom).toBe(until);
    await world.moveTo('2026-11-11T09:00:00.000Z');
    expect(await asked()).toBe(0);
    await world.moveTo('2026-11-12T09:00:01.000Z');
    expect(await asked()).toBeGreaterThan(0);
    world.clock.set('2026-11-02T09:00:00.000Z');
  });

  test('that is past is refused, of two at once one wins, and who only reads cases changes none', async () => {
    const leaver = await leaverWith(manager, site);
    const body = { embargoUntil: until, circle: [manager.member.id], version: await version(hr, leaver) };
    expect((await hr.try(changeEmbargo, { params: at(leaver), body: { ...body, embargoUntil: '2026-10-01T09:00:00.000Z' } })).problem.code).toBe('embargo_past');
    expect((await hr.try(changeEmbargo, { params: at(leaver), body: { ...body, circle: ['00000000-0000-7000-8000-000000000000'] } })).problem.code).toBe('not_found');
    expect((await (await world.as('technician')).try(changeEmbargo, { params: at(leaver), body })).status).toBe(403);
    const replies = await Promise.all([hr.try(changeEmbargo, { params: at(leaver), body }), manager.try(changeEmbargo, { params: at(leaver), body: { ...body, circle: [hr.member.id] } })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('who coordinates and who takes over', () => {
  test('is named with what it touches shown before, and kept with an entry each', async () => {
    const leaver = await leaverWith(manager, site);
    const rita = await manager.do(createPerson, { body: { name: 'Rita Prado', email: 'rita.prado@example.test' } });
    await manager.do(createAccount, { body: { personId: leaver.personId, system: 'Notion', username: 'lea', holdsData: true } });
    const body = { coordinatorId: hr.member.id, successorId: rita.id, version: await version(hr, leaver) };
    const preview = await hr.do(previewCasePeople, { params: at(leaver), body });
    expect(preview).toMatchObject({ coordinator: { from: null, to: 'Hanna Roth' }, successor: { from: null, to: 'Rita Prado' }, joinsCircle: false, handsOver: ['Notion (lea)'] });
    const after = await hr.do(changeCasePeople, { params: at(leaver), body });
    expect(after).toMatchObject({ coordinator: { name: 'Hanna Roth' }, successor: { name: 'Rita Prado' } });
    expect((await manager.try(changeCasePeople, { params: at(leaver), body: { ...body, successorId: null } })).problem.code).toBe('conflict');
    const { rows } = await manager.do(listAudit, { query: { case: leaver.caseId } });
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['case.coordinator_named', 'case.successor_named']));
    expect(await hr.do(changeCasePeople, { params: at(leaver), body: { successorId: null, version: after.version } })).toMatchObject({ coordinator: { name: 'Hanna Roth' }, successor: null });
  });

  test('the leaver and somebody who has left cannot take over', async () => {
    const leaver = await leaverWith(manager, site);
    const body = { version: await version(hr, leaver) };
    const gone = await manager.do(createPerson, { body: { name: 'Gone Already', email: 'gone@example.test' } });
    await world.database.pool.query(`update person set status = 'left' where id = $1`, [gone.id]);
    for (const successorId of [leaver.personId, gone.id]) expect((await hr.try(changeCasePeople, { params: at(leaver), body: { ...body, successorId } })).problem.code).toBe('successor_unfit');
  });

  test('a coordinator of an embargoed case sees it, and stays in the circle while they coordinate', async () => {
    const leaver = await leaverWith(manager, site);
    await embargo(hr, leaver, []);
    const carl = await world.as('asset_manager', { name: 'Carl Voss' });
    expect((await carl.try(readCase, { params: at(leaver) })).status).toBe(404);
    expect(await hr.do(previewCasePeople, { params: at(leaver), body: { coordinatorId: carl.member.id, version: await version(hr, leaver) } })).toMatchObject({ joinsCircle: true });
    await hr.do(changeCasePeople, { params: at(leaver), body: { coordinatorId: carl.member.id, version: await version(hr, leaver) } });
    expect((await carl.try(readCase, { params: at(leaver) })).status).toBe(200);
    expect((await embargo(hr, leaver, [])).circle.map(({ name }) => name)).toEqual(['Carl Voss', 'Hanna Roth']);
  });
});
