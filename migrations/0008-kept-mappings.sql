-- Mappings kept by name: chosen, renamed, forgotten, and proposed for files with nearly the same headers.
-- Several may fit the same headers ("Workday leavers", "Workday joiners"), so the headers are no key any more.
alter table import_mapping drop constraint import_mapping_pkey;
alter table import_mapping add column id uuid not null default gen_random_uuid() primary key;
alter table import_mapping add column headers jsonb not null default '[]';
alter table import_mapping add column is_named boolean not null default false;
alter table import_mapping add column files int not null default 1;
alter table import_mapping add column kept_by text;
create index import_mapping_headers on import_mapping (header_key, updated_at desc);
create unique index import_mapping_name on import_mapping (kind, lower(name)) where is_named;
