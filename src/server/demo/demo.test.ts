import { listCases, readCase } from '#contract/cases';
import { listExceptions } from '#contract/exceptions';
import { readToday } from '#contract/today';
import { loadDemo } from '#contract/auth';
import { listJobs } from '#contract/workshop';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../tests/support/world.ts';

let world: World;
let owner: Client;
let counts: { people: number; assets: number; cases: number };

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-24T08:40:00.000Z' });
  owner = await world.as('owner');
  counts = await owner.do(loadDemo);
}, 240_000);
afterAll(() => world.close());

test('the demo company has about 400 people, 900 devices and leavers in every phase', async () => {
  expect(counts.people).toBeGreaterThanOrEqual(400);
  expect(counts.assets).toBeGreaterThan(850);
  const of = async (status: 'open' | 'cleared' | 'cancelled') => (await owner.do(listCases, { query: { status, limit: 100 } })).rows;
  expect((await of('cleared')).length).toBeGreaterThanOrEqual(8);
  expect((await of('cancelled')).length).toBe(1);
  const open = await of('open');
  expect(new Set(open.map((row) => row.reason))).toEqual(new Set(['resignation', 'dismissal', 'redundancy', 'contract_end', 'retirement', 'death', 'internal_transfer']));
  expect(open.some((row) => row.assetsHome > 0)).toBe(true);
});

test('its home page has something to decide, and its exceptions lead to rows', async () => {
  const today = await owner.do(readToday);
  expect(today.decisions.some((decision) => decision.title.includes('Joana Reis'))).toBe(true);
  const lists = (await owner.do(listExceptions)).rows;
  expect(lists.some((list) => list.count > 0)).toBe(true);
  expect(lists.find((list) => list.isOwn)).toMatchObject({ title: 'Laptops past four years', tell: 'weekly' });
  expect(lists.filter((list) => list.recent.length > 5 && new Set(list.recent.map((day) => day.count)).size > 2).length).toBeGreaterThan(2);
});

test('its workshop has a device at every step, and what was cleared long ago is ready for the next person', async () => {
  const { rows } = await owner.do(listJobs, { query: { limit: 100 } });
  expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['queued', 'checking', 'sanitising', 'verifying', 'grading']));
  const done = (await owner.do(listJobs, { query: { state: 'done', limit: 100 } })).rows;
  expect(done.length).toBeGreaterThan(10);
  expect(new Set(done.map((row) => row.disposition))).toEqual(new Set(['redeploy', 'return_to_lessor']));
  for (const { id } of (await owner.do(listCases, { query: { status: 'cleared', limit: 100 } })).rows) {
    const { tasks } = await owner.do(readCase, { params: { caseId: id } });
    expect(tasks.filter((task) => task.status === 'open').map((task) => task.title)).toEqual([]);
  }
});

test('it is loaded into an empty Handback only', async () => {
  const again = await owner.try(loadDemo);
  expect(again.problem.code).toBe('not_empty');
});
