/**
 * Many rows in one statement: a text for each column that differs, a single
 * value for each that does not, typed by the table itself. The same on both
 * engines, under row-level security (which COPY does not know).
 * Measured: the rows as one JSON document cost the square of their number in
 * `json_populate_recordset`; 1,000 rows of an import are kept 7 to 12 times as fast like this.
 * Rule: every row of a call has the columns of the first; JSON columns hold plain values.
 */
import { sql, type RawBuilder } from 'kysely';
import { textArray } from './text-array.ts';
import type { Database } from './schema.ts';
import type { Tx } from './tx.ts';

type Row = Readonly<Record<string, unknown>>;

const listOf = (columns: readonly string[], prefix = '') => sql.join(columns.map((column) => sql.ref(prefix === '' ? column : `${prefix}.${column}`)));

/** Table → column → type. The schema is one for the life of a process. */
const known = new Map<string, ReadonlyMap<string, string>>();

async function typesOf(tx: Tx, table: keyof Database): Promise<ReadonlyMap<string, string>> {
  const before = known.get(table);
  if (before !== undefined) return before;
  const { rows } = await sql<{ name: string; type: string }>`select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(tx);
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  known.set(table, types);
  return types;
}

const isJson = (type: string): boolean => type === 'jsonb' || type === 'json';

/** As the database reads it. */
function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (isJson(type)) return JSON.stringify(value);
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return textArray(value.map((each) => textOf(each, 'text')));
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean | bigint);
}

/** JSON text has no line break of its own, so lines of it need no escapes. */
const listed = (texts: readonly (string | null)[], type: string): RawBuilder<unknown> =>
  (isJson(type) ? sql`string_to_array(${texts.map((text) => text ?? '').join('\n')}::text, chr(10), '')` : sql`${textArray(texts)}::text[]`);

/** The rows as something to select from, in the types of these columns of the table. */
export async function relationOf(tx: Tx, table: keyof Database, columns: readonly string[], rows: readonly Row[]): Promise<RawBuilder<unknown>> {
  const types = await typesOf(tx, table);
  const lists: RawBuilder<unknown>[] = [];
  const names: string[] = [];
  const selected = columns.map((column) => {
    const type = types.get(column);
    if (type === undefined) throw new Error(`${table} has no column ${column}.`);
    const texts = rows.map((row) => textOf(row[column], type));
    if (texts.every((text) => text === texts[0])) return sql`${texts[0] ?? null}::${sql.raw(type)} as ${sql.ref(column)}`;
    lists.push(listed(texts, type));
    names.push(column);
    return sql`${sql.ref(`t.${column}`)}::${sql.raw(type)} as ${sql.ref(column)}`;
  });
  const from = lists.length === 0 ? sql`generate_series(1, ${rows.length}::int)` : sql`unnest(${sql.join(lists)}) as t (${listOf(names)})`;
  return sql`(select ${sql.join(selected)} from ${from})`;
}

/** The insert of these rows, of which there is one at least, to be run alone or together with others. */
export const insertOf = (tx: Tx, table: keyof Database, rows: readonly [Row, ...Row[]]): Promise<RawBuilder<unknown>> => insertion(tx, table, rows, rows[0]);

async function insertion(tx: Tx, table: keyof Database, rows: readonly Row[], first: Row): Promise<RawBuilder<unknown>> {
  const columns = Object.keys(first);
  return sql`insert into ${sql.table(table)} (${listOf(columns)}) select ${listOf(columns)} from ${await relationOf(tx, table, columns, rows)} as x`;
}

export async function insertRows(tx: Tx, table: keyof Database, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first !== undefined) await (await insertion(tx, table, rows, first)).execute(tx);
}

/** Inserts what no unique key speaks against, of tables whose key is not `id`. */
export async function insertNew(tx: Tx, table: keyof Database, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first !== undefined) await sql`${await insertion(tx, table, rows, first)} on conflict do nothing`.execute(tx);
}

/** Inserts what no unique key speaks against; returns the ids that went in. */
export async function insertNewRows(tx: Tx, table: keyof Database, rows: readonly Row[]): Promise<Set<string>> {
  const [first] = rows;
  if (first === undefined) return new Set();
  const result = await sql<{ id: string }>`${await insertion(tx, table, rows, first)} on conflict do nothing returning id`.execute(tx);
  return new Set(result.rows.map((row) => row.id));
}

/** Compare-and-set of whole rows on `id` and `version`; returns the ids that were as they were seen. */
export async function updateRows(tx: Tx, table: keyof Database, rows: readonly Row[]): Promise<Set<string>> {
  const [first] = rows;
  if (first === undefined) return new Set();
  const columns = Object.keys(first).filter((column) => column !== 'id' && column !== 'version');
  const sets = sql.join([...columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`x.${column}`)}`), sql`version = t.version + 1`]);
  const result = await sql<{ id: string }>`update ${sql.table(table)} t set ${sets} from ${await relationOf(tx, table, Object.keys(first), rows)} as x
    where t.id = x.id and t.version = x.version returning t.id`.execute(tx);
  return new Set(result.rows.map((row) => row.id));
}
