/** What a site starts with: a mailroom with slots, a stockroom, a workshop. What is there already stays as it is. */
import type { createSlots as createRoute, furnishSite as furnishRoute } from '#contract/places';
import type { Answer, Received } from '#contract/route';
import { slotCodes } from '#domain/place/slot-range';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { worksAt } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findLocation } from '../people/find-location.service.ts';
import { findPlaces, readPlace } from './find-place.service.ts';
import { insertPlaces, openPlaceOf, placeById, slotCodesOf, type NewPlace } from './place.repo.ts';
import { maySlot } from './save-place.service.ts';

export type SiteFurniture = { readonly mailroomId: string; readonly stockroomId: string; readonly workshopId: string };

const rooms = [
  { kind: 'mailroom', code: 'MAIL', name: 'Mailroom', position: 1 },
  { kind: 'stockroom', code: 'STOCK', name: 'Stockroom', position: 2 },
  { kind: 'workshop', code: 'WORK', name: 'Workshop', position: 3 },
] as const;

/** Four rows of three, and two for what must be set aside: the smallest cabinet that a pilot needs. */
const firstSlots = [{ codes: 'A1..D3', isQuarantine: false }, { codes: 'Q1, Q2', isQuarantine: true }] as const;

/** Gives a site what it lacks. Safe to call again, and at the same time by two. */
export async function furnishSite(unit: Unit, locationId: string): Promise<Verdict<SiteFurniture>> {
  if (!(await findLocation(unit, locationId))) return refuse('not_found', { what: 'location' });
  if (!worksAt(unit.actor, locationId)) return refuse('outside_your_sites');
  const ids: string[] = [];
  for (const room of rooms) ids.push(await ensureRoom(unit, locationId, room));
  const [mailroomId, stockroomId, workshopId] = ids as [string, string, string];
  if ((await slotCodesOf(unit.tx, mailroomId)).length === 0) {
    for (const { codes, isQuarantine } of firstSlots) await insertSlots(unit, mailroomId, locationId, { codes, isQuarantine });
  }
  return allow({ mailroomId, stockroomId, workshopId });
}

/** Who has what a site has given away for repair: the repairer is named in the hand-over. */
export const repairOf = (unit: Unit, locationId: string): Promise<string> => ensureRoom(unit, locationId, { kind: 'repair', code: 'REPAIR', name: 'Away for repair', position: 4 });

/** Where things of a site go when they are disposed of. */
export const disposalOf = (unit: Unit, locationId: string): Promise<string> => ensureRoom(unit, locationId, { kind: 'disposal', code: 'GONE', name: 'Disposed of', position: 5 });

async function ensureRoom(unit: Unit, locationId: string, room: Pick<NewPlace, 'kind' | 'code' | 'name' | 'position'>): Promise<string> {
  const there = await openPlaceOf(unit.tx, locationId, room.kind);
  if (there) return there.id;
  const made: NewPlace = { ...room, id: unit.newId(), locationId, parentId: null, size: 'any', capacity: 1, isQuarantine: false, at: unit.now };
  // The code may be taken by a room of another kind, or by one that is closed: then it is told apart by its identity.
  const created = await insertPlaces(unit.tx, [made]);
  const now = created.length > 0 ? undefined : await openPlaceOf(unit.tx, locationId, room.kind);
  if (now) return now.id;
  if (created.length === 0) await insertPlaces(unit.tx, [{ ...made, code: `${room.code}-${made.id.slice(-4)}` }]);
  unit.audit({ action: 'place.created', entity: { kind: 'place', id: made.id }, facts: { kind: room.kind, code: room.code, location: locationId } });
  return made.id;
}

type SlotFields = { codes: string; size?: string | undefined; capacity?: number | undefined; isQuarantine?: boolean | undefined };

async function insertSlots(unit: Unit, parentId: string, locationId: string, fields: SlotFields): Promise<Verdict<{ created: string[]; left: string[] }>> {
  const codes = slotCodes(fields.codes);
  if (!codes.ok) return codes;
  const before = await slotCodesOf(unit.tx, parentId);
  const last = before.reduce((highest, slot) => Math.max(highest, slot.position), 0);
  const created = await insertPlaces(unit.tx, codes.value.map((code, at) => ({
    id: unit.newId(), locationId, parentId, kind: 'slot', code, name: code, size: fields.size ?? 'any', capacity: fields.capacity ?? 1, isQuarantine: fields.isQuarantine ?? false, position: last + at + 1, at: unit.now,
  })));
  if (created.length > 0) unit.audit({ action: 'place.slots_created', entity: { kind: 'place', id: parentId }, facts: { codes: created } });
  return allow({ created, left: codes.value.filter((code) => !created.includes(code)) });
}

export async function createSlots(unit: Unit, placeId: string, body: Received<typeof createRoute>['body']): Promise<Verdict<Answer<typeof createRoute>>> {
  const parent = await placeById(unit.tx, placeId);
  if (!parent) return refuse('not_found');
  if (!worksAt(unit.actor, parent.location_id)) return refuse('outside_your_sites');
  if (!maySlot(parent, parent.location_id)) return refuse('slot_needs_place');
  if (parent.closed_at) return refuse('place_closed', { place: parent.name });
  const made = await insertSlots(unit, placeId, parent.location_id, body);
  if (!made.ok) return made;
  const place = await readPlace(unit, placeId);
  return place.ok ? allow({ ...made.value, place: place.value }) : place;
}

/** For the route: furnishes, then shows the whole site. */
export async function furnishAndShow(unit: Unit, locationId: string): Promise<Verdict<Answer<typeof furnishRoute>>> {
  const made = await furnishSite(unit, locationId);
  return made.ok ? findPlaces(unit, { location: locationId }) : made;
}
