-- Lists at full size: one folded text per record that every fragment is found in, walks through indexes for the common
-- orders, saved views that can be shared, what each reader made of a list's columns.

-- Letters without case and accents, so that "müller", "Muller" and "MÜLLER" meet. Immutable, and without an extension.
create function handback_fold(words text) returns text language sql immutable strict parallel safe as
  $$ select translate(lower(regexp_replace(normalize(words, nfd), '[\u0300-\u036f]', '', 'g') collate "und-x-icu"), 'øłđðßæœıħŧ', 'olddsaoiht') $$;
-- A fragment as a pattern; what is special in a pattern stands for itself.
create function handback_fragment(words text) returns text language sql immutable strict parallel safe as
  $$ select '%' || regexp_replace(handback_fold(words), '([\\%_])', '\\\1', 'g') || '%' $$;
-- A custom field's day, or nothing where the text is no day of the calendar.
create function handback_day(words text) returns date language plpgsql immutable strict parallel safe as $$
begin
  return make_date(substr(words, 1, 4)::int, substr(words, 6, 2)::int, substr(words, 9, 2)::int);
exception when others then return null;
end $$;

alter table asset add column search_text text generated always as (handback_fold(
  coalesce(asset_tag, '') || E'\n' || coalesce(tag_key, '') || E'\n' || coalesce(serial_number, '') || E'\n' || coalesce(serial_key, '') || E'\n' || coalesce(name, '') || E'\n'
  || coalesce(manufacturer, '') || ' ' || coalesce(model, '') || E'\n' || coalesce(order_number, ''))) stored;
alter table person add column search_text text generated always as (handback_fold(
  name || E'\n' || coalesce(preferred_name, '') || E'\n' || coalesce(given_name, '') || ' ' || coalesce(family_name, '') || E'\n' || coalesce(employee_number, '') || E'\n' || coalesce(username, '') || E'\n' || coalesce(email, ''))) stored;
alter table licence add column search_text text generated always as (handback_fold(
  product || E'\n' || coalesce(vendor, '') || E'\n' || coalesce(contract_number, '') || E'\n' || coalesce(licence_key, '') || E'\n' || coalesce(owner_name, ''))) stored;
alter table account add column search_text text generated always as (handback_fold(system || E'\n' || username)) stored;

-- One index for each in place of one for each column.
drop index asset_serial_fragment, asset_tag_fragment, asset_model_fragment, asset_name_fragment, person_name_fragment, person_email_fragment;
create index asset_search on asset using gin (search_text gin_trgm_ops);
create index person_search on person using gin (search_text gin_trgm_ops);
create index licence_search on licence using gin (search_text gin_trgm_ops);
create index account_search on account using gin (search_text gin_trgm_ops);

-- Finding by a fragment. Under row-level security an index of fragments is of no use to a query, since `like` might tell
-- of rows that are not to be seen (it is not leakproof); so these find as the owner, hand out ids only, and the list that
-- asks keeps those that may be seen.
create function handback_search_assets(words text) returns setof uuid language sql stable security definer rows 100 set search_path = public as
  $$ select id from asset where search_text like handback_fragment(words) $$;
create function handback_search_people(words text) returns setof uuid language sql stable security definer rows 100 set search_path = public as
  $$ select id from person where search_text like handback_fragment(words) $$;
create function handback_search_licences(words text) returns setof uuid language sql stable security definer rows 100 set search_path = public as
  $$ select id from licence where search_text like handback_fragment(words) $$;
create function handback_search_accounts(words text) returns setof uuid language sql stable security definer rows 100 set search_path = public as
  $$ select id from account where search_text like handback_fragment(words)
     union select a.id from account a join person p on p.id = a.person_id where p.search_text like handback_fragment(words) $$;
create function handback_search_cases(words text) returns setof uuid language sql stable security definer rows 100 set search_path = public as
  $$ select c.id from offboarding_case c join person p on p.id = c.person_id where p.search_text like handback_fragment(words)
     union select id from offboarding_case where number::text = ltrim(words, '#0') $$;
create function handback_search_asks(words text) returns setof uuid language sql stable security definer rows 100 set search_path = public as
  $$ select a.id from ask a left join offboarding_case c on c.id = a.case_id left join person p on p.id = c.person_id
     where handback_fold(a.helper_name || E'\n' || a.helper_email) like handback_fragment(words) or p.search_text like handback_fragment(words) $$;
create function handback_search_parcels(words text) returns setof uuid language sql stable security definer rows 100 set search_path = public as
  $$ select b.id from parcel b left join shipment s on s.id = b.shipment_id
     where handback_fold(b.box_code || E'\n' || coalesce(b.scanned_as, '') || E'\n' || coalesce(s.tracking_number, '') || E'\n' || coalesce(s.tracking_key, '')) like handback_fragment(words) $$;

-- The common narrowing, and walks for the common orders; either direction of each.
drop index asset_list;
create index asset_list on asset (status, location_id, purchased_on, id);
create index asset_by_model on asset (model, id);
create index asset_by_purchase on asset (purchased_on, id);
create index asset_by_change on asset (updated_at, id);
drop index person_list;
create index person_by_name on person (name collate "und-x-icu", id);

-- Saved views: a name for a question. Its owner's alone until it is shared.
alter table saved_view add column updated_at timestamptz not null default now(), add column version int not null default 1,
  add constraint saved_view_list check (list in ('people','assets','licences','accounts','cases','asks','parcels'));
create unique index saved_view_name on saved_view (list, owner_id, lower(name));
create index saved_view_shared on saved_view (list) where is_shared;
alter table saved_view enable row level security;
create policy mine_or_shared on saved_view using (owner_id = (select handback_actor()) or is_shared or (select handback_is_system())) with check (true);

-- What a member made of a list: the view it opens with, columns in their order, widths.
create table list_preference (
  member_id uuid not null references member on delete cascade, list text not null, default_view_id uuid references saved_view on delete set null,
  columns jsonb, widths jsonb not null default '{}', updated_at timestamptz not null, primary key (member_id, list)
);
alter table list_preference enable row level security;
create policy mine on list_preference using (member_id = (select handback_actor()) or (select handback_is_system())) with check (true);
grant select, insert, update, delete on list_preference to handback_app;
