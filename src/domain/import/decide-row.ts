/**
 * A draft and what is here → what the import will do with the row. Works on
 * batches: first `whatToLookUp`, then `decideBatch` with what was found.
 * Rule: create, change, leave alone or refuse with every reason at once; an
 * empty cell changes nothing, and a record that is not in the file is only listed.
 */
import { custodianOf, guardAsset, type Custodian } from './asset-guards.ts';
import { personKeysOf, type Draft, type IdentityKey, type Value } from './draft.ts';
import { fold } from './field.ts';
import { fieldOf } from './fields.ts';
import { seatKey, type Repeats } from './file-index.ts';
import { doubtsOf, type Closer } from './doubts.ts';
import { keysTaken, matchRecord, type Existing, type Match, type RecordsByKey } from './match-record.ts';
import { isSuspicion, severityOf, type Reason } from './reason.ts';
import { resolvePerson, samePerson, type PeopleByKey, type PersonFound } from './resolve-person.ts';
import type { Near } from './similar.ts';
import { foldCode } from './values.ts';

export type PlaceFound = { readonly id: string; readonly label: string };

/** What the database and the first pass know about a batch. */
export type Known = {
  readonly records: RecordsByKey;
  /** By `personKey`: people here, and for a file of people also those it brings. */
  readonly people: PeopleByKey;
  /** By `placeKey`. A name that is not here becomes a new place. */
  readonly places: ReadonlyMap<string, readonly PlaceFound[]>;
  readonly repeats: Repeats;
  /** The nearest name of somebody here, to propose. */
  readonly nearPerson?: (name: string) => Near | undefined;
  /** What only a closer look finds: near serials, namesakes, the day it is. */
  readonly closer?: Closer;
};

/** What a person said about one row: which record it is about (or none that is here), and which doubts they found right. */
export type Told = { readonly match?: Match; readonly known?: readonly string[] };

/** Chosen for the whole file. `leave_out`: the row goes in without a person who is unknown here (or their own manager), and says so. An account always needs its holder. */
export type ImportChoices = { readonly unknownPeople: 'refuse' | 'leave_out' };

export type Change = { readonly field: string; readonly from: Value | undefined; readonly to: Value };
export type Links = { readonly people: { readonly [reference: string]: PersonFound }; readonly places: { readonly [field: string]: { readonly id?: string; readonly label: string } } };

type Common = { readonly line: number; readonly label: string; readonly withheld: readonly Reason[] };
type Effect = { readonly links: Links; readonly custodian?: Custodian<PersonFound>; readonly seat?: { readonly holder: PersonFound; readonly isNew: boolean } };

export type Decision =
  | (Common & Effect & { readonly verdict: 'create'; readonly values: Draft['values']; readonly custom: Draft['custom']; /** Rows with the same group are one record (licences): the first creates it, later ones fill what it left empty. */ readonly group: IdentityKey })
  | (Common & Effect & { readonly verdict: 'change'; readonly id: string; readonly changes: readonly Change[] })
  | (Common & { readonly verdict: 'same'; readonly id: string })
  | (Common & { readonly verdict: 'left'; readonly reason: Reason })
  | (Common & { readonly verdict: 'refuse'; readonly reasons: readonly Reason[] });

export type LookUp = { readonly records: readonly IdentityKey[]; readonly people: readonly string[]; readonly places: readonly string[] };

/** Where a thing is held is a shelf or a room; everywhere else a place is a site. The same name may be both. */
export const placeKey = (field: string, text: string): string => (field === 'heldAt' ? `held:${fold(text)}` : fold(text));

const placeFields = (draft: Draft): string[] => Object.keys(draft.values).filter((key) => fieldOf(draft.kind, key)?.type === 'place');

/** Everything a batch needs from the database, each once. */
export function whatToLookUp(drafts: readonly Draft[]): LookUp {
  return {
    records: [...new Set(drafts.flatMap((draft) => draft.keys))],
    people: [...new Set(drafts.flatMap((draft) => Object.values(draft.references).flatMap(personKeysOf)))],
    places: [...new Set(drafts.flatMap((draft) => placeFields(draft).map((key) => placeKey(key, String(draft.values[key])))))],
  };
}

/** How the row reads in a list. */
export function labelOf(draft: Draft): string {
  const { values } = draft;
  const named = draft.kind === 'assets' ? [values['assetTag'] ?? values['serial'], values['model'] ?? values['name']] : [values['name'] ?? values['product'] ?? values['username'] ?? values['employeeNumber'] ?? values['email']];
  return named.filter((part) => part !== undefined).join(' · ') || `line ${draft.line}`;
}

export function sameValue(field: string, kind: Draft['kind'], a: Value | undefined, b: Value): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a.amount === b.amount && a.currency === b.currency;
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  const type = fieldOf(kind, field)?.type;
  if (type === 'code') return foldCode(a) === foldCode(b);
  return type === 'place' || type === 'email' ? fold(a) === fold(b) : a.normalize('NFC') === b.normalize('NFC');
}

type Resolved = { links: Links; reasons: Reason[]; withheld: Reason[] };

function resolveLinks(draft: Draft, known: Known, choices: ImportChoices): Resolved {
  const people: Record<string, PersonFound> = {};
  const places: Record<string, { id?: string; label: string }> = {};
  const reasons: Reason[] = [];
  const withheld: Reason[] = [];
  for (const [reference, named] of Object.entries(draft.references)) {
    const found = resolvePerson(named, known.people, known.nearPerson);
    if ('person' in found) people[reference] = found.person;
    else if (choices.unknownPeople === 'leave_out' && draft.kind !== 'accounts' && found.reason.code === 'unknown_person') withheld.push({ ...found.reason, field: reference });
    else reasons.push({ ...found.reason, field: reference });
  }
  for (const field of placeFields(draft)) {
    const label = String(draft.values[field]);
    const hits = known.places.get(placeKey(field, label)) ?? [];
    if (hits.length > 1) reasons.push({ code: 'several_places', field, text: label, here: hits.map((hit) => hit.label) });
    else places[field] = hits[0] ?? { label };
  }
  return { links: { people, places }, reasons, withheld };
}

/** Some systems write the head of the organisation as their own manager. Left out only when that was chosen. */
function withoutOwnManager(draft: Draft, here: Existing | undefined, resolved: Resolved, choices: ImportChoices): Resolved {
  const manager = resolved.links.people['manager'];
  const self: PersonFound = here === undefined ? { line: draft.line, label: '' } : { id: here.id, label: '' };
  if (draft.kind !== 'people' || manager === undefined || !samePerson(manager, self)) return resolved;
  const reason: Reason = { code: 'own_manager', field: 'manager' };
  if (choices.unknownPeople === 'refuse') return { ...resolved, reasons: [...resolved.reasons, reason] };
  const { manager: _own, ...people } = resolved.links.people;
  return { links: { ...resolved.links, people }, reasons: resolved.reasons, withheld: [...resolved.withheld, reason] };
}

/** The same asset on several rows, with different people: the reason names them. Rows that share a tag and differ in the serial are two things, which is another reason. */
function holdersDiffer(draft: Draft, repeats: Repeats, others: (lines: readonly number[] | undefined) => number[]): Reason | undefined {
  const [first = [], ...rest] = draft.kind === 'assets' ? draft.keys.map((key) => others(repeats.keys.get(key))) : [];
  const lines = first.filter((line) => rest.every((each) => each.includes(line)));
  const mine = repeats.holders.get(draft.line);
  const theirs = [...new Set(lines.map((line) => repeats.holders.get(line)))].filter((holder) => holder !== mine);
  return theirs.length === 0 ? undefined : { code: 'two_holders', field: 'assignee', text: mine ?? '', here: theirs.map((holder) => holder ?? 'nobody'), lines };
}

function repeatReasons(draft: Draft, repeats: Repeats): Reason[] {
  const others = (lines: readonly number[] | undefined): number[] => (lines ?? []).filter((line) => line !== draft.line);
  if (draft.kind === 'licences') {
    const disagree = others(repeats.disagreeing.get(draft.keys[0] ?? ''));
    const seat = seatKey(draft);
    const again = seat === undefined ? [] : others(repeats.keys.get(seat));
    return [
      ...(disagree.length > 0 ? [{ code: 'rows_disagree', lines: disagree } as const] : []),
      ...(again.length > 0 ? [{ code: 'seat_repeated_in_file', field: 'holder', lines: again } as const] : []),
    ];
  }
  const holds = holdersDiffer(draft, repeats, others);
  if (holds !== undefined) return [holds];
  return draft.keys.flatMap((key): Reason[] => {
    const lines = others(repeats.keys.get(key));
    return lines.length === 0 ? [] : [{ code: 'repeated_in_file', field: key.slice(0, key.indexOf(':')).split('+').at(-1) ?? '', text: key.slice(key.indexOf(':') + 1), lines }];
  });
}

function changesOf(draft: Draft, here: Existing, links: Links): Change[] {
  const changes: Change[] = [];
  for (const [field, to] of Object.entries(draft.values)) {
    if (!sameValue(field, draft.kind, here.values[field], to)) changes.push({ field, from: here.values[field], to });
  }
  for (const [name, to] of Object.entries(draft.custom)) {
    if (here.custom?.[name] !== to) changes.push({ field: `custom:${name}`, from: here.custom?.[name], to });
  }
  for (const [reference, person] of Object.entries(links.people)) {
    if (draft.kind === 'licences') continue;
    const now = here.references?.[reference];
    if (now === undefined || now.id !== person.id) changes.push({ field: reference, from: now?.label, to: person.label });
  }
  return changes;
}

function decideExisting(draft: Draft, here: Existing, { links, withheld }: Resolved): Decision {
  const common = { line: draft.line, label: here.label, withheld: [...draft.withheld, ...withheld] };
  const refused = (reason: Reason): Decision => ({ ...common, verdict: 'refuse', reasons: [reason] });
  const { holder, assignee } = links.people;
  const changes = changesOf(draft, here, links);
  const touches = (field: string): boolean => changes.some((change) => change.field === field);
  if (draft.kind === 'assets') {
    const status = draft.values['status'];
    const reason = guardAsset(here, { ...(typeof status === 'string' ? { status } : {}), changesAssignee: touches('assignee') });
    if (reason !== undefined) return refused(reason);
  }
  // Invariant 5: while a case decides when access ends, no file does.
  if (draft.kind === 'accounts' && here.isInOpenCase === true && (touches('accountStatus') || touches('holder'))) return refused({ code: 'in_open_case', field: 'accountStatus', here: [here.label] });
  const isNewSeat = draft.kind === 'licences' && holder !== undefined && !(holder.id !== undefined && here.seatHolders?.has(holder.id) === true);
  if (isNewSeat) changes.push({ field: 'holder', from: undefined, to: holder.label });
  if (changes.length === 0) return { ...common, verdict: 'same', id: here.id };
  const status = String(draft.values['status'] ?? here.values['status'] ?? '');
  const moves = draft.kind === 'assets' && (touches('heldAt') || (status === 'in_use' && assignee !== undefined && (touches('assignee') || touches('status'))) || (status === 'missing' && touches('status')));
  return {
    ...common, verdict: 'change', id: here.id, changes, links,
    ...(moves ? { custodian: custodianOf(status, assignee, hasPlaces(draft)) } : {}),
    ...(draft.kind === 'licences' && holder !== undefined ? { seat: { holder, isNew: isNewSeat } } : {}),
  };
}

const hasPlaces = (draft: Draft) => ({ heldAt: draft.values['heldAt'] !== undefined, location: draft.values['location'] !== undefined });

function decideNew(draft: Draft, { links, withheld }: Resolved): Decision {
  const common = { line: draft.line, label: labelOf(draft), withheld: [...draft.withheld, ...withheld] };
  const { holder, assignee } = links.people;
  const values = { ...draft.values, ...draft.onlyNew.values };
  const status = values['status'];
  return {
    ...common, verdict: 'create', values, custom: draft.custom, links, group: draft.keys[0] ?? `line:${draft.line}`,
    ...(draft.kind === 'assets' ? { custodian: custodianOf(typeof status === 'string' ? status : undefined, assignee, hasPlaces(draft)) } : {}),
    ...(draft.kind === 'licences' && holder !== undefined ? { seat: { holder, isNew: true } } : {}),
  };
}

/** Counted goods are no single things; everything else of the row is fine. */
function outOfScope(draft: Draft): Reason | undefined {
  if (draft.left !== undefined) return draft.left;
  return draft.kind === 'assets' && draft.values['tracking'] === 'quantity' ? { code: 'counted_goods', field: 'tracking', text: labelOf(draft) } : undefined;
}

export function decideRow(draft: Draft, known: Known, choices: ImportChoices, told: Told = {}): Decision {
  const left = outOfScope(draft);
  if (left !== undefined) return { verdict: 'left', line: draft.line, label: draft.left?.text || labelOf(draft), withheld: [], reason: left };
  const match = told.match ?? matchRecord(draft, known.records);
  const here = 'record' in match ? match.record : undefined;
  const resolved = withoutOwnManager(draft, here, resolveLinks(draft, known, choices), choices);
  const doubts = doubtsOf(draft, here, resolved.links.people, known).filter((doubt) => told.known?.includes(doubt.code) !== true);
  const reasons = [
    ...draft.problems.filter(({ code }) => !(isSuspicion(code) && told.known?.includes(code) === true)), ...repeatReasons(draft, known.repeats), ...('reason' in match ? [match.reason] : here === undefined ? draft.onlyNew.problems : []),
    ...(told.match === undefined ? [] : keysTaken(draft, here, known.records)), ...resolved.reasons, ...doubts.filter((doubt) => severityOf(doubt.code) === 'blocks'),
  ];
  if (reasons.length > 0 || 'reason' in match) return { verdict: 'refuse', line: draft.line, label: labelOf(draft), withheld: draft.withheld, reasons };
  const settled = { ...resolved, withheld: [...resolved.withheld, ...doubts.filter((doubt) => severityOf(doubt.code) !== 'blocks')] };
  return here === undefined ? decideNew(draft, settled) : decideExisting(draft, here, settled);
}

export function decideBatch(drafts: readonly Draft[], known: Known, choices: ImportChoices): Decision[] {
  return drafts.map((draft) => decideRow(draft, known, choices));
}
