/** What is here already, for a batch of drafts: records by their keys, people by any name a file gives them, places. */
import { placeKey, whatToLookUp, type Known, type PlaceFound } from '#domain/import/decide-row';
import { identityKey, keysOfPerson, personKey, type Draft } from '#domain/import/draft';
import { fold, type ImportKind } from '#domain/import/field';
import { identityOf } from '#domain/import/fields';
import type { Repeats } from '#domain/import/file-index';
import type { Existing, RecordsByKey } from '#domain/import/match-record';
import type { PersonFound } from '#domain/import/resolve-person';
import { nearestIn, type Near } from '#domain/import/similar';
import { readName } from '#domain/import/values';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findPeopleByKeys, pageOfNames } from '../people/bring-people.service.ts';
import { allLocations } from '../people/bring-locations.service.ts';
import { allPlaces } from '../places/bring-places.service.ts';
import { lookCloser } from './look-closer.service.ts';
import { existingByDrafts, placeLabel } from './existing-records.service.ts';

/** `seenAt` stands for the version where a record has none. */
export type Here = Existing & { readonly version: number | null; readonly seenAt?: string };

/** Read once for a whole file: places are few, and names are only needed by files that refer to people by name. */
export type Standing = { readonly nearPerson?: (name: string) => Near | undefined; readonly places: Map<string, PlaceFound[]>; readonly names: Map<string, PersonFound[]> | null };

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export async function readPlaces(unit: Unit): Promise<Map<string, PlaceFound[]>> {
  const found = new Map<string, PlaceFound[]>();
  const locations = await allLocations(unit);
  for (const { id, name, code } of locations) {
    add(found, placeKey('location', name), { id, label: name });
    if (code !== null && fold(code) !== fold(name) && !locations.some((other) => fold(other.name) === fold(code))) add(found, placeKey('location', code), { id, label: name });
  }
  const places = await allPlaces(unit);
  for (const place of places) {
    for (const text of [place.name, placeLabel(place)]) add(found, placeKey('heldAt', text), { id: place.id, label: placeLabel(place) });
    if (fold(place.code) !== fold(place.name)) add(found, placeKey('heldAt', place.code), { id: place.id, label: placeLabel(place) });
  }
  // Held at a location means its stockroom; the words `location:` say that there may be none yet.
  for (const { id, name } of locations) {
    const room = places.find((place) => place.location_id === id && place.kind === 'stockroom');
    if (!found.has(placeKey('heldAt', name))) found.set(placeKey('heldAt', name), [{ id: room?.id ?? `location:${id}`, label: room ? placeLabel(room) : name }]);
  }
  return found;
}

/** Everybody's names, a page in a transaction, so that others are served in between. */
export async function readNames(inUnit: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>, size = 5_000): Promise<Map<string, PersonFound[]>> {
  const names = new Map<string, PersonFound[]>();
  for (let after = '00000000-0000-0000-0000-000000000000', more = true; more;) {
    const page = await inUnit((unit) => pageOfNames(unit, after, size));
    for (const { id, name, preferred_name: preferred, employee_number: number } of page) {
      const person: PersonFound = { id, label: number === null ? name : `${name} (${number})` };
      for (const key of new Set([name, ...(preferred === null ? [] : [preferred])].map(personKey.name))) add(names, key, person);
    }
    after = page.at(-1)?.id ?? after;
    more = page.length === size;
  }
  return names;
}

const nearAsked = 5_000;

const withoutNumber = (label: string): string => label.replace(/ \([^()]*\)$/, '');

/** The nearest name of somebody here, or whom the file brings. The index is made when it is first needed; what was asked is remembered. */
export function nearestPerson(names: ReadonlyMap<string, readonly PersonFound[]>, brought: ReadonlyMap<string, readonly PersonFound[]>): (name: string) => Near | undefined {
  let find: ((name: string) => Near | undefined) | undefined;
  const remembered = new Map<string, Near | undefined>();
  return (name) => {
    const key = readName(name);
    if (remembered.has(key)) return remembered.get(key);
    if (remembered.size >= nearAsked) return undefined;
    find ??= nearestIn([...names.values(), ...brought.values()].flatMap((people) => people.map((person) => withoutNumber(person.label))));
    const near = find(key);
    const label = near === undefined ? undefined : names.get(personKey.name(near.label))?.[0]?.label;
    const isTooLittle = near?.because === 'one_word_more' && key.split(' ').length < 2;
    const found = near === undefined || isTooLittle ? undefined : { ...near, label: label ?? near.label };
    remembered.set(key, found);
    return found;
  };
}

async function peopleFor(unit: Unit, wanted: readonly string[], names: Standing['names'], brought: ReadonlyMap<string, readonly PersonFound[]>): Promise<Map<string, PersonFound[]>> {
  const of = (part: string) => wanted.filter((key) => key.startsWith(`${part}:`)).map((key) => key.slice(part.length + 1).toLowerCase());
  const rows = wanted.length === 0 ? [] : await findPeopleByKeys(unit, { numbers: of('number'), emails: of('email'), usernames: of('username') });
  const found = new Map<string, PersonFound[]>();
  for (const row of rows) {
    const keys = keysOfPerson({ employeeNumber: row.employee_number, email: row.email, username: row.username });
    for (const key of keys) add(found, key, { id: row.id, label: row.name });
  }
  for (const key of wanted) for (const person of [...(names?.get(key) ?? []), ...(brought.get(key) ?? [])]) add(found, key, person);
  return found;
}

function byKey(kind: ImportKind, records: readonly Here[]): RecordsByKey {
  const map = new Map<string, Here[]>();
  for (const record of records) {
    for (const group of identityOf[kind]) {
      const key = identityKey(group, record.values);
      if (key !== undefined) add(map, key, record);
    }
  }
  return map;
}

/** A place under its own name, however the row wrote it: by its code, or as the location whose stockroom it is. */
export function underOwnName(draft: Draft, places: Standing['places']): Draft {
  const values = { ...draft.values };
  for (const field of ['location', 'heldAt']) {
    const hits = typeof values[field] === 'string' ? (places.get(placeKey(field, values[field])) ?? []) : [];
    if (hits.length === 1 && hits[0]) values[field] = hits[0].label;
  }
  return { ...draft, values };
}

export type Around = { readonly standing: Standing; readonly brought: ReadonlyMap<string, readonly PersonFound[]>; readonly repeats: Repeats };

/** All that deciding a batch needs, in a handful of statements. */
export async function lookUp(unit: Unit, kind: ImportKind, drafts: readonly Draft[], around: Around): Promise<{ known: Known; records: ReadonlyMap<string, Here> }> {
  const records = await existingByDrafts(unit, kind, drafts);
  const wanted = whatToLookUp(drafts);
  const people = await peopleFor(unit, wanted.people, around.standing.names, around.brought);
  const found = byKey(kind, records);
  const closer = await lookCloser(unit, drafts, found, people);
  const { nearPerson } = around.standing;
  const known = { records: found, people, places: around.standing.places, repeats: around.repeats, closer, ...(nearPerson === undefined ? {} : { nearPerson }) };
  return { known, records: new Map(records.map((record) => [record.id, record])) };
}

/** Only who is here already by their keys: for the first pass over a file of people. */
export const recordsFor = async (unit: Unit, kind: ImportKind, drafts: readonly Draft[]): Promise<RecordsByKey> => byKey(kind, await existingByDrafts(unit, kind, drafts));
