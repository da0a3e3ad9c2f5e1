/** SQL over all places at once; there are few. */
import type { Tx } from '../../platform/work/unit-of-work.ts';

/** Open places, a location's first stockroom first. */
export const openPlaces = (tx: Tx) => tx.selectFrom('place as p').innerJoin('location as l', 'l.id', 'p.location_id').select(['p.id', 'p.kind', 'p.code', 'p.name', 'p.location_id', 'l.name as location_name']).where('p.closed_at', 'is', null).where('p.kind', '<>', 'slot').orderBy('p.position').orderBy('p.code').execute();

/** `location:code` of every place directly at these locations. */
export async function placeCodesAt(tx: Tx, locationIds: readonly string[]): Promise<string[]> {
  if (locationIds.length === 0) return [];
  const rows = await tx.selectFrom('place').select(['location_id', 'code']).where('location_id', 'in', [...new Set(locationIds)]).where('parent_id', 'is', null).execute();
  return rows.map((row) => `${row.location_id}:${row.code.toLowerCase()}`);
}
