import { applyImport, mapImport, previewImport, readImport, receiveFile, type ImportRun } from '#contract/imports';
import { acceptWaiting, editWaiting, listWaiting, readWaiting, setAside, undoWaiting, waitingGroups, type WaitingRow } from '#contract/waiting';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

const csv = (text: string) => new TextEncoder().encode(text);
let world: World;
let manager: Client;
let colleague: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Ana Prado' });
  colleague = await world.as('asset_manager', { name: 'Rui Faria' });
});
afterAll(() => world.close());

async function brought(name: string, body: string, answers: object = {}, by = manager): Promise<ImportRun> {
  const read = await by.do(receiveFile, { query: { name, zone: 'Europe/Lisbon' }, body: csv(body) });
  const mapped = await by.do(mapImport, { params: { importId: read.id }, body: { version: read.version, acceptProposals: true, ...answers } });
  const previewed = await by.do(previewImport, { params: { importId: read.id }, body: { version: mapped.version } });
  await world.settle();
  await by.do(applyImport, { params: { importId: previewed.id }, body: { version: previewed.version } });
  await world.settle();
  return by.do(readImport, { params: { importId: read.id } });
}
const waitingOf = async (run: { id: string }, more: object = {}): Promise<WaitingRow[]> => (await manager.do(listWaiting, { query: { file: run.id, limit: 200, sort: 'line', ...more } })).rows;
const one = async (run: { id: string }, line: number): Promise<WaitingRow> => {
  const row = (await waitingOf(run)).find((each) => each.line === line);
  if (row === undefined) throw new Error(`no row of line ${line} waits`);
  return row;
};
const query = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows as Record<string, unknown>[];

describe('a row that was refused', () => {
  const head = 'employee_id,name,email,department,manager_id\n';
  test('waits after its file went in, is mended in place and goes in with its cause', async () => {
    const run = await brought('staff.csv', `${head}W1,Kim Lee,kim@norte.example,Sales,\nW2,Jo Day,jo(at)norte.example,Sales,W1\nW3,Al Roe,al@norte.example,Legal,W99\n`);
    expect(run.counts).toMatchObject({ create: 1, refuse: 2 });
    const [jo, al] = await waitingOf(run);
    expect(jo).toMatchObject({ line: 3, code: 'not_an_email', fileName: 'staff.csv', severity: 'blocks', isReady: false, state: 'waiting' });
    expect(al).toMatchObject({ line: 4, code: 'unknown_person', field: 'manager' });

    const before = await manager.do(readWaiting, { params: { rowId: jo!.id } });
    expect(before.cells.find((cell) => cell.field === 'email')).toMatchObject({ header: 'email', file: 'jo(at)norte.example', now: 'jo(at)norte.example' });
    const [proposal] = before.reasons[0]!.proposals;
    expect(proposal).toMatchObject({ key: 'mend_email', edit: { cells: { 2: 'jo@norte.example' } } });
    const mended = await manager.do(editWaiting, { params: { rowId: jo!.id }, body: { version: before.version, edit: proposal!.edit } });
    expect(mended).toMatchObject({ isReady: true, verdict: 'create', state: 'waiting' });
    expect(mended.changes).toContainEqual({ field: 'email', label: 'E-mail', from: null, to: 'jo@norte.example' });
    const done = await manager.do(acceptWaiting, { params: { rowId: jo!.id }, body: { version: mended.version } });
    expect(done).toMatchObject({ state: 'accepted', closed: { by: 'Ana Prado' } });

    expect(await query(`select p.name, m.name as manager from person p join person m on m.id = p.manager_id where p.employee_number = 'W2'`)).toEqual([{ name: 'Jo Day', manager: 'Kim Lee' }]);
    expect(await query(`select action, actor_id, facts ->> 'import' as cause from audit_event where entity_id = $1`, [done.recordId])).toEqual([{ action: 'person.created', actor_id: manager.member.id, cause: run.id }]);
    expect((await manager.do(readImport, { params: { importId: run.id } })).counts).toMatchObject({ create: 2, refuse: 1 });
  });

  test('is one person’s to decide: of two, one wins, and the other hears so', async () => {
    const run = await brought('staff2.csv', `${head}V1,Bo Tan,bo at norte,Sales,\n`);
    const row = await one(run, 2);
    const mine = await manager.do(editWaiting, { params: { rowId: row.id }, body: { version: row.version, edit: { cells: { 2: 'bo@norte.example' } } } });
    const theirs = await colleague.try(editWaiting, { params: { rowId: row.id }, body: { version: row.version, edit: { cells: { 2: 'bo.tan@norte.example' } } } });
    expect(theirs.problem).toMatchObject({ code: 'conflict', by: 'Ana Prado' });
    expect((await manager.do(readWaiting, { params: { rowId: row.id } })).cells[2]?.now).toBe('bo@norte.example');
    const undone = await colleague.do(undoWaiting, { params: { rowId: row.id }, body: { version: mine.version } });
    expect(undone).toMatchObject({ isReady: false, edits: [] });
    const refused = await manager.try(acceptWaiting, { params: { rowId: row.id }, body: { version: undone.version } });
    expect(refused.problem.code).toBe('waiting_not_ready');
    expect(await query(`select 1 from person where employee_number = 'V1'`)).toEqual([]);
    const aside = await manager.do(setAside, { params: { rowId: row.id }, body: { version: undone.version, note: 'Not ours: works for the landlord' } });
    expect(aside).toMatchObject({ state: 'aside', closed: { note: 'Not ours: works for the landlord' } });
    expect(await waitingOf(run, { state: 'aside' })).toHaveLength(1);
    expect(await manager.do(undoWaiting, { params: { rowId: row.id }, body: { version: aside.version } })).toMatchObject({ state: 'waiting' });
  });

  test('twice in a file: one put aside, the other is ready', async () => {
    const run = await brought('tags.csv', 'Asset Tag,Serial,Model,Category,Status\nT-1,SN1A,X1,Laptop,ready\nT-1,SN1B,X1,Laptop,ready\n');
    expect((await waitingOf(run)).map((row) => row.code)).toEqual(['repeated_in_file', 'repeated_in_file']);
    const [first, second] = await waitingOf(run);
    await manager.do(setAside, { params: { rowId: first!.id }, body: { version: first!.version, note: 'Line 3 is right' } });
    const ready = await one(run, 3);
    expect(ready.isReady).toBe(true);
    await manager.do(acceptWaiting, { params: { rowId: second!.id }, body: { version: ready.version } });
    expect(await query(`select a.serial_number, c.custodian_kind from asset a join asset_custody c on c.asset_id = a.id where asset_tag = 'T-1'`)).toEqual([{ serial_number: 'SN1B', custodian_kind: 'unaccounted' }]);
  });

  test('that the same file brings again does not pile up; a newer file that has it right closes it', async () => {
    const bad = `${head}U1,Eva Sol,eva@norte.example,Sales,U77\n`;
    const first = await brought('u.csv', bad);
    await brought('u.csv', bad);
    const rows = (await manager.do(listWaiting, { query: { q: 'Eva Sol' } })).rows;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ importId: first.id, seenTimes: 2 });
    const right = await brought('u-new.csv', `${head}U1,Eva Sol,eva@norte.example,Sales,\n`);
    expect(right.counts?.create).toBe(1);
    expect(await waitingOf(first)).toEqual([]);
    const closed = await manager.do(readWaiting, { params: { rowId: rows[0]!.id } });
    expect(closed).toMatchObject({ state: 'settled', closed: { note: 'u-new.csv, line 2, has it right.' } });
  });

  test('is counted by reason', async () => {
    const groups = await manager.do(waitingGroups, {});
    expect(groups.total).toBe((await manager.do(listWaiting, {})).total);
    expect(groups.reasons.map((group) => group.code)).toContain('unknown_person');
  });

  test('is seen by who sees every site only', async () => {
    const scoped = await world.as('asset_manager', { name: 'Pia', sites: ['11111111-1111-4111-8111-111111111111'] });
    expect((await scoped.try(listWaiting)).problem.code).toBe('import_needs_all_sites');
  });
});
