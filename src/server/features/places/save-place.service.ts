/** Adding, changing, closing and reopening a place. What holds something does not close. */
import type { createPlace as createRoute, Place, PlaceWithSlots, updatePlace as updateRoute } from '#contract/places';
import type { Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { worksAt } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findLocation } from '../people/find-location.service.ts';
import { readPlace } from './find-place.service.ts';
import { codeTaken, insertPlaces, listPlaces, lockPlace, placeById, setClosed, updatePlace, type PlaceRow } from './place.repo.ts';
import { placeDetail } from './places.presenter.ts';

const orderOf: Record<string, number> = { mailroom: 1, stockroom: 2, workshop: 3, disposal: 4, slot: 10 };

export async function addPlace(unit: Unit, fields: Received<typeof createRoute>['body']): Promise<Verdict<Place>> {
  if (!(await findLocation(unit, fields.locationId))) return refuse('not_found', { what: 'location' });
  if (!worksAt(unit.actor, fields.locationId)) return refuse('outside_your_sites');
  const parent = fields.parentId ? await placeById(unit.tx, fields.parentId) : undefined;
  if ((fields.kind === 'slot') !== (fields.parentId !== undefined) || (fields.parentId && !maySlot(parent, fields.locationId))) return refuse('slot_needs_place');
  const id = unit.newId();
  const created = await insertPlaces(unit.tx, [{
    id, locationId: fields.locationId, parentId: fields.parentId ?? null, kind: fields.kind, code: fields.code, name: fields.name ?? fields.code, size: fields.size ?? 'any',
    capacity: fields.capacity ?? 1, isQuarantine: fields.isQuarantine ?? false, position: orderOf[fields.kind] ?? 0, at: unit.now,
  }]);
  if (created.length === 0) return refuse('place_exists', { place: fields.code });
  unit.audit({ action: 'place.created', entity: { kind: 'place', id }, facts: { kind: fields.kind, code: fields.code, location: fields.locationId } });
  const row = await placeById(unit.tx, id);
  return row ? allow(placeDetail(row)) : refuse('not_found');
}

/** Mailrooms and stockrooms have slots, at their own location. */
export const maySlot = (parent: PlaceRow | undefined, locationId: string): boolean => parent !== undefined && ['mailroom', 'stockroom'].includes(parent.kind) && parent.location_id === locationId;

export async function changePlace(unit: Unit, id: string, body: Received<typeof updateRoute>['body']): Promise<Verdict<Place>> {
  const before = await placeById(unit.tx, id);
  if (!before) return refuse('not_found');
  if (!worksAt(unit.actor, before.location_id)) return refuse('outside_your_sites');
  if (body.code !== undefined && (await codeTaken(unit.tx, before.parent_id ?? before.location_id, body.code, id))) return refuse('place_exists', { place: body.code });
  const { version, isQuarantine, ...rest } = body;
  const set = { ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)), ...(isQuarantine === undefined ? {} : { is_quarantine: isQuarantine }) };
  if (!(await updatePlace(unit.tx, id, version, set))) return refuse('conflict', { version: before.version });
  unit.audit({ action: 'place.changed', entity: { kind: 'place', id }, facts: { to: set } });
  const row = await placeById(unit.tx, id);
  return row ? allow(placeDetail(row)) : refuse('not_found');
}

export async function closePlace(unit: Unit, id: string): Promise<Verdict<PlaceWithSlots>> {
  await lockPlace(unit.tx, id);
  const place = await placeById(unit.tx, id);
  if (!place) return refuse('not_found');
  if (!worksAt(unit.actor, place.location_id)) return refuse('outside_your_sites');
  if (place.closed_at) return refuse('wrong_state', { status: 'closed', action: 'close', allowed: ['reopen'] });
  const all = [place, ...(await listPlaces(unit.tx, { parentId: id }))];
  const held = all.filter((row) => row.parcels + row.assets > 0);
  if (held.length > 0) return refuse('place_not_empty', { places: held.map((row) => ({ id: row.id, code: row.code, parcels: row.parcels, assets: row.assets })) });
  await setClosed(unit.tx, all.map((row) => row.id), unit.now);
  unit.audit({ action: 'place.closed', entity: { kind: 'place', id }, facts: { slots: all.length - 1 } });
  return readPlace(unit, id);
}

/** Slots come back with the place they were closed with. */
export async function reopenPlace(unit: Unit, id: string): Promise<Verdict<PlaceWithSlots>> {
  await lockPlace(unit.tx, id);
  const place = await placeById(unit.tx, id);
  if (!place) return refuse('not_found');
  if (!worksAt(unit.actor, place.location_id)) return refuse('outside_your_sites');
  if (!place.closed_at) return refuse('wrong_state', { status: 'open', action: 'reopen', allowed: ['close'] });
  if (place.parent_closed_at) return refuse('place_closed', { place: place.parent_name });
  const slots = (await listPlaces(unit.tx, { parentId: id, withClosed: true })).filter((row) => row.closed_at === place.closed_at);
  await setClosed(unit.tx, [id, ...slots.map((row) => row.id)], null);
  unit.audit({ action: 'place.reopened', entity: { kind: 'place', id }, facts: { slots: slots.length } });
  return readPlace(unit, id);
}
