/**
 * A sentence before it has a language: a key of the word catalogues and the
 * facts that stand in it. The domain decides what is said, the catalogue how.
 * Rule: PRODUCT, "in the reader's language". Dates stay dates until they are
 * spoken, so that each language writes them its own way and names the zone.
 */
export type PhraseValue =
  | string
  | number
  /** A local date, with its weekday. */
  | { readonly on: string }
  /** An ISO instant, told on the clock of the zone. */
  | { readonly at: string; readonly zone: string }
  | { readonly amount: number; readonly currency: string };

export type Phrase = { readonly key: string; readonly values?: { readonly [name: string]: PhraseValue } };

export const phrase = (key: string, values?: Phrase['values']): Phrase => (values === undefined ? { key } : { key, values });

/** How long it takes, as people say it: seconds up to a minute and a half, then minutes. */
export function effortPhrase(seconds: number): Phrase {
  const rounded = Math.max(10, Math.ceil(seconds / 10) * 10);
  return rounded < 90 ? phrase('effort.seconds', { count: rounded }) : phrase('effort.minutes', { count: Math.ceil(seconds / 60) });
}
