import type { Parcel, ParcelRow, ReturnWay } from '#contract/parcels';
import { actionsFrom } from '#domain/transition';
import { parcelTransitions, type ParcelStatus } from '#domain/intake/parcel-lifecycle';
import type { ParcelItemRecord, ParcelRecord } from './parcel.repo.ts';

/** "ThinkPad X1 Carbon", "Dell monitor", "Laptop": what a person calls the thing. */
export function whatIs(asset: { readonly name: string | null; readonly manufacturer: string | null; readonly model: string | null; readonly category: string }): string {
  const category = asset.category.replaceAll('_', ' ');
  if (asset.model) return asset.manufacturer && !asset.model.toLowerCase().startsWith(asset.manufacturer.toLowerCase()) ? `${asset.manufacturer} ${asset.model}` : asset.model;
  return asset.name ?? category.charAt(0).toUpperCase() + category.slice(1);
}

export const endOf = (asset: { readonly serial_number: string | null; readonly asset_tag: string | null }): string | null => (asset.serial_number ?? asset.asset_tag)?.slice(-4) ?? null;

export const parcelRow = (row: Omit<ParcelRecord, 'sort_value'>, now: string): ParcelRow => ({
  id: row.id, boxCode: row.box_code, status: row.status as ParcelStatus, isAnnounced: row.is_announced, way: row.way as ReturnWay | null,
  case: row.case_id && row.case_number !== null && row.person_name !== null ? { id: row.case_id, number: Number(row.case_number), person: row.person_name } : null,
  site: row.location_id ? { id: row.location_id, name: row.location_name ?? '' } : null,
  place: row.place_id && row.room_id ? { id: row.room_id, name: row.room_name ?? '', slot: row.slot_kind === 'slot' ? row.slot_code : null } : null,
  carrier: row.carrier, trackingNumber: row.tracking_number, items: Number(row.items), createdAt: row.created_at, storedAt: row.stored_at, dwellDueAt: row.dwell_due_at,
  isOverdue: row.status === 'stored' && row.dwell_due_at !== null && row.dwell_due_at <= now, version: row.version,
});

const offered = ['ship', 'open', 'declare_lost', 'return_to_sender', 'call_off'] as const;

/** `withCase`: false where the reader's sight was lifted to do the work. */
export const parcelDetail = (row: Omit<ParcelRecord, 'sort_value'>, items: readonly ParcelItemRecord[], now: string, withCase: boolean): Parcel => ({
  ...parcelRow(row, now), ...(withCase ? {} : { case: null }), description: row.description, scannedAs: row.scanned_as, note: row.note, collectedAt: row.collected_at, openedAt: row.opened_at,
  contents: items.map((item) => ({ assetId: item.asset_id, what: whatIs(item), assetTag: item.asset_tag, serialNumber: item.serial_number, state: item.state as Parcel['contents'][number]['state'], note: item.note })),
  possible: offered.filter((action) => actionsFrom(parcelTransitions, row.status as ParcelStatus).includes(action)),
});
