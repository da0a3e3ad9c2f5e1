/** Reading the queue: a lane is told from the job's status and the asset's hold, in one expression for rows and counts. */
import { sql, type SqlBool } from 'kysely';
import type { Lane } from '#contract/workshop';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const laneSql = sql<string>`case
  when j.status in ('done', 'called_off') then 'closed' when a.on_hold then 'quarantine' when j.status like 'blocked%' then 'blocked' when j.status = 'queued' then 'waiting' when j.status = 'checking' then 'checks'
  when j.status = 'sanitising' then 'sanitise' when j.status = 'verifying' then 'verify' when j.grade is null then 'grade' else 'decide' end`;

const columns: Record<string, SortColumn> = {
  // Pressing first, then what has waited longest.
  pressing: { column: "((2 - j.priority)::text || to_char(j.opened_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'))", type: 'text' },
  opened: { column: 'j.opened_at', type: 'timestamptz' }, finished: { column: 'j.finished_at', type: 'timestamptz' }, tag: { column: 'a.asset_tag', type: 'text' }, model: { column: 'a.model', type: 'text' },
  category: { column: 'a.category', type: 'text' }, technician: { column: 'm.name', type: 'text' }, site: { column: 'l.name', type: 'text' }, lane: { column: 'j.status', type: 'text' },
};

const joined = (tx: Tx) => tx.selectFrom('workshop_job as j').innerJoin('asset as a', 'a.id', 'j.asset_id').leftJoin('location as l', 'l.id', 'a.location_id').leftJoin('member as m', 'm.id', 'j.technician_id')
  .leftJoin('offboarding_case as k', 'k.id', 'j.case_id');

const shown = (tx: Tx) => joined(tx).select([
  'j.id', 'j.asset_id', 'j.status', 'j.blocked_reason', 'j.priority', 'j.technician_id', 'j.grade', 'j.disposition', 'j.disposition_asked_at', 'j.disposition_by', 'j.opened_at', 'j.started_at', 'j.finished_at', 'j.version',
  'a.asset_tag', 'a.serial_number', 'a.manufacturer', 'a.model', 'a.category', 'a.on_hold', 'a.reserved_for', 'a.location_id', 'l.name as location_name', 'm.name as technician_name', 'k.id as case_id', 'k.number as case_number',
]);

export type JobFilter = {
  q?: string | undefined; lanes?: readonly Lane[] | undefined; statuses?: readonly string[] | undefined; state?: 'open' | 'done' | 'all' | undefined; priority?: number | undefined; technician?: string | undefined;
  category?: string | undefined; site?: string | undefined; quarantine?: boolean | undefined; ids?: readonly string[] | undefined;
};

type Joined = ReturnType<typeof joined>;
const closed = ['done', 'called_off'];

function conditions(query: Joined, f: JobFilter): Joined {
  let q = query;
  if (f.state === 'done') q = q.where('j.status', 'in', closed);
  else if (f.state !== 'all') q = q.where('j.status', 'not in', closed);
  if (f.q) {
    const pattern = `%${f.q.replace(/[\\%_]/g, '\\$&')}%`;
    q = q.where((e) => e.or([e('a.asset_tag', 'ilike', pattern), e('a.serial_number', 'ilike', pattern), e('a.model', 'ilike', pattern)]));
  }
  if (f.lanes?.length) q = q.where(sql<SqlBool>`${laneSql} = any (${[...f.lanes]}::text[])`);
  if (f.statuses?.length) q = q.where('j.status', 'in', [...f.statuses]);
  if (f.priority !== undefined) q = q.where('j.priority', '=', f.priority);
  if (f.technician === 'nobody') q = q.where('j.technician_id', 'is', null);
  else if (f.technician) q = q.where('j.technician_id', '=', f.technician);
  if (f.category) q = q.where('a.category', '=', f.category);
  if (f.site) q = q.where('a.location_id', '=', f.site);
  if (f.quarantine !== undefined) q = q.where('a.on_hold', '=', f.quarantine);
  if (f.ids) q = q.where('j.id', 'in', [...f.ids]);
  return q;
}

export function listJobs(tx: Tx, filter: JobFilter, page: { sort: string | undefined; after: string | undefined; limit: number }) {
  const keys = keyset(columns, 'j.id', page.sort, page.after);
  let query = conditions(shown(tx) as unknown as Joined, filter) as unknown as ReturnType<typeof shown>;
  if (keys.after) query = query.where(keys.after);
  return query.select(keys.sortValue.as('sort_value')).orderBy(keys.orderBy).limit(page.limit + 1).execute();
}

export const countJobs = async (tx: Tx, filter: JobFilter): Promise<number> => Number((await conditions(joined(tx), filter).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);

export const jobShown = (tx: Tx, id: string) => shown(tx).where('j.id', '=', id).executeTakeFirst();
export type ShownJob = NonNullable<Awaited<ReturnType<typeof jobShown>>>;
export const jobsShown = (tx: Tx, ids: readonly string[]): Promise<ShownJob[]> => shown(tx).where('j.id', 'in', [...ids]).execute();

export const countLanes = (tx: Tx, site: string | undefined): Promise<{ lane: string; count: string }[]> =>
  conditions(joined(tx), { site }).select([laneSql.as('lane'), (e) => e.fn.countAll<string>().as('count')]).groupBy(laneSql).execute();
