/** SQL over many locations at once. */
import { sql } from 'kysely';
import { relationOf } from '../../platform/db/many-rows.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type LocationColumns = { name: string; code: string | null; country: string | null; time_zone: string; address: Record<string, unknown>; responsible_id: string | null; custom: Record<string, unknown> };

export const locations = (tx: Tx) => tx.selectFrom('location as l').leftJoin('person as r', 'r.id', 'l.responsible_id').selectAll('l').select('r.name as responsible_name').orderBy('l.name').execute();

/** By name alone: asked for each batch of a file. */
export const locationNames = (tx: Tx) => tx.selectFrom('location').select(['id', 'name']).execute();

export async function setLocations(tx: Tx, changes: readonly { id: string; columns: LocationColumns; seenAt: string }[], at: string): Promise<Set<string>> {
  if (changes.length === 0) return new Set();
  const rows = changes.map(({ id, columns, seenAt }) => ({ id, ...columns, updated_at: seenAt }));
  const result = await sql<{ id: string }>`update location l set name = x.name, code = x.code, country = x.country, time_zone = x.time_zone, address = x.address, responsible_id = x.responsible_id, custom = x.custom, updated_at = ${at}::timestamptz
    from ${await relationOf(tx, 'location', Object.keys(rows[0] ?? {}), rows)} as x where l.id = x.id and date_trunc('milliseconds', l.updated_at) = x.updated_at returning l.id`.execute(tx);
  return new Set(result.rows.map((row) => row.id));
}
