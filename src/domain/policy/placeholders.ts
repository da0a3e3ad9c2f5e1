/**
 * Texts of a policy are plain sentences with a few {placeholders}.
 * Rule: only listed names, so that a reason for leaving, a date that may move,
 * or a salary never ends up in a title; the mailroom sees boxes, not people
 * (FIELD (d) 12, need to know).
 */
import type { AccountFacts, AssetFacts, CaseFacts, SeatFacts } from './facts.ts';
import type { ItemKind, Owner } from './policy-document.ts';

export type Item =
  | { readonly kind: 'asset'; readonly facts: AssetFacts }
  | { readonly kind: 'seat'; readonly facts: SeatFacts }
  | { readonly kind: 'account'; readonly facts: AccountFacts };

const personWords: { readonly [name: string]: (facts: CaseFacts) => string } = {
  'person.name': (facts) => facts.person.name,
  'person.country': (facts) => facts.person.country,
  'person.location': (facts) => facts.person.location.name,
  'person.department': (facts) => facts.person.department,
};

const itemWords: { readonly [K in ItemKind]: readonly string[] } = {
  asset: ['tag', 'category', 'model', 'ownerName'],
  seat: ['product', 'licence'],
  account: ['system', 'username'],
};

const placeholder = /\{([^{}]*)\}/g;

export const wordsFor = (item: ItemKind | null): string[] => [
  ...Object.keys(personWords),
  ...(item === null ? [] : itemWords[item].map((word) => `${item}.${word}`)),
];

/** Placeholders of the text that mean nothing here. */
export function unknownPlaceholders(text: string, item: ItemKind | null): string[] {
  const known = new Set(wordsFor(item));
  return [...text.matchAll(placeholder)].map((found) => found[1] ?? '').filter((name) => !known.has(name));
}

/** True when a text for this owner names the leaver although the owner needs only the box. */
export const tellsTooMuch = (text: string, owner: Owner): boolean => owner === 'mailroom' && /\{person\.(name|department)\}/.test(text);

/** The text with its placeholders filled in. A fact that is empty reads as a dash. */
export function fillIn(text: string, facts: CaseFacts, item: Item | null): string {
  if (!text.includes('{')) return text;
  return text.replace(placeholder, (whole, name: string) => {
    const word = Object.hasOwn(personWords, name) ? personWords[name] : undefined;
    if (word) return word(facts) || '–';
    const [kind, field] = name.split('.');
    if (item === null || kind !== item.kind || field === undefined) return whole;
    const value = (item.facts as unknown as { readonly [field: string]: unknown })[field];
    return typeof value === 'string' && value !== '' ? value : '–';
  });
}
