/**
 * What an ask says: title, why you, what you get, what we have done already,
 * how long it takes. Composed from facts of the case and the policy's wording.
 * Rules: thanks before ask, effort stated, no threat, nothing about pay
 * (PRODUCT 10, STANDARDS 7); what is not true is not said, so every line here
 * needs its fact. A wording set that is silent yields no ask at all.
 * Source: FIELD (d) 1, 3, 4, 16.
 */
import type { WordingSet } from '../policy/policy-document.ts';
import { refuse, allow, type Verdict } from '../verdict.ts';
import { effortPhrase, phrase, type Phrase } from './phrase.ts';

export const askKinds = ['leaver_return', 'manager_confirm'] as const;
export type AskKind = (typeof askKinds)[number];

/** What was prepared before anything is asked; each one is a fact we can show. */
export type AlreadyDone =
  | { readonly kind: 'list_filled'; readonly count: number }
  | { readonly kind: 'access_set'; readonly at: string; readonly zone: string }
  | { readonly kind: 'mailroom_told'; readonly place: string }
  | { readonly kind: 'slip_ready' }
  | { readonly kind: 'label_paid' }
  | { readonly kind: 'leaver_asked' }
  | { readonly kind: 'seats_planned'; readonly count: number }
  | { readonly kind: 'technician_booked'; readonly place: string };

/** What is in it for the helper, beyond what every answer brings. */
export type Gain =
  | { readonly kind: 'backfill_ready'; readonly what: string; readonly on: string }
  | { readonly kind: 'value_back'; readonly amount: number; readonly currency: string };

export type AskFacts = {
  readonly kind: AskKind;
  /** As colleagues call the leaver. */
  readonly leaverName: string;
  readonly helperName: string;
  readonly itemCount: number;
  readonly effortSeconds: number;
  readonly wording: { readonly name: string; readonly set: WordingSet };
  readonly done: readonly AlreadyDone[];
  readonly gains: readonly Gain[];
  /** What the organisation wrote itself, said as it is in every language; null where it left ours, which are translated. */
  readonly ownWords: { readonly opening: string | null; readonly closing: string | null };
};

export type AskWords = {
  readonly verb: 'return' | 'confirm';
  readonly title: Phrase;
  readonly whyYou: Phrase;
  readonly whatYouGet: readonly Phrase[];
  readonly alreadyDone: readonly Phrase[];
  readonly effort: Phrase;
  readonly effortSeconds: number;
  /** The tone at the beginning and the end: ours by key, or the organisation's own words. */
  readonly opening: Phrase | { readonly text: string };
  readonly closing: Phrase | { readonly text: string };
};

export type NothingIsSaid = { readonly code: 'wording_is_silent'; readonly wording: string };

const tones = new Set(['standard', 'warm', 'careful']);

/** Whether this ask goes out by itself: the wording may keep silent to the leaver, or to everyone. */
export function isSilent(kind: AskKind, set: WordingSet): boolean {
  return set.toLeaver === 'never' && (kind === 'leaver_return' || set.toColleagues === 'a_colleague');
}

function doneSaid(done: AlreadyDone): Phrase {
  switch (done.kind) {
    case 'list_filled': return phrase('done.list_filled', { count: done.count });
    case 'access_set': return phrase('done.access_set', { when: { at: done.at, zone: done.zone } });
    case 'mailroom_told': return phrase('done.mailroom_told', { place: done.place });
    case 'slip_ready': return phrase('done.slip_ready');
    case 'label_paid': return phrase('done.label_paid');
    case 'leaver_asked': return phrase('done.leaver_asked');
    case 'seats_planned': return phrase('done.seats_planned', { count: done.count });
    case 'technician_booked': return phrase('done.technician_booked', { place: done.place });
  }
}

function gainSaid(gain: Gain): Phrase {
  switch (gain.kind) {
    case 'backfill_ready': return phrase('gain.backfill_ready', { what: gain.what, on: { on: gain.on } });
    case 'value_back': return phrase('gain.value_back', { amount: { amount: gain.amount, currency: gain.currency } });
  }
}

const tone = (part: 'opening' | 'closing', facts: AskFacts): Phrase | { readonly text: string } => {
  const own = facts.ownWords[part];
  if (own !== null && facts.kind === 'leaver_return') return { text: own };
  const name = tones.has(facts.wording.name) ? facts.wording.name : 'standard';
  return facts.kind === 'leaver_return' ? phrase(`tone.${name}.${part}`) : phrase(`tone.manager.${part}`);
};

function leaverWords(facts: AskFacts): Pick<AskWords, 'verb' | 'title' | 'whyYou' | 'whatYouGet'> {
  const given = { name: facts.leaverName, count: facts.itemCount };
  return {
    verb: 'return',
    title: phrase('leaver.title', given),
    whyYou: phrase('leaver.why'),
    whatYouGet: [phrase('leaver.get.receipt'), phrase('leaver.get.files'), ...facts.gains.map(gainSaid)],
  };
}

function managerWords(facts: AskFacts): Pick<AskWords, 'verb' | 'title' | 'whyYou' | 'whatYouGet'> {
  const named = facts.wording.set.toColleagues === 'by_name' ? 'by_name' : 'a_colleague';
  return {
    verb: 'confirm',
    title: phrase(`manager.title.${named}`, { name: facts.leaverName }),
    whyYou: phrase('manager.why'),
    whatYouGet: [...facts.gains.map(gainSaid), phrase('manager.get.square'), phrase('manager.get.quiet')],
  };
}

export function composeAsk(facts: AskFacts): Verdict<AskWords, NothingIsSaid> {
  if (isSilent(facts.kind, facts.wording.set)) return refuse('wording_is_silent', { wording: facts.wording.name });
  return allow({
    ...(facts.kind === 'leaver_return' ? leaverWords(facts) : managerWords(facts)),
    alreadyDone: facts.done.map(doneSaid),
    effort: effortPhrase(facts.effortSeconds),
    effortSeconds: facts.effortSeconds,
    opening: tone('opening', facts),
    closing: tone('closing', facts),
  });
}
