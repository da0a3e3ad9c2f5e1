/**
 * Many rows in one statement with one parameter: the rows as JSON, typed by the
 * table itself. About ten times the speed of a list of values, on both engines.
 * Rule: every row of a call has the same columns; JSON columns hold plain values.
 */
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { Tx } from './tx.ts';

type Row = Readonly<Record<string, unknown>>;

const listOf = (columns: readonly string[], prefix = '') => sql.join(columns.map((column) => sql.ref(prefix === '' ? column : `${prefix}.${column}`)));

export async function insertRows(tx: Tx, table: keyof Database, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  await sql`insert into ${sql.table(table)} (${listOf(columns)}) select ${listOf(columns)} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(tx);
}

/** Inserts what no unique key speaks against, of tables whose key is not `id`. */
export async function insertNew(tx: Tx, table: keyof Database, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  await sql`insert into ${sql.table(table)} (${listOf(columns)}) select ${listOf(columns)} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json) on conflict do nothing`.execute(tx);
}

/** Inserts what no unique key speaks against; returns the ids that went in. */
export async function insertNewRows(tx: Tx, table: keyof Database, rows: readonly Row[]): Promise<Set<string>> {
  const [first] = rows;
  if (first === undefined) return new Set();
  const columns = Object.keys(first);
  const result = await sql<{ id: string }>`insert into ${sql.table(table)} (${listOf(columns)}) select ${listOf(columns)} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    on conflict do nothing returning id`.execute(tx);
  return new Set(result.rows.map((row) => row.id));
}

/** Compare-and-set of whole rows on `id` and `version`; returns the ids that were as they were seen. */
export async function updateRows(tx: Tx, table: keyof Database, rows: readonly Row[]): Promise<Set<string>> {
  const [first] = rows;
  if (first === undefined) return new Set();
  const columns = Object.keys(first).filter((column) => column !== 'id' && column !== 'version');
  const sets = sql.join([...columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`x.${column}`)}`), sql`version = t.version + 1`]);
  const result = await sql<{ id: string }>`update ${sql.table(table)} t set ${sets} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json) x
    where t.id = x.id and t.version = x.version returning t.id`.execute(tx);
  return new Set(result.rows.map((row) => row.id));
}
