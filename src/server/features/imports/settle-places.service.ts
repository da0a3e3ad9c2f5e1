/** The places that a batch names, each with its id: new locations and shelves are made here, in the zone that somebody said. */
import { placeKey } from '#domain/import/decide-row';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lockByName } from '../../platform/db/session.ts';
import { allLocationNames, createLocations } from '../people/bring-locations.service.ts';
import { addShelves, allPlaces, ensureStockrooms } from '../places/bring-places.service.ts';
import type { Batch, Decided } from './write-batch.ts';

export type PlacesOfRow = { readonly locationId: string | null; readonly heldAtId: string | null };
type Named = { readonly id?: string; readonly label: string } | undefined;

/** Held somewhere new without a location of its own: the name is the location's, and it lies in the stockroom there. */
const siteOf = (row: Decided): Named => row.links.places['location'] ?? (row.links.places['heldAt']?.id === undefined ? row.links.places['heldAt'] : undefined);

const locationIds = async (unit: Unit): Promise<Map<string, string>> => new Map((await allLocationNames(unit)).map((row) => [placeKey('location', row.name), row.id]));

async function locationsFor(unit: Unit, batch: Batch): Promise<Map<string, string>> {
  let known = await locationIds(unit);
  const lacks = batch.rows.some((row) => { const site = siteOf(row); return site !== undefined && site.id === undefined && !known.has(placeKey('location', site.label)); });
  if (lacks) {
    // Another batch may be making the same places: one after the other, and whoever comes second finds them.
    await lockByName(unit.tx, 'imports: places');
    known = await locationIds(unit);
  }
  const missing = new Map<string, string>();
  for (const row of batch.rows) {
    const site = siteOf(row);
    const key = site === undefined ? '' : placeKey('location', site.label);
    if (site !== undefined && site.id === undefined && !known.has(key)) missing.set(key, site.label);
  }
  const drafts = [...missing].map(([key, label]) => ({
    key, id: unit.newId(), columns: { name: label.slice(0, 120), code: null, country: null, time_zone: batch.mapping.answers.placeZones?.[key] ?? 'UTC', address: {}, responsible_id: null, custom: {} },
  }));
  const made = await createLocations(unit, drafts, batch.cause);
  for (const draft of drafts) if (made.has(draft.id)) known.set(draft.key, draft.id);
  return known;
}

const siteId = (row: Decided, locations: ReadonlyMap<string, string>): string | null => {
  const site = siteOf(row);
  return site === undefined ? null : (site.id ?? locations.get(placeKey('location', site.label)) ?? null);
};

async function shelvesFor(unit: Unit, batch: Batch, locations: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const isNewShelf = (row: Decided) => row.links.places['heldAt'] !== undefined && row.links.places['heldAt'].id === undefined && row.links.places['location'] !== undefined;
  if (!batch.rows.some(isNewShelf)) return new Map();
  await lockByName(unit.tx, 'imports: places');
  const shelves = new Map((await allPlaces(unit)).map((place) => [`${place.location_id}:${placeKey('heldAt', place.name)}`, place.id]));
  const missing = new Map<string, { locationId: string; name: string }>();
  for (const row of batch.rows.filter(isNewShelf)) {
    const locationId = siteId(row, locations);
    const name = row.links.places['heldAt']?.label ?? '';
    const key = `${locationId}:${placeKey('heldAt', name)}`;
    if (locationId !== null && !shelves.has(key)) missing.set(key, { locationId, name });
  }
  const ids = await addShelves(unit, [...missing.values()], batch.cause.facts);
  [...missing.keys()].forEach((key, at) => shelves.set(key, ids[at] as string));
  return shelves;
}

/** Line → its places. */
export async function settlePlaces(unit: Unit, batch: Batch): Promise<Map<number, PlacesOfRow>> {
  const named = batch.rows.filter((row) => Object.keys(row.links.places).length > 0);
  if (named.length === 0) return new Map();
  const locations = await locationsFor(unit, batch);
  const shelves = await shelvesFor(unit, batch, locations);
  const asRoom = (row: Decided): string | null => {
    const held = row.links.places['heldAt'];
    if (held?.id?.startsWith('location:') === true) return held.id.slice(9);
    return held !== undefined && held.id === undefined && row.links.places['location'] === undefined ? siteId(row, locations) : null;
  };
  const byLocation = (row: Decided): string | null => (row.custodian?.kind === 'place' && row.custodian.field === 'location' ? siteId(row, locations) : null);
  const rooms = await ensureStockrooms(unit, named.flatMap((row) => asRoom(row) ?? byLocation(row) ?? []), batch.cause.facts);
  return new Map(named.map((row) => {
    const held = row.links.places['heldAt'];
    const room = asRoom(row) ?? byLocation(row);
    const shelf = held === undefined ? undefined : held.id !== undefined && !held.id.startsWith('location:') ? held.id : shelves.get(`${siteId(row, locations)}:${placeKey('heldAt', held.label)}`);
    return [row.line, { locationId: row.links.places['location'] === undefined && asRoom(row) === null ? null : siteId(row, locations) ?? asRoom(row), heldAtId: shelf ?? (room === null ? null : (rooms.get(room) ?? null)) }];
  }));
}
