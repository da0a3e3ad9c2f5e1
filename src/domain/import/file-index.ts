/**
 * First pass over the drafts: what stands in the file more than once.
 * Rule: rows that claim the same identity are all refused, with each other's
 * line numbers; which one is right is never guessed. Rows of one licence are
 * its seats: they may repeat the licence but must agree about it.
 */
import { serialKey } from '../asset/serial.ts';
import { alikeKey, noWidths, weighWidth, type Widths } from './alike.ts';
import { identityKey, keysOfPerson, sayReference, type Draft, type IdentityKey } from './draft.ts';
import { fold } from './field.ts';
import type { RecordsByKey } from './match-record.ts';
import { matchRecord } from './match-record.ts';
import type { PersonFound } from './resolve-person.ts';
import { foldName } from './values.ts';

export type Repeats = {
  /** Identity (or seat) key → its lines, only where there is more than one. */
  readonly keys: ReadonlyMap<string, readonly number[]>;
  /** Licence key → lines whose facts about the licence differ. */
  readonly disagreeing: ReadonlyMap<IdentityKey, readonly number[]>;
  /** Line → who has the asset by this row, as it names them. */
  readonly holders: ReadonlyMap<number, string>;
  /** Serials that meet when look-alikes are one, where more than one does. */
  readonly alike: ReadonlyMap<string, readonly AlikeRow[]>;
  /** Same name and department, where more than one row has them. */
  readonly namesakes: ReadonlyMap<string, readonly { readonly line: number; readonly number: string }[]>;
  /** Personal e-mail → lines, where there is more than one. */
  readonly contacts: ReadonlyMap<string, readonly number[]>;
  /** How wide the all-digit identifiers of a column are. */
  readonly widths: ReadonlyMap<string, Widths>;
  /** Line of a seat beyond the licence's total → that total. */
  readonly over: ReadonlyMap<number, number>;
};
type AlikeRow = { readonly line: number; readonly key: string; readonly text: string; readonly hasTag: boolean };

export const noRepeats: Repeats = { keys: new Map(), disagreeing: new Map(), holders: new Map(), alike: new Map(), namesakes: new Map(), contacts: new Map(), widths: new Map(), over: new Map() };

/** True when a row may be decided otherwise with the others known: most files say nothing twice. Widths speak only where they differ. */
export const speaks = ({ keys, disagreeing, alike, namesakes, contacts, over, widths }: Repeats): boolean =>
  keys.size + disagreeing.size + alike.size + namesakes.size + contacts.size + over.size > 0 || [...widths.values()].some(({ of, zeroLed }) => of.size > 1 && zeroLed.size > 0);

export type FileIndex = {
  readonly seen: Map<string, number | number[]>;
  readonly facts: Map<IdentityKey, { readonly said: Map<string, string>; readonly lines: number[]; readonly seated: number[]; seats: number; differs: boolean }>;
  readonly holders: Map<number, string>;
  readonly alike: Map<string, AlikeRow | AlikeRow[]>;
  readonly namesakes: Map<string, { line: number; number: string }[]>;
  readonly contacts: Map<string, number[]>;
  readonly widths: Map<string, Widths>;
};

export const beginIndex = (): FileIndex => ({ seen: new Map(), facts: new Map(), holders: new Map(), alike: new Map(), namesakes: new Map(), contacts: new Map(), widths: new Map() });

const textOf = (draft: Draft, field: string): string => (typeof draft.values[field] === 'string' ? draft.values[field] : '');

/** One name in one department; undefined where either is not said. */
export function namesakeKey(draft: Draft): string | undefined {
  const [name, department] = [textOf(draft, 'name'), textOf(draft, 'department')];
  return name === '' || department === '' ? undefined : `${foldName(name)}|${fold(department)}`;
}

function noteAsset(index: FileIndex, draft: Draft): void {
  const { assignee } = draft.references;
  if (assignee !== undefined) index.holders.set(draft.line, sayReference(assignee));
  const serial = textOf(draft, 'serial');
  if (serial === '') return;
  const row: AlikeRow = { line: draft.line, key: serialKey(serial), text: serial, hasTag: textOf(draft, 'assetTag') !== '' };
  const key = alikeKey(serial);
  const before = index.alike.get(key);
  if (before === undefined) index.alike.set(key, row);
  else if (Array.isArray(before)) before.push(row);
  else index.alike.set(key, [before, row]);
}

const addTo = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

function notePerson(index: FileIndex, draft: Draft): void {
  const name = namesakeKey(draft);
  if (name !== undefined) addTo(index.namesakes, name, { line: draft.line, number: textOf(draft, 'employeeNumber') });
  const contact = fold(textOf(draft, 'personalEmail'));
  if (contact !== '') addTo(index.contacts, contact, draft.line);
}

function noteWidths(index: FileIndex, draft: Draft): void {
  for (const field of ['employeeNumber', 'assetTag', 'serial']) {
    const text = textOf(draft, field);
    if (text === '') continue;
    let widths = index.widths.get(field);
    if (widths === undefined) index.widths.set(field, widths = noWidths());
    weighWidth(widths, text);
  }
}

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
  if (draft.left !== undefined) return;
  if (draft.kind !== 'licences') {
    for (const key of draft.keys) note(index.seen, key, draft.line);
    if (draft.kind === 'assets') noteAsset(index, draft);
    if (draft.kind === 'people') notePerson(index, draft);
    noteWidths(index, draft);
    return;
  }
  const seat = seatKey(draft);
  if (seat !== undefined) note(index.seen, seat, draft.line);
  const key = draft.keys[0];
  if (key === undefined) return;
  const facts = index.facts.get(key) ?? { said: new Map<string, string>(), lines: [], seated: [], seats: 0, differs: false };
  facts.lines.push(draft.line);
  if (seat !== undefined) facts.seated.push(draft.line);
  if (typeof draft.values['seats'] === 'number') facts.seats = draft.values['seats'];
  if (contradicts(facts.said, draft)) facts.differs = true;
  index.facts.set(key, facts);
}

export function repeatsOf(index: FileIndex): Repeats {
  const keys = new Map<string, readonly number[]>();
  for (const [key, lines] of index.seen) if (typeof lines !== 'number') keys.set(key, lines);
  const disagreeing = new Map<IdentityKey, readonly number[]>();
  for (const [key, facts] of index.facts) if (facts.differs) disagreeing.set(key, facts.lines);
  const over = new Map<number, number>();
  for (const { seats, seated } of index.facts.values()) if (seats > 0) for (const line of seated.slice(seats)) over.set(line, seats);
  const alike = new Map<string, readonly AlikeRow[]>();
  for (const [key, rows] of index.alike) if (Array.isArray(rows)) alike.set(key, rows);
  const several = <T>(map: Map<string, T[]>) => new Map([...map].filter(([, list]) => list.length > 1));
  return { keys, disagreeing, holders: index.holders, alike, namesakes: several(index.namesakes), contacts: several(index.contacts), widths: index.widths, over };
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
