/** The place a station stands at: a mailroom, a stockroom or a workshop of the actor's sites, with its slots. */
import type { Slot } from '#domain/intake/slots';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { usualDwellHours, type DwellTerms } from '../shipments/dwell-limit.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { slotsOf } from '../places/find-place.service.ts';
import { roomById, type RoomRecord } from './room.repo.ts';

export const receivingKinds = ['mailroom', 'stockroom', 'workshop'] as const;
export type Room = { readonly room: RoomRecord; readonly slots: readonly Slot[] };

/** A room without slots takes any number of things, on its own name. */
const limitless = 1_000_000;

/** Whether things can be received there by this actor. */
export function receivesAt(unit: Unit, room: RoomRecord | undefined): Verdict<RoomRecord> {
  if (!room || !worksHere(unit, room.location_id)) return refuse('not_found');
  if (!(receivingKinds as readonly string[]).includes(room.kind) || room.closed_at !== null) return refuse('place_takes_nothing', { place: room.name });
  return allow(room);
}

/** With its slots; where it has none it is its own. */
export const roomWith = (room: RoomRecord, slots: readonly Slot[]): Room => (
  { room, slots: slots.length > 0 ? slots : [{ slotId: room.id, label: room.code, size: 'large', purpose: 'ordinary', capacity: limitless, occupied: 0, inUse: true }] });

export const termsOf = (room: RoomRecord): DwellTerms => ({ hours: room.dwell_limit_hours ?? usualDwellHours, zone: room.time_zone, holidays: room.holidays });

export async function findRoom(unit: Unit, placeId: string): Promise<Verdict<Room>> {
  const room = receivesAt(unit, await roomById(unit.tx, placeId));
  return room.ok ? allow(roomWith(room.value, await slotsOf(unit, placeId))) : room;
}
