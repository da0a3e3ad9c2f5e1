-- Coming home: shipments, parcels, intake, pick-up runs, the workshop, clearance, files brought in.
create table shipment (
  id uuid primary key, case_id uuid references offboarding_case, carrier text, tracking_number text, tracking_key text, way text not null,
  status text not null check (status in ('announced','in_transit','delivered','lost','cancelled')), announced_at timestamptz not null, handed_over_at timestamptz, delivered_at timestamptz
);
create index shipment_tracking on shipment (tracking_key) where tracking_key is not null;
create index shipment_case on shipment (case_id);

create sequence box_number;
-- A parcel has a case, not a person. Its box code is what helpers see.
create table parcel (
  id uuid primary key, box_code text not null unique, case_id uuid references offboarding_case, shipment_id uuid references shipment, location_id uuid references location,
  status text not null check (status in ('expected','in_transit','stored','collected','opened','returned_to_sender','lost','called_off')), place_id uuid references place,
  way text, description text not null default 'one box', is_announced boolean not null, scanned_as text, dwell_due_at timestamptz, stored_at timestamptz, stored_by text,
  collected_at timestamptz, opened_at timestamptz, note text, created_at timestamptz not null, version int not null default 1
);
-- One live announcement for a case and a way; a changed mind calls the old one off.
create unique index parcel_announced on parcel (case_id, way) where is_announced and status = 'expected';
create index parcel_list on parcel (created_at desc, id desc);
create index parcel_place on parcel (place_id) where status = 'stored';
create index parcel_dwell on parcel (dwell_due_at) where status = 'stored';
create index parcel_case on parcel (case_id);
create table parcel_item (
  parcel_id uuid not null references parcel, asset_id uuid not null references asset, state text not null default 'expected'
  check (state in ('expected','confirmed','missing','extra','moved')), note text, primary key (parcel_id, asset_id)
);
create index parcel_item_asset on parcel_item (asset_id);

-- Every scan is kept as it was read; its answer is what the station said. The client's id makes a scan count once, however often it is sent.
create table intake (
  id uuid primary key, client_id uuid not null unique, place_id uuid not null references place, member_id uuid references member, scan_raw text not null, scan_key text not null,
  outcome text not null, answer jsonb not null, parcel_id uuid references parcel, asset_id uuid references asset, slot_id uuid references place,
  -- What somebody of IT has to decide, or null; the box another thing was found in; what the scan changed, for undoing it.
  open_reason text, inside_parcel_id uuid references parcel, exceptions jsonb not null default '[]', effects jsonb not null default '{}', is_damaged boolean not null default false,
  photo_id uuid references stored_file, resolved_at timestamptz, resolved_by uuid references member, resolution text,
  scanned_at timestamptz not null, recorded_at timestamptz not null, undone_at timestamptz
);
create index intake_place on intake (place_id, scanned_at desc);
create index intake_open on intake (scanned_at desc, id desc) where open_reason is not null and resolved_at is null and undone_at is null;
create index intake_parcel on intake (parcel_id);
create index intake_asset on intake (asset_id);

-- Who is scanning at a shared station: named by PIN or badge for some hours; the device keeps its own sign-in.
create table station_shift (
  id uuid primary key, place_id uuid not null references place, member_id uuid not null references member, token_hash text not null unique, started_at timestamptz not null, ends_at timestamptz not null, device_id text
);

create table pickup_run (
  id uuid primary key, location_id uuid not null references location, technician_id uuid not null references member, status text not null default 'planned'
  check (status in ('planned','under_way','done','called_off')), planned_on date not null, started_at timestamptz, finished_at timestamptz, destination_id uuid references place,
  created_at timestamptz not null, version int not null default 1
);
create index pickup_run_list on pickup_run (planned_on desc, id);
create table pickup_item (
  id uuid primary key, run_id uuid not null references pickup_run, parcel_id uuid references parcel, asset_id uuid references asset, slot_id uuid not null references place,
  state text not null default 'listed' check (state in ('listed','collected','missing','extra','wrong')), note text, scanned_at timestamptz, position int not null,
  check ((parcel_id is null) <> (asset_id is null))
);
create index pickup_item_run on pickup_item (run_id, position);
create unique index pickup_item_once on pickup_item (run_id, coalesce(parcel_id, asset_id));
create index pickup_item_parcel on pickup_item (parcel_id);
create index pickup_item_asset on pickup_item (asset_id);

-- A job is one device's visit to the workshop. A blocked one remembers in its status where it goes on.
create table workshop_job (
  id uuid primary key, asset_id uuid not null references asset, case_id uuid, status text not null check (status in (
    'queued','checking','sanitising','verifying','grading','done','blocked_queued','blocked_checking','blocked_sanitising','blocked_verifying','blocked_grading','called_off')),
  blocked_reason text, needs_sanitisation boolean not null, platform text check (platform in ('windows','macos','ios','android','chromeos','linux')),
  grade text check (grade in ('A','B','C','D')), findings jsonb, grade_note text,
  disposition text check (disposition in ('redeploy','repair','return_to_lessor','sell','donate','recycle','write_off')), disposition_note text, recipient text, recipient_certificate text,
  disposition_asked_by uuid references member, disposition_asked_at timestamptz, disposition_by uuid references member, disposition_at timestamptz, declined_note text,
  certificate_number text unique, certificate_file_id uuid references stored_file, opened_at timestamptz not null, started_at timestamptz, finished_at timestamptz,
  priority int not null default 0 check (priority between 0 and 2), technician_id uuid references member, version int not null default 1,
  check (disposition_by is null or disposition is not null)
);
create unique index workshop_job_open on workshop_job (asset_id) where status not in ('done','called_off');
create index workshop_job_queue on workshop_job (status, priority desc, opened_at);
create index workshop_job_asset on workshop_job (asset_id, opened_at desc);
create table unlock_check (
  job_id uuid not null references workshop_job, key text not null, state text not null check (state in ('clear','not_clear','not_applicable')),
  note text, checked_by uuid not null references member, checked_at timestamptz not null, primary key (job_id, key)
);
-- What holds data in a device: each needs a record of its own. One noted by mistake is struck out, never deleted.
create table medium (
  id uuid primary key, asset_id uuid not null references asset, position int not null, media_type text not null
  check (media_type in ('magnetic_disk','flash','hybrid_disk','embedded_flash','tape','optical','paper','other')), manufacturer text, model text, serial_number text, property_number text,
  noted_at timestamptz not null, noted_by uuid references member, struck_at timestamptz, struck_reason text, unique (asset_id, position)
);
create sequence sanitisation_number;
-- The fields of NIST SP 800-88r2 section 4.6. Who signed is kept as they were when they signed.
create table sanitisation_record (
  id uuid primary key, asset_id uuid not null references asset, job_id uuid not null references workshop_job, medium_id uuid not null references medium, certificate_number text unique,
  medium_serial text not null, medium_type text not null, manufacturer text not null, model text not null, property_number text, source text not null, confidentiality text,
  method text not null check (method in ('clear','purge','destroy')), technique text not null, always_encrypted boolean, tool text not null, tool_version text not null,
  result text not null check (result in ('passed','failed')), had_errors boolean not null default false, performed_by uuid not null references member, performed_at timestamptz not null, performed_location text not null,
  verification_method text not null, verified_by uuid references member, verified_at timestamptz, verified_location text, verified_as jsonb, verification_result text check (verification_result in ('passed','failed')),
  validated_by uuid references member, validated_at timestamptz, validated_location text, validated_as jsonb, validation_result text check (validation_result in ('accepted','repeat','escalate')),
  media_destination text not null check (media_destination in ('internal_reuse','external_reuse','lessor','recycling','destroyed')), note text, created_at timestamptz not null, version int not null default 1
);
create index sanitisation_record_asset on sanitisation_record (asset_id);
create index sanitisation_record_job on sanitisation_record (job_id);
create index sanitisation_record_medium on sanitisation_record (medium_id);
create index sanitisation_record_operator on sanitisation_record (performed_by, created_at desc);

-- What a giver holds: from here on it is no longer theirs to answer for. Its link rests as a hash only.
create table receipt (
  id uuid primary key, cause text not null unique, token_hash text not null unique, case_id uuid references offboarding_case, person_id uuid references person, place text not null, handed_over_at timestamptz not null, time_zone text not null,
  locale text not null, box_code text, items jsonb not null, file_id uuid not null references stored_file, created_at timestamptz not null, revoked_at timestamptz
);
create index receipt_case on receipt (case_id);

create table waiver (
  id uuid primary key, case_id uuid not null references offboarding_case, subject_kind text not null check (subject_kind in ('asset','task','seat','account')), subject_id uuid not null,
  reason text not null, asked_by uuid not null references member, asked_at timestamptz not null, status text not null default 'asked' check (status in ('asked','approved','declined','withdrawn')),
  decided_by uuid references member, decided_at timestamptz, decision_note text, expires_on date, check (decided_by is null or decided_by <> asked_by), version int not null default 1
);
create unique index waiver_live on waiver (case_id, subject_kind, subject_id) where status in ('asked','approved');
create table clearance_approval (
  id uuid primary key, case_id uuid not null references offboarding_case, role text not null, decision text not null check (decision in ('approved','declined')),
  decided_by uuid not null references member, decided_at timestamptz not null, note text, withdrawn_at timestamptz
);
create unique index clearance_approval_live on clearance_approval (case_id, role) where withdrawn_at is null;
create table clearance (
  id uuid primary key, case_id uuid not null references offboarding_case, number text not null unique, issued_at timestamptz not null, issued_by uuid not null references member,
  certificate_file_id uuid not null references stored_file, statement jsonb not null, withdrawn_at timestamptz, withdrawn_by uuid references member, withdrawn_reason text
);
create unique index clearance_live on clearance (case_id) where withdrawn_at is null;
create index clearance_case on clearance (case_id);
-- Events for HR and other systems, read by cursor (webhooks come later). Written one transaction after another, so that seq is the order of commit.
create table outbound_event (id uuid primary key, seq bigserial unique, type text not null, case_id uuid, payload jsonb not null, at timestamptz not null);

-- Files brought in. A run is applied exactly once: batches in line order, the cursor moves in the transaction that writes the records.
create table import_run (
  id uuid primary key, kind text check (kind in ('people','assets','licences','accounts','locations')), file_name text not null, file_size int not null, file_sha256 text not null, file_id uuid not null references stored_file,
  reading jsonb not null, mapping jsonb, options jsonb not null default '{}', questions jsonb not null default '[]',
  status text not null check (status in ('read','previewing','previewed','applying','applied','cancelled','failed')),
  counts jsonb not null default '{}', summary jsonb, row_count int not null, done_rows int not null default 0, phase int not null default 0, applied_line int not null default 0,
  beat_at timestamptz, resumed int not null default 0, created_by jsonb not null, created_at timestamptz not null, previewed_at timestamptz,
  applied_by jsonb, applied_at timestamptz, error text, version int not null default 1
);
create index import_run_list on import_run (created_at desc, id);
create index import_run_under_way on import_run (beat_at) where status in ('previewing','applying');
-- What a row will do, as it was previewed; a create has its record's id already, so that rows may name each other.
create table import_row (
  run_id uuid not null, line int not null, label text not null, verdict text not null check (verdict in ('create','change','same','refuse','left')),
  reasons jsonb not null default '[]', withheld jsonb not null default '[]', changes jsonb not null default '[]', draft jsonb, record_id uuid, seen_version int, primary key (run_id, line)
);
create index import_row_verdict on import_row (run_id, verdict, line);
-- The mapping a person settled on, kept by the headers of the file it was made for.
create table import_mapping (header_key text primary key, name text not null, kind text not null, mapping jsonb not null, updated_at timestamptz not null);

create table exception_snooze (
  id uuid primary key, exception_key text not null, row_key text not null, reason text not null, until timestamptz not null, created_by uuid not null references member,
  created_at timestamptz not null, ended_at timestamptz
);
create unique index exception_snooze_live on exception_snooze (exception_key, row_key) where ended_at is null;
create table saved_view (
  id uuid primary key, list text not null, name text not null, query jsonb not null, owner_id uuid not null references member, is_shared boolean not null default false, created_at timestamptz not null
);
