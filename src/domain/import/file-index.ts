/**
 * First pass over the drafts: what stands in the file more than once.
 * Rule: rows that claim the same identity are all refused, with each other's
 * line numbers; which one is right is never guessed. Rows of one licence are
 * its seats: they may repeat the licence but must agree about it.
 */
import { identityKey, keysOfPerson, sayReference, type Draft, type IdentityKey } from './draft.ts';
import { fold } from './field.ts';
import type { RecordsByKey } from './match-record.ts';
import { matchRecord } from './match-record.ts';
import type { PersonFound } from './resolve-person.ts';

export type Repeats = {
  /** Identity (or seat) key → its lines, only where there is more than one. */
  readonly keys: ReadonlyMap<string, readonly number[]>;
  /** Licence key → lines whose facts about the licence differ. */
  readonly disagreeing: ReadonlyMap<IdentityKey, readonly number[]>;
};

export type FileIndex = {
  readonly seen: Map<string, number | number[]>;
  readonly facts: Map<IdentityKey, { readonly said: Map<string, string>; readonly lines: number[]; differs: boolean }>;
};

export const beginIndex = (): FileIndex => ({ seen: new Map(), facts: new Map() });

/** One person's seat in one licence, as the file names them. */
export function seatKey(draft: Draft): string | undefined {
  const holder = draft.references['holder'];
  const licence = draft.keys[0];
  if (holder === undefined || licence === undefined) return undefined;
  return `seat:${licence}:${fold(holder.number ?? holder.email ?? holder.username ?? sayReference(holder))}`;
}

/** Adds what this row says of its licence; an empty cell agrees with anything. True when it contradicts an earlier row. */
function contradicts(said: Map<string, string>, draft: Draft): boolean {
  let differs = false;
  for (const [field, value] of Object.entries(draft.values)) {
    const text = typeof value === 'string' ? fold(value) : JSON.stringify(value);
    const before = said.get(field);
    if (before === undefined) said.set(field, text);
    else if (before !== text) differs = true;
  }
  return differs;
}

function note(seen: FileIndex['seen'], key: string, line: number): void {
  const before = seen.get(key);
  if (before === undefined) seen.set(key, line);
  else if (typeof before === 'number') seen.set(key, [before, line]);
  else before.push(line);
}

export function indexDraft(index: FileIndex, draft: Draft): void {
  if (draft.kind !== 'licences') {
    for (const key of draft.keys) note(index.seen, key, draft.line);
    return;
  }
  const seat = seatKey(draft);
  if (seat !== undefined) note(index.seen, seat, draft.line);
  const key = draft.keys[0];
  if (key === undefined) return;
  const facts = index.facts.get(key) ?? { said: new Map<string, string>(), lines: [], differs: false };
  facts.lines.push(draft.line);
  if (contradicts(facts.said, draft)) facts.differs = true;
  index.facts.set(key, facts);
}

export function repeatsOf(index: FileIndex): Repeats {
  const keys = new Map<string, readonly number[]>();
  for (const [key, lines] of index.seen) if (typeof lines !== 'number') keys.set(key, lines);
  const disagreeing = new Map<IdentityKey, readonly number[]>();
  for (const [key, facts] of index.facts) if (facts.differs) disagreeing.set(key, facts.lines);
  return { keys, disagreeing };
}

/**
 * The people whom these drafts bring, by the keys under which other rows may
 * name them: a manager may stand further down in the same file.
 */
export function peopleBrought(drafts: readonly Draft[], records: RecordsByKey): [string, PersonFound][] {
  return drafts.flatMap((draft) => {
    const match = matchRecord(draft, records);
    const label = String(draft.values['name'] ?? identityKey(['email'], draft.values) ?? `line ${draft.line}`);
    const here = 'record' in match ? match.record : undefined;
    const person: PersonFound = here === undefined ? { line: draft.line, label } : { id: here.id, label };
    return keysOfPerson(draft.values).map((key): [string, PersonFound] => [key, person]);
  });
}
