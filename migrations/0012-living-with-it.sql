-- Living with the records: fields of the organisation's own, changes of many records at once, labels as a piece of work.

-- A custom field: its key is where values lie in a record's `custom` and never changes; its label is what people read, and may.
create table custom_field (
  id uuid primary key, kind text not null check (kind in ('person','asset','licence','account')), key text not null, label text not null,
  type text not null default 'text' check (type in ('text','number','date','flag','choice')), options jsonb not null default '[]', is_required boolean not null default false, help text,
  position int not null default 0, is_adopted boolean not null default false, archived_at timestamptz, created_at timestamptz not null, updated_at timestamptz not null, version int not null default 1
);
create unique index custom_field_key on custom_field (kind, key);
create unique index custom_field_label on custom_field (kind, lower(label)) where archived_at is null;

-- Values that came before there were definitions are adopted as text, so that none becomes invisible.
insert into custom_field (id, kind, key, label, position, is_adopted, created_at, updated_at)
select gen_random_uuid(), kind, key, key, row_number() over (partition by kind order by key), true, now(), now()
from (
  select distinct on (kind, lower(key)) kind, key from (
    select 'person' as kind, jsonb_object_keys(custom) as key from person union all select 'asset', jsonb_object_keys(custom) from asset
    union all select 'licence', jsonb_object_keys(custom) from licence union all select 'account', jsonb_object_keys(custom) from account
  ) as every order by kind, lower(key), key
) as found;
-- Two spellings of one key: the others keep their key, under a label that tells them apart.
insert into custom_field (id, kind, key, label, position, is_adopted, created_at, updated_at)
select gen_random_uuid(), kind, key, key || ' (2)', 1000, true, now(), now()
from (
  select distinct on (kind, lower(key)) kind, key from (
    select 'person' as kind, jsonb_object_keys(custom) as key from person union all select 'asset', jsonb_object_keys(custom) from asset
    union all select 'licence', jsonb_object_keys(custom) from licence union all select 'account', jsonb_object_keys(custom) from account
  ) as every where not exists (select 1 from custom_field f where f.kind = every.kind and f.key = every.key) order by kind, lower(key), key
) as left_over
on conflict do nothing;

-- A change of many records: what was chosen, what is to become of it, how far it is. The rows hold what was there before,
-- so that it can be undone; they are personal data, and go when a record is erased.
create table bulk_change (
  id uuid primary key, kind text not null check (kind in ('person','asset','licence','account')),
  status text not null check (status in ('previewing','previewed','applying','applied','cancelled','undoing','undone')),
  selection jsonb not null, changes jsonb not null, counts jsonb not null default '{}', total int not null, done int not null default 0,
  made_by uuid, actor jsonb not null, beat_at timestamptz not null, error text, resumed int not null default 0,
  created_at timestamptz not null, previewed_at timestamptz, applied_at timestamptz, undone_at timestamptz, version int not null default 1
);
create index bulk_change_list on bulk_change (created_at desc, id desc);
create index bulk_change_busy on bulk_change (beat_at) where status in ('previewing','applying','undoing');
create table bulk_change_row (
  change_id uuid not null references bulk_change, seq int not null, record_id uuid not null, label text not null default '',
  verdict text check (verdict in ('change','same','refused')), seen_version int, before jsonb, after jsonb, reason jsonb,
  outcome text check (outcome in ('changed','left','undone','kept')), outcome_reason jsonb, after_version int,
  primary key (change_id, seq), unique (change_id, record_id)
);
create index bulk_change_row_record on bulk_change_row (record_id);

-- Labels for many things are drawn behind the request, with progress to be read.
create table print_job (
  id uuid primary key, kind text not null check (kind in ('asset','parcel')), form text not null, skip int not null default 0, record_ids uuid[] not null, total int not null, done int not null default 0,
  status text not null check (status in ('waiting','drawing','done','failed','cancelled')), left_out int not null default 0, file_id uuid references stored_file,
  made_by uuid, actor jsonb not null, beat_at timestamptz not null, error text, created_at timestamptz not null, finished_at timestamptz, version int not null default 1
);
create index print_job_busy on print_job (beat_at) where status in ('waiting','drawing');

alter table bulk_change enable row level security;
create policy own_or_all_sites on bulk_change using ((select handback_all_sites()) or made_by = (select handback_actor())) with check (true);
alter table bulk_change_row enable row level security;
create policy of_visible_change on bulk_change_row using (exists (select 1 from bulk_change c where c.id = change_id)) with check (true);
alter table print_job enable row level security;
create policy own_or_system on print_job using ((select handback_is_system()) or made_by = (select handback_actor())) with check (true);
grant select, insert, update, delete on custom_field, bulk_change, bulk_change_row, print_job to handback_app;
