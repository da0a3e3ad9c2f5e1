import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded, type OpenDatabase } from './open-database.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openEmbedded();
  await database.pool.query('create table thing (id int primary key)');
  await database.pool.query('insert into thing values (1)');
});
afterAll(() => database.close());

const value = async () => (await database.pool.query<{ n: number }>('select count(*)::int as n from thing')).rows[0]?.n;

test('a statement that fails says why, and the next one works', async () => {
  await expect(database.pool.query('insert into thing values (1)')).rejects.toMatchObject({ code: '23505' });
  await expect(database.pool.query('select nonsense')).rejects.toMatchObject({ code: '42703' });
  expect(await value()).toBe(1);
});

test('a client that dies in the middle of a transaction leaves nothing of it behind', async () => {
  const client = await database.pool.connect();
  await client.query('begin');
  await client.query('insert into thing values (2)');
  client.release(new Error('gone'));
  expect(await value()).toBe(1);
  await database.pool.query('insert into thing values (3)');
  expect(await value()).toBe(2);
});

test('timestamps come back as ISO text, dates as they are', async () => {
  const { rows } = await database.pool.query(`select timestamptz '2026-11-20 18:00:00.5+01' as at, date '2026-11-20' as "on", array[date '2026-12-25'] as days, 42::bigint as big`);
  expect(rows[0]).toEqual({ at: '2026-11-20T17:00:00.500Z', on: '2026-11-20', days: ['2026-12-25'], big: 42 });
});
