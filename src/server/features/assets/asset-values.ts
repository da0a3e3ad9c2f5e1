/** From the fields a person or a file gives to the columns of `asset`. */
import type { AssetFields } from '#contract/assets';
import { factsOfCategory } from '#domain/asset/category';
import { serialKey } from '#domain/asset/serial';
import type { AssetValues } from './asset.repo.ts';

const plain = {
  name: 'name', manufacturer: 'manufacturer', model: 'model', ownerName: 'owner_name', locationId: 'location_id', purchasedOn: 'purchased_on', purchaseCost: 'purchase_cost', currency: 'currency',
  orderNumber: 'order_number', warrantyMonths: 'warranty_months', leaseEndsOn: 'lease_ends_on', reservedFor: 'reserved_for', notes: 'notes',
} as const satisfies Partial<Record<keyof AssetFields, keyof AssetValues>>;

export const noValues: AssetValues = {
  asset_tag: null, tag_key: null, serial_number: null, serial_key: null, name: null, manufacturer: null, model: null, category: 'other', ownership: 'own', owner_name: null, data_bearing: factsOfCategory('other').dataBearing,
  assignee_kind: null, assignee_id: null, assignee_department: null, location_id: null, purchased_on: null, purchase_cost: null, currency: null, order_number: null, warranty_months: null,
  lease_ends_on: null, grade: null, disposition: null, reserved_for: null, notes: null, custom: '{}',
};

/** Only what was given: an absent field stays as it is, `null` empties it. */
export function valuesOf(fields: Partial<AssetFields>): Partial<AssetValues> {
  const taken = Object.entries(plain).flatMap(([field, column]) => (fields[field as keyof typeof plain] === undefined ? [] : [[column, fields[field as keyof typeof plain]]]));
  return {
    ...(Object.fromEntries(taken) as Partial<AssetValues>),
    ...(fields.assetTag === undefined ? {} : { asset_tag: fields.assetTag, tag_key: keyOf(fields.assetTag) }),
    ...(fields.serialNumber === undefined ? {} : { serial_number: fields.serialNumber, serial_key: keyOf(fields.serialNumber) }),
    ...(fields.category === undefined ? {} : { category: fields.category, data_bearing: factsOfCategory(fields.category).dataBearing }),
    ...(fields.dataBearing === undefined ? {} : { data_bearing: fields.dataBearing }),
    ...(fields.ownership === undefined ? {} : { ownership: fields.ownership }),
    ...(fields.custom === undefined ? {} : { custom: JSON.stringify(fields.custom) }),
    ...assigneeValues(fields),
  };
}

const keyOf = (text: string | null): string | null => (text === null ? null : serialKey(text) || null);

/** A person or a department, never both: the one given last takes the other's place. */
function assigneeValues({ assigneeId, assigneeDepartment }: Partial<AssetFields>): Partial<AssetValues> {
  if (assigneeId) return { assignee_kind: 'person', assignee_id: assigneeId, assignee_department: null };
  if (assigneeDepartment) return { assignee_kind: 'department', assignee_id: null, assignee_department: assigneeDepartment };
  return assigneeId === null || assigneeDepartment === null ? { assignee_kind: null, assignee_id: null, assignee_department: null } : {};
}
