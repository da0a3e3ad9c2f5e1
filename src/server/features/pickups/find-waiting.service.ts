/** What waits to be collected, by place: sites by their most urgent place, places by urgency (`orderPlaces`). */
import type { listWaiting } from '#contract/pickups';
import type { Answer } from '#contract/route';
import { orderPlaces, type PickupPlace } from '#domain/pickup/pickup';
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { membersAt } from '../members/find-member.service.ts';
import { placesOfKind } from '../places/find-place.service.ts';
import { waitingParcels } from '../shipments/find-parcel.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { looseAssets, onOpenRuns } from './pickup.repo.ts';

/** One thing to collect: a box, or something that lies there by itself. */
export type Waiting = {
  readonly parcelId: string | null; readonly assetId: string | null; readonly slotId: string; readonly slotCode: string; readonly slotPosition: number; readonly roomId: string; readonly roomName: string; readonly siteId: string; readonly siteName: string; readonly dueAt: string | null;
};

export async function whatWaits(unit: Unit, locationId: string | null): Promise<Waiting[]> {
  const parcels = (await waitingParcels(unit, locationId)).filter((row) => row.room_kind === 'mailroom' && worksHere(unit, row.location_id));
  const loose = (await looseAssets(unit.tx, locationId)).filter((row) => worksHere(unit, row.location_id));
  return [
    ...parcels.map((row): Waiting => ({
      parcelId: row.id, assetId: null, slotId: row.place_id ?? '', slotCode: row.slot_code, slotPosition: row.slot_position, roomId: row.room_id ?? '', roomName: row.room_name ?? '', siteId: row.location_id ?? '', siteName: row.location_name, dueAt: row.dwell_due_at,
    })),
    ...loose.map((row): Waiting => ({
      parcelId: null, assetId: row.asset_id, slotId: row.slot_id, slotCode: row.slot_code, slotPosition: row.slot_position, roomId: row.room_id, roomName: row.room_name, siteId: row.location_id, siteName: row.location_name, dueAt: null,
    })),
  ];
}

/** Those that no open run has on its list. */
export async function notYetPlanned(unit: Unit, waiting: readonly Waiting[]): Promise<Waiting[]> {
  const planned = new Set((await onOpenRuns(unit.tx)).map((item) => item.parcel_id ?? item.asset_id));
  return waiting.filter((one) => !planned.has(one.parcelId ?? one.assetId));
}

export function placesOf(waiting: readonly Waiting[]): PickupPlace[] {
  return [...Map.groupBy(waiting, (one) => one.roomId)].map(([placeId, ones]) => ({
    placeId, name: ones[0]?.roomName ?? '', siteId: ones[0]?.siteId ?? '', items: ones.length, dueAt: ones.flatMap((one) => one.dueAt ?? []).sort()[0] ?? null,
  }));
}

/** In the order to walk: the domain's order of places, within a place by slot. */
export function inWalkingOrder(waiting: readonly Waiting[]): Waiting[] {
  const order = orderPlaces(placesOf(waiting)).map((place) => place.placeId);
  return [...waiting].sort((a, b) => order.indexOf(a.roomId) - order.indexOf(b.roomId) || a.slotPosition - b.slotPosition || a.slotCode.localeCompare(b.slotCode, 'en', { numeric: true }));
}

export async function listWhatWaits(unit: Unit): Promise<Verdict<Answer<typeof listWaiting>>> {
  const waiting = await whatWaits(unit, null);
  const free = await notYetPlanned(unit, waiting);
  const rows = orderPlaces(placesOf(waiting)).map((place) => ({
    id: place.placeId, name: place.name, site: { id: place.siteId, name: waiting.find((one) => one.siteId === place.siteId)?.siteName ?? '' }, items: place.items, dueAt: place.dueAt,
    isOverdue: place.dueAt !== null && place.dueAt <= unit.now, onRun: place.items - free.filter((one) => one.roomId === place.placeId).length,
  }));
  const technicians = (await membersAt(unit, ['technician', 'asset_manager', 'owner'], null)).map(({ id, name }) => ({ id, name }));
  const destinations = [...(await placesOfKind(unit, 'workshop')), ...(await placesOfKind(unit, 'stockroom'))].filter((place) => worksHere(unit, place.location_id));
  return allow({ rows, technicians, destinations: destinations.map((place) => ({ id: place.id, name: `${place.name}, ${place.location_name}`, siteId: place.location_id })) });
}
