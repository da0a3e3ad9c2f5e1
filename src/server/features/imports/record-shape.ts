/**
 * Where each field of a file lives in our records: a column, the address, or,
 * by its label, among the record's own fields. Both ways, so that a record
 * reads back as the file that brought it and the same file changes nothing.
 */
import type { Value } from '#domain/import/draft';
import type { ImportKind } from '#domain/import/field';
import { fieldOf, fieldsOf } from '#domain/import/fields';

type Columns = Record<string, unknown> & { custom: Record<string, unknown> };
type Shape = {
  readonly columns: { readonly [field: string]: string };
  /** Field → its amount's column; the currency's is `currency`. */
  readonly money: { readonly [field: string]: string };
  /** Fields kept in the JSON column `address`. */
  readonly address: readonly string[];
  /** Said by the row but kept nowhere: it only told how to read the rest, or is a link. */
  readonly passing: readonly string[];
};

const shapes: { readonly [K in ImportKind]: Shape } = {
  people: {
    columns: {
      employeeNumber: 'employee_number', name: 'name', givenName: 'given_name', familyName: 'family_name', preferredName: 'preferred_name', email: 'email', personalEmail: 'personal_email', username: 'username', phone: 'phone',
      jobTitle: 'title', department: 'department', costCentre: 'cost_centre', country: 'country', timeZone: 'time_zone', employmentType: 'employment', employmentStatus: 'status', workMode: 'work_mode', startOn: 'starts_on', endOn: 'ends_on',
    },
    money: {}, address: [], passing: ['location'],
  },
  assets: {
    columns: {
      assetTag: 'asset_tag', serial: 'serial_number', name: 'name', category: 'category', model: 'model', manufacturer: 'manufacturer', status: 'status', ownership: 'ownership', owner: 'owner_name', leaseEndsOn: 'lease_ends_on',
      purchaseOn: 'purchased_on', supplier: 'supplier', orderNumber: 'order_number', warrantyEndsOn: 'warranty_ends_on', notes: 'notes',
    },
    money: { cost: 'purchase_cost' }, address: [], passing: ['location', 'heldAt', 'tracking', 'quantity', 'checkoutType', 'department'],
  },
  licences: {
    columns: { product: 'product', vendor: 'vendor', licenceKey: 'licence_key', seats: 'seats_total', expiresOn: 'renews_on', contractNumber: 'contract_number', billing: 'billing', reassignable: 'is_reclaimable', holdsData: 'holds_data' },
    money: { seatCost: 'seat_cost' }, address: [], passing: [],
  },
  accounts: { columns: { system: 'system', username: 'username', isPrivileged: 'is_privileged', holdsData: 'holds_data', accountStatus: 'status' }, money: {}, address: [], passing: [] },
  locations: { columns: { name: 'name', code: 'code', country: 'country', timeZone: 'time_zone' }, money: {}, address: ['street', 'street2', 'city', 'region', 'postalCode'], passing: [] },
};

const labelOf = (kind: ImportKind, field: string): string => fieldOf(kind, field)?.label ?? field;
const isMoney = (value: unknown): value is { amount: string; currency: string } => typeof value === 'object' && value !== null && 'amount' in value;

/** A record's columns with these fields written over them. */
export function withValues<C extends { custom: Record<string, unknown> }>(kind: ImportKind, before: C, values: { readonly [field: string]: Value }, custom: { readonly [name: string]: string }): C {
  const shape = shapes[kind];
  const columns: Columns = { ...before, custom: { ...before.custom, ...custom } };
  for (const [field, value] of Object.entries(values)) {
    const amount = shape.money[field];
    if (amount !== undefined && isMoney(value)) Object.assign(columns, { [amount]: value.amount, currency: value.currency });
    else if (shape.columns[field] !== undefined) columns[shape.columns[field]] = value;
    else if (shape.address.includes(field)) columns['address'] = { ...(columns['address'] as object), [field]: value };
    else if (!shape.passing.includes(field)) columns.custom[labelOf(kind, field)] = isMoney(value) ? `${value.amount} ${value.currency}` : value;
  }
  return columns as unknown as C;
}

const asValue = (value: unknown): Value | undefined => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined);

function fromCustom(kind: ImportKind, custom: Record<string, unknown>): { [field: string]: Value } {
  const values: { [field: string]: Value } = {};
  for (const { key, label, type } of fieldsOf[kind]) {
    const kept = asValue(custom[label]);
    if (kept === undefined) continue;
    const money = type === 'money' && typeof kept === 'string' ? /^(-?[\d.]+) ([A-Z]{3})$/.exec(kept) : null;
    values[key] = money ? { amount: money[1] as string, currency: money[2] as string } : kept;
  }
  return values;
}

/** What a record says, in the words of a file. */
export function valuesOfRecord(kind: ImportKind, row: object): { values: { [field: string]: Value }; custom: { [name: string]: string } } {
  const shape = shapes[kind];
  const from = row as Record<string, unknown>;
  const kept = (from['custom'] ?? {}) as Record<string, unknown>;
  const values = fromCustom(kind, kept);
  for (const [field, column] of Object.entries(shape.columns)) {
    const value = asValue(from[column]);
    if (value !== undefined) values[field] = value;
  }
  for (const [field, column] of Object.entries(shape.money)) {
    if (typeof from[column] === 'string' && typeof from['currency'] === 'string') values[field] = { amount: from[column], currency: from['currency'] };
  }
  for (const field of shape.address) {
    const value = asValue((from['address'] as Record<string, unknown> | undefined)?.[field]);
    if (value !== undefined) values[field] = value;
  }
  return { values, custom: Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value)])) };
}
