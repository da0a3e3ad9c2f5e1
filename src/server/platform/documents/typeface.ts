/**
 * Which font draws which character. Inter for Latin, Greek and Cyrillic;
 * DejaVu Sans for what Inter lacks (Hebrew, Arabic, Armenian, Georgian, signs).
 * Rule: a character neither has is never dropped in silence: it is drawn as a
 * visible box and named in the footer by its code point.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type Face = 'inter' | 'inter-strong' | 'dejavu' | 'dejavu-strong';
export type Run = { readonly face: Face; readonly text: string };

/** Stands for a character no embedded font can draw. */
export const substitute = '▯';

const dejavu = (file: string): string => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`);
const inter = (file: string): URL => new URL(`./fonts/${file}`, import.meta.url);

const sources: { readonly [F in Face]: () => URL | string } = {
  inter: () => inter('Inter-Regular.ttf'),
  'inter-strong': () => inter('Inter-SemiBold.ttf'),
  dejavu: () => dejavu('DejaVuSans.ttf'),
  'dejavu-strong': () => dejavu('DejaVuSans-Bold.ttf'),
};

const opened = new Map<Face, Font>();
const coverage = new Map<Face, Map<number, boolean>>();

/** Nothing is laid out with this one: it has the tables that all documents read. */
function openedOf(face: Face): Font {
  const known = opened.get(face);
  if (known) return known;
  const font = create(readFileSync(sources[face]()));
  opened.set(face, font);
  return font;
}

/**
 * The same font with glyphs of its own: a glyph remembers the letters it was first drawn for, and a document
 * that shared it would tell another one's letters to whoever copies or searches its text. What a font works out
 * later (its layout engine) is kept on the object that was asked, so that only the tables are shared.
 */
const forOneDocument = (font: Font): Font => Object.assign(Object.create(font) as Font, { _glyphs: {} });

/** Makes the faces known to a document; a face is only embedded when something is drawn with it. */
export function registerFaces(doc: PDFKit.PDFDocument): void {
  for (const face of Object.keys(sources) as Face[]) doc.registerFont(face, forOneDocument(openedOf(face)) as unknown as string);
}

function draws(face: Face, codePoint: number): boolean {
  const known = coverage.get(face) ?? new Map<number, boolean>();
  coverage.set(face, known);
  const before = known.get(codePoint);
  if (before !== undefined) return before;
  const answer = openedOf(face).hasGlyphForCodePoint(codePoint);
  known.set(codePoint, answer);
  return answer;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Joiners and variation selectors shape their neighbours and have no picture of their own. */
const isInvisible = (codePoint: number): boolean =>
  codePoint === 0x200c || codePoint === 0x200d || codePoint === 0x200e || codePoint === 0x200f ||
  codePoint === 0xad || codePoint === 0xfeff || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
  (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);

/** Text as it can be drawn: composed, without control characters, whole characters only. */
export const printable = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** Splits one word or phrase into runs of one face; `onMissing` hears of each code point that had to be substituted. */
export function runsOf(text: string, strong: boolean, onMissing: (codePoint: number) => void): Run[] {
  const faces: Face[] = strong ? ['inter-strong', 'dejavu-strong', 'dejavu'] : ['inter', 'dejavu'];
  const runs: { face: Face; text: string }[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const points = [...segment].map((character) => character.codePointAt(0) as number).filter((point) => !isInvisible(point));
    if (points.length === 0) continue;
    let face = faces.find((candidate) => points.every((point) => draws(candidate, point)));
    let drawn = String.fromCodePoint(...points);
    if (face === undefined) {
      for (const point of points) if (!faces.some((candidate) => draws(candidate, point))) onMissing(point);
      face = strong ? 'dejavu-strong' : 'dejavu';
      drawn = substitute;
    }
    const last = runs.at(-1);
    if (last?.face === face) last.text += drawn;
    else runs.push({ face, text: drawn });
  }
  return runs;
}
