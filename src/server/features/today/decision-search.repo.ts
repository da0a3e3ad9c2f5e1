/**
 * One query per kind of decision (ADR 2: reads across tables, changes nothing).
 * Every query yields `id`, `at` (since when it waits), `link` and `facts`.
 * Row-level security decides what is in it.
 */
import { sql, type RawBuilder } from 'kysely';
import { allApproved, onlyApprovalsMissing } from './settled-case.repo.ts';

export type Reader = { readonly now: string; readonly site: string | undefined; readonly memberId: string | null; readonly roles: readonly string[]; readonly parties: readonly string[]; readonly mayApprove: boolean; readonly mayClear: boolean };
export type DecisionSearch = (reader: Reader) => RawBuilder<unknown>;

const at = (column: string, { site }: Reader): RawBuilder<unknown> => (site === undefined ? sql`true` : sql`${sql.raw(column)} = ${site}::uuid`);
const assetName = sql`coalesce(nullif(trim(concat_ws(' ', a.manufacturer, a.model)), ''), a.name, a.category)`;
const assetTag = sql`coalesce(a.asset_tag, a.serial_number)`;
const speaks = sql`(c.reason <> 'death' and coalesce((v.document #>> array['wording', 'sets', c.wording, 'saysOverdue'])::boolean, true))`;
const openCases = sql`offboarding_case c join policy_version v on v.id = c.policy_version_id join person p on p.id = c.person_id`;
const waived = (kind: string, id: string) => sql`exists (select 1 from waiver w where w.subject_kind = ${sql.lit(kind)} and w.subject_id = ${sql.raw(id)} and w.status = 'approved')`;
/** The reader is not the leaver: nobody decides about their own case. */
const notMine = ({ memberId }: Reader) => sql`not exists (select 1 from member me where me.id = ${memberId}::uuid and me.person_id = c.person_id)`;

export const awakeDevices: DecisionSearch = (reader) => sql`
  select i.id, i.first_seen_at as at, coalesce(${assetTag}, '') as link, jsonb_build_object('asset', ${assetName}, 'tag', ${assetTag}, 'person', p.name, 'kind', i.kind, 'firstSeenAt', i.first_seen_at, 'lastSeenAt', i.last_seen_at, 'cutOffAt', c.cut_off_at, 'zone', coalesce(c.time_zone, 'UTC'),
    'source', array_to_string(i.sources, ', '), 'place', i.place, 'network', i.network, 'sightings', i.sightings, 'stillOpen', exists (select 1 from account k where k.person_id = c.person_id and k.status = 'active')) as facts
  from sighting_incident i join asset a on a.id = i.asset_id left join offboarding_case c on c.id = i.case_id left join person p on p.id = c.person_id where i.resolved_at is null and ${at('a.location_id', reader)}`;

export const parkedIntakes: DecisionSearch = (reader) => sql`
  select n.id, n.scanned_at as at, n.id::text as link, jsonb_build_object('reason', n.open_reason, 'read', right(n.scan_raw, 40), 'place', h.name, 'site', l.name, 'boxCode', b.box_code, 'person', p.name, 'expected', (select string_agg(coalesce(a.serial_number, a.asset_tag), ', ')
    from parcel_item pi join asset a on a.id = pi.asset_id where pi.parcel_id = b.id and pi.state in ('expected', 'missing'))) as facts
  from intake n join place h on h.id = n.place_id join location l on l.id = h.location_id left join parcel b on b.id = coalesce(n.inside_parcel_id, n.parcel_id) left join offboarding_case c on c.id = b.case_id left join person p on p.id = c.person_id
  where n.resolved_at is null and n.undone_at is null and n.open_reason is not null and ${at('h.location_id', reader)} and (b.case_id is null or c.id is not null or not handback_under_embargo(b.case_id))`;

export const heldInWorkshop: DecisionSearch = (reader) => sql`
  select min(j.id::text)::uuid as id, min(j.opened_at) as at, '' as link, jsonb_build_object('matter', h.matter, 'devices', count(distinct j.asset_id), 'places', string_agg(distinct l.name, ', ')) as facts
  from workshop_job j join asset a on a.id = j.asset_id left join location l on l.id = a.location_id left join legal_hold h on h.asset_id = a.id and h.released_at is null
  where a.on_hold and j.status not in ('done', 'cancelled') and ${at('a.location_id', reader)} group by h.matter`;

export const asksForAHand: DecisionSearch = (reader) => sql`
  select k.id, k.answered_at as at, k.id::text as link, jsonb_build_object('helper', k.helper_name, 'answer', k.answer, 'note', k.answer_note, 'title', k.title, 'kind', k.kind, 'person', p.name) as facts
  from ask k join offboarding_case c on c.id = k.case_id join person p on p.id = c.person_id
  where k.status = 'answered' and k.answer in ('need_help', 'not_me', 'cant') and k.handled_at is null and k.referred_to_id is null and c.status = 'open' and ${at('c.site_id', reader)}`;

export const disputes: DecisionSearch = (reader) => sql`
  select ca.id, coalesce(ca.claimed_at, c.opened_at) as at, c.id::text as link, jsonb_build_object('asset', ${assetName}, 'tag', ${assetTag}, 'claim', ca.claim, 'note', ca.claim_note, 'person', p.name) as facts
  from case_asset ca join offboarding_case c on c.id = ca.case_id join person p on p.id = c.person_id join asset a on a.id = ca.asset_id where ca.status = 'disputed' and c.status = 'open' and ${at('c.site_id', reader)}`;

export const waiversAsked: DecisionSearch = (reader) => sql`
  select w.id, w.asked_at as at, c.id::text as link, jsonb_build_object('asker', m.name, 'person', p.name, 'reason', w.reason, 'kind', w.subject_kind, 'subject', case w.subject_kind
      when 'asset' then (select ${assetName} from case_asset ca join asset a on a.id = ca.asset_id where ca.case_id = c.id and w.subject_id in (ca.id, a.id)) when 'task' then (select t.title from task t where t.id = w.subject_id)
      when 'seat' then (select i.product from seat s join licence i on i.id = s.licence_id where s.id = w.subject_id) else (select k.system from account k where k.id = w.subject_id) end) as facts
  from waiver w join offboarding_case c on c.id = w.case_id join person p on p.id = c.person_id join member m on m.id = w.asked_by
  where w.status = 'asked' and c.status = 'open' and w.asked_by is distinct from ${reader.memberId}::uuid and ${notMine(reader)} and ${at('c.site_id', reader)}`;

/** They have left, and nothing stands between these cases and their clearance but approvals. */
const nothingOpen = sql`(c.last_working_on + 1)::timestamp at time zone c.time_zone <= handback_now() and ${onlyApprovalsMissing}`;

export const declinedClearances: DecisionSearch = (reader) => sql`
  select ap.id, ap.decided_at as at, c.id::text as link, jsonb_build_object('person', p.name, 'role', ap.role, 'by', m.name, 'note', ap.note) as facts
  from clearance_approval ap join offboarding_case c on c.id = ap.case_id join person p on p.id = c.person_id join member m on m.id = ap.decided_by
  where ap.decision = 'declined' and ap.withdrawn_at is null and c.status = 'open' and ${at('c.site_id', reader)}`;

/** A settled case waits for the reader's approval, or with all of them for the clearance itself. */
export const settledCases: DecisionSearch = (reader) => sql`
  select c.id, c.updated_at as at, c.id::text as link, jsonb_build_object('person', p.name, 'number', c.number, 'role', mine.need ->> 'role', 'because', mine.need ->> 'because', 'waivers', (select count(*) from waiver w where w.case_id = c.id and w.status = 'approved'),
    'devices', (select count(*) from case_asset ca where ca.case_id = c.id and ca.status in ('accepted', 'received'))) as facts
  from ${openCases} left join lateral (select n.need from jsonb_array_elements(c.approvals) n(need) where ${reader.mayApprove} and n.need ->> 'role' = any (${sql.val([...reader.roles])}::text[]) and ${notMine(reader)}
    and not exists (select 1 from clearance_approval ap where ap.case_id = c.id and ap.role = n.need ->> 'role' and ap.withdrawn_at is null) limit 1) mine on true
  where c.status = 'open' and ${at('c.site_id', reader)} and ${nothingOpen} and (mine.need is not null or (${reader.mayClear} and ${allApproved}))`;

/** From an hour before the agreed minute on. */
export const endingAccess: DecisionSearch = (reader) => sql`
  select c.id, min(coalesce(k.cut_off_at, c.cut_off_at)) as at, c.id::text as link, jsonb_build_object('person', p.name, 'cutOffAt', min(coalesce(k.cut_off_at, c.cut_off_at)), 'zone', c.time_zone, 'accounts', count(*), 'systems', jsonb_agg(k.system order by k.is_privileged desc, k.system),
    'speaks', ${speaks}) as facts
  from ${openCases} join account k on k.person_id = c.person_id and k.status = 'active'
  where c.status = 'open' and c.reason <> 'internal_transfer' and coalesce(k.cut_off_at, c.cut_off_at) - interval '1 hour' <= ${reader.now} and not ${waived('account', 'k.id')} and ${at('c.site_id', reader)} group by c.id, p.id, v.id`;

export const unthankedDeeds: DecisionSearch = (reader) => sql`
  select min(t.id::text)::uuid as id, min(d.happened_at) as at, '' as link, jsonb_build_object('deeds', count(*), 'helpers', jsonb_agg(distinct d.helper_name || coalesce(' (' || l.name || ')', ''))) as facts
  from thanks t join deed d on d.id = t.deed_id left join partner r on r.id = d.partner_id left join location l on l.id = r.location_id where t.status = 'draft' and ${at('r.location_id', reader)} having count(*) > 0`;

export const deathsWithoutCoordinator: DecisionSearch = (reader) => sql`
  select c.id, c.opened_at as at, c.id::text as link, '{}'::jsonb as facts from offboarding_case c where c.status = 'open' and c.reason = 'death' and c.coordinator_id is null and ${at('c.site_id', reader)}`;

/** Past the return-by, and no ask stands open that would bring it home. */
export const nobodyAsking: DecisionSearch = (reader) => sql`
  select c.id, c.return_by_at as at, c.id::text as link, jsonb_build_object('person', p.name, 'devices', count(*), 'returnByAt', c.return_by_at, 'speaks', ${speaks}, 'asked', exists (select 1 from ask k where k.case_id = c.id and k.kind = 'leaver_return'),
    'reachable', coalesce(p.personal_email, p.email, (select x.email from case_contact x where x.case_id = c.id)) is not null) as facts
  from ${openCases} join case_asset ca on ca.case_id = c.id and ca.status = 'expected'
  where c.status = 'open' and c.reason <> 'death' and c.return_by_at <= ${reader.now} and ${at('c.site_id', reader)}
    and not exists (select 1 from ask k where k.case_id = c.id and (k.status in ('prepared', 'sent') or (k.status = 'answered' and k.answer <> 'done' and k.handled_at is null))) group by c.id, p.id, v.id`;

export const boxesLeftStanding: DecisionSearch = (reader) => sql`
  select l.id, min(b.dwell_due_at) as at, '' as link, jsonb_build_object('boxes', count(*), 'site', l.name, 'dueAt', min(b.dwell_due_at), 'planned', (select min(r.planned_on) from pickup_run r where r.location_id = l.id and r.status in ('planned', 'under_way'))) as facts
  from parcel b join location l on l.id = b.location_id left join offboarding_case c on c.id = b.case_id
  where b.status = 'stored' and b.dwell_due_at <= ${reader.now} and ${at('b.location_id', reader)} and (b.case_id is null or c.id is not null or not handback_under_embargo(b.case_id)) group by l.id`;

export const lateTasks: DecisionSearch = (reader) => sql`
  select min(t.id::text)::uuid as id, min(t.due_at) as at, min(c.id::text) as link, jsonb_build_object('tasks', count(*), 'cases', count(distinct c.id), 'oldest', (array_agg(t.title order by t.due_at))[1], 'person', (array_agg(p.name order by t.due_at))[1], 'dueAt', min(t.due_at), 'speaks', bool_and(${speaks})) as facts
  from task t join offboarding_case c on c.id = t.case_id join policy_version v on v.id = c.policy_version_id join person p on p.id = c.person_id
  where t.status = 'open' and c.status = 'open' and t.due_at <= ${reader.now} and t.owner_party = any (${sql.val([...reader.parties])}::text[]) and not ${waived('task', 't.id')} and ${at('c.site_id', reader)} having count(*) > 0`;

export const lostMessages: DecisionSearch = (reader) => sql`
  select min(m.id::text)::uuid as id, min(m.created_at) as at, min(m.id::text) as link, jsonb_build_object('messages', count(*), 'recipients', jsonb_agg(distinct coalesce(m.recipient_name, m.recipient))) as facts
  from message m left join offboarding_case c on c.id = m.case_id where m.status = 'failed' and ${at('c.site_id', reader)} having count(*) > 0`;

export const filesRead: DecisionSearch = () => sql`
  select r.id, r.created_at as at, r.id::text as link, jsonb_build_object('file', r.file_name, 'rows', r.row_count, 'kind', r.kind) as facts from import_run r where r.status = 'previewed'`;
