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
  forbidden: problem(403, 'This is not open to your role', 'Nothing was changed. Ask an owner of this Handback for the permission named.'),
  not_found: problem(404, 'Not here', 'It does not exist, or is not visible to you.'),
  conflict: problem(409, 'Somebody was faster', 'Someone else changed this a moment ago. Nothing of yours was applied; look at the new state and decide again.'),
  wrong_state: problem(409, 'Not possible from here', 'Nothing was changed. The state and the possible next steps are listed.'),
  idempotency_mismatch: problem(422, 'This key was used for something else', 'The same Idempotency-Key came with another request. Nothing was changed; use a new key.'),
  idempotency_missing: problem(400, 'An Idempotency-Key is needed', 'Every change carries an Idempotency-Key header, so that a repeat does it once. Nothing was changed.'),
  idempotency_in_progress: problem(409, 'Already on its way', 'The same request is being worked on. Ask again in a second with the same key.'),
  rate_limited: problem(429, 'A little slower, please', 'Too many requests in a short time. Nothing was changed; try again after the pause named.'),
  csrf: problem(403, 'This request did not come from Handback', 'Nothing was changed. Reload the page and try again.'),
  too_large: problem(413, 'That is too large', 'Nothing was kept. The limit is named.'),
  unavailable: problem(503, 'Not ready yet', 'Nothing was changed. Try again in a moment.'),
  internal: problem(500, 'Something broke on our side', 'Nothing was changed. The request id below finds the reason in the log.'),

  // Signing in
  sign_in_refused: problem(401, 'That did not match', 'The address or the password is not right. You can also have a link sent to you.'),
  link_spent: problem(410, 'This link has done its work', 'It was used before or is too old. Nothing was changed; ask for a new one.'),
  not_empty: problem(409, 'There is already something here', 'The demo company is only loaded into an empty Handback. Nothing was changed; start one with another data folder to look at it.'),

  // People
  person_exists: problem(409, 'This person is here already', 'The employee number or e-mail belongs to the person named. Nothing was changed; open that record instead.'),
  manager_circle: problem(422, 'They would manage each other', 'The manager you chose reports, directly or further up, to this person. Nothing was changed; choose another.'),
  location_exists: problem(409, 'This location is here already', 'A location has that name. Nothing was changed.'),

  // Policies
  policy_refused: problem(422, 'This policy cannot be used yet', 'Nothing was published. Each problem names its place and how to mend it.'),

  // Cases
  case_open: problem(409, 'There is a case already', 'This person has an open case. Nothing was changed; open that one.'),
  unknown_time_zone: problem(422, 'This time zone is unknown', 'Nothing was changed. Use an IANA name such as Europe/Lisbon.'),
  unknown_date: problem(422, 'This date does not exist', 'Nothing was changed. Write it as year-month-day.'),
  not_told_yet: problem(409, 'They have not been told', 'No message goes to this person before HR has ticked that they were told. Nothing was sent.'),
  case_embargoed: problem(409, 'Nothing leaves before the embargo ends', 'Nothing was sent. It goes out by itself when the embargo ends.'),
  task_follows: problem(409, 'This follows by itself', 'Nothing was ticked. It is done when what it names has happened, and that is recorded where it happens.'),
  note_needed: problem(422, 'A few words are needed here', 'Nothing was ticked. The policy wants a note as evidence for this task.'),
  early_ending_needs_decision: problem(422, 'That would be before the cut-off', 'Nothing was ended. Access ends early only by a named person’s decision: say why.'),
  no_reachable_address: problem(422, 'There is no address to write to', 'Nothing was sent. Add an e-mail address to the person or the case.'),

  // Asks
  link_gone: problem(410, 'This page has done its work', 'The link was used, withdrawn or is too old. Nothing was changed. Ask the person who wrote to you for a new one.'),
  nobody_named: problem(422, 'Who would know?', 'Nothing was changed. Name a person, or say that you do not know.'),

  // Bringing files
  file_unreadable: problem(422, 'This file cannot be read', 'Nothing was kept. The reason and the line are named; mend the file and bring it again.'),
  import_needs_all_sites: problem(403, 'Files need somebody who sees every site', 'A file may speak of people and assets at any site. Nothing was changed; ask an asset manager without a site limit.'),
  import_kind_unsaid: problem(422, 'What does this file bring?', 'The columns fit no kind of record well enough. Nothing was changed; choose what it brings.'),
  import_mapping_refused: problem(422, 'These columns cannot be used so', 'The mapping stays as it was. Each problem names its column.'),
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
