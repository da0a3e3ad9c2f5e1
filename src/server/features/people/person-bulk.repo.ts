/** SQL over many people at once: finding them by the keys that files use. */
import { sql } from 'kysely';
import { relationOf } from '../../platform/db/many-rows.ts';
import { textArray } from '../../platform/db/text-array.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type PersonKeys = { readonly numbers: readonly string[]; readonly emails: readonly string[]; readonly usernames: readonly string[] };

const joined = (tx: Tx) => tx.selectFrom('person as p').leftJoin('location as l', 'l.id', 'p.location_id').leftJoin('person as m', 'm.id', 'p.manager_id').selectAll('p').select(['l.name as location_name', 'm.name as manager_name']);

export const peopleWithKeys = (tx: Tx, keys: PersonKeys) => joined(tx).where(sql<boolean>`p.id = any (array(select handback_people_by_key(${textArray(keys.numbers)}::text[], ${textArray(keys.emails)}::text[], ${textArray(keys.usernames)}::text[], '{}')))`).execute();
export const peopleWithIds = (tx: Tx, ids: readonly string[]) => joined(tx).where(sql<boolean>`p.id = any (${[...ids]}::uuid[])`).execute();
export type PersonRecordRow = Awaited<ReturnType<typeof peopleWithKeys>>[number];

/** Names only, a page after another, for a file that refers to people by name. */
export const namesAfter = (tx: Tx, after: string, limit: number) => tx.selectFrom('person').select(['id', 'name', 'preferred_name', 'employee_number']).where('id', '>', after).orderBy('id').limit(limit).execute();

/** Who reports to whom, a page after another. */
export const managersAfter = (tx: Tx, after: string, limit: number) => tx.selectFrom('person').select(['id', 'manager_id']).where('manager_id', 'is not', null).where('id', '>', after).orderBy('id').limit(limit).execute();

/** Which of these people are here. */
export const peopleHere = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> =>
  (ids.length === 0 ? new Set() : new Set((await tx.selectFrom('person').select('id').where(sql<boolean>`id = any (${textArray(ids)}::uuid[])`).execute()).map((row) => row.id)));

/** Who these people report to now. */
export const managersOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string | null>> =>
  new Map((await tx.selectFrom('person').select(['id', 'manager_id']).where(sql<boolean>`id = any (${textArray(ids)}::uuid[])`).execute()).map((row) => [row.id, row.manager_id]));

/** Sets managers where the manager is here; returns the people who have theirs now. */
export async function setManagers(tx: Tx, pairs: readonly { id: string; managerId: string }[], at: string): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`update person p set manager_id = x.manager_id, updated_at = ${at}::timestamptz
    from ${await relationOf(tx, 'person', ['id', 'manager_id'], pairs.map((pair) => ({ id: pair.id, manager_id: pair.managerId })))} as x
    where p.id = x.id and x.manager_id in (select id from person where id = any (${textArray([...new Set(pairs.map((pair) => pair.managerId))])}::uuid[])) returning p.id`.execute(tx);
  return new Set(rows.map((row) => row.id));
}
