/** All SQL of `parcel` and `parcel_item`, and what a list of parcels shows of their shipments and cases. */
import type { ParcelStatus } from '#domain/intake/parcel-lifecycle';
import { sql } from 'kysely';
import type { Catalogue } from '#domain/list/catalogue';
import { cutPage, pageOf } from '../../platform/db/list-page.ts';
import { writeAndCount, type Write } from '../../platform/db/write-together.ts';
import type { ListWish } from '../../platform/http/read-list-query.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import { parcelSource } from './parcel-source.repo.ts';

export type NewParcel = {
  id: string; boxCode: string; caseId: string | null; shipmentId: string | null; locationId: string | null; status: ParcelStatus; way: string | null; isAnnounced: boolean; scannedAs: string | null; note: string | null; at: string;
};

/** The next number of the boxes; the code on the slip is made from it. */
export async function nextBoxNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select nextval('box_number')::int as n`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function insertParcel(tx: Tx, p: NewParcel): Promise<void> {
  await tx.insertInto('parcel').values({
    id: p.id, box_code: p.boxCode, case_id: p.caseId, shipment_id: p.shipmentId, location_id: p.locationId, status: p.status, way: p.way, is_announced: p.isAnnounced, scanned_as: p.scannedAs, note: p.note, created_at: p.at,
  }).execute();
}

const joined = (tx: Tx) => tx.selectFrom('parcel as b').leftJoin('shipment as s', 's.id', 'b.shipment_id').leftJoin('location as l', 'l.id', 'b.location_id').leftJoin('place as slot', 'slot.id', 'b.place_id')
  .leftJoin('place as room', (join) => join.on(sql<boolean>`room.id = coalesce(slot.parent_id, slot.id)`)).leftJoin('offboarding_case as c', 'c.id', 'b.case_id').leftJoin('person as p', 'p.id', 'c.person_id')
  .selectAll('b').select(['s.carrier', 's.tracking_number', 's.status as shipment_status', 's.handed_over_at', 'l.name as location_name', 'l.time_zone', 'l.holidays', 'slot.code as slot_code', 'slot.kind as slot_kind', 'room.id as room_id', 'room.name as room_name', 'c.number as case_number', 'p.name as person_name',
    sql<number>`(select count(*) from parcel_item i where i.parcel_id = b.id and i.state <> 'moved')`.as('items')]);

export type ParcelRecord = NonNullable<Awaited<ReturnType<typeof parcelById>>>;
export async function listParcels(tx: Tx, catalogue: Catalogue, { query, page: wish }: ListWish) {
  const { page, order, total, cells } = pageOf(parcelSource, catalogue, query, wish);
  const rows = await joined(tx).innerJoin(page.as('page'), 'page.id', 'b.id').select(['page.sort_value', total.as('total'), cells.as('cells')]).orderBy(order).execute();
  return cutPage(rows, wish);
}

export const parcelsOfCase = (tx: Tx, caseId: string) => joined(tx).where('b.case_id', '=', caseId).orderBy('b.created_at').orderBy('b.id').limit(200).execute();
export const parcelById = (tx: Tx, id: string) => joined(tx).where('b.id', '=', id).executeTakeFirst();

/** Waits for whoever is moving this parcel: of two hands at once the second sees what the first did. */
export const lockParcel = (tx: Tx, id: string) => tx.selectFrom('parcel').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export type StoredParcel = NonNullable<Awaited<ReturnType<typeof lockParcel>>>;

export const itemsOf = (tx: Tx, parcelIds: readonly string[]) => tx.selectFrom('parcel_item as i').innerJoin('asset as a', 'a.id', 'i.asset_id')
  .select(['i.parcel_id', 'i.asset_id', 'i.state', 'i.note', 'a.asset_tag', 'a.serial_number', 'a.name', 'a.manufacturer', 'a.model', 'a.category', 'a.on_hold', 'a.ownership'])
  .where('i.parcel_id', 'in', parcelIds.length > 0 ? [...parcelIds] : [sql<string>`null`]).orderBy('a.category').orderBy('i.asset_id').execute();
export type ParcelItemRecord = Awaited<ReturnType<typeof itemsOf>>[number];

/** Live announced parcels of a case: those whose label is somewhere and that have not arrived. */
export const liveAnnounced = (tx: Tx, caseId: string) => tx.selectFrom('parcel').selectAll().where('case_id', '=', caseId).where('is_announced', '=', true).where('status', 'in', ['expected', 'in_transit']).orderBy('created_at').forUpdate().execute();

export async function setItems(tx: Tx, parcelId: string, assetIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('parcel_item').where('parcel_id', '=', parcelId).where('state', '=', 'expected').execute();
  if (assetIds.length > 0) await tx.insertInto('parcel_item').values(assetIds.map((asset_id) => ({ parcel_id: parcelId, asset_id }))).onConflict((c) => c.doNothing()).execute();
}

export async function putItem(tx: Tx, parcelId: string, assetId: string, state: string, note: string | null): Promise<void> {
  await tx.insertInto('parcel_item').values({ parcel_id: parcelId, asset_id: assetId, state, note }).onConflict((c) => c.columns(['parcel_id', 'asset_id']).doUpdateSet({ state, note })).execute();
}

export type ParcelChange = Partial<{
  status: ParcelStatus; place_id: string | null; location_id: string | null; case_id: string | null; shipment_id: string | null; dwell_due_at: string | null; stored_at: string | null; stored_by: string | null;
  collected_at: string | null; opened_at: string | null; note: string | null; way: string | null; scanned_as: string | null;
}>;

const change = (tx: Tx, id: string, version: number, set: ParcelChange) => tx.updateTable('parcel').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version);

/** Compare-and-set on the version; false when somebody was faster. */
export async function changeParcel(tx: Tx, id: string, version: number, set: ParcelChange): Promise<boolean> {
  return (await change(tx, id, version, set).executeTakeFirst()).numUpdatedRows > 0n;
}

/** The same, and what follows from it, in one statement. */
export const changeParcelWith = async (tx: Tx, id: string, version: number, set: ParcelChange, others: readonly Write[]): Promise<boolean> =>
  (await writeAndCount(tx, sql`${change(tx, id, version, set).returning('id')}`, others)) > 0;

/** Parcels by the codes a scan may mean, each with its contents: our box codes, carriers' numbers, and an unknown parcel that was scanned before under the same text. */
export const parcelsByScan = (tx: Tx, keys: { boxCodes: readonly string[]; trackingKeys: readonly string[]; scannedAs: string }) => tx.selectFrom('parcel as b').leftJoin('shipment as s', 's.id', 'b.shipment_id')
  .leftJoin('place as slot', 'slot.id', 'b.place_id').selectAll('b').select(['s.tracking_key', 'slot.code as slot_code', 'slot.parent_id as room_id',
    sql<ParcelItemRecord[]>`(select coalesce(json_agg(json_build_object('parcel_id', i.parcel_id, 'asset_id', i.asset_id, 'state', i.state, 'note', i.note, 'asset_tag', a.asset_tag, 'serial_number', a.serial_number, 'name', a.name,
      'manufacturer', a.manufacturer, 'model', a.model, 'category', a.category, 'on_hold', a.on_hold, 'ownership', a.ownership) order by a.category, i.asset_id), '[]')
      from parcel_item i join asset a on a.id = i.asset_id where i.parcel_id = b.id)`.as('contents')])
  .where(sql<boolean>`b.id in (
    select id from parcel where box_code = any (${[...keys.boxCodes]}::text[])
    union select m.id from shipment f join parcel m on m.shipment_id = f.id where f.tracking_key = any (${[...keys.trackingKeys]}::text[])
    union select id from parcel where scanned_as = ${keys.scannedAs} and length(${keys.scannedAs}) >= 4 and not is_announced and status in ('stored', 'collected'))`)
  .orderBy('b.created_at').limit(20);
export type ScannedParcel = Awaited<ReturnType<ReturnType<typeof parcelsByScan>['execute']>>[number];
export const parcelInstants = ['dwell_due_at', 'stored_at', 'collected_at', 'opened_at', 'created_at'] as const;

/** The open parcels whose contents list names one of these assets. */
export const parcelsOfAssets = (tx: Tx, assetIds: readonly string[]) => tx.selectFrom('parcel_item as i').innerJoin('parcel as b', 'b.id', 'i.parcel_id').select(['i.asset_id', 'i.state', 'b.id', 'b.box_code', 'b.case_id', 'b.status'])
  .where('i.asset_id', 'in', assetIds.length > 0 ? [...assetIds] : [sql<string>`null`]).where('b.status', 'in', ['expected', 'in_transit', 'stored', 'collected']).where('i.state', '=', 'expected').orderBy('b.created_at', 'desc').execute();

/** What lies stored in the slots of these sites, for a technician's trip: the earliest limit first. */
export const storedAt = (tx: Tx, locationId: string | null) => {
  const query = tx.selectFrom('parcel as b').innerJoin('place as slot', 'slot.id', 'b.place_id').leftJoin('place as room', (join) => join.on(sql<boolean>`room.id = coalesce(slot.parent_id, slot.id)`)).innerJoin('location as l', 'l.id', 'b.location_id')
    .select(['b.id', 'b.box_code', 'b.case_id', 'b.location_id', 'b.place_id', 'b.dwell_due_at', 'b.is_announced', 'slot.code as slot_code', 'slot.position as slot_position', 'slot.is_quarantine', 'room.id as room_id', 'room.name as room_name', 'room.kind as room_kind', 'l.name as location_name'])
    .where('b.status', '=', 'stored').orderBy('b.dwell_due_at').orderBy('b.id');
  return (locationId === null ? query : query.where('b.location_id', '=', locationId)).execute();
};
export type WaitingParcel = Awaited<ReturnType<typeof storedAt>>[number];
