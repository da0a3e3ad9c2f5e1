import { endOf, whatIs } from '#domain/asset/describe';
import type { Pickup, PickupItem, PickupRow } from '#contract/pickups';
import type { PickupStatus } from '#domain/pickup/pickup';
import { Temporal } from 'temporal-polyfill';
import type { ItemRecord, RunRecord } from './pickup.repo.ts';

const isOverdue = (row: RunRecord, now: string): boolean =>
  (row.status === 'planned' || row.status === 'under_way') && row.planned_on < Temporal.Instant.from(now).toZonedDateTimeISO(row.time_zone).toPlainDate().toString();

export const pickupRow = (row: RunRecord, now: string): PickupRow => ({
  id: row.id, status: row.status as PickupStatus, site: { id: row.location_id, name: row.location_name }, technician: { id: row.technician_id, name: row.technician_name }, plannedOn: row.planned_on,
  items: Number(row.items), accounted: Number(row.accounted), differences: Number(row.differences), isOverdue: isOverdue(row, now), startedAt: row.started_at, finishedAt: row.finished_at, version: row.version,
});

/** Box codes and ends of serials; no leaver's name goes on a trip. */
export function pickupItem(row: ItemRecord, contents: ReadonlyMap<string, readonly string[]>): PickupItem {
  const inside = row.parcel_id ? contents.get(row.parcel_id) ?? [] : [];
  const asset = { name: row.name, manufacturer: row.manufacturer, model: row.model, category: row.category ?? 'other', serial_number: row.serial_number, asset_tag: row.asset_tag };
  return {
    id: row.id, state: row.state as PickupItem['state'], label: row.box_code ?? row.asset_tag ?? `…${endOf(asset) ?? ''}`, what: row.parcel_id ? (inside.length > 0 ? inside.join(', ') : row.is_announced ? 'one box' : 'sealed, unknown') : whatIs(asset), note: row.note,
    parcelId: row.parcel_id, assetId: row.asset_id, setAside: row.is_quarantine, dueAt: row.dwell_due_at, scannedAt: row.scanned_at, slot: { id: row.slot_id, label: row.slot_code }, place: { id: row.room_id ?? row.slot_id, name: row.room_name ?? '' },
  };
}

export const pickupDetail = (row: RunRecord, items: readonly ItemRecord[], contents: ReadonlyMap<string, readonly string[]>, now: string): Pickup => ({
  ...pickupRow(row, now), destination: row.destination_id ? { id: row.destination_id, name: row.destination_name ?? '' } : null, list: items.map((item) => pickupItem(item, contents)),
});
