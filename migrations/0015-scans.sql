-- A scan finds its device by indexes at a hundred thousand devices too. Under row-level security one over `translate(…)` is of
-- no use to a query, since that is not leakproof; as in 0011 and 0014 this finds as the owner and hands out ids only, and
-- who scans keeps those that may be seen.
-- Lenovo's codes hold type and serial in one ("1S" + type + serial); few serial numbers were recorded so.
create index asset_serial_with_type on asset (id) where serial_key like '1S%';
create function handback_assets_by_scan(serials text[], tags text[], alike text[], tails text[]) returns setof uuid language sql stable security definer rows 20 set search_path = public as $$
  select id from asset where serial_key = any (serials) and serial_key is not null
  union select id from asset where tag_key = any (tags) and tag_key is not null
  union select id from asset where translate(serial_key, 'OI', '01') = any (alike) and serial_key is not null
  union select id from asset where translate(tag_key, 'OI', '01') = any (alike) and tag_key is not null
  union select id from asset where serial_key like '1S%' and (right(serial_key, 7) = any (tails) or right(serial_key, 8) = any (tails)) $$;
revoke all on function handback_assets_by_scan(text[], text[], text[], text[]) from public;
grant execute on function handback_assets_by_scan(text[], text[], text[], text[]) to handback_app;
