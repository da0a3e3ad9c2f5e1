/**
 * Plain SQL migrations, forward only. One runner at a time (advisory lock);
 * each file in its own transaction; an applied file that changed, or a schema
 * newer than this program, is refused by name.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

const folder = fileURLToPath(new URL('../../../../migrations/', import.meta.url));

export class MigrationError extends Error {}

type Migration = { name: string; sql: string; checksum: string };

export function listMigrations(): Migration[] {
  return readdirSync(folder).filter((name) => name.endsWith('.sql')).sort().map((name) => {
    const sql = readFileSync(folder + name, 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

export type MigrateOptions = {
  /** Only these, as a backup names them; one that this program does not have, or has otherwise, is refused. */
  readonly upTo?: readonly { readonly name: string; readonly checksum: string }[];
};

/** Brings the database to today's schema, or to an earlier one. Returns the names applied now. */
export async function migrate(pool: pg.Pool, { upTo }: MigrateOptions = {}): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(4600)');
    await client.query('create table if not exists schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())');
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration order by name');
    const migrations = listMigrations();
    refuseForeign(rows, migrations);
    if (upTo) refuseForeign([...upTo], migrations);
    const wanted = upTo && new Set(upTo.map((one) => one.name));
    const done = new Set(rows.map((row) => row.name));
    const applied: string[] = [];
    for (const migration of migrations.filter((m) => !done.has(m.name) && (wanted?.has(m.name) ?? true))) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.query('select pg_advisory_unlock(4600)').catch(() => undefined);
    client.release();
  }
}

function refuseForeign(applied: { name: string; checksum: string }[], known: Migration[]): void {
  for (const row of applied) {
    const migration = known.find((m) => m.name === row.name);
    if (!migration) {
      throw new MigrationError(`This database is newer than this program: it has "${row.name}". Nothing was changed. Start the newer Handback, or restore a backup made before the upgrade.`);
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(`The migration "${row.name}" differs from the one this database was made with. Nothing was changed. Use the released files.`);
    }
  }
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationError(`Migration "${migration.name}" failed and was rolled back; earlier ones stay applied. ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}
