-- Rows that could not be trusted wait here after their file went in, over all files, until somebody settles them
-- (PRODUCT, The flow 1: quarantined with a reason, never dropped or guessed).
create table waiting_row (
  id uuid primary key, run_id uuid not null references import_run, line int not null,
  -- As it stood in the file, never changed; what people typed and chose since is a list of edits, so that each can be taken back.
  cells jsonb not null, problem text, edits jsonb not null default '[]',
  kind text not null check (kind in ('people','assets','licences','accounts','locations')), layout text not null, label text not null,
  -- `blocks`: did not go in. `look`: went in, and somebody should look.
  severity text not null check (severity in ('blocks','look')), reasons jsonb not null, reason_code text not null, reason_field text not null default '',
  -- What the whole file said of it, which only a look at the whole file can find.
  found jsonb not null default '[]',
  -- With its edits it would go in now.
  is_ready boolean not null default false,
  -- By these a later file, or another row, is known to be about the same thing.
  row_keys text[] not null default '{}', content text not null,
  state text not null check (state in ('waiting','aside','accepted','seen','settled')),
  state_note text, state_by jsonb, state_at timestamptz, settled_run uuid references import_run, settled_line int, record_id uuid,
  since timestamptz not null, seen_at timestamptz not null, seen_times int not null default 1, version int not null default 1,
  unique (run_id, line)
);
create index waiting_row_open on waiting_row (since, id) where state = 'waiting';
create index waiting_row_reason on waiting_row (reason_code, reason_field, since, id) where state = 'waiting';
create index waiting_row_keys on waiting_row using gin (row_keys);
create index waiting_row_content on waiting_row (content);
create index waiting_row_closed on waiting_row (state, state_at desc) where state <> 'waiting';

-- "Always do this for files of these columns": kept by name, counted, ended by a person.
create table row_rule (
  id uuid primary key, layout text not null, kind text not null, file_name text not null, name text not null, what jsonb not null,
  created_by jsonb not null, created_at timestamptz not null, ended_by jsonb, ended_at timestamptz
);
create index row_rule_live on row_rule (layout) where ended_at is null;
create table row_rule_use (rule_id uuid not null references row_rule, run_id uuid not null references import_run, rows int not null, primary key (rule_id, run_id));

-- When the rows of an applied file were put among the waiting ones; null after `applied` means that this is still to be done.
alter table import_run add column waiting_at timestamptz;
create index import_run_uncollected on import_run (applied_at) where status = 'applied' and waiting_at is null;

-- A serial as it reads when O and 0, I and 1, S and 5, B and 8 are one.
create index asset_serial_alike on asset (translate(serial_key, 'OISB', '0158')) where serial_key is not null;
-- Namesakes are looked for by the thousand.
create index person_name_key on person (lower(name));

do $$
declare t text;
begin
  foreach t in array array['waiting_row','row_rule','row_rule_use'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy all_sites_only on %I using ((select handback_all_sites())) with check ((select handback_all_sites()))', t);
  end loop;
end $$;
grant select, insert, update, delete on waiting_row, row_rule, row_rule_use to handback_app;
