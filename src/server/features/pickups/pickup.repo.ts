/** All SQL of `pickup_run` and `pickup_item`. */
import type { PickupItemStatus, PickupStatus } from '#domain/pickup/pickup';
import { sql } from 'kysely';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export async function insertRun(tx: Tx, r: { id: string; locationId: string; technicianId: string; plannedOn: string; destinationId: string | null; at: string }): Promise<void> {
  await tx.insertInto('pickup_run').values({ id: r.id, location_id: r.locationId, technician_id: r.technicianId, planned_on: r.plannedOn, destination_id: r.destinationId, created_at: r.at }).execute();
}

export type NewItem = { id: string; parcelId: string | null; assetId: string | null; slotId: string; state: PickupItemStatus; note?: string | null; scannedAt?: string | null };

/** Adds items at the end of the list; what is on it already stays once. */
export async function insertItems(tx: Tx, runId: string, items: readonly NewItem[]): Promise<void> {
  if (items.length === 0) return;
  const last = await tx.selectFrom('pickup_item').select((e) => e.fn.max('position').as('n')).where('run_id', '=', runId).executeTakeFirst();
  const from = Number(last?.n ?? 0);
  await tx.insertInto('pickup_item').values(items.map((item, at) => ({
    id: item.id, run_id: runId, parcel_id: item.parcelId, asset_id: item.assetId, slot_id: item.slotId, state: item.state, note: item.note ?? null, scanned_at: item.scannedAt ?? null, position: from + at + 1,
  }))).onConflict((c) => c.doNothing()).execute();
}

const columns: Record<string, SortColumn> = { planned: { column: 'r.planned_on', type: 'date' } };
export type RunFilter = { id?: string | undefined; status?: string | undefined; location?: string | undefined; technician?: string | undefined };

export async function listRuns(tx: Tx, filter: RunFilter, page: { sort: string | undefined; after: string | undefined; limit: number }) {
  const keys = keyset(columns, 'r.id', page.sort ?? '-planned', page.after);
  let query = tx.selectFrom('pickup_run as r').innerJoin('location as l', 'l.id', 'r.location_id').innerJoin('member as m', 'm.id', 'r.technician_id').leftJoin('place as d', 'd.id', 'r.destination_id').selectAll('r').select([
    'l.name as location_name', 'l.time_zone', 'm.name as technician_name', 'm.person_id as technician_person_id', 'd.name as destination_name',
    sql<number>`(select count(*) from pickup_item i where i.run_id = r.id)`.as('items'), sql<number>`(select count(*) from pickup_item i where i.run_id = r.id and i.state <> 'listed')`.as('accounted'),
    sql<number>`(select count(*) from pickup_item i where i.run_id = r.id and i.state in ('missing','extra','wrong'))`.as('differences'), keys.sortValue.as('sort_value'),
  ]).orderBy(keys.orderBy).limit(page.limit + 1);
  if (filter.id) query = query.where('r.id', '=', filter.id);
  if (filter.status) query = query.where('r.status', '=', filter.status);
  if (filter.location) query = query.where('r.location_id', '=', filter.location);
  if (filter.technician) query = query.where('r.technician_id', '=', filter.technician);
  if (keys.after) query = query.where(keys.after);
  return query.execute();
}
export type RunRecord = Awaited<ReturnType<typeof listRuns>>[number];

export const runById = async (tx: Tx, id: string): Promise<RunRecord | undefined> => (await listRuns(tx, { id }, { sort: undefined, after: undefined, limit: 1 }))[0];
export const lockRun = (tx: Tx, id: string) => tx.selectFrom('pickup_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const countRuns = async (tx: Tx, filter: RunFilter): Promise<number> => {
  let query = tx.selectFrom('pickup_run as r').select((e) => e.fn.countAll<string>().as('n'));
  if (filter.status) query = query.where('r.status', '=', filter.status);
  if (filter.location) query = query.where('r.location_id', '=', filter.location);
  if (filter.technician) query = query.where('r.technician_id', '=', filter.technician);
  return Number((await query.executeTakeFirstOrThrow()).n);
};

/** Compare-and-set on the version; false when somebody was faster. */
export async function changeRun(tx: Tx, id: string, version: number, set: Partial<{ status: PickupStatus; started_at: string; finished_at: string; destination_id: string | null }>): Promise<boolean> {
  return (await tx.updateTable('pickup_run').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}

/** The list as walked: site by site as planned, within a place by slot. */
export const itemsOfRun = (tx: Tx, runId: string) => tx.selectFrom('pickup_item as i').innerJoin('place as s', 's.id', 'i.slot_id').leftJoin('place as room', (join) => join.on(sql<boolean>`room.id = coalesce(s.parent_id, s.id)`))
  .leftJoin('parcel as b', 'b.id', 'i.parcel_id').leftJoin('asset as a', 'a.id', 'i.asset_id').selectAll('i').select([
    's.code as slot_code', 's.is_quarantine', 'room.id as room_id', 'room.name as room_name', 'b.box_code', 'b.case_id', 'b.dwell_due_at', 'b.is_announced', 'b.status as parcel_status',
    'a.asset_tag', 'a.serial_number', 'a.name', 'a.manufacturer', 'a.model', 'a.category',
  ]).where('i.run_id', '=', runId).orderBy('i.position').execute();
export type ItemRecord = Awaited<ReturnType<typeof itemsOfRun>>[number];

export async function setItem(tx: Tx, id: string, set: { state: PickupItemStatus; note?: string | null; scanned_at?: string | null; slot_id?: string }): Promise<void> {
  await tx.updateTable('pickup_item').set(set).where('id', '=', id).execute();
}

/** Parcels that are on a run which has not ended: they are not planned twice. */
export const onOpenRuns = (tx: Tx) => tx.selectFrom('pickup_item as i').innerJoin('pickup_run as r', 'r.id', 'i.run_id').select(['i.parcel_id', 'i.asset_id']).where('r.status', 'in', ['planned', 'under_way']).where('i.state', '=', 'listed').execute();

/** Loose things that lie in slots and rooms where the mail comes in, outside any stored parcel. */
export const looseAssets = (tx: Tx, locationId: string | null) => {
  const query = tx.selectFrom('asset_custody as c').innerJoin('place as s', (join) => join.onRef('s.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'place')).innerJoin('place as room', (join) => join.on(sql<boolean>`room.id = coalesce(s.parent_id, s.id)`))
    .innerJoin('location as l', 'l.id', 's.location_id').innerJoin('asset as a', 'a.id', 'c.asset_id')
    .select(['c.asset_id', 'c.since', 's.id as slot_id', 's.code as slot_code', 's.position as slot_position', 's.is_quarantine', 's.location_id', 'room.id as room_id', 'room.name as room_name', 'room.kind as room_kind', 'l.name as location_name'])
    .where('room.kind', '=', 'mailroom').where((e) => e.not(e.exists(e.selectFrom('parcel_item as i').innerJoin('parcel as b', 'b.id', 'i.parcel_id').select('i.asset_id').whereRef('i.asset_id', '=', 'c.asset_id').whereRef('b.place_id', '=', 's.id').where('b.status', '=', 'stored').where('i.state', '<>', 'moved'))))
    .orderBy('c.since').orderBy('c.asset_id');
  return (locationId === null ? query : query.where('s.location_id', '=', locationId)).execute();
};
