/**
 * One query per exception (ADR 2: reads across tables, changes nothing).
 * Every query yields the same columns: `row_id`, `since`, `site_id`, `case_id`,
 * `speaks` (lateness may be named), `link` (the id where the act is done) and
 * `facts` for its sentence. Row-level security decides what is in it.
 */
import type { ExceptionKey } from '#domain/exception/definitions';
import { sql, type RawBuilder } from 'kysely';

export type Search = RawBuilder<unknown>;

/** The instant it is asked at, and the minutes after its date from which a row belongs in a list. */
export type Moment = { readonly now: string; readonly minutesOf: (key: ExceptionKey) => number };

const grace = (at: Moment, key: ExceptionKey): RawBuilder<unknown> => sql`make_interval(mins => ${at.minutesOf(key)}::int)`;

/** Whether a case's wording names lateness; after a death never. `c` is the case, `v` its policy version. */
const speaks = sql`(c.reason <> 'death' and coalesce((v.document #>> array['wording', 'sets', c.wording, 'saysOverdue'])::boolean, true))`;
const withPolicy = sql`join policy_version v on v.id = c.policy_version_id`;
/** The end of the last working day where the person works. */
const leftAt = sql`((c.last_working_on + 1)::timestamp at time zone c.time_zone)`;
const assetName = sql`coalesce(nullif(trim(concat_ws(' ', a.manufacturer, a.model)), ''), a.name, a.category)`;
const assetTag = sql`coalesce(a.asset_tag, a.serial_number)`;
const waived = (kind: string, id: RawBuilder<unknown>) => sql`exists (select 1 from waiver w where w.subject_kind = ${sql.lit(kind)} and w.subject_id = ${id} and w.status = 'approved')`;

/** The case by which somebody counts as gone: an open one first, else the one they were cleared in. */
const caseOfPerson = (person: RawBuilder<unknown>) => sql`left join lateral (
  select c.*, v.document from offboarding_case c ${withPolicy} where c.person_id = ${person} and c.status in ('open', 'cleared') and c.reason <> 'internal_transfer'
  order by (c.status = 'open') desc, c.opened_at desc limit 1) c on true`;
const speaksOfPerson = sql`(c.id is null or (c.reason <> 'death' and coalesce((c.document #>> array['wording', 'sets', c.wording, 'saysOverdue'])::boolean, true)))`;

/** What people hold who have no open case, thing by thing: what was decided to stay with them is not held against them. */
const stillHeld = sql`
  select k.custodian_id as person_id, 1 as device, 0 as seat, 0 as account from asset_custody k join asset a on a.id = k.asset_id where k.custodian_kind = 'person' and a.ownership in ('own', 'lessor', 'vendor')
    and not exists (select 1 from case_asset ca join offboarding_case e on e.id = ca.case_id where ca.asset_id = a.id and e.person_id = k.custodian_id and ca.status in ('let_go', 'waived', 'not_ours', 'withdrawn'))
  union all select s.person_id, 0, 1, 0 from seat s where s.released_at is null and not ${waived('seat', sql`s.id`)}
  union all select a.person_id, 0, 0, 1 from account a where a.status = 'active' and not ${waived('account', sql`a.id`)}`;

const leftWithOpen = (at: Moment): Search => sql`
  select c.id as row_id, ${leftAt} as since, c.site_id, c.id as case_id, ${speaks} as speaks, c.id::text as link,
    jsonb_build_object('page', 'case', 'person', p.name, 'leftOn', c.last_working_on, 'number', c.number, 'site', l.name, 'devices', o.devices, 'seats', o.seats, 'accounts', o.accounts, 'tasks', o.tasks) as facts
  from offboarding_case c ${withPolicy} join person p on p.id = c.person_id left join location l on l.id = c.site_id
  cross join lateral (select
    (select count(*) from case_asset ca where ca.case_id = c.id and ca.status in ('expected', 'handed_over', 'disputed') and c.return_by_at <= ${at.now}) as devices,
    (select count(*) from seat s where s.person_id = c.person_id and s.released_at is null and ${leftAt} + ${grace(at, 'left_with_open')} <= ${at.now} and not ${waived('seat', sql`s.id`)}) as seats,
    (select count(*) from account a where a.person_id = c.person_id and a.status = 'active' and coalesce(a.cut_off_at, c.cut_off_at) + ${grace(at, 'account_late')} <= ${at.now} and not ${waived('account', sql`a.id`)}) as accounts,
    (select count(*) from task t where t.case_id = c.id and t.status = 'open' and t.due_at <= ${at.now} and coalesce((t.definition ->> 'blocksClearance')::boolean, true) and not ${waived('task', sql`t.id`)}) as tasks) o
  where c.status = 'open' and c.reason <> 'internal_transfer' and ${leftAt} <= ${at.now} and o.devices + o.seats + o.accounts + o.tasks > 0
  union all
  select p.id, coalesce((p.ends_on + 1)::timestamptz, p.updated_at), p.location_id, null, true, p.id::text,
    jsonb_build_object('page', 'person', 'person', p.name, 'leftOn', coalesce(p.ends_on, p.updated_at::date), 'number', null, 'site', l.name, 'devices', h.devices, 'seats', h.seats, 'accounts', h.accounts, 'tasks', 0)
  from (select g.person_id, sum(g.device) as devices, sum(g.seat) as seats, sum(g.account) as accounts from (${stillHeld}) g group by g.person_id) h
  join person p on p.id = h.person_id left join location l on l.id = p.location_id
  where p.status = 'left' and not exists (select 1 from offboarding_case c where c.person_id = p.id and c.status = 'open')`;

const assetOverdue = (at: Moment): Search => sql`
  select ca.id as row_id, c.return_by_at as since, c.site_id, c.id as case_id, ${speaks} as speaks, c.id::text as link,
    jsonb_build_object('person', p.name, 'asset', ${assetName}, 'tag', ${assetTag}, 'returnByAt', c.return_by_at, 'returnByOn', c.return_by_on, 'way', case when ca.status = 'handed_over' then 'on its way' else 'with the leaver' end) as facts
  from case_asset ca join offboarding_case c on c.id = ca.case_id ${withPolicy} join asset a on a.id = ca.asset_id join person p on p.id = c.person_id
  where c.status = 'open' and ((ca.status = 'expected' and c.return_by_at <= ${at.now}) or (ca.status = 'handed_over' and c.return_by_at + ${grace(at, 'asset_overdue')} <= ${at.now}))`;

const parcelPastDwell = (at: Moment): Search => sql`
  select b.id as row_id, b.dwell_due_at as since, b.location_id as site_id, c.id as case_id, true as speaks, coalesce(b.location_id::text, '') as link,
    jsonb_build_object('box', b.box_code, 'place', coalesce(h.name, s.name, l.name), 'slot', case when h.id is null then null else 'slot ' || s.code end, 'dwellDueAt', b.dwell_due_at, 'storedAt', b.stored_at) as facts
  from parcel b left join offboarding_case c on c.id = b.case_id left join place s on s.id = b.place_id left join place h on h.id = s.parent_id left join location l on l.id = b.location_id
  where b.status = 'stored' and b.dwell_due_at + ${grace(at, 'parcel_past_dwell')} <= ${at.now} and (b.case_id is null or c.id is not null or not handback_under_embargo(b.case_id))`;

const taskOverdue = (at: Moment): Search => sql`
  select t.id as row_id, t.due_at as since, c.site_id, c.id as case_id, ${speaks} as speaks, c.id::text as link,
    jsonb_build_object('task', t.title, 'person', p.name, 'owner', coalesce(o.name, t.owner_party), 'dueAt', t.due_at, 'because', t.because) as facts
  from task t join offboarding_case c on c.id = t.case_id ${withPolicy} join person p on p.id = c.person_id left join person o on o.id = t.owner_person_id
  where t.status = 'open' and c.status = 'open' and t.due_at + ${grace(at, 'task_overdue')} <= ${at.now} and not ${waived('task', sql`t.id`)}`;

const askUnanswered = (at: Moment): Search => sql`
  select k.id as row_id, k.due_at as since, c.site_id, c.id as case_id, ${speaks} as speaks, k.id::text as link,
    jsonb_build_object('helper', k.helper_name, 'title', k.title, 'sentAt', coalesce(k.sent_at, k.created_at), 'opened', case when k.first_opened_at is null then 'not looked at yet' else 'looked at, not answered' end, 'effortSeconds', k.effort_seconds) as facts
  from ask k join offboarding_case c on c.id = k.case_id ${withPolicy}
  where k.status = 'sent' and c.status = 'open' and k.due_at + ${grace(at, 'ask_unanswered')} <= ${at.now} and (k.later_until is null or k.later_until <= ${at.now})`;

const deviceSeen = (): Search => sql`
  select i.id as row_id, i.first_seen_at as since, a.location_id as site_id, c.id as case_id, true as speaks, coalesce(${assetTag}, '') as link,
    jsonb_build_object('asset', ${assetName}, 'tag', ${assetTag}, 'person', p.name, 'seenAt', i.last_seen_at, 'firstSeenAt', i.first_seen_at, 'after', case when i.kind = 'after_exit' then 'exit' else 'hand-in' end, 'source', array_to_string(i.sources, ', '), 'site', i.place, 'sightings', i.sightings) as facts
  from sighting_incident i join asset a on a.id = i.asset_id left join offboarding_case c on c.id = i.case_id left join person p on p.id = coalesce(c.person_id, a.assignee_id)
  where i.resolved_at is null`;

const seatHeld = (at: Moment): Search => sql`
  select s.id as row_id, coalesce(${leftAt}, p.updated_at) as since, p.location_id as site_id, c.id as case_id, ${speaksOfPerson} as speaks, i.id::text as link,
    jsonb_build_object('person', p.name, 'product', i.product, 'leftOn', coalesce(c.last_working_on, p.ends_on, p.updated_at::date), 'seatCost', i.seat_cost, 'currency', i.currency, 'billing', i.billing) as facts
  from seat s join person p on p.id = s.person_id join licence i on i.id = s.licence_id ${caseOfPerson(sql`p.id`)}
  where s.released_at is null and not ${waived('seat', sql`s.id`)} and ((c.id is null and p.status = 'left') or (c.id is not null and (c.status = 'open' or p.status = 'left') and ${leftAt} + ${grace(at, 'seat_held_by_leaver')} <= ${at.now}))`;

const accountLate = (at: Moment): Search => sql`
  select a.id as row_id, coalesce(a.cut_off_at, c.cut_off_at) as since, c.site_id, c.id as case_id, ${speaksOfPerson} as speaks, c.id::text as link,
    jsonb_build_object('person', p.name, 'system', a.system, 'username', a.username, 'isPrivileged', a.is_privileged, 'cutOffAt', coalesce(a.cut_off_at, c.cut_off_at)) as facts
  from account a join person p on p.id = a.person_id ${caseOfPerson(sql`p.id`)}
  where a.status = 'active' and c.id is not null and (c.status = 'open' or a.case_id = c.id) and coalesce(a.cut_off_at, c.cut_off_at) + ${grace(at, 'account_late')} <= ${at.now} and not ${waived('account', sql`a.id`)}`;

const unresolvedIntake = (): Search => sql`
  select n.id as row_id, n.scanned_at as since, h.location_id as site_id, c.id as case_id, true as speaks, n.id::text as link,
    jsonb_build_object('reason', n.open_reason, 'place', h.name, 'scannedAt', n.scanned_at, 'read', right(n.scan_raw, 40), 'boxCode', b.box_code) as facts
  from intake n join place h on h.id = n.place_id left join parcel b on b.id = coalesce(n.inside_parcel_id, n.parcel_id) left join offboarding_case c on c.id = b.case_id
  where n.resolved_at is null and n.undone_at is null and n.open_reason is not null and (b.case_id is null or c.id is not null or not handback_under_embargo(b.case_id))`;

const assetUnaccounted = (): Search => sql`
  select a.id as row_id, coalesce(k.since, a.created_at) as since, a.location_id as site_id, null::uuid as case_id, true as speaks, a.id::text as link,
    jsonb_build_object('asset', ${assetName}, 'tag', ${assetTag}, 'seenAt', a.last_seen_at, 'assignee', p.name) as facts
  from asset a left join asset_custody k on k.asset_id = a.id left join person p on p.id = a.assignee_id
  where (k.asset_id is null or k.custodian_kind = 'unaccounted') and a.status <> 'disposed' and a.ownership <> 'personal'`;

const personWithoutManager = (): Search => sql`
  select p.id as row_id, p.created_at as since, p.location_id as site_id, null::uuid as case_id, true as speaks, p.id::text as link,
    jsonb_build_object('person', p.name, 'department', p.department, 'site', l.name, 'manager', m.name) as facts
  from person p left join person m on m.id = p.manager_id left join location l on l.id = p.location_id
  where p.status = 'active' and (p.manager_id is null or m.status = 'left')`;

const messageFailed = (): Search => sql`
  select m.id as row_id, m.created_at as since, c.site_id, c.id as case_id, true as speaks, m.id::text as link,
    jsonb_build_object('subject', m.subject, 'recipient', coalesce(m.recipient_name, m.recipient), 'attempts', m.attempts, 'error', left(m.last_error, 160)) as facts
  from message m left join offboarding_case c on c.id = m.case_id where m.status = 'failed'`;

const approverMissing = (): Search => sql`
  select c.id as row_id, c.opened_at as since, c.site_id, c.id as case_id, ${speaks} as speaks, c.id::text as link,
    jsonb_build_object('person', p.name, 'manager', m.name, 'next', n.name, 'number', c.number, 'lastOn', c.last_working_on) as facts
  from offboarding_case c ${withPolicy} join person p on p.id = c.person_id left join person m on m.id = p.manager_id left join person n on n.id = m.manager_id and n.status = 'active'
  where c.status = 'open' and (p.manager_id is null or m.status = 'left')
    and not exists (select 1 from ask k where k.case_id = c.id and k.kind = 'manager_confirm' and (k.status in ('prepared', 'sent') or (k.status = 'answered' and k.answer = 'done')))`;

/** Those who do not see every site see none of them, by the table's own policy: a row belongs to no site before it is decided. */
const rowWaiting = (): Search => sql`
  select w.id as row_id, w.since, null::uuid as site_id, null::uuid as case_id, true as speaks, w.id::text as link,
    jsonb_build_object('label', coalesce(nullif(w.label, ''), 'A row'), 'line', w.line, 'file', r.file_name, 'reason', w.reasons -> 0, 'isReady', w.is_ready) as facts
  from waiting_row w join import_run r on r.id = w.run_id where w.state = 'waiting'`;

/** By key. */
export const exceptionSearches: Readonly<Record<ExceptionKey, (at: Moment) => Search>> = {
  device_seen_after_exit: deviceSeen, account_late: accountLate, left_with_open: leftWithOpen, asset_overdue: assetOverdue, parcel_past_dwell: parcelPastDwell, unresolved_intake: unresolvedIntake,
  ask_unanswered: askUnanswered, task_overdue: taskOverdue, seat_held_by_leaver: seatHeld, approver_missing: approverMissing, message_failed: messageFailed, row_waiting: rowWaiting,
  asset_unaccounted: assetUnaccounted, person_without_manager: personWithoutManager,
};
