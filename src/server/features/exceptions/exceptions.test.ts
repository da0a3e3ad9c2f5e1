import { listExceptionRows, listExceptions, snoozeException, unsnoozeException } from '#contract/exceptions';
import { exceptionKeys, type ExceptionKey } from '#domain/exception/definitions';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOf, type Facts } from '../../../../tests/support/plant-facts.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let facts: Facts;
let manager: Client;
let lisbon: string;
let porto: string;
let boss: string;

const started = '2026-11-02T09:00:00.000Z';

beforeAll(async () => {
  world = await openWorld({ at: started });
  facts = factsOf(world);
  manager = await world.as('asset_manager');
  lisbon = await facts.site('Lisbon');
  porto = await facts.site('Porto');
  boss = await facts.person('Ana Lima', { location_id: lisbon, employee_number: 'B1' });
  await facts.run((unit) => unit.tx.updateTable('person').set({ manager_id: boss }).where('id', '=', boss).execute());
});
afterAll(() => world.close());

const rowsOf = async (key: ExceptionKey, who = manager) => (await who.do(listExceptionRows, { params: { key }, query: { limit: 200 } })).rows;
const countOf = async (key: ExceptionKey, who = manager, site?: string) => (await who.do(listExceptions, { query: { site } })).rows.find((row) => row.key === key)?.count ?? 0;
const leaver = (name: string, row: Record<string, unknown> = {}) => facts.person(name, { manager_id: boss, location_id: lisbon, ...row });
/** The one row that makes the difference between before and after. */
async function rowMadeBy(key: ExceptionKey, make: () => Promise<unknown>, who = manager) {
  const before = new Set((await rowsOf(key, who)).map((row) => row.id));
  const counted = await countOf(key, who);
  await make();
  const made = (await rowsOf(key, who)).filter((row) => !before.has(row.id));
  expect(await countOf(key, who)).toBe(counted + made.length);
  return made;
}

describe('each list', () => {
  test('somebody who left with a seat, an access and a device past its date stands in it once, with all of it', async () => {
    const person = await leaver('Joana Reis');
    const made = await rowMadeBy('left_with_open', async () => {
      const open = await facts.case(person, { site_id: lisbon });
      await facts.line(open, await facts.asset());
      await facts.seat(person);
      await facts.account(person, { cut_off_at: '2026-10-20T17:00:00Z' });
    });
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ sentence: 'Joana Reis left on 20 October, and 1 device, 1 seat and 1 account are still open', tone: 'late' });
  });

  test('somebody marked as left by a file, holding a laptop without any case, is told with the way to their record', async () => {
    const made = await rowMadeBy('left_with_open', async () => {
      const person = await leaver('Gone Already', { status: 'left', ends_on: '2026-09-30' });
      await facts.asset({}, { kind: 'person', id: person });
      return person;
    });
    expect(made[0]?.sentence).toBe('Gone Already left on 30 September, and 1 device is still open');
    expect(made[0]?.act.href).toMatch(/^\/people\//);
  });

  test('a device is overdue after its return-by; one on its way has three days more', async () => {
    const person = await leaver('Duarte Sousa');
    const made = await rowMadeBy('asset_overdue', async () => {
      const open = await facts.case(person, { return_by_on: '2026-10-31', return_by_at: '2026-10-31T23:59:00Z' });
      await facts.line(open, await facts.asset({ asset_tag: 'HB-1180' }));
      await facts.line(open, await facts.asset(), { status: 'handed_over' });
      await facts.line(open, await facts.asset(), { status: 'accepted' });
    });
    expect(made.map((row) => row.sentence)).toEqual(['Lenovo ThinkPad T14 of Duarte Sousa is 33 hours overdue']);
    expect(made[0]?.detail).toBe('HB-1180 · with the leaver · return-by 31 October');
  });

  test.each([['death', 'standard'], ['dismissal', 'careful']])('after a %s with %s wording nothing is called overdue', async (reason, wording) => {
    const person = await leaver(`Quiet ${reason}`);
    const open = async () => {
      const id = await facts.case(person, { reason, wording });
      await facts.line(id, await facts.asset());
      await facts.task(id, { due_at: '2026-10-25T09:00:00Z' });
    };
    const [device] = await rowMadeBy('asset_overdue', open);
    expect(device).toMatchObject({ sentence: `Lenovo ThinkPad T14 of Quiet ${reason} is open`, tone: 'due' });
    const task = (await rowsOf('task_overdue')).find((row) => row.sentence.includes(`Quiet ${reason}`));
    expect(task?.sentence).toBe(`“Hand the data over” for Quiet ${reason} is open`);
  });

  test('a box past its dwell limit names the place and not the leaver', async () => {
    const person = await leaver('Tomasz Wilk');
    const { slot } = await facts.mailroom(lisbon);
    const made = await rowMadeBy('parcel_past_dwell', async () => {
      const open = await facts.case(person, { site_id: lisbon });
      await facts.parcel(lisbon, slot, { case_id: open, box_code: 'BX-77', stored_at: '2026-10-28T09:00:00Z', dwell_due_at: '2026-10-30T09:00:00Z' });
      await facts.parcel(lisbon, slot, { dwell_due_at: '2026-11-04T09:00:00Z' });
    });
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ sentence: 'BX-77 stands at Mailroom 3 days longer than we promised', detail: 'Slot C3 · stored 28 October' });
  });

  test('a task is overdue while its case is open, and not when it was waived', async () => {
    const person = await leaver('Priya Nair');
    const made = await rowMadeBy('task_overdue', async () => {
      const open = await facts.case(person);
      await facts.task(open, { due_at: '2026-11-01T09:00:00Z' });
      const waived = await facts.task(open, { due_at: '2026-11-01T09:00:00Z' });
      await facts.insert('waiver', { case_id: open, subject_kind: 'task', subject_id: waived, reason: 'not needed', asked_by: manager.member.id, asked_at: started, status: 'approved' });
      await facts.task(open, { due_at: '2026-11-03T09:00:00Z' });
    });
    expect(made.map((row) => row.sentence)).toEqual(['“Hand the data over” for Priya Nair is 24 hours overdue']);
  });

  test('an ask past its date is unanswered, unless the helper said later', async () => {
    const open = await facts.case(await leaver('Rui Costa'));
    const made = await rowMadeBy('ask_unanswered', async () => {
      await facts.ask(open, { sent_at: '2026-10-25T09:00:00Z', due_at: '2026-11-01T09:00:00Z' });
      await facts.ask(open, { due_at: '2026-11-01T09:00:00Z', later_until: '2026-11-05T09:00:00Z' });
      await facts.ask(open, { due_at: '2026-11-01T09:00:00Z', status: 'answered' });
    });
    expect(made.map((row) => row.sentence)).toEqual(['Rui Costa has not answered for 8 days: Bring the laptop back']);
  });

  test('a device that wakes up after the exit stands there until somebody decides', async () => {
    const person = await leaver('Mia Berg');
    const made = await rowMadeBy('device_seen_after_exit', async () => {
      const asset = await facts.asset({ asset_tag: 'HB-2207' });
      await facts.incident(asset, { case_id: await facts.case(person), first_seen_at: '2026-11-01T04:12:00Z', last_seen_at: '2026-11-01T05:00:00Z', sightings: 40 });
      await facts.incident(await facts.asset(), { resolved_at: started, resolution: 'ours' });
    });
    expect(made[0]).toMatchObject({ sentence: 'Lenovo ThinkPad T14 of Mia Berg was seen 28 hours ago, after the exit', detail: 'HB-2207 · seen by Fleet · 40 sightings since 1 November' });
    expect(made).toHaveLength(1);
  });

  test('a seat is held by a leaver a day after the last working day, and never during a transfer', async () => {
    const made = await rowMadeBy('seat_held_by_leaver', async () => {
      const gone = await leaver('Seat Keeper');
      await facts.case(gone);
      await facts.seat(gone);
      const moving = await leaver('Moves House');
      await facts.case(moving, { reason: 'internal_transfer' });
      await facts.seat(moving);
      const today = await leaver('Leaves Today');
      await facts.case(today, { last_working_on: '2026-11-02' });
      await facts.seat(today);
    });
    expect(made.map((row) => row.sentence.split(' still')[0])).toEqual(['Seat Keeper has left and']);
  });

  test('access is late a quarter of an hour after its cut-off, not at the minute itself', async () => {
    const person = await leaver('Late Access');
    const made = await rowMadeBy('account_late', async () => {
      await facts.case(person, { cut_off_at: '2026-11-02T08:50:00Z' });
      await facts.account(person, { system: 'VPN', cut_off_at: '2026-11-02T08:30:00Z' });
      await facts.account(person, { system: 'Okta', cut_off_at: '2026-11-02T08:50:00Z' });
      await facts.account(person, { system: 'Slack', cut_off_at: '2026-11-02T08:00:00Z', status: 'ended' });
    });
    expect(made.map((row) => row.sentence)).toEqual(['Late Access still has access to VPN, 30 minutes after the cut-off']);
  });

  test('what the station could not place waits to be decided; what was undone does not', async () => {
    const { room } = await facts.mailroom(lisbon);
    const made = await rowMadeBy('unresolved_intake', async () => {
      await facts.intake(room);
      await facts.intake(room, { outcome: 'store', open_reason: null });
      await facts.intake(room, { undone_at: started });
      await facts.intake(room, { resolved_at: started });
    });
    expect(made.map((row) => row.detail)).toEqual(['Read as 7XK2R']);
  });

  test('a device nobody answers for, and a person nobody manages, show before anyone leaves', async () => {
    const devices = await rowMadeBy('asset_unaccounted', async () => {
      await facts.asset({ asset_tag: 'HB-9001' }, { kind: 'unaccounted', id: null });
      await facts.asset({ ownership: 'personal' }, { kind: 'unaccounted', id: null });
      await facts.asset({}, { kind: 'person', id: boss });
    });
    expect(devices.map((row) => row.detail)).toEqual(['HB-9001 · no custody event yet']);
    const people = await rowMadeBy('person_without_manager', async () => {
      const gone = await facts.person('Former Boss', { status: 'left', manager_id: boss });
      await facts.person('Reports To Nobody', { department: 'Design', location_id: porto });
      await facts.person('Reports To A Leaver', { manager_id: gone });
    });
    expect(people.map((row) => row.sentence).sort()).toEqual(['Reports To A Leaver has no manager on record: Former Boss has left', 'Reports To Nobody has no manager on record']);
  });

  test('a message that was given up says to whom and why', async () => {
    const [row] = await rowMadeBy('message_failed', () => facts.message());
    expect(row).toMatchObject({ sentence: '“Your laptop” did not reach Rui Costa', detail: '6 attempts · mailbox full' });
  });

  test('a case whose manager has left names the next in line', async () => {
    const left = await facts.person('Left Too', { status: 'left', manager_id: boss });
    const made = await rowMadeBy('approver_missing', async () => {
      await facts.case(await facts.person('Orphaned Leaver', { manager_id: left }));
      const asked = await facts.case(await facts.person('Already Asked', { manager_id: left }));
      await facts.ask(asked, { kind: 'manager_confirm', helper_name: 'Ana Lima' });
    });
    expect(made.map((row) => row.sentence)).toEqual(['Nobody can confirm the list of Orphaned Leaver: Left Too has left']);
    expect(made[0]?.detail).toContain('next in line: Ana Lima');
  });
});

describe('who sees what', () => {
  test('no count and no row betrays a case under embargo, whatever is open in it', async () => {
    const hr = await world.as(['hr', 'asset_manager'], { name: 'In the circle' });
    const before = (await manager.do(listExceptions)).rows;
    const { room, slot } = await facts.mailroom(lisbon);
    const person = await leaver('Secret Leaver');
    const hidden = await facts.case(person, { site_id: lisbon, embargo_until: '2026-12-01T09:00:00Z', circle: [hr.member.id] });
    const asset = await facts.asset({}, { kind: 'person', id: person });
    await facts.line(hidden, asset);
    await facts.task(hidden, { due_at: '2026-10-25T09:00:00Z' });
    await facts.ask(hidden, { due_at: '2026-10-25T09:00:00Z' });
    await facts.seat(person);
    await facts.account(person, { cut_off_at: '2026-10-20T17:00:00Z', case_id: hidden });
    await facts.incident(asset, { case_id: hidden });
    await facts.message({ case_id: hidden });
    const parcel = await facts.parcel(lisbon, slot, { case_id: hidden, dwell_due_at: '2026-10-30T09:00:00Z' });
    await facts.intake(room, { parcel_id: parcel });
    expect((await manager.do(listExceptions)).rows).toEqual(before);
    for (const key of exceptionKeys) expect(JSON.stringify(await rowsOf(key))).not.toContain('Secret Leaver');

    const circle = new Map((await hr.do(listExceptions)).rows.map((row) => [row.key, row.count]));
    const outside = new Map(before.map((row) => [row.key, row.count]));
    const more = [...outside].filter(([key, count]) => (circle.get(key) ?? 0) > count).map(([key]) => key).sort();
    expect(more).toEqual(['account_late', 'asset_overdue', 'ask_unanswered', 'device_seen_after_exit', 'left_with_open', 'message_failed', 'parcel_past_dwell', 'seat_held_by_leaver', 'task_overdue', 'unresolved_intake'].sort());
  });

  test('a member of one site sees the rows of that site, and everybody can look at one site alone', async () => {
    const local = await world.as('asset_manager', { sites: [porto] });
    const person = await facts.person('Porto Leaver', { location_id: porto, manager_id: boss });
    const open = await facts.case(person, { site_id: porto });
    await facts.line(open, await facts.asset({ location_id: porto }));
    expect((await rowsOf('asset_overdue', local)).map((row) => row.sentence)).toEqual([expect.stringContaining('Porto Leaver')]);
    expect(await countOf('asset_overdue', manager, porto)).toBe(1);
    expect(await countOf('asset_overdue')).toBeGreaterThan(1);
  });

  test('a list whose rows somebody may not read is not there for them', async () => {
    const technician = await world.as('technician');
    const keys = (await technician.do(listExceptions)).rows.map((row) => row.key);
    expect(keys).toContain('parcel_past_dwell');
    expect(keys).not.toContain('message_failed');
    expect((await technician.try(listExceptionRows, { params: { key: 'message_failed' }, query: {} })).status).toBe(404);
  });
});

describe('paging and snooze', () => {
  test('pages neither skip nor repeat a row', async () => {
    for (let n = 0; n < 7; n += 1) await facts.message({ subject: `Paged ${n}`, created_at: n < 4 ? '2026-10-01T09:00:00Z' : `2026-10-0${n}T09:00:00Z` });
    const all = await rowsOf('message_failed');
    const paged: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await manager.do(listExceptionRows, { params: { key: 'message_failed' }, query: { limit: 3, after } });
      paged.push(...page.rows.map((row) => row.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(all.map((row) => row.id));
  });

  test('a snoozed row leaves the count, keeps its reason, and comes back by itself', async () => {
    const [row] = await rowMadeBy('message_failed', () => facts.message({ subject: 'Sleeps' }));
    const params = { key: 'message_failed' as const, rowId: row?.id ?? '' };
    const before = await countOf('message_failed');
    await manager.do(snoozeException, { params, body: { reason: 'Rui is on leave', until: '2026-11-05T09:00:00.000Z' } });
    expect(await countOf('message_failed')).toBe(before - 1);
    const sleeping = await manager.do(listExceptionRows, { params: { key: 'message_failed' }, query: { snoozed: 'yes' } });
    expect(sleeping.rows.map((one) => one.snooze?.reason)).toEqual(['Rui is on leave']);
    expect(sleeping.total).toBe(1);
    await manager.do(snoozeException, { params, body: { reason: 'Longer', until: '2026-11-06T09:00:00.000Z' } });
    world.clock.set('2026-11-06T10:00:00.000Z');
    expect(await countOf('message_failed')).toBe(before);
    world.clock.set(started);
    expect((await manager.do(unsnoozeException, { params })).snooze).toBeNull();
    expect(await countOf('message_failed')).toBe(before);
  });

  test('a snooze needs an end within a year, a reason, and a row that is there', async () => {
    const [row] = await rowsOf('message_failed');
    const params = { key: 'message_failed' as const, rowId: row?.id ?? '' };
    expect((await manager.try(snoozeException, { params, body: { reason: 'x', until: '2028-11-05T09:00:00.000Z' } })).problem.code).toBe('snooze_too_long');
    expect((await manager.try(snoozeException, { params, body: { reason: 'x', until: '2026-11-01T09:00:00.000Z' } })).problem.code).toBe('snooze_too_long');
    expect((await manager.try(snoozeException, { params, body: { reason: '  ', until: '2026-11-05T09:00:00.000Z' } })).status).toBe(400);
    expect((await manager.try(snoozeException, { params: { ...params, rowId: boss }, body: { reason: 'x', until: '2026-11-05T09:00:00.000Z' } })).status).toBe(404);
    const auditor = await world.as('auditor');
    expect((await auditor.try(snoozeException, { params, body: { reason: 'x', until: '2026-11-05T09:00:00.000Z' } })).status).toBe(403);
  });
});
