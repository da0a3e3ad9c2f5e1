/** Records of any kind as a bulk change sees them: a read across tables (ADR 2). Writing goes through their own slices. */
import { sql } from 'kysely';
import type { AssetStatus } from '#domain/asset/asset-status';
import type { BulkRecord } from '#domain/bulk/decide-row';
import type { FieldKind } from '#domain/field/custom-field';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const columns: { readonly [K in FieldKind]: { readonly [field: string]: string } } = {
  asset: {
    assigneeId: 'assignee_id', assigneeDepartment: 'assignee_department', locationId: 'location_id', ownership: 'ownership', ownerName: 'owner_name', leaseEndsOn: 'lease_ends_on', model: 'model', manufacturer: 'manufacturer', category: 'category', dataBearing: 'data_bearing',
    name: 'name', purchasedOn: 'purchased_on', orderNumber: 'order_number', warrantyMonths: 'warranty_months', reservedFor: 'reserved_for', notes: 'notes',
  },
  person: { department: 'department', managerId: 'manager_id', locationId: 'location_id', costCentre: 'cost_centre', title: 'title', employment: 'employment', workMode: 'work_mode', startsOn: 'starts_on', endsOn: 'ends_on' },
  licence: { vendor: 'vendor', ownerName: 'owner_name', renewsOn: 'renews_on', billing: 'billing', contractNumber: 'contract_number', holdsData: 'holds_data' },
  account: { isPrivileged: 'is_privileged', holdsData: 'holds_data' },
};
const labels: { readonly [K in FieldKind]: string } = {
  asset: `coalesce(asset_tag, serial_number, name, model, 'Without a tag')`, person: 'name', licence: `concat_ws(', ', product, vendor)`, account: `concat_ws(' · ', system, username)`,
};
const more: { readonly [K in FieldKind]: string } = { asset: ', status, on_hold', person: '', licence: '', account: '' };

type Row = Record<string, unknown> & { id: string; version: number; bulk_label: string; custom: Record<string, unknown> };

/** As they are now, as far as they may be seen, in no order. */
export async function recordsNow(tx: Tx, kind: FieldKind, ids: readonly string[]): Promise<BulkRecord[]> {
  const list = Object.values(columns[kind]).join(', ');
  const { rows } = await sql<Row>`select id, version, custom, ${sql.raw(labels[kind])} as bulk_label, ${sql.raw(list + more[kind])} from ${sql.table(kind)} where id = any (${[...ids]}::uuid[])`.execute(tx);
  return rows.map((row) => ({
    id: row.id, version: row.version, label: row.bulk_label, custom: row.custom, values: Object.fromEntries(Object.entries(columns[kind]).map(([field, column]) => [field, row[column] ?? null])),
    ...(kind === 'asset' ? { asset: { status: row['status'] as AssetStatus, onHold: row['on_hold'] === true, dataBearing: row['data_bearing'] === true, sanitised: false } } : {}),
  }));
}

/** Names of people and locations by id, as far as they may be seen. */
export async function namesById(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select id::text, name from person where id = any (${[...ids]}::uuid[]) union all select id::text, name from location where id = any (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}
