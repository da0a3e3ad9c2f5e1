-- Look-ups and lists at full size, measured at 20,000 people and 100,000 assets.

-- Only what has not been withdrawn is ever seen, so the walk for the common narrowing holds only that: the number of all rows
-- is then read from the index alone, which row-level security asks nothing more of.
drop index asset_list;
create index asset_list on asset (status, location_id, purchased_on, id) where withdrawn_at is null;

-- As in 0011, 0014 and 0015: under row-level security an index over `lower(…)` is of no use to a query; these find as the
-- owner and hand out ids only, and who asks keeps those that may be seen.
create index person_personal_email on person (lower(personal_email)) where personal_email is not null;
create function handback_people_by_email(emails text[]) returns setof uuid language sql stable security definer rows 20 set search_path = public as $$
  select id from person where lower(email) = any (emails) and email is not null and withdrawn_at is null
  union select id from person where lower(personal_email) = any (emails) and personal_email is not null and withdrawn_at is null $$;
create function handback_licences_by_identity(products text[], vendors text[], keys text[]) returns setof uuid language sql stable security definer rows 20 set search_path = public as $$
  select l.id from unnest(products, vendors, keys) as k (product, vendor, licence_key)
  join licence l on lower(l.product) = k.product and lower(coalesce(l.vendor, '')) = k.vendor and lower(coalesce(l.licence_key, '')) = k.licence_key where l.withdrawn_at is null $$;
revoke all on function handback_people_by_email(text[]), handback_licences_by_identity(text[], text[], text[]) from public;
grant execute on function handback_people_by_email(text[]), handback_licences_by_identity(text[], text[], text[]) to handback_app;

-- A scan finds its parcel by one look into each index; asked as one "or" over two tables it read all of them.
create index parcel_shipment on parcel (shipment_id) where shipment_id is not null;
create index parcel_scanned_as on parcel (scanned_as) where scanned_as is not null;
