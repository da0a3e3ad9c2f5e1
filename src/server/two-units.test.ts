/** Units of work that meet: each request has a connection of its own on a server; the embedded database lets one wait for the other. */
import { openCase } from '#contract/cases';
import { createPerson } from '#contract/people';
import { listPolicies } from '#contract/policies';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openWorld, type World } from '../../tests/support/world.ts';
import { system } from './platform/work/actor.ts';
import type { Unit } from './platform/work/unit-of-work.ts';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test('the first cases of all, opened at once, are planned with one policy', async () => {
  const manager = await world.as('asset_manager');
  const people = await Promise.all([1, 2, 3, 4].map((n) => manager.do(createPerson, { body: { name: `First ${n}` } })));
  const opened = await Promise.all(people.map(({ id }) => manager.do(openCase, { body: { personId: id, reason: 'resignation', lastWorkingOn: '2026-11-20' } })));
  expect(new Set(opened.map(({ policy }) => policy.versionId)).size).toBe(1);
  expect((await manager.do(listPolicies)).rows).toHaveLength(1);
});

test.runIf(inject('database') === 'postgres')('two that wait for each other both come through, and each is done once', async () => {
  const lock = (unit: Unit, key: number) => sql`select pg_advisory_xact_lock(${key})`.execute(unit.tx);
  let met: (value: unknown) => void = () => undefined;
  const both = new Promise((resolve) => { met = resolve; });
  let holding = 0;
  const crossing = (mine: number, theirs: number) => world.app.run(system('test'), async (unit) => {
    await lock(unit, mine);
    holding += 1;
    if (holding === 2) met(null);
    await both;
    await lock(unit, theirs);
    unit.audit({ action: 'test.crossed', entity: { kind: 'test', id: String(mine) } });
  });
  await Promise.all([crossing(901, 902), crossing(902, 901)]);
  const { rows } = await world.database.pool.query<{ entity_id: string }>("select entity_id from audit_event where action = 'test.crossed' order by 1");
  expect(rows.map((row) => row.entity_id)).toEqual(['901', '902']);
});
