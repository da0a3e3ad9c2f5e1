/** Assets by the thousand, as files bring them. Custody is the custody slice's; a file never makes one ready that is not. */
import { factsOfCategory } from '#domain/asset/category';
import { serialKey } from '#domain/asset/serial';
import { insertNewRows, updateRows } from '../../platform/db/many-rows.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { namedValues } from '../fields/custom-values.service.ts';
import { assetsWithIds, assetsWithKeys, type AssetRecordRow } from './asset-bulk.repo.ts';

export type { AssetRecordRow };
export type AssetColumns = {
  asset_tag: string | null; serial_number: string | null; name: string | null; manufacturer: string | null; model: string | null; category: string; status: string; ownership: string; owner_name: string | null;
  assignee_kind: string | null; assignee_id: string | null; assignee_department: string | null; location_id: string | null; purchased_on: string | null; purchase_cost: string | null; currency: string | null;
  order_number: string | null; supplier: string | null; warranty_ends_on: string | null; lease_ends_on: string | null; notes: string | null; custom: Record<string, unknown>;
};
export type AssetDraft = { readonly id: string; readonly columns: AssetColumns };
export type AssetChange = AssetDraft & { readonly version: number; readonly before: AssetRecordRow };
type Cause = { readonly source: string; readonly facts: Readonly<Record<string, unknown>> };

export const noAsset: AssetColumns = {
  asset_tag: null, serial_number: null, name: null, manufacturer: null, model: null, category: 'other', status: 'ready', ownership: 'own', owner_name: null, assignee_kind: null, assignee_id: null,
  assignee_department: null, location_id: null, purchased_on: null, purchase_cost: null, currency: null, order_number: null, supplier: null, warranty_ends_on: null, lease_ends_on: null, notes: null, custom: {},
};

const keyOf = (text: string | null): string | null => (text === null ? null : serialKey(text) || null);
const keysOf = (columns: AssetColumns) => ({ tag_key: keyOf(columns.asset_tag), serial_key: keyOf(columns.serial_number) });

/** Without regard to case and punctuation; the caller decides which of them it means. */
export const findAssetsByKeys = (unit: Unit, keys: { tags: readonly string[]; serials: readonly string[] }): Promise<AssetRecordRow[]> =>
  (keys.tags.length + keys.serials.length === 0 ? Promise.resolve([]) : labelled(unit, assetsWithKeys(unit.tx, { tags: keys.tags, serialKeys: keys.serials.flatMap((serial) => keyOf(serial) ?? []) })));
export const findAssetsByIds = (unit: Unit, ids: readonly string[]): Promise<AssetRecordRow[]> => (ids.length === 0 ? Promise.resolve([]) : labelled(unit, assetsWithIds(unit.tx, ids)));
/** A file names custom values by their label. */
const labelled = async (unit: Unit, rows: Promise<AssetRecordRow[]>): Promise<AssetRecordRow[]> => (await rows).map((await namedValues(unit, 'asset')).toLabels);

/** Adds assets; those whose tag somebody took meanwhile are not in the answer. `about` adds to an entry's facts. */
export async function createAssets(unit: Unit, drafts: readonly AssetDraft[], cause: Cause, about: (id: string) => Readonly<Record<string, unknown>> = () => ({})): Promise<Set<string>> {
  const customs = await (await namedValues(unit, 'asset')).fromLabels(drafts.map((draft) => draft.columns));
  const made = await insertNewRows(unit.tx, 'asset', drafts.map(({ id, columns }, at) => ({
    id, ...columns, custom: customs[at], ...keysOf(columns), data_bearing: factsOfCategory(columns.category).dataBearing, source: cause.source, created_at: unit.now, updated_at: unit.now,
  })));
  for (const { id, columns } of drafts) {
    if (!made.has(id)) continue;
    const { custom: _custom, notes: _notes, name: _name, ...facts } = columns;
    const said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
    unit.audit({ action: 'asset.created', entity: { kind: 'asset', id }, facts: { ...said, source: cause.source, ...cause.facts, ...about(id) } });
  }
  return made;
}

/** Changes assets as they were seen; those changed by somebody else meanwhile are not in the answer. */
export async function changeAssets(unit: Unit, changes: readonly AssetChange[], cause: Cause, about: (id: string) => Readonly<Record<string, unknown>> = () => ({})): Promise<Set<string>> {
  const customs = await (await namedValues(unit, 'asset')).fromLabels(changes.map((change) => change.columns));
  const made = await updateRows(unit.tx, 'asset', changes.map(({ id, version, columns, before }, at) => ({
    id, version, ...columns, custom: customs[at], ...keysOf(columns), data_bearing: columns.category === before.category ? before.data_bearing : factsOfCategory(columns.category).dataBearing, updated_at: unit.now,
  })));
  for (const { id, before, columns } of changes) {
    if (!made.has(id)) continue;
    const was = before as unknown as Record<string, unknown>;
    const changed = Object.entries(columns).filter(([key, value]) => JSON.stringify(was[key] ?? null) !== JSON.stringify(value ?? null)).map(([key]) => key);
    const told = changed.filter((key) => !['custom', 'notes', 'name'].includes(key));
    const pick = (from: Record<string, unknown>) => Object.fromEntries(told.map((key) => [key, from[key] ?? null]));
    unit.audit({ action: 'asset.changed', entity: { kind: 'asset', id }, facts: { fields: changed, from: pick(was), to: pick(columns), ...cause.facts, ...about(id) } });
  }
  return made;
}
