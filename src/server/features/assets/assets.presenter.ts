import type { Asset, AssetRow, CustodianNamed } from '#contract/assets';
import type { AssetRecord, AssetShown, openCaseOf } from './asset-list.repo.ts';

export const nobodyKnown = 'Nobody known';
/** A custodian whose record the reader may not see keeps their name to themselves. */
export const outOfSight = 'Somebody outside your sites';

function custodianName(row: AssetShown): string {
  if ('custodian_name' in row) return (row.custodian_kind === 'person' && row.custodian_id === row.assignee_id ? row.assignee_name : row.custodian_name) ?? unnamed[row.custodian_kind ?? ''] ?? nobodyKnown;
  switch (row.custodian_kind) {
    case 'person': return row.custodian_person ?? outOfSight;
    case 'place': return [row.place_location, row.place_within, row.place_name].filter(Boolean).join(' · ');
    case 'shipment': return [row.carrier ?? 'Parcel on its way', row.tracking_number].filter(Boolean).join(' ');
    case 'unaccounted': case null: default: return nobodyKnown;
  }
}

/** Of a custodian whose record may not be seen. */
const unnamed: Readonly<Record<string, string>> = { person: outOfSight, place: '', shipment: 'Parcel on its way' };

export const custodianOf = (row: AssetShown): CustodianNamed => ({ kind: (row.custodian_kind ?? 'unaccounted') as CustodianNamed['kind'], id: row.custodian_id, name: custodianName(row) });

export function assigneeOf(row: AssetShown): AssetRow['assignee'] {
  if (row.assignee_id) return { kind: 'person', id: row.assignee_id, name: row.assignee_name ?? outOfSight };
  return row.assignee_department ? { kind: 'department', name: row.assignee_department } : null;
}

export const assetRow = (row: AssetShown): AssetRow => ({
  id: row.id, assetTag: row.asset_tag, serialNumber: row.serial_number, name: row.name, manufacturer: row.manufacturer, model: row.model, category: row.category,
  status: row.status as AssetRow['status'], ownership: row.ownership as AssetRow['ownership'], location: row.location_id ? { id: row.location_id, name: row.location_name ?? '' } : null,
  assignee: assigneeOf(row), custodian: custodianOf(row), custodySince: row.custody_since, onHold: row.on_hold, lastSeenAt: row.last_seen_at, purchasedOn: row.purchased_on,
});

export const assetDetail = (row: AssetRecord, openCase: Awaited<ReturnType<typeof openCaseOf>>, actions: readonly string[]): Asset => ({
  ...assetRow(row), ownerName: row.owner_name, dataBearing: row.data_bearing, purchaseCost: row.purchase_cost, currency: row.currency, orderNumber: row.order_number, warrantyMonths: row.warranty_months,
  leaseEndsOn: row.lease_ends_on, grade: row.grade, disposition: row.disposition, reservedFor: row.reserved_for, notes: row.notes, custom: row.custom as Record<string, unknown>, source: row.source,
  openCase: openCase ? { id: openCase.id, number: Number(openCase.number), person: { id: openCase.person_id, name: openCase.person_name }, returnByOn: openCase.return_by_on, line: openCase.line as NonNullable<Asset['openCase']>['line'] } : null,
  actions: [...actions], seq: row.seq ?? 0, createdAt: row.created_at, updatedAt: row.updated_at, version: row.version,
});
