/** A statement with `$1` parameters on an open transaction: pg-boss speaks so, Kysely wants parts and values. */
import { sql, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

export async function rawQuery(tx: Transaction<Database>, text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  const parts = text.split(/\$(\d+)/);
  const fragments = parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`));
  return sql`${sql.join(fragments, sql.raw(''))}`.execute(tx);
}
