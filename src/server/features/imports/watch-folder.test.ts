import { listImports, readImport } from '#contract/imports';
import type { TakenFile } from '#server/ports/inbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeArrivals } from './watch-folder.service.ts';
import { bringerFor } from '../../../../tests/support/bring-by-api.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Ana Prado' });
});
afterAll(() => world.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const query = async (sql: string) => (await world.database.pool.query(sql)).rows as Record<string, unknown>[];

/** Takes one file in and answers where it ended and what was said. */
async function arrives(name: string, text: string): Promise<string> {
  let ended = '';
  const end = (where: string) => (said: string) => { ended = `${where}: ${said}`; return Promise.resolve(); };
  const file: TakenFile = { name, bytes: bytes(text), done: end('done'), refused: end('refused'), putBack: () => end('put back')('') };
  const waiting = [file];
  await takeArrivals(world.app.run, { mostLeftOut: 0, inbox: { take: () => Promise.resolve(waiting.shift() ?? null) } });
  return ended;
}

const head = 'employee_id,name,email\n';

test('a file whose columns nobody has settled waits, and the asset manager is told', async () => {
  expect(await arrives('staff.csv', `${head}A1,Kim Lee,kim@w.example\n`)).toMatch(/^done: It waits for somebody/);
  expect((await manager.do(listImports)).rows[0]).toMatchObject({ fileName: 'staff.csv', status: 'previewed' });
  expect(await query(`select subject from message where kind = 'import_waits'`)).toEqual([{ subject: 'staff.csv waits for you' }]);
  expect(await query('select count(*)::int as n from person')).toEqual([{ n: 0 }]);
});

test('once a person has applied such a file, the next one goes in by itself, in the watcher’s name', async () => {
  await bringerFor(world, manager).brought('staff.csv', `${head}A1,Kim Lee,kim@w.example\nA2,Jo Day,jo@w.example\n`);
  expect(await arrives('staff-next.csv', `${head}A1,Kim Lee,kim@w.example\nA3,Al Roe,al@w.example\n`)).toMatch(/^done: It went in: 1 new, 0 changed, 1 the same/);
  const [newest] = (await manager.do(listImports)).rows;
  expect(await manager.do(readImport, { params: { importId: newest?.id ?? '' } })).toMatchObject({ status: 'applied', appliedBy: 'watched folder' });
});

test('the same content again is noticed and not brought twice', async () => {
  expect(await arrives('copy.csv', `${head}A1,Kim Lee,kim@w.example\nA3,Al Roe,al@w.example\n`)).toMatch(/^done: The same content came on \d{4}-\d\d-\d\d as staff-next.csv/);
});

test('a file of which rows would stay out waits; one that cannot be read is refused with its reason', async () => {
  expect(await arrives('doubt.csv', `${head}A9,Fine,fine@w.example\nA8,Odd,not an address\n`)).toContain('1 of its rows would stay out');
  expect(await arrives('empty.csv', head)).toMatch(/^refused: .*no rows below it/);
});
