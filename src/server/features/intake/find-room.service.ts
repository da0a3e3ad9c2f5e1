/** The place a station stands at: a mailroom, a stockroom or a workshop of the actor's sites, with its slots. */
import type { Slot } from '#domain/intake/slots';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { placeById, slotsOf, type PlaceRecord } from '../places/find-place.service.ts';

export const receivingKinds = ['mailroom', 'stockroom', 'workshop'] as const;
export type Room = { readonly room: PlaceRecord; readonly slots: readonly Slot[] };

/** A room without slots takes any number of things, on its own name. */
const limitless = 1_000_000;

export async function findRoom(unit: Unit, placeId: string): Promise<Verdict<Room>> {
  const room = await placeById(unit, placeId);
  if (!room || !worksHere(unit, room.location_id)) return refuse('not_found');
  if (!(receivingKinds as readonly string[]).includes(room.kind) || room.closed_at !== null) return refuse('place_takes_nothing', { place: room.name });
  const slots = await slotsOf(unit, placeId);
  if (slots.length > 0) return allow({ room, slots });
  return allow({ room, slots: [{ slotId: room.id, label: room.code, size: 'large', purpose: 'ordinary', capacity: limitless, occupied: 0, inUse: true }] });
}
