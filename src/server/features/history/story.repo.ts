/** What the audit log and the tables around a record say of it: reads across tables, changes nothing (ADR 2). */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type StoryRow = {
  id: string; at: string; action: string; entity_kind: string; entity_id: string; actor_kind: string; actor_id: string | null; actor_name: string | null; facts: Record<string, unknown>; case_id: string | null;
  is_personal: boolean; personal: Record<string, unknown> | null;
};

/** Entries about things that belong to the record, each found by an index. */
const around: Readonly<Record<string, (id: string) => RawBuilder<unknown>>> = {
  person: (id) => sql`or (e.entity_kind = 'seat' and e.entity_id in (select s.id::text from seat s where s.person_id = ${id}::uuid)) or (e.entity_kind = 'account' and e.entity_id in (select a.id::text from account a where a.person_id = ${id}::uuid))
    or (e.case_id in (select c.id from offboarding_case c where c.person_id = ${id}::uuid) and e.action in ('case.opened', 'case.cleared', 'case.cancelled', 'case.reopened', 'case.dates_moved'))`,
  licence: (id) => sql`or (e.entity_kind = 'seat' and e.entity_id in (select s.id::text from seat s where s.licence_id = ${id}::uuid))`,
};

export async function storyOf(tx: Tx, kind: string, id: string, most: number): Promise<StoryRow[]> {
  return (await sql<StoryRow>`select e.id, e.at, e.action, e.entity_kind, e.entity_id, e.actor_kind, e.actor_id, coalesce(m.name, k.name) as actor_name, e.facts, e.case_id, e.personal_hash is not null as is_personal, p.value as personal
    from audit_event e left join audit_personal p on p.event_id = e.id
    left join member m on e.actor_kind = 'member' and m.id::text = e.actor_id left join api_key k on e.actor_kind = 'key' and k.id::text = e.actor_id
    where (e.entity_kind = ${kind} and e.entity_id = ${id}) ${around[kind]?.(id) ?? sql``} order by e.at desc, e.id desc limit ${most}`.execute(tx)).rows;
}

export type Named = { id: string; kind: string; name: string };
/** People, locations, files, seats and accounts by id, as far as they may be seen. */
export async function namesIn(tx: Tx, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return [];
  const list = [...ids];
  return (await sql<Named>`select id::text, 'person' as kind, name from person where id = any (${list}::uuid[]) union all select id::text, 'location', name from location where id = any (${list}::uuid[])
    union all select id::text, 'import', file_name from import_run where id = any (${list}::uuid[])
    union all select s.id::text, 'seat', concat_ws(E'\n', l.product, p.name) from seat s join licence l on l.id = s.licence_id join person p on p.id = s.person_id where s.id = any (${list}::uuid[])
    union all select id::text, 'account', concat_ws(', ', system, username) from account where id = any (${list}::uuid[])`.execute(tx)).rows;
}
