/**
 * One query per group, all in one round trip (ADR 2: reads across tables).
 * `rank` is 0 for the thing itself, 1 for what begins with it, 2 for a word
 * that does, 3 for a fragment. Row-level security decides what is in it.
 */
import type { SearchGroup } from '#contract/search';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type Found = { readonly kind: SearchGroup; readonly id: string; readonly link: string; readonly rank: number; readonly facts: Record<string, unknown> };

export type Wanted = {
  /** As typed, trimmed. */
  readonly text: string;
  /** Without what people and printers put between characters: for tags, serials, tracking numbers. */
  readonly key: string;
  readonly seesCases: boolean;
  /** May open a parcel's page; a clerk finds it at the station. */
  readonly seesParcels: boolean;
};

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
const like = ({ text }: Wanted): string => `%${escaped(text)}%`;

/** How well a text fits: itself, its beginning, the beginning of one of its words, anywhere. */
const fit = (column: RawBuilder<unknown>, { text }: Wanted): RawBuilder<number> =>
  sql<number>`case when lower(${column}) = lower(${text}) then 0 when ${column} ilike ${`${escaped(text)}%`} then 1 when ${column} ilike ${`% ${escaped(text)}%`} then 2 else 3 end`;
const bare = (column: string) => sql.raw(`upper(regexp_replace(${column}, '[^[:alnum:]]', '', 'g'))`);
const fitKey = (column: string, { key }: Wanted): RawBuilder<number> => sql<number>`case when ${bare(column)} = ${key} then 0 when ${bare(column)} like ${`${key}%`} then 1 else 3 end`;
/** A tag or serial by fragment; without anything alphanumeric in it there is no key to look for. */
const hasKey = (column: string, wanted: Wanted) => (wanted.key === '' ? sql`false` : sql`(${sql.raw(column)} ilike ${like(wanted)} or ${bare(column)} like ${`%${wanted.key}%`})`);

const people = (w: Wanted) => sql`select p.id, p.id::text as link, least(${fit(sql`p.name`, w)}, coalesce(${fit(sql`p.email`, w)}, 3), coalesce(${fit(sql`p.employee_number`, w)}, 3)) as rank, p.name as order_by,
    jsonb_build_object('name', p.name, 'department', p.department, 'site', l.name, 'status', p.status, 'number', p.employee_number) as facts
  from person p left join location l on l.id = p.location_id
  where p.name ilike ${like(w)} or p.email ilike ${like(w)} or p.username ilike ${like(w)} or p.employee_number ilike ${`${escaped(w.text)}%`} or p.preferred_name ilike ${`${escaped(w.text)}%`}`;

const cases = (w: Wanted) => sql`select c.id, c.id::text as link, case when c.number::text = ${w.key} then 0 else ${fit(sql`p.name`, w)} end + case when c.status = 'open' then 0 else 0.5 end as rank, p.name as order_by,
    jsonb_build_object('name', p.name, 'number', c.number, 'status', c.status, 'lastOn', c.last_working_on, 'site', l.name) as facts
  from offboarding_case c join person p on p.id = c.person_id left join location l on l.id = c.site_id where p.name ilike ${like(w)} or c.number::text = ${w.key}`;

const assetName = sql`coalesce(nullif(trim(concat_ws(' ', a.manufacturer, a.model)), ''), a.name, a.category)`;
const assets = (w: Wanted) => sql`select a.id, a.id::text as link, least(coalesce(${fitKey('a.asset_tag', w)}, 3), coalesce(${fitKey('a.serial_number', w)}, 3), coalesce(${fit(sql`a.name`, w)}, 3)) as rank, coalesce(a.asset_tag, a.serial_number) as order_by,
    jsonb_build_object('name', ${assetName}, 'tag', a.asset_tag, 'serial', a.serial_number, 'status', a.status, 'holder', p.name, 'onHold', a.on_hold) as facts
  from asset a left join asset_custody k on k.asset_id = a.id and k.custodian_kind = 'person' left join person p on p.id = k.custodian_id
  where ${hasKey('a.asset_tag', w)} or ${hasKey('a.serial_number', w)} or a.name ilike ${like(w)} or a.model ilike ${like(w)}`;

/** Helpers see boxes; whose they are, only those who may read cases. A box of a case under embargo is its circle's alone. */
const parcels = (w: Wanted) => sql`select b.id, ${w.seesParcels ? sql`b.id::text` : sql`''`} as link, least(${fitKey('b.box_code', w)}, coalesce(${fitKey('s.tracking_number', w)}, 3)) as rank, b.box_code as order_by,
    jsonb_build_object('box', b.box_code, 'tracking', s.tracking_number, 'carrier', s.carrier, 'status', b.status, 'place', coalesce(h.name, g.name), 'slot', case when h.id is null then null else g.code end, 'name', ${w.seesCases ? sql`p.name` : sql`null::text`}) as facts
  from parcel b left join shipment s on s.id = b.shipment_id left join place g on g.id = b.place_id left join place h on h.id = g.parent_id left join offboarding_case c on c.id = b.case_id left join person p on p.id = c.person_id
  where (${hasKey('b.box_code', w)} or ${hasKey('s.tracking_number', w)}) and (b.case_id is null or c.id is not null or not handback_under_embargo(b.case_id))`;

const licences = (w: Wanted) => sql`select i.id, i.id::text as link, least(${fit(sql`i.product`, w)}, coalesce(${fit(sql`i.vendor`, w)}, 3)) as rank, i.product as order_by,
    jsonb_build_object('name', i.product, 'vendor', i.vendor, 'seats', i.seats_total, 'held', (select count(*) from seat s where s.licence_id = i.id and s.released_at is null)) as facts
  from licence i where i.product ilike ${like(w)} or i.vendor ilike ${like(w)} or i.contract_number ilike ${`${escaped(w.text)}%`}`;

const searches: Readonly<Record<SearchGroup, (wanted: Wanted) => RawBuilder<unknown>>> = { people, cases, assets, parcels, licences };

export async function findEverywhere(tx: Tx, groups: readonly SearchGroup[], wanted: Wanted, most: number): Promise<Found[]> {
  if (groups.length === 0) return [];
  const parts = groups.map((group) => sql`(select ${group}::text as kind, x.id, x.link, x.rank::float8 as rank, x.facts from (${searches[group](wanted)}) x order by x.rank, x.order_by, x.id limit ${most})`);
  return (await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(tx)).rows;
}
