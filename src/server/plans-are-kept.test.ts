/** A statement whose plan is kept, while another process changes its table: nobody notices, on either engine. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson, listPeople, readPerson } from '#contract/people';
import { openWorld, type Client, type World } from '../../tests/support/world.ts';

let world: World;
let manager: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager');
});
afterAll(() => world.close());

test('a table that grows a column between two requests fails neither a reading nor a changing one', async () => {
  const { id } = await manager.do(createPerson, { body: { name: 'Ada Sousa' } });
  const ask = () => Promise.all(Array.from({ length: 4 }, () => manager.try(readPerson, { params: { personId: id } })));
  for (let round = 0; round < 12; round += 1) await ask();
  await world.database.pool.query('alter table person add column shoe_size text');
  expect((await ask()).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await manager.do(createPerson, { body: { name: 'Bo Reis' } });
  expect((await manager.do(listPeople, { query: { sort: 'name' } })).rows.map(({ name }) => name)).toEqual(['Ada Sousa', 'Bo Reis']);
});

test('what one reader may see is never shown to the next by a plan that was kept', async () => {
  const person = await manager.do(createPerson, { body: { name: 'Cara Lima' } });
  const elsewhere = await world.as('asset_manager', { sites: ['01900000-0000-7000-8000-000000000000'] });
  for (let round = 0; round < 8; round += 1) {
    expect((await manager.try(readPerson, { params: { personId: person.id } })).status).toBe(200);
    expect((await elsewhere.try(readPerson, { params: { personId: person.id } })).status).toBe(404);
  }
});
