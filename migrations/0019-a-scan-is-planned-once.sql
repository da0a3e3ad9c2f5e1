-- What a scan may mean, planned once a connection in place of at every scan: a function in SQL that no statement can take in
-- is planned anew by each one that calls it, which took ten times as long as looking (PostgreSQL 15; 18 keeps the plan).
create or replace function handback_assets_by_scan(serials text[], tags text[], alike text[], tails text[]) returns setof uuid language plpgsql stable security definer rows 20 set search_path = public as $$
begin
  return query
  select id from asset where serial_key = any (serials) and serial_key is not null
  union select id from asset where translate(tag_key, 'OI', '01') = any (array(select translate(each, 'OI', '01') from unnest(tags) as each)) and tag_key = any (tags) and tag_key is not null
  union select id from asset where translate(serial_key, 'OISB', '0158') = any (array(select translate(each, 'OISB', '0158') from unnest(alike) as each)) and translate(serial_key, 'OI', '01') = any (alike) and serial_key is not null
  union select id from asset where translate(tag_key, 'OI', '01') = any (alike) and tag_key is not null
  union select id from asset where serial_key like '1S%' and (right(serial_key, 7) = any (tails) or right(serial_key, 8) = any (tails));
end $$;
