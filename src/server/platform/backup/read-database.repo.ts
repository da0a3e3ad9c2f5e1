/**
 * Reads a whole database as the parts of a backup, in one snapshot: on a
 * server nobody waits for it; on the embedded engine the one connection is
 * taken for as long as it lasts.
 */
import type pg from 'pg';
import { backupFormat, rowSum, type BackupPart, type MigrationName, type TableSum } from './backup-file.ts';

const fetched = 500;

export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The application's own tables, the list of migrations apart: that one is the head of a backup. */
export async function tableNames(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and relname <> 'schema_migration' order by relname`);
  return rows.map((row) => row.name);
}

export async function migrationNames(client: pg.ClientBase): Promise<MigrationName[]> {
  const { rows } = await client.query<MigrationName>('select name, checksum from schema_migration order by name');
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}

/** The rows of a table as JSON text, in batches, through a cursor of the open transaction. */
export async function* rowsOf(client: pg.ClientBase, table: string): AsyncGenerator<string[]> {
  await client.query(`declare backup_rows no scroll cursor for select to_jsonb(t)::text as row from public.${quotedName(table)} t`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${fetched} from backup_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await client.query('close backup_rows');
}

/** Every part of a backup. The caller's connection is in a transaction until the last part was taken. */
export async function* readDatabase(client: pg.ClientBase, about: { madeAt: string; program: string }): AsyncGenerator<BackupPart> {
  await client.query('begin isolation level repeatable read read only');
  try {
    yield { kind: 'head', head: { format: backupFormat, formatVersion: 1, ...about, migrations: await migrationNames(client) } };
    const tables: Record<string, TableSum> = {};
    for (const table of await tableNames(client)) {
      const sum = rowSum();
      for await (const rows of rowsOf(client, table)) {
        for (const row of rows) sum.add(row);
        yield { kind: 'rows', table, rows };
      }
      tables[table] = sum.value();
    }
    yield { kind: 'end', end: { tables } };
  } finally {
    await client.query('rollback');
  }
}

/** What stands in every table now, for comparing two databases. */
export async function sumsOf(client: pg.ClientBase): Promise<Record<string, TableSum>> {
  const sums: Record<string, TableSum> = {};
  for (const table of await tableNames(client)) {
    const sum = rowSum();
    for await (const rows of rowsOf(client, table)) for (const row of rows) sum.add(row);
    sums[table] = sum.value();
  }
  return sums;
}
