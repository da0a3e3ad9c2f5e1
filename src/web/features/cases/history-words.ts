/**
 * The audit log of a case as sentences. What has no sentence of its own is
 * said from its name, so that nothing is left out; ids and hashes stay in the entry.
 */
export type HistoryEntry = { readonly action: string; readonly facts: Readonly<Record<string, unknown>> };

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null);
const many = (count: unknown, one: string, more: string): string | null => (typeof count === 'number' && count > 0 ? `${count} ${count === 1 ? one : more}` : null);
const joined = (...parts: (string | null)[]): string => parts.filter((part) => part !== null).join(', ');
const fromTo = (value: unknown): { from: string; to: string } | null => {
  const { from, to } = (value ?? {}) as { from?: unknown; to?: unknown };
  return typeof from === 'string' && typeof to === 'string' && from !== to ? { from, to } : null;
};

const lineWords: Record<string, string> = { expected: 'expected back', handed_over: 'on its way', received: 'received', accepted: 'received and checked', disputed: 'disputed', waived: 'waived', let_go: 'let go', not_ours: 'left to its owner', withdrawn: 'out of this case' };
const answerWords: Record<string, string> = { done: 'done', later: 'later', need_help: 'needs help', not_me: 'not me', cant: 'can’t' };

/** Names of what an entry is about, by id, as far as the case knows them. */
export type HistoryNames = { task: (key: string) => string | null; asset: (assetId: string) => string | null };

type Say = (facts: HistoryEntry['facts'], names: HistoryNames) => string;

const taskNamed = (facts: HistoryEntry['facts'], names: HistoryNames): string => {
  const title = names.task(text(facts['key']) ?? '');
  return title === null ? 'A task' : `“${title}”`;
};
const assetNamed = (facts: HistoryEntry['facts'], names: HistoryNames): string => names.asset(text(facts['assetId']) ?? '') ?? 'An asset';

const sentences: Record<string, Say> = {
  'case.opened': (facts) => joined('Case opened', many(facts['tasks'], 'task', 'tasks'), many(facts['assets'], 'asset', 'assets'), facts['embargoed'] === true ? 'under embargo' : null),
  'case.dates_moved': (facts) => {
    const day = fromTo(facts['lastWorkingOn']);
    return joined(day === null ? 'Dates moved' : `Last day moved from ${day.from} to ${day.to}`, many(facts['tasks'], 'task moved with it', 'tasks moved with it'));
  },
  'case.cancelled': (facts) => joined('Case cancelled', many(facts['stops'], 'thing stopped', 'things stopped'), many(facts['undo'], 'to undo', 'to undo')),
  'case.replanned': (facts) => joined(`Planned anew with policy version ${text(facts['policyVersion']) ?? '?'}`, many(facts['added'], 'task added', 'tasks added'), many(facts['dropped'], 'dropped', 'dropped')),
  'case.told': () => 'They were told; messages may go to them',
  'case.contact_changed': () => 'Contact for after the exit changed',
  'case.cleared': () => 'Case cleared',
  'case.reopened': () => 'Case opened again',
  'case.successor_named': () => 'Somebody takes over the data',
  'task.finished': (facts, names) => `${taskNamed(facts, names)} done${facts['by'] === undefined ? '' : ' with it'}`,
  'task.not_needed': (facts, names) => (Array.isArray(facts['keys']) ? `${many(facts['keys'].length, 'task is', 'tasks are') ?? 'Tasks are'} not needed any more` : `${taskNamed(facts, names)} set aside`),
  'task.reopened': (facts, names) => `${taskNamed(facts, names)} open again`,
  'task.released': (facts) => `${many(Array.isArray(facts['tasks']) ? facts['tasks'].length : 0, 'task', 'tasks') ?? 'Tasks'} can be done now`,
  'task.added': (facts, names) => `${taskNamed(facts, names)} added`,
  'case_asset.changed': (facts, names) => `${assetNamed(facts, names)}: ${lineWords[text(facts['to']) ?? ''] ?? 'changed'}`,
  'case_asset.claimed': (facts, names) => `${assetNamed(facts, names)}: the leaver says ${facts['claim'] === 'damaged' ? 'it is damaged' : 'they have it'}`,
  'ask.prepared': () => 'Ask prepared',
  'ask.sent': () => 'Ask sent',
  'ask.answered': (facts) => `Ask answered: ${answerWords[text(facts['answer']) ?? ''] ?? 'answered'}`,
  'ask.answer_taken_back': () => 'Answer taken back',
  'ask.handled': () => 'What an answer asked for is settled',
  'ask.withdrawn': () => 'Ask withdrawn',
  'account.ended': (facts) => joined('Access ended', text(facts['system'])),
  'account.cut_off_set': () => 'Cut-off set',
  'seat.released': (facts) => joined('Seat back in the pool', text(facts['product'])),
  'custody.recorded': (facts, names) => `${assetNamed(facts, names)} handed over`,
  'custody.corrected': (facts, names) => `The chain of ${assetNamed(facts, names)} corrected`,
  'waiver.asked': () => 'Waiver asked for',
  'waiver.withdrawn': () => 'Waiver taken back',
  'clearance.issued': () => 'Clearance issued',
  'clearance.withdrawn': () => 'Clearance withdrawn',
  'message.queued': () => 'Message prepared',
  'message.held': () => 'Message kept in the outbox; no mail server is set up',
  'person.left': () => 'The last day is over',
  'person.returned': () => 'They stay, or are back',
  'evidence.exported': () => 'Evidence file made',
};

/** `custody.recorded` → "Custody recorded". */
const plainName = (action: string): string => {
  const words = action.replaceAll('_', ' ').replace('.', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const historySentence = (entry: HistoryEntry, names: HistoryNames): string => sentences[entry.action]?.(entry.facts, names) ?? plainName(entry.action);

/** Steps of the machinery that repeat what another entry says. */
const echoes = new Set(['message.queued', 'message.held', 'message.released', 'ask.prepared', 'account.cut_off_set', 'task.released']);
export const isEcho = (entry: Pick<HistoryEntry, 'action'>): boolean => echoes.has(entry.action);

/** Who did it: a member by name, Handback itself, or a helper by an answer. */
export function actorWords(actor: { kind: string; name: string | null }): string {
  if (actor.kind === 'system') return 'Handback';
  return actor.name ?? (actor.kind === 'helper' ? 'a helper' : actor.kind);
}

/** Entries under the day they happened on, newest first. */
export function byDay<Entry extends { at: string }>(entries: readonly Entry[], dayOf: (at: string) => string): { on: string; entries: Entry[] }[] {
  const days: { on: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const on = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.on === on) last.entries.push(entry);
    else days.push({ on, entries: [entry] });
  }
  return days;
}
