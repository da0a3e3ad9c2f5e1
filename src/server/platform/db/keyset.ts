/**
 * Keyset paging: a cursor names the last row seen, so a page never skips or
 * repeats a row while others write. Sort columns come from a whitelist.
 */
import { sql, type SqlBool, type RawBuilder } from 'kysely';

export type SortColumn = {
  /** SQL of the value, with its table: never from a request. */
  readonly column: string;
  readonly type: 'text' | 'timestamptz' | 'date' | 'numeric' | 'int' | 'uuid';
};

export type Keyset = {
  /** `where` for the rows after the cursor, or null on the first page. */
  readonly after: RawBuilder<SqlBool> | null;
  readonly orderBy: RawBuilder<unknown>;
  /** Selected as `sort_value`, to make the next cursor. */
  readonly sortValue: RawBuilder<string | null>;
};

/**
 * `sort` is a column's name, `-` in front for descending; unknown names fall back to the first column.
 * Rows without a value come last in either direction. `idColumn` breaks ties.
 */
export function keyset(columns: Readonly<Record<string, SortColumn>>, idColumn: string, sort: string | undefined, cursor: string | undefined): Keyset {
  const names = Object.keys(columns);
  const wanted = sort?.replace(/^-/, '') ?? '';
  const name = names.includes(wanted) ? wanted : (names[0] as string);
  const descending = names.includes(wanted) ? sort!.startsWith('-') : false;
  const { column, type } = columns[name] as SortColumn;
  const value = sql.raw(column);
  const id = sql.raw(idColumn);
  const direction = sql.raw(descending ? 'desc' : 'asc');
  return {
    after: afterCursor(readCursor(cursor), value, id, type, descending),
    orderBy: sql`${value} ${direction} nulls last, ${id} ${direction}`,
    sortValue: sql<string | null>`${value}::text`,
  };
}

function afterCursor(cursor: Cursor | null, value: RawBuilder<unknown>, id: RawBuilder<unknown>, type: string, descending: boolean): RawBuilder<SqlBool> | null {
  if (!cursor) return null;
  const beyond = sql.raw(descending ? '<' : '>');
  const typed = sql.raw(type);
  if (cursor.value === null) return sql<SqlBool>`(${value} is null and ${id} ${beyond} ${cursor.id}::uuid)`;
  return sql<SqlBool>`((${value}, ${id}) ${beyond} (${cursor.value}::${typed}, ${cursor.id}::uuid) or ${value} is null)`;
}

export type Cursor = { value: string | null; id: string };

export function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string | null, string];
    return /^[0-9a-f-]{36}$/i.test(id) && (value === null || typeof value === 'string') ? { value, id } : null;
  } catch {
    return null;
  }
}

export const writeCursor = (value: string | null, id: string): string => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** Cuts `limit + 1` fetched rows to a page with the cursor of the next one. */
export function pageOf<Row extends { id: string; sort_value: string | null }>(rows: Row[], limit: number): { rows: Row[]; next: string | null } {
  if (rows.length <= limit) return { rows, next: null };
  const page = rows.slice(0, limit);
  const last = page[page.length - 1] as Row;
  return { rows: page, next: writeCursor(last.sort_value, last.id) };
}
