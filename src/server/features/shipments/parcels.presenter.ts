import type { CaseParcel, Parcel, ParcelRow, ReturnWay } from '#contract/parcels';
import { whatIs } from '#domain/asset/describe';
import { actionsFrom } from '#domain/transition';
import { parcelTransitions, type ParcelStatus } from '#domain/intake/parcel-lifecycle';
import type { ParcelItemRecord, ParcelRecord } from './parcel.repo.ts';

export const parcelRow = (row: ParcelRecord, now: string): ParcelRow => ({
  id: row.id, boxCode: row.box_code, status: row.status as ParcelStatus, isAnnounced: row.is_announced, way: row.way as ReturnWay | null,
  case: row.case_id && row.case_number !== null && row.person_name !== null ? { id: row.case_id, number: Number(row.case_number), person: row.person_name } : null,
  site: row.location_id ? { id: row.location_id, name: row.location_name ?? '' } : null,
  place: row.place_id && row.room_id ? { id: row.room_id, name: row.room_name ?? '', slot: row.slot_kind === 'slot' ? row.slot_code : null } : null,
  carrier: row.carrier, trackingNumber: row.tracking_number, items: Number(row.items), createdAt: row.created_at, storedAt: row.stored_at, dwellDueAt: row.dwell_due_at,
  isOverdue: row.status === 'stored' && row.dwell_due_at !== null && row.dwell_due_at <= now, version: row.version,
});

const contents = (items: readonly ParcelItemRecord[]): Parcel['contents'] =>
  items.map((item) => ({ assetId: item.asset_id, what: whatIs(item), assetTag: item.asset_tag, serialNumber: item.serial_number, state: item.state as Parcel['contents'][number]['state'], note: item.note }));

/** When it came into the state it is in. */
function sinceOf(row: Omit<ParcelRecord, 'sort_value'>): string | null {
  switch (row.status as ParcelStatus) {
    case 'expected': return row.created_at;
    case 'in_transit': return row.handed_over_at;
    case 'stored': return row.stored_at;
    case 'collected': return row.collected_at;
    case 'opened': return row.opened_at;
    case 'returned_to_sender': case 'lost': case 'called_off': return null;
  }
}

export const caseParcel = (row: Omit<ParcelRecord, 'sort_value'>, items: readonly ParcelItemRecord[], now: string): CaseParcel => ({ ...parcelRow(row, now), since: sinceOf(row), contents: contents(items) });

const offered = ['ship', 'open', 'declare_lost', 'return_to_sender', 'call_off'] as const;

/** `withCase`: false where the reader's sight was lifted to do the work. */
export const parcelDetail = (row: ParcelRecord, items: readonly ParcelItemRecord[], now: string, withCase: boolean): Parcel => ({
  ...parcelRow(row, now), ...(withCase ? {} : { case: null }), description: row.description, scannedAs: row.scanned_as, note: row.note, collectedAt: row.collected_at, openedAt: row.opened_at,
  contents: contents(items),
  possible: offered.filter((action) => actionsFrom(parcelTransitions, row.status as ParcelStatus).includes(action)),
});
