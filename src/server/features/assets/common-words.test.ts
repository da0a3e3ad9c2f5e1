/** A word that is in thousands of rows is looked for in another way than one that is in few: both find the same. */
import { listAssets } from '#contract/assets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager');
  await world.database.pool.query(`insert into asset (id, asset_tag, serial_number, model, category, status, ownership, source, created_at, updated_at)
    select gen_random_uuid(), 'CW-' || lpad(n::text, 5, '0'), 'SN' || n, case when n % 3 = 0 then 'Latitude' else 'ThinkPad' end, 'laptop', case when n % 2 = 0 then 'ready' else 'missing' end, 'own', 'hand', now(), now() from generate_series(1, 3600) n`);
});
afterAll(() => world.close());

async function tagsOf(q: string, where: string[] = []): Promise<{ tags: string[]; total: number | null }> {
  const tags: string[] = [];
  const first = await manager.do(listAssets, { query: { q, where, sort: '-tag', limit: 200 } });
  for (let page = first; ; page = await manager.do(listAssets, { query: { q, where, sort: '-tag', limit: 200, after: page.next ?? '' } })) {
    tags.push(...page.rows.map((row) => row.assetTag ?? ''));
    if (page.next === null) return { tags, total: first.total };
  }
}
const expected = (holds: (n: number) => boolean): string[] => Array.from({ length: 3600 }, (_, at) => 3600 - at).filter(holds).map((n) => `CW-${String(n).padStart(5, '0')}`);

test.each([
  ['in two thirds of the rows', 'thinkpad', [], (n: number) => n % 3 !== 0], ['in a third of them', 'latitude', [], (n: number) => n % 3 === 0],
  ['beside a condition', 'ThinkPad', ['status:is:ready'], (n: number) => n % 3 !== 0 && n % 2 === 0], ['beside a rare one', 'thinkpad sn359', [], (n: number) => n % 3 !== 0 && String(n).startsWith('359')],
  ['of two letters', 'th', [], (n: number) => n % 3 !== 0], ['of two letters beside a rare one', 'th sn3599', [], (n: number) => n === 3599], ['of one sign that means something to the database', '%', [], () => false],
] as const)('a word %s finds each row once, in order, with the right count', async (_, q, where, holds) => {
  const found = await tagsOf(q, [...where]);
  expect(found.tags).toEqual(expected(holds));
  expect(found.total).toBe(found.tags.length);
});
