/**
 * How alike two names are, and why, in words. Used to propose, never to decide.
 * Same letters and digits in the same or another order count as the same name;
 * beyond that: one word more, a slip of the pen, the same name in another
 * language's spelling.
 * Source: Damerau–Levenshtein (optimal string alignment) and Jaro–Winkler, own short routines.
 */
import { fold } from './field.ts';

/** Edits (also a swap of neighbours) between two texts; stops counting beyond `most`. */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + differs);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      now.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = now;
  }
  return last[b.length] ?? 0;
}

/** 0 … 1; a common beginning counts more, as it does in names. */
function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = Array.from({ length: b.length }, () => false);
  const mine: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (taken[j] === true || a[i] !== b[j]) continue;
      taken[j] = true;
      mine.push(a[i] ?? '');
      break;
    }
  }
  if (mine.length === 0) return 0;
  const theirs = [...b].filter((_, at) => taken[at] === true);
  const swaps = mine.filter((letter, at) => letter !== theirs[at]).length / 2;
  const jaro = (mine.length / a.length + mine.length / b.length + (mine.length - swaps) / mine.length) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Words of names that say nothing about which one is meant. */
const fillers = new Set(['the', 'inc', 'llc', 'ltd', 'limited', 'gmbh', 'ag', 'sa', 'sl', 'sas', 'sarl', 'corp', 'corporation', 'co', 'company', 'de', 'der', 'die', 'das', 'la', 'le', 'el', 'of', 'dept', 'department', 'abteilung', 'inch', 'zoll', 'pouces', 'pulgadas', 'plc', 'bv', 'oy', 'ab', 'lda', 'technologies', 'computer', 'computers']);
/** Cities as four languages write them, onto one spelling. */
const spellings = new Map('lisboa lisbon|lissabon lisbon|lisbonne lisbon|munchen munich|muenchen munich|koln cologne|koeln cologne|wien vienna|viena vienna|vienne vienna|geneve geneva|genf geneva|ginebra geneva|zurich zurich|zuerich zurich|milano milan|mailand milan|roma rome|rom rome|torino turin|bruxelles brussels|brussel brussels|bruselas brussels|anvers antwerp|antwerpen antwerp|praha prague|prag prague|warszawa warsaw|warschau warsaw|varsovie warsaw|kobenhavn copenhagen|kopenhagen copenhagen|londres london|sevilla seville|moskau moscow|athen athens|athenes athens|nueva new|hauptsitz headquarters|zentrale headquarters|hq headquarters|siege headquarters|buro office|bureau office|oficina office|niederlassung office|lager warehouse|almacen warehouse|entrepot warehouse|vertrieb sales|ventes sales|ventas sales|personal hr|buchhaltung accounting|comptabilite accounting|contabilidad accounting|finanzen finance|finanzas finance|finances finance|entwicklung engineering|einkauf purchasing|achats purchasing|compras purchasing|st saint|sankt saint|hp hewlettpackard'
  .split('|').map((pair) => pair.split(' ') as [string, string]));

/** Letters and digits only: what counts as the very same name. */
export const sameKey = (text: string): string => fold(text.replace(/ß/g, 'ss')).replace(/[^\p{L}\p{N}]+/gu, '');

export function wordsOfName(text: string): string[] {
  const words = fold(text.replace(/ß/g, 'ss').replace(/&/g, ' and ')).replace(/(\d)(?=\p{L}{2,})/gu, '$1 ').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && word !== 'and');
  const telling = words.filter((word) => !fillers.has(word)).map((word) => spellings.get(word) ?? word);
  return telling.length === 0 ? words : telling;
}

/** As written, without the table of spellings: a slip in `Lisbao` is one from `Lisboa`, not from `lisbon`. */
const plainOf = (text: string): string => fold(text.replace(/ß/g, 'ss')).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').join(' ');

export type Likeness = { readonly score: number; readonly because: 'same_words' | 'other_language' | 'one_word_more' | 'slip' | 'sounds_alike' };

/** Without the table of spellings, are the words still the same? */
function spelledAlike(a: string, b: string): boolean {
  const plain = (text: string): string => fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !fillers.has(word)).sort().join('');
  return plain(a) === plain(b);
}

/** The numbers in a name: `T14 Gen 3` and `T14 Gen 4` are never near each other. */
const numbersOf = (words: readonly string[]): string => words.filter((word) => /\d/.test(word)).sort().join(' ');

/** How near two different names are; undefined: not near enough to ask. */
export function likeness(a: string, b: string): Likeness | undefined {
  const [mine, theirs] = [wordsOfName(a), wordsOfName(b)];
  const [one, other] = [[...mine].sort().join(' '), [...theirs].sort().join(' ')];
  if (one === other) return { score: 0.97, because: spelledAlike(a, b) ? 'same_words' : 'other_language' };
  const [small, large] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  const left = large.filter((word) => !small.includes(word));
  const contained = small.every((word) => large.includes(word));
  if (contained && left.length === 1 && left.every((word) => !/\d/.test(word)) && small.join('').length >= 4) return { score: 0.88, because: 'one_word_more' };
  if (numbersOf(mine) !== numbersOf(theirs)) return undefined;
  const [x, y] = [mine.join(' '), theirs.join(' ')];
  const length = Math.max(x.length, y.length);
  const edits = Math.min(editDistance(x, y, 2), editDistance(plainOf(a), plainOf(b), 2));
  if (length >= 5 && edits <= (length >= 10 ? 2 : 1)) return { score: 0.9 - edits * 0.03, because: 'slip' };
  const jw = jaroWinkler(x, y);
  return length >= 8 && jw >= 0.94 ? { score: jw - 0.1, because: 'sounds_alike' } : undefined;
}

export type Near = { readonly label: string; readonly because: Likeness['because'] };

/** Known names, ready to be asked for the nearest. Candidates share a word, a beginning or a spelling. */
export function nearestIn(names: Iterable<string>): (text: string) => Near | undefined {
  const byWord = new Map<string, string[]>();
  const keys = (text: string): string[] => [...new Set(wordsOfName(text).flatMap((word) => [word, `^${word.slice(0, 3)}`]))];
  for (const name of new Set(names)) {
    for (const key of keys(name)) {
      const list = byWord.get(key);
      if (list === undefined) byWord.set(key, [name]);
      else if (list.length < 400) list.push(name);
    }
  }
  return (text) => {
    let best: { near: Near; score: number } | undefined;
    const seen = new Set<string>();
    for (const key of keys(text)) {
      for (const name of byWord.get(key) ?? []) {
        if (seen.has(name)) continue;
        seen.add(name);
        const found = likeness(text, name);
        if (found !== undefined && found.score > (best?.score ?? 0)) best = { near: { label: name, because: found.because }, score: found.score };
      }
    }
    return best?.near;
  };
}
