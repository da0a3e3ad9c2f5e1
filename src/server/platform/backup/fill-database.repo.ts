/**
 * Fills an empty database from the parts of a backup, whichever engine made
 * it: brought to the schema of the backup, filled in one transaction, compared
 * row by row with what was read, and only then brought to today's schema.
 * Rule: all of it or nothing; a database that holds anything is not touched.
 */
import type pg from 'pg';
import { migrate } from '../db/migrate.ts';
import { BackupError, type BackupEnd, type BackupHead, type BackupPart } from './backup-file.ts';
import { quotedName, sumsOf, tableNames } from './read-database.repo.ts';

export type Filled = { readonly head: BackupHead; readonly end: BackupEnd; readonly rows: number };

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

/** Rows refer to each other in no particular order, and some tables refuse changes: both rest until all is there. */
async function restConstraints(client: pg.ClientBase, tables: readonly string[]): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and n.nspname = 'public' and k.conparentid = 0`);
  for (const key of rows) await client.query(`alter table public.${quotedName(key.table)} drop constraint ${quotedName(key.name)}`);
  for (const table of tables) await client.query(`alter table public.${quotedName(table)} disable trigger user`);
  return rows;
}

async function wakeConstraints(client: pg.ClientBase, tables: readonly string[], keys: readonly ForeignKey[]): Promise<void> {
  for (const table of tables) await client.query(`alter table public.${quotedName(table)} enable trigger user`);
  for (const key of keys) await client.query(`alter table public.${quotedName(key.table)} add constraint ${quotedName(key.name)} ${key.definition}`);
}

/** Numbers go on after the highest one that was restored. */
async function moveSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`select c.relname as table, a.attname as column, pg_get_serial_sequence(format('public.%I', c.relname), a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0
      and not a.attisdropped and pg_get_serial_sequence(format('public.%I', c.relname), a.attname) is not null`);
  for (const { table, column, sequence } of rows) {
    await client.query(`select setval($1::regclass, coalesce((select max(${quotedName(column)}) from public.${quotedName(table)}), 0) + 1, false)`, [sequence]);
  }
}

/** Columns the database computes itself are not given; identity columns keep their restored values. */
async function insertStatement(client: pg.ClientBase, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`select a.attname as name from pg_attribute a where a.attrelid = ('public.' || quote_ident($1))::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`, [table]);
  const columns = rows.map(({ name }) => quotedName(name)).join(', ');
  return `insert into public.${quotedName(table)} (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::public.${quotedName(table)}, $1::jsonb)`;
}

async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  for (const table of await tableNames(client)) {
    const { rows } = await client.query(`select 1 from public.${quotedName(table)} limit 1`);
    if (rows.length > 0) return false;
  }
  return true;
}

function compare(read: BackupEnd['tables'], written: BackupEnd['tables']): void {
  const differs = Object.entries(read).find(([table, sum]) => written[table]?.rows !== sum.rows || written[table].sum !== sum.sum);
  if (differs) throw new BackupError(`The rows of "${differs[0]}" did not arrive as they were read. Nothing was kept; the database is empty as before.`);
}

async function fill(client: pg.ClientBase, head: BackupHead, parts: AsyncGenerator<BackupPart>): Promise<Filled> {
  await client.query('begin');
  try {
    const tables = await tableNames(client);
    const keys = await restConstraints(client, tables);
    if (tables.length > 0) await client.query(`truncate ${tables.map((table) => `public.${quotedName(table)}`).join(', ')}`);
    const inserts = new Map<string, string>();
    let rows = 0;
    for await (const part of parts) {
      if (part.kind === 'rows') {
        const statement = inserts.get(part.table) ?? (await insertStatement(client, part.table));
        inserts.set(part.table, statement);
        await client.query(statement, [`[${part.rows.join(',')}]`]);
        rows += part.rows.length;
      }
      if (part.kind !== 'end') continue;
      await moveSequences(client);
      compare(part.end.tables, await sumsOf(client));
      // Numbers of transactions belong to the server they were given by: what waits to be sealed waits for this one now.
      await client.query(`update audit_unsealed set xid = pg_current_xact_id()`);
      await wakeConstraints(client, tables, keys);
      await client.query('commit');
      return { head, end: part.end, rows };
    }
    throw new BackupError('The backup ends before its end. Nothing was kept.');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Fills an empty database. `isPrepared`: its tables are there and were found empty by the caller. */
export async function fillDatabase(pool: pg.Pool, parts: AsyncGenerator<BackupPart>): Promise<Filled> {
  const first = await parts.next();
  if (first.done === true || first.value.kind !== 'head') throw new BackupError('This is not a backup of Handback. Nothing was changed.');
  const { head } = first.value;
  const probe = await pool.connect();
  try {
    if (!(await isEmpty(probe))) throw new BackupError('There is data in that database already. Nothing was changed; choose an empty one.');
  } finally {
    probe.release();
  }
  await migrate(pool, { upTo: head.migrations });
  const client = await pool.connect();
  let filled: Filled;
  try {
    filled = await fill(client, head, parts);
  } finally {
    client.release();
  }
  await migrate(pool);
  return filled;
}
