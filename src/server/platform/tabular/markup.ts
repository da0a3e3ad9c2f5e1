/**
 * Markup, piece by piece → tags and texts. For the XML inside workbooks, and
 * lenient enough for the HTML that web applications call an Excel file.
 * Rule: no DTD, hence no entities but the well-known ones: nothing can expand.
 * Source: XML 1.0 (2.4, 2.7, 4.6); HTML Living Standard 13.2.5 in outline.
 */
import { TableError } from './table-error.ts';
import type { TableSource } from './table-source.ts';

export type MarkupEvents = {
  /** `name` without its prefix. */
  readonly open: (name: string, attributes: string, isEmpty: boolean) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0', ndash: '–', mdash: '—', euro: '€', pound: '£', copy: '©', reg: '®', deg: '°', middot: '·', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', ecirc: 'ê', euml: 'ë', agrave: 'à', aacute: 'á', acirc: 'â', atilde: 'ã', aring: 'å', aelig: 'æ', ccedil: 'ç', iacute: 'í', igrave: 'ì', icirc: 'î', iuml: 'ï',
  ntilde: 'ñ', oacute: 'ó', ograve: 'ò', ocirc: 'ô', otilde: 'õ', oslash: 'ø', uacute: 'ú', ugrave: 'ù', ucirc: 'û', yacute: 'ý', Eacute: 'É', Egrave: 'È', Aacute: 'Á', Agrave: 'À', Acirc: 'Â', Aring: 'Å', AElig: 'Æ', Ccedil: 'Ç', Iacute: 'Í', Ntilde: 'Ñ', Oacute: 'Ó', Oslash: 'Ø', Uacute: 'Ú',
};

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\uFFFD' : String.fromCodePoint(code);
  });
}

/** One attribute of a tag, by its name without prefix unless one is given. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes[at - 1];
    if (before !== undefined && !/[\s:"']/.test(before)) continue;
    const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/.exec(attributes.slice(at + name.length, at + name.length + 4000));
    if (value !== null) return decodeEntities(value[1] ?? value[2] ?? value[3] ?? '');
  }
  return undefined;
}

const longestTag = 1024 * 1024;
const longestText = 32 * 1024 * 1024;

export class MarkupReader {
  readonly #events: MarkupEvents;
  readonly #isHtml: boolean;
  #held = '';
  #wanted = 0;
  #parts: string[] = [];
  #length = 0;

  constructor(events: MarkupEvents, isHtml = false) {
    this.#events = events;
    this.#isHtml = isHtml;
  }

  feed(piece: string, isLast = false): void {
    this.#parts.push(piece);
    this.#length += piece.length;
    if (!isLast && this.#length < this.#wanted) return;
    const text = this.#held + this.#parts.join('');
    this.#parts = [];
    const rest = this.#read(text, isLast);
    this.#held = rest;
    this.#length = rest.length;
    this.#wanted = rest.length > 8192 ? rest.length * 2 : 0;
    if (rest.length > longestText) throw new TableError('unreadable', 1, 'a tag or text in it never ends');
  }

  #read(text: string, isLast: boolean): string {
    let at = 0;
    while (at < text.length) {
      const tag = text.indexOf('<', at);
      if (tag === -1) {
        if (!isLast) return text.slice(at);
        this.#events.text(decodeEntities(text.slice(at)));
        return '';
      }
      if (tag > at) this.#events.text(decodeEntities(text.slice(at, tag)));
      const next = this.#tag(text, tag);
      if (next === -1) return isLast ? '' : text.slice(tag);
      at = next;
    }
    return '';
  }

  /** Where reading goes on; -1 when the tag is not whole. */
  #tag(text: string, at: number): number {
    const sign = text[at + 1];
    if (sign === undefined) return -1;
    if (sign === '!') return this.#declaration(text, at);
    if (sign === '?') return after(text, '?>', at + 2);
    if (!/[A-Za-z_/]/.test(sign)) {
      this.#events.text('<');
      return at + 1;
    }
    const end = tagEnd(text, at + 1);
    if (end === -1) {
      if (text.length - at > longestTag) throw new TableError('unreadable', 1, 'a tag in it never ends');
      return -1;
    }
    if (sign === '/') {
      this.#events.close(this.#name(text.slice(at + 2, end).trim()));
      return end + 1;
    }
    const isEmpty = text[end - 1] === '/';
    const inner = text.slice(at + 1, isEmpty ? end - 1 : end);
    const cut = inner.search(/[\s/]/);
    const name = this.#name(cut === -1 ? inner : inner.slice(0, cut));
    if (this.#isHtml && (name === 'script' || name === 'style') && !isEmpty) return after(text.toLowerCase(), `</${name}>`, end);
    this.#events.open(name, cut === -1 ? '' : inner.slice(cut + 1), isEmpty);
    return end + 1;
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9);
      if (end === -1) return -1;
      this.#events.text(text.slice(at + 9, end));
      return end + 3;
    }
    if (text.length - at < 9) return -1;
    if (!this.#isHtml && /^<!DOCTYPE/i.test(text.slice(at, at + 9))) throw new TableError('has_dtd', 1);
    return after(text, '>', at + 2);
  }

  #name(full: string): string {
    const colon = full.indexOf(':');
    const name = colon === -1 ? full : full.slice(colon + 1);
    return this.#isHtml ? name.toLowerCase() : name;
  }
}

function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? -1 : at + what.length;
}

/** The `>` that ends a tag, past any inside quoted values. */
function tagEnd(text: string, from: number): number {
  for (let at = from; ;) {
    const end = text.indexOf('>', at);
    if (end === -1) return -1;
    const inner = text.slice(from, end);
    const double = inner.split('"').length - 1;
    const single = double === 0 ? inner.split("'").length - 1 : 0;
    if (double % 2 === 0 && single % 2 === 0) return end;
    if (end - from > 20_000) return end;
    at = end + 1;
  }
}

/** Reads a whole part; the encoding of XML in archives is UTF-8 or says otherwise by its mark. */
export async function readMarkup(source: TableSource, events: MarkupEvents, isDone: () => boolean = () => false): Promise<void> {
  const reader = new MarkupReader(events);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of source.open()) {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8');
    reader.feed(decoder.decode(chunk, { stream: true }));
    if (isDone()) return;
  }
  reader.feed(decoder?.decode() ?? '', true);
}
