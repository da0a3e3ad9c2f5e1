/**
 * The ways home that are offered to a leaver, best first.
 * Rules: nobody is offered a way that cannot work from where they are; a
 * damaged battery never travels (49 CFR 173.185(f), IATA PI 966/967), so then
 * it is handed over in person or a person comes to a decision with them; over
 * a border a parcel needs papers, so a collection is booked instead of a label.
 * Source: PRODUCT, "Come home"; STANDARDS 4.3, 4.4.
 */
import { factsOfCategory } from '../asset/category.ts';
import type { WorkMode } from '../policy/facts.ts';

export const returnWays = ['hand_in', 'mailroom', 'post', 'collection', 'with_manager', 'person'] as const;
/** `person`: somebody calls and finds a way; always possible, so nobody is ever without one. */
export type ReturnWay = (typeof returnWays)[number];

export type ReturnFacts = {
  readonly workMode: WorkMode;
  /** ISO 3166 alpha-2; empty when unknown. */
  readonly country: string;
  readonly site: { readonly country: string; readonly hasMailroom: boolean; readonly hasDesk: boolean } | null;
  /** The manager works at the same site, so things can be left with them. */
  readonly managerNearby: boolean;
  /** Categories of what comes back. */
  readonly categories: readonly string[];
  /** Swollen, cracked, hot, wet or recalled. */
  readonly batteryUnsafe: boolean;
};

export const isAbroad = (facts: Pick<ReturnFacts, 'country' | 'site'>): boolean =>
  facts.site !== null && facts.country !== '' && facts.site.country !== '' && facts.country !== facts.site.country;

/** A courier carries it, but nobody should have to carry it to a counter. */
const isBulky = (category: string): boolean => factsOfCategory(category).packingGuide === 'large_box';

/** Ask the battery question before anything is put into a parcel. */
export const asksBatteryQuestion = (category: string): boolean => factsOfCategory(category).batteryQuestion;

/** Ways on which a carrier takes the box. */
export const isCarried = (way: ReturnWay): boolean => way === 'post' || way === 'collection';

const order: { readonly [M in WorkMode]: readonly ReturnWay[] } = {
  office: ['hand_in', 'mailroom', 'with_manager', 'post', 'collection', 'person'],
  hybrid: ['mailroom', 'hand_in', 'post', 'collection', 'with_manager', 'person'],
  remote: ['post', 'collection', 'mailroom', 'hand_in', 'with_manager', 'person'],
};

function isPossible(way: ReturnWay, facts: ReturnFacts): boolean {
  const here = facts.site !== null && !isAbroad(facts);
  switch (way) {
    case 'hand_in': return here && facts.site?.hasDesk === true;
    case 'mailroom': return here && facts.site?.hasMailroom === true && !facts.batteryUnsafe;
    case 'with_manager': return here && facts.managerNearby && !facts.batteryUnsafe;
    case 'post': return !facts.batteryUnsafe && !isAbroad(facts) && !facts.categories.every(isBulky);
    case 'collection': return !facts.batteryUnsafe && (facts.workMode !== 'office' || facts.categories.some(isBulky));
    case 'person': return true;
  }
}

/** Never empty. With a bulky thing among the rest, a collection stands before a walk to the post. */
export function offeredWays(facts: ReturnFacts): ReturnWay[] {
  if (facts.categories.length === 0) return ['person'];
  const ways = order[facts.workMode].filter((way) => isPossible(way, facts));
  const collectionFirst = facts.workMode === 'remote' && facts.categories.some(isBulky) && ways.includes('collection');
  return collectionFirst ? ['collection', ...ways.filter((way) => way !== 'collection')] : ways;
}

/** Why a way is not among those offered, for the page to say when somebody asks for it all the same. */
export function whyNot(way: ReturnWay, facts: ReturnFacts): 'battery' | 'border' | 'bulky' | 'not_here' | null {
  if (offeredWays(facts).includes(way)) return null;
  if (facts.batteryUnsafe && way !== 'hand_in') return 'battery';
  if (isAbroad(facts)) return 'border';
  if (way === 'post' && facts.categories.length > 0 && facts.categories.every(isBulky)) return 'bulky';
  return 'not_here';
}
