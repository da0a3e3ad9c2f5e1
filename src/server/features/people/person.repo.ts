/** All SQL of `person`. */
import { sql } from 'kysely';
import { customName, type Catalogue } from '#domain/list/catalogue';
import { cutPage, pageOf, type Cell } from '../../platform/db/list-page.ts';
import { oneMadeOnce } from '../../platform/db/made-once.ts';
import type { ListWish } from '../../platform/http/read-list-query.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import { personSource } from './person-source.repo.ts';

export type PersonValues = {
  name: string; employee_number: string | null; given_name: string | null; family_name: string | null; email: string | null; personal_email: string | null; phone: string | null;
  department: string | null; title: string | null; cost_centre: string | null; manager_id: string | null; location_id: string | null; employment: string; work_mode: string; country: string | null;
  time_zone: string | null; locale: string | null; starts_on: string | null; ends_on: string | null; custom: string;
};

const joined = (tx: Tx) => tx.selectFrom('person as p').leftJoin('location as l', 'l.id', 'p.location_id').leftJoin('person as m', 'm.id', 'p.manager_id');

export async function listPeople(tx: Tx, catalogue: Catalogue, { query, page: wish }: ListWish) {
  const { page, order, total, cells } = pageOf(personSource, catalogue, query, wish);
  const custom = sql.raw(query.columns?.some((id) => customName(id) !== null) === true ? 'p.custom' : 'null::jsonb as custom');
  const { rows } = await sql<ListedPerson>`select ${listed}, ${custom}, page.sort_value, ${total} as total, ${cells} as cells from ${page} as page join person p on p.id = page.id left join location l on l.id = p.location_id order by ${order}`.execute(tx);
  return cutPage(rows, wish);
}

/** What a row of the list shows, and no more. */
const listed = sql.raw(`p.id, p.name, p.employee_number, p.email, p.department, p.title, p.employment, p.work_mode, p.status, p.ends_on,
  p.location_id, l.name as location_name, p.manager_id, (select m.name from person m where m.id = p.manager_id) as manager_name`);

const whole = (tx: Tx) => joined(tx).selectAll('p').select(['l.name as location_name', 'l.time_zone as location_zone', 'l.country as location_country', 'm.name as manager_name']);
export const personById = oneMadeOnce((tx, id: string) => whole(tx).where('p.id', '=', id));
type Person = NonNullable<Awaited<ReturnType<typeof personById>>>;
type ListedPerson = Pick<Person, 'id' | 'name' | 'employee_number' | 'email' | 'department' | 'title' | 'employment' | 'work_mode' | 'status' | 'ends_on' | 'location_id' | 'location_name' | 'manager_id' | 'manager_name' | 'custom'>
  & { sort_value: string | null; total: number | null; cells: Record<string, Cell> | null };
export const peopleByIds = (tx: Tx, ids: readonly string[]) => whole(tx).where(sql<boolean>`p.id = any (${[...ids]}::uuid[])`).execute();
export const countReports = async (tx: Tx, id: string): Promise<number> => Number((await tx.selectFrom('person').select((e) => e.fn.countAll<string>().as('n')).where('manager_id', '=', id).executeTakeFirstOrThrow()).n);

/** Who holds this employee number or e-mail already, other than `except`. */
export const personWithKeys = (tx: Tx, keys: { employeeNumber: string | null; email: string | null }, except?: string) => {
  const lower = (text: string | null): string[] => (text ? [text.toLowerCase()] : []);
  let query = tx.selectFrom('person').select(['id', 'name', 'employee_number', 'email'])
    .where(sql<boolean>`id = any (array(select handback_people_by_key(${lower(keys.employeeNumber)}::text[], ${lower(keys.email)}::text[], '{}', '{}')))`);
  if (except) query = query.where('id', '<>', except);
  return query.executeTakeFirst();
};

/** Ids of the managers above `id`, nearest first; stops at a circle that older data may hold. */
export async function managersAbove(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive up (id, depth) as (
    select manager_id, 1 from person where id = ${id} and manager_id is not null
    union all select p.manager_id, up.depth + 1 from person p join up on p.id = up.id where p.manager_id is not null and up.depth < 50
  ) select id from up order by depth`.execute(tx);
  return rows.map((row) => row.id);
}

export async function insertPerson(tx: Tx, id: string, values: PersonValues, at: string, source: string): Promise<void> {
  await tx.insertInto('person').values({ id, ...values, source, created_at: at, updated_at: at }).execute();
}

/** Compare-and-set on the version; false when somebody was faster. */
export async function updatePerson(tx: Tx, id: string, version: number, set: Partial<PersonValues>, at: string): Promise<boolean> {
  const result = await tx.updateTable('person').set({ ...set, updated_at: at, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Marks a person as gone, or as back; nothing else changes. */
export async function setStatus(tx: Tx, id: string, status: 'active' | 'left', at: string): Promise<void> {
  await tx.updateTable('person').set((e) => ({ status, updated_at: at, version: e('version', '+', 1) })).where('id', '=', id).where('status', '<>', status).execute();
}
