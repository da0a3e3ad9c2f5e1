/** All SQL of `place`, and the count of what lies in one. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewPlace = {
  id: string; locationId: string; parentId: string | null; kind: string; code: string; name: string; size: string; capacity: number; isQuarantine: boolean; position: number; at: string;
};

/** A place with its location's name, and how much lies in it: parcels stored, and assets it answers for that are in none of those parcels. */
const counted = (tx: Tx) => tx.selectFrom('place as p').innerJoin('location as l', 'l.id', 'p.location_id').leftJoin('place as u', 'u.id', 'p.parent_id').selectAll('p').select([
  'l.name as location_name', 'u.name as parent_name', 'u.closed_at as parent_closed_at',
  sql<number>`(select count(*) from parcel b where b.place_id = p.id and b.status = 'stored')`.as('parcels'),
  sql<number>`(select count(*) from asset_custody c where c.custodian_id = p.id and c.custodian_kind = 'place' and not exists (
    select 1 from parcel_item i join parcel b on b.id = i.parcel_id where i.asset_id = c.asset_id and b.place_id = p.id and b.status = 'stored' and i.state <> 'moved'))`.as('assets'),
]);

export const placeById = (tx: Tx, id: string) => counted(tx).where('p.id', '=', id).executeTakeFirst();
export type PlaceRow = NonNullable<Awaited<ReturnType<typeof placeById>>>;

export type PlaceFilter = { locationIds?: readonly string[] | undefined; kind?: string | undefined; parentId?: string | undefined; withClosed?: boolean | undefined };

/** In the order of their sites, kinds and positions. */
export function listPlaces(tx: Tx, filter: PlaceFilter): Promise<PlaceRow[]> {
  let query = counted(tx).orderBy('l.name').orderBy('p.position').orderBy('p.code').orderBy('p.id');
  if (filter.locationIds) query = query.where('p.location_id', 'in', filter.locationIds.length > 0 ? [...filter.locationIds] : [sql<string>`null`]);
  if (filter.kind) query = query.where('p.kind', '=', filter.kind);
  if (filter.parentId) query = query.where('p.parent_id', '=', filter.parentId);
  if (!filter.withClosed) query = query.where('p.closed_at', 'is', null);
  return query.execute();
}

/**
 * The open slots of a room with what lies in each, for a scan: what is stored in the room is looked at once, in place of once
 * for each slot (slot by slot along the index: `offset 0` keeps it so while the table's figures are old). Parcels stored, and assets the slot answers for that are in none of its parcels, as `counted` has it.
 */
export const slotsWithin = (roomId: string) => sql<SlotRow>`
  with slot as (select * from place where parent_id = ${roomId} and kind = 'slot' and closed_at is null),
    stored as materialized (select b.id, s.id as place_id from slot s cross join lateral (select id from parcel where place_id = s.id and status = 'stored' offset 0) b),
    inside as materialized (select i.asset_id, b.place_id from stored b join parcel_item i on i.parcel_id = b.id where i.state <> 'moved'),
    box as (select place_id, count(*)::int as n from stored group by 1),
    thing as (select c.custodian_id, count(*)::int as n from asset_custody c where c.custodian_kind = 'place' and c.custodian_id in (select id from slot)
      and not exists (select 1 from inside i where i.asset_id = c.asset_id and i.place_id = c.custodian_id) group by 1)
  select s.id, s.code, s.size, s.is_quarantine, s.capacity, s.position, s.location_id, coalesce(b.n, 0) as parcels, coalesce(t.n, 0) as assets
  from slot s left join box b on b.place_id = s.id left join thing t on t.custodian_id = s.id order by s.position, s.code, s.id`;
export type SlotRow = { id: string; code: string; size: string; is_quarantine: boolean; capacity: number; position: number; location_id: string; parcels: number; assets: number };

/** The first open place of a kind at a location, without counting what lies in it. */
export const openPlaceOf = (tx: Tx, locationId: string, kind: string) =>
  tx.selectFrom('place').selectAll().where('location_id', '=', locationId).where('kind', '=', kind).where('closed_at', 'is', null).orderBy('position').orderBy('code').limit(1).executeTakeFirst();

export const slotCodesOf = async (tx: Tx, parentId: string): Promise<{ code: string; position: number }[]> => tx.selectFrom('place').select(['code', 'position']).where('parent_id', '=', parentId).execute();

/** Adds what is not there yet, by code; returns the codes that are new. */
export async function insertPlaces(tx: Tx, places: readonly NewPlace[]): Promise<string[]> {
  if (places.length === 0) return [];
  const rows = await tx.insertInto('place').values(places.map((p) => ({
    id: p.id, location_id: p.locationId, parent_id: p.parentId, kind: p.kind, code: p.code, name: p.name, size: p.size, capacity: p.capacity, is_quarantine: p.isQuarantine, position: p.position, created_at: p.at,
  }))).onConflict((c) => c.doNothing()).returning('code').execute();
  return rows.map((row) => row.code);
}

export type PlaceChange = { name?: string; code?: string; size?: string; capacity?: number; is_quarantine?: boolean; position?: number };

/** Compare-and-set on the version; false when somebody was faster. */
export async function updatePlace(tx: Tx, id: string, version: number, set: PlaceChange): Promise<boolean> {
  return (await tx.updateTable('place').set({ ...set, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}

export const codeTaken = (tx: Tx, within: string, code: string, except: string) => tx.selectFrom('place').select('id')
  .where(sql<boolean>`coalesce(parent_id, location_id) = ${within}::uuid and lower(code) = lower(${code})`).where('id', '<>', except).executeTakeFirst();

/** A lock on a place and its slots: nothing is put into what is about to close. */
export async function lockPlace(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('place').select('id').where((e) => e.or([e('id', '=', id), e('parent_id', '=', id)])).orderBy('id').forUpdate().execute();
}

export async function setClosed(tx: Tx, ids: readonly string[], closedAt: string | null): Promise<void> {
  await tx.updateTable('place').set((e) => ({ closed_at: closedAt, version: e('version', '+', 1) })).where('id', 'in', [...ids]).execute();
}
