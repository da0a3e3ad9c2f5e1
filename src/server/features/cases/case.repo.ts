/** All SQL of `offboarding_case`, `case_circle` and `case_contact`. */
import { sql } from 'kysely';
import type { Catalogue } from '#domain/list/catalogue';
import { cutPage, pageOf, type Cell } from '../../platform/db/list-page.ts';
import { oneMadeOnce } from '../../platform/db/made-once.ts';
import { insertNewRows } from '../../platform/db/many-rows.ts';
import type { ListWish } from '../../platform/http/read-list-query.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import { caseSource } from './case-source.repo.ts';

export type NewCase = {
  id: string; person_id: string; reason: string; is_immediate: boolean; last_working_on: string; time_zone: string; cut_off_at: string; return_by_on: string; return_by_at: string; policy_version_id: string; wording: string;
  site_id: string | null; embargo_until: string | null; coordinator_id: string | null; opened_at: string; opened_by: string; note: string | null; is_cut_off_decided: boolean; is_return_by_decided: boolean;
  approvals: unknown; returned_when: string; dates_made_by: unknown; ask_from: string | null; planning_problems: unknown; updated_at: string;
};

/** False when the person has an open case already: the unique index lets one of two openers win. */
export async function insertCase(tx: Tx, values: NewCase): Promise<boolean> {
  const json = { approvals: JSON.stringify(values.approvals), dates_made_by: JSON.stringify(values.dates_made_by), planning_problems: JSON.stringify(values.planning_problems) };
  const result = await tx.insertInto('offboarding_case').values({ ...values, ...json }).onConflict((c) => c.column('person_id').where('status', '=', 'open').doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Many at once; returns the ids of those whose people had no open case. */
export const insertCases = (tx: Tx, cases: readonly NewCase[]): Promise<Set<string>> => insertNewRows(tx, 'offboarding_case', cases);

export async function insertCircle(tx: Tx, caseId: string, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length > 0) await tx.insertInto('case_circle').values([...new Set(memberIds)].map((memberId) => ({ case_id: caseId, member_id: memberId }))).onConflict((c) => c.doNothing()).execute();
}

/** Everybody else is out of the circle. */
export const leaveCircle = (tx: Tx, caseId: string, staying: readonly string[]) => tx.deleteFrom('case_circle').where('case_id', '=', caseId).where('member_id', 'not in', [...staying]).execute();

const joined = (tx: Tx) => tx.selectFrom('offboarding_case as c').innerJoin('person as p', 'p.id', 'c.person_id').leftJoin('location as l', 'l.id', 'c.site_id').leftJoin('person as m', 'm.id', 'p.manager_id')
  .leftJoin('member as co', 'co.id', 'c.coordinator_id').leftJoin('person as su', 'su.id', 'c.successor_id');

export const caseById = oneMadeOnce((tx, id: string) => joined(tx).selectAll('c').select([
  'p.name as person_name', 'p.email as person_email', 'p.personal_email as person_personal_email', 'p.locale as person_locale', 'p.department', 'p.title as person_title', 'p.employment', 'p.work_mode', 'p.country', 'p.manager_id',
  'm.name as manager_name', 'm.email as manager_email', 'm.locale as manager_locale', 'm.status as manager_status', 'l.name as site_name', 'l.country as site_country', 'l.holidays as site_holidays', 'l.time_zone as site_zone',
  'co.name as coordinator_name', 'su.name as successor_name',
]).where('c.id', '=', id));
export type CaseRecord = NonNullable<Awaited<ReturnType<typeof caseById>>>;

/** What decides in a case which task's time has come: asked after every act, so without the names that a page shows. `person` only lends its country. */
const calendars = (tx: Tx) => tx.selectFrom('offboarding_case as c').leftJoin('person as p', 'p.id', 'c.person_id').leftJoin('location as l', 'l.id', 'c.site_id')
  .select(['c.id', 'c.status', 'c.time_zone', 'c.last_working_on', 'c.opened_at', 'c.cut_off_at', 'c.return_by_on', 'p.country', 'l.country as site_country', 'l.holidays as site_holidays']);
export const calendarOf = (tx: Tx, id: string) => calendars(tx).where('c.id', '=', id).executeTakeFirst();

/** The open cases in which a task waits for a fact; about one item or about none. */
export const casesWaitingFor = (tx: Tx, completion: string, about: { caseId?: string | undefined; itemId?: string | undefined }) => {
  const waits = tx.selectFrom('task as t').select('t.case_id').where('t.completes', '=', completion).where('t.status', 'in', ['open', 'waiting']);
  const these = about.itemId === undefined ? waits : waits.where('t.subject_id', '=', about.itemId);
  const query = calendars(tx).where('c.status', '=', 'open').where('c.id', 'in', about.caseId === undefined ? these : these.where('t.case_id', '=', about.caseId));
  return (about.caseId === undefined ? query : query.where('c.id', '=', about.caseId)).orderBy('c.id').execute();
};

/** Whether it is there, and may be seen. */
export const isCase = async (tx: Tx, id: string): Promise<boolean> => (await tx.selectFrom('offboarding_case').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

export const openCaseOf = (tx: Tx, personId: string) => tx.selectFrom('offboarding_case').select(['id', 'number']).where('person_id', '=', personId).where('status', '=', 'open').executeTakeFirst();
export const openCasesOf = (tx: Tx, personIds: readonly string[]) => tx.selectFrom('offboarding_case').select(['id', 'person_id']).where(sql<boolean>`person_id = any (${[...personIds]}::uuid[])`).where('status', '=', 'open').execute();
export const circleOf = (tx: Tx, caseId: string) => tx.selectFrom('case_circle as k').innerJoin('member as m', 'm.id', 'k.member_id').select(['m.id', 'm.name']).where('k.case_id', '=', caseId).orderBy('m.name').execute();
export const contactOf = oneMadeOnce((tx, caseId: string) => tx.selectFrom('case_contact').selectAll().where('case_id', '=', caseId));

export async function upsertContact(tx: Tx, caseId: string, values: { email?: string | null; phone?: string | null; address?: object | null }, source: string, at: string): Promise<void> {
  const set = { ...(values.email === undefined ? {} : { email: values.email }), ...(values.phone === undefined ? {} : { phone: values.phone }), ...(values.address === undefined ? {} : { address: values.address && JSON.stringify(values.address) }), source, updated_at: at };
  await tx.insertInto('case_contact').values({ case_id: caseId, email: null, phone: null, address: null, ...set }).onConflict((c) => c.column('case_id').doUpdateSet(set)).execute();
}

/** Waits for whoever decides about this case now; what is read afterwards holds until the commit. */
export const lockCase = (tx: Tx, id: string) => tx.selectFrom('offboarding_case').select(['id', 'status', 'version']).where('id', '=', id).forUpdate().executeTakeFirst();

type Change = Partial<{
  status: string; last_working_on: string; time_zone: string; cut_off_at: string; return_by_on: string; return_by_at: string; is_immediate: boolean; is_cut_off_decided: boolean; is_return_by_decided: boolean; told_at: string | null; told_by: string | null;
  cancelled_at: string; cancel_reason: string; cleared_at: string | null; policy_version_id: string; approvals: string; returned_when: string; planning_problems: string; dates_made_by: string; ask_from: string | null; successor_id: string | null; coordinator_id: string | null; embargo_until: string | null; wording: string;
}>;

/** Compare-and-set on status and version; false when somebody was faster. */
export async function changeCase(tx: Tx, id: string, expected: { status: string; version?: number }, change: Change, at: string): Promise<boolean> {
  let query = tx.updateTable('offboarding_case').set((e) => ({ ...change, updated_at: at, version: e('version', '+', 1) })).where('id', '=', id).where('status', '=', expected.status);
  if (expected.version !== undefined) query = query.where('version', '=', expected.version);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

type TasksCounted = { tasks_done: number; tasks_all: number; tasks_late: number };
type AssetsCounted = { assets_home: number; assets_all: number };
/** Of all cases of the page in one look; each task is looked at once. */
const tasksCounted = (now: string) => sql`(select t.case_id, count(*) filter (where t.status = 'done')::int as tasks_done, count(*)::int as tasks_all, count(*) filter (where t.status = 'open' and t.due_at < ${now}::timestamptz)::int as tasks_late
  from task t where t.case_id = any (array(select id from page)) and t.status in ('waiting','open','done') group by t.case_id)`;
const assetsCounted = sql`(select a.case_id, count(*) filter (where a.status in ('received','accepted'))::int as assets_home, count(*)::int as assets_all
  from case_asset a where a.case_id = any (array(select id from page)) and a.status not in ('not_ours','withdrawn','let_go') group by a.case_id)`;

type ListedCase = Pick<CaseRecord, 'id' | 'number' | 'person_id' | 'person_name' | 'department' | 'site_id' | 'site_name' | 'reason' | 'status' | 'last_working_on' | 'time_zone' | 'cut_off_at' | 'return_by_on' | 'embargo_until' | 'opened_at' | 'policy_version_id' | 'wording'>
  & TasksCounted & AssetsCounted & { sort_value: string | null; total: number | null; cells: Record<string, Cell> | null };

export async function listCases(tx: Tx, catalogue: Catalogue, { query, page: wish }: ListWish, now: string) {
  const { page, order, total, cells } = pageOf(caseSource, catalogue, query, wish);
  const { rows } = await sql<ListedCase>`with page as materialized (select * from ${page} as found)
    select c.id, c.number, c.person_id, p.name as person_name, p.department, c.site_id, l.name as site_name, c.reason, c.status,
      c.last_working_on, c.time_zone, c.cut_off_at, c.return_by_on, c.embargo_until, c.opened_at, c.policy_version_id, c.wording,
      coalesce(done.tasks_done, 0) as tasks_done, coalesce(done.tasks_all, 0) as tasks_all, coalesce(done.tasks_late, 0) as tasks_late, coalesce(home.assets_home, 0) as assets_home, coalesce(home.assets_all, 0) as assets_all,
      page.sort_value, ${total} as total, ${cells} as cells
    from page join offboarding_case c on c.id = page.id join person p on p.id = c.person_id left join location l on l.id = c.site_id left join ${tasksCounted(now)} as done on done.case_id = page.id left join ${assetsCounted} as home on home.case_id = page.id
    order by ${order}`.execute(tx);
  return cutPage(rows, wish);
}
