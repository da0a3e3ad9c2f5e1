import { previewUndo, undoImport, type ImportRun } from '#contract/imports';
import { acceptWaiting, doBulk, editWaiting, listWaiting, makeRule, readWaiting, undoWaiting, type WaitingDetail, type WaitingRow } from '#contract/waiting';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringerFor } from '../../../../tests/support/bring-by-api.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Ana Prado' });
});
afterAll(() => world.close());

const query = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows as Record<string, unknown>[];
const minuteLater = () => world.clock.set(new Date(Date.parse(world.clock.now()) + 60_000).toISOString());
const read = (id: string) => bringerFor(world, manager).read(id);

function previewed(name: string, body: string): Promise<ImportRun> {
  minuteLater();
  return bringerFor(world, manager).previewed(name, body);
}
function brought(name: string, body: string): Promise<ImportRun> {
  minuteLater();
  return bringerFor(world, manager).brought(name, body);
}
const waitingOf = async (run: { id: string }, more: object = {}): Promise<WaitingRow[]> => (await manager.do(listWaiting, { query: { file: run.id, limit: 200, sort: 'line', ...more } })).rows;
const undo = (row: { id: string; version: number }) => ({ params: { rowId: row.id }, body: { version: row.version } });

/** The first waiting row of a file, mended and taken in. */
async function takenIn(run: ImportRun, cells: Record<string, string>): Promise<WaitingDetail> {
  minuteLater();
  const [row] = await waitingOf(run);
  const mended = await manager.do(editWaiting, { params: { rowId: row?.id ?? '' }, body: { version: row?.version ?? 0, edit: { cells } } });
  return manager.do(acceptWaiting, { params: { rowId: mended.id }, body: { version: mended.version } });
}

const people = 'employee_id,name,email,department,manager_id\n';
const assets = 'Asset Tag,Serial,Model,Category,Status\n';
const who = (number: string) => query(`select name, email, department from person where employee_number = $1 and withdrawn_at is null`, [number]);

describe('a row that went in', () => {
  test('is taken out again by itself, waits as it was with what was typed, and may go in once more', async () => {
    const run = await brought('new.csv', `${people}N1,Kim Lee,kim(at)n.example,Sales,\nN2,Jo Day,jo@n.example,Sales,\n`);
    const done = await takenIn(run, { 2: 'kim@n.example' });
    expect(await who('N1')).toHaveLength(1);
    minuteLater();
    const back = await manager.do(undoWaiting, undo(done));
    expect(back).toMatchObject({ state: 'waiting', isReady: true, recordId: null, verdict: 'create', closed: null });
    expect(back.cells[2]?.now).toBe('kim@n.example');
    expect(await who('N1')).toEqual([]);
    expect((await read(run.id)).counts).toMatchObject({ create: 1, refuse: 1 });
    expect(await query(`select action from audit_event where entity_id = $1 order by at, id`, [done.recordId])).toEqual([{ action: 'person.created' }, { action: 'person.withdrawn' }]);
    minuteLater();
    const again = await manager.do(acceptWaiting, { params: { rowId: back.id }, body: { version: back.version } });
    expect(again.recordId).not.toBe(done.recordId);
    expect(await who('N1')).toHaveLength(1);
  });

  test('that changed a record gives the record the values it had', async () => {
    await brought('before.csv', `${people}C1,Al Roe,al@c.example,Sales,\n`);
    const run = await brought('change.csv', `${people}C1,Al Roe-Day,al(at)c.example,Legal,\n`);
    const done = await takenIn(run, { 2: 'al.roe@c.example' });
    expect(await who('C1')).toEqual([{ name: 'Al Roe-Day', email: 'al.roe@c.example', department: 'Legal' }]);
    await manager.do(undoWaiting, undo(done));
    expect(await who('C1')).toEqual([{ name: 'Al Roe', email: 'al@c.example', department: 'Sales' }]);
  });

  test('stays in when something depends on it, which is named', async () => {
    const run = await brought('lead.csv', `${people}L1,Lead One,lead(at)l.example,Sales,\n`);
    const done = await takenIn(run, { 2: 'lead@l.example' });
    await brought('team.csv', `${people}L2,Report Two,two@l.example,Sales,L1\n`);
    const refused = await manager.try(undoWaiting, undo(done));
    expect(refused.problem).toMatchObject({ code: 'waiting_depended', because: 'People who stay report to them.' });
    expect(await who('L1')).toHaveLength(1);
    await brought('lead-later.csv', `${people}L1,Lead Uno,lead@l.example,Sales,\n`);
    expect((await manager.try(undoWaiting, undo(done))).problem).toMatchObject({ code: 'waiting_depended', because: expect.stringContaining('lead-later.csv') as string });
  });

  test('as an asset leaves its chain whole: the way back is an entry of it', async () => {
    const run = await brought('tags.csv', `${assets}UA-1,6.3E+15,X1,Laptop,ready\n`);
    const done = await takenIn(run, { 1: 'UA1SERIAL' });
    await manager.do(undoWaiting, undo(done));
    expect(await query(`select withdrawn_at is null as here from asset where id = $1`, [done.recordId])).toEqual([{ here: false }]);
    expect(await query(`select max(seq) = count(*) as whole from custody_event where asset_id = $1`, [done.recordId])).toEqual([{ whole: true }]);
  });

  test('is one person’s to take out: of two at once one wins', async () => {
    const run = await brought('race.csv', `${people}R1,Ra Ce,ra(at)r.example,Sales,\n`);
    const done = await takenIn(run, { 2: 'ra@r.example' });
    const replies = await Promise.all([manager.try(undoWaiting, undo(done)), manager.try(undoWaiting, undo(done))]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    expect(await query(`select count(*)::int as n from audit_event where action = 'person.withdrawn' and entity_id = $1`, [done.recordId])).toEqual([{ n: 1 }]);
  });
});

describe('an import taken back of which rows had waited', () => {
  test('gives up what went in later too, closes what still waits, and names what stays', async () => {
    const run = await brought('whole.csv', `${people}W1,Wa One,wa(at)w.example,Sales,\nW2,Wb Two,wb(at)w.example,Sales,\nW3,Wc Three,wc(at)w.example,Sales,\nW4,Wd Four,wd@w.example,Sales,\n`);
    const first = await takenIn(run, { 2: 'wa@w.example' });
    const second = await takenIn(run, { 2: 'wb@w.example' });
    await brought('depends.csv', `${people}W9,Report Nine,nine@w.example,Sales,W2\n`);
    minuteLater();
    const preview = await manager.do(previewUndo, { params: { importId: run.id } });
    expect(preview).toMatchObject({ withdrawn: 2, kept: 1, reasons: [{ code: 'leads', labels: [expect.stringContaining('Wb Two')] }] });
    await manager.do(undoImport, { params: { importId: run.id }, body: { version: (await read(run.id)).version } });
    await world.settle();
    expect(await query(`select employee_number from person where employee_number like 'W_' and withdrawn_at is null order by 1`)).toEqual([{ employee_number: 'W2' }, { employee_number: 'W9' }]);
    expect(await waitingOf(run)).toEqual([]);
    expect((await manager.do(readWaiting, { params: { rowId: first.id } }))).toMatchObject({ state: 'settled', closed: { note: 'whole.csv was taken back.' } });
    expect((await manager.do(readWaiting, { params: { rowId: second.id } })).state).toBe('accepted');
    expect((await manager.try(undoWaiting, undo(second))).problem.code).toBe('wrong_state');
  });
});

describe('many rows', () => {
  test('say in the next preview by which rule they were read', async () => {
    const head = 'Tag,Serial,Model,Manufacturer,Category,Status\n';
    const run = await brought('ruled.csv', `${head}RU-1,SC02XG20001BB,MacBook Pro,Apple,Laptop,ready\n`);
    const [row] = await waitingOf(run);
    await manager.do(makeRule, { params: { rowId: row?.id ?? '' }, body: { name: 'Scanner’s S', what: { do: 'strip_prefix', column: 1, prefix: 'S' } } });
    const next = await previewed('ruled-2.csv', `${head}RU-3,SC02XG20003BB,MacBook Pro,Apple,Laptop,ready\nRU-4,SC02XG20004BB,MacBook Pro,Apple,Laptop,ready\nRU-5,C02XG20005BB,MacBook Pro,Apple,Laptop,ready\n`);
    expect(next.summary?.rules).toEqual([{ name: 'Scanner’s S', sentence: 'Take “S” away from the front of “Serial”.', rows: 2 }]);
  });

  test('of which one is the other’s look-alike or the same thing do not go in unseen: both wait', async () => {
    const run = await brought('alike.csv', `${assets}AL-1,6.1E+15,X1,Laptop,ready\nAL-2,6.2E+15,X1,Laptop,ready\nAL-3,6.3E+15,X1,Laptop,ready\n`);
    const rows = await waitingOf(run);
    for (const [at, serial] of ['AL0PB8', 'ALOPB8', 'ALDIFF9'].entries()) {
      const row = rows[at];
      await manager.do(editWaiting, { params: { rowId: row?.id ?? '' }, body: { version: row?.version ?? 0, edit: { cells: { 0: at < 2 ? '' : 'AL-3', 1: serial } } } });
    }
    expect(await manager.do(doBulk, { body: { filter: { file: run.id }, act: { do: 'accept' } } })).toMatchObject({ accepted: 1, still: 2, next: null });
    expect(await query(`select serial_number from asset where serial_number like 'AL%'`)).toEqual([{ serial_number: 'ALDIFF9' }]);
  });

  test('go in by the thousand in seconds, and in stretches that say how far they are', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => `T${n},Person ${n},t${n}@t.example,Sales,TM`).join('\n');
    const run = await brought('thousand.csv', `${people}${rows}\n`);
    expect(run.counts).toMatchObject({ refuse: 3_000 });
    await brought('manager.csv', `${people}TM,The Manager,tm@t.example,Sales,\n`);
    const began = performance.now();
    const first = await manager.do(doBulk, { body: { filter: { file: run.id }, act: { do: 'accept' }, limit: 400 } });
    expect(first).toMatchObject({ accepted: 400, looked: 400 });
    const rest = await manager.do(doBulk, { body: { filter: { file: run.id }, act: { do: 'accept' }, after: first.next ?? '' } });
    expect(rest).toMatchObject({ accepted: 2_600, still: 0, lost: 0, next: null });
    const seconds = (performance.now() - began) / 1000;
    if (process.env['SAY']) console.log('3000 rows in', seconds);
    expect(seconds).toBeLessThan(60);
    expect(await query(`select count(*)::int as n from person p join person m on m.id = p.manager_id where m.employee_number = 'TM'`)).toEqual([{ n: 3_000 }]);
    expect((await read(run.id)).counts).toMatchObject({ create: 3_000, refuse: 0 });
  });
});
