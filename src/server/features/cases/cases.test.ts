import { actOnTask, askNow, cancelCase, listCases, moveDates, openCase, openCases, previewCancel, previewCase, previewMove, readCase, replanCase } from '#contract/cases';
import { listAsks } from '#contract/asks';
import { createLocation, createPerson } from '#contract/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let hr: Client;
let siteId: string;
let lead: { id: string };
let count = 0;

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z' });
  manager = await world.as('asset_manager');
  hr = await world.as('hr');
  siteId = (await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon', country: 'PT' } })).id;
  lead = await manager.do(createPerson, { body: { name: 'Inês Lopes', email: 'ines@example.test', locationId: siteId } });
});
afterAll(() => world.close());

const leaver = (more: Record<string, unknown> = {}) => manager.do(createPerson, { body: { name: `Leaver ${(count += 1)}`, email: `leaver${count}@example.test`, managerId: lead.id, locationId: siteId, ...more } });

async function giveLaptop(personId: string): Promise<string> {
  const { rows } = await world.database.pool.query<{ id: string }>(
    `insert into asset (id, asset_tag, category, status, data_bearing, assignee_kind, assignee_id, location_id, created_at, updated_at) values (gen_random_uuid(), $1, 'laptop', 'in_use', true, 'person', $2, $3, now(), now()) returning id`,
    [`LT-${(count += 1)}`, personId, siteId]);
  return rows[0]!.id;
}

describe('opening a case', () => {
  test('plans the checklist from the policy and says for each task which rule made it', async () => {
    const person = await leaver();
    await giveLaptop(person.id);
    const preview = await manager.do(previewCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-11-20' } });
    expect(preview.cutOffAt).toBe('2026-11-20T18:00:00.000Z');
    const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-11-20' } });
    expect(opened.tasks.map((t) => t.key)).toEqual(preview.tasks.map((t) => t.key));
    expect(opened.tasks.every((t) => t.because.length > 0 && t.ruleKey.length > 0)).toBe(true);
    expect(opened.assets).toHaveLength(1);
    expect(opened.assets[0]?.status).toBe('expected');
    expect(opened.policy.version).toBe(1);
  });

  test('a person has one open case: the second opener is shown the first', async () => {
    const person = await leaver();
    const first = await manager.do(openCase, { body: { personId: person.id, reason: 'retirement', lastWorkingOn: '2026-12-18' } });
    const second = await hr.try(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-12-01' } });
    expect(second.problem).toMatchObject({ code: 'case_open', caseId: first.id });
  });

  test('two openers at once: one case', async () => {
    const person = await leaver();
    const body = { personId: person.id, reason: 'resignation' as const, lastWorkingOn: '2026-12-01' };
    const replies = await Promise.all([manager.try(openCase, { body }), hr.try(openCase, { body })]);
    expect(replies.map((r) => r.status).sort()).toEqual([201, 409]);
  });
});

describe('opening many cases at once', () => {
  test('plans each as one alone is planned, and names who cannot have one', async () => {
    const alone = await leaver();
    await giveLaptop(alone.id);
    const one = await manager.do(openCase, { body: { personId: alone.id, reason: 'redundancy', lastWorkingOn: '2026-12-04' } });
    const [ada, bo] = [await leaver(), await leaver({ country: 'BR' })];
    await giveLaptop(ada.id);
    const nobody = '01900000-0000-7000-8000-00000000abcd';
    const { opened, refused } = await hr.do(openCases, { body: { personIds: [ada.id, alone.id, nobody, bo.id, ada.id], reason: 'redundancy', lastWorkingOn: '2026-12-04' } });
    expect(opened.map(({ personId }) => personId)).toEqual([ada.id, bo.id]);
    expect(refused).toEqual([{ personId: alone.id, code: 'case_open', caseId: one.id }, { personId: nobody, code: 'not_found', caseId: null }]);

    const many = await manager.do(readCase, { params: { caseId: opened[0]?.caseId ?? '' } });
    const planned = ({ tasks }: typeof one) => tasks.map((t) => JSON.stringify([t.key, t.title, t.because, t.owner, t.ownerName, t.status, t.dueAt, t.after, t.parentId === null]).replaceAll(/(Leaver |LT-)\d+|[0-9a-f-]{36}/g, 'it'));
    expect(planned(many)).toEqual(planned(one));
    expect(many).toMatchObject({ cutOffAt: one.cutOffAt, returnByOn: one.returnByOn, askFrom: one.askFrom, approvals: one.approvals, wording: one.wording, planningProblems: one.planningProblems });
    expect(many.assets).toHaveLength(1);
    const written = async (id: string) => (await world.database.pool.query<{ what: string }>(
      `select 'deadline ' || kind || ' ' || due_at as what from deadline where subject_id = $1 union all select 'audit ' || action from audit_event where entity_id = $1::text order by 1`, [id])).rows;
    expect(await written(many.id)).toEqual(await written(one.id));
  });

  test('is not for those who may not open one', async () => {
    const clerk = await world.as('mailroom');
    expect((await clerk.try(openCases, { body: { personIds: [lead.id], reason: 'redundancy', lastWorkingOn: '2026-12-04' } })).status).toBe(403);
  });
});

describe('asking', () => {
  test('leaver and manager get one message each when the time has come, not before, and not twice', async () => {
    const person = await leaver();
    await giveLaptop(person.id);
    const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-12-04' } });
    await world.settle();
    expect((await manager.do(listAsks, { query: { case: opened.id } })).rows).toHaveLength(0);
    await world.moveTo('2026-11-20T10:00:00.000Z');
    await world.moveTo('2026-11-20T11:00:00.000Z');
    const asks = (await manager.do(listAsks, { query: { case: opened.id } })).rows;
    expect(asks.map((a) => a.kind).sort()).toEqual(['leaver_return', 'manager_confirm']);
    const { rows } = await world.database.pool.query(`select recipient, status from message where case_id = $1 and kind = 'ask' order by recipient`, [opened.id]);
    expect(rows).toEqual([{ recipient: 'ines@example.test', status: 'held' }, { recipient: person.email, status: 'held' }]);
    expect((await manager.try(askNow, { params: { caseId: opened.id }, body: { kind: 'leaver_return' } })).status).toBe(409);
  });

  test('reminders follow the policy and stop with the answer', async () => {
    const person = await leaver();
    await giveLaptop(person.id);
    const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2027-01-15', immediate: false } });
    await manager.do(askNow, { params: { caseId: opened.id }, body: { kind: 'manager_confirm' } });
    await world.moveTo('2026-11-26T12:00:00.000Z');
    const { rows } = await world.database.pool.query(`select kind from message where case_id = $1 order by created_at`, [opened.id]);
    expect(rows.map((r: { kind: string }) => r.kind)).toEqual(['ask', 'reminder', 'reminder']);
  });

  test('nothing reaches someone who was dismissed before HR has ticked that they were told; then it goes to the address outside', async () => {
    const outside = 'at.home@example.test';
    const person = await leaver({ personalEmail: outside });
    await giveLaptop(person.id);
    const opened = await hr.do(openCase, { body: { personId: person.id, reason: 'dismissal', lastWorkingOn: '2026-11-26', immediate: true } });
    await world.settle();
    const recipients = async () => (await world.database.pool.query(`select recipient from message where case_id = $1`, [opened.id])).rows.map((r: { recipient: string }) => r.recipient);
    expect(await recipients()).not.toContain(outside);
    const told = opened.tasks.find((t) => t.completes === 'told');
    await hr.do(actOnTask, { params: { taskId: told!.id }, body: { action: 'finish', version: told!.version } });
    await world.settle();
    expect(await recipients()).toContain(outside);
    expect(await recipients()).not.toContain(person.email);
  });

  test('ticked by mistake and opened again, the step holds back what has not left yet', async () => {
    const person = await leaver();
    await giveLaptop(person.id);
    const opened = await hr.do(openCase, { body: { personId: person.id, reason: 'dismissal', lastWorkingOn: '2026-12-18' } });
    const step = (from: { tasks: { completes: string | null; id: string; version: number }[] }) => from.tasks.find((task) => task.completes === 'told')!;
    const ticked = await hr.do(actOnTask, { params: { taskId: step(opened).id }, body: { action: 'finish', version: step(opened).version } });
    expect(ticked.toldAt).not.toBeNull();
    const again = await hr.do(actOnTask, { params: { taskId: step(ticked).id }, body: { action: 'reopen', version: step(ticked).version } });
    expect(again.toldAt).toBeNull();
    expect((await manager.try(askNow, { params: { caseId: opened.id }, body: { kind: 'leaver_return' } })).problem.code).toBe('not_told_yet');
  });

  test('after a death nobody is asked by a system', async () => {
    const person = await leaver();
    await giveLaptop(person.id);
    const opened = await hr.do(openCase, { body: { personId: person.id, reason: 'death', lastWorkingOn: '2026-11-26' } });
    await world.moveTo('2027-03-01T10:00:00.000Z');
    expect((await manager.do(listAsks, { query: { case: opened.id } })).rows).toHaveLength(0);
    expect(opened.toLeaver).toBe('never');
  });
});

describe('when the date moves', () => {
  test('what has not happened moves, what is done does not, and the preview says so before', async () => {
    world.clock.set('2026-11-02T09:00:00.000Z');
    const person = await leaver();
    await giveLaptop(person.id);
    const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-11-30' } });
    const confirm = opened.tasks.find((t) => t.key === 'confirm/facts')!;
    const after = await hr.do(actOnTask, { params: { taskId: confirm.id }, body: { action: 'finish', version: confirm.version } });
    const body = { lastWorkingOn: '2026-11-20', version: after.version };
    const preview = await manager.do(previewMove, { params: { caseId: opened.id }, body });
    const moved = await manager.do(moveDates, { params: { caseId: opened.id }, body });
    expect(moved.cutOffAt).toBe('2026-11-20T18:00:00.000Z');
    expect(preview.cutOff?.to).toBe(moved.cutOffAt);
    const titles = new Set(preview.moved.map((m) => m.title));
    for (const task of moved.tasks) {
      const before = after.tasks.find((t) => t.id === task.id)!;
      if (before.dueAt !== task.dueAt) expect(titles.has(task.title)).toBe(true);
      if (before.status === 'done') expect(task.dueAt).toBe(before.dueAt);
    }
    expect((await manager.try(moveDates, { params: { caseId: opened.id }, body })).problem.code).toBe('conflict');
  });
});

describe('when it is cancelled', () => {
  test('what has not happened stops, and helpers are told once', async () => {
    world.clock.set('2026-11-02T09:00:00.000Z');
    const person = await leaver();
    await giveLaptop(person.id);
    const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-11-10' } });
    await world.settle();
    const preview = await manager.do(previewCancel, { params: { caseId: opened.id } });
    expect(preview.tell).toEqual(expect.arrayContaining([person.name, 'Inês Lopes']));
    const now = await manager.do(readCase, { params: { caseId: opened.id } });
    const cancelled = await manager.do(cancelCase, { params: { caseId: opened.id }, body: { reason: 'She stays', version: now.version } });
    expect(cancelled.status).toBe('cancelled');
    expect(cancelled.tasks.filter((t) => t.status === 'open' || t.status === 'waiting')).toEqual([]);
    expect(cancelled.asks.every((a) => a.status === 'withdrawn')).toBe(true);
    await world.moveTo('2027-01-10T09:00:00.000Z');
    const { rows } = await world.database.pool.query(`select count(*)::int as n from message where case_id = $1 and kind = 'reminder'`, [opened.id]);
    expect(rows[0]).toEqual({ n: 0 });
    const again = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2027-02-10' } });
    expect(again.number).toBeGreaterThan(opened.number);
  });
});

describe('planning anew', () => {
  test('with the same policy and facts nothing changes', async () => {
    const person = await leaver();
    await giveLaptop(person.id);
    const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2027-03-10' } });
    const again = await manager.do(replanCase, { params: { caseId: opened.id }, body: { version: opened.version } });
    expect(again.tasks.map((t) => [t.key, t.status, t.dueAt])).toEqual(opened.tasks.map((t) => [t.key, t.status, t.dueAt]));
  });
});

describe('an embargoed case', () => {
  test('is seen by its circle and by nobody else: no row, no count, no message', async () => {
    world.clock.set('2026-11-02T09:00:00.000Z');
    const person = await leaver();
    await giveLaptop(person.id);
    const friend = await world.as('hr');
    const opened = await hr.do(openCase, { body: { personId: person.id, reason: 'redundancy', lastWorkingOn: '2026-11-10', embargoUntil: '2026-11-05T10:00:00.000Z', circle: [friend.member.id] } });
    await world.settle();
    expect((await manager.try(readCase, { params: { caseId: opened.id } })).status).toBe(404);
    expect((await manager.do(listCases, { query: { person: person.id } })).total).toBe(0);
    expect((await friend.do(listCases, { query: { person: person.id } })).total).toBe(1);
    const { rows } = await world.database.pool.query(`select count(*)::int as n from message where case_id = $1`, [opened.id]);
    expect(rows[0]).toEqual({ n: 0 });
    await world.moveTo('2026-11-05T10:00:01.000Z');
    expect((await manager.try(readCase, { params: { caseId: opened.id } })).status).toBe(200);
  });
});

test('the list says which cases must never read “overdue”', async () => {
  const kept = await leaver({ name: 'Retiring Quietly' });
  const plain = await leaver({ name: 'Going Plainly' });
  const [retiring, going] = [
    await manager.do(openCase, { body: { personId: kept.id, reason: 'retirement', lastWorkingOn: '2027-06-30' } }), await manager.do(openCase, { body: { personId: plain.id, reason: 'resignation', lastWorkingOn: '2027-06-30' } }),
  ];
  const { rows } = await manager.do(listCases, { query: { leavesAfter: '2027-06-29', leavesBefore: '2027-07-01', sort: 'person' } });
  expect(rows.map(({ id, saysOverdue }) => [id, saysOverdue])).toEqual([[going.id, true], [retiring.id, false]]);
  expect([retiring.saysOverdue, going.saysOverdue]).toEqual([false, true]);
});
