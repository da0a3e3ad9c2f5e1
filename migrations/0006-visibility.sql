-- Who sees which row is held here, not by remembering a `where` (ARCHITECTURE 9; PRODUCT 7).
-- Two rules: a member scoped to sites sees what is at those sites; an embargoed case is invisible to all but its circle.
-- The settings are read once a statement: `(select …)` makes each an init plan, so lists stay index scans.

create function handback_in_circle(target uuid) returns boolean language sql stable security definer set search_path = public as
  $$ select exists (select 1 from case_circle where case_id = target and member_id = handback_actor()) $$;
-- Boxes and scans are seen where they stand, whoever's case is behind them; what counts and finds over many places asks this first.
create function handback_under_embargo(target uuid) returns boolean language sql stable security definer set search_path = public as
  $$ select exists (select 1 from offboarding_case where id = target and embargo_until > handback_now()) and not handback_is_system() and not handback_in_circle(target) $$;

do $$
declare t text;
begin
  -- At a site: the row carries location_id.
  foreach t in array array['person','asset'] loop
    execute format('alter table %I enable row level security', t);
    execute format($f$create policy at_my_sites on %I using ((select handback_all_sites()) or location_id = any ((select handback_site_list())::uuid[])) with check (true)$f$, t);
  end loop;
  -- Of an asset: seen with the asset.
  foreach t in array array['asset_custody','custody_event','sighting','workshop_job','medium','sanitisation_record','legal_hold'] loop
    execute format('alter table %I enable row level security', t);
    execute format($f$create policy of_visible_asset on %I using ((select handback_all_sites()) or exists (select 1 from asset a where a.id = asset_id)) with check (true)$f$, t);
  end loop;
  -- Of a person: seen with the person.
  foreach t in array array['seat','account'] loop
    execute format('alter table %I enable row level security', t);
    execute format($f$create policy of_visible_person on %I using ((select handback_all_sites()) or exists (select 1 from person p where p.id = person_id)) with check (true)$f$, t);
  end loop;
  -- Of a case, always: seen with the case.
  foreach t in array array['case_contact','task','case_asset','waiver','clearance_approval','clearance'] loop
    execute format('alter table %I enable row level security', t);
    execute format($f$create policy of_visible_case on %I using (exists (select 1 from offboarding_case c where c.id = case_id)) with check (true)$f$, t);
  end loop;
  -- Of a case, where there is one.
  foreach t in array array['ask','receipt','message','stored_file','shipment','deed','outbound_event','deadline'] loop
    execute format('alter table %I enable row level security', t);
    execute format($f$create policy of_visible_case on %I using (case_id is null or exists (select 1 from offboarding_case c where c.id = case_id)) with check (true)$f$, t);
  end loop;
end $$;

alter table offboarding_case enable row level security;
create policy visible_case on offboarding_case using (
  ((select handback_all_sites()) or site_id = any ((select handback_site_list())::uuid[]))
  and (embargo_until is null or embargo_until <= (select handback_now()) or (select handback_is_system()) or handback_in_circle(id))
) with check (true);
alter table case_circle enable row level security;
create policy circle on case_circle using ((select handback_is_system()) or handback_in_circle(case_id)) with check (true);

-- Parcels and scans belong to a place: need to know is the place's, the case behind is not theirs to see.
alter table parcel enable row level security;
create policy at_my_sites on parcel using ((select handback_all_sites()) or location_id = any ((select handback_site_list())::uuid[])) with check (true);
alter table parcel_item enable row level security;
create policy of_visible_parcel on parcel_item using ((select handback_all_sites()) or exists (select 1 from parcel p where p.id = parcel_id)) with check (true);
alter table intake enable row level security;
create policy at_my_sites on intake using ((select handback_all_sites()) or exists (select 1 from place p where p.id = place_id and p.location_id = any ((select handback_site_list())::uuid[]))) with check (true);
alter table pickup_run enable row level security;
create policy at_my_sites on pickup_run using ((select handback_all_sites()) or location_id = any ((select handback_site_list())::uuid[])) with check (true);
alter table pickup_item enable row level security;
create policy of_visible_run on pickup_item using (exists (select 1 from pickup_run r where r.id = run_id)) with check (true);
alter table unlock_check enable row level security;
create policy of_visible_job on unlock_check using (exists (select 1 from workshop_job j where j.id = job_id)) with check (true);
alter table thanks enable row level security;
create policy of_visible_deed on thanks using (exists (select 1 from deed d where d.id = deed_id)) with check (true);
alter table ask_task enable row level security;
create policy of_visible_ask on ask_task using (exists (select 1 from ask a where a.id = ask_id)) with check (true);
alter table ask_link enable row level security;
create policy of_visible_ask on ask_link using (exists (select 1 from ask a where a.id = ask_id)) with check (true);
-- Entries of a case are seen with the case, those about an asset or a person with them, the others by who sees every site and by who made them.
alter table audit_event enable row level security;
create policy of_visible_thing on audit_event using (
  (select handback_is_system())
  or (case_id is null and ((select handback_all_sites()) or actor_id = (select handback_actor())::text or case entity_kind
    when 'asset' then exists (select 1 from asset a where a.id = entity_id::uuid)
    when 'person' then exists (select 1 from person p where p.id = entity_id::uuid)
    when 'custody_event' then exists (select 1 from custody_event k where k.id = entity_id::uuid)
    else false end))
  or (case_id is not null and exists (select 1 from offboarding_case c where c.id = case_id))
) with check (true);
alter table audit_key enable row level security;
create policy handback_only on audit_key using ((select handback_is_system())) with check ((select handback_is_system()));
alter table audit_personal enable row level security;
create policy of_visible_event on audit_personal using (exists (select 1 from audit_event e where e.id = event_id)) with check (true);
alter table import_row enable row level security;
create policy all_sites_only on import_row using ((select handback_all_sites()));

-- That a device was seen after an exit says that somebody leaves: seen with the asset and with the case.
alter table sighting_incident enable row level security;
create policy of_visible_asset_and_case on sighting_incident using (((select handback_all_sites()) or exists (select 1 from asset a where a.id = asset_id))
  and (case_id is null or exists (select 1 from offboarding_case c where c.id = case_id))) with check (true);

grant usage on schema public to handback_app;
grant select, insert, update, delete on all tables in schema public to handback_app;
grant usage on all sequences in schema public to handback_app;
-- What is append-only, and what nobody but the sign-in may touch.
revoke update, delete on custody_event, audit_event, audit_leaf, audit_node, audit_checkpoint, audit_key, outbound_event from handback_app;
revoke all on auth_session, auth_credential, auth_verification from handback_app;
