/**
 * One document being written: pages, masthead, footer, cursor, and the tags
 * that let a screen reader read it (PDF/UA: title, language, headings,
 * paragraphs, figures with a text; decoration is marked as such).
 * Rule: everything is an argument; the same model gives the same bytes.
 */
import type { Language } from '#domain/ask/language';
import PDFDocument from 'pdfkit';
import { speaker, type Speaker } from '../words/speak.ts';
import { drawBarcode, fittingBarcode, type PlacedBarcode, type Symbology } from './barcode.ts';
import { lineHeight, TextLayout, type Align } from './text-layout.ts';
import { colour, corner, footerHeight, grid, hairline, margin, paperSize, style, type Paper, type TextStyle } from './theme.ts';
import { printable, registerFaces } from './typeface.ts';
import { shortInstantText } from './when.ts';

/** What every document carries on every page. */
export type DocumentStamp = {
  /** Number of the document, unique in the organisation. */
  readonly number: string;
  /** ISO instant of issue, and the IANA zone in which it is told. */
  readonly issuedAt: string;
  readonly zone: string;
  readonly organisation: string;
  /** One sentence: how a stranger checks that this document is genuine. */
  readonly verification: string;
  readonly paper?: Paper;
  /** Of who reads it; English unless told. */
  readonly language?: Language;
};

type Element = PDFKit.PDFStructureElement;
/** `hang`: where white paper surrounds the code, its border hangs over the edge, so that the bars stand flush with the text. */
type CodeBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly align?: Align; readonly largest?: number; readonly hang?: boolean };
type Position = { readonly x: number; readonly y: number; readonly width: number; readonly align?: Align };
export type SheetSetup = { readonly title: string; readonly stamp: DocumentStamp; readonly margins?: boolean; /** Points, where the paper is no sheet but a roll of labels. */ readonly size?: { readonly width: number; readonly height: number } };

/** pdfkit writes the title into the XMP packet as it is: what would break the XML becomes its look-alike. */
const metadata = (text: string): string => printable(text).replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›');

export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly type: TextLayout;
  readonly say: Speaker;
  readonly page: { readonly width: number; readonly height: number };
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  y = margin;
  readonly #setup: SheetSetup;
  readonly #open: Element[];
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;

  constructor(setup: SheetSetup) {
    const { stamp, title } = setup;
    this.#setup = setup;
    this.say = speaker(stamp.language ?? 'en');
    this.page = setup.size ?? paperSize[stamp.paper ?? 'A4'];
    const issued = new Date(stamp.issuedAt);
    this.doc = new PDFDocument({
      size: [this.page.width, this.page.height], margin: 0, bufferPages: true, autoFirstPage: false,
      pdfVersion: '1.7', subset: 'PDF/UA' as never, tagged: true, lang: this.say.language, displayTitle: true,
      info: {
        Title: metadata(title), Author: metadata(stamp.organisation), Subject: metadata(stamp.number), Creator: 'Handback', Producer: 'Handback',
        CreationDate: Number.isNaN(issued.getTime()) ? new Date(0) : issued,
      },
    });
    this.doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve, reject) => {
      this.doc.on('end', () => resolve());
      this.doc.on('error', reject);
    });
    registerFaces(this.doc);
    this.type = new TextLayout(this.doc);
    const root = this.doc.struct('Document');
    this.doc.addStructure(root);
    this.#open = [root];
    this.left = setup.margins === false ? 0 : margin;
    this.width = this.page.width - 2 * this.left;
    this.bottom = setup.margins === false ? this.page.height : this.page.height - footerHeight;
    this.newPage();
  }

  get pageCount(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** The next page; from the second on, its head repeats what it belongs to. */
  newPage(head = true): void {
    this.doc.addPage();
    this.y = margin;
    if (!head || this.#setup.margins === false || this.pageCount === 1) return;
    this.artifact(() => {
      const half = this.width / 2;
      const { number } = this.#setup.stamp;
      this.type.draw(this.type.lines(this.#setup.title, style.quiet, half).slice(0, 1), style.quiet, this.left, margin - 16, half);
      this.type.draw(this.type.lines(number, { ...style.quiet, code: true }, half).slice(0, 1), { ...style.quiet, code: true }, this.left + half, margin - 16, half, 'right');
      this.rule(margin + 2);
    });
    this.y = margin + 3 * grid;
  }

  /** Starts a new page when `height` does not fit on this one. */
  room(height: number): void {
    if (this.y + height > this.bottom + 0.5 && this.y > margin + 4 * grid) this.newPage();
  }

  gap(steps = 2): void {
    this.y += steps * grid;
  }

  /** Decoration: seen, not read aloud. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  /** An element under the one now open; closed by `end()` of what is returned. */
  element(tag: string, alt?: string): Element {
    const element = this.doc.struct(tag, alt === undefined ? {} : { alt: printable(alt) });
    (this.#open.at(-1) as Element).add(element);
    return element;
  }

  /** What `draw` puts on this page belongs to the element. */
  mark(element: Element, tag: string, draw: () => void): void {
    element.add(this.doc.markStructureContent(tag));
    draw();
    this.doc.endMarkedContent();
  }

  /** Elements made inside `body` belong to this one. */
  group(tag: string, body: () => void): void {
    const element = this.element(tag);
    this.#open.push(element);
    body();
    this.#open.pop();
    element.end();
  }

  /** Text at a place of the page; returns its bottom edge. */
  at(text: string, textStyle: TextStyle, position: Position, tag = 'P'): number {
    const element = this.element(tag);
    let bottom = position.y;
    this.mark(element, tag, () => {
      bottom = this.type.draw(this.type.lines(text, textStyle, position.width), textStyle, position.x, position.y, position.width, position.align);
    });
    element.end();
    return bottom;
  }

  /** Text under the cursor, over as many pages as it needs. */
  text(text: string, textStyle: TextStyle = style.body, options: { tag?: string; indent?: number; width?: number; after?: number } = {}): void {
    const tag = options.tag ?? 'P';
    const indent = options.indent ?? 0;
    const width = options.width ?? this.width - indent;
    const lines = this.type.lines(text, textStyle, width);
    const element = this.element(tag);
    for (let from = 0; from < lines.length; ) {
      this.room(lineHeight(textStyle));
      const count = Math.max(1, Math.floor((this.bottom - this.y + 0.5) / lineHeight(textStyle)));
      const part = lines.slice(from, from + count);
      this.mark(element, tag, () => {
        this.y = this.type.draw(part, textStyle, this.left + indent, this.y, width);
      });
      from += part.length;
    }
    element.end();
    this.gap(options.after ?? 1);
  }

  /** Organisation and number, then the title as a sentence. */
  masthead(kind: string, title: string, lead?: string): void {
    const { organisation, number } = this.#setup.stamp;
    const half = this.width / 2;
    this.brand(this.left, this.y);
    const bottoms = [
      this.at(organisation, style.strong, { x: this.left + 24, y: this.y + 1, width: half - 24 }),
      this.at(`${kind} ${number}`, { ...style.quiet, code: true }, { x: this.left + half, y: this.y + 2, width: half, align: 'right' }),
    ];
    this.y = Math.max(...bottoms) + 5 * grid;
    this.text(title, style.title, { tag: 'H1', after: lead ? 1 : 3 });
    if (lead) this.text(lead, { ...style.lead, colour: colour.quiet }, { after: 3 });
  }

  heading(text: string, keepWith = 40): void {
    this.gap(3);
    this.room(lineHeight(style.heading) + keepWith);
    this.text(text, style.heading, { tag: 'H2', after: 1 });
  }

  /** The mark: what left comes back. */
  brand(x: number, y: number, size = 16): void {
    this.artifact(() => {
      const unit = size / 16;
      this.doc.roundedRect(x, y, size, size, 4 * unit).fill(colour.home);
      this.doc.lineWidth(1.3 * unit).strokeColor(colour.white).lineCap('round').lineJoin('round');
      this.doc.moveTo(x + 11.2 * unit, y + 4.6 * unit).lineTo(x + 11.2 * unit, y + 8.6 * unit).lineTo(x + 4.8 * unit, y + 8.6 * unit).stroke();
      this.doc.moveTo(x + 7 * unit, y + 6.2 * unit).lineTo(x + 4.6 * unit, y + 8.6 * unit).lineTo(x + 7 * unit, y + 11 * unit).stroke();
    });
  }

  rule(y: number, x = this.left, width = this.width): void {
    this.doc.moveTo(x, y).lineTo(x + width, y).lineWidth(hairline).strokeColor(colour.line).stroke();
  }

  card(x: number, y: number, width: number, height: number, ground?: string): void {
    this.artifact(() => {
      this.doc.roundedRect(x, y, width, height, corner);
      if (ground) this.doc.fill(ground);
      else this.doc.lineWidth(hairline).strokeColor(colour.line).stroke();
    });
  }

  /** A code in a box of the page; returns its size, or undefined where it cannot be drawn legibly. */
  barcode(kind: Symbology, text: string, box: CodeBox): { width: number; height: number } | undefined {
    const placed = fittingBarcode(kind, text, box.width, box.height, box.largest);
    if (!placed) return undefined;
    const { shape, size } = placed;
    const slack = box.width - size.width;
    const over = box.hang ? shape.quiet * size.module : 0;
    const x = box.x + (box.align === 'right' ? slack + over : box.align === 'center' ? slack / 2 : -over);
    const element = this.element('Figure', `Barcode: ${text}`);
    this.mark(element, 'Figure', () => drawBarcode(this.doc, shape, size, x, box.y));
    element.end();
    return size;
  }

  /** A code already measured, inside an element that is open (a cell of a table). */
  drawCode({ shape, size }: PlacedBarcode, x: number, y: number): void {
    drawBarcode(this.doc, shape, size, x, y);
  }

  #footers(): void {
    const { stamp } = this.#setup;
    const top = this.page.height - footerHeight + 3 * grid;
    const missing = this.#missingNote();
    for (let index = 0; index < this.pageCount; index += 1) {
      this.doc.switchToPage(index);
      this.artifact(() => {
        this.rule(top);
        const side = 150;
        const middle = this.width - side - 80;
        const draw = (text: string, x: number, width: number, align: Align): void => {
          this.type.draw(this.type.lines(text, style.small, width).slice(0, 3), style.small, x, top + 6, width, align);
        };
        draw(`${stamp.number}\n${shortInstantText(stamp.issuedAt, stamp.zone, this.say.language)}`, this.left, side, 'left');
        draw(missing ? `${missing}\n${stamp.verification}` : stamp.verification, this.left + side, middle, 'left');
        draw(this.say.t('print.page', { page: index + 1, pages: this.pageCount }), this.left + this.width - 80, 80, 'right');
      });
    }
  }

  #missingNote(): string | undefined {
    if (this.type.missing.size === 0) return undefined;
    const points = [...this.type.missing].map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
    const first = points.slice(0, 3).join(', ');
    return this.say.t('print.missing', { points: points.length > 3 ? this.say.t('print.and_more', { points: first, more: points.length - 3 }) : first });
  }

  async finish(): Promise<Uint8Array> {
    if (this.#setup.margins !== false) this.#footers();
    (this.#open[0] as Element).end();
    this.doc.end();
    await this.#ended;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }
}
