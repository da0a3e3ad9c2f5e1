/** Reading places: for the console, and for the slices that put things into them. */
import type { listPlaces as listRoute, PlaceWithSlots } from '#contract/places';
import type { Answer, Received } from '#contract/route';
import type { Slot } from '#domain/intake/slots';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { askTogether, type Question } from '../../platform/db/ask-together.ts';
import { worksAt, type Actor } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { listPlaces, openPlaceOf, placeById as byId, slotsWithin, type PlaceRow, type SlotRow } from './place.repo.ts';
import { placeWithSlots } from './places.presenter.ts';

/** A slot as the station's rules need it (`chooseSlot`), with what lies in it. */
export type SlotRecord = Slot & { readonly parcels: number; readonly assets: number; readonly mailroomId: string; readonly locationId: string; readonly position: number };
export type PlaceRecord = PlaceRow;

const sitesOf = (actor: Actor): readonly string[] | undefined => ((actor.kind === 'member' || actor.kind === 'key') && actor.sites !== 'all' ? actor.sites : undefined);

export async function findPlaces(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const mine = sitesOf(unit.actor);
  const locationIds = query.location === undefined ? mine : mine === undefined || mine.includes(query.location) ? [query.location] : [];
  const rows = await listPlaces(unit.tx, { locationIds, withClosed: query.closed });
  const wanted = rows.filter((row) => row.parent_id === null && (query.kind === undefined || row.kind === query.kind));
  const slots = Map.groupBy(rows.filter((row) => row.parent_id !== null), (row) => row.parent_id);
  return allow({ rows: wanted.map((row) => placeWithSlots(row, slots.get(row.id) ?? [])) });
}

export async function readPlace(unit: Unit, id: string): Promise<Verdict<PlaceWithSlots>> {
  const row = await byId(unit.tx, id);
  if (!row || !worksAt(unit.actor, row.location_id)) return refuse('not_found');
  return allow(placeWithSlots(row, await listPlaces(unit.tx, { parentId: id })));
}

/** The place with its location's name, whatever the actor's sites; the caller presents need-to-know. */
export const placeById = (unit: Unit, id: string): Promise<PlaceRecord | undefined> => byId(unit.tx, id);

/** The open slots of a mailroom or stockroom, with their occupancy, in order; to be asked with other questions. */
export const slotsAsked = (mailroomPlaceId: string): Question<SlotRecord[]> => ({
  query: slotsWithin(mailroomPlaceId),
  read: (rows: SlotRow[]) => rows.map((row) => ({
    slotId: row.id, label: row.code, size: row.size === 'any' ? 'large' : row.size as Slot['size'], purpose: row.is_quarantine ? 'quarantine' : 'ordinary', capacity: row.capacity,
    occupied: row.parcels + row.assets, inUse: true, parcels: row.parcels, assets: row.assets, mailroomId: mailroomPlaceId, locationId: row.location_id, position: row.position,
  })),
});
export const slotsOf = async (unit: Unit, mailroomPlaceId: string): Promise<SlotRecord[]> => (await askTogether(unit.tx, { slots: slotsAsked(mailroomPlaceId) })).slots;

const first = async (unit: Unit, locationId: string, kind: string): Promise<PlaceRecord | undefined> => {
  const row = await openPlaceOf(unit.tx, locationId, kind);
  return row && byId(unit.tx, row.id);
};

/** The open workshop, stockroom or mailroom of a site; undefined while it has none (`furnishSite` makes them). */
export const workshopOf = (unit: Unit, locationId: string): Promise<PlaceRecord | undefined> => first(unit, locationId, 'workshop');
export const stockroomOf = (unit: Unit, locationId: string): Promise<PlaceRecord | undefined> => first(unit, locationId, 'stockroom');
export const mailroomOf = (unit: Unit, locationId: string): Promise<PlaceRecord | undefined> => first(unit, locationId, 'mailroom');

/** Every open place of a kind; `locationIds` narrows it. */
export const placesOfKind = (unit: Unit, kind: 'stockroom' | 'mailroom' | 'workshop' | 'repair' | 'disposal', locationIds?: readonly string[]): Promise<PlaceRecord[]> => listPlaces(unit.tx, { kind, locationIds });
