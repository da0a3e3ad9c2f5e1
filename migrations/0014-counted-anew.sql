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
