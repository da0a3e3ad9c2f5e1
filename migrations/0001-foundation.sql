-- Foundation: the application role, what the database itself must hold, sign-in, settings.
-- Rule: ARCHITECTURE 9 (row-level security under a role that cannot bypass it) and 11 (one database language).

create extension if not exists pg_trgm;

do $$ begin
  create role handback_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant handback_app to %I', current_user);
exception when others then null; -- a superuser needs no grant
end $$;

-- What a transaction may see, set by the unit of work at its start. Unset means: nothing.
--   handback.sites   '*' or a list of location ids     handback.circle  '*' (system) or ''
--   handback.actor   member id or ''                   handback.now     the instant the work is done at
create function handback_all_sites() returns boolean language sql stable as
  $$ select coalesce(current_setting('handback.sites', true), '') = '*' $$;
create function handback_site_list() returns uuid[] language sql stable as
  $$ select case when coalesce(current_setting('handback.sites', true), '') in ('', '*') then '{}'::uuid[]
            else string_to_array(current_setting('handback.sites', true), ',')::uuid[] end $$;
create function handback_actor() returns uuid language sql stable as
  $$ select nullif(current_setting('handback.actor', true), '')::uuid $$;
create function handback_is_system() returns boolean language sql stable as
  $$ select coalesce(current_setting('handback.circle', true), '') = '*' $$;
create function handback_now() returns timestamptz language sql stable as
  $$ select coalesce(nullif(current_setting('handback.now', true), '')::timestamptz, now()) $$;

create function handback_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

-- Sign-in (tables of the sign-in library, in our spelling) ------------------------------------------------
create table auth_user (
  id text primary key, name text not null, email text not null unique, email_verified boolean not null default false,
  image text, created_at timestamptz not null default now(), updated_at timestamptz not null default now()
);
create table auth_session (
  id text primary key, expires_at timestamptz not null, token text not null unique, created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), ip_address text, user_agent text, user_id text not null references auth_user on delete cascade
);
create index auth_session_user on auth_session (user_id);
create table auth_credential (
  id text primary key, account_id text not null, provider_id text not null, user_id text not null references auth_user on delete cascade,
  access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
  scope text, password text, created_at timestamptz not null default now(), updated_at timestamptz not null default now()
);
create index auth_credential_user on auth_credential (user_id);
create table auth_verification (
  id text primary key, identifier text not null, value text not null, expires_at timestamptz not null,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);

-- Members: who works in Handback, with which roles, for which sites (empty = every site) -------------------
create table member (
  id uuid primary key, auth_user_id text unique references auth_user, name text not null, email text not null,
  title text, phone text, roles text[] not null, site_ids uuid[] not null default '{}', person_id uuid, station_pin_hash text,
  created_at timestamptz not null, disabled_at timestamptz, version int not null default 1,
  check (roles <@ array['owner','asset_manager','technician','mailroom','hr','security','approver','auditor'])
);
create unique index member_email on member (lower(email));

-- A member who is disabled is out at once, in the same transaction. The application's role cannot touch sessions otherwise.
create function handback_end_sessions(target text) returns bigint language sql security definer set search_path = public as
  $$ with ended as (delete from auth_session where user_id = target returning 1) select count(*) from ended $$;

create table api_key (
  id uuid primary key, name text not null, key_hash text not null unique, prefix text not null, permissions text[] not null,
  site_ids uuid[] not null default '{}', created_by uuid not null references member, created_at timestamptz not null,
  last_used_at timestamptz, expires_at timestamptz, revoked_at timestamptz
);
create unique index api_key_name on api_key (lower(name)) where revoked_at is null;

create table setting (key text primary key, value jsonb not null, updated_at timestamptz not null);

create table idempotency_key (
  actor text not null, key text not null, fingerprint text not null, status int, response jsonb,
  created_at timestamptz not null default now(), primary key (actor, key)
);
create index idempotency_key_age on idempotency_key (created_at);

-- Bytes we must not lose travel with the database and its backups: certificates, slips, photos.
create table stored_file (
  id uuid primary key, case_id uuid, kind text not null, name text not null, media_type text not null, sha256 text not null,
  size int not null, content bytea not null, created_at timestamptz not null, created_by text not null
);
create index stored_file_case on stored_file (case_id);

-- Deadlines are rows: swept and claimed by compare-and-set (ARCHITECTURE 6).
create table deadline (
  id uuid primary key, kind text not null, subject_id uuid not null, step int not null default 0, case_id uuid, due_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting','fired','cancelled')), fired_at timestamptz,
  payload jsonb not null default '{}', unique (kind, subject_id, step)
);
create index deadline_due on deadline (due_at) where status = 'waiting';
create index deadline_case on deadline (case_id) where status = 'waiting';
