/**
 * Races, under real parallelism: each request has a connection of its own to a
 * PostgreSQL server. Some pairs of each kind here; `npm run test:races` runs
 * ten thousand of each, and some of them by HTTP through two processes.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openHttpRing } from '../races/by-http.ts';
import { kindsOf, type Ring } from '../races/kinds.ts';
import { race } from '../races/race.ts';
import { furnished } from '../support/coming-home.ts';
import { onServer, urlOnServer } from '../support/on-server.ts';
import { openWorld } from '../support/world.ts';
import '../support/provided.ts';

const usual = 16;
const pairs = Number(process.env['HANDBACK_RACE_PAIRS'] ?? usual);
const byHttp = Number(process.env['HANDBACK_RACE_HTTP'] ?? 0);
const only = process.env['HANDBACK_RACE_KIND'] ?? '';

/** What was wrong first, by kind. */
async function raceAll(ring: Ring, count: number, how: string): Promise<Record<string, string>> {
  const wrongs: Record<string, string> = {};
  for (const kind of kindsOf(ring).filter(({ name }) => name.includes(only))) {
    const began = performance.now();
    const { pairs: run, winners, wrong } = await race(kind, count);
    if (wrong[0] !== undefined) wrongs[kind.name] = wrong[0];
    if (count !== usual) console.log(`${how}, ${kind.name}: ${run} pairs in ${((performance.now() - began) / 1000).toFixed(0)} s, ${wrong.length} wrong, first were ${JSON.stringify(winners)}${wrong.length > 0 ? `\n  ${wrong.slice(0, 3).join('\n  ')}` : ''}`);
    // A key is asked for only so many requests in a minute.
    if (how === 'by HTTP') await pause(Math.max(0, 62_000 - (performance.now() - began)));
  }
  return wrongs;
}

describe.runIf(inject('database') === 'postgres')('two at once', () => {
  let ring: Ring;
  beforeAll(async () => {
    const world = await openWorld();
    const a = await world.as('owner');
    ring = { world, a, b: await world.as('asset_manager'), site: await furnished(a, { ordinary: 'A1..C4', quarantine: 'Q1, Q2' }) };
  });
  afterAll(() => ring.world.close());

  test('have one winner; the other is told, and all is as the winner left it', { timeout: 18_000_000 }, async () => {
    expect(await raceAll(ring, pairs, 'in one process')).toEqual({});
  });
});

describe.runIf(inject('database') === 'postgres' && byHttp > 0)('two at once, by HTTP through two processes', () => {
  test('have one winner; the other is told, and all is as the winner left it', { timeout: 18_000_000 }, async () => {
    const name = `races_${process.pid}`;
    await onServer(`create database ${name}`);
    const opened = await openHttpRing(urlOnServer(name));
    try {
      expect(await raceAll(opened.ring, byHttp, 'by HTTP')).toEqual({});
    } finally {
      await opened.close();
      await onServer(`drop database if exists ${name} with (force)`);
    }
  });
});
