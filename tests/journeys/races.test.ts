/**
 * Races, under real parallelism: each request has a connection of its own to a
 * PostgreSQL server. Some pairs of each kind here; `npm run test:races` runs
 * ten thousand of each.
 */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { kindsOf, type Ring } from '../races/kinds.ts';
import { race } from '../races/race.ts';
import { furnished } from '../support/coming-home.ts';
import { openWorld } from '../support/world.ts';
import '../support/provided.ts';

const pairs = Number(process.env['HANDBACK_RACE_PAIRS'] ?? 40);
const only = process.env['HANDBACK_RACE_KIND'];
let ring: Ring;

describe.runIf(inject('database') === 'postgres')('two at once', () => {
  beforeAll(async () => {
    const world = await openWorld();
    const a = await world.as('owner');
    ring = { world, a, b: await world.as('asset_manager'), site: await furnished(a, { ordinary: 'A1..C4', quarantine: 'Q1, Q2' }) };
  });
  afterAll(() => ring.world.close());

  test('have one winner; the other is told, and all is as the winner left it', { timeout: 10_800_000 }, async () => {
    const all: Record<string, readonly string[]> = {};
    for (const kind of kindsOf(ring)) {
      if (only !== undefined && !kind.name.includes(only)) continue;
      const began = performance.now();
      const { pairs: run, winners, wrong } = await race(kind, pairs);
      all[kind.name] = wrong;
      if (pairs > 40) console.log(`${kind.name}: ${run} pairs in ${((performance.now() - began) / 1000).toFixed(0)} s, ${wrong.length} wrong, won by ${JSON.stringify(winners)}${wrong.length > 0 ? `\n  ${wrong.slice(0, 3).join('\n  ')}` : ''}`);
    }
    expect(Object.fromEntries(Object.entries(all).flatMap(([name, wrong]) => (wrong[0] === undefined ? [] : [[name, wrong[0]]])))).toEqual({});
  });
});
