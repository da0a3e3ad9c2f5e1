-- Exceptions as the organisation's own (PRODUCT, Words: a saved search that must be empty): what it changed of the
-- built-in lists, lists made from any list of records, who is told of them, and how their counts went.
create table exception_list (
  key text primary key check (key ~ '^[a-z0-9_]{1,80}$'), is_own boolean not null default false,
  -- Null: as the built-in list says.
  title text, about text, tone text check (tone in ('late','due','hold','moving','quiet')),
  owner_role text check (owner_role in ('owner','asset_manager','technician','mailroom','hr','security','approver','auditor')), owner_id uuid references member,
  threshold_minutes int check (threshold_minutes >= 0),
  -- Up to so many rows all is still as it should be.
  allowed int not null default 0 check (allowed >= 0), is_off boolean not null default false,
  tell text not null default 'never' check (tell in ('never','at_once','daily','weekly')), tell_roles text[] not null default '{}', tell_ids uuid[] not null default '{}',
  -- An own list: the records it looks at, and the conditions as they stand in a link.
  record_list text, query jsonb,
  created_by uuid references member, created_at timestamptz not null, updated_at timestamptz not null, ended_at timestamptz, version int not null default 1,
  check (not is_own or (title is not null and record_list is not null and query is not null))
);

-- One figure a day, list and site, the newest of the day. Counted without anybody's circle: a case under embargo is in none.
create table exception_count (
  key text not null, counted_on date not null, site_id uuid, row_count int not null, snoozed_count int not null, counted_at timestamptz not null
);
create unique index exception_count_day on exception_count (key, counted_on, coalesce(site_id, '00000000-0000-0000-0000-000000000000'::uuid));
alter table exception_count enable row level security;
create policy at_my_sites on exception_count using ((select handback_all_sites()) or site_id = any ((select handback_site_list())::uuid[])) with check (true);

-- Which rows somebody was told of at once; forgotten when a row leaves its list, so that one that comes back is told again.
create table exception_told (
  key text not null, row_key text not null, member_id uuid not null references member, told_at timestamptz not null, primary key (key, member_id, row_key)
);

grant select, insert, update, delete on exception_list, exception_count, exception_told to handback_app;
