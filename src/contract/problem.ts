/**
 * Every refusal the API can give: status and text, by code. Answers are
 * problem documents (RFC 9457, `application/problem+json`) with the facts of
 * the verdict beside the standard members.
 * A text says what happened, what was kept and what to do; no blame, no codes first.
 */
import { z } from 'zod';

type ProblemText = { readonly status: number; readonly title: string; readonly detail: string };

const problem = (status: number, title: string, detail: string): ProblemText => ({ status, title, detail });

export const problems = {
  // Every route
  invalid_request: problem(400, 'Some of this could not be read', 'Nothing was changed. Look at the fields listed and send it again.'),
  not_signed_in: problem(401, 'Please sign in', 'Your sign-in has ended. What you typed is still on your screen; sign in and send it again.'),
  somebody_else: problem(409, 'Somebody else is signed in here', 'In this browser somebody else has signed in meanwhile. Nothing was sent in their name; what you typed is still on your screen. Sign in again to go on.'),
  forbidden: problem(403, 'This is not open to your role', 'Nothing was changed. Ask an owner of this Handback for the permission named.'),
  not_found: problem(404, 'Not here', 'It does not exist, or is not visible to you.'),
  conflict: problem(409, 'Somebody was faster', 'Someone else changed this a moment ago. Nothing of yours was applied; look at the new state and decide again.'),
  wrong_state: problem(409, 'Not possible from here', 'Nothing was changed. The state and the possible next steps are listed.'),
  idempotency_mismatch: problem(422, 'This key was used for something else', 'The same Idempotency-Key came with another request. Nothing was changed; use a new key.'),
  idempotency_missing: problem(400, 'An Idempotency-Key is needed', 'Every change carries an Idempotency-Key header, so that a repeat does it once. Nothing was changed.'),
  idempotency_in_progress: problem(409, 'Already on its way', 'The same request is being worked on. Ask again in a second with the same key.'),
  rate_limited: problem(429, 'A little slower, please', 'Too many requests in a short time. Nothing was changed; try again after the pause named.'),
  csrf: problem(403, 'This request did not come from Handback', 'Nothing was changed. Reload the page and try again.'),
  too_large: problem(413, 'That is too large', 'Nothing was kept. The limit is named: leave out what is not needed (columns of a list, pixels of a photo), or send it in parts.'),
  storage_full: problem(507, 'The disk of this Handback is full', 'Nothing was changed and nothing is lost. No change is taken until there is room again; whoever runs this Handback has to make some.'),
  read_only: problem(503, 'Nothing can be changed right now', 'The database takes no changes at the moment. Nothing was changed; what you typed is still on your screen. Reading works; try again in a while.'),
  unavailable: problem(503, 'Not ready yet', 'Nothing was changed. Try again in a moment.'),
  internal: problem(500, 'Something broke on our side', 'Nothing was changed. The request id below finds the reason in the log.'),

  backup_failed: problem(500, 'The backup was not made', 'Earlier backups are as they were. The reason is named; mend it and try again.'),
  filter_unreadable: problem(400, 'This filter cannot be read', 'Nothing was searched, so that no wrong list is taken for the right one. The part and its reason are named; remove or mend it.'),

  view_exists: problem(409, 'You have a view of that name', 'Nothing was kept. Choose another name, or update the view you have.'),
  view_not_yours: problem(403, 'This view is somebody else’s', 'Its owner changes it. Nothing was changed; keep a view of your own from what you see.'),
  export_too_long: problem(422, 'A workbook does not hold that many rows', 'No file was made. Choose CSV, or narrow the list.'),

  // Signing in
  sign_in_refused: problem(401, 'That did not match', 'The address or the password is not right. You can also have a link sent to you.'),
  link_spent: problem(410, 'This link has done its work', 'It was used before or is too old. Nothing was changed; ask for a new one.'),
  not_empty: problem(409, 'There is already something here', 'The demo company is only loaded into an empty Handback. Nothing was changed; start one with another data folder to look at it.'),

  // People
  person_exists: problem(409, 'This person is here already', 'The employee number or e-mail belongs to the person named. Nothing was changed; open that record instead.'),
  manager_circle: problem(422, 'They would manage each other', 'The manager you chose reports, directly or further up, to this person. Nothing was changed; choose another.'),
  location_exists: problem(409, 'This location is here already', 'A location has that name. Nothing was changed.'),

  // Coming home: parcels, station, pick-up runs
  case_closed: problem(409, 'This case is not open any more', 'Nothing was changed. Whatever still arrives is received at any station all the same.'),
  nothing_to_return: problem(422, 'Nothing to put in the box', 'None of the things named belongs to this case. Nothing was changed; choose from the list of the case.'),
  parcel_not_announced: problem(409, 'This parcel has no label of ours', 'It is kept as it is. A tracking number belongs to a parcel that somebody announced.'),
  parcel_open_case: problem(422, 'That case is not open', 'The parcel is kept where it lies. Choose an open case, or register what is in it.'),
  tracking_unlike: problem(422, 'This does not look like a tracking number', 'Nothing was changed. Copy it from the label or the carrier’s message, without other words around it.'),
  place_takes_nothing: problem(422, 'Nothing is received at this place', 'Choose a mailroom, a stockroom or a workshop. Nothing was changed.'),
  undo_over: problem(409, 'Too late to undo', 'The time for undoing has passed, or somebody has moved the thing since. It is kept as it is; scan it again where it is now.'),
  scan_unknown: problem(404, 'This scan has not arrived', 'Nothing is known of it here. If the station was offline, it is sent as soon as it is back.'),
  pin_refused: problem(401, 'That PIN did not match', 'Nobody is named yet, and scanning goes on without it. Try again, or hold your badge to the scanner.'),
  pin_paused: problem(429, 'A short pause for this PIN', 'It was wrong several times. Scanning goes on without it; try again after the pause, or use your badge.'),
  intake_resolved: problem(409, 'This is decided already', 'Somebody resolved it a moment ago. Nothing of yours was applied; look at what was decided.'),
  resolution_needs: problem(422, 'One thing is missing for this', 'Nothing was changed. The field named is needed for the way you chose.'),
  contents_open: problem(422, 'Some things on the list are still open', 'Nothing was changed. Scan each thing in the box, or say that it is not there; an empty box is an answer too.'),
  pickup_items_open: problem(409, 'Some items are not accounted for', 'The run goes on and everything scanned is kept. Scan each item, or say that it is not there.'),
  pickup_nothing_waiting: problem(422, 'Nothing waits there', 'No run was made. A run takes what is stored at the places you choose.'),
  destination_missing: problem(422, 'Where should it all go?', 'This site has no workshop and no stockroom yet. Nothing was changed; choose a place or add one.'),
  // Places
  outside_your_sites: problem(403, 'That site is outside yours', 'You work for other sites. Nothing was changed; ask somebody of that site, or an owner to add it to yours.'),
  place_exists: problem(409, 'This place is here already', 'Another place there has that code. Nothing was changed; choose another code.'),
  slot_needs_place: problem(422, 'Slots belong to a mailroom or stockroom', 'A slot names the room it is in, at the same location; other places stand alone. Nothing was changed.'),
  place_not_empty: problem(409, 'Something lies there', 'A place closes when it is empty. Nothing was changed; what holds something is listed.'),
  place_closed: problem(409, 'That place is closed', 'Nothing was changed. Choose an open place, or reopen this one first.'),
  slot_range_unreadable: problem(422, 'These codes could not be read', 'Write ranges as A1..D4 and single codes with commas between. Nothing was added.'),
  slot_range_too_long: problem(422, 'That is more slots than a room has', 'The limit is named. Nothing was added; add them in smaller ranges.'),

  // Assets
  asset_exists: problem(409, 'This asset is here already', 'The asset tag belongs to the asset named. Nothing was changed; open that record instead.'),
  serial_exists: problem(409, 'Another asset has this serial number', 'It is named below. Nothing was changed; if both are real, say so and send it again.'),
  serial_damaged: problem(422, 'A spreadsheet has damaged this serial number', 'Its last characters are lost. Nothing was changed; read it from the label.'),
  under_legal_hold: problem(409, 'This asset is under legal hold', 'While the hold lasts it is not issued, sanitised, repaired or disposed of. Nothing was changed; Legal can say when it ends.'),
  sanitisation_missing: problem(409, 'No verified sanitisation yet', 'This asset may hold data. Nothing was changed; sanitise it and have the record verified first.'),
  unlock_checks_open: problem(409, 'Still locked', 'The checks named are not clear. Nothing was changed; release the device from them first.'),
  hold_exists: problem(409, 'This hold is in place already', 'The asset is under hold for that matter. Nothing was changed.'),
  hold_same_person: problem(409, 'A second person releases a hold', 'Whoever asks for a release does not also give it. Nothing was changed; ask a colleague with that permission.'),
  needs_named_person: problem(403, 'A person has to do this', 'This act carries a name, so a key or a job cannot do it. Nothing was changed; sign in and do it yourself.'),

  // Custody
  custody_moved: problem(409, 'It moved a moment ago', 'Somebody recorded another hand-over of this asset first. Theirs was kept, yours was not; look at who has it now and decide again.'),
  custody_same_party: problem(409, 'They have it already', 'The asset is with them. Nothing was recorded.'),
  custody_out_of_order: problem(422, 'That was before we knew this asset', 'Its first record is later than the time given. Nothing was recorded; check the date.'),
  custody_not_yet: problem(422, 'That has not happened yet', 'The time given lies in the future. Nothing was recorded; check the date and the clock of the device.'),
  custody_wrong_receiver: problem(422, 'It cannot go there this way', 'This kind of hand-over ends with the receivers named. Nothing was recorded; choose another receiver or another kind.'),
  custody_receiver_missing: problem(422, 'Who has it now?', 'This kind of hand-over needs a receiver. Nothing was recorded.'),
  custody_corrects_nothing: problem(404, 'There is no such entry to correct', 'The chain has no entry with that number. Nothing was recorded.'),
  custody_past_neighbour: problem(422, 'That would change the order of things', 'A correction stays between the entry before and the entry after it; both times are named. Nothing was recorded.'),
  custody_nothing_changes: problem(409, 'The entry says that already', 'The correction would change nothing. Nothing was recorded.'),

  // Licences and accounts
  licence_exists: problem(409, 'This licence is here already', 'The product, vendor and key belong to the licence named. Nothing was changed; open that record instead.'),
  no_free_seat: problem(409, 'No free seat', 'Every seat is taken. Nothing was changed; release one, or raise the number of seats when you have bought more.'),
  seat_held: problem(409, 'They hold a seat already', 'One person has one seat of a licence. Nothing was changed.'),
  account_exists: problem(409, 'This account is here already', 'That user name in that system belongs to the person named. Nothing was changed; open that record instead.'),
  early_ending_needs_decision: problem(409, 'Before the cut-off', 'Access does not end early without a person who decides it and says why. Nothing was ended; wait for the cut-off or give the reason.'),
  ending_not_yet: problem(422, 'That has not happened yet', 'The time given lies in the future. Nothing was changed; record the end when access has ended.'),

  // Members
  member_exists: problem(409, 'They are a member already', 'The address belongs to the member named. Nothing was changed; if they were disabled, enable them again.'),
  last_owner: problem(409, 'The last owner stays', 'Somebody has to be able to let others in. Nothing was changed; make somebody else owner first.'),
  key_name_taken: problem(409, 'A key has that name', 'Names tell keys apart. Nothing was made; choose another name, or revoke the old key first.'),
  beyond_own_permissions: problem(403, 'More than you may do yourself', 'A key cannot do what its maker cannot. Nothing was made; the permissions are named.'),

  // Policies
  policy_refused: problem(422, 'This policy cannot be used yet', 'Nothing was published. Each problem names its place and how to mend it.'),

  // Cases
  case_open: problem(409, 'There is a case already', 'This person has an open case. Nothing was changed; open that one.'),
  unknown_time_zone: problem(422, 'This time zone is unknown', 'Nothing was changed. Use an IANA name such as Europe/Lisbon.'),
  unknown_date: problem(422, 'This date does not exist', 'Nothing was changed. Write it as year-month-day.'),
  not_told_yet: problem(409, 'They have not been told', 'No message goes to this person before HR has ticked that they were told. Nothing was sent.'),
  case_embargoed: problem(409, 'Nothing leaves before the embargo ends', 'Nothing was sent. It goes out by itself when the embargo ends.'),
  embargo_past: problem(422, 'This moment is past', 'Nothing was changed. Choose a later moment, or end the embargo.'),
  successor_unfit: problem(422, 'They cannot take over', 'Nothing was changed. Choose somebody who is still here, other than the leaver.'),
  task_follows: problem(409, 'This follows by itself', 'Nothing was ticked. It is done when what it names has happened, and that is recorded where it happens.'),
  note_needed: problem(422, 'A few words are needed here', 'Nothing was ticked. The policy wants a note as evidence for this task.'),
  no_reachable_address: problem(422, 'There is no address to write to', 'Nothing was sent. Add an e-mail address to the person or the case.'),

  // Workshop
  in_quarantine: problem(409, 'It rests in quarantine', 'Nothing was changed. This device is not opened, erased, given out or sent away until it is released; put it on the quarantine shelf and go on with another.'),
  asset_not_ours: problem(409, 'This one is not ours to open', 'It belongs to somebody else and goes back to them as it is. Nothing was changed.'),
  no_workshop: problem(409, 'This site has no workshop yet', 'Nothing was changed. Furnish the site in Settings, or move the device to a site that has one.'),
  no_stockroom: problem(409, 'This site has no stockroom yet', 'Nothing was changed, and the device is not ready yet. Furnish the site in Settings, then decide again.'),
  job_taken: problem(409, 'Somebody is at it already', 'The technician named has this job. Nothing was changed; take another, or ask them to hand it over.'),
  check_not_applicable: problem(422, 'This check is not for this device', 'Nothing was changed. The checks that apply are listed; they follow from what it is and what it runs.'),
  medium_noted: problem(409, 'This medium is noted already', 'The serial number is on the list. Nothing was changed.'),
  medium_recorded: problem(409, 'There is a record for it', 'A medium that was sanitised stays in the record. Nothing was changed.'),
  sanitisation_incomplete: problem(422, 'The record is not complete', 'Nothing was kept. The fields named are needed for the certificate.'),
  sanitisation_overclaimed: problem(422, 'This technique cannot do that much', 'Nothing was kept. The most that it can claim on this kind of medium is named; claim that, or use a stronger technique.'),
  sanitisation_too_weak: problem(422, 'That is less than your organisation asks for', 'Nothing was kept. The least that is accepted is named.'),
  sanitisation_failed: problem(409, 'The attempts are spent', 'Nothing was kept. What failed so often is destroyed, not erased once more.'),
  verifier_is_operator: problem(409, 'A second person signs', 'Whoever erased it does not also say that it worked. Nothing was changed; ask a colleague.'),
  grade_too_high: problem(422, 'That is better than what was found', 'The best grade that these findings allow is named. Nothing was changed; a stricter one is always possible.'),
  disposition_incomplete: problem(409, 'Something is missing for that', 'Nothing was changed. What this way needs is listed.'),
  approver_asked: problem(409, 'A second person approves', 'Whoever asks for it does not also approve it. Nothing was changed; ask a colleague with that permission.'),
  not_yet: problem(422, 'That has not happened yet', 'The time given lies in the future. Nothing was kept; check the clock.'),

  // Asks
  link_gone: problem(410, 'This page has done its work', 'The link was used, withdrawn or is too old. Nothing was changed. Ask the person who wrote to you for a new one.'),
  nobody_named: problem(422, 'Who would know?', 'Nothing was changed. Name a person, or say that you do not know.'),

  // Bringing files
  file_unreadable: problem(422, 'This file cannot be read', 'Nothing was kept. The reason and the line are named; mend the file and bring it again.'),
  import_needs_all_sites: problem(403, 'Files need somebody who sees every site', 'A file may speak of people and assets at any site. Nothing was changed; ask an asset manager without a site limit.'),
  import_kind_unsaid: problem(422, 'What does this file bring?', 'The columns fit no kind of record well enough. Nothing was changed; choose what it brings.'),
  mapping_exists: problem(409, 'A mapping has this name already', 'Nothing was renamed; choose another name, or forget the other one first.'),
  waiting_closed: problem(409, 'This row does not wait any more', 'Somebody has decided it meanwhile. What you typed was not applied and is still on your screen; look at what became of the row.'),
  waiting_depended: problem(409, 'Something depends on it by now', 'The row stays in as it is. What speaks against taking it out is named.'),
  waiting_not_ready: problem(422, 'It cannot go in like this', 'Nothing was written and your edits are kept with the row. What still speaks against it is listed.'),
  waiting_several_layouts: problem(422, 'These rows have different columns', 'A file has one set of columns. Choose one file, or files with the same columns, and download again.'),
  rule_unfit: problem(422, 'This rule does not fit the file', 'Nothing was kept. Choose a column that the file has.'),
  import_mapping_refused: problem(422, 'These columns cannot be used so', 'The mapping stays as it was. Each problem names its column.'),

  // Partners, thanks and what helpers answer
  partner_exists: problem(409, 'This partner is here already', 'That department at that location is a partner. Nothing was changed; open that one.'),
  ask_not_ready: problem(422, 'This ask is not ready', 'Nothing was sent. Each problem is listed with its mend.'),
  wording_is_silent: problem(409, 'Nobody is written to here', 'The wording of this case keeps silent: a person speaks, not a system. Nothing was sent.'),
  too_late_to_take_back: problem(409, 'The ten minutes are over', 'The answer stands. Tell us if it was a mistake; a person puts it right.'),
  nothing_said: problem(422, 'Nothing is chosen yet', 'Nothing was changed. One answer is enough to begin with.'),
  say_which: problem(422, 'Which of the two?', 'Nothing was changed. Say whether it is yours or damaged.'),
  battery_first: problem(422, 'The batteries first', 'Nothing was changed. Before anything travels, look at the batteries.'),
  way_not_offered: problem(422, 'That way does not work here', 'Nothing was changed. Choose one of the ways offered.'),
  contact_unreadable: problem(422, 'We could not read that address', 'Nothing was changed. Look at the field named.'),
  who_exactly: problem(422, 'Who exactly?', 'Nothing was changed. Several people fit that name; choose one.'),
  day_unsuitable: problem(422, 'Another day, please', 'Nothing was changed. Choose a day from tomorrow on, within a month.'),

  // Exceptions
  snooze_too_long: problem(422, 'A snooze needs a nearer end', 'Nothing was changed. Choose an instant ahead of now and within a year; what never ends is not a snooze.'),
  // Audit, clearance, evidence
  nothing_sealed: problem(503, 'Nothing is sealed yet', 'The log is sealed some seconds after the first entry. Try again in a moment.'),
  no_such_size: problem(404, 'The log never had this size', 'The earlier size is at most the later one, and the later one at most what is sealed now. Both are named.'),
  seal_pending: problem(503, 'Some entries are not sealed yet', 'A longer piece of work is still open, and the log waits for it. Nothing was made; try again in a moment.'),
  waiver_exists: problem(409, 'There is a waiver for this already', 'It is asked for or approved. Nothing was changed; look at that one.'),
  nothing_to_waive: problem(422, 'There is nothing to waive', 'This is not in the scope of the case, or is settled already. Nothing was changed.'),
  waiver_refused: problem(403, 'Somebody else has to decide this', 'A waiver counts with a reason and the approval of somebody other than who asked for it, and never of the leaver. Nothing was changed.'),
  own_case: problem(403, 'This is your own way out', 'Somebody else decides about it. Nothing was changed.'),
  approval_not_yours: problem(403, 'This approval is not yours to give', 'It belongs to the role named. Nothing was changed.'),
  approval_not_asked: problem(422, 'This approval is not asked for', 'The policy of this case asks for the roles listed. Nothing was changed.'),
  approval_exists: problem(409, 'This role has decided', 'Withdraw that decision first to make another one. Nothing was changed.'),
  not_clear: problem(409, 'Something is missing', 'The case stays open. What is missing is listed, each with what settles it.'),
  evidence_unsound: problem(409, 'The records do not hold together', 'No file was made, since it would not verify. What does not hold is listed; verify the audit log and look at the entries named.'),
  field_exists: problem(409, 'There is a field of that name', 'Nothing was changed. The field named has that label already; values of both would be told apart by nobody.'),
  field_values_unfit: problem(409, 'Some values do not fit', 'Nothing was changed. Mend the values listed first, or change the type and keep them as they are.'),
  all_sites_needed: problem(403, 'This touches every site', 'Nothing was changed. Somebody who works for all sites does this, since values you cannot see are touched too.'),
  bulk_nothing_chosen: problem(422, 'Nothing is chosen', 'The selection finds no record that you may see. Nothing was changed; choose again on the list.'),
  bulk_not_possible: problem(422, 'This cannot be done to all of them', 'Nothing was changed. The field and the reason are named; choose another value, or fewer records.'),
  labels_none: problem(422, 'Nothing to print', 'None of what was chosen has a tag or serial number that you may see. Nothing was drawn.'),
  labels_too_many: problem(422, 'Too many labels at once', 'Nothing was drawn. Choose fewer: the most at once is named.'),
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problems;

export const ProblemDocument = z
  .looseObject({
    type: z.string().describe('urn:handback:problem:<code>'),
    code: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional().describe('Request id'),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export type ProblemDocument = z.infer<typeof ProblemDocument>;
