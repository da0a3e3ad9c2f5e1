/** All SQL of `licence` and `seat`. The number of assigned seats is written with the seat, in one conditional statement. */
import type { Catalogue } from '#domain/list/catalogue';
import { cutPage, pageOf } from '../../platform/db/list-page.ts';
import type { ListWish } from '../../platform/http/read-list-query.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import { licenceSource } from './licence-source.repo.ts';
import { sql } from 'kysely';

export type LicenceValues = {
  product: string; vendor: string | null; licence_key: string | null; contract_number: string | null; seats_total: number; renews_on: string | null; seat_cost: string | null; currency: string | null;
  billing: string | null; owner_name: string | null; holds_data: boolean; custom: string;
};

export async function listLicences(tx: Tx, catalogue: Catalogue, { query, page: wish }: ListWish) {
  const { page, order, total, cells } = pageOf(licenceSource, catalogue, query, wish);
  const rows = await tx.selectFrom('licence as l').selectAll('l').innerJoin(page.as('page'), 'page.id', 'l.id').select(['page.sort_value', total.as('total'), cells.as('cells')]).orderBy(order).execute();
  return cutPage(rows, wish);
}

export const licenceById = (tx: Tx, id: string) => tx.selectFrom('licence').selectAll().where('id', '=', id).executeTakeFirst();
export type LicenceRecord = NonNullable<Awaited<ReturnType<typeof licenceById>>>;

export const licenceWithIdentity = (tx: Tx, identity: { product: string; vendor: string | null; licenceKey: string | null }, except?: string) => {
  const [product, vendor, key] = [identity.product, identity.vendor ?? '', identity.licenceKey ?? ''].map((text) => [text.toLowerCase()]);
  const query = tx.selectFrom('licence').select(['id', 'product']).where(sql<boolean>`id = any (array(select handback_licences_by_identity(${product}::text[], ${vendor}::text[], ${key}::text[])))`);
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
