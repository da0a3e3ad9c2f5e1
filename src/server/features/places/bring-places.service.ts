/** Shelves and rooms as files name them, and the stockroom of a location that has none yet. */
import { lockByName } from '../../platform/db/session.ts';
import { insertNewRows } from '../../platform/db/many-rows.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { openPlaces, placeCodesAt } from './place-bulk.repo.ts';

export const allPlaces = (unit: Unit) => openPlaces(unit.tx);
export type PlaceRecordRow = Awaited<ReturnType<typeof allPlaces>>[number];

type NewPlace = { readonly locationId: string; readonly name: string; readonly code: string };

async function addPlaces(unit: Unit, wanted: readonly NewPlace[], facts: Readonly<Record<string, unknown>>): Promise<string[]> {
  const taken = new Set(await placeCodesAt(unit.tx, wanted.map((place) => place.locationId)));
  const rows = wanted.map(({ locationId, name, code }) => {
    const id = unit.newId();
    const free = taken.has(`${locationId}:${code.toLowerCase()}`) ? `${code}-${id.slice(-4)}` : code;
    taken.add(`${locationId}:${free.toLowerCase()}`);
    return { id, location_id: locationId, kind: 'stockroom', code: free, name, size: 'any', capacity: 1, is_quarantine: false, position: 2, created_at: unit.now, version: 1 };
  });
  await insertNewRows(unit.tx, 'place', rows);
  for (const row of rows) unit.audit({ action: 'place.created', entity: { kind: 'place', id: row.id }, facts: { kind: row.kind, code: row.code, location: row.location_id, ...facts } });
  return rows.map((row) => row.id);
}

async function stockrooms(unit: Unit): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const place of await openPlaces(unit.tx)) if (place.kind === 'stockroom' && !found.has(place.location_id)) found.set(place.location_id, place.id);
  return found;
}

/** The stockroom of each location, made where there is none; once, whoever else wants it at the same time. */
export async function ensureStockrooms(unit: Unit, locationIds: readonly string[], facts: Readonly<Record<string, unknown>>): Promise<Map<string, string>> {
  let found = await stockrooms(unit);
  if (locationIds.some((id) => !found.has(id))) {
    await lockByName(unit.tx, 'imports: places');
    found = await stockrooms(unit);
  }
  const missing = [...new Set(locationIds)].filter((id) => !found.has(id));
  const made = await addPlaces(unit, missing.map((locationId) => ({ locationId, name: 'Stockroom', code: 'STOCK' })), facts);
  missing.forEach((locationId, at) => found.set(locationId, made[at] as string));
  return new Map(locationIds.map((id) => [id, found.get(id) as string]));
}

/** A shelf or room of this name at each location, made new. */
export const addShelves = (unit: Unit, shelves: readonly { locationId: string; name: string }[], facts: Readonly<Record<string, unknown>>): Promise<string[]> =>
  addPlaces(unit, shelves.map(({ locationId, name }) => ({ locationId, name: name.slice(0, 120), code: codeOf(name) })), facts);

const codeOf = (name: string): string => name.normalize('NFKD').replace(/[^\w ]/g, '').trim().replace(/\s+/g, '-').toUpperCase().slice(0, 14) || 'SHELF';
