import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepMapping, listImports, listMappings, mapImport, readImport, receiveFile, type ImportRun } from '#contract/imports';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runImport } from '../../cli/import-file.ts';
import { servicesOn } from '../../cli/import/own-data.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let folder = '';
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Ana Prado' });
  folder = await mkdtemp(join(tmpdir(), 'handback-import-'));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

/** The command on this world's database, with no server in between. */
async function handbackImport(name: string, text: string, ...options: string[]): Promise<{ code: number; text: string; run: ImportRun | undefined }> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const lines: string[] = [];
  const code = await runImport([path, ...options], {}, (line) => { lines.push(line); }, () => Promise.resolve(servicesOn(world.database, world.clock)));
  const newest = (await manager.do(listImports)).rows[0];
  return { code, text: lines.join('\n'), run: newest === undefined ? undefined : await manager.do(readImport, { params: { importId: newest.id } }) };
}

const count = async (table: string) => ((await world.database.pool.query(`select count(*)::int as n from ${table}`)).rows as { n: number }[])[0]?.n;
const staff = 'employee_id,name,email\nC1,Kim Lee,kim@c.example\nC2,Jo Day,jo@c.example\n';

test('a preview says what would happen, writes to no record, and ends with 0', async () => {
  const { code, text } = await handbackImport('staff.csv', staff, '--preview');
  expect([code, text]).toEqual([0, expect.stringContaining('Preview: 2 new, 0 changed, 0 the same, 0 left alone, 0 refused, of 2 rows.')]);
  expect(text).toContain('Nothing was changed.');
  expect(await count('person')).toBe(0);
});

test('applied, the rows are in, in the command line’s name; the same file again changes nothing', async () => {
  expect(await handbackImport('staff.csv', staff, '--apply')).toMatchObject({ code: 0, run: { status: 'applied', appliedBy: 'command line', counts: { create: 2 } } });
  expect(await count('person')).toBe(2);
  expect(await handbackImport('staff.csv', staff, '--apply')).toMatchObject({ code: 0, run: { counts: { create: 0, same: 2 } } });
});

test('a file of more rows than are done at once is worked on by the command itself', async () => {
  const rows = Array.from({ length: 1_200 }, (_, n) => `L${n},Person ${n},l${n}@c.example`).join('\n');
  const { code, run } = await handbackImport('many.csv', `employee_id,name,email\n${rows}\n`, '--apply');
  expect([code, run?.status, run?.counts?.create]).toEqual([0, 'applied', 1_200]);
});

test('refused rows are counted with their reason and end with 1; applied, they wait for a decision', async () => {
  const { code, text } = await handbackImport('doubt.csv', `${staff}C3,Odd,not an address\n`, '--apply');
  expect([code, text]).toEqual([1, expect.stringContaining('1 refused')]);
  expect(text).toContain('The refused rows wait for a decision under Waiting rows.');
  expect(await count(`waiting_row where state = 'waiting'`)).toBe(1);
});

const devices = 'asset tag;serial number;category;model;status;location;purchase date;purchase cost\nT1;S-1001;laptop;Latitude 1;ready;Porto;03/04/2024;1.234\nT2;S-1002;laptop;Latitude 1;ready;Porto;05/06/2024;2.345\n';
const answered = ['--date-order', 'day-first', '--decimal-sign', 'cost=comma', '--currency', 'eur', '--zone', 'Porto=Europe/Lisbon'];

test('what the browser would ask is listed with the option that answers it; nothing goes in, and it ends with 3', async () => {
  const { code, text, run } = await handbackImport('devices.csv', devices, '--apply');
  expect([code, run?.status]).toEqual([3, 'previewed']);
  for (const option of ['=day-first|month-first', '=point|comma', '--currency ', '--zone Porto=']) expect(text).toContain(option);
  expect(await count('asset')).toBe(0);
});

test('the options answer it, by field or for every field that asks', async () => {
  const { code, text } = await handbackImport('devices.csv', devices, '--apply', ...answered);
  expect([code, text]).toEqual([0, expect.stringContaining('Done: 2 new')]);
  const { rows } = await world.database.pool.query(`select a.asset_tag as tag, a.purchased_on, a.purchase_cost::float as cost, a.currency, l.time_zone from asset a join location l on l.id = a.location_id order by 1`);
  expect(rows).toEqual([{ tag: 'T1', purchased_on: '2024-04-03', cost: 1234, currency: 'EUR', time_zone: 'Europe/Lisbon' }, expect.objectContaining({ purchased_on: '2024-06-05' })]);
});

test('an answer that nothing in the file asks for is told, and changes nothing', async () => {
  const { code, text } = await handbackImport('staff.csv', staff, '--zone', 'Atlantis=Europe/Lisbon', '--everywhere', 'colour=red');
  expect(code).toBe(0);
  for (const option of ['--zone Atlantis=Europe/Lisbon', '--everywhere colour=red']) expect(text).toContain(`Nothing in this file asks for ${option}; it was not used.`);
});

test('--leave-open brings in what nobody has to ask about', async () => {
  const more = devices.replaceAll('T1', 'T8').replaceAll('T2', 'T9').replaceAll('S-100', 'S-900').replaceAll('Porto', 'Faro');
  expect(await handbackImport('more.csv', more, '--apply', '--leave-open')).toMatchObject({ code: 1, run: { status: 'applied' } });
});

test('a file whose kind nobody can tell asks for it, and takes it from --kind', async () => {
  const odd = 'alpha,beta\nx,y\nz,w\n';
  const { code, text } = await handbackImport('odd.csv', odd);
  expect([code, text]).toEqual([3, expect.stringContaining('--kind people|assets')]);
});

test('--mapping takes the columns kept under a name; one that is not there is refused with those that are', async () => {
  const text = 'code,who,post\nM1,Al Roe,al@c.example\n';
  const received = await manager.do(receiveFile, { query: { name: 'a.csv', kind: 'people' }, body: new TextEncoder().encode(text) });
  const columns = ['employeeNumber', 'name', 'email'].map((field, index) => ({ index, use: { to: 'field' as const, field } }));
  const mapped = await manager.do(mapImport, { params: { importId: received.id }, body: { version: received.version, columns } });
  await manager.do(keepMapping, { body: { importId: mapped.id, name: 'Codes of people' } });
  expect((await manager.do(listMappings)).rows.map(({ name }) => name)).toContain('Codes of people');
  expect(await handbackImport('b.csv', 'who,code,post\nBo Fay,M2,bo@c.example\n', '--mapping', 'codes of people', '--apply')).toMatchObject({ code: 0, run: { mappingFrom: 'Codes of people', counts: { create: 1 } } });
  const refused = await handbackImport('c.csv', text, '--mapping', 'Nobody’s');
  expect([refused.code, refused.text]).toEqual([2, expect.stringContaining('Codes of people (people)')]);
});

test('as JSON it is one line: the import as the API gives it', async () => {
  const { code, text, run } = await handbackImport('staff.csv', staff, '--json');
  expect([code, JSON.parse(text)]).toEqual([0, run]);
});
