/** Reading assets with the names of everybody and everything they point to. */
import { sql } from 'kysely';
import type { Catalogue } from '#domain/list/catalogue';
import { cutPage, pageOf } from '../../platform/db/list-page.ts';
import type { ListWish } from '../../platform/http/read-list-query.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import { assetSource } from './asset-source.repo.ts';

const everyAsset = (tx: Tx) => tx.selectFrom('asset as a');
type Start = ReturnType<typeof everyAsset>;

const joined = (from: Start) => from.leftJoin('asset_custody as c', 'c.asset_id', 'a.id').leftJoin('location as l', 'l.id', 'a.location_id').leftJoin('person as ap', 'ap.id', 'a.assignee_id')
  .leftJoin('person as cp', (j) => j.onRef('cp.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'person'))
  .leftJoin('place as pl', (j) => j.onRef('pl.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'place'))
  .leftJoin('place as pu', 'pu.id', 'pl.parent_id').leftJoin('location as pll', 'pll.id', 'pl.location_id')
  .leftJoin('shipment as sh', (j) => j.onRef('sh.id', '=', 'c.custodian_id').on('c.custodian_kind', '=', 'shipment'));

const named = (from: Start) => joined(from).selectAll('a').select([
  'c.seq', 'c.custodian_kind', 'c.custodian_id', 'c.since as custody_since', 'l.name as location_name', 'ap.name as assignee_name', 'cp.name as custodian_person',
  'pl.name as place_name', 'pl.kind as place_kind', 'pu.name as place_within', 'pll.name as place_location', 'sh.carrier', 'sh.tracking_number',
]);

export async function listAssets(tx: Tx, catalogue: Catalogue, { query, page: wish }: ListWish) {
  const { page, order, total, cells } = pageOf(assetSource, catalogue, query, wish);
  // The page stands first: with this many joins the database keeps their order, and names are looked up for its rows only.
  const start = tx.selectFrom(page.as('page')).innerJoin('asset as a', 'a.id', 'page.id') as unknown as Start;
  const rows = await named(start).select([sql<string | null>`page.sort_value`.as('sort_value'), total.as('total'), cells.as('cells')]).orderBy(order).execute();
  return cutPage(rows, wish);
}

export const assetById = (tx: Tx, id: string) => named(everyAsset(tx)).where('a.id', '=', id).executeTakeFirst();
export type AssetRecord = NonNullable<Awaited<ReturnType<typeof assetById>>>;

/** What a person has, and what is meant for them. Disposed things are neither. */
export const assetsOfPerson = (tx: Tx, personId: string): Promise<AssetRecord[]> => named(everyAsset(tx)).where('a.status', '<>', 'disposed')
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
