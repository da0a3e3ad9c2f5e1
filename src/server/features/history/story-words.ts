/** Audit entries around a record as sentences. What has no sentence of its own is said from its name, so that nothing is left out. */
import type { HistoryLine } from '#contract/history';
import type { StoryRow } from './story.repo.ts';

export type Names = ReadonlyMap<string, string>;

const source = (facts: StoryRow['facts']): string => (facts['source'] === 'hand' || facts['source'] === undefined ? 'Added by hand' : `Added from ${facts['source'] === 'file' ? 'a file' : String(facts['source'])}`);

/** A seat's name is its product, then its holder; a page says the one that it is not about. */
function seat(row: StoryRow, kind: string, names: Names): string {
  const [product = 'a licence', holder = 'somebody'] = (names.get(row.entity_id) ?? '').split('\n');
  return kind === 'licence' ? holder : product;
}
const account = (row: StoryRow, kind: string, names: Names): string => (kind === 'account' ? 'Access' : `Access to ${names.get(row.entity_id) ?? 'a system'}`);

const sentences: Readonly<Record<string, (row: StoryRow, kind: string, names: Names) => string>> = {
  'person.created': (row) => source(row.facts), 'asset.created': (row) => source(row.facts), 'licence.created': (row) => source(row.facts),
  'account.created': (row, kind, names) => (kind === 'account' ? source(row.facts) : `${account(row, kind, names)} recorded`),
  'account.changed': (row, kind, names) => `${account(row, kind, names)}: record changed`,
  'account.ended': (row, kind, names) => `${account(row, kind, names)} ended`,
  'account.reopened': (row, kind, names) => `${account(row, kind, names)} is back`,
  'account.cut_off_set': (row, kind, names) => `${account(row, kind, names)}: cut-off set`,
  'seat.assigned': (row, kind, names) => (kind === 'licence' ? `Seat given to ${seat(row, kind, names)}` : `Given a seat of ${seat(row, kind, names)}`),
  'seat.released': (row, kind, names) => (kind === 'licence' ? `Seat of ${seat(row, kind, names)} back in the pool` : `Seat of ${seat(row, kind, names)} back in the pool`),
  'person.left': () => 'Left', 'person.returned': () => 'Here again',
  'case.opened': () => 'Case opened', 'case.cleared': () => 'Case cleared', 'case.cancelled': () => 'Case cancelled', 'case.reopened': () => 'Case opened again', 'case.dates_moved': () => 'Dates of the case moved',
  'ask.prepared': () => 'Prepared', 'ask.sent': () => 'Sent', 'ask.answered': (row) => `Answered: ${String(row.facts['answer'] ?? 'done').replaceAll('_', ' ')}`, 'ask.answer_taken_back': () => 'Answer taken back', 'ask.handled': () => 'What the answer asked for is settled',
  'ask.withdrawn': () => 'Withdrawn; its links stopped working', 'ask.readdressed': () => 'Goes to somebody else', 'ask.written_again': () => 'Written again',
  'parcel.announced': () => 'Announced', 'parcel.shipped': () => 'The carrier has it', 'parcel.stored': () => 'Stored', 'parcel.collected': () => 'Collected', 'parcel.opened': () => 'Opened', 'parcel.tracking_set': () => 'Tracking number set',
  'parcel.overdue': () => 'Waits longer than agreed', 'parcel.called_off': () => 'Called off', 'parcel.registered_unknown': () => 'Registered without an owner', 'parcel.identified': () => 'Known whose it is', 'parcel.contents_confirmed': () => 'Contents confirmed',
  'parcel.contents_changed': () => 'Contents changed', 'parcel.storing_undone': () => 'Storing undone',
};

export function wordsOf(row: StoryRow, kind: string, names: Names): string {
  const own = sentences[row.action]?.(row, kind, names);
  if (own !== undefined) return own;
  const plain = row.action.split('.').at(-1)?.replaceAll('_', ' ') ?? row.action;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

export function topicOf(row: StoryRow): HistoryLine['topic'] {
  const kind = row.action.split('.')[0];
  if (kind === 'case') return 'case';
  if (kind === 'ask') return 'ask';
  if (kind === 'parcel') return 'custody';
  if (kind === 'seat' || row.action === 'account.ended' || row.action === 'account.reopened' || row.action === 'account.cut_off_set') return 'access';
  return row.action === 'person.left' || row.action === 'person.returned' ? 'status' : 'record';
}

const tones: Readonly<Record<string, HistoryLine['tone']>> = { 'account.ended': 'home', 'seat.released': 'home', 'case.cleared': 'home', 'person.left': 'due', 'case.opened': 'due', 'parcel.overdue': 'late', 'ask.answered': 'home', 'parcel.collected': 'home' };
export const toneOf = (row: StoryRow): HistoryLine['tone'] => tones[row.action] ?? 'quiet';
