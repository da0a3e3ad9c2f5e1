/** SQL over many licences and seats at once. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

/** An organisation has hundreds of licences, not millions. */
export const allLicences = (tx: Tx) => tx.selectFrom('licence').selectAll().orderBy('id').execute();
export const licencesWithIds = (tx: Tx, ids: readonly string[]) => tx.selectFrom('licence').selectAll().where(sql<boolean>`id = any (${[...ids]}::uuid[])`).execute();
export type LicenceRecordRow = Awaited<ReturnType<typeof allLicences>>[number];
export const seatsHeld = (tx: Tx, licenceIds: readonly string[]) => tx.selectFrom('seat').select(['licence_id', 'person_id']).where('released_at', 'is', null).where(sql<boolean>`licence_id = any (${[...licenceIds]}::uuid[])`).execute();

/** After seats were added: counted. Where nobody has said how many there are, there are at least as many as are held; where somebody has, more held than bought stays visible. */
export async function recountSeats(tx: Tx, licenceIds: readonly string[], isTotalSaid: boolean): Promise<void> {
  await sql`update licence l set seats_assigned = n.held, seats_total = case when ${isTotalSaid} then l.seats_total else greatest(l.seats_total, n.held) end from (select licence_id, count(*)::int as held from seat where released_at is null and licence_id = any (${[...licenceIds]}::uuid[]) group by licence_id) n
    where l.id = n.licence_id`.execute(tx);
}

/** After seats were released: only counted. */
export async function countHeld(tx: Tx, licenceIds: readonly string[]): Promise<void> {
  await sql`update licence l set seats_assigned = (select count(*) from seat s where s.licence_id = l.id and s.released_at is null) where l.id = any (${[...licenceIds]}::uuid[])`.execute(tx);
}
