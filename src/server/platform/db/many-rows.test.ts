import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertNewRows, insertRows, updateRows } from './many-rows.ts';
import type { OpenDatabase } from './open-database.ts';
import { emptyEmbedded } from '../../../../tests/support/empty-embedded.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await emptyEmbedded();
  await database.pool.query(`create table thing (id int primary key, version int not null default 1, words text, facts jsonb, days date[], bytes bytea, at timestamptz, cost numeric(10,2))`);
});
afterAll(() => database.close());

// A table of the test's own: the names of the schema are not what is tried here.
const table = 'thing' as 'asset';
const all = async () => (await database.pool.query(`select id, words, facts, days, encode(bytes, 'hex') as bytes, at, cost from thing order by id`)).rows as Record<string, unknown>[];

const awkward = ['plain', 'a "quoted" one', 'back\\slash', 'comma, {brace}', 'line\nbreak', '', 'NULL', '\t', 'ÄÖ 漢字 🎒', null];

test('what is awkward to write comes back as it was, in every type', async () => {
  const rows = awkward.map((words, id) => ({
    id, words, facts: id === 3 ? null : { words, list: [words, id], nested: { '"': '\\n\n' } }, days: id % 2 === 0 ? [] : ['2026-01-31', '2026-02-01'],
    bytes: id === 0 ? null : Buffer.from([0, 255, id]), at: '2026-11-20T17:00:00.500Z', cost: id === 1 ? null : `${id}.10`,
  }));
  await database.kysely.transaction().execute((tx) => insertRows(tx, table, rows));
  expect(await all()).toEqual(rows.map((row) => ({ ...row, bytes: row.bytes === null ? null : row.bytes.toString('hex') })));
});

test('one row, and rows that are all alike, go in as well', async () => {
  await database.kysely.transaction().execute((tx) => insertRows(tx, table, [{ id: 100, words: null, facts: [] }]));
  const made = await database.kysely.transaction().execute((tx) => insertNewRows(tx, table, [{ id: 100, words: 'x' }, { id: 101, words: 'x' }]));
  expect([...made]).toEqual([101]);
  expect((await all()).slice(-2)).toMatchObject([{ id: 100, words: null, facts: [] }, { id: 101, words: 'x', facts: null }]);
});

test('only rows that are as they were seen are changed', async () => {
  await sql`update thing set version = 2 where id = 101`.execute(database.kysely);
  const made = await database.kysely.transaction().execute((tx) => updateRows(tx, table, [{ id: 100, version: 1, words: 'new', facts: { a: 1 } }, { id: 101, version: 1, words: 'new', facts: { a: 2 } }]));
  expect([...made]).toEqual([100]);
  expect((await all()).slice(-2)).toMatchObject([{ words: 'new', facts: { a: 1 } }, { words: 'x' }]);
});

test('a column that the table has not got is named', async () => {
  await expect(database.kysely.transaction().execute((tx) => insertRows(tx, table, [{ id: 1, wrods: 'x' }]))).rejects.toThrow('thing has no column wrods');
});
