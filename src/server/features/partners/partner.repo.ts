/** All SQL of `partner`, with what is counted for its promises. */
import { sql } from 'kysely';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type PartnerValues = {
  department: string; location_id: string; place_id: string | null; lead_person_id: string | null; status: string; minutes_per_month: number | null; items_per_month: number | null; dwell_limit_hours: number; pickup_weekdays: number[];
  hours_text: string | null; promises: string; review_on: string | null; seconds_per_item: number; agreed_at: string | null;
};

/** The month as it is at the location. */
const thisMonth = (now: string) => sql<boolean>`d.happened_at >= (date_trunc('month', ${now}::timestamptz at time zone l.time_zone) at time zone l.time_zone)`;
const monthlyDeeds = (now: string) => sql<number>`(select count(*)::int from deed d where d.partner_id = a.id and ${thisMonth(now)})`;
/** Parcels of the shipments slice are read here, never written: our promise is about them. */
const overdue = (now: string) => sql<number>`(select count(*)::int from parcel k where k.status = 'stored' and k.dwell_due_at <= ${now}::timestamptz and k.location_id = a.location_id
  and (a.place_id is null or k.place_id in (select s.id from place s where s.id = a.place_id or s.parent_id = a.place_id)))`;
const draftsOf = (olderThan: string | null) => (olderThan === null
  ? sql<number>`(select count(*)::int from thanks t join deed d on d.id = t.deed_id where d.partner_id = a.id and t.status = 'draft')`
  : sql<number>`(select count(*)::int from thanks t join deed d on d.id = t.deed_id where d.partner_id = a.id and t.status = 'draft' and d.happened_at < ${olderThan}::timestamptz)`);

const joined = (tx: Tx, now: string, lateBefore: string) => tx.selectFrom('partner as a').innerJoin('location as l', 'l.id', 'a.location_id').leftJoin('person as p', 'p.id', 'a.lead_person_id').leftJoin('place as pl', 'pl.id', 'a.place_id')
  .selectAll('a').select(['l.name as location_name', 'l.time_zone', 'p.name as lead_name', 'pl.name as place_name', monthlyDeeds(now).as('deeds'), overdue(now).as('overdue'), draftsOf(null).as('unthanked'), draftsOf(lateBefore).as('thanks_late')]);

export type PartnerRecord = NonNullable<Awaited<ReturnType<typeof partnerById>>>;
export const partnerById = (tx: Tx, id: string, now: string, lateBefore: string) => joined(tx, now, lateBefore).where('a.id', '=', id).executeTakeFirst();

/** The partner that answers for a place: named for it, or for the whole location. What was agreed, without counting how it goes. */
export const partnerAt = (tx: Tx, placeId: string | null, locationId: string) => tx.selectFrom('partner as a').leftJoin('person as p', 'p.id', 'a.lead_person_id').selectAll('a').select('p.name as lead_name')
  .where('a.location_id', '=', locationId).where('a.status', '<>', 'ended').where((e) => e.or([e('a.place_id', 'is', null), ...(placeId === null ? [] : [e('a.place_id', '=', placeId)])]))
  .orderBy(sql`a.place_id nulls last`).orderBy('a.created_at').limit(1).executeTakeFirst();
export type PartnerTerms = NonNullable<Awaited<ReturnType<typeof partnerAt>>>;

const columns: Record<string, SortColumn> = { location: { column: 'l.name', type: 'text' }, department: { column: 'a.department', type: 'text' }, status: { column: 'a.status', type: 'text' } };
export type PartnerFilter = { q?: string | undefined; location?: string | undefined; status?: string | undefined; sites?: readonly string[] | undefined };

export async function listPartners(tx: Tx, filter: PartnerFilter, page: { sort: string | undefined; after: string | undefined; limit: number }, now: string, lateBefore: string) {
  const keys = keyset(columns, 'a.id', page.sort, page.after);
  let query = joined(tx, now, lateBefore).select(keys.sortValue.as('sort_value')).orderBy(keys.orderBy).limit(page.limit + 1);
  if (filter.q) {
    const pattern = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((e) => e.or([e('a.department', 'ilike', pattern), e('l.name', 'ilike', pattern), e('p.name', 'ilike', pattern)]));
  }
  if (filter.location) query = query.where('a.location_id', '=', filter.location);
  if (filter.sites) query = query.where('a.location_id', 'in', filter.sites.length > 0 ? [...filter.sites] : ['00000000-0000-0000-0000-000000000000']);
  if (filter.status) query = query.where('a.status', '=', filter.status);
  if (keys.after) query = query.where(keys.after);
  return query.execute();
}

/** False when the department at the location is a partner already. */
export async function insertPartner(tx: Tx, id: string, values: PartnerValues, at: string): Promise<boolean> {
  const result = await tx.insertInto('partner').values({ id, ...values, created_at: at, updated_at: at }).onConflict((c) => c.columns(['department', 'location_id']).doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const samePartner = (tx: Tx, department: string, locationId: string, exceptId: string) => tx.selectFrom('partner').select('id').where('department', '=', department).where('location_id', '=', locationId).where('id', '<>', exceptId).executeTakeFirst();

/** Compare-and-set on the version. */
export async function updatePartner(tx: Tx, id: string, version: number, values: Partial<PartnerValues>, at: string): Promise<boolean> {
  const result = await tx.updateTable('partner').set((e) => ({ ...values, updated_at: at, version: e('version', '+', 1) })).where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
