/** A station as its clerk sees it: today's scans, what is free, what IT promised, and the minutes it took this month. */
import type { Station, StationPlace } from '#contract/station';
import { freePlaces } from '#domain/intake/slots';
import { allow, type Verdict } from '#domain/verdict';
import { Temporal } from 'temporal-polyfill';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findLocation } from '../people/find-location.service.ts';
import { partnerOf } from '../partners/find-partner.service.ts';
import { placesOfKind } from '../places/find-place.service.ts';
import { collectionDay, usualDwellHours } from '../shipments/dwell-limit.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { findRoom, receivingKinds, type Room } from './find-room.service.ts';
import { countOverdueAt, countReceived, scansSince } from './intake.repo.ts';
import { todayScan } from './station-answer.presenter.ts';
import { clerksAt } from './start-shift.service.ts';

async function placeOf(unit: Unit, { room, slots }: Room): Promise<StationPlace> {
  const site = await findLocation(unit, room.location_id);
  const ordinary = slots.filter((slot) => slot.purpose === 'ordinary' && slot.inUse);
  return {
    id: room.id, name: room.name, kind: room.kind as StationPlace['kind'], site: { id: room.location_id, name: site?.name ?? '', zone: site?.time_zone ?? 'UTC' },
    free: freePlaces(slots), capacity: ordinary.reduce((sum, slot) => sum + slot.capacity, 0),
  };
}

export async function listRooms(unit: Unit): Promise<Verdict<{ rows: StationPlace[] }>> {
  const rows: StationPlace[] = [];
  for (const kind of receivingKinds) {
    for (const place of await placesOfKind(unit, kind)) {
      if (!worksHere(unit, place.location_id)) continue;
      const room = await findRoom(unit, place.id);
      if (room.ok) rows.push(await placeOf(unit, room.value));
    }
  }
  return allow({ rows: rows.sort((a, b) => a.site.name.localeCompare(b.site.name)) });
}

export async function readRoom(unit: Unit, placeId: string): Promise<Verdict<Station>> {
  const found = await findRoom(unit, placeId);
  if (!found.ok) return found;
  const { room, slots } = found.value;
  const place = await placeOf(unit, found.value);
  const site = await findLocation(unit, room.location_id);
  const partner = await partnerOf(unit, room.id, room.location_id);
  const today = Temporal.Instant.from(unit.now).toZonedDateTimeISO(place.site.zone).startOfDay();
  const seconds = partner?.seconds_per_item ?? 40;
  const received = await countReceived(unit.tx, room.id, today.with({ day: 1 }).toInstant().toString());
  return allow({
    place, slots: slots.map(({ slotId, label, size, purpose, capacity, occupied, inUse }) => ({ slotId, label, size, purpose, capacity, occupied, inUse })),
    scans: (await scansSince(unit.tx, room.id, today.toInstant().toString())).map((row) => todayScan(row, unit.now)),
    promise: { collectedOn: partner ? collectionDay(partner.pickup_weekdays, place.site.zone, site?.holidays ?? [], unit.now) : null, dwellHours: partner?.dwell_limit_hours ?? usualDwellHours, overdue: await countOverdueAt(unit.tx, room.id, unit.now) },
    minutes: { used: Math.ceil((received * seconds) / 60), agreed: partner?.minutes_per_month ?? null }, secondsPerItem: seconds,
    clerks: (await clerksAt(unit, room.location_id)).filter((member) => member.station_pin_hash !== null).map(({ id, name }) => ({ id, name })), now: unit.now,
  });
}
