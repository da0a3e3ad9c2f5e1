/** All SQL that writes `asset`, and finding one by what is printed on it. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type AssetValues = {
  asset_tag: string | null; tag_key: string | null; serial_number: string | null; serial_key: string | null; name: string | null; manufacturer: string | null; model: string | null; category: string;
  ownership: string; owner_name: string | null; data_bearing: boolean; assignee_kind: string | null; assignee_id: string | null; assignee_department: string | null; location_id: string | null;
  purchased_on: string | null; purchase_cost: string | null; currency: string | null; order_number: string | null; warranty_months: number | null; lease_ends_on: string | null;
  grade: string | null; disposition: string | null; reserved_for: string | null; notes: string | null; custom: string;
};

export async function insertAsset(tx: Tx, id: string, values: AssetValues, more: { status: string; source: string; at: string }): Promise<boolean> {
  const result = await tx.insertInto('asset').values({ id, ...values, status: more.status, source: more.source, created_at: more.at, updated_at: more.at }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Compare-and-set on the version; false when somebody was faster. */
export async function updateAsset(tx: Tx, id: string, version: number, set: Partial<AssetValues>, at: string): Promise<boolean> {
  return (await tx.updateTable('asset').set({ ...set, updated_at: at, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Writes facts that an act has decided under the row's lock. */
export async function setOnAsset(tx: Tx, id: string, set: Partial<AssetValues> & { status?: string; on_hold?: boolean }, at: string): Promise<boolean> {
  return (await tx.updateTable('asset').set((e) => ({ ...set, updated_at: at, version: e('version', '+', 1) })).where('id', '=', id).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Seen by a management system: a newer sighting only, and no new version, since nobody edited anything. */
export async function setLastSeen(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('asset').set({ last_seen_at: at }).where('id', '=', id).where((e) => e.or([e('last_seen_at', 'is', null), e('last_seen_at', '<', at)])).execute();
}

/** The row under a lock until the end of the transaction: what is decided on it stays true. */
export const lockAsset = (tx: Tx, id: string) => tx.selectFrom('asset').select(['id', 'status', 'on_hold', 'data_bearing', 'location_id', 'assignee_kind', 'assignee_id', 'version']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();

export const assetWithTag = (tx: Tx, tag: string, except?: string) => {
  const query = tx.selectFrom('asset').select(['id', 'asset_tag', 'model']).where(sql<boolean>`id = any (array(select handback_assets_by_key(${[tag.toLowerCase()]}::text[], '{}', '{}')))`);
  return (except ? query.where('id', '<>', except) : query).executeTakeFirst();
};
export const assetWithSerial = (tx: Tx, serialKey: string, except?: string) => {
  const query = tx.selectFrom('asset').select(['id', 'asset_tag', 'serial_number', 'model']).where('serial_key', '=', serialKey);
  return (except ? query.where('id', '<>', except) : query).limit(1).executeTakeFirst();
};

export type ScanKeys = { readonly exact: readonly string[]; readonly prefixed: readonly string[]; readonly lookAlike: readonly string[] };

/** Rows that a scan may mean. `prefixed`: what remains without, or appears with, a vendor's prefix. The domain says how close each is. */
export function assetsByScan(tx: Tx, keys: ScanKeys) {
  const exact = [...new Set([...keys.exact, ...keys.prefixed])];
  const tails = keys.exact.filter((key) => key.length === 7 || key.length === 8);
  return tx.selectFrom('asset').select(['id', 'asset_tag', 'serial_number', 'category', 'status', 'ownership', 'on_hold', 'location_id', 'data_bearing', 'model', 'assignee_id'])
    // As an array it is asked once; as a subquery it was joined, and asked anew for every asset.
    .where(sql<boolean>`id = any (array(select handback_assets_by_scan(${exact}::text[], ${[...keys.exact]}::text[], ${[...keys.lookAlike]}::text[], ${tails}::text[])))`)
    .orderBy('id').limit(20);
}
export type ScannedAsset = Awaited<ReturnType<ReturnType<typeof assetsByScan>['execute']>>[number];

/** Each medium that is noted has a newest record, since the asset was last issued, that passed and was verified; and there is one at all. */
export async function isSanitised(tx: Tx, id: string): Promise<boolean> {
  const since = sql`coalesce((select max(c.occurred_at) from custody_event c where c.asset_id = ${id} and c.kind = 'issued'), '-infinity')`;
  const { rows } = await sql<{ sanitised: boolean }>`select exists (select 1 from medium m where m.asset_id = ${id} and m.struck_at is null) and not exists (
    select 1 from medium m where m.asset_id = ${id} and m.struck_at is null and not coalesce((
      select s.result = 'passed' and s.verification_result = 'passed' and coalesce(s.validation_result, 'accepted') = 'accepted' from sanitisation_record s
      where s.medium_id = m.id and s.performed_at >= ${since} order by s.performed_at desc, s.created_at desc limit 1), false)) as sanitised`.execute(tx);
  return rows[0]?.sanitised === true;
}
