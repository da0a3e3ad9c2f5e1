import type { Place, PlaceWithSlots } from '#contract/places';
import type { PlaceRow } from './place.repo.ts';

/** Places that count what they take; the others hold any number. */
const countsPlaces = (row: PlaceRow): boolean => row.kind === 'slot';
const freeIn = (row: PlaceRow): number => (row.closed_at ? 0 : Math.max(0, row.capacity - row.parcels - row.assets));

export const placeDetail = (row: PlaceRow): Place => ({
  id: row.id, kind: row.kind as Place['kind'], code: row.code, name: row.name, location: { id: row.location_id, name: row.location_name }, parentId: row.parent_id, size: row.size as Place['size'],
  capacity: row.capacity, isQuarantine: row.is_quarantine, position: row.position, closedAt: row.closed_at, parcels: row.parcels, assets: row.assets, free: countsPlaces(row) ? freeIn(row) : null, version: row.version,
});

export function placeWithSlots(row: PlaceRow, slots: readonly PlaceRow[]): PlaceWithSlots {
  const own = row.kind === 'slot' ? [row] : slots;
  const free = (isQuarantine: boolean) => own.filter((slot) => slot.is_quarantine === isQuarantine).reduce((sum, slot) => sum + freeIn(slot), 0);
  const occupied = [row, ...slots].reduce((sum, one) => sum + one.parcels + one.assets, 0);
  return { ...placeDetail(row), slots: slots.map(placeDetail), occupied, freeSlots: free(false), freeQuarantine: free(true) };
}
