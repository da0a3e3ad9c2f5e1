-- Reading, measured at 20,000 people and 100,000 assets.

-- Finding by a fragment (0011) in the two lists that are searched most: the pattern is made once a search in place of once for
-- every row that comes into question, the plan is kept, and no more is found than `most` (null: all). As before these find as
-- the owner and hand out ids only, and the list that asks keeps those that may be seen.
create function handback_find_assets(words text, most int) returns setof uuid language plpgsql stable security definer rows 100 set search_path = public as $$
declare pattern constant text := handback_fragment(words);
begin
  return query select id from asset where search_text like pattern limit most;
end $$;
create function handback_find_people(words text, most int) returns setof uuid language plpgsql stable security definer rows 100 set search_path = public as $$
declare pattern constant text := handback_fragment(words);
begin
  return query select id from person where search_text like pattern limit most;
end $$;
revoke all on function handback_find_assets(text, int), handback_find_people(text, int) from public;
grant execute on function handback_find_assets(text, int), handback_find_people(text, int) to handback_app;

-- Tasks and lines of a case are seen with the case (0006). Who sees every site sees every case but those under embargo whose
-- circle they are not in: few, and found by an index of their own, once a statement. Then no row has to ask its case, which took
-- most of the time of a list that counts them. Who is scoped to sites asks as before, and so does whoever meets a hidden one.
create index offboarding_case_embargo on offboarding_case (embargo_until) where embargo_until is not null;
create function handback_hidden_cases() returns uuid[] language plpgsql stable security definer set search_path = public as $$
begin
  if handback_is_system() then return '{}'; end if;
  return array(select c.id from offboarding_case c where c.embargo_until > handback_now() and not exists (select 1 from case_circle k where k.case_id = c.id and k.member_id = handback_actor()));
end $$;
revoke all on function handback_hidden_cases() from public;
grant execute on function handback_hidden_cases() to handback_app;
alter policy of_visible_case on task using (((select handback_all_sites()) and case_id <> all ((select handback_hidden_cases())::uuid[])) or exists (select 1 from offboarding_case c where c.id = case_id));
alter policy of_visible_case on case_asset using (((select handback_all_sites()) and case_id <> all ((select handback_hidden_cases())::uuid[])) or exists (select 1 from offboarding_case c where c.id = case_id));
