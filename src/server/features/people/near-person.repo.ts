/** People whose names nearly meet, and the chain of managers above one. */
import { sql } from 'kysely';
import { textArray } from '../../platform/db/text-array.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

/** Exactly these names, whatever their case (index `person_name_key`). */
export const peopleNamed = (tx: Tx, names: readonly string[]) => tx.selectFrom('person').select(['id', 'name', 'employee_number', 'email', 'department', 'status'])
  .where(sql<boolean>`id = any (array(select handback_people_by_key('{}', '{}', '{}', ${textArray(names)}::text[])))`).execute();

/** The nearest names by their three-letter parts, at most `limit`. */
export async function peopleLike(tx: Tx, text: string, limit: number) {
  return (await sql<{ id: string; name: string; employee_number: string | null; email: string | null; username: string | null; department: string | null; near: number }>`
    select id, name, employee_number, email, username, department, greatest(similarity(name, ${text}), similarity(coalesce(email, ''), ${text})) as near from person
    where (name % ${text} or coalesce(email, '') % ${text}) order by near desc, name limit ${limit}`.execute(tx)).rows;
}

/** From a person upwards, at most fifty steps. */
export async function managersAbove(tx: Tx, id: string): Promise<{ id: string; name: string }[]> {
  return (await sql<{ id: string; name: string }>`with recursive up as (select id, name, manager_id, 0 as step from person where id = ${id}::uuid
    union all select p.id, p.name, p.manager_id, up.step + 1 from person p join up on p.id = up.manager_id where up.step < 50) select id, name from up order by step`.execute(tx)).rows;
}

export const peopleWhoLeft = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  (await tx.selectFrom('person').select('id').where('status', '=', 'left').where(sql<boolean>`id = any (${[...ids]}::uuid[])`).execute()).map((row) => row.id);
