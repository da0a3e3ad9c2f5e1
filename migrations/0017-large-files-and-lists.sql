-- Large files lie in parts of 64 kB: they come in, are read and are backed up without ever being in memory as a whole.
-- `at`: the byte of the file at which the part begins, counted from 0.
create table stored_file_part (
  file_id uuid not null references stored_file on delete cascade, at int not null check (at >= 0 and at % 65536 = 0), content bytea not null,
  primary key (file_id, at)
);
alter table stored_file_part alter column content set storage external;
alter table stored_file_part enable row level security;
create policy of_visible_file on stored_file_part using (exists (select 1 from stored_file f where f.id = file_id)) with check (true);
grant select, insert, delete on stored_file_part to handback_app;

-- A list in the order of who has what: under row-level security the database takes every look at asset_custody for dear and
-- goes to it a hundred thousand times, one by one. As in 0011 this hands out ids only, once for all; who asks joins them to the
-- assets, people and places that they may see.
create function handback_custodians() returns table (asset_id uuid, custodian_kind text, custodian_id uuid) language sql stable security definer rows 100000 set search_path = public as
  $$ select c.asset_id, c.custodian_kind, c.custodian_id from asset_custody c where c.custodian_id is not null $$;
revoke all on function handback_custodians() from public;
grant execute on function handback_custodians() to handback_app;
