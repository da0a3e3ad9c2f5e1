import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyImport, listImportRows, listImports, mapImport, previewImport, readImport, receiveFile, refusedRows, type ImportRun } from '#contract/imports';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../../../tests/fixtures/imports/${name}`, import.meta.url)));
const csv = (text: string) => new TextEncoder().encode(text);

let world: World;
let manager: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Ana Prado' });
});
afterAll(() => world.close());

async function previewed(name: string, body: Uint8Array, by = manager, answers: object = {}): Promise<ImportRun> {
  const read = await by.do(receiveFile, { query: { name, zone: 'Europe/Lisbon' }, body });
  const mapped = await by.do(mapImport, { params: { importId: read.id }, body: { version: read.version, acceptProposals: true, ...answers } });
  const run = await by.do(previewImport, { params: { importId: read.id }, body: { version: mapped.version } });
  await world.settle();
  return by.do(readImport, { params: { importId: run.id } });
}
async function brought(name: string, body: Uint8Array, by = manager, answers: object = {}): Promise<ImportRun> {
  const run = await previewed(name, body, by, answers);
  await by.do(applyImport, { params: { importId: run.id }, body: { version: run.version } });
  await world.settle();
  return by.do(readImport, { params: { importId: run.id } });
}
const rowsOf = (run: ImportRun, verdict?: 'create' | 'change' | 'refuse' | 'same' | 'left') => manager.do(listImportRows, { params: { importId: run.id }, query: { ...(verdict ? { verdict } : {}), limit: 200 } });
const query = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows as Record<string, unknown>[];
const total = ({ counts }: ImportRun) => Object.values(counts ?? {}).reduce((sum, n) => sum + n, 0);

describe('two files of an organisation', () => {
  test('bring people with their managers, and assets with who has them', async () => {
    const people = await brought('snipe-users.csv', fixture('snipe-users.csv'));
    expect(people).toMatchObject({ kind: 'people', status: 'applied', recognisedAs: 'Snipe-IT users', createdBy: 'Ana Prado', appliedBy: 'Ana Prado' });
    expect(people.counts).toMatchObject({ create: people.rows - (people.counts?.refuse ?? 0), change: 0, same: 0, left: 0 });
    const managers = await query('select p.name, m.name as manager, l.name as location, l.time_zone from person p left join person m on m.id = p.manager_id left join location l on l.id = p.location_id order by p.employee_number');
    expect(managers).toContainEqual({ name: 'Tomás Vidal', manager: 'Inês Carvalho', location: 'Porto', time_zone: 'Europe/Lisbon' });

    const assets = await brought('snipe-assets.csv', fixture('snipe-assets.csv'));
    expect(total(assets)).toBe(assets.rows);
    const held = await query(`select a.asset_tag, a.status, c.custodian_kind, p.name as holder, e.kind, e.seq from asset a join asset_custody c on c.asset_id = a.id join custody_event e on e.asset_id = a.id left join person p on p.id = c.custodian_id order by a.asset_tag`);
    expect(held).toContainEqual({ asset_tag: 'NB-0001', status: 'in_use', custodian_kind: 'person', holder: 'Inês Carvalho', kind: 'registered', seq: 1 });
    expect(held).toContainEqual(expect.objectContaining({ asset_tag: 'MO-0101', custodian_kind: 'place' }));
    const [shelf] = await query(`select pl.name, l.name as location from asset a join asset_custody c on c.asset_id = a.id join place pl on pl.id = c.custodian_id join location l on l.id = pl.location_id where a.asset_tag = 'MO-0101'`);
    expect(shelf).toEqual({ name: 'Porto store room', location: 'Porto' });
  });

  test.each(['snipe-users.csv', 'snipe-assets.csv'])('brought again change nothing: %s', async (name) => {
    const before = await query('select (select count(*) from audit_event where entity_kind <> $1) as entries, (select max(version) from asset) as assets, (select max(version) from person) as people', ['import']);
    const again = await brought(name, fixture(name));
    expect(again.counts).toMatchObject({ create: 0, change: 0 });
    expect((again.counts?.same ?? 0) + (again.counts?.refuse ?? 0) + (again.counts?.left ?? 0)).toBe(again.rows);
    expect(await query('select (select count(*) from audit_event where entity_kind <> $1) as entries, (select max(version) from asset) as assets, (select max(version) from person) as people', ['import'])).toEqual(before);
  });

  test('leave one entry a record, in the name of who brought them', async () => {
    const entries = await query(`select action, actor_id, count(*)::int as n, count(distinct entity_id)::int as records from audit_event where action in ('person.created', 'asset.created') group by 1, 2 order by 1`);
    expect(entries.every((entry) => entry['n'] === entry['records'] && entry['actor_id'] === manager.member.id)).toBe(true);
    expect(await query(`select facts::text as facts from audit_event where action = 'person.created' and facts::text like '%Vidal%'`)).toEqual([]);
  });

  test('are listed with what became of them', async () => {
    const list = await manager.do(listImports);
    expect(list.rows.length).toBe(list.total);
    expect(list.rows[0]).toMatchObject({ status: 'applied', createdBy: 'Ana Prado' });
  });
});

describe('a newer export', () => {
  const head = 'employee_id,name,email,department,manager_id\n';
  test('changes only what differs and lists who is absent, who stays as they are', async () => {
    await brought('staff.csv', csv(`${head}N1,Kim Lee,kim@norte.example,Sales,\nN2,Jo Day,jo@norte.example,Sales,N1\nN3,Al Roe,al@norte.example,Sales,N1\n`));
    const newer = await previewed('staff.csv', csv(`${head}N1,Kim Lee,kim@norte.example,Sales,\nN2,Jo Day-Roe,jo@norte.example,Support,N1\n`));
    expect(newer.counts).toMatchObject({ change: 1, same: 1, create: 0 });
    expect(newer.mappingFrom).toBe('staff.csv');
    expect(newer.summary?.absent).toBeGreaterThanOrEqual(1);
    const { rows: [row] } = await rowsOf(newer, 'change');
    expect(row?.changes).toEqual([{ field: 'name', label: 'Name', from: 'Jo Day', to: 'Jo Day-Roe' }, { field: 'department', label: 'Department', from: 'Sales', to: 'Support' }]);
    await manager.do(applyImport, { params: { importId: newer.id }, body: { version: newer.version } });
    expect(await query('select name, department, version from person where employee_number in ($1, $2) order by employee_number', ['N2', 'N3'])).toEqual([{ name: 'Jo Day-Roe', department: 'Support', version: 2 }, { name: 'Al Roe', department: 'Sales', version: 1 }]);
  });

  test('does not overwrite what somebody changed after the preview', async () => {
    const newer = await previewed('staff.csv', csv(`${head}N2,Jo Day,jo@norte.example,Legal,N1\nN3,Al Roe,al@norte.example,Legal,N1\nN9,New One,new@norte.example,Legal,N1\n`));
    await query(`update person set department = 'Finance', version = version + 1 where employee_number = 'N2'`);
    await query(`insert into person (id, name, employee_number, created_at, updated_at) values (gen_random_uuid(), 'By hand', 'n9', now(), now())`);
    const done = await manager.do(applyImport, { params: { importId: newer.id }, body: { version: newer.version } });
    expect(done.counts).toEqual({ create: 0, change: 1, same: 0, left: 0, refuse: 2 });
    const { rows } = await rowsOf(done, 'refuse');
    expect(rows.map((row) => row.reasons[0]?.code)).toEqual(['changed_since', 'here_since']);
    expect(await query(`select department from person where employee_number = 'N2'`)).toEqual([{ department: 'Finance' }]);
  });

  test('that makes managers of each other, through people who are not in it, is refused there', async () => {
    const run = await previewed('staff.csv', csv(`${head}N1,Kim Lee,kim@norte.example,Sales,N3\n`));
    const { rows: [row] } = await rowsOf(run, 'refuse');
    expect(row?.reasons[0]).toMatchObject({ code: 'circular_manager', label: 'Manager' });
  });
});
