-- Records: locations, people, places, assets and their custody, licences, accounts.
create table location (
  id uuid primary key, name text not null, code text, country text, time_zone text not null default 'UTC', address jsonb not null default '{}',
  parent_id uuid references location, holidays date[] not null default '{}', is_site boolean not null default true,
  responsible_id uuid, custom jsonb not null default '{}', created_at timestamptz not null, updated_at timestamptz not null
);
create unique index location_name on location (lower(name));

create table person (
  id uuid primary key, employee_number text, username text, name text not null, given_name text, family_name text, preferred_name text,
  email text, personal_email text, phone text, department text, title text, cost_centre text, manager_id uuid references person,
  location_id uuid references location, work_mode text not null default 'office' check (work_mode in ('office','hybrid','remote')),
  employment text not null default 'employee' check (employment in ('employee','contractor','agency','intern')),
  status text not null default 'active' check (status in ('active','left')), country text, time_zone text, locale text,
  starts_on date, ends_on date, custom jsonb not null default '{}', source text not null default 'hand',
  created_at timestamptz not null, updated_at timestamptz not null, version int not null default 1
);
create unique index person_employee_number on person (lower(employee_number)) where employee_number is not null;
create unique index person_email on person (lower(email)) where email is not null;
create unique index person_username on person (lower(username)) where username is not null;
create index person_manager on person (manager_id);
create index person_location on person (location_id);
create index person_list on person (name, id);
create index person_name_fragment on person using gin (name gin_trgm_ops);
create index person_email_fragment on person using gin (email gin_trgm_ops);

-- A place holds things: a stockroom, a mailroom and its slots, a workshop, a quarantine shelf.
create table place (
  id uuid primary key, location_id uuid not null references location, parent_id uuid references place,
  kind text not null check (kind in ('stockroom','mailroom','workshop','slot','repair','disposal')), code text not null, name text not null,
  size text not null default 'any' check (size in ('small','medium','large','any')), capacity int not null default 1, is_quarantine boolean not null default false,
  position int not null default 0, closed_at timestamptz, created_at timestamptz not null, version int not null default 1
);
create unique index place_code on place (coalesce(parent_id, location_id), lower(code));
create index place_location on place (location_id);
create index place_parent on place (parent_id);

create table asset (
  id uuid primary key, asset_tag text, tag_key text, serial_number text, serial_key text, name text, manufacturer text, model text, category text not null default 'other',
  status text not null default 'ready' check (status in ('in_use','returned','in_workshop','ready','in_repair','disposed','missing')),
  ownership text not null default 'own' check (ownership in ('own','lessor','vendor','agency','client','personal')), owner_name text,
  data_bearing boolean not null default false, assignee_kind text check (assignee_kind in ('person','department')), assignee_id uuid references person,
  assignee_department text, location_id uuid references location, purchased_on date, purchase_cost numeric(14,2), currency text,
  order_number text, supplier text, warranty_months int, warranty_ends_on date, lease_ends_on date, grade text, disposition text, reserved_for text, last_seen_at timestamptz,
  on_hold boolean not null default false, is_managed boolean not null default false, is_shared boolean not null default false, notes text, custom jsonb not null default '{}', source text not null default 'hand',
  created_at timestamptz not null, updated_at timestamptz not null, version int not null default 1,
  check ((assignee_kind = 'person') = (assignee_id is not null))
);
create unique index asset_tag_key on asset (lower(asset_tag)) where asset_tag is not null;
create index asset_serial on asset (serial_key) where serial_key is not null;
create index asset_tag_read on asset (tag_key) where tag_key is not null;
-- Look-alikes (O and 0, I and 1) meet under one form: a reason to ask, never a match.
create index asset_serial_look_alike on asset (translate(serial_key, 'OI', '01')) where serial_key is not null;
create index asset_tag_look_alike on asset (translate(tag_key, 'OI', '01')) where tag_key is not null;
create index asset_by_tag on asset (asset_tag, id);
create index asset_assignee on asset (assignee_id) where assignee_id is not null;
create index asset_list on asset (status, location_id, purchased_on desc, id);
create index asset_location on asset (location_id);
create index asset_serial_fragment on asset using gin (serial_number gin_trgm_ops);
create index asset_tag_fragment on asset using gin (asset_tag gin_trgm_ops);
create index asset_model_fragment on asset using gin (model gin_trgm_ops);
create index asset_name_fragment on asset using gin (name gin_trgm_ops);

-- Legal hold: placed by one, released by two (PRODUCT 3). asset.on_hold is its projection, written in the same transaction.
create table legal_hold (
  id uuid primary key, asset_id uuid not null references asset, matter text not null, placed_by uuid not null references member, placed_at timestamptz not null,
  release_asked_by uuid references member, release_asked_at timestamptz, release_reason text, released_by uuid references member, released_at timestamptz,
  check (released_by is null or released_by <> release_asked_by)
);
create index legal_hold_asset on legal_hold (asset_id) where released_at is null;

-- The ledger (PRODUCT 1): corrections are new events, never edits. No names in it: people are joined, so that
-- erasing a person's data breaks no chain.
create table custody_event (
  id uuid primary key, asset_id uuid not null references asset, seq int not null, kind text not null,
  from_kind text not null check (from_kind in ('person','place','shipment','unaccounted')), from_id uuid,
  to_kind text not null check (to_kind in ('person','place','shipment','unaccounted')), to_id uuid,
  location_id uuid, case_id uuid, occurred_at timestamptz not null, recorded_at timestamptz not null, actor_kind text not null, actor_id text,
  condition text, evidence jsonb not null default '{}', corrects uuid references custody_event, is_gap boolean not null default false,
  unique (asset_id, seq), check ((to_kind = 'unaccounted') = (to_id is null)), check ((from_kind = 'unaccounted') = (from_id is null))
);
create index custody_event_case on custody_event (case_id) where case_id is not null;
create trigger custody_event_append_only before update or delete on custody_event for each row execute function handback_refuse_change();

create table asset_custody (
  asset_id uuid primary key references asset, seq int not null, custodian_kind text not null check (custodian_kind in ('person','place','shipment','unaccounted')),
  custodian_id uuid, since timestamptz not null, check ((custodian_kind = 'unaccounted') = (custodian_id is null))
);
create index asset_custody_custodian on asset_custody (custodian_id) where custodian_id is not null;
create index asset_custody_unaccounted on asset_custody (asset_id) where custodian_kind = 'unaccounted';

create table licence (
  id uuid primary key, product text not null, vendor text, licence_key text, contract_number text, seats_total int not null default 0 check (seats_total >= 0),
  -- Counted here, since a member scoped to sites sees only some of the seats; written with the seat, in one statement that cannot give the last one twice.
  seats_assigned int not null default 0 check (seats_assigned >= 0),
  is_reclaimable boolean not null default true, holds_data boolean not null default false, renews_on date, seat_cost numeric(14,2), currency text, billing text, owner_name text, custom jsonb not null default '{}', source text not null default 'hand',
  created_at timestamptz not null, updated_at timestamptz not null, version int not null default 1
);
create unique index licence_identity on licence (lower(product), lower(coalesce(vendor, '')), lower(coalesce(licence_key, '')));
create table seat (
  id uuid primary key, licence_id uuid not null references licence, person_id uuid not null references person, assigned_at timestamptz not null,
  released_at timestamptz, released_by text, release_reason text, case_id uuid
);
create unique index seat_held on seat (licence_id, person_id) where released_at is null;
create index seat_person on seat (person_id) where released_at is null;

create table account (
  id uuid primary key, person_id uuid not null references person, system text not null, username text not null, is_privileged boolean not null default false, holds_data boolean not null default false,
  status text not null default 'active' check (status in ('active','ended')), ended_at timestamptz, ended_by uuid references member, ended_by_name text,
  early_decision jsonb, end_evidence text, cut_off_at timestamptz, case_id uuid, custom jsonb not null default '{}', source text not null default 'hand',
  created_at timestamptz not null, updated_at timestamptz not null, version int not null default 1
);
create unique index account_identity on account (lower(system), lower(username));
create index account_person on account (person_id);

-- Sightings: a device seen by a management system, by API here.
create table sighting (
  id uuid primary key, asset_id uuid not null references asset, seen_at timestamptz not null, source text not null, network text, place text, last_user text,
  recorded_at timestamptz not null
);
create index sighting_asset on sighting (asset_id, seen_at desc);
create unique index sighting_once on sighting (asset_id, source, seen_at);
-- Many sightings of one device are one incident.
create table sighting_incident (
  id uuid primary key, asset_id uuid not null references asset, case_id uuid, kind text not null check (kind in ('after_exit','after_receipt')),
  first_seen_at timestamptz not null, last_seen_at timestamptz not null, sightings int not null default 1, sources text[] not null, place text, network text,
  opened_at timestamptz not null, resolved_at timestamptz, resolved_by uuid references member, resolution text, version int not null default 1
);
create unique index sighting_incident_open on sighting_incident (asset_id, kind) where resolved_at is null;
create index sighting_incident_list on sighting_incident (last_seen_at desc, id desc);
