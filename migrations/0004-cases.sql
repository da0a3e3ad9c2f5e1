-- Policies, cases and their checklists, asks, partners, thanks.
create table policy (id uuid primary key, key text not null unique, name text not null, created_at timestamptz not null);
create table policy_version (
  id uuid primary key, policy_id uuid not null references policy, version int not null, source text not null, document jsonb not null,
  status text not null default 'published' check (status in ('draft','published','retired')), published_at timestamptz, published_by uuid references member,
  note text, unique (policy_id, version)
);
create unique index policy_version_current on policy_version (policy_id) where status = 'published';

create sequence case_number;
create table offboarding_case (
  id uuid primary key, number bigint not null unique default nextval('case_number'), person_id uuid not null references person,
  status text not null default 'open' check (status in ('open','cleared','cancelled')),
  reason text not null check (reason in ('resignation','dismissal','redundancy','contract_end','retirement','death','internal_transfer')),
  is_immediate boolean not null default false, last_working_on date not null, time_zone text not null, cut_off_at timestamptz not null, return_by_on date not null,
  return_by_at timestamptz not null, policy_version_id uuid not null references policy_version, wording text not null default 'standard',
  site_id uuid references location, embargo_until timestamptz, told_at timestamptz, told_by uuid references member, coordinator_id uuid references member,
  successor_id uuid references person, opened_at timestamptz not null, opened_by text not null, cancelled_at timestamptz, cancel_reason text, cleared_at timestamptz,
  note text, is_cut_off_decided boolean not null default false, is_return_by_decided boolean not null default false, approvals jsonb not null default '[]',
  returned_when text not null default 'accepted' check (returned_when in ('received','accepted')), dates_made_by jsonb not null default '{}', ask_from timestamptz, planning_problems jsonb not null default '[]', version int not null default 1, updated_at timestamptz not null
);
-- One open case for a person: noisy sources meet here.
create unique index offboarding_case_open on offboarding_case (person_id) where status = 'open';
create index offboarding_case_list on offboarding_case (status, last_working_on, id);
create index offboarding_case_person on offboarding_case (person_id);
-- Written before its case, so that the opener may see the row while it is inserted: the reference is checked at commit.
create table case_circle (case_id uuid not null references offboarding_case deferrable initially deferred, member_id uuid not null references member, primary key (case_id, member_id));

-- Purpose-limited: erased some days after the case closes.
create table case_contact (
  case_id uuid primary key references offboarding_case, email text, phone text, address jsonb, source text not null, updated_at timestamptz not null, erased_at timestamptz
);

create table task (
  id uuid primary key, case_id uuid not null references offboarding_case, parent_id uuid references task, key text not null, rule_key text not null, position int not null,
  title text not null, because text not null, phase text not null, owner_party text not null, owner_person_id uuid references person, owner_member_id uuid references member,
  status text not null check (status in ('waiting','open','done','not_needed','withdrawn')), subject_kind text check (subject_kind in ('asset','seat','account')), subject_id uuid,
  due_at timestamptz, due jsonb not null, is_due_decided boolean not null default false, completes text, ask_kind text, effort_seconds int, evidence_wanted text, definition jsonb not null default '{}',
  acted_at timestamptz, withdrawn_by text check (withdrawn_by in ('plan','person')), done_at timestamptz, done_by_kind text, done_by_id text, done_note text, version int not null default 1, unique (case_id, key)
);
create index task_case on task (case_id, position);
create index task_due on task (due_at) where status = 'open';
create index task_owner on task (owner_party, due_at) where status = 'open';
create index task_subject on task (subject_id) where subject_id is not null;

create table case_asset (
  id uuid primary key, case_id uuid not null references offboarding_case, asset_id uuid not null references asset,
  status text not null check (status in ('expected','handed_over','received','accepted','disputed','waived','withdrawn','let_go','not_ours')),
  claim text check (claim in ('have','dont_have','mine','damaged')), claim_note text, claimed_at timestamptz, manager_confirmed boolean, dispute_decision text,
  battery_unsafe boolean not null default false, received_at timestamptz, resolved_at timestamptz, version int not null default 1, unique (case_id, asset_id)
);
create index case_asset_asset on case_asset (asset_id);

create table ask (
  id uuid primary key, case_id uuid references offboarding_case, kind text not null check (kind in ('leaver_return','manager_confirm')), helper_person_id uuid references person,
  helper_name text not null, helper_email text not null, locale text not null default 'en', verb text not null, title text not null, why_you text not null, what_you_get text not null,
  already_done jsonb not null default '[]', effort_seconds int not null, due_at timestamptz, status text not null check (status in ('prepared','sent','answered','withdrawn','expired')),
  sent_at timestamptz, first_opened_at timestamptz, answered_at timestamptz,
  answer text check (answer in ('done','later','need_help','not_me','cant')), later_until timestamptz, answer_note text, answer_facts jsonb not null default '{}',
  referred_to_id uuid references person, referred_from_id uuid references ask, handled_at timestamptz, handled_by uuid references member,
  taps int not null default 0, created_at timestamptz not null, version int not null default 1
);
create index ask_case on ask (case_id);
create index ask_open on ask (due_at) where status = 'sent';
create index ask_list on ask (created_at desc, id desc);
-- Several messages about one ask (first, reminder, fresh link), each with a link of its own; only hashes rest here.
create table ask_link (token_hash text primary key, ask_id uuid not null references ask, created_at timestamptz not null, expires_at timestamptz not null, revoked_at timestamptz);
create index ask_link_ask on ask_link (ask_id);
create table ask_task (ask_id uuid not null references ask, task_id uuid not null references task, primary key (ask_id, task_id));
create index ask_task_task on ask_task (task_id);

create table partner (
  id uuid primary key, department text not null, location_id uuid not null references location, place_id uuid references place, lead_person_id uuid references person,
  status text not null default 'stranger' check (status in ('stranger','consulted','proposed','pilot','partner','paused','ended')), minutes_per_month int, items_per_month int,
  dwell_limit_hours int not null default 48, pickup_weekdays int[] not null default '{}', hours_text text, promises jsonb not null default '[]', agreed_at timestamptz, review_on date,
  seconds_per_item int not null default 40, created_at timestamptz not null, updated_at timestamptz not null, version int not null default 1, unique (department, location_id)
);

-- A deed is a concrete thing somebody outside IT did; its thank-you is drafted at once and sent once, by a named person.
create table deed (
  id uuid primary key, case_id uuid, kind text not null, person_id uuid references person, member_id uuid references member, helper_name text not null, helper_email text,
  partner_id uuid references partner, subject_kind text, subject_id text, what text not null, happened_at timestamptz not null, unique (kind, subject_id)
);
create table thanks (
  id uuid primary key, deed_id uuid not null unique references deed, status text not null default 'draft' check (status in ('draft','sent','dismissed')),
  subject text not null, body text not null, sent_by uuid references member, sent_at timestamptz, message_id uuid, dismissed_reason text, created_at timestamptz not null,
  version int not null default 1
);
create index thanks_draft on thanks (created_at) where status = 'draft';
