/** Reading assets with the names of everybody and everything they point to. */
import { sql } from 'kysely';
import { customName, type Catalogue } from '#domain/list/catalogue';
import { cutPage, pageOf, type Cell } from '../../platform/db/list-page.ts';
import { oneMadeOnce } from '../../platform/db/made-once.ts';
import type { ListWish } from '../../platform/http/read-list-query.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import { assetSource } from './asset-source.repo.ts';

const joined = (tx: Tx) => tx.selectFrom('asset as a').leftJoin('asset_custody as c', 'c.asset_id', 'a.id').leftJoin('location as l', 'l.id', 'a.location_id').leftJoin('person as ap', 'ap.id', 'a.assignee_id')
  .leftJoin('person as cp', (j) => j.onRef('cp.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'person'))
  .leftJoin('place as pl', (j) => j.onRef('pl.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'place'))
  .leftJoin('place as pu', 'pu.id', 'pl.parent_id').leftJoin('location as pll', 'pll.id', 'pl.location_id')
  .leftJoin('shipment as sh', (j) => j.onRef('sh.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'shipment'));

const named = (tx: Tx) => joined(tx).selectAll('a').select([
  'c.seq', 'c.custodian_kind', 'c.custodian_id', 'c.since as custody_since', 'l.name as location_name', 'ap.name as assignee_name', 'cp.name as custodian_person',
  'pl.name as place_name', 'pl.kind as place_kind', 'pu.name as place_within', 'pll.name as place_location', 'sh.carrier', 'sh.tracking_number',
]);

export async function listAssets(tx: Tx, catalogue: Catalogue, { query, page: wish }: ListWish) {
  const { page, order, total, cells } = pageOf(assetSource, catalogue, query, wish);
  const custom = sql.raw(query.columns?.some((id) => customName(id) !== null) === true ? 'a.custom' : 'null::jsonb as custom');
  // The page stands first: names are looked up for its rows only, each kind of custodian where it is one.
  const { rows } = await sql<ListedAsset>`select ${listed}, ${custom}, page.sort_value, ${total} as total, ${cells} as cells
    from ${page} as page join asset a on a.id = page.id left join asset_custody c on c.asset_id = a.id left join location l on l.id = a.location_id order by ${order}`.execute(tx);
  return cutPage(rows, wish);
}

/** What a row of the list shows, and no more: a page has dozens of them. Who has what is meant for them is named once. */
const listed = sql.raw(`a.id, a.asset_tag, a.serial_number, a.name, a.manufacturer, a.model, a.category, a.status, a.ownership, a.on_hold, a.last_seen_at, a.purchased_on,
  a.location_id, l.name as location_name,
  a.assignee_id, (select p.name from person p where p.id = a.assignee_id) as assignee_name, a.assignee_department,
  c.custodian_kind, c.custodian_id, c.since as custody_since,
  case c.custodian_kind when 'person' then case when c.custodian_id is distinct from a.assignee_id then (select p.name from person p where p.id = c.custodian_id) end
    when 'place' then (select concat_ws(' · ', nullif(l.name, ''), nullif(u.name, ''), nullif(p.name, '')) from place p left join place u on u.id = p.parent_id left join location l on l.id = p.location_id where p.id = c.custodian_id)
    when 'shipment' then (select concat_ws(' ', coalesce(nullif(s.carrier, ''), 'Parcel on its way'), nullif(s.tracking_number, '')) from shipment s where s.id = c.custodian_id) end as custodian_name`);

export const assetById = oneMadeOnce((tx, id: string) => named(tx).where('a.id', '=', id));
export type AssetRecord = NonNullable<Awaited<ReturnType<typeof assetById>>>;
type Shown = 'id' | 'asset_tag' | 'serial_number' | 'name' | 'manufacturer' | 'model' | 'category' | 'status' | 'ownership' | 'on_hold' | 'last_seen_at' | 'purchased_on' | 'location_id' | 'location_name' | 'assignee_id' | 'assignee_name' | 'assignee_department' | 'custodian_kind' | 'custodian_id' | 'custody_since' | 'custom';
type ListedAsset = Pick<AssetRecord, Shown> & { custodian_name: string | null; sort_value: string | null; total: number | null; cells: Record<string, Cell> | null };
/** What is needed to show an asset as a row: its custodian named by the database, or from the names that came along. */
export type AssetShown = Pick<AssetRecord, Exclude<Shown, 'custom'>> & ({ custodian_name: string | null } | Pick<AssetRecord, 'custodian_person' | 'place_location' | 'place_within' | 'place_name' | 'carrier' | 'tracking_number'>);

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
