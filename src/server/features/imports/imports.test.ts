import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  applyImport, forgetMapping, keepMapping, listAbsent, listImportRows, listImports, listMappings, mapImport, previewImport, readAgain, readImport, receiveFile, refusedRows, renameMapping, type ImportRun,
} from '#contract/imports';
import type { RunUnit } from '#server/platform/work/unit-of-work';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { resumeSilentRuns, workOnRun } from './run-import.service.ts';
import { bringerFor } from '../../../../tests/support/bring-by-api.ts';
import { makeWorkbook } from '../../../../tests/support/make-workbook.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../../../tests/fixtures/imports/${name}`, import.meta.url)));
const csv = (text: string) => new TextEncoder().encode(text);

const isEmbedded = inject('database') === 'embedded';

let world: World;
let manager: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Ana Prado' });
});
afterAll(() => world.close());

const previewed = (name: string, body: Uint8Array, by = manager, answers: object = {}) => bringerFor(world, by).previewed(name, body, answers);
const brought = (name: string, body: Uint8Array, by = manager, answers: object = {}) => bringerFor(world, by).brought(name, body, answers);
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

    const assets = await brought('snipe-assets.csv', fixture('snipe-assets.csv'), manager, { answers: { currency: 'EUR' } });
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
    expect(await query(`select count(*)::int as n from custody_event e where not exists (select 1 from audit_event a where a.entity_id = e.id::text and a.action = 'custody.recorded' and a.facts ->> 'record_sha256' is not null)`)).toEqual([{ n: 0 }]);
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

describe('every kind of file', () => {
  const folder = fileURLToPath(new URL('../../../../tests/fixtures/imports/', import.meta.url));
  test.each(readdirSync(folder).filter((name) => name.endsWith('.csv')))('%s: each row has one verdict, and a second time none is written', async (name) => {
    const answers = { answers: { currency: 'EUR', dateOrder: { startOn: 'month-first', purchaseOn: 'month-first', warrantyEndsOn: 'month-first' }, everywhere: { system: 'Ticket desk' } } };
    const first = await brought(name, fixture(name), manager, answers);
    expect(first.status).toBe('applied');
    expect(total(first)).toBe(first.rows);
    const entries = await query('select count(*)::int as n from audit_event where entity_kind not in ($1, $2)', ['import', 'location']);
    const again = await brought(name, fixture(name), manager, answers);
    expect(again.counts).toMatchObject({ create: 0, change: 0 });
    expect(await query('select count(*)::int as n from audit_event where entity_kind not in ($1, $2)', ['import', 'location'])).toEqual(entries);
  });

  test('licences bring their seats to the people who hold them', async () => {
    const seats = await query(`select l.product, l.seats_total, l.seats_assigned, p.name from seat s join licence l on l.id = s.licence_id join person p on p.id = s.person_id where s.released_at is null order by 1, 4`);
    expect(seats).toContainEqual({ product: 'Draw Studio', seats_total: 3, seats_assigned: 3, name: 'Tomás Vidal' });
    expect(await query(`select count(*)::int as n from licence l where seats_assigned <> (select count(*) from seat s where s.licence_id = l.id and s.released_at is null)`)).toEqual([{ n: 0 }]);
  });
  test('accounts belong to a person', async () => {
    expect(await query(`select a.username, a.is_privileged, p.name from account a join person p on p.id = a.person_id where a.system = 'Ticket desk' order by 1`)).toContainEqual({ username: 'tvidal', is_privileged: false, name: 'Tomás Vidal' });
  });
  test('every asset that came has exactly one custodian and a chain that says so', async () => {
    expect(await query(`select a.asset_tag from asset a left join asset_custody c on c.asset_id = a.id left join custody_event e on e.asset_id = a.id and e.seq = c.seq where e.id is null or e.to_kind <> c.custodian_kind or e.to_id is distinct from c.custodian_id`)).toEqual([]);
  });
});

const shared = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
describe.skipIf(isEmbedded || !existsSync(shared))('files that nobody of this project wrote (skipped where they are not, and on the embedded engine)', () => {
  const files = existsSync(shared) ? ['snipe-it', 'shelf', 'headers'].flatMap((folder) => readdirSync(`${shared}${folder}`).filter((name) => name.endsWith('.csv')).map((name) => `${folder}/${name}`)) : [];
  test.each(files)('%s goes in or says why not', async (name) => {
    const body = readFileSync(shared + name);
    const reply = await manager.try(receiveFile, { query: { name, zone: 'UTC' }, body });
    if (reply.status !== 201) return expect(String(reply.problem['reason'])).toMatch(/\.$/);
    if (reply.value.kind === null) return expect(reply.value.why).toMatch(/\.$/);
    const first = await brought(name, body, manager, { answers: { currency: 'USD' } });
    expect(total(first)).toBe(first.rows);
    const again = await brought(name, body, manager, { answers: { currency: 'USD' } });
    expect(again.counts).toMatchObject({ create: 0, change: 0 });
    return undefined;
  });
});

describe('a process that dies in the middle', () => {
  const rows = Array.from({ length: 3500 }, (_, n) => `K${n},Person ${n},k${n}@norte.example,${n === 0 ? '' : `K${(n * 7) % n}`}`).join('\n');
  const file = csv(`employee_id,name,email,manager_id\n${rows}\n`);
  const killedAfter = (calls: number): RunUnit => {
    let left = calls;
    return (actor, work, options) => { if (left-- <= 0) throw new Error('killed'); return world.app.run(actor, work, options); };
  };

  test('leaves whole batches, goes on by itself, says so, and nothing is done twice', async () => {
    const run = await previewed('many.csv', file);
    expect(run.counts).toMatchObject({ create: 3500, refuse: 0 });
    expect(await manager.do(applyImport, { params: { importId: run.id }, body: { version: run.version } })).toMatchObject({ status: 'applying', done: 0, of: 3500 });
    await expect(workOnRun(killedAfter(4), run.id)).rejects.toThrow('killed');
    const halfway = await query(`select count(*)::int as n from person where employee_number like 'K%'`);
    expect(halfway[0]!['n']).toBeGreaterThan(0);
    expect(halfway[0]!['n']).toBeLessThan(3500);
    expect((await manager.do(readImport, { params: { importId: run.id } })).done).toBe(halfway[0]!['n']);

    expect(await resumeSilentRuns(world.app.run)).toBe(0);
    world.clock.set(new Date(Date.parse(world.clock.now()) + 120_000).toISOString());
    expect(await resumeSilentRuns(world.app.run)).toBe(1);
    const done = await manager.do(readImport, { params: { importId: run.id } });
    expect(done).toMatchObject({ status: 'applied', resumed: 1, counts: { create: 3500 } });
    expect(await query(`select count(*)::int as n, count(distinct employee_number)::int as d, count(manager_id)::int as managers from person where employee_number like 'K%'`)).toEqual([{ n: 3500, d: 3500, managers: 3499 }]);
    expect(await query(`select count(*)::int as n from audit_event where action = 'person.created' and facts ->> 'import' = $1`, [run.id])).toEqual([{ n: 3500 }]);
    expect(await query(`select actor_id, count(*)::int as n from audit_event where facts ->> 'import' = $1 group by 1`, [run.id])).toEqual([{ actor_id: manager.member.id, n: 3500 }]);
  });

  test('while two work on the same run each row is done once', async () => {
    const more = csv(`employee_id,name\n${Array.from({ length: 2500 }, (_, n) => `L${n},Person ${n}`).join('\n')}\n`);
    const run = await previewed('twice.csv', more);
    await manager.do(applyImport, { params: { importId: run.id }, body: { version: run.version } });
    await Promise.all([workOnRun(world.app.run, run.id), workOnRun(world.app.run, run.id)]);
    expect(await query(`select count(*)::int as n from audit_event where action = 'person.created' and facts ->> 'import' = $1`, [run.id])).toEqual([{ n: 2500 }]);
    const again = await manager.do(applyImport, { params: { importId: run.id }, body: { version: 1 } });
    expect(again.status).toBe('applied');
  });
});

describe('a file as it really is', () => {
  test('with damaged rows, a total and a header once more: each line has its verdict and nothing is lost', async () => {
    const run = await previewed('odd.csv', csv(`employee_id,name,email\nQ1,Ann Lee,ann@q.example\nQ2,"never closed,bo@q.example\nQ3,${'x'.repeat(200_000)},c@q.example\nemployee_id,name,email\nQ4,Dee Fox,dee@q.example\nQ5,short\nTotal,,2\n(2 rows affected)\n`));
    expect(run.counts).toMatchObject({ create: 2, refuse: 3, left: 3 });
    expect((await rowsOf(run, 'refuse')).rows.map((row) => [row.line, row.reasons[0]?.code])).toEqual([[3, 'quote_not_closed'], [4, 'cell_too_long'], [7, 'too_few_cells']]);
    expect((await rowsOf(run, 'left')).rows.map((row) => [row.line, row.reasons[0]?.code])).toEqual([[5, 'repeated_header'], [8, 'total_line'], [9, 'closing_line']]);
  });
  test('a large one lies in parts, is read from them, and is there once when it is sent twice', async () => {
    const large = csv(`employee_id,name,notes\n${Array.from({ length: 100 }, (_, at) => `PT${at},Person ${at},${String(at).padStart(3, '0').repeat(30_000)}`).join('\n')}\n`);
    const send = () => manager.do(receiveFile, { query: { name: 'large.csv' }, body: large, key: 'a large file, once' });
    const run = await send();
    expect(run).toMatchObject({ kind: 'people', rows: 100, size: large.length });
    expect((await send()).id).toBe(run.id);
    expect(await query(`select count(distinct f.id)::int as files, max(length(f.content)) as held, sum(length(p.content))::int as size, min(f.sha256) as sha256 from stored_file f join stored_file_part p on p.file_id = f.id`))
      .toEqual([{ files: 1, held: 0, size: large.length, sha256: createHash('sha256').update(large).digest('hex') }]);
    const again = await manager.do(readAgain, { params: { importId: run.id }, body: { version: run.version, headerLine: 2 } });
    expect(again.rows).toBe(99);
    const whole = await manager.do(readAgain, { params: { importId: run.id }, body: { version: again.version } });
    const seen = await manager.do(previewImport, { params: { importId: run.id }, body: { version: whole.version } });
    expect((await rowsOf(seen)).rows.map((row) => row.reasons[0]?.code)).toEqual(Array.from({ length: 100 }, () => 'too_long'));
  });
  test('an Excel workbook is brought like any file, whatever it is called, and another sheet is read when it is asked for', async () => {
    const people = (prefix: string, n: number) => [['Employee ID', 'Name', 'E-mail'], ...Array.from({ length: n }, (_, at) => [`${prefix}${at}`, `${prefix} Person ${at}`, `${prefix}${at}@w.example`.toLowerCase()])];
    const run = await manager.do(receiveFile, { query: { name: 'people.csv' }, body: makeWorkbook([{ name: 'Staff', rows: people('WA', 8) }, { name: 'Contractors', rows: people('WB', 3) }]) });
    expect(run).toMatchObject({ kind: 'people', rows: 8, reading: { format: 'workbook', sheet: 'Staff', delimiter: null, headerLine: 1 } });
    expect(run.reading.notes.map((note) => note.code)).toEqual(['several_sheets']);
    const other = await manager.do(readAgain, { params: { importId: run.id }, body: { version: run.version, sheet: 'Contractors' } });
    expect(other).toMatchObject({ rows: 3, reading: { sheet: 'Contractors' } });
    const seen = await manager.do(previewImport, { params: { importId: run.id }, body: { version: other.version } });
    expect(seen.counts).toMatchObject({ create: 3, refuse: 0 });
    const none = await manager.try(readAgain, { params: { importId: run.id }, body: { version: seen.version, sheet: 'Nobody' } });
    expect(none.problem).toMatchObject({ code: 'file_unreadable', why: 'no_such_sheet' });
  });
  test('in an old code page is read as what its words say, and otherwise as a person says', async () => {
    const run = await manager.do(receiveFile, { query: { name: 'lidé.csv' }, body: new Uint8Array([...csv('employee_id,name,email\nC1,Ji'), 0xf8, 0xed, ...csv(' Dvo'), 0xf8, 0xe1, ...csv('k,jiri@c.example\n')]) });
    expect(run.reading.encoding).toBe('windows-1250');
    expect(run.columns[1]?.samples).toEqual(['Jiří Dvořák']);
    const other = await manager.do(readAgain, { params: { importId: run.id }, body: { version: run.version, encoding: 'windows-1252' } });
    expect(other.columns[1]?.samples).toEqual(['Jiøí Dvoøák']);
    const stale = await manager.try(readAgain, { params: { importId: run.id }, body: { version: run.version, encoding: 'windows-1250' } });
    expect(stale.problem.code).toBe('conflict');
  });
  test('without a header says so; a person may say which line names the columns', async () => {
    const run = await manager.do(receiveFile, { query: { name: 'bare.csv', kind: 'people' }, body: csv('H1,Ann Lee,ann@h.example\nH2,Bo Day,bo@h.example\n') });
    expect(run).toMatchObject({ rows: 2, reading: { headerLine: null } });
    const said = await manager.do(readAgain, { params: { importId: run.id }, body: { version: run.version, headerLine: 1 } });
    expect(said).toMatchObject({ rows: 1, kind: 'people', reading: { headerLine: 1 } });
  });
});

describe('what is refused', () => {
  test('comes back as a file with its reasons, safe to open in a spreadsheet', async () => {
    const run = await previewed('odd.csv', csv('employee_id,name,email\nR1,=HYPERLINK("http://x.example"),not an address\nR2,Fine,fine@norte.example\nR2,"Again, the same",fine2@norte.example\n'));
    const reply = await manager.try(refusedRows, { params: { importId: run.id } });
    const text = reply.text.replace(/^\uFEFF/, '');
    expect(text.split('\r\n')).toHaveLength(5);
    expect(text).toContain(`"'=HYPERLINK(""http://x.example"")"`);
    expect(text).toContain('is not an e-mail address');
    expect(text).toContain('is also on line 4');
    expect(run.counts).toMatchObject({ create: 0, refuse: 3 });
  });
  test('names the file’s line where it cannot be read at all', async () => {
    const broken = await manager.try(receiveFile, { query: { name: 'broken.csv' }, body: csv('employee_id,"name\n1,a\n2,b\n') });
    expect(broken.problem).toMatchObject({ code: 'file_unreadable', line: 1, why: 'quote_not_closed' });
    const workbook = await manager.try(receiveFile, { query: { name: 'people.xlsx' }, body: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]) });
    expect(workbook.problem).toMatchObject({ code: 'file_unreadable', why: 'broken_archive' });
    const empty = await manager.try(receiveFile, { query: { name: 'empty.csv' }, body: csv('employee_id,name\n') });
    expect(empty.problem).toMatchObject({ code: 'file_unreadable', why: 'empty' });
  });
  test('a new place waits until somebody said its time zone', async () => {
    const run = await manager.do(receiveFile, { query: { name: 'far.csv', zone: 'Asia/Tokyo' }, body: csv('employee_id,name,location\nZ1,Far Away,Osaka\n') });
    const question = run.questions.find((each) => each.code === 'place_zone');
    expect(question).toMatchObject({ label: 'Osaka', field: 'osaka' });
    const unsaid = await manager.do(previewImport, { params: { importId: run.id }, body: { version: run.version } });
    expect(unsaid.counts).toMatchObject({ create: 0, refuse: 1 });
    expect((await rowsOf(unsaid)).rows[0]?.reasons[0]?.code).toBe('place_zone_unsaid');
    const said = await manager.do(mapImport, { params: { importId: run.id }, body: { version: unsaid.version, answers: { placeZones: { osaka: 'Asia/Tokyo' } } } });
    expect(said.questions).toEqual([]);
    const wrong = await manager.try(mapImport, { params: { importId: run.id }, body: { version: said.version, answers: { placeZones: { osaka: 'Osaka' } } } });
    expect(wrong.problem.code).toBe('import_mapping_refused');
  });
  test('a member who sees only some sites brings no files', async () => {
    const scoped = await world.as('asset_manager', { sites: ['0190a000-0000-7000-8000-000000000001'] });
    expect((await scoped.try(receiveFile, { query: { name: 'a.csv' }, body: csv('employee_id,name\n1,a\n') })).problem.code).toBe('import_needs_all_sites');
    const clerk = await world.as('mailroom');
    expect((await clerk.try(listImports)).problem.code).toBe('forbidden');
  });
  test('the zone proposed for a new place says why: its own column, its name, or where the sites are; accepted, the place has it', async () => {
    const proposed = async (text: string) => (await manager.do(receiveFile, { query: { name: 'zones.csv', zone: 'Asia/Tokyo' }, body: csv(text) })).questions.filter(({ code }) => code === 'place_zone').map(({ label, proposal, because }) => [label, proposal, because]);
    expect(await proposed('employee_id,name,location,time zone\nZQ1,Far Away,Depot,America/Lima\n')).toEqual([['Depot', 'America/Lima', expect.stringContaining('names this one')]]);
    expect(await proposed('employee_id,name,location\nZQ1,Far Away,Kraków\nZQ2,Farther,Depot Seven\n')).toEqual([
      ['Kraków', 'Europe/Warsaw', expect.stringContaining('a city of that name')], ['Depot Seven', 'Europe/Berlin', expect.stringContaining('most of your sites')],
    ]);
    await brought('zones.csv', csv('employee_id,name,location\nZQ1,Far Away,Kraków\n'));
    expect(await query(`select time_zone from location where name = 'Kraków'`)).toEqual([{ time_zone: 'Europe/Warsaw' }]);
  });
  test('somebody faster has decided: the second preview of an old version is a conflict', async () => {
    const run = await manager.do(receiveFile, { query: { name: 'race.csv' }, body: csv('employee_id,name\nY1,A\n') });
    await manager.do(mapImport, { params: { importId: run.id }, body: { version: run.version, unknownPeople: 'leave_out' } });
    expect((await manager.try(previewImport, { params: { importId: run.id }, body: { version: run.version } })).problem.code).toBe('conflict');
    expect((await manager.try(applyImport, { params: { importId: run.id }, body: { version: run.version + 1 } })).problem.code).toBe('wrong_state');
  });
  test('who is absent is listed by name', async () => {
    const run = await previewed('one.csv', csv('employee_id,name\nY1,A\n'));
    const absent = await manager.do(listAbsent, { params: { importId: run.id }, query: { limit: 5 } });
    expect(absent.rows).toHaveLength(5);
    expect(absent.total).toBe(run.summary?.absent);
  });
});

describe('a kept mapping', () => {
  const head = 'Worker No,Full Name,Work Mail,Floor,Last day';
  const row = (n: number) => `W${n},Person Number${n},w${n}@norte.example,${n},`;
  test('by name is proposed for a file with nearly the same headers, chosen, renamed and forgotten', async () => {
    const first = await manager.do(receiveFile, { query: { name: 'leavers-1.csv' }, body: csv(`${head}\n${row(1)}\n`) });
    expect(first.keptMapping).toBeNull();
    const mapped = await manager.do(mapImport, { params: { importId: first.id }, body: { version: first.version, keepUnknown: true } });
    expect(mapped.columns.map(({ use }) => (use.to === 'field' ? use.field : use.to === 'custom' ? `own ${use.name}` : use.to))).toEqual(['employeeNumber', 'name', 'email', 'own Floor', 'endOn']);
    const kept = await manager.do(keepMapping, { body: { importId: first.id, name: 'Workday leavers' } });
    expect(kept).toMatchObject({ name: 'Workday leavers', kind: 'people', isNamed: true, keptBy: 'Ana Prado' });

    const next = await manager.do(receiveFile, { query: { name: 'leavers-2.csv' }, body: csv(`Full Name,Worker No,Last day,Floor,Work Mail,Shoe size\nPerson Number2,W2,,2,w2@norte.example,44\n`) });
    expect(next.keptMapping).toMatchObject({ name: 'Workday leavers', isNear: true });
    expect(next.columns.map(({ use }) => use.to)).toEqual(['field', 'field', 'field', 'custom', 'field', 'nothing']);
    const plain = await manager.do(mapImport, { params: { importId: next.id }, body: { version: next.version, useMapping: null } });
    expect(plain).toMatchObject({ keptMapping: null, columns: expect.arrayContaining([expect.objectContaining({ header: 'Floor', use: { to: 'nothing' } })]) });
    const again = await manager.do(mapImport, { params: { importId: next.id }, body: { version: plain.version, useMapping: kept.id } });
    expect(again.keptMapping).toMatchObject({ id: kept.id, isNear: true });

    const renamed = await manager.do(renameMapping, { params: { mappingId: kept.id }, body: { name: 'Workday, everybody' } });
    expect((await manager.do(listMappings)).rows).toContainEqual(renamed);
    await manager.do(forgetMapping, { params: { mappingId: kept.id } });
    expect((await manager.do(listMappings)).rows.map(({ id }) => id)).not.toContain(kept.id);
    expect((await manager.try(forgetMapping, { params: { mappingId: kept.id } })).problem.code).toBe('not_found');
    expect(await query(`select action from audit_event where entity_kind = 'import_mapping' order by action`)).toEqual(['import.mapping_forgotten', 'import.mapping_kept', 'import.mapping_renamed'].map((action) => ({ action })));
  });

  test('cannot take the name of another of its kind, and who sees only some sites has none', async () => {
    const run = await manager.do(receiveFile, { query: { name: 'kept.csv' }, body: csv(`${head}\n${row(3)}\n`) });
    await manager.do(keepMapping, { body: { importId: run.id, name: 'One' } });
    const two = await manager.do(keepMapping, { body: { importId: run.id, name: 'Two' } });
    expect((await manager.try(renameMapping, { params: { mappingId: two.id }, body: { name: 'one' } })).problem.code).toBe('mapping_exists');
    const scoped = await world.as('asset_manager', { sites: ['0190a000-0000-7000-8000-000000000001'] });
    expect((await scoped.try(listMappings)).problem.code).toBe('import_needs_all_sites');
  });
});

describe('a name near one that is here', () => {
  test('is asked about with its reason; the answer is kept, and no second site is made', async () => {
    await query(`insert into location (id, name, time_zone, address, holidays, created_at, updated_at) values (gen_random_uuid(), 'Lisbon Riverside', 'Europe/Lisbon', '{}', '{}', now(), now())`);
    const body = csv('Employee ID,Name,Location\nQ1,Kim Quay,Lisboa Riverside\nQ2,Jo Quay,LISBON-RIVERSIDE\n');
    const run = await manager.do(receiveFile, { query: { name: 'near.csv' }, body });
    expect(run.questions).toMatchObject([{ code: 'same_name', field: 'location', text: 'Lisboa Riverside', proposal: 'Lisbon Riverside', because: expect.stringMatching(/two languages/) }]);
    const said = await manager.do(mapImport, { params: { importId: run.id }, body: { version: run.version, answers: { sameAs: { location: { 'Lisboa Riverside': 'Lisbon Riverside' } } } } });
    expect(said.questions).toEqual([]);
    const seen = await manager.do(previewImport, { params: { importId: run.id }, body: { version: said.version } });
    expect(seen.counts).toMatchObject({ create: 2, refuse: 0 });
    await manager.do(applyImport, { params: { importId: run.id }, body: { version: seen.version } });
    expect(await query(`select l.name from person p join location l on l.id = p.location_id where p.employee_number in ('Q1', 'Q2')`)).toEqual([{ name: 'Lisbon Riverside' }, { name: 'Lisbon Riverside' }]);
    expect((await manager.do(receiveFile, { query: { name: 'near.csv' }, body })).questions).toEqual([]);
  });
  test('when it is another one, is a new place whose time zone is asked', async () => {
    const run = await manager.do(receiveFile, { query: { name: 'other.csv' }, body: csv('Employee ID,Name,Location,Site code\nQ5,Kim Quay,Lisbon Riversides,1\n') });
    const said = await manager.do(mapImport, { params: { importId: run.id }, body: { version: run.version, answers: { sameAs: { location: { 'Lisbon Riversides': null } } } } });
    expect(said.questions).toMatchObject([{ code: 'place_zone', text: 'Lisbon Riversides' }]);
  });
  test('of a person is proposed with the row that waits, never taken', async () => {
    const run = await previewed('manager-near.csv', csv('Employee ID,Name,Manager\nQ7,Ann Pier,Kim Quai\n'));
    const { rows: [row] } = await rowsOf(run, 'refuse');
    expect(row?.reasons[0]).toMatchObject({ code: 'unknown_person', proposal: expect.stringContaining('Kim Quay'), sentence: expect.stringMatching(/differs by a letter or two/) });
  });
});
