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
