/** Adding and correcting asset records. Status and custodian are not fields: they change by acts. */
import type { Asset, AssetFields } from '#contract/assets';
import type { AssetStatus } from '#domain/asset/asset-status';
import { serialDamage } from '#domain/asset/serial';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { worksAt } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { settleCustom } from '../fields/custom-values.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { readAsset } from './find-asset.service.ts';
import { assetById } from './asset-list.repo.ts';
import { assetWithSerial, assetWithTag, insertAsset, updateAsset, type AssetValues } from './asset.repo.ts';
import { noValues, valuesOf } from './asset-values.ts';

export type NewAssetOptions = { readonly status?: Extract<AssetStatus, 'in_use' | 'ready' | 'returned'>; readonly source?: string; readonly acceptSameSerial?: boolean };

/**
 * The record alone. An asset needs a custodian from its first moment (PRODUCT 1), so only `registerAsset` of the
 * custody slice calls this.
 */
export async function insertRecord(unit: Unit, fields: AssetFields, options: NewAssetOptions): Promise<Verdict<{ id: string; locationId: string | null }>> {
  const values = { ...noValues, ...valuesOf(fields) };
  const obstacle = await obstacleTo(unit, values, options);
  if (!obstacle.ok) return obstacle;
  const custom = await settleCustom(unit, 'asset', null, fields.custom);
  if (!custom.ok) return custom;
  values.custom = JSON.stringify(custom.value ?? {});
  const id = unit.newId();
  const status = options.status ?? 'ready';
  const isNew = await insertAsset(unit.tx, id, values, { status, source: options.source ?? 'hand', at: unit.now });
  if (!isNew) return refuse('asset_exists', { assetTag: values.asset_tag });
  unit.audit({ action: 'asset.created', entity: { kind: 'asset', id }, facts: { source: options.source ?? 'hand', status, tag: values.asset_tag, serial: values.serial_number, model: values.model, category: values.category } });
  return allow({ id, locationId: values.location_id });
}

export async function changeAsset(unit: Unit, id: string, body: Partial<AssetFields> & { version: number; acceptSameSerial?: boolean | undefined }): Promise<Verdict<Asset>> {
  const { version, acceptSameSerial, ...fields } = body;
  const before = await assetById(unit.tx, id);
  if (!before) return refuse('not_found');
  const values = valuesOf(fields);
  const obstacle = await obstacleTo(unit, values, { acceptSameSerial: acceptSameSerial ?? false, except: id });
  if (!obstacle.ok) return obstacle;
  const custom = await settleCustom(unit, 'asset', before.custom as Record<string, unknown>, fields.custom);
  if (!custom.ok) return custom;
  if (custom.value !== undefined) values.custom = JSON.stringify(custom.value);
  if (!(await updateAsset(unit.tx, id, version, values, unit.now))) return refuse('conflict', { version: before.version });
  const changed = (Object.keys(values) as (keyof AssetValues)[]).filter((key) => !key.endsWith('_key') && values[key] !== (key === 'custom' ? JSON.stringify(before.custom) : before[key]));
  const isPersonal = (key: string) => key === 'notes' || key === 'custom' || key.startsWith('assignee') || key === 'reserved_for';
  const pick = (from: Record<string, unknown>, personal: boolean) => Object.fromEntries(changed.filter((key) => isPersonal(key) === personal).map((key) => [key, from[key]]));
  unit.audit({
    action: 'asset.changed', entity: { kind: 'asset', id }, facts: { fields: changed, from: pick(before, false), to: pick(values, false) },
    ...(changed.some(isPersonal) ? { personal: { from: pick(before, true), to: { ...pick(values, true), ...(custom.value !== undefined && changed.includes('custom') ? { custom: custom.value } : {}) } } } : {}),
  });
  return readAsset(unit, id);
}

type Given = { readonly acceptSameSerial?: boolean; readonly except?: string };

/** What stands against these values: another asset's tag or serial, a damaged serial, a place or person that is not there. */
async function obstacleTo(unit: Unit, values: Partial<AssetValues>, given: Given): Promise<Verdict<null>> {
  const damage = values.serial_number ? serialDamage(values.serial_number) : null;
  if (damage) return refuse('serial_damaged', { damage });
  const sameTag = values.asset_tag ? await assetWithTag(unit.tx, values.asset_tag, given.except) : undefined;
  if (sameTag) return refuse('asset_exists', { asset: { id: sameTag.id, assetTag: sameTag.asset_tag, model: sameTag.model } });
  const sameSerial = values.serial_key && !given.acceptSameSerial ? await assetWithSerial(unit.tx, values.serial_key, given.except) : undefined;
  if (sameSerial) return refuse('serial_exists', { asset: { id: sameSerial.id, assetTag: sameSerial.asset_tag, model: sameSerial.model } });
  if (values.assignee_id && !(await getPerson(unit, values.assignee_id))) return refuse('not_found', { what: 'assignee' });
  if (values.location_id && !(await findLocation(unit, values.location_id))) return refuse('not_found', { what: 'location' });
  if (values.location_id !== undefined && !worksAt(unit.actor, values.location_id)) return refuse('outside_your_sites');
  return allow(null);
}
