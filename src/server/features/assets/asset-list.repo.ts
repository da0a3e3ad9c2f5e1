/** Reading assets with the names of everybody and everything they point to. */
import { sql } from 'kysely';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const columns: Record<string, SortColumn> = {
  tag: { column: 'a.asset_tag', type: 'text' }, serial: { column: 'a.serial_number', type: 'text' }, model: { column: 'a.model', type: 'text' }, name: { column: 'a.name', type: 'text' }, category: { column: 'a.category', type: 'text' },
  status: { column: 'a.status', type: 'text' }, location: { column: 'l.name', type: 'text' }, assignee: { column: 'coalesce(ap.name, a.assignee_department)', type: 'text' }, custodian: { column: 'coalesce(cp.name, pl.name)', type: 'text' },
  since: { column: 'c.since', type: 'timestamptz' }, purchased: { column: 'a.purchased_on', type: 'date' }, seen: { column: 'a.last_seen_at', type: 'timestamptz' }, changed: { column: 'a.updated_at', type: 'timestamptz' },
};

const joined = (tx: Tx) => tx.selectFrom('asset as a').leftJoin('asset_custody as c', 'c.asset_id', 'a.id').leftJoin('location as l', 'l.id', 'a.location_id').leftJoin('person as ap', 'ap.id', 'a.assignee_id')
  .leftJoin('person as cp', (j) => j.onRef('cp.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'person'))
  .leftJoin('place as pl', (j) => j.onRef('pl.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'place'))
  .leftJoin('place as pu', 'pu.id', 'pl.parent_id').leftJoin('location as pll', 'pll.id', 'pl.location_id')
  .leftJoin('shipment as sh', (j) => j.onRef('sh.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'shipment'));

const named = (tx: Tx) => joined(tx).selectAll('a').select([
  'c.seq', 'c.custodian_kind', 'c.custodian_id', 'c.since as custody_since', 'l.name as location_name', 'ap.name as assignee_name', 'cp.name as custodian_person',
  'pl.name as place_name', 'pl.kind as place_kind', 'pu.name as place_within', 'pll.name as place_location', 'sh.carrier', 'sh.tracking_number',
]);

export type AssetFilter = {
  q?: string | undefined; status?: string | undefined; location?: string | undefined; category?: string | undefined; ownership?: string | undefined; assignee?: string | undefined;
  custodian?: string | undefined; with?: string | undefined; model?: string | undefined; hold?: boolean | undefined;
};

type Joined = ReturnType<typeof joined>;

/** The same conditions for rows and for their number. */
function conditions(query: Joined, filter: AssetFilter): Joined {
  let q = query;
  if (filter.q) {
    const pattern = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    q = q.where((e) => e.or([e('a.asset_tag', 'ilike', pattern), e('a.serial_number', 'ilike', pattern), e('a.model', 'ilike', pattern), e('a.name', 'ilike', pattern)]));
  }
  if (filter.status) q = q.where('a.status', '=', filter.status);
  if (filter.location) q = q.where('a.location_id', '=', filter.location);
  if (filter.category) q = q.where('a.category', '=', filter.category);
  if (filter.ownership) q = q.where('a.ownership', '=', filter.ownership);
  if (filter.assignee) q = q.where('a.assignee_id', '=', filter.assignee);
  if (filter.custodian) q = q.where('c.custodian_kind', '=', filter.custodian);
  if (filter.with) q = q.where('c.custodian_id', '=', filter.with);
  if (filter.model) q = q.where('a.model', '=', filter.model);
  if (filter.hold !== undefined) q = q.where('a.on_hold', '=', filter.hold);
  return q;
}

export function listAssets(tx: Tx, filter: AssetFilter, page: { sort: string | undefined; after: string | undefined; limit: number }) {
  const keys = keyset(columns, 'a.id', page.sort, page.after);
  let query = conditions(named(tx) as unknown as Joined, filter) as unknown as ReturnType<typeof named>;
  if (keys.after) query = query.where(keys.after);
  return query.select(keys.sortValue.as('sort_value')).orderBy(keys.orderBy).limit(page.limit + 1).execute();
}

export const countAssets = async (tx: Tx, filter: AssetFilter): Promise<number> => Number((await conditions(joined(tx), filter).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);

export const assetById = (tx: Tx, id: string) => named(tx).where('a.id', '=', id).executeTakeFirst();
export type AssetRecord = NonNullable<Awaited<ReturnType<typeof assetById>>>;

/** What a person has, and what is meant for them. Disposed things are neither. */
export const assetsOfPerson = (tx: Tx, personId: string): Promise<AssetRecord[]> => named(tx).where('a.status', '<>', 'disposed')
  .where((e) => e.or([e('a.assignee_id', '=', personId), e.and([e('c.custodian_kind', '=', 'person'), e('c.custodian_id', '=', personId)])])).orderBy('a.category').orderBy('a.asset_tag').orderBy('a.id').execute();

/** The open case that waits for an asset, if the reader may see it. */
export const openCaseOf = (tx: Tx, assetId: string) => tx.selectFrom('case_asset as ca').innerJoin('offboarding_case as k', 'k.id', 'ca.case_id').innerJoin('person as p', 'p.id', 'k.person_id')
  .select(['k.id', 'k.number', 'k.return_by_on', 'ca.status as line', 'p.id as person_id', 'p.name as person_name']).where('ca.asset_id', '=', assetId).where('k.status', '=', 'open')
  .where('ca.status', 'not in', ['withdrawn', 'let_go', 'not_ours']).orderBy('k.number', 'desc').limit(1).executeTakeFirst();

type CustodianRow = { kind: string; id: string; name: string };

/** Names for people, places and shipments by id, as far as they may be seen. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<CustodianRow[]> {
  if (ids.length === 0) return [];
  const list = [...new Set(ids)];
  const { rows } = await sql<CustodianRow>`
    select 'person' as kind, id, name from person where id = any (${list}::uuid[])
    union all select 'place', p.id, concat_ws(' · ', l.name, u.name, p.name) from place p join location l on l.id = p.location_id left join place u on u.id = p.parent_id where p.id = any (${list}::uuid[])
    union all select 'shipment', id, concat_ws(' ', coalesce(carrier, 'Parcel on its way'), tracking_number) from shipment where id = any (${list}::uuid[])`.execute(tx);
  return rows;
}
