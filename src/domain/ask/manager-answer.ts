/**
 * What a manager said: is the list right, is there something else, who takes
 * over the data.
 * Rules: the list comes ticked and unticking is an answer, not an accusation;
 * an unticked thing is looked into and changes no record (PRODUCT 1); a name
 * that fits two people is asked once more, never guessed.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { cleanNote } from './leaver-answer.ts';

export type Candidate = { readonly id: string; readonly name: string; readonly detail: string };

export type ManagerForm = {
  readonly ticked: readonly string[];
  readonly somethingElse: string;
  /** As typed or chosen from the suggestions; empty when nobody was named. */
  readonly successor: string;
  readonly note: string;
};

export type Successor = { readonly kind: 'person'; readonly id: string; readonly name: string } | { readonly kind: 'name_only'; readonly name: string } | { readonly kind: 'nobody_yet' };

export type ManagerAnswer = {
  readonly confirmed: readonly string[];
  readonly missing: readonly string[];
  readonly somethingElse: string | null;
  readonly successor: Successor;
  readonly note: string | null;
  /** Every line confirmed and nothing added: nobody has to look at it again. */
  readonly isClean: boolean;
};

export type ManagerRefusal = { readonly code: 'who_exactly'; readonly typed: string; readonly candidates: readonly Candidate[] };

/** Without accents and case, so that "Ines lopes" finds Inês Lopes. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** A suggestion reads "Name, detail"; people choose it or type the name. */
export const suggestionOf = (candidate: Candidate): string => (candidate.detail === '' ? candidate.name : `${candidate.name}, ${candidate.detail}`);

export function findSuccessor(typed: string, candidates: readonly Candidate[]): Verdict<Successor, ManagerRefusal> {
  const text = plain(typed);
  if (text === '') return allow({ kind: 'nobody_yet' });
  const exact = candidates.filter((one) => plain(suggestionOf(one)) === text);
  const named = exact.length > 0 ? exact : candidates.filter((one) => plain(one.name) === text);
  const close = named.length > 0 ? named : candidates.filter((one) => plain(one.name).split(' ').some((part) => part.startsWith(text)) || plain(one.name).startsWith(text));
  const [one] = close;
  if (close.length === 1 && one) return allow({ kind: 'person', id: one.id, name: one.name });
  if (close.length > 1) return refuse('who_exactly', { typed: typed.trim(), candidates: close.slice(0, 8) });
  return allow({ kind: 'name_only', name: cleanNote(typed.slice(0, 200)) ?? '' });
}

export function readManagerAnswer(form: ManagerForm, listed: readonly string[], candidates: readonly Candidate[]): Verdict<ManagerAnswer, ManagerRefusal> {
  const successor = findSuccessor(form.successor, candidates);
  if (!successor.ok) return successor;
  const ticked = new Set(form.ticked);
  const missing = listed.filter((id) => !ticked.has(id));
  const somethingElse = cleanNote(form.somethingElse);
  return allow({
    confirmed: listed.filter((id) => ticked.has(id)), missing, somethingElse, successor: successor.value, note: cleanNote(form.note),
    isClean: missing.length === 0 && somethingElse === null && successor.value.kind !== 'name_only',
  });
}
