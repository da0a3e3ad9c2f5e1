/**
 * Which of the old code pages a text is in, by what its words look like in each.
 * Rule: a word speaks for a code page when all its accented letters belong to
 * one language and its capitals stand where capitals do; what fits no language
 * speaks against it. With little to go by the answer says so.
 * Source: WHATWG Encoding (names and tables); alphabets of the languages (CLDR).
 */
import { encodings, type EncodingName } from '#domain/import/encoding';
import { decoderOf } from './text-decoder.ts';

export const codePages = encodings.filter((each) => !each.startsWith('utf-')) as CodePage[];
export type CodePage = Exclude<EncodingName, 'utf-8' | 'utf-16le' | 'utf-16be'>;

const wide: ReadonlySet<string> = new Set(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr']);

/** Letters besides a–z, and how readily a word of them is believed. */
const languages: readonly (readonly [letters: ReadonlySet<string>, weight: number])[] = ([
  ['äöüß', 1], ['àâçéèêëîïôœùûüÿ', 1], ['áéíñóúü', 1], ['áâãàçéêíóôõúü', 1], ['àèéìíòóù', 1], ['áéëïóöüèç', 1], ['æøåéóü', 1], ['åäöéü', 1], ['àçéèíïóòúü', 1], ['áðéíóúýþæö', 0.6],
  ['ąćęłńóśźż', 1], ['áčďéěíňóřšťúůýž', 1], ['áäčďéíĺľňóôŕšťúýž', 0.95], ['áéíóöőúüű', 1], ['ăâîşţșț', 0.9], ['čćđšž', 1], ['çğıöşüâîû\u0307', 0.95],
  ['ąčęėįšųūž', 0.95], ['āčēģīķļņšūž', 0.95], ['äõöüšž', 0.8],
] as const).map(([letters, weight]) => [new Set(letters), weight]);

const scripts: readonly RegExp[] = [/^\p{Script=Cyrillic}+$/u, /^\p{Script=Greek}+$/u, /^\p{Script=Hebrew}+$/u, /^[\p{Script=Arabic}\p{M}]+$/u, /^[\p{Script=Thai}\p{M}]+$/u];
/** The letters that make up most of any Russian, Ukrainian or Greek text. */
const frequent = new Set('оеаинтсрвлкмдυαοιεντσςρκληπיוהלאמרתשבالميونرتب'.split(''));
const signs = /^[€£¥§°–—‘’‚“”„…•©®™·«»½¼¾²³µ¿¡\u00A0ºª×±¹´¨]$/;

const hasSaneCase = (word: string): boolean => word === word.toUpperCase() || !/\p{Ll}\p{Lu}/u.test(word.replace(/^(?:Mc|Mac|De|Di|La|Le|Van|Von)(?=\p{Lu})/u, ''));

/** Languages whose words fit so far, with how many of how many. */
type Seen = { readonly fitting: Map<ReadonlySet<string>, number>; words: number };

function weighLatin(word: string, languagesSeen: Seen): number {
  const lower = word.toLowerCase();
  const special = [...lower].filter((sign) => sign > '\x7f');
  languagesSeen.words += 1;
  if (!hasSaneCase(word)) return -1;
  let best = -1;
  for (const [letters, weight] of languages) {
    if (!special.every((sign) => letters.has(sign))) continue;
    languagesSeen.fitting.set(letters, (languagesSeen.fitting.get(letters) ?? 0) + 1);
    if (weight <= best) continue;
    // Portuguese writes õ before e only; elsewhere it is the ő of another code page.
    if (letters.has('ã') && /õ(?!e)/.test(lower)) continue;
    best = weight;
  }
  return best;
}

function weighWord(word: string, languagesSeen: Seen): number {
  if (/^[\p{Script=Latin}\p{M}]+$/u.test(word)) return weighLatin(word, languagesSeen);
  if (!scripts.some((script) => script.test(word)) || !hasSaneCase(word)) return -1;
  const letters = [...word.toLowerCase()];
  const capitals = word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase() ? 0.15 : 0;
  return 0.6 - capitals + (0.4 * letters.filter((letter) => frequent.has(letter)).length) / letters.length;
}

/** How well the words of a text fit; and out of how many. */
function weighText(text: string): { score: number; of: number } {
  let score = 0;
  let of = 0;
  const seen: Seen = { fitting: new Map(), words: 0 };
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    // eslint-disable-next-line no-control-regex -- ASCII is what is looked for
    if (/^[\x00-\x7f]*$/.test(word)) continue;
    of += 1;
    score += weighWord(word, seen);
  }
  // Most files are in one language: a reading that needs a different one for each word is less likely.
  score -= (seen.words - Math.max(0, ...seen.fitting.values())) * 0.1;
  for (const found of text.matchAll(/[^\p{L}\p{M}\x00-\x7f]/gu)) {
    const at = found.index;
    const isInside = /\p{L}/u.test(text[at - 1] ?? '') && /\p{L}/u.test(text[at + 1] ?? '') && !/[’·\u00A0–]/.test(found[0]);
    score += isInside ? -1 : signs.test(found[0]) ? 0.1 : /[\u0080-\u009F\uFFFD]/.test(found[0]) ? -3 : -0.5;
    of += isInside ? 1 : 0.1;
  }
  return { score, of };
}

const share = (text: string, what: RegExp): number => (text.match(what)?.length ?? 0) / Math.max(1, [...text].length);

/** Texts of two bytes a sign: plausible when the signs stand together and are the everyday ones of their language. */
function weighWide(page: string, text: string): { score: number; of: number } {
  const signsOf = text.match(/[^\x00-\x7f]/gu) ?? []; // eslint-disable-line no-control-regex -- see above
  const joined = signsOf.join('');
  const of = signsOf.length;
  if (/[\uE000-\uF8FF\uFFFD\u0080-\u009F]/.test(joined) || of === 0) return { score: -of, of };
  const stuck = (text.match(/[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][a-z]/gu)?.length ?? 0) / of; // eslint-disable-line no-control-regex -- see above
  const kana = share(joined, /[\u3040-\u30FF]/gu);
  const half = share(joined, /[\uFF61-\uFF9F]/gu);
  const hangul = share(joined, /[\uAC00-\uD7A3]/gu);
  const han = share(joined, /[\u4E00-\u9FFF]/gu);
  const punctuation = share(joined, /[\u3000-\u303F\uFF00-\uFF60]/gu);
  const believed = page === 'euc-kr' ? (hangul > 0.85 ? hangul : hangul * 0.3)
    : page === 'shift_jis' ? kana + han * 0.85 + punctuation - half * 0.5
    : page === 'euc-jp' ? (kana > 0.1 ? kana + han * 0.95 + punctuation : han * 0.5)
    : page === 'gb18030' ? han * 0.9 + punctuation - kana * 0.6 : han * 0.8 + punctuation - kana * 0.6;
  return { score: of * (believed - stuck * 1.5), of };
}

export type WeighedPage = { readonly codePage: CodePage; /** 0 … 1: how far the text fits it. */ readonly fit: number; /** Another one fits nearly as well. */ readonly isClose: boolean };

function weigh(page: CodePage, sample: Uint8Array): number {
  if (!wide.has(page)) {
    const { score, of } = weighText(decoderOf(page).decode(sample));
    return of === 0 ? 0 : score / of;
  }
  try {
    const { score, of } = weighWide(page, decoderOf(page, { fatal: true }).decode(sample));
    // Old Chinese and Korean files keep to pairs of high bytes; the traditional code page does not.
    const pairs = page === 'gb18030' || page === 'big5' ? highPairs(sample) : 1;
    return of === 0 ? -1 : (score / of) * (page === 'big5' ? 1.05 - pairs * 0.15 : page === 'gb18030' ? 0.85 + pairs * 0.15 : 1);
  } catch {
    return -1;
  }
}

/** Share of two-byte signs whose second byte is high too. */
function highPairs(sample: Uint8Array): number {
  let both = 0;
  let all = 0;
  for (let at = 0; at < sample.length; at++) {
    if ((sample[at] ?? 0) < 0x80) continue;
    all += 1;
    if ((sample[++at] ?? 0) >= 0xa1) both += 1;
  }
  return all === 0 ? 1 : both / all;
}

/** `sample`: lines that hold bytes which are not ASCII. */
export function guessCodePage(sample: Uint8Array): WeighedPage {
  const weighed = codePages.map((codePage) => ({ codePage, fit: weigh(codePage, sample) })).sort((a, b) => b.fit - a.fit);
  const usual = weighed.find((each) => each.codePage === 'windows-1252');
  let best = weighed[0] ?? { codePage: 'windows-1252' as const, fit: 0 };
  // Where nothing fits, the most common one; the page then says that it is not sure.
  if (usual !== undefined && (usual.fit >= best.fit - 0.001 || best.fit < 0.3)) best = usual;
  // Only a rival that would read it differently is one.
  const reads = decoderOf(best.codePage).decode(sample);
  const rival = weighed.find((each) => each.codePage !== best.codePage && each.fit > best.fit - 0.08 && decoderOf(each.codePage).decode(sample) !== reads);
  return { codePage: best.codePage, fit: Math.max(0, Math.min(1, best.fit)), isClose: rival !== undefined };
}
