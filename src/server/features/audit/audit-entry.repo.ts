/** Reading audit entries: lists and single ones by whom they are visible to, stretches of the log for the check. */
import { sql, type Expression, type SqlBool } from 'kysely';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type AuditFilter = { kind?: string | undefined; entity?: string | undefined; case?: string | undefined; actor?: string | undefined; action?: string | undefined; from?: string | undefined; until?: string | undefined };

const columns: Record<string, SortColumn> = { at: { column: 'e.at', type: 'timestamptz' } };

const shown = (tx: Tx) => tx.selectFrom('audit_event as e')
  .leftJoin('audit_leaf as l', 'l.event_id', 'e.id').leftJoin('offboarding_case as c', 'c.id', 'e.case_id').leftJoin('person as p', 'p.id', 'c.person_id')
  .leftJoin('member as m', (j) => j.on('e.actor_kind', '=', 'member').on(sql<boolean>`m.id::text = e.actor_id`))
  .leftJoin('api_key as k', (j) => j.on('e.actor_kind', '=', 'key').on(sql<boolean>`k.id::text = e.actor_id`))
  .select(['e.id', 'e.at', 'e.actor_kind', 'e.actor_id', 'e.action', 'e.entity_kind', 'e.entity_id', 'e.case_id', 'e.facts', 'e.personal_hash', 'l.leaf_index', 'c.number as case_number', 'p.name as person_name'])
  .select(sql<string | null>`coalesce(m.name, k.name)`.as('actor_name'));

/** What was asked for beside the order: the same of a page and of a file. */
function conditionsOf(filter: AuditFilter): Expression<SqlBool> {
  const { kind, entity, case: caseId, actor, action, from, until } = filter;
  return sql<SqlBool>`${sql.join([
    sql`true`, ...(kind ? [sql`e.entity_kind = ${kind}`] : []), ...(entity ? [sql`e.entity_id = ${entity}`] : []), ...(caseId ? [sql`e.case_id = ${caseId}`] : []), ...(actor ? [sql`e.actor_id = ${actor}`] : []),
    ...(action ? [sql`starts_with(e.action, ${action})`] : []), ...(from ? [sql`e.at >= ${from}`] : []), ...(until ? [sql`e.at < ${until}`] : []),
  ], sql` and `)}`;
}

type ListedEntry = {
  id: string; at: string; actor_kind: string; actor_id: string | null; action: string; entity_kind: string; entity_id: string; case_id: string | null; facts: unknown;
  leaf_index: number | null; case_number: number | null; person_name: string | null; actor_name: string | null; sort_value: string | null;
};

export async function listEntries(tx: Tx, filter: AuditFilter, page: { sort: string | undefined; after: string | undefined; limit: number }): Promise<ListedEntry[]> {
  const keys = keyset(columns, 'e.id', page.sort ?? '-at', page.after);
  const where = keys.after ? sql`${conditionsOf(filter)} and ${keys.after}` : conditionsOf(filter);
  // Entries first, names for these only.
  const { rows } = await sql<ListedEntry>`
    select e.id, e.at, e.actor_kind, e.actor_id, e.action, e.entity_kind, e.entity_id, e.case_id, e.facts, l.leaf_index, c.number as case_number, p.name as person_name, e.sort_value,
      case e.actor_kind when 'member' then (select m.name from member m where m.id::text = e.actor_id) when 'key' then (select k.name from api_key k where k.id::text = e.actor_id) end as actor_name
    from (select e.id, e.at, e.actor_kind, e.actor_id, e.action, e.entity_kind, e.entity_id, e.case_id, e.facts, ${keys.sortValue} as sort_value from audit_event e where ${where} order by ${keys.orderBy} limit ${sql.lit(page.limit + 1)}) as e
    left join audit_leaf l on l.event_id = e.id left join offboarding_case c on c.id = e.case_id left join person p on p.id = c.person_id
    order by ${keys.orderBy}`.execute(tx);
  return rows;
}

export type LogPosition = { readonly at: string; readonly id: string };

/** The next entries along the index, oldest first, with nothing that is only known beside them. `at` as the database writes it: no part of it is lost. */
export function entriesAfter(tx: Tx, filter: AuditFilter, after: LogPosition | null, limit: number) {
  let query = tx.selectFrom('audit_event as e').leftJoin('audit_leaf as l', 'l.event_id', 'e.id')
    .select(['e.id', 'e.at', 'e.actor_kind', 'e.actor_id', 'e.action', 'e.entity_kind', 'e.entity_id', 'e.case_id', 'e.facts', 'e.personal_hash', 'l.leaf_index', sql<string>`e.at::text`.as('position')])
    .orderBy('e.at').orderBy('e.id').limit(limit);
  if (after) query = query.where(sql<boolean>`(e.at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid)`);
  return query.where(conditionsOf(filter)).execute();
}
export type ExportedEntry = Awaited<ReturnType<typeof entriesAfter>>[number];

export const entryById = (tx: Tx, id: string) => shown(tx).leftJoin('audit_personal as a', 'a.event_id', 'e.id').select(['a.salt', 'a.value as personal_value']).where('e.id', '=', id).executeTakeFirst();

/** The entries of a stretch of the log, in its order; a place whose entry is gone has no id. */
export const entriesWithin = (tx: Tx, from: number, to: number) => tx.selectFrom('audit_leaf as l')
  .leftJoin('audit_event as e', 'e.id', 'l.event_id').leftJoin('audit_personal as a', 'a.event_id', 'l.event_id')
  .select(['l.leaf_index', 'l.event_id', 'l.leaf_hash', 'e.id', 'e.at', 'e.actor_kind', 'e.actor_id', 'e.action', 'e.entity_kind', 'e.entity_id', 'e.case_id', 'e.facts', 'e.personal_hash', 'a.salt', 'a.value as personal_value'])
  .where('l.leaf_index', '>=', from).where('l.leaf_index', '<', to).orderBy('l.leaf_index').execute();

export const countUnsealed = async (tx: Tx): Promise<number> => Number((await tx.selectFrom('audit_unsealed').select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);

/** Entries that neither stand in the log nor wait for it: nothing of ours leaves such a thing behind. */
export const strayEntries = (tx: Tx, limit: number) => tx.selectFrom('audit_event as e').select(['e.id', 'e.at'])
  .where((e) => e.not(e.exists(e.selectFrom('audit_leaf as l').select('l.event_id').whereRef('l.event_id', '=', 'e.id'))))
  .where((e) => e.not(e.exists(e.selectFrom('audit_unsealed as u').select('u.event_id').whereRef('u.event_id', '=', 'e.id').whereRef('u.at', '=', 'e.at'))))
  .orderBy('e.id').limit(limit).execute();
