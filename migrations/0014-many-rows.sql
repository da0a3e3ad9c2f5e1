-- Files of a hundred thousand rows.

-- After many rows the database looks at its tables anew. Without that a new table is planned for as if it were nearly empty
-- (of `withdrawn_at is null` it then expects one row in two hundred), and joins go through every pair: setting the managers
-- of 1,000 people took two seconds instead of 50 milliseconds. PostgreSQL gets round to it within a minute, the embedded
-- engine never does. Only the owner of a table may ask for it, so this runs as the owner.
create function handback_look_anew(kind text) returns void language plpgsql security definer set search_path = public as $$
begin
  case kind
    when 'people' then analyze person;
    when 'assets' then analyze asset, asset_custody, custody_event;
    when 'licences' then analyze licence, seat;
    when 'accounts' then analyze account;
    else null;
  end case;
end $$;
revoke all on function handback_look_anew(text) from public;
grant execute on function handback_look_anew(text) to handback_app;

-- Finding many records by what files know them by. Under row-level security an index over `lower(…)` or `translate(…)` is of
-- no use to a query, since these are not leakproof: each thousand rows of a file read the whole inventory. As in 0011 these
-- find as the owner and hand out ids only; who asks keeps those that may be seen.
create function handback_assets_by_key(tags text[], serials text[], alike text[]) returns setof uuid language sql stable security definer rows 1000 set search_path = public as $$
  select id from asset where lower(asset_tag) = any (tags) and asset_tag is not null and withdrawn_at is null
  union select id from asset where serial_key = any (serials) and serial_key is not null and withdrawn_at is null
  union select id from asset where translate(serial_key, 'OISB', '0158') = any (alike) and serial_key is not null and withdrawn_at is null $$;
create function handback_people_by_key(numbers text[], emails text[], usernames text[], names text[]) returns setof uuid language sql stable security definer rows 1000 set search_path = public as $$
  select id from person where lower(employee_number) = any (numbers) and employee_number is not null and withdrawn_at is null
  union select id from person where lower(email) = any (emails) and email is not null and withdrawn_at is null
  union select id from person where lower(username) = any (usernames) and username is not null and withdrawn_at is null
  union select id from person where lower(name) = any (names) and withdrawn_at is null $$;
create function handback_accounts_by_key(systems text[], usernames text[]) returns setof uuid language sql stable security definer rows 1000 set search_path = public as $$
  select a.id from unnest(systems, usernames) as k (system, username) join account a on lower(a.system) = k.system and lower(a.username) = k.username where a.withdrawn_at is null $$;
revoke all on function handback_assets_by_key(text[], text[], text[]), handback_people_by_key(text[], text[], text[], text[]), handback_accounts_by_key(text[], text[]) from public;
grant execute on function handback_assets_by_key(text[], text[], text[]), handback_people_by_key(text[], text[], text[], text[]), handback_accounts_by_key(text[], text[]) to handback_app;
