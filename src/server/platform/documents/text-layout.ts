/**
 * Lines of text in several faces: breaking, measuring, drawing. pdfkit wraps
 * one font at a time and leaves long words hanging over the edge; names,
 * serials and links need both solved.
 * Rule: nothing is cut. A word wider than its column is broken between
 * characters; right-to-left words keep their reading order.
 */
import { colour, type TextStyle } from './theme.ts';
import { printable, runsOf, type Run } from './typeface.ts';

export type Line = { readonly runs: readonly Run[]; readonly width: number };
export type Align = 'left' | 'right' | 'center';

type Piece = { readonly text: string; readonly runs: readonly Run[]; readonly width: number; readonly space: boolean; readonly rightToLeft: boolean };

const rightToLeftLetter = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const words = /\s+|[^\s\-/_@]+[-/_@]*|[-/_@]+/gu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export const lineHeight = (style: TextStyle): number => style.size * (style.leading ?? 1.4);

const featuresOf = (style: TextStyle): PDFKit.Mixins.OpenTypeFeatures[] | undefined => (style.code ? ['zero'] : undefined);

/**
 * Widths at 1,000 points, known to every document: the same labels stand on each
 * of them, and shaping a word costs more than anything else on a page. A font
 * never changes, and its widths are in proportion to its size.
 */
const shaped = new Map<string, number>();
const mostShaped = 20_000;

function unitWidth(doc: PDFKit.PDFDocument, run: Run, features: PDFKit.Mixins.OpenTypeFeatures[] | undefined): number {
  const key = `${run.face} ${features?.join() ?? ''} ${run.text}`;
  const known = shaped.get(key);
  if (known !== undefined) return known;
  const width = doc.font(run.face).fontSize(1000).widthOfString(run.text, features ? { features } : {});
  if (shaped.size >= mostShaped) shaped.clear();
  shaped.set(key, width);
  return width;
}

export class TextLayout {
  /** Code points no font could draw, in the order they were met. */
  readonly missing = new Set<number>();
  readonly #doc: PDFKit.PDFDocument;
  /** Widths of single characters: a word of a thousand letters is broken in one pass. */
  readonly #widths = new Map<string, number>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
  }

  #measure(runs: readonly Run[], style: TextStyle): number {
    const features = featuresOf(style);
    return runs.reduce((width, run) => width + (unitWidth(this.#doc, run, features) * style.size) / 1000, 0);
  }

  #piece(text: string, style: TextStyle): Piece {
    const space = text.trim() === '';
    const runs = runsOf(space ? ' ' : text, style.strong ?? false, (point) => this.missing.add(point));
    return { text, runs, width: this.#measure(runs, style), space, rightToLeft: rightToLeftLetter.test(text) };
  }

  #characterWidth(character: string, style: TextStyle): number {
    const key = `${style.size} ${style.strong ?? false} ${style.code ?? false} ${character}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const { width } = this.#piece(character, style);
    this.#widths.set(key, width);
    return width;
  }

  /** A word wider than the column, in parts that fit. */
  #broken(word: Piece, style: TextStyle, width: number): Piece[] {
    const parts: Piece[] = [];
    let part = '';
    let partWidth = 0;
    for (const { segment } of graphemes.segment(word.text)) {
      const next = this.#characterWidth(segment, style);
      if (part !== '' && partWidth + next > width) {
        parts.push(this.#piece(part, style));
        part = '';
        partWidth = 0;
      }
      part += segment;
      partWidth += next;
    }
    if (part !== '') parts.push(this.#piece(part, style));
    return parts;
  }

  /** The text in lines no wider than `width`; line feeds in it are kept. */
  lines(text: string, style: TextStyle, width: number): Line[] {
    return text.split(/\r?\n/).flatMap((paragraph) => this.#paragraph(printable(paragraph), style, width));
  }

  #paragraph(text: string, style: TextStyle, width: number): Line[] {
    const lines: Line[] = [];
    let line: Piece[] = [];
    let used = 0;
    const close = (): void => {
      while (line.at(-1)?.space) line.pop();
      lines.push(this.#line(line, style));
      line = [];
      used = 0;
    };
    for (const token of text.match(words) ?? []) {
      const piece = this.#piece(token, style);
      for (const part of piece.width > width ? this.#broken(piece, style, width) : [piece]) {
        if (used > 0 && used + part.width > width + 0.01 && !part.space) close();
        if (part.space && line.length === 0) continue;
        line.push(part);
        used += part.width;
      }
    }
    close();
    return lines;
  }

  /** Puts the pieces of a line into the order of reading and joins runs of one face. */
  #line(pieces: readonly Piece[], style: TextStyle): Line {
    const ordered: Piece[] = [];
    for (let at = 0; at < pieces.length; ) {
      const piece = pieces[at] as Piece;
      let end = at + 1;
      if (piece.rightToLeft) {
        for (let next = end; next < pieces.length && (pieces[next]?.space || pieces[next]?.rightToLeft); next += 1) if (pieces[next]?.rightToLeft) end = next + 1;
        ordered.push(...pieces.slice(at, end).reverse());
      } else ordered.push(piece);
      at = end;
    }
    const runs: { face: Run['face']; text: string }[] = [];
    let joins = false;
    for (const piece of ordered) {
      for (const run of piece.runs) {
        const last = runs.at(-1);
        if (joins && !piece.rightToLeft && last?.face === run.face) last.text += run.text;
        else runs.push({ ...run });
        joins = !piece.rightToLeft;
      }
    }
    return { runs, width: this.#measure(runs, style) };
  }

  height(text: string, style: TextStyle, width: number): number {
    return this.lines(text, style, width).length * lineHeight(style);
  }

  widthOf(text: string, style: TextStyle): number {
    return this.#piece(printable(text), style).width;
  }

  /** The text on one line, ended by an ellipsis where it would be wider. */
  shortened(text: string, style: TextStyle, width: number): string {
    const whole = printable(text);
    if (whole.length < 500 && this.widthOf(whole, style) <= width) return whole;
    let used = this.#characterWidth('…', style);
    let kept = '';
    for (const { segment } of graphemes.segment(whole)) {
      used += this.#characterWidth(segment, style);
      if (used > width) break;
      kept += segment;
    }
    return `${kept.trimEnd()}…`;
  }

  /** Draws lines from the top edge `y`; returns the bottom edge. */
  draw(lines: readonly Line[], style: TextStyle, x: number, y: number, width: number, align: Align = 'left'): number {
    const step = lineHeight(style);
    const features = featuresOf(style);
    let top = y;
    for (const line of lines) {
      const slack = width - line.width;
      let left = x + (align === 'right' ? slack : align === 'center' ? slack / 2 : 0);
      const baseline = top + step / 2 + style.size * 0.36;
      for (const run of line.runs) {
        this.#doc.font(run.face).fontSize(style.size).fillColor(style.colour ?? colour.ink);
        this.#doc.text(run.text, left, baseline, { lineBreak: false, baseline: 'alphabetic', ...(features ? { features } : {}) });
        left += (unitWidth(this.#doc, run, features) * style.size) / 1000;
      }
      top += step;
    }
    return top;
  }
}
