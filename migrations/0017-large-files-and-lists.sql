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

-- Two indexes of an asset less to write: what a scan looks up letter by letter, or with O for 0 and I for 1, is found through
-- the look-alikes of 0009 and 0003 (which also take S for 5 and B for 8) and then held against what was scanned.
create or replace function handback_assets_by_scan(serials text[], tags text[], alike text[], tails text[]) returns setof uuid language sql stable security definer rows 20 set search_path = public as $$
  select id from asset where serial_key = any (serials) and serial_key is not null
  union select id from asset where translate(tag_key, 'OI', '01') = any (array(select translate(each, 'OI', '01') from unnest(tags) as each)) and tag_key = any (tags) and tag_key is not null
  union select id from asset where translate(serial_key, 'OISB', '0158') = any (array(select translate(each, 'OISB', '0158') from unnest(alike) as each)) and translate(serial_key, 'OI', '01') = any (alike) and serial_key is not null
  union select id from asset where translate(tag_key, 'OI', '01') = any (alike) and tag_key is not null
  union select id from asset where serial_key like '1S%' and (right(serial_key, 7) = any (tails) or right(serial_key, 8) = any (tails)) $$;
drop index asset_serial_look_alike;
drop index asset_tag_read;
