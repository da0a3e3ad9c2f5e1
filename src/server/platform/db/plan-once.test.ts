import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from './open-database.ts';
import { emptyEmbedded } from '../../../../tests/support/empty-embedded.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await emptyEmbedded();
  await database.pool.query('create role reader nologin');
  await database.pool.query('create table thing (id int primary key, site text)');
  await database.pool.query("insert into thing values (1, 'lisbon'), (2, 'berlin'), (3, 'lisbon')");
  await database.pool.query('alter table thing enable row level security');
  await database.pool.query("create policy by_site on thing using (site = current_setting('test.site', true))");
  await database.pool.query('grant select, update on thing to reader');
});
afterAll(() => database.close());

async function seenAs(role: string | null, site: string): Promise<number[]> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    if (role !== null) await client.query(`set local role ${role}`);
    await client.query('select set_config($1, $2, true)', ['test.site', site]);
    return (await client.query<{ id: number }>('select id from thing where id < $1 order by id', [9])).rows.map(({ id }) => id);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const prepared = async () => (await database.pool.query<{ statement: string }>('select statement from pg_prepared_statements')).rows.map(({ statement }) => statement);

describe('a statement that is planned once', () => {
  test('shows each role and each site what is theirs, however often it was asked before', async () => {
    for (let round = 0; round < 8; round += 1) {
      expect(await seenAs('reader', 'lisbon')).toEqual([1, 3]);
      expect(await seenAs('reader', 'berlin')).toEqual([2]);
      expect(await seenAs(null, 'nowhere')).toEqual([1, 2, 3]);
    }
    expect(await prepared()).toContain('select id from thing where id < $1 order by id');
  });

  test('is let go when its table has changed under it, and works again', async () => {
    const all = () => database.pool.query('select * from thing where id = $1', [1]);
    for (let round = 0; round < 8; round += 1) await all();
    await database.pool.query('alter table thing add column shelf text');
    await all().catch(() => undefined);
    expect((await all()).rows).toEqual([{ id: 1, site: 'lisbon', shelf: null }]);
  });

  test('is prepared anew by the client that follows one that died', async () => {
    await expect(database.pool.query('select 1 / ($1::int - $1::int)', [1])).rejects.toThrow(/division by zero/);
    for (let round = 0; round < 5; round += 1) expect(await seenAs('reader', 'berlin')).toEqual([2]);
  });
});
