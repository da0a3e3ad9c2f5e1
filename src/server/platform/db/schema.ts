// Generated from migrations/ by `npm run generate`. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** jsonb: any JSON when read; written as text (`JSON.stringify`), so that an array is never taken for an SQL array. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = ColumnType<any, string, string>;
// oxlint-disable-next-line typescript/no-explicit-any
export type JsonOrDefault = ColumnType<any, string | undefined, string>;

export type AccountTable = {
  id: string;
  person_id: string;
  system: string;
  username: string;
  is_privileged: Generated<boolean>;
  holds_data: Generated<boolean>;
  status: Generated<string>;
  ended_at: string | null;
  ended_by: string | null;
  ended_by_name: string | null;
  early_decision: Json | null;
  end_evidence: string | null;
  cut_off_at: string | null;
  case_id: string | null;
  custom: JsonOrDefault;
  source: Generated<string>;
  created_at: string;
  updated_at: string;
  version: Generated<number>;
  withdrawn_at: string | null;
  search_text: GeneratedAlways<string | null>;
};

export type ApiKeyTable = {
  id: string;
  name: string;
  key_hash: string;
  prefix: string;
  permissions: string[];
  site_ids: Generated<string[]>;
  created_by: string;
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
  revoked_at: string | null;
};

export type AskTable = {
  id: string;
  case_id: string | null;
  kind: string;
  helper_person_id: string | null;
  helper_name: string;
  helper_email: string;
  locale: Generated<string>;
  verb: string;
  title: string;
  why_you: string;
  what_you_get: string;
  already_done: JsonOrDefault;
  effort_seconds: number;
  due_at: string | null;
  status: string;
  sent_at: string | null;
  first_opened_at: string | null;
  answered_at: string | null;
  answer: string | null;
  later_until: string | null;
  answer_note: string | null;
  answer_facts: JsonOrDefault;
  referred_to_id: string | null;
  referred_from_id: string | null;
  handled_at: string | null;
  handled_by: string | null;
  taps: Generated<number>;
  created_at: string;
  version: Generated<number>;
};

export type AskLinkTable = {
  token_hash: string;
  ask_id: string;
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
};

export type AskTaskTable = {
  ask_id: string;
  task_id: string;
};

export type AssetTable = {
  id: string;
  asset_tag: string | null;
  tag_key: string | null;
  serial_number: string | null;
  serial_key: string | null;
  name: string | null;
  manufacturer: string | null;
  model: string | null;
  category: Generated<string>;
  status: Generated<string>;
  ownership: Generated<string>;
  owner_name: string | null;
  data_bearing: Generated<boolean>;
  assignee_kind: string | null;
  assignee_id: string | null;
  assignee_department: string | null;
  location_id: string | null;
  purchased_on: string | null;
  purchase_cost: string | null;
  currency: string | null;
  order_number: string | null;
  supplier: string | null;
  warranty_months: number | null;
  warranty_ends_on: string | null;
  lease_ends_on: string | null;
  grade: string | null;
  disposition: string | null;
  reserved_for: string | null;
  last_seen_at: string | null;
  on_hold: Generated<boolean>;
  is_managed: Generated<boolean>;
  is_shared: Generated<boolean>;
  notes: string | null;
  custom: JsonOrDefault;
  source: Generated<string>;
  created_at: string;
  updated_at: string;
  version: Generated<number>;
  withdrawn_at: string | null;
  search_text: GeneratedAlways<string | null>;
};

export type AssetCustodyTable = {
  asset_id: string;
  seq: number;
  custodian_kind: string;
  custodian_id: string | null;
  since: string;
};

export type AuditCheckpointTable = {
  tree_size: number;
  root: Uint8Array;
  note: string;
  sealed_at: string;
};

export type AuditEventTable = {
  id: string;
  at: string;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  entity_kind: string;
  entity_id: string;
  case_id: string | null;
  facts: JsonOrDefault;
  personal_hash: string | null;
  request_id: string | null;
  xid: Generated<string>;
};

export type AuditKeyTable = {
  name: string;
  private_key: string;
  public_key: Uint8Array;
  made_at: string;
};

export type AuditLeafTable = {
  leaf_index: number;
  event_id: string;
  leaf_hash: Uint8Array;
};

export type AuditNodeTable = {
  level: number;
  node_index: number;
  hash: Uint8Array;
};

export type AuditPersonalTable = {
  event_id: string;
  salt: string;
  value: Json;
};

export type AuditUnsealedTable = {
  at: string;
  event_id: string;
  xid: Generated<string>;
  leaf_hash: Uint8Array;
};

export type AuthCredentialTable = {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  password: string | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
};

export type AuthSessionTable = {
  id: string;
  expires_at: string;
  token: string;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  ip_address: string | null;
  user_agent: string | null;
  user_id: string;
};

export type AuthUserTable = {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
};

export type AuthVerificationTable = {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: Generated<string>;
  updated_at: Generated<string>;
};

export type BulkChangeTable = {
  id: string;
  kind: string;
  status: string;
  selection: Json;
  changes: Json;
  counts: JsonOrDefault;
  total: number;
  done: Generated<number>;
  made_by: string | null;
  actor: Json;
  beat_at: string;
  error: string | null;
  resumed: Generated<number>;
  created_at: string;
  previewed_at: string | null;
  applied_at: string | null;
  undone_at: string | null;
  version: Generated<number>;
};

export type BulkChangeRowTable = {
  change_id: string;
  seq: number;
  record_id: string;
  label: Generated<string>;
  verdict: string | null;
  seen_version: number | null;
  before: Json | null;
  after: Json | null;
  reason: Json | null;
  outcome: string | null;
  outcome_reason: Json | null;
  after_version: number | null;
};

export type CaseAssetTable = {
  id: string;
  case_id: string;
  asset_id: string;
  status: string;
  claim: string | null;
  claim_note: string | null;
  claimed_at: string | null;
  manager_confirmed: boolean | null;
  dispute_decision: string | null;
  battery_unsafe: Generated<boolean>;
  received_at: string | null;
  resolved_at: string | null;
  version: Generated<number>;
};

export type CaseCircleTable = {
  case_id: string;
  member_id: string;
};

export type CaseContactTable = {
  case_id: string;
  email: string | null;
  phone: string | null;
  address: Json | null;
  source: string;
  updated_at: string;
  erased_at: string | null;
};

export type ClearanceTable = {
  id: string;
  case_id: string;
  number: string;
  issued_at: string;
  issued_by: string;
  certificate_file_id: string;
  statement: Json;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
};

export type ClearanceApprovalTable = {
  id: string;
  case_id: string;
  role: string;
  decision: string;
  decided_by: string;
  decided_at: string;
  note: string | null;
  withdrawn_at: string | null;
};

export type CustodyEventTable = {
  id: string;
  asset_id: string;
  seq: number;
  kind: string;
  from_kind: string;
  from_id: string | null;
  to_kind: string;
  to_id: string | null;
  location_id: string | null;
  case_id: string | null;
  occurred_at: string;
  recorded_at: string;
  actor_kind: string;
  actor_id: string | null;
  condition: string | null;
  evidence: JsonOrDefault;
  corrects: string | null;
  is_gap: Generated<boolean>;
};

export type CustomFieldTable = {
  id: string;
  kind: string;
  key: string;
  label: string;
  type: Generated<string>;
  options: JsonOrDefault;
  is_required: Generated<boolean>;
  help: string | null;
  position: Generated<number>;
  is_adopted: Generated<boolean>;
  archived_at: string | null;
  created_at: string;
  updated_at: string;
  version: Generated<number>;
};

export type DeadlineTable = {
  id: string;
  kind: string;
  subject_id: string;
  step: Generated<number>;
  case_id: string | null;
  due_at: string;
  status: Generated<string>;
  fired_at: string | null;
  payload: JsonOrDefault;
};

export type DeedTable = {
  id: string;
  case_id: string | null;
  kind: string;
  person_id: string | null;
  member_id: string | null;
  helper_name: string;
  helper_email: string | null;
  partner_id: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  what: string;
  happened_at: string;
};

export type ExceptionCountTable = {
  key: string;
  counted_on: string;
  site_id: string | null;
  row_count: number;
  snoozed_count: number;
  counted_at: string;
};

export type ExceptionListTable = {
  key: string;
  is_own: Generated<boolean>;
  title: string | null;
  about: string | null;
  tone: string | null;
  owner_role: string | null;
  owner_id: string | null;
  threshold_minutes: number | null;
  allowed: Generated<number>;
  is_off: Generated<boolean>;
  tell: Generated<string>;
  tell_roles: Generated<string[]>;
  tell_ids: Generated<string[]>;
  record_list: string | null;
  query: Json | null;
  created_by: string | null;
  created_at: string;
  updated_at: string;
  ended_at: string | null;
  version: Generated<number>;
};

export type ExceptionSnoozeTable = {
  id: string;
  exception_key: string;
  row_key: string;
  reason: string;
  until: string;
  created_by: string;
  created_at: string;
  ended_at: string | null;
};

export type ExceptionToldTable = {
  key: string;
  row_key: string;
  member_id: string;
  told_at: string;
};

export type IdempotencyKeyTable = {
  actor: string;
  key: string;
  fingerprint: string;
  status: number | null;
  response: Json | null;
  created_at: Generated<string>;
};

export type ImportBeforeTable = {
  run_id: string;
  line: number;
  record_id: string;
  version: number | null;
  was: Json;
  custody: Json | null;
};

export type ImportLaneTable = {
  run_id: string;
  phase: number;
  lane: number;
  from_line: number;
  to_line: number;
  at_line: number;
  done: Generated<number>;
};

export type ImportMappingTable = {
  header_key: string;
  name: string;
  kind: string;
  mapping: Json;
  updated_at: string;
  id: Generated<string>;
  headers: JsonOrDefault;
  is_named: Generated<boolean>;
  files: Generated<number>;
  kept_by: string | null;
};

export type ImportRowTable = {
  run_id: string;
  line: number;
  label: string;
  verdict: string;
  reasons: JsonOrDefault;
  withheld: JsonOrDefault;
  changes: JsonOrDefault;
  draft: Json | null;
  record_id: string | null;
  seen_version: number | null;
};

export type ImportRunTable = {
  id: string;
  kind: string | null;
  file_name: string;
  file_size: number;
  file_sha256: string;
  file_id: string;
  reading: Json;
  mapping: Json | null;
  options: JsonOrDefault;
  questions: JsonOrDefault;
  status: string;
  counts: JsonOrDefault;
  summary: Json | null;
  row_count: number;
  done_rows: Generated<number>;
  phase: Generated<number>;
  applied_line: Generated<number>;
  beat_at: string | null;
  resumed: Generated<number>;
  created_by: Json;
  created_at: string;
  previewed_at: string | null;
  applied_by: Json | null;
  applied_at: string | null;
  error: string | null;
  version: Generated<number>;
  waiting_at: string | null;
  undo: Json | null;
  came_by: Generated<string>;
};

export type ImportUndoneTable = {
  run_id: string;
  line: number;
  record_id: string;
  outcome: string;
  reason: Json | null;
};

export type IntakeTable = {
  id: string;
  client_id: string;
  place_id: string;
  member_id: string | null;
  scan_raw: string;
  scan_key: string;
  outcome: string;
  answer: Json;
  parcel_id: string | null;
  asset_id: string | null;
  slot_id: string | null;
  open_reason: string | null;
  inside_parcel_id: string | null;
  exceptions: JsonOrDefault;
  effects: JsonOrDefault;
  is_damaged: Generated<boolean>;
  photo_id: string | null;
  resolved_at: string | null;
  resolved_by: string | null;
  resolution: string | null;
  scanned_at: string;
  recorded_at: string;
  undone_at: string | null;
};

export type LegalHoldTable = {
  id: string;
  asset_id: string;
  matter: string;
  placed_by: string;
  placed_at: string;
  release_asked_by: string | null;
  release_asked_at: string | null;
  release_reason: string | null;
  released_by: string | null;
  released_at: string | null;
};

export type LicenceTable = {
  id: string;
  product: string;
  vendor: string | null;
  licence_key: string | null;
  contract_number: string | null;
  seats_total: Generated<number>;
  seats_assigned: Generated<number>;
  is_reclaimable: Generated<boolean>;
  holds_data: Generated<boolean>;
  renews_on: string | null;
  seat_cost: string | null;
  currency: string | null;
  billing: string | null;
  owner_name: string | null;
  custom: JsonOrDefault;
  source: Generated<string>;
  created_at: string;
  updated_at: string;
  version: Generated<number>;
  withdrawn_at: string | null;
  search_text: GeneratedAlways<string | null>;
};

export type ListPreferenceTable = {
  member_id: string;
  list: string;
  default_view_id: string | null;
  columns: Json | null;
  widths: JsonOrDefault;
  updated_at: string;
};

export type LocationTable = {
  id: string;
  name: string;
  code: string | null;
  country: string | null;
  time_zone: Generated<string>;
  address: JsonOrDefault;
  parent_id: string | null;
  holidays: Generated<string[]>;
  is_site: Generated<boolean>;
  responsible_id: string | null;
  custom: JsonOrDefault;
  created_at: string;
  updated_at: string;
};

export type MediumTable = {
  id: string;
  asset_id: string;
  position: number;
  media_type: string;
  manufacturer: string | null;
  model: string | null;
  serial_number: string | null;
  property_number: string | null;
  noted_at: string;
  noted_by: string | null;
  struck_at: string | null;
  struck_reason: string | null;
};

export type MemberTable = {
  id: string;
  auth_user_id: string | null;
  name: string;
  email: string;
  title: string | null;
  phone: string | null;
  roles: string[];
  site_ids: Generated<string[]>;
  person_id: string | null;
  station_pin_hash: string | null;
  created_at: string;
  disabled_at: string | null;
  version: Generated<number>;
};

export type MessageTable = {
  id: string;
  cause: string;
  channel: string;
  recipient: string;
  recipient_name: string | null;
  case_id: string | null;
  ask_id: string | null;
  kind: string;
  subject: string;
  body_text: string;
  body_html: string;
  attachments: JsonOrDefault;
  status: Generated<string>;
  not_before: string | null;
  attempts: Generated<number>;
  claimed_at: string | null;
  sent_at: string | null;
  last_error: string | null;
  provider_reference: string | null;
  created_at: string;
};

export type OffboardingCaseTable = {
  id: string;
  number: Generated<number>;
  person_id: string;
  status: Generated<string>;
  reason: string;
  is_immediate: Generated<boolean>;
  last_working_on: string;
  time_zone: string;
  cut_off_at: string;
  return_by_on: string;
  return_by_at: string;
  policy_version_id: string;
  wording: Generated<string>;
  site_id: string | null;
  embargo_until: string | null;
  told_at: string | null;
  told_by: string | null;
  coordinator_id: string | null;
  successor_id: string | null;
  opened_at: string;
  opened_by: string;
  cancelled_at: string | null;
  cancel_reason: string | null;
  cleared_at: string | null;
  note: string | null;
  is_cut_off_decided: Generated<boolean>;
  is_return_by_decided: Generated<boolean>;
  approvals: JsonOrDefault;
  returned_when: Generated<string>;
  dates_made_by: JsonOrDefault;
  ask_from: string | null;
  planning_problems: JsonOrDefault;
  version: Generated<number>;
  updated_at: string;
};

export type OutboundEventTable = {
  id: string;
  seq: Generated<number>;
  type: string;
  case_id: string | null;
  payload: Json;
  at: string;
};

export type ParcelTable = {
  id: string;
  box_code: string;
  case_id: string | null;
  shipment_id: string | null;
  location_id: string | null;
  status: string;
  place_id: string | null;
  way: string | null;
  description: Generated<string>;
  is_announced: boolean;
  scanned_as: string | null;
  dwell_due_at: string | null;
  stored_at: string | null;
  stored_by: string | null;
  collected_at: string | null;
  opened_at: string | null;
  note: string | null;
  created_at: string;
  version: Generated<number>;
};

export type ParcelItemTable = {
  parcel_id: string;
  asset_id: string;
  state: Generated<string>;
  note: string | null;
};

export type PartnerTable = {
  id: string;
  department: string;
  location_id: string;
  place_id: string | null;
  lead_person_id: string | null;
  status: Generated<string>;
  minutes_per_month: number | null;
  items_per_month: number | null;
  dwell_limit_hours: Generated<number>;
  pickup_weekdays: Generated<number[]>;
  hours_text: string | null;
  promises: JsonOrDefault;
  agreed_at: string | null;
  review_on: string | null;
  seconds_per_item: Generated<number>;
  created_at: string;
  updated_at: string;
  version: Generated<number>;
};

export type PersonTable = {
  id: string;
  employee_number: string | null;
  username: string | null;
  name: string;
  given_name: string | null;
  family_name: string | null;
  preferred_name: string | null;
  email: string | null;
  personal_email: string | null;
  phone: string | null;
  department: string | null;
  title: string | null;
  cost_centre: string | null;
  manager_id: string | null;
  location_id: string | null;
  work_mode: Generated<string>;
  employment: Generated<string>;
  status: Generated<string>;
  country: string | null;
  time_zone: string | null;
  locale: string | null;
  starts_on: string | null;
  ends_on: string | null;
  custom: JsonOrDefault;
  source: Generated<string>;
  created_at: string;
  updated_at: string;
  version: Generated<number>;
  withdrawn_at: string | null;
  search_text: GeneratedAlways<string | null>;
};

export type PickupItemTable = {
  id: string;
  run_id: string;
  parcel_id: string | null;
  asset_id: string | null;
  slot_id: string;
  state: Generated<string>;
  note: string | null;
  scanned_at: string | null;
  position: number;
};

export type PickupRunTable = {
  id: string;
  location_id: string;
  technician_id: string;
  status: Generated<string>;
  planned_on: string;
  started_at: string | null;
  finished_at: string | null;
  destination_id: string | null;
  created_at: string;
  version: Generated<number>;
};

export type PlaceTable = {
  id: string;
  location_id: string;
  parent_id: string | null;
  kind: string;
  code: string;
  name: string;
  size: Generated<string>;
  capacity: Generated<number>;
  is_quarantine: Generated<boolean>;
  position: Generated<number>;
  closed_at: string | null;
  created_at: string;
  version: Generated<number>;
};

export type PolicyTable = {
  id: string;
  key: string;
  name: string;
  created_at: string;
};

export type PolicyVersionTable = {
  id: string;
  policy_id: string;
  version: number;
  source: string;
  document: Json;
  status: Generated<string>;
  published_at: string | null;
  published_by: string | null;
  note: string | null;
};

export type PrintJobTable = {
  id: string;
  kind: string;
  form: string;
  skip: Generated<number>;
  record_ids: string[];
  total: number;
  done: Generated<number>;
  status: string;
  left_out: Generated<number>;
  file_id: string | null;
  made_by: string | null;
  actor: Json;
  beat_at: string;
  error: string | null;
  created_at: string;
  finished_at: string | null;
  version: Generated<number>;
};

export type ReceiptTable = {
  id: string;
  cause: string;
  token_hash: string;
  case_id: string | null;
  person_id: string | null;
  place: string;
  handed_over_at: string;
  time_zone: string;
  locale: string;
  box_code: string | null;
  items: Json;
  file_id: string;
  created_at: string;
  revoked_at: string | null;
};

export type RowRuleTable = {
  id: string;
  layout: string;
  kind: string;
  file_name: string;
  name: string;
  what: Json;
  created_by: Json;
  created_at: string;
  ended_by: Json | null;
  ended_at: string | null;
};

export type RowRuleUseTable = {
  rule_id: string;
  run_id: string;
  rows: number;
};

export type SanitisationRecordTable = {
  id: string;
  asset_id: string;
  job_id: string;
  medium_id: string;
  certificate_number: string | null;
  medium_serial: string;
  medium_type: string;
  manufacturer: string;
  model: string;
  property_number: string | null;
  source: string;
  confidentiality: string | null;
  method: string;
  technique: string;
  always_encrypted: boolean | null;
  tool: string;
  tool_version: string;
  result: string;
  had_errors: Generated<boolean>;
  performed_by: string;
  performed_at: string;
  performed_location: string;
  verification_method: string;
  verified_by: string | null;
  verified_at: string | null;
  verified_location: string | null;
  verified_as: Json | null;
  verification_result: string | null;
  validated_by: string | null;
  validated_at: string | null;
  validated_location: string | null;
  validated_as: Json | null;
  validation_result: string | null;
  media_destination: string;
  note: string | null;
  created_at: string;
  version: Generated<number>;
};

export type SavedViewTable = {
  id: string;
  list: string;
  name: string;
  query: Json;
  owner_id: string;
  is_shared: Generated<boolean>;
  created_at: string;
  updated_at: Generated<string>;
  version: Generated<number>;
};

export type SeatTable = {
  id: string;
  licence_id: string;
  person_id: string;
  assigned_at: string;
  released_at: string | null;
  released_by: string | null;
  release_reason: string | null;
  case_id: string | null;
};

export type SettingTable = {
  key: string;
  value: Json;
  updated_at: string;
  version: Generated<number>;
};

export type ShipmentTable = {
  id: string;
  case_id: string | null;
  carrier: string | null;
  tracking_number: string | null;
  tracking_key: string | null;
  way: string;
  status: string;
  announced_at: string;
  handed_over_at: string | null;
  delivered_at: string | null;
};

export type SightingTable = {
  id: string;
  asset_id: string;
  seen_at: string;
  source: string;
  network: string | null;
  place: string | null;
  last_user: string | null;
  recorded_at: string;
};

export type SightingIncidentTable = {
  id: string;
  asset_id: string;
  case_id: string | null;
  kind: string;
  first_seen_at: string;
  last_seen_at: string;
  sightings: Generated<number>;
  sources: string[];
  place: string | null;
  network: string | null;
  opened_at: string;
  resolved_at: string | null;
  resolved_by: string | null;
  resolution: string | null;
  version: Generated<number>;
};

export type StationShiftTable = {
  id: string;
  place_id: string;
  member_id: string;
  token_hash: string;
  started_at: string;
  ends_at: string;
  device_id: string | null;
};

export type StoredFileTable = {
  id: string;
  case_id: string | null;
  kind: string;
  name: string;
  media_type: string;
  sha256: string;
  size: number;
  content: Uint8Array;
  created_at: string;
  created_by: string;
};

export type StoredFilePartTable = {
  file_id: string;
  at: number;
  content: Uint8Array;
};

export type TaskTable = {
  id: string;
  case_id: string;
  parent_id: string | null;
  key: string;
  rule_key: string;
  position: number;
  title: string;
  because: string;
  phase: string;
  owner_party: string;
  owner_person_id: string | null;
  owner_member_id: string | null;
  status: string;
  subject_kind: string | null;
  subject_id: string | null;
  due_at: string | null;
  due: Json;
  is_due_decided: Generated<boolean>;
  completes: string | null;
  ask_kind: string | null;
  effort_seconds: number | null;
  evidence_wanted: string | null;
  definition: JsonOrDefault;
  acted_at: string | null;
  withdrawn_by: string | null;
  done_at: string | null;
  done_by_kind: string | null;
  done_by_id: string | null;
  done_note: string | null;
  version: Generated<number>;
};

export type ThanksTable = {
  id: string;
  deed_id: string;
  status: Generated<string>;
  subject: string;
  body: string;
  sent_by: string | null;
  sent_at: string | null;
  message_id: string | null;
  dismissed_reason: string | null;
  created_at: string;
  version: Generated<number>;
};

export type UnlockCheckTable = {
  job_id: string;
  key: string;
  state: string;
  note: string | null;
  checked_by: string;
  checked_at: string;
};

export type WaitingRowTable = {
  id: string;
  run_id: string;
  line: number;
  cells: Json;
  problem: string | null;
  edits: JsonOrDefault;
  kind: string;
  layout: string;
  label: string;
  severity: string;
  reasons: Json;
  reason_code: string;
  reason_field: Generated<string>;
  found: JsonOrDefault;
  is_ready: Generated<boolean>;
  row_keys: Generated<string[]>;
  content: string;
  state: string;
  state_note: string | null;
  state_by: Json | null;
  state_at: string | null;
  settled_run: string | null;
  settled_line: number | null;
  record_id: string | null;
  since: string;
  seen_at: string;
  seen_times: Generated<number>;
  version: Generated<number>;
};

export type WaiverTable = {
  id: string;
  case_id: string;
  subject_kind: string;
  subject_id: string;
  reason: string;
  asked_by: string;
  asked_at: string;
  status: Generated<string>;
  decided_by: string | null;
  decided_at: string | null;
  decision_note: string | null;
  expires_on: string | null;
  version: Generated<number>;
};

export type WorkshopJobTable = {
  id: string;
  asset_id: string;
  case_id: string | null;
  status: string;
  blocked_reason: string | null;
  needs_sanitisation: boolean;
  platform: string | null;
  grade: string | null;
  findings: Json | null;
  grade_note: string | null;
  disposition: string | null;
  disposition_note: string | null;
  recipient: string | null;
  recipient_certificate: string | null;
  disposition_asked_by: string | null;
  disposition_asked_at: string | null;
  disposition_by: string | null;
  disposition_at: string | null;
  declined_note: string | null;
  certificate_number: string | null;
  certificate_file_id: string | null;
  opened_at: string;
  started_at: string | null;
  finished_at: string | null;
  priority: Generated<number>;
  technician_id: string | null;
  version: Generated<number>;
};

export type Database = {
  account: AccountTable;
  api_key: ApiKeyTable;
  ask: AskTable;
  ask_link: AskLinkTable;
  ask_task: AskTaskTable;
  asset: AssetTable;
  asset_custody: AssetCustodyTable;
  audit_checkpoint: AuditCheckpointTable;
  audit_event: AuditEventTable;
  audit_key: AuditKeyTable;
  audit_leaf: AuditLeafTable;
  audit_node: AuditNodeTable;
  audit_personal: AuditPersonalTable;
  audit_unsealed: AuditUnsealedTable;
  auth_credential: AuthCredentialTable;
  auth_session: AuthSessionTable;
  auth_user: AuthUserTable;
  auth_verification: AuthVerificationTable;
  bulk_change: BulkChangeTable;
  bulk_change_row: BulkChangeRowTable;
  case_asset: CaseAssetTable;
  case_circle: CaseCircleTable;
  case_contact: CaseContactTable;
  clearance: ClearanceTable;
  clearance_approval: ClearanceApprovalTable;
  custody_event: CustodyEventTable;
  custom_field: CustomFieldTable;
  deadline: DeadlineTable;
  deed: DeedTable;
  exception_count: ExceptionCountTable;
  exception_list: ExceptionListTable;
  exception_snooze: ExceptionSnoozeTable;
  exception_told: ExceptionToldTable;
  idempotency_key: IdempotencyKeyTable;
  import_before: ImportBeforeTable;
  import_lane: ImportLaneTable;
  import_mapping: ImportMappingTable;
  import_row: ImportRowTable;
  import_run: ImportRunTable;
  import_undone: ImportUndoneTable;
  intake: IntakeTable;
  legal_hold: LegalHoldTable;
  licence: LicenceTable;
  list_preference: ListPreferenceTable;
  location: LocationTable;
  medium: MediumTable;
  member: MemberTable;
  message: MessageTable;
  offboarding_case: OffboardingCaseTable;
  outbound_event: OutboundEventTable;
  parcel: ParcelTable;
  parcel_item: ParcelItemTable;
  partner: PartnerTable;
  person: PersonTable;
  pickup_item: PickupItemTable;
  pickup_run: PickupRunTable;
  place: PlaceTable;
  policy: PolicyTable;
  policy_version: PolicyVersionTable;
  print_job: PrintJobTable;
  receipt: ReceiptTable;
  row_rule: RowRuleTable;
  row_rule_use: RowRuleUseTable;
  sanitisation_record: SanitisationRecordTable;
  saved_view: SavedViewTable;
  seat: SeatTable;
  setting: SettingTable;
  shipment: ShipmentTable;
  sighting: SightingTable;
  sighting_incident: SightingIncidentTable;
  station_shift: StationShiftTable;
  stored_file: StoredFileTable;
  stored_file_part: StoredFilePartTable;
  task: TaskTable;
  thanks: ThanksTable;
  unlock_check: UnlockCheckTable;
  waiting_row: WaitingRowTable;
  waiver: WaiverTable;
  workshop_job: WorkshopJobTable;
};
