/**
 * A database of each earlier schema, with what an organisation had in it at
 * that time (tests/fixtures/schemas), is brought to today's: every row of every
 * table is there with its values, and today's program works with it. One that
 * is newer than the program is refused by name, and left as it was.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { listAssets, readAsset } from '#contract/assets';
import { readCase } from '#contract/cases';
import { listFields } from '#contract/fields';
import { listPeople } from '#contract/people';
import { readWorkshopRules } from '#contract/workshop-rules';
import { listMigrations, migrate, MigrationError } from '#server/platform/db/migrate';
import { openEmbedded, openPostgres, type OpenDatabase } from '#server/platform/db/open-database';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { projectRoot } from '../../scripts/run-command.ts';
import { emptyEmbedded } from '../support/empty-embedded.ts';
import { openWorld } from '../support/world.ts';
import { onServer, urlOnServer } from '../support/on-server.ts';
import '../support/provided.ts';

const isEmbedded = inject('database') === 'embedded';
const fixtures = `${projectRoot}/tests/fixtures/schemas/`;
const migrations = listMigrations();
/** 0001 to 0006 landed together: the first schema that anybody had data in; those up to today's follow it. The embedded engine, slow to start, tries the first. */
const sinceTheFirst = migrations.slice(5).map(({ name }) => name);
const landed = isEmbedded ? sinceTheFirst.slice(0, 1) : [...new Set([...sinceTheFirst.slice(0, 2), ...sinceTheFirst.slice(-1)])];

let root: string;
let made = 0;
const opened: OpenDatabase[] = [];
const names: string[] = [];
beforeAll(async () => { root = await mkdtemp(join(tmpdir(), 'handback-upgrade-')); });
afterAll(async () => {
  for (const database of opened) await database.close();
  await rm(root, { recursive: true, force: true });
  for (const name of names) await onServer(`drop database if exists ${name} with (force)`);
});

async function emptyDatabase(folder?: string): Promise<OpenDatabase> {
  if (isEmbedded) return folder === undefined ? emptyEmbedded() : openEmbedded({ folder });
  const name = `upgrade_${process.pid}_${(made += 1)}`;
  await onServer(`create database ${name}`);
  names.push(name);
  return openPostgres(urlOnServer(name), 4);
}

/** Lives through the schemas up to one of them, with what was written at each time. */
async function databaseOf(last: string): Promise<OpenDatabase> {
  const database = await emptyDatabase();
  const files = (await readdir(fixtures)).sort();
  for (const upTo of migrations.slice(5, migrations.findIndex(({ name }) => name === last) + 1)) {
    await migrate(database.pool, { upTo: migrations.filter(({ name }) => name <= upTo.name) });
    const fixture = files.find((file) => file.startsWith(upTo.name.slice(0, 4)));
    if (fixture !== undefined) await database.pool.query(`begin; ${await readFile(fixtures + fixture, 'utf8')}; commit`);
  }
  return database;
}

type Rows = Record<string, { columns: string[]; rows: string[] }>;

/** Every row of every table as text, of these columns or of all. */
async function contentOf({ pool }: OpenDatabase, before?: Rows): Promise<Rows> {
  const { rows: tables } = await pool.query<{ name: string; columns: string[] }>(`select table_name as name, array_agg(column_name::text order by column_name) as columns from information_schema.columns
    where table_schema = 'public' and table_name not in ('schema_migration', 'audit_unsealed') and is_generated = 'NEVER' group by 1 order by 1`);
  const content: Rows = {};
  for (const { name, columns: all } of tables) {
    const columns = before?.[name]?.columns ?? all;
    const { rows } = await pool.query<{ row: string }>(`select to_jsonb(r)::text as row from (select ${columns.map((column) => `"${column}"`).join(', ')} from "${name}") r order by 1`);
    content[name] = { columns, rows: rows.map(({ row }) => row) };
  }
  return content;
}

/** What later schemas change on purpose: rules of the workshop became one setting, a told task is known by what it completes. */
const meantToChange = (table: string, row: string): boolean => (table === 'setting' && row.includes('"workshop.')) || (table === 'task' && row.includes('hr/told'));

describe.each(landed)('a database of %s', (last) => {
  test('is brought to today’s with every row, and today’s program works with it', async () => {
    const database = await databaseOf(last);
    const before = await contentOf(database);
    expect(Object.values(before).flatMap(({ rows }) => rows).length).toBeGreaterThan(35);
    const applied = await migrate(database.pool);
    expect(applied).toEqual(migrations.filter(({ name }) => name > last).map(({ name }) => name));
    const after = await contentOf(database, before);
    for (const [table, { rows }] of Object.entries(before)) {
      const now = new Set(after[table]?.rows);
      expect([table, rows.filter((row) => !now.has(row) && !meantToChange(table, row))]).toEqual([table, []]);
    }
    expect(await migrate(database.pool)).toEqual([]);

    const world = await openWorld({ at: '2026-11-16T09:00:00.000Z', database });
    try {
      const owner = await world.as('owner');
      expect((await owner.do(listPeople, { query: { q: 'lukasz' } })).rows.map((row) => row.name)).toEqual(['Duarte Łukasz']);
      expect((await owner.do(listAssets, { query: { where: ['hold:is:yes'] } })).rows.map((row) => row.assetTag)).toEqual(['LT-1']);
      expect(await owner.do(readAsset, { params: { assetId: '50000000-0000-4000-8000-000000000001' } })).toMatchObject({ onHold: true, custodian: { kind: 'person', name: 'Duarte Łukasz' } });
      const found = await owner.do(readCase, { params: { caseId: '90000000-0000-4000-8000-000000000001' } });
      expect(found.tasks.map((task) => task.title)).toEqual(['Tell Duarte', 'Do one']);
      expect((await owner.do(listFields)).rows.map((field) => field.key).sort()).toEqual(['Badge', 'badge', 'rack']);
      expect(await owner.do(readWorkshopRules)).toMatchObject({ verifierDiffers: true, minimumMethod: 'purge' });
    } finally {
      await world.close();
    }
  });
});

describe('a database that is newer than the program', () => {
  test('is refused by name and left as it was', async () => {
    const database = await emptyDatabase();
    opened.push(database);
    await migrate(database.pool);
    await database.pool.query("insert into schema_migration (name, checksum) values ('9001-from-the-future.sql', 'x')");
    const before = await contentOf(database);
    const refusal = migrate(database.pool);
    await expect(refusal).rejects.toThrow(MigrationError);
    await expect(refusal).rejects.toThrow(/newer than this program: it has "9001-from-the-future.sql".*Nothing was changed.*restore a backup/);
    expect(await contentOf(database)).toEqual(before);
  });

  test('stops the program at its start, with what to do', async () => {
    const folder = join(root, 'newer');
    let url: string | undefined;
    const database = await emptyDatabase(folder);
    if (!isEmbedded) url = urlOnServer(names.at(-1) ?? '');
    await migrate(database.pool);
    await database.pool.query("insert into schema_migration (name, checksum) values ('9001-from-the-future.sql', 'x')");
    await database.close();
    const { code, said } = await handback(['serve', '--data', folder, '--port', '0'], url);
    expect([code, said]).toEqual([2, expect.stringContaining('This database is newer than this program: it has "9001-from-the-future.sql"')]);
  });
});

async function handback(args: readonly string[], databaseUrl?: string): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [`${projectRoot}/src/server/cli.ts`, ...args], { env: { ...process.env, LOG_LEVEL: 'error', ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { said += part.toString(); });
  const code = await new Promise<number>((resolve) => { child.on('close', (ended) => { resolve(ended ?? -1); }); });
  return { code, said };
}
