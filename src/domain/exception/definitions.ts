/**
 * The exceptions: saved searches that must be empty (PRODUCT, Words). Each is
 * data: what it is called, whose it is, from when on a row belongs in it, and
 * the sentence a row is told with. The search itself is one query per key.
 * Rule: where a case's wording says nothing of lateness, and after a death
 * always, a row is "open", never "overdue" (`plain`). Source: issue 2 (1.8),
 * FIELD "Goals worth adopting" for the thresholds.
 *
 * Sentences: `{fact}`, `{fact|date}`, `{fact|span}` (how long ago), `{fact|device}` (a count with its word).
 */
import { graceMinutes } from '../account/ending.ts';
import type { Permission, Role } from '../access/permission.ts';

export type ExceptionTone = 'late' | 'due' | 'hold' | 'moving' | 'quiet';

/** Where the one act of a row is done; the row's `link` is what that page needs. */
export type ExceptionPage = 'case' | 'asset' | 'person' | 'licence' | 'ask' | 'message' | 'pickup' | 'intake' | 'sightings' | 'waiting';

export type Threshold = { readonly amount: number; readonly unit: 'minutes' | 'hours' | 'days'; readonly after: string };

export type ExceptionDefinition = {
  readonly title: string;
  /** What makes a row belong here, in full. */
  readonly about: string;
  readonly tone: ExceptionTone;
  /** Whose list it is: the role that keeps it empty. */
  readonly owner: Role;
  /** Needed to see its rows and its count, besides `exceptions.read`. */
  readonly permission: Permission;
  readonly threshold: Threshold | null;
  readonly sentence: string;
  /** The sentence where lateness is not spoken of. */
  readonly plain?: string;
  readonly detail: string;
  readonly act: { readonly label: string; readonly page: ExceptionPage };
};

const watched = {
  device_seen_after_exit: {
    title: 'Device seen after the exit', about: 'A management system saw a device after the access cut-off, or after we had received it, and nobody has said yet what it means.',
    tone: 'late', owner: 'security', permission: 'assets.read', threshold: null,
    sentence: '{asset} of {person} was seen {seenAt|span} ago, after the {after}', detail: '{tag} · seen by {source}{place} · {sightings|sighting} since {firstSeenAt|date}',
    act: { label: 'Decide what it means', page: 'sightings' },
  },
  account_late: {
    title: 'Access past its cut-off', about: 'An account is still active although the agreed minute has passed.',
    tone: 'late', owner: 'security', permission: 'accounts.read', threshold: { amount: graceMinutes, unit: 'minutes', after: 'the access cut-off' },
    sentence: '{person} still has access to {system}, {cutOffAt|span} after the cut-off', plain: 'Access of {person} to {system} is open', detail: '{username}{privileged} · cut-off {cutOffAt|date}',
    act: { label: 'End the access', page: 'case' },
  },
  left_with_open: {
    title: 'Left, and something is open', about: 'The last working day is over and something is still open past its own date: devices after their return-by, seats after a day, access after the cut-off, tasks after they were due.',
    tone: 'late', owner: 'asset_manager', permission: 'cases.read', threshold: { amount: 1, unit: 'days', after: 'the last working day' },
    sentence: '{person} left on {leftOn|date}, and {open} {verb} still open', plain: '{open} of {person} {verb} open', detail: '{caseText}{place}',
    act: { label: 'See what is open', page: 'case' },
  },
  asset_overdue: {
    title: 'Device past its return-by', about: 'A device in the scope of an open case is not home, and the date it was due has passed.',
    tone: 'late', owner: 'asset_manager', permission: 'cases.read', threshold: { amount: 3, unit: 'days', after: 'the return-by, when it is on its way' },
    sentence: '{asset} of {person} is {returnByAt|span} overdue', plain: '{asset} of {person} is open', detail: '{tag} · {way} · return-by {returnByOn|date}',
    act: { label: 'See how it comes home', page: 'case' },
  },
  parcel_past_dwell: {
    title: 'Parcel past its dwell limit', about: 'A box stands at a partner’s place longer than we promised to leave it there. The promise is ours.',
    tone: 'due', owner: 'technician', permission: 'exceptions.read', threshold: { amount: 0, unit: 'hours', after: 'the limit agreed with the place' },
    sentence: '{box} stands at {place} {dwellDueAt|span} longer than we promised', detail: '{slot} · stored {storedAt|date}',
    act: { label: 'Plan a pick-up', page: 'pickup' },
  },
  unresolved_intake: {
    title: 'Handed in, and not decided', about: 'Something at the station was not what was expected, and nobody has decided yet what it is.',
    tone: 'due', owner: 'technician', permission: 'assets.write', threshold: null,
    sentence: '{what} at {place} {scannedAt|span} ago', detail: 'read as {read}{box}',
    act: { label: 'Look at both', page: 'intake' },
  },
  ask_unanswered: {
    title: 'Ask unanswered', about: 'An ask was sent, its date has passed, and no answer came. Silence counts against the way we asked, not against the person.',
    tone: 'due', owner: 'asset_manager', permission: 'asks.read', threshold: { amount: 0, unit: 'hours', after: 'the date the ask was due' },
    sentence: '{helper} has not answered for {sentAt|span}: {title}', detail: '{opened} · about {effort}',
    act: { label: 'Find an easier way', page: 'ask' },
  },
  task_overdue: {
    title: 'Task past its date', about: 'A task of an open checklist is open past the moment it was due.',
    tone: 'due', owner: 'asset_manager', permission: 'cases.read', threshold: { amount: 0, unit: 'hours', after: 'the task’s due date' },
    sentence: '“{task}” for {person} is {dueAt|span} overdue', plain: '“{task}” for {person} is open', detail: 'owner: {owner} · due {dueAt|date} · {because}',
    act: { label: 'Open the checklist', page: 'case' },
  },
  seat_held_by_leaver: {
    title: 'Seat held by a leaver', about: 'A licence seat is still given to somebody who has left; it bills on until it is back in the pool.',
    tone: 'due', owner: 'asset_manager', permission: 'licences.read', threshold: { amount: 1, unit: 'days', after: 'the last working day' },
    sentence: '{person} has left and still holds a seat of {product}', plain: 'A seat of {product} is open for {person}', detail: '{cost}left {leftOn|date}',
    act: { label: 'Put it back into the pool', page: 'licence' },
  },
  approver_missing: {
    title: 'Nobody to confirm a case', about: 'The manager who would confirm the list of an open case has left, or none is known; the next in line has to be named.',
    tone: 'due', owner: 'asset_manager', permission: 'cases.read', threshold: null,
    sentence: 'Nobody can confirm the list of {person}: {why}', detail: 'case {number} · last day {lastOn|date}{next}',
    act: { label: 'Name somebody', page: 'case' },
  },
  message_failed: {
    title: 'Message not delivered', about: 'A message was given up after several attempts. Nobody received it.',
    tone: 'late', owner: 'asset_manager', permission: 'messages.read', threshold: null,
    sentence: '“{subject}” did not reach {recipient}', detail: '{attempts|attempt} · {error}',
    act: { label: 'See why', page: 'message' },
  },
  row_waiting: {
    title: 'Row of a file that waits', about: 'A row of a file that was brought could not be trusted and waits for somebody. Until then a record may be missing or wrong.',
    tone: 'due', owner: 'asset_manager', permission: 'imports.run', threshold: null,
    sentence: '{label} waits, from line {line} of {file}', detail: '{reason}{ready}',
    act: { label: 'Decide on the row', page: 'waiting' },
  },
  asset_unaccounted: {
    title: 'Device nobody answers for', about: 'No person, place or shipment answers for it now. Better to know before anyone leaves.',
    tone: 'due', owner: 'asset_manager', permission: 'assets.read', threshold: null,
    sentence: 'Nobody is known to answer for {asset}', detail: '{tag} · {last}',
    act: { label: 'Say who has it', page: 'asset' },
  },
  person_without_manager: {
    title: 'Person without a manager', about: 'Somebody active has no manager on record, or one who has left: when they leave, nobody can confirm their list.',
    tone: 'quiet', owner: 'hr', permission: 'people.read', threshold: null,
    sentence: '{person} has no manager on record{left}', detail: '{department}{place}',
    act: { label: 'Name the manager', page: 'person' },
  },
} as const satisfies Record<string, ExceptionDefinition>;

export type ExceptionKey = keyof typeof watched;

export const exceptionKeys = Object.keys(watched) as [ExceptionKey, ...ExceptionKey[]];
export const exceptionDefinitions: Readonly<Record<ExceptionKey, ExceptionDefinition>> = watched;

/** "from a day after the last working day" */
export function thresholdText(threshold: Threshold | null): string | null {
  if (threshold === null) return null;
  if (threshold.amount === 0) return `at once after ${threshold.after}`;
  const unit = threshold.amount === 1 ? threshold.unit.replace(/s$/, '') : threshold.unit;
  return `from ${threshold.amount === 1 ? 'a' : threshold.amount} ${unit} after ${threshold.after}`;
}
