-- Doing what a file says: in lanes side by side, stopped in the middle if somebody wants, and taken back as a whole.
alter table import_run drop constraint import_run_status_check;
alter table import_run add constraint import_run_status_check
  check (status in ('read','previewing','previewed','applying','applied','stopped','undoing','undone','cancelled','failed'));
-- `stopped`: some batches went in, then somebody stopped it. `undo` holds who took it back, when, and how far that is.
alter table import_run add column undo jsonb, add column came_by text not null default 'upload' check (came_by in ('upload','watch'));

-- A stretch of the file's rows with its own cursor, so that several batches are written at the same time, each in one
-- transaction with its records, their audit entries and this cursor. Kept: it says which rows were written.
create table import_lane (
  run_id uuid not null references import_run, phase int not null, lane int not null, from_line int not null, to_line int not null,
  at_line int not null, done int not null default 0, primary key (run_id, phase, lane)
);
-- What a written row replaced, and what its record was afterwards: only rows that changed a record; a new record replaced nothing.
create table import_before (
  run_id uuid not null references import_run, line int not null, record_id uuid not null, version int, was jsonb not null, custody jsonb, primary key (run_id, line)
);
create index import_before_record on import_before (record_id);
-- What became of each row when its import was taken back.
create table import_undone (
  run_id uuid not null references import_run, line int not null, record_id uuid not null, outcome text not null check (outcome in ('reverted','withdrawn','kept')), reason jsonb, primary key (run_id, line)
);
-- Registered in error: brought by an import that was taken back. It stays, because the ledger and the log speak of it, and
-- the database shows it to nobody any more; its keys are free for the next file (ADR 5).
do $$
declare t text;
begin
  foreach t in array array['person','asset','licence','account'] loop
    execute format('alter table %I add column withdrawn_at timestamptz', t);
    execute format('alter table %I enable row level security', t);
    execute format('create policy not_withdrawn on %I as restrictive for select using (withdrawn_at is null)', t);
  end loop;
end $$;
create policy everywhere on licence using (true) with check (true);
drop index asset_tag_key, person_employee_number, person_email, person_username, licence_identity, account_identity;
create unique index asset_tag_key on asset (lower(asset_tag)) where asset_tag is not null and withdrawn_at is null;
create unique index person_employee_number on person (lower(employee_number)) where employee_number is not null and withdrawn_at is null;
create unique index person_email on person (lower(email)) where email is not null and withdrawn_at is null;
create unique index person_username on person (lower(username)) where username is not null and withdrawn_at is null;
create unique index licence_identity on licence (lower(product), lower(coalesce(vendor, '')), lower(coalesce(licence_key, ''))) where withdrawn_at is null;
create unique index account_identity on account (lower(system), lower(username)) where withdrawn_at is null;

-- Withdraws records; what is hidden by it cannot be written by who it is hidden from, so this runs as the owner of the tables.
create function handback_withdraw(kind text, ids uuid[], at timestamptz) returns setof uuid language plpgsql security definer set search_path = public as $$
begin
  if kind not in ('person','asset','licence','account') then raise exception 'nothing of kind % is withdrawn', kind; end if;
  return query execute format('update %I set withdrawn_at = $2, updated_at = $2, version = version + 1 where id = any ($1) and withdrawn_at is null returning id', kind) using ids, at;
end $$;
revoke all on function handback_withdraw(text, uuid[], timestamptz) from public;
grant execute on function handback_withdraw(text, uuid[], timestamptz) to handback_app;

-- Files are read in slices: kept as they are, a slice is found without unpacking what stands before it.
alter table stored_file alter column content set storage external;

do $$
declare t text;
begin
  foreach t in array array['import_lane','import_before','import_undone'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy all_sites_only on %I using ((select handback_all_sites())) with check ((select handback_all_sites()))', t);
  end loop;
end $$;
grant select, insert, update, delete on import_lane, import_before, import_undone to handback_app;
