import { addExceptionList, changeExceptionList, countExceptionDays, endExceptionList, listExceptionRows, listExceptions, readExceptionList, snoozeException, type ExceptionSettings } from '#contract/exceptions';
import { createField } from '#contract/fields';
import { listMessages } from '#contract/messages';
import { readToday } from '#contract/today';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOf, type Facts } from '../../../../tests/support/plant-facts.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';
import { keepDayCounts } from './keep-counts.service.ts';
import { tellExceptions } from './tell-exceptions.service.ts';

let world: World;
let facts: Facts;
let manager: Client;
let lisbon: string;

/** A Monday, nine in the morning in Lisbon. */
const started = '2026-11-02T09:00:00.000Z';

beforeAll(async () => {
  world = await openWorld({ at: started });
  facts = factsOf(world);
  manager = await world.as('asset_manager');
  lisbon = await facts.site('Lisbon');
});
afterAll(() => world.close());

const settings = (change: Partial<ExceptionSettings> = {}): ExceptionSettings => ({
  title: 'Laptops on no shelf', about: 'In stock, and nobody said where', tone: 'due', ownerRole: 'asset_manager', ownerId: null, thresholdMinutes: null, allowed: 0, isOff: false, tell: 'never', tellRoles: [], tellIds: [], ...change,
});
const add = (where: string[], change: Partial<ExceptionSettings> = {}, who = manager) => who.do(addExceptionList, { body: { ...settings(change), search: { list: 'assets', where } } });
const listOf = async (key: string, who = manager) => (await who.do(listExceptions, { query: {} })).rows.find((row) => row.key === key);
const mailsTo = async ({ member }: Client) => (await manager.do(listMessages, { query: { limit: 200 } })).rows.filter((row) => row.recipient === `${member.id}@example.test`);

describe('a list of one’s own', () => {
  test('holds what its search finds, tells it by name, leads to the record, and is seen by whoever may read it', async () => {
    const added = await add(['model:contains:Nimbus']);
    expect(await listOf(added.key)).toMatchObject({ isOwn: true, count: 0, title: 'Laptops on no shelf' });
    const asset = await facts.asset({ asset_tag: 'HB-OWN-1', manufacturer: 'Cumulo', model: 'Nimbus 14', location_id: lisbon });
    const { rows, total } = await manager.do(listExceptionRows, { params: { key: added.key }, query: {} });
    expect(rows).toMatchObject([{ sentence: 'Cumulo Nimbus 14', act: { label: 'Open the asset', href: `/assets/${asset}` } }]);
    expect(rows[0]?.detail).toContain('HB-OWN-1');
    expect(total).toBe(1);
    expect((await listOf(added.key, await world.as('technician')))?.count).toBe(1);
    expect(await listOf(added.key, await world.as('hr'))).toBeUndefined();
  });

  test('counts on the home page above what is still fine, and not while it is off', async () => {
    const added = await add(['model:contains:Stratus'], { title: 'Stratus at large', allowed: 1 });
    const onHome = async () => (await manager.do(readToday, { query: {} })).exceptions.some((one) => one.kind === added.key);
    await facts.asset({ model: 'Stratus 1' });
    expect(await onHome()).toBe(false);
    await facts.asset({ model: 'Stratus 2' });
    expect(await onHome()).toBe(true);
    const { version, key: _key, isOwn: _own, after: _after, usualThresholdMinutes: _usual, search: _search, href: _href, changed: _changed, unreadable: _unreadable, ...kept } = await manager.do(readExceptionList, { params: { key: added.key } });
    await manager.do(changeExceptionList, { params: { key: added.key }, body: { ...kept, isOff: true, version } });
    expect([await onHome(), (await listOf(added.key))?.count]).toEqual([false, 0]);
  });

  test('a row of it can rest like any other', async () => {
    const added = await add(['model:contains:Cirrus']);
    const rowId = await facts.asset({ model: 'Cirrus' });
    await manager.do(snoozeException, { params: { key: added.key, rowId }, body: { reason: 'On its way', until: '2026-11-05T09:00:00.000Z' } });
    expect(await listOf(added.key)).toMatchObject({ count: 0, snoozed: 1 });
  });

  test('is refused with the part that cannot be read, and to whoever may not make one', async () => {
    const refused = await manager.try(addExceptionList, { body: { ...settings(), search: { list: 'assets', where: ['colour:is:red'] } } });
    expect([refused.problem.code, JSON.stringify(refused.problem)]).toEqual(['filter_unreadable', expect.stringContaining('colour')]);
    const technician = await world.as('technician');
    expect((await technician.try(addExceptionList, { body: { ...settings(), search: { list: 'assets', where: [] } } })).status).toBe(403);
  });

  test('narrows by a custom field by its type; when the field is another the list is named, not taken for an empty list', async () => {
    const field = await manager.do(createField, { body: { kind: 'asset', label: 'Memory', type: 'number' } });
    const added = await add([`custom.${field.key}:more:9`], { title: 'Too much memory' });
    await facts.asset({ model: 'Sixteen', custom: JSON.stringify({ [field.key]: '16' }) });
    await facts.asset({ model: 'Eight', custom: JSON.stringify({ [field.key]: '8' }) });
    expect(await listOf(added.key)).toMatchObject({ count: 1, unreadable: null });
    const become = (type: string) => facts.run((unit) => unit.tx.updateTable('custom_field').set({ type }).where('id', '=', field.id).execute());
    await become('text');
    expect(await listOf(added.key)).toMatchObject({ count: 0, unreadable: expect.stringContaining(field.key) });
    world.clock.set('2026-10-30T09:00:00.000Z');
    await keepDayCounts(world.app.run);
    world.clock.set(started);
    expect((await manager.do(countExceptionDays, { params: { key: added.key }, query: {} })).days).toEqual([]);
    await become('number');
    expect(await listOf(added.key)).toMatchObject({ count: 1, unreadable: null });
  });

  test('ends, and its name finds nothing afterwards; of two who end it one is told so', async () => {
    const added = await add(['model:contains:Altus']);
    const end = () => manager.try(endExceptionList, { params: { key: added.key }, query: { version: added.version } });
    const answers = await Promise.all([end(), end()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, expect.any(Number)]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect((await manager.try(listExceptionRows, { params: { key: added.key }, query: {} })).status).toBe(404);
  });
});

describe('a built-in list', () => {
  const key = 'account_late';
  const detailsOf = () => manager.do(readExceptionList, { params: { key } });
  const bodyOf = async (change: Partial<ExceptionSettings>) => {
    const { version, title, about, tone, ownerRole, ownerId, thresholdMinutes, allowed, isOff, tell, tellRoles, tellIds } = await detailsOf();
    return { version, title, about, tone, ownerRole, ownerId, thresholdMinutes, allowed, isOff, tell, tellRoles, tellIds, ...change };
  };

  test('moves its moment, says so, and goes back to what it was', async () => {
    const person = await facts.person('Late Access', { location_id: lisbon });
    await facts.case(person, { cut_off_at: '2026-11-02T08:00:00Z' });
    await facts.account(person, { system: 'VPN', cut_off_at: '2026-11-02T08:00:00Z' });
    expect((await listOf(key))?.count).toBe(1);
    await manager.do(changeExceptionList, { params: { key }, body: await bodyOf({ thresholdMinutes: 120, title: 'Doors still open' }) });
    expect(await listOf(key)).toMatchObject({ count: 0, title: 'Doors still open', threshold: 'from 2 hours after the access cut-off' });
    const changed = await detailsOf();
    expect(changed).toMatchObject({ changed: true, usualThresholdMinutes: 15 });
    await manager.do(endExceptionList, { params: { key }, query: { version: changed.version } });
    expect(await listOf(key)).toMatchObject({ count: 1, title: 'Access past its cut-off' });
    expect((await detailsOf()).changed).toBe(false);
  });

  test('two who change it at once: one wins, the other is told', async () => {
    const body = await bodyOf({ allowed: 3 });
    const answers = await Promise.all([1, 2].map((allowed) => manager.try(changeExceptionList, { params: { key }, body: { ...body, allowed } })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });
});

describe('rows of files that wait', () => {
  const key = 'row_waiting';
  test('stand in a list with their reason and their page, for who sees every site', async () => {
    const fileId = await facts.insert('stored_file', { kind: 'import', name: 'kit.csv', media_type: 'text/csv', sha256: 'x', size: 1, content: Buffer.from('x'), created_at: world.clock.now(), created_by: 'test' });
    const runId = await facts.insert('import_run', {
      kind: 'assets', file_name: 'kit.csv', file_size: 1, file_sha256: 'x', file_id: fileId, reading: '{}', status: 'applied', row_count: 9, created_by: '{}', created_at: world.clock.now(), waiting_at: world.clock.now(),
    });
    const reasons = JSON.stringify([{ code: 'left_by_rule', here: ['Old kit'] }]);
    const rowId = await facts.insert('waiting_row', {
      run_id: runId, line: 7, cells: '[]', kind: 'assets', layout: 'x', label: 'AT-7', severity: 'blocks', reasons, reason_code: 'left_by_rule', content: 'x', state: 'waiting', since: world.clock.now(), seen_at: world.clock.now(),
    });
    const { rows, total } = await manager.do(listExceptionRows, { params: { key }, query: {} });
    expect(rows).toMatchObject([{ id: rowId, sentence: 'AT-7 waits, from line 7 of kit.csv', act: { href: `/waiting/${rowId}` } }]);
    expect([total, rows[0]?.detail]).toEqual([1, expect.stringContaining('Old kit')]);
    const atOneSite = await world.as('asset_manager', { sites: [lisbon] });
    expect((await listOf(key, atOneSite))?.count).toBe(0);
    expect(await listOf(key, await world.as('hr'))).toBeUndefined();
  });
});

describe('how counts went', () => {
  test('one figure a day, the newest of the day; a member of one site is told of that site', async () => {
    const porto = await facts.site('Porto');
    const added = await add(['model:contains:Pileus']);
    await facts.asset({ model: 'Pileus', location_id: lisbon });
    await facts.asset({ model: 'Pileus', location_id: porto });
    await keepDayCounts(world.app.run);
    world.clock.set('2026-11-03T09:00:00.000Z');
    await facts.asset({ model: 'Pileus', location_id: porto });
    await keepDayCounts(world.app.run);
    await facts.asset({ model: 'Pileus', location_id: porto });
    world.clock.set('2026-11-03T11:00:00.000Z');
    await keepDayCounts(world.app.run);
    const daysFor = async (who: Client) => (await who.do(countExceptionDays, { params: { key: added.key }, query: {} })).days;
    expect(await daysFor(manager)).toEqual([{ on: '2026-11-02', count: 2 }, { on: '2026-11-03', count: 4 }]);
    expect(await daysFor(await world.as('asset_manager', { sites: [porto] }))).toEqual([{ on: '2026-11-02', count: 1 }, { on: '2026-11-03', count: 3 }]);
    expect((await listOf(added.key))?.recent).toHaveLength(2);
    world.clock.set(started);
  });

  test('a case under embargo is in no figure of any day', async () => {
    const added = await manager.do(addExceptionList, { body: { ...settings({ title: 'Every case' }), search: { list: 'cases', where: [] } } });
    const hidden = await facts.person('Secret Leaver', { location_id: lisbon });
    await facts.case(hidden, { site_id: lisbon, embargo_until: '2026-12-01T09:00:00Z', circle: [manager.member.id] });
    const seen = (await listOf(added.key))?.count ?? 0;
    await world.app.run({ kind: 'system', id: 'test', name: 'test' }, async (unit) => { await unit.tx.deleteFrom('exception_count').execute(); });
    await keepDayCounts(world.app.run);
    expect((await manager.do(countExceptionDays, { params: { key: added.key }, query: {} })).days).toEqual([{ on: '2026-11-02', count: seen - 1 }]);
  });
});

describe('telling', () => {
  test('a digest comes once a day to whom a list names, with every list in one message, and not when all is well', async () => {
    const technician = await world.as('technician', { name: 'Tomé Digest' });
    await add(['model:contains:Virga'], { title: 'Virga about', tell: 'daily', tellIds: [technician.member.id] });
    await add(['model:contains:Praecip'], { title: 'Praecip about', tell: 'weekly', tellIds: [technician.member.id] });
    await add(['model:contains:Nothing at all'], { title: 'Never there', tell: 'daily', tellIds: [technician.member.id] });
    await facts.asset({ model: 'Virga 1' });
    await facts.asset({ model: 'Praecip 1' });
    await Promise.all([tellExceptions(world.app.run), tellExceptions(world.app.run)]);
    const mails = await mailsTo(technician);
    expect(mails.map((mail) => mail.subject)).toEqual(['2 rows in 2 lists need somebody']);
  });

  test('a row is told at once, once; when it comes back after having gone it is told again', async () => {
    const security = await world.as('security', { name: 'Sara Bell' });
    await add(['model:contains:Tornado'], { title: 'Tornado about', tell: 'at_once', tellRoles: ['security'] });
    const asset = await facts.asset({ model: 'Tornado', manufacturer: 'Cumulo' });
    await tellExceptions(world.app.run);
    await tellExceptions(world.app.run);
    expect((await mailsTo(security)).map((mail) => mail.subject)).toEqual(['Cumulo Tornado']);
    const rename = (model: string) => facts.run((unit) => unit.tx.updateTable('asset').set({ model }).where('id', '=', asset).execute());
    await rename('Calm');
    await tellExceptions(world.app.run);
    await rename('Tornado');
    await tellExceptions(world.app.run);
    expect(await mailsTo(security)).toHaveLength(2);
  });

  test('nothing of a case under embargo is told, not even to its circle: others read the outbox', async () => {
    const hr = await world.as(['hr', 'asset_manager'], { name: 'Circle Reader' });
    await manager.do(addExceptionList, { body: { ...settings({ title: 'Cases about', tell: 'at_once', tellIds: [hr.member.id] }), search: { list: 'cases', where: [] } } });
    const person = await facts.person('Whispered Leaver', { location_id: lisbon });
    await facts.case(person, { site_id: lisbon, embargo_until: '2026-12-01T09:00:00Z', circle: [hr.member.id] });
    await tellExceptions(world.app.run);
    expect(JSON.stringify(await mailsTo(hr))).not.toContain('Whispered');
  });
});
