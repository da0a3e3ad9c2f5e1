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
create index import_row_record on import_row (record_id) where verdict in ('create','change');
-- What became of each row when its import was taken back.
create table import_undone (
  run_id uuid not null references import_run, line int not null, record_id uuid not null, outcome text not null check (outcome in ('reverted','withdrawn','kept')), reason jsonb, primary key (run_id, line)
);
-- Registered in error: brought by an import that was taken back. It stays, because the ledger and the log speak of it, and stands in no list.
alter table person add column withdrawn_at timestamptz;
alter table asset add column withdrawn_at timestamptz;
alter table licence add column withdrawn_at timestamptz;
alter table account add column withdrawn_at timestamptz;

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
