/** Reads across tables for one case's evidence file (ADR 2). Everything is read by Handback itself, after the asker was let through. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const caseRow = (tx: Tx, id: string) => tx.selectFrom('offboarding_case as c').innerJoin('person as p', 'p.id', 'c.person_id').leftJoin('location as l', 'l.id', 'p.location_id').leftJoin('person as m', 'm.id', 'p.manager_id')
  .innerJoin('policy_version as v', 'v.id', 'c.policy_version_id')
  .select(['c.id', 'c.number', 'c.status', 'c.reason', 'c.opened_at', 'c.last_working_on', 'c.time_zone', 'c.cut_off_at', 'c.return_by_on', 'c.person_id', 'p.name as person_name', 'p.employment', 'p.department', 'p.email as person_email', 'l.name as location_name', 'm.name as manager_name', 'v.version as policy_version'])
  .select(sql<string>`v.document->>'name'`.as('policy_name')).where('c.id', '=', id).executeTakeFirstOrThrow();

export const tasksOf = (tx: Tx, caseId: string) => tx.selectFrom('task').select(['id', 'title', 'owner_party', 'status', 'due_at', 'done_at', 'done_by_kind', 'done_by_id', 'rule_key']).where('case_id', '=', caseId).orderBy('position').orderBy('id').execute();
export const asksOf = (tx: Tx, caseId: string) => tx.selectFrom('ask').select(['id', 'kind', 'title', 'helper_person_id', 'helper_name', 'sent_at']).where('case_id', '=', caseId).orderBy('created_at').orderBy('id').execute();
export const accountsOf = (tx: Tx, caseId: string, personId: string) => tx.selectFrom('account').select(['id', 'system', 'status', 'cut_off_at', 'ended_at']).where('person_id', '=', personId).where((e) => e.or([e('status', '=', 'active'), e('case_id', '=', caseId)])).orderBy('system').orderBy('id').execute();
export const seatsOf = (tx: Tx, caseId: string, personId: string) => tx.selectFrom('seat as s').innerJoin('licence as l', 'l.id', 's.licence_id').select(['s.id', 'l.product', 's.released_at']).where('s.person_id', '=', personId).where((e) => e.or([e('s.released_at', 'is', null), e('s.case_id', '=', caseId)])).orderBy('l.product').orderBy('s.id').execute();
export const messagesOf = (tx: Tx, caseId: string) => tx.selectFrom('message').select(['id', 'channel', 'recipient', 'recipient_name', 'subject', 'body_text', 'status', 'sent_at']).where('case_id', '=', caseId).orderBy('created_at').orderBy('id').execute();
export const waiversOf = (tx: Tx, caseId: string) => tx.selectFrom('waiver').select(['id', 'subject_kind', 'subject_id', 'reason', 'asked_by', 'decided_by', 'decided_at']).where('case_id', '=', caseId).where('status', '=', 'approved').orderBy('decided_at').orderBy('id').execute();
export const clearanceOf = (tx: Tx, caseId: string) => tx.selectFrom('clearance').select(['id', 'statement']).where('case_id', '=', caseId).where('withdrawn_at', 'is', null).executeTakeFirst();

/** Assets in the scope of the case, and those that moved under its name. */
export const assetsOf = (tx: Tx, caseId: string) => tx.selectFrom('asset as a').leftJoin('case_asset as k', (j) => j.onRef('k.asset_id', '=', 'a.id').on('k.case_id', '=', caseId))
  .select(['a.id', 'a.asset_tag', 'a.serial_number', 'a.name', 'a.model', 'a.category', 'k.status as line_status'])
  .where((e) => e.or([e('k.case_id', '=', caseId), e.exists(e.selectFrom('custody_event as x').select('x.id').whereRef('x.asset_id', '=', 'a.id').where('x.case_id', '=', caseId))])).orderBy('a.category').orderBy('a.id').execute();

/** Sealed entries of the case, and of each hand-over in its chains, up to this size of the log, in its order. Personal payloads of the case alone. */
export async function entriesOf(tx: Tx, caseId: string, custodyEvents: readonly string[], size: number) {
  return tx.selectFrom('audit_event as e').innerJoin('audit_leaf as l', 'l.event_id', 'e.id').leftJoin('audit_personal as a', (j) => j.onRef('a.event_id', '=', 'e.id').on('e.case_id', '=', caseId))
    .select(['l.leaf_index', 'e.id', 'e.at', 'e.actor_kind', 'e.actor_id', 'e.action', 'e.entity_kind', 'e.entity_id', 'e.case_id', 'e.facts', 'e.personal_hash', 'a.salt', 'a.value as personal_value'])
    .where('l.leaf_index', '<', size).where((e) => e.or([e('e.case_id', '=', caseId), e.and([e('e.entity_kind', '=', 'custody_event'), sql<boolean>`e.entity_id = any (${[...custodyEvents]}::text[])`])])).orderBy('l.leaf_index').execute();
}

/** Certificates: of the case, and of the sanitisation of its assets since it was opened. */
export const certificatesOf = (tx: Tx, caseId: string, assetIds: readonly string[], since: string) => tx.selectFrom('stored_file as f').select(['f.id', 'f.kind', 'f.name', 'f.content'])
  .where('f.media_type', '=', 'application/pdf').where((e) => e.or([
    e.and([e('f.case_id', '=', caseId), e('f.kind', 'like', '%certificate%')]),
    e.exists(e.selectFrom('workshop_job as w').select('w.id').whereRef('w.certificate_file_id', '=', 'f.id').where('w.opened_at', '>=', since).where(sql<boolean>`w.asset_id = any (${[...assetIds]}::uuid[])`)),
  ])).orderBy('f.created_at').orderBy('f.id').execute();

/** What these ids are called now, as `kind:id`. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<{ key: string; name: string }[]> {
  const list = [...new Set(ids)].filter((id) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id));
  const { rows } = await sql<{ key: string; name: string }>`
    select 'person:' || id as key, name from person where id = any (${list}::uuid[])
    union all select 'member:' || id, name from member where id = any (${list}::uuid[])
    union all select 'key:' || id, name from api_key where id = any (${list}::uuid[])
    union all select 'place:' || p.id, concat_ws(', ', l.name, u.name, p.name) from place p join location l on l.id = p.location_id left join place u on u.id = p.parent_id where p.id = any (${list}::uuid[])
    union all select 'shipment:' || id, 'a shipment of ' || to_char(announced_at at time zone 'UTC', 'YYYY-MM-DD') from shipment where id = any (${list}::uuid[])
    union all select 'asset:' || id, concat_ws(' ', coalesce(name, model, category), asset_tag) from asset where id = any (${list}::uuid[])
    union all select 'task:' || id, title from task where id = any (${list}::uuid[])
    order by 1`.execute(tx);
  return rows;
}

export const emailOwners = (tx: Tx, emails: readonly string[]) => sql<{ email: string; kind: string; id: string }>`
  select lower(email) as email, 'person' as kind, id::text as id from person where id = any (array(select handback_people_by_email(${[...emails]}::text[])))
  union all select lower(email), 'member', id::text from member where lower(email) = any (${[...emails]}::text[])`.execute(tx).then(({ rows }) => rows);
