/**
 * Text, piece by piece → records with the line each starts on.
 * Rule: a damaged record never takes its neighbours with it. A quote that does
 * not close makes a problem of its own line and reading goes on with the next;
 * a cell of megabytes is named and passed over.
 * Lenient where it loses nothing (a quote inside an unquoted cell, spaces around
 * quotes). Source: RFC 4180; the quoting habits of spreadsheets and databases.
 */
import { shortened, withinLimits, type RawRecord, type TableLimits } from './raw-record.ts';
import type { Delimiter } from './sniff-dialect.ts';

export type CutDialect = { /** Zero: lines are not cut into cells. */ readonly delimiter: Delimiter | '\u0000'; /** `\"` inside quotes is a quote. */ readonly escapes?: boolean };

/** Until here a quote may stay open. A cell this long is refused anyway; a longer one is a quote that was never closed. */
const openQuote = 16 * 1024 * 1024;
/** Characters that may be read again because of open quotes; then a quote has to close on its own line. */
const secondLooks = 64 * 1024 * 1024;

type Cut = { readonly cells: string[]; readonly next: number; readonly lineEnds: number };
type Quoted = { readonly text: string; readonly next: number };

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') count++;
  return count;
}

export class RecordCutter {
  /** Quotes inside quoted cells that are neither doubled nor escaped. */
  strays = 0;
  readonly #delimiter: Delimiter | '\u0000';
  readonly #escapes: boolean;
  readonly #limits: TableLimits;
  #line: number;
  #parts: string[] = [];
  #held = 0;
  /** A record is not looked at again before so much of it is here: looking each time a piece arrives would be quadratic. */
  #wanted = 0;
  #skipping = false;
  #lookedAgain = 0;
  #text = '';
  #isLast = false;

  constructor({ delimiter, escapes = false }: CutDialect, limits: TableLimits, firstLine = 1) {
    this.#delimiter = delimiter;
    this.#escapes = escapes;
    this.#limits = limits;
    this.#line = firstLine;
  }

  /** The records that are whole now. With `isLast` everything that is left. */
  feed(piece: string, isLast = false): RawRecord[] {
    this.#parts.push(piece);
    this.#held += piece.length;
    if (!isLast && this.#held < this.#wanted) return [];
    this.#text = this.#parts.length === 1 ? piece : this.#parts.join('');
    this.#isLast = isLast;
    const records: RawRecord[] = [];
    const rest = this.#cutAll(records);
    this.#parts = rest === '' ? [] : [rest];
    this.#held = rest.length;
    this.#wanted = rest.length * 2;
    this.#text = '';
    return records;
  }

  /** Returns what is not whole yet. */
  #cutAll(records: RawRecord[]): string {
    const text = this.#text;
    let at = 0;
    let quote = text.indexOf('"');
    if (this.#skipping) at = this.#skip();
    while (at < text.length) {
      const end = this.#lineEnd(at);
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      if (quote === -1 || (end !== -1 && quote > end)) {
        if (end === -1 && !this.#isLast) break;
        const stop = end === -1 ? text.length : end;
        this.#keep(records, text.slice(at, stop).split(this.#delimiter), 0);
        at = this.#past(stop);
        continue;
      }
      const cut = this.#cutQuoted(at, end);
      if (cut === 'more' && text.length - at < openQuote) break;
      if (typeof cut === 'string') {
        at = this.#giveUp(records, at, end);
        continue;
      }
      this.#keep(records, cut.cells, cut.lineEnds);
      at = cut.next;
    }
    if (!this.#isLast && text.length - at >= openQuote) return this.#tooLong(records, at);
    return at >= text.length ? '' : text.slice(at);
  }

  #keep(records: RawRecord[], cells: string[], lineEnds: number): void {
    records.push(withinLimits({ line: this.#line, cells }, this.#limits));
    this.#line += 1 + lineEnds;
  }

  #nextLf = -1;
  #nextCr = -1;
  #searched = '';

  /** The next line end that is certainly whole; -1 when none is here. */
  #lineEnd(from: number): number {
    const text = this.#text;
    if (this.#searched !== text || from === 0) {
      this.#searched = text;
      this.#nextLf = text.indexOf('\n', from);
      this.#nextCr = text.indexOf('\r', from);
    }
    if (this.#nextLf !== -1 && this.#nextLf < from) this.#nextLf = text.indexOf('\n', from);
    if (this.#nextCr !== -1 && this.#nextCr < from) this.#nextCr = text.indexOf('\r', from);
    const end = this.#nextLf === -1 ? this.#nextCr : this.#nextCr === -1 ? this.#nextLf : Math.min(this.#nextLf, this.#nextCr);
    // A carriage return at the end of a piece may be half of a line end.
    return end === text.length - 1 && text[end] === '\r' && !this.#isLast ? -1 : end;
  }

  #past(end: number): number {
    return this.#text[end] === '\r' && this.#text[end + 1] === '\n' ? end + 2 : end + 1;
  }

  /** A record with a quote somewhere. `more`: not whole yet; `open`: a quote in it is not closed. */
  #cutQuoted(start: number, firstEnd: number): Cut | 'more' | 'open' {
    const text = this.#text;
    const cells: string[] = [];
    for (let at = start; ;) {
      const quoted = this.#quotedCell(at);
      if (quoted === 'open' || quoted === 'more') return quoted === 'more' && this.#isLast ? 'open' : quoted;
      let stop: number;
      if (quoted !== null) {
        cells.push(quoted.text);
        stop = quoted.next;
      } else {
        const end = this.#lineEnd(at);
        const cut = text.indexOf(this.#delimiter, at);
        stop = cut !== -1 && (end === -1 || cut < end) ? cut : end;
        if (stop === -1 && !this.#isLast) return 'more';
        if (stop === -1) stop = text.length;
        cells.push(text.slice(at, stop));
      }
      if (text[stop] !== this.#delimiter) {
        const isHalf = text[stop] === '\r' && stop === text.length - 1;
        if (!this.#isLast && (stop >= text.length || isHalf)) return 'more';
        const next = this.#past(stop);
        return { cells, next, lineEnds: firstEnd !== -1 && firstEnd < stop ? lineEndsIn(text.slice(start, stop)) : 0 };
      }
      at = stop + 1;
    }
  }

  /** Null when no quoted cell begins here. */
  #quotedCell(at: number): Quoted | 'more' | 'open' | null {
    const text = this.#text;
    let begin = at;
    while (text[begin] === ' ') begin++;
    if (text[begin] !== '"') return begin >= text.length && !this.#isLast ? 'more' : null;
    const isPadded = begin > at;
    let isPlain = true;
    for (let from = begin + 1; ;) {
      const quote = text.indexOf('"', from);
      if (quote === -1 || (quote === text.length - 1 && !this.#isLast)) return isPadded && this.#crossesLine(begin, text.length) ? null : 'more';
      if (this.#tooFar(begin, quote)) return isPadded ? null : 'open';
      const next = text[quote + 1];
      if (this.#escapes && this.#isEscaped(quote, begin) && (!this.#isStop(next) || this.#closesLater(quote))) { isPlain = false; from = quote + 1; continue; }
      if (next === '"') { isPlain = false; from = quote + 2; continue; }
      const stop = this.#stopAfter(quote + 1);
      if (stop === -1) return 'more';
      if (stop > 0) {
        if (isPadded && this.#crossesLine(begin, quote)) return null;
        const inner = text.slice(begin + 1, quote);
        return { text: isPlain ? inner : this.#unescaped(inner), next: stop };
      }
      // A stray quote where a cell would begin, lines further down: an earlier one was never closed.
      const before = text[quote - 1];
      if ((before === this.#delimiter || before === '\n' || before === '\r') && this.#crossesLine(begin, quote)) return isPadded ? null : 'open';
      this.strays += 1;
      from = quote + 1;
    }
  }

  #tooFar(begin: number, quote: number): boolean {
    return quote - begin > openQuote || (this.#lookedAgain > secondLooks && this.#crossesLine(begin, quote));
  }

  #crossesLine(from: number, to: number): boolean {
    const inside = this.#text.slice(from, to);
    return inside.includes('\n') || inside.includes('\r');
  }

  #isStop(sign: string | undefined): boolean {
    return sign === this.#delimiter || sign === '\n' || sign === '\r' || sign === undefined;
  }

  /** Where the cell ends when only spaces stand between its closing quote and the end: that place, 0 when something else follows, -1 when it is not here yet. */
  #stopAfter(from: number): number {
    let at = from;
    while (this.#text[at] === ' ') at++;
    if (at >= this.#text.length) return this.#isLast ? at : -1;
    return this.#isStop(this.#text[at]) ? at : 0;
  }

  /** A path may end in a backslash (`"C:\dir\",`): the quote behind it is an escaped one only if another closes the cell on this line. */
  #closesLater(quote: number): boolean {
    const end = this.#text.slice(quote + 1, quote + 10_000).search(/[\r\n]/);
    const rest = this.#text.slice(quote + 1, end === -1 ? quote + 10_000 : quote + 1 + end);
    return (rest.replace(/\\["\\]/g, '').split('"').length - 1) % 2 === 1;
  }

  #isEscaped(quote: number, begin: number): boolean {
    let count = 0;
    for (let at = quote - 1; at > begin && this.#text[at] === '\\'; at--) count++;
    return count % 2 === 1;
  }

  #unescaped(inner: string): string {
    const plain = inner.replaceAll('""', '"');
    return this.#escapes ? plain.replace(/\\(["\\])/g, '$1') : plain;
  }

  /** The line with the open quote becomes a problem; reading goes on behind it. */
  #giveUp(records: RawRecord[], at: number, end: number): number {
    const text = this.#text;
    this.#lookedAgain += Math.min(text.length - at, openQuote);
    const stop = end === -1 ? text.length : end;
    records.push({ line: this.#line, cells: shortened(text.slice(at, Math.min(stop, at + 10_000)).split(this.#delimiter)), problem: 'quote_not_closed' });
    this.#line += 1;
    // The search for line ends had run ahead.
    this.#searched = '';
    return this.#past(stop);
  }

  /** A line that does not end: named, then passed over until it does. */
  #tooLong(records: RawRecord[], at: number): string {
    records.push({ line: this.#line, cells: shortened(this.#text.slice(at, at + 10_000).split(this.#delimiter)), problem: 'row_too_long' });
    this.#skipping = true;
    return '';
  }

  #skip(): number {
    const end = this.#lineEnd(0);
    if (end === -1) return this.#text.endsWith('\r') && !this.#isLast ? this.#text.length - 1 : this.#text.length;
    this.#skipping = false;
    this.#line += 1;
    return this.#past(end);
  }
}
