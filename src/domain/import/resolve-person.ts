/**
 * Whom does a row mean by its manager, assignee or holder?
 * Rule: employee number, e-mail and username each must lead to the same one
 * person; a name counts only where nothing stronger is given, and only when it
 * is one person's. Otherwise the reference is refused, with a proposal at most.
 */
import { personKey, sayReference, type PersonReference } from './draft.ts';
import type { Reason } from './reason.ts';
import type { Near } from './similar.ts';

/** A person here (`id`), or one whom a line of this file brings (`line`). */
export type PersonFound = { readonly id?: string; readonly line?: number; readonly label: string };
export type PeopleByKey = ReadonlyMap<string, readonly PersonFound[]>;

export const samePerson = (a: PersonFound, b: PersonFound): boolean => (a.id !== undefined || b.id !== undefined ? a.id === b.id : a.line === b.line);

function distinct(people: readonly PersonFound[]): PersonFound[] {
  return people.filter((person, at) => people.findIndex((other) => samePerson(person, other)) === at);
}

/** The people of the first key that knows any. */
function firstHits(people: PeopleByKey, keys: readonly string[]): PersonFound[] {
  for (const key of keys) {
    const hits = distinct(people.get(key) ?? []);
    if (hits.length > 0) return hits;
  }
  return [];
}

/** `near` finds the nearest name of somebody here; only asked where nobody is found, and only proposed. */
export function resolvePerson(reference: PersonReference, people: PeopleByKey, near?: (name: string) => Near | undefined): { readonly person: PersonFound } | { readonly reason: Reason } {
  const { any, number, email, username, name } = reference;
  const text = sayReference(reference);
  const groups: PersonFound[][] = [];
  if (number !== undefined) groups.push(firstHits(people, [personKey.number(number)]));
  if (email !== undefined) groups.push(firstHits(people, [personKey.email(email), personKey.username(email)]));
  if (username !== undefined) groups.push(firstHits(people, [personKey.username(username), personKey.email(username)]));
  const isStrong = groups.length > 0;
  if (any !== undefined) {
    const byCode = firstHits(people, [personKey.number(any), personKey.email(any), personKey.username(any)]);
    groups.push(byCode.length > 0 || isStrong ? byCode : firstHits(people, [personKey.name(any)]));
  }
  if (!isStrong && any === undefined && name !== undefined) groups.push(firstHits(people, [personKey.name(name)]));

  const crowd = groups.find((group) => group.length > 1);
  if (crowd !== undefined) return { reason: { code: 'several_people', text, here: crowd.map((person) => person.label) } };
  const found = distinct(groups.flat());
  if (found.length > 1) return { reason: { code: 'people_disagree', text, here: found.map((person) => person.label) } };
  if (found[0] !== undefined) return { person: found[0] };
  const namesakes = firstHits(people, [name, any].flatMap((each) => (each === undefined ? [] : [personKey.name(each)])));
  const [namesake] = namesakes;
  if (namesakes.length === 1 && namesake !== undefined) return { reason: { code: 'unknown_person', text, proposal: namesake.label } };
  const named = name ?? any;
  const nearest = namesakes.length > 0 || named === undefined || named.includes('@') ? undefined : near?.(named);
  return { reason: { code: 'unknown_person', text, ...(nearest === undefined ? {} : { proposal: nearest.label, because: nearest.because }) } };
}
