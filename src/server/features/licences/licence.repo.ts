/** All SQL of `licence` and `seat`. The number of assigned seats is written with the seat, in one conditional statement. */
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import { sql } from 'kysely';

export type LicenceValues = {
  product: string; vendor: string | null; licence_key: string | null; contract_number: string | null; seats_total: number; renews_on: string | null; seat_cost: string | null; currency: string | null;
  billing: string | null; owner_name: string | null; holds_data: boolean; custom: string;
};

const columns: Record<string, SortColumn> = {
  product: { column: 'l.product', type: 'text' }, vendor: { column: 'l.vendor', type: 'text' }, renews: { column: 'l.renews_on', type: 'date' }, seats: { column: 'l.seats_total', type: 'int' },
  assigned: { column: 'l.seats_assigned', type: 'int' }, free: { column: '(l.seats_total - l.seats_assigned)', type: 'int' }, cost: { column: 'l.seat_cost', type: 'numeric' },
};

type Filter = { q?: string | undefined; free?: 'true' | 'false' | undefined };

function filtered(tx: Tx, filter: Filter) {
  let query = tx.selectFrom('licence as l');
  if (filter.q) {
    const pattern = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((e) => e.or([e('l.product', 'ilike', pattern), e('l.vendor', 'ilike', pattern), e('l.contract_number', 'ilike', pattern)]));
  }
  if (filter.free) query = query.where(filter.free === 'true' ? sql<boolean>`l.seats_assigned < l.seats_total` : sql<boolean>`l.seats_assigned >= l.seats_total`);
  return query;
}

export function listLicences(tx: Tx, filter: Filter, page: { sort: string | undefined; after: string | undefined; limit: number }) {
  const keys = keyset(columns, 'l.id', page.sort, page.after);
  let query = filtered(tx, filter).selectAll('l').select(keys.sortValue.as('sort_value')).orderBy(keys.orderBy).limit(page.limit + 1);
  if (keys.after) query = query.where(keys.after);
  return query.execute();
}

export const countLicences = async (tx: Tx, filter: Filter): Promise<number> => Number((await filtered(tx, filter).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);
export const licenceById = (tx: Tx, id: string) => tx.selectFrom('licence').selectAll().where('id', '=', id).executeTakeFirst();
export type LicenceRecord = NonNullable<Awaited<ReturnType<typeof licenceById>>>;

export const licenceWithIdentity = (tx: Tx, identity: { product: string; vendor: string | null; licenceKey: string | null }, except?: string) => {
  const query = tx.selectFrom('licence').select(['id', 'product']).where(sql<boolean>`lower(product) = lower(${identity.product}) and lower(coalesce(vendor, '')) = lower(${identity.vendor ?? ''}) and lower(coalesce(licence_key, '')) = lower(${identity.licenceKey ?? ''})`);
  return (except ? query.where('id', '<>', except) : query).executeTakeFirst();
};

export async function insertLicence(tx: Tx, id: string, values: LicenceValues, source: string, at: string): Promise<boolean> {
  const result = await tx.insertInto('licence').values({ id, ...values, source, created_at: at, updated_at: at }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateLicence(tx: Tx, id: string, version: number, set: Partial<LicenceValues>, at: string): Promise<boolean> {
  return (await tx.updateTable('licence').set({ ...set, updated_at: at, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Takes a seat out of the pool; false when none is free, unless reality already says otherwise (`beyond`). */
export async function takeSeat(tx: Tx, licenceId: string, beyond: boolean): Promise<boolean> {
  let query = tx.updateTable('licence').set((e) => ({ seats_assigned: e('seats_assigned', '+', 1) })).where('id', '=', licenceId);
  if (!beyond) query = query.whereRef('seats_assigned', '<', 'seats_total');
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

export async function returnSeat(tx: Tx, licenceId: string): Promise<void> {
  await tx.updateTable('licence').set((e) => ({ seats_assigned: e('seats_assigned', '-', 1) })).where('id', '=', licenceId).execute();
}

export async function insertSeat(tx: Tx, seat: { id: string; licenceId: string; personId: string; at: string; caseId: string | null }): Promise<boolean> {
  const result = await tx.insertInto('seat').values({ id: seat.id, licence_id: seat.licenceId, person_id: seat.personId, assigned_at: seat.at, case_id: seat.caseId }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Compare-and-set: true for the one who released it. */
export async function setReleased(tx: Tx, id: string, set: { at: string; by: string; reason: string; caseId: string | null }): Promise<boolean> {
  return (await tx.updateTable('seat').set({ released_at: set.at, released_by: set.by, release_reason: set.reason, ...(set.caseId ? { case_id: set.caseId } : {}) }).where('id', '=', id).where('released_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
}

const seats = (tx: Tx) => tx.selectFrom('seat as s').innerJoin('licence as l', 'l.id', 's.licence_id').innerJoin('person as p', 'p.id', 's.person_id').selectAll('s')
  .select(['l.product', 'l.vendor', 'l.seat_cost', 'l.currency', 'l.billing', 'l.renews_on', 'p.name as person_name', 'p.status as person_status']);
export const seatById = (tx: Tx, id: string) => seats(tx).where('s.id', '=', id).executeTakeFirst();
export type SeatRecord = NonNullable<Awaited<ReturnType<typeof seatById>>>;
export const seatsOfLicence = (tx: Tx, licenceId: string): Promise<SeatRecord[]> => seats(tx).where('s.licence_id', '=', licenceId).where('s.released_at', 'is', null).orderBy('p.name').orderBy('s.id').execute();
export const seatsOfPerson = (tx: Tx, personId: string): Promise<SeatRecord[]> => seats(tx).where('s.person_id', '=', personId).where('s.released_at', 'is', null).orderBy('l.product').orderBy('s.id').execute();
