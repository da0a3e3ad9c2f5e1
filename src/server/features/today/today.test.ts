import { readCounts, readToday, type Decision } from '#contract/today';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { factsOf, type Facts } from '../../../../tests/support/plant-facts.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let facts: Facts;
let manager: Client;
let lisbon: string;
let porto: string;
let boss: string;

/** A Wednesday. */
const started = '2026-11-04T09:00:00.000Z';

beforeAll(async () => {
  world = await openWorld({ at: started });
  facts = factsOf(world);
  manager = await world.as('asset_manager', { name: 'Maria Alves' });
  lisbon = await facts.site('Lisbon');
  porto = await facts.site('Porto');
  boss = await facts.person('Ana Lima', { location_id: lisbon });
});
beforeEach(() => world.clock.set(started));
afterAll(() => world.close());

const decisionsOf = async (who = manager, site?: string) => (await who.do(readToday, { query: { site } })).decisions;
const leaver = (name: string, row: Record<string, unknown> = {}) => facts.person(name, { manager_id: boss, location_id: lisbon, ...row });
const quiet = { return_by_at: '2026-12-20T22:59:00Z', return_by_on: '2026-12-20' };

async function decisionMadeBy(make: () => Promise<unknown>, who = manager): Promise<Decision[]> {
  const before = (await who.do(readToday)).decisionCount;
  const known = new Set((await decisionsOf(who)).map((one) => `${one.id} ${one.title}`));
  await make();
  const after = await who.do(readToday);
  const made = after.decisions.filter((one) => !known.has(`${one.id} ${one.title}`));
  expect(after.decisionCount).toBeGreaterThanOrEqual(before);
  return made;
}

describe('what needs a decision', () => {
  test('a device that wakes up after the exit comes first, with what is safe already', async () => {
    const [decision] = await decisionMadeBy(async () => {
      const open = await facts.case(await leaver('Joana Reis'), { ...quiet, cut_off_at: '2026-11-03T02:00:00Z' });
      await facts.incident(await facts.asset({ asset_tag: 'HB-2207' }), { case_id: open, place: 'a home network', first_seen_at: '2026-11-04T04:12:00Z', last_seen_at: '2026-11-04T04:12:00Z' });
    });
    expect(decision).toMatchObject({
      subject: 'device', tone: 'late', title: 'Lenovo ThinkPad T14 of Joana Reis checked in from a home network, 26 hours after the exit', consequence: 'HB-2207 · access has ended · seen by Fleet 4 November 04:12 Lisbon',
    });
    expect((await decisionsOf())[0]?.id).toBe(decision?.id);
  });

  test('another serial in a box shows both, side by side', async () => {
    const [decision] = await decisionMadeBy(async () => {
      const { room, slot } = await facts.mailroom(lisbon);
      const open = await facts.case(await leaver('Tomasz Wilk'), quiet);
      const parcel = await facts.parcel(lisbon, slot, { case_id: open });
      const asset = await facts.asset({ serial_number: '7XK2P' });
      await facts.run((unit) => unit.tx.insertInto('parcel_item').values({ parcel_id: parcel, asset_id: asset, state: 'expected' }).execute());
      await facts.intake(room, { parcel_id: parcel });
    });
    expect(decision).toMatchObject({ title: 'The box from Tomasz Wilk holds another serial: expected 7XK2P, received 7XK2R', act: { label: 'Review both' } });
  });

  test('devices under one hold are one decision; a technician does not learn the matter', async () => {
    const technician = await world.as('technician');
    const make = async () => {
      for (let n = 0; n < 3; n += 1) {
        const asset = await facts.asset({ on_hold: true });
        await facts.insert('legal_hold', { asset_id: asset, matter: 'Harbour', placed_by: manager.member.id, placed_at: started });
        await facts.insert('workshop_job', { asset_id: asset, status: 'queued', needs_sanitisation: true, opened_at: started });
      }
    };
    const [decision] = await decisionMadeBy(make);
    expect(decision).toMatchObject({ subject: 'hold', tone: 'hold', title: 'Legal hold: three devices of the Harbour matter reached the workshop queue' });
    expect((await decisionsOf(technician)).map((one) => one.title)).toContain('Legal hold: three devices reached the workshop queue');
  });

  test('every answer that asks for a hand comes with the helper’s own words', async () => {
    const open = await facts.case(await leaver('Rui Costa'), quiet);
    const answered = { status: 'answered', answered_at: started };
    const made = await decisionMadeBy(async () => {
      await facts.ask(open, { ...answered, answer: 'need_help', answer_note: 'I have no box' });
      await facts.ask(open, { ...answered, answer: 'cant', helper_name: 'Ana Lima' });
      await facts.ask(open, { ...answered, answer: 'not_me', helper_name: 'Bea Cruz' });
      await facts.ask(open, { ...answered, answer: 'done' });
      await facts.ask(open, { ...answered, answer: 'not_me', referred_to_id: boss });
      await facts.ask(open, { ...answered, answer: 'need_help', handled_at: started });
    });
    expect(made.map((one) => [one.title, one.consequence])).toEqual(expect.arrayContaining([
      ['Rui Costa asks for help: Bring the laptop back', '“I have no box” · reminders have stopped'],
      ['Ana Lima can’t: Bring the laptop back', 'For Rui Costa’s case · reminders have stopped'],
      ['Bea Cruz is not the one, and knows nobody else: Bring the laptop back', 'For Rui Costa’s case · reminders have stopped'],
    ]));
    expect(made).toHaveLength(3);
  });

  test('a dispute is about one thing, and says that the rest goes on', async () => {
    const [decision] = await decisionMadeBy(async () => {
      const open = await facts.case(await leaver('Mia Berg'), quiet);
      await facts.line(open, await facts.asset({ manufacturer: 'Dell', model: 'U2720Q', asset_tag: 'HB-8' }), { status: 'disputed', claim: 'mine', claim_note: 'Bought it myself' });
    });
    expect(decision).toMatchObject({ title: 'The Dell U2720Q belongs to Mia Berg, they say', consequence: 'HB-8 · “Bought it myself” · reminders for this one thing have stopped; the rest goes on' });
  });

  test('a waiver waits for somebody else than who asked for it', async () => {
    const approver = await world.as('approver');
    const open = await facts.case(await leaver('Waived Leaver'), quiet);
    const line = await facts.line(open, await facts.asset());
    const make = async () => {
      await facts.insert('waiver', { case_id: open, subject_kind: 'asset', subject_id: line, reason: 'Lost in a flood', asked_by: manager.member.id, asked_at: started });
    };
    expect(await decisionMadeBy(make)).toEqual([]);
    expect(await decisionsOf(approver)).toEqual([expect.objectContaining({ title: 'Maria Alves asks to do without Lenovo ThinkPad T14 in the case of Waived Leaver', consequence: '“Lost in a flood” · your name goes under it' })]);
  });

  test('a settled case waits for each approval, then for the clearance; one no keeps it open and is told', async () => {
    const hr = await world.as('hr', { name: 'Hanna' });
    const open = await facts.case(await leaver('Settled Leaver'), { approvals: JSON.stringify([{ role: 'hr', because: 'HR closes the file' }]) });
    await facts.line(open, await facts.asset(), { status: 'accepted', received_at: started });
    await facts.task(open, { status: 'done' });
    expect((await decisionsOf(hr)).map((one) => one.title)).toContain('The case of Settled Leaver waits for your word as HR');
    expect((await decisionsOf()).map((one) => one.title)).not.toContain('Everything of Settled Leaver is settled: the case can be cleared');
    const approval = await facts.insert('clearance_approval', { case_id: open, role: 'hr', decision: 'declined', decided_by: hr.member.id, decided_at: started, note: 'Badge missing' });
    expect(await decisionsOf()).toEqual(expect.arrayContaining([expect.objectContaining({ title: 'Hanna did not approve the clearance of Settled Leaver', consequence: '“Badge missing” · the case stays open' })]));
    await facts.run((unit) => unit.tx.updateTable('clearance_approval').set({ withdrawn_at: started }).where('id', '=', approval).execute());
    await facts.insert('clearance_approval', { case_id: open, role: 'hr', decision: 'approved', decided_by: hr.member.id, decided_at: started });
    expect(await decisionsOf()).toEqual(expect.arrayContaining([expect.objectContaining({ title: 'Everything of Settled Leaver is settled: the case can be cleared', consequence: expect.stringContaining('1 device home') })]));
    await facts.task(open, { status: 'open' });
    expect((await decisionsOf()).map((one) => one.title)).not.toContain('Everything of Settled Leaver is settled: the case can be cleared');
  });

  test('access is announced an hour before, due at its minute, late a quarter of an hour after', async () => {
    const person = await leaver('Access Leaver');
    const open = await facts.case(person, { ...quiet, last_working_on: '2026-11-04', cut_off_at: '2026-11-04T18:00:00Z' });
    await facts.account(person, { system: 'VPN', cut_off_at: '2026-11-04T18:00:00Z', case_id: open });
    const said = async (at: string) => {
      world.clock.set(at);
      return (await decisionsOf()).find((one) => one.title.includes('Access Leaver'));
    };
    expect(await said('2026-11-04T16:30:00.000Z')).toBeUndefined();
    expect(await said('2026-11-04T17:20:00.000Z')).toMatchObject({ tone: 'due', title: 'Access of Access Leaver ends in 40 minutes, at 18:00 Lisbon' });
    expect(await said('2026-11-04T18:05:00.000Z')).toMatchObject({ tone: 'due', title: 'Access of Access Leaver to VPN is to be ended now' });
    expect(await said('2026-11-04T20:30:00.000Z')).toMatchObject({ tone: 'late', title: 'Access Leaver still has access to VPN, 2 hours after the cut-off' });
  });

  test('after a death nothing is said but that somebody has to coordinate', async () => {
    const made = await decisionMadeBy(async () => {
      const open = await facts.case(await leaver('Dear Colleague'), { reason: 'death', wording: 'silent' });
      await facts.line(open, await facts.asset());
    });
    expect(made.map((one) => [one.title, one.consequence])).toEqual([['A colleague died in service: choose who coordinates', 'No automated message goes to anyone']]);
  });

  test('overdue with nobody asking is said; with an open ask it is on its way; careful wording says open', async () => {
    const made = await decisionMadeBy(async () => {
      const late = await facts.case(await leaver('Forgotten Leaver', { email: 'forgotten@example.test' }));
      await facts.line(late, await facts.asset());
      const asked = await facts.case(await leaver('Asked Leaver'));
      await facts.line(asked, await facts.asset());
      await facts.ask(asked);
      const careful = await facts.case(await leaver('Careful Leaver'), { wording: 'careful' });
      await facts.line(careful, await facts.asset());
    });
    expect(made.map((one) => one.title).sort()).toEqual(['1 device of Careful Leaver is open, and nobody is asked about it', 'Nobody asks Forgotten Leaver about 1 device, 12 days past the return-by']);
  });

  test('tasks are told to whom they belong, as one decision', async () => {
    const hr = await world.as('hr');
    const open = await facts.case(await leaver('Tasks Leaver'), quiet);
    await facts.task(open, { owner_party: 'hr', title: 'Send the letter', due_at: '2026-11-01T09:00:00Z' });
    expect(await decisionsOf(hr)).toEqual(expect.arrayContaining([expect.objectContaining({ subject: 'task', title: '“Send the letter” for Tasks Leaver is past its date' })]));
    expect((await decisionsOf()).filter((one) => one.title.includes('Send the letter'))).toEqual([]);
  });

  test('deeds not thanked yet are one decision that names the helpers', async () => {
    const [decision] = await decisionMadeBy(async () => {
      await facts.deed({ helper_name: 'Marek' });
      await facts.deed({ helper_name: 'Aiko' });
    });
    expect(decision).toMatchObject({ subject: 'thanks', title: 'Two deeds not thanked yet: Aiko and Marek' });
  });

  test('an auditor reads everything and is asked for nothing', async () => {
    const auditor = await world.as('auditor');
    const today = await auditor.do(readToday);
    expect([today.decisions, today.decisionCount]).toEqual([[], 0]);
    expect(today.onItsWay.cases).toBeGreaterThan(0);
  });
});

describe('who sees what', () => {
  test('nothing on the page moves by a case under embargo, for who is not in its circle', async () => {
    const circle = await world.as(['asset_manager', 'security'], { name: 'In the circle' });
    const before = await manager.do(readToday);
    const counts = await manager.do(readCounts);
    const person = await leaver('Secret Leaver');
    const { room, slot } = await facts.mailroom(lisbon);
    const hidden = await facts.case(person, { site_id: lisbon, embargo_until: '2026-12-01T09:00:00Z', circle: [circle.member.id], approvals: JSON.stringify([{ role: 'asset_manager', because: 'x' }]), reason: 'death' });
    const theirs = { kind: 'person', id: person };
    await facts.line(hidden, await facts.asset({}, theirs), { status: 'disputed' });
    await facts.line(hidden, await facts.asset({}, theirs), { received_at: '2026-11-03T10:00:00Z', status: 'received' });
    await facts.ask(hidden, { status: 'answered', answer: 'cant', answered_at: started });
    await facts.ask(hidden);
    await facts.account(person, { cut_off_at: '2026-10-20T17:00:00Z', case_id: hidden });
    await facts.task(hidden, { due_at: '2026-10-25T09:00:00Z' });
    await facts.message({ case_id: hidden });
    await facts.deed({ case_id: hidden, happened_at: '2026-10-25T09:00:00Z' });
    const parcel = await facts.parcel(lisbon, slot, { case_id: hidden, dwell_due_at: '2026-10-30T09:00:00Z' });
    await facts.intake(room, { parcel_id: parcel });
    await facts.incident(await facts.asset({}, theirs), { case_id: hidden });
    expect(await manager.do(readToday)).toEqual(before);
    expect(await manager.do(readCounts)).toEqual(counts);
    expect(JSON.stringify(await manager.do(readToday))).not.toContain('Secret');
    expect((await circle.do(readToday)).decisionCount).toBeGreaterThan((await manager.do(readToday)).decisionCount);
  });

  test('a member of one site is asked about that site only; one site can be looked at alone', async () => {
    const local = await world.as('asset_manager', { sites: [porto] });
    const open = await facts.case(await leaver('Porto Leaver', { location_id: porto }), { ...quiet, site_id: porto });
    await facts.line(open, await facts.asset({ location_id: porto }), { status: 'disputed', claim: 'dont_have' });
    const titles = ['Porto Leaver does not have the Lenovo ThinkPad T14'];
    expect((await decisionsOf(local)).filter((one) => one.subject === 'device').map((one) => one.title)).toEqual(titles);
    expect((await decisionsOf(manager, porto)).filter((one) => one.subject === 'device').map((one) => one.title)).toEqual(titles);
  });

  test('an entry of the navigation that somebody may not open has no count', async () => {
    const mailroom = await world.as('mailroom');
    expect((await mailroom.do(readCounts)).counts).toEqual({});
    expect(Object.keys((await manager.do(readCounts)).counts).sort()).toEqual(['asks', 'cases', 'exceptions', 'outbox', 'partners', 'pickups', 'thanks', 'today', 'waiting', 'workshop']);
    expect((await manager.do(readCounts)).counts.today).toBe((await manager.do(readToday)).decisionCount);
  });
});

describe('what is measured', () => {
  test('this week’s working days, with what came and what is due', async () => {
    const own = await facts.site('Faro');
    const open = await facts.case(await leaver('Week Leaver', { location_id: own }), { site_id: own, return_by_on: '2026-11-06', return_by_at: '2026-11-06T22:59:00Z' });
    await facts.line(open, await facts.asset(), { status: 'accepted', received_at: '2026-11-02T23:30:00Z' });
    await facts.line(open, await facts.asset(), { status: 'expected' });
    const { comingHome, on } = await manager.do(readToday, { query: { site: own } });
    expect(on).toBe('2026-11-04');
    expect(comingHome).toMatchObject({
      devices: 2, days: [{ on: '2026-11-02', received: 1, expected: 1 }, { on: '2026-11-03', received: 0, expected: 0 }, { on: '2026-11-04', received: 0, expected: 0 }, { on: '2026-11-05', received: 0, expected: 0 }, { on: '2026-11-06', received: 0, expected: 1 }],
    });
  });

  test('promises before results, each of how many, and “–” while nothing was measured', async () => {
    const own = await facts.site('Evora');
    const figuresOf = async () => {
      const { promises, results } = await manager.do(readToday, { query: { site: own } });
      return Object.fromEntries([...promises, ...results].map((one) => [one.id, [one.value, one.of, one.tone]]));
    };
    expect(new Set(Object.values(await figuresOf()).map(([value]) => value))).toEqual(new Set(['–']));

    const { room, slot } = await facts.mailroom(own);
    for (const collected of ['2026-10-30T08:00:00Z', '2026-10-30T08:00:00Z', '2026-11-01T09:00:00Z']) await facts.parcel(own, slot, { status: 'collected', stored_at: '2026-10-28T09:00:00Z', dwell_due_at: '2026-10-30T09:00:00Z', collected_at: collected });
    const partner = await facts.insert('partner', { department: 'Mailroom', location_id: own, place_id: room, status: 'partner', minutes_per_month: 90, seconds_per_item: 40, created_at: started, updated_at: started });
    for (let n = 0; n < 6; n += 1) await facts.intake(room, { outcome: 'store', open_reason: null });
    const thanks = await facts.deed({ partner_id: partner, happened_at: '2026-11-01T09:00:00Z' });
    await facts.run((unit) => unit.tx.updateTable('thanks').set({ status: 'sent', sent_at: '2026-11-02T09:00:00Z' }).where('id', '=', thanks).execute());
    await facts.deed({ partner_id: partner, happened_at: '2026-11-01T09:00:00Z' });
    await facts.deed({ partner_id: partner, happened_at: started });
    const office = await facts.case(await leaver('Office Leaver', { location_id: own }), { site_id: own, last_working_on: '2026-10-30' });
    await facts.line(office, await facts.asset(), { status: 'accepted', received_at: '2026-11-02T10:00:00Z' });
    await facts.line(office, await facts.asset(), { status: 'expected' });
    const remote = await facts.case(await leaver('Remote Leaver', { location_id: own, work_mode: 'remote' }), { site_id: own, last_working_on: '2026-10-10' });
    await facts.line(remote, await facts.asset(), { status: 'accepted', received_at: '2026-10-20T10:00:00Z' });
    const again = await facts.asset({ location_id: own, purchase_cost: '1299.50', currency: 'EUR' });
    await facts.insert('workshop_job', { asset_id: again, status: 'done', disposition: 'redeploy', needs_sanitisation: true, opened_at: started, finished_at: '2026-10-15T09:00:00Z' });

    expect(await figuresOf()).toEqual({
      picked_up: ['66 %', 'of 3 parcels', 'late'], minutes: ['4', 'of 90 agreed', 'home'], thanked: ['50 %', 'of 2 deeds', 'late'],
      back_office: ['50 %', 'of 2 devices', null], back_remote: ['100 %', 'of 1 device', null], avoided: ['€ 1,300', 'of 1 device given on', null],
    });
  });
});
