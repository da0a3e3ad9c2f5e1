import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepEmpty } from './empty-cluster.ts';
import { emptyEmbedded } from '../../../../tests/support/empty-embedded.ts';
import { openEmbedded, type OpenDatabase } from './open-database.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await emptyEmbedded();
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

test('an instant is cut to milliseconds, whatever its year and however it is written', async () => {
  const { rows } = await database.pool.query(`select timestamptz '2026-11-20 18:00:00+00' as whole, timestamptz '2026-11-20 18:00:00.1234569+00' as fine, timestamptz '2026-11-20 18:00:00.05+00' as short, timestamptz '12026-01-02 03:04:05+00' as far`);
  expect(rows[0]).toEqual({ whole: '2026-11-20T18:00:00.000Z', fine: '2026-11-20T18:00:00.123Z', short: '2026-11-20T18:00:00.050Z', far: '+012026-01-02T03:04:05.000Z' });
});

test('timestamps come back as ISO text, dates as they are', async () => {
  const { rows } = await database.pool.query(`select timestamptz '2026-11-20 18:00:00.5+01' as at, date '2026-11-20' as "on", array[date '2026-12-25'] as days, 42::bigint as big`);
  expect(rows[0]).toEqual({ at: '2026-11-20T17:00:00.500Z', on: '2026-11-20', days: ['2026-12-25'], big: 42 });
});

test('a new folder gets the empty database that was prepared, not what a copy cut short left beside it; it is never put over one', async () => {
  await keepEmpty();
  const folder = mkdtempSync(join(tmpdir(), 'handback-empty-'));
  try {
    mkdirSync(join(folder, 'database.part'));
    writeFileSync(join(folder, 'database.part', 'PG_VERSION'), 'half');
    const first = await openEmbedded({ folder });
    await first.pool.query(`create table kept as select 'here' as word`);
    await first.close();
    expect(existsSync(join(folder, 'database.part'))).toBe(false);
    const second = await openEmbedded({ folder });
    expect((await second.pool.query('select word from kept')).rows).toEqual([{ word: 'here' }]);
    await second.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
