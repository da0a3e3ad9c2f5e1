/**
 * JSON as an API or a device management exports it: an array of objects, one
 * under some key, or one object a line. Each object is a row; objects inside it
 * are laid flat one level (`user.email`), lists become text.
 * Rule: objects are cut out one by one as the text goes by, so that memory does
 * not grow with the file. Source: RFC 8259.
 */
import type { ReadingNote } from '#domain/import/reading-note';
import { decode } from './decode-text.ts';
import type { DetectedEncoding } from './detect-encoding.ts';
import { withinLimits, type RawRecord, type Records, type TableLimits } from './raw-record.ts';
import { TableError } from './table-error.ts';
import { pacer, type TableSource } from './table-source.ts';

const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const quoteSign = 34;
const backslash = 92;

type Level = { readonly isList: boolean; key: string };

/** Cuts out the objects that stand in a list, or at the top, with the path of keys that leads to them. */
class ObjectCutter {
  readonly #take: (path: string, text: string) => void;
  readonly #limits: TableLimits;
  #levels: Level[] = [];
  #text = '';
  #at = 0;
  /** Where the object being cut began, and how deep. */
  #start = -1;
  #depth = 0;
  #inString = false;
  #stringFrom = -1;
  #lastString = '';

  constructor(limits: TableLimits, take: (path: string, text: string) => void) {
    this.#limits = limits;
    this.#take = take;
  }

  feed(piece: string): void {
    const keep = this.#start !== -1 ? this.#start : this.#stringFrom !== -1 ? this.#stringFrom : this.#at;
    this.#text = this.#text.slice(keep) + piece;
    this.#at -= keep;
    if (this.#start !== -1) this.#start = 0;
    if (this.#stringFrom !== -1) this.#stringFrom -= keep;
    if (this.#text.length > this.#limits.rowCharacters * 4) throw new TableError('unreadable', 1, 'one record in it is larger than can be read');
    this.#scan();
  }

  get isWhole(): boolean {
    return this.#levels.length === 0 && this.#start === -1 && !this.#inString;
  }

  #scan(): void {
    const text = this.#text;
    for (; this.#at < text.length; this.#at++) {
      if (this.#inString) {
        if (!this.#endString(text)) return;
        continue;
      }
      const sign = text.charCodeAt(this.#at);
      if (sign === quoteSign) {
        this.#inString = true;
        this.#stringFrom = this.#at + 1;
      } else if (sign === openBrace || sign === openBracket) this.#open(sign === openBracket);
      else if (sign === closeBrace || sign === closeBracket) this.#close(text);
      else if (sign === 58 && this.#start === -1) {
        const level = this.#levels.at(-1);
        if (level !== undefined) level.key = this.#lastString;
      }
    }
  }

  /** False when the string goes on in the next piece. */
  #endString(text: string): boolean {
    for (;;) {
      const quote = text.indexOf('"', this.#at);
      if (quote === -1) {
        this.#at = text.length;
        return false;
      }
      let slashes = 0;
      for (let at = quote - 1; at >= this.#stringFrom && text.charCodeAt(at) === backslash; at--) slashes++;
      this.#at = quote;
      if (slashes % 2 === 1) { this.#at++; continue; }
      if (this.#start === -1) this.#lastString = text.slice(this.#stringFrom, Math.min(quote, this.#stringFrom + 200));
      this.#inString = false;
      this.#stringFrom = -1;
      return true;
    }
  }

  #open(isList: boolean): void {
    if (this.#start !== -1) { this.#depth++; return; }
    const parent = this.#levels.at(-1);
    if (!isList && parent?.isList === true) {
      this.#start = this.#at;
      this.#depth = 1;
      return;
    }
    if (this.#levels.length > 6) throw new TableError('unreadable', 1, 'it is nested too deeply');
    this.#levels.push({ isList, key: '' });
  }

  #close(text: string): void {
    if (this.#start === -1) { this.#levels.pop(); return; }
    if (--this.#depth > 0) return;
    const path = this.#levels.slice(0, -1).map(({ key }) => key).join('.');
    this.#take(path, text.slice(this.#start, this.#at + 1));
    this.#start = -1;
  }
}

type Flat = Map<string, string>;

const asText = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean));

function listText(list: readonly unknown[]): string {
  return list.every((each) => typeof each !== 'object' || each === null) ? list.map(asText).join(', ') : JSON.stringify(list);
}

/** Numbers of more digits than a number can hold keep them all. */
function parseObject(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  const exactly = (_: string, value: unknown, context?: { readonly source?: string }): unknown => (typeof value === 'number' && context?.source !== undefined && context.source.length > 15 && /^-?\d+$/.test(context.source) ? context.source : value);
  return JSON.parse(text, exactly as (key: string, value: unknown) => unknown);
}

export function flatten(text: string): Flat {
  const flat: Flat = new Map();
  const value = parseObject(text);
  for (const [key, each] of Object.entries(value as Record<string, unknown>)) {
    if (Array.isArray(each)) flat.set(key, listText(each));
    else if (typeof each === 'object' && each !== null) for (const [inner, deep] of Object.entries(each)) flat.set(`${key}.${inner}`, Array.isArray(deep) ? listText(deep) : asText(deep));
    else flat.set(key, asText(each));
  }
  return flat;
}

async function* objectsOf(source: TableSource, encoding: DetectedEncoding, limits: TableLimits, wanted: string | undefined): AsyncGenerator<readonly { path: string; text: string }[]> {
  let found: { path: string; text: string }[] = [];
  const cutter = new ObjectCutter(limits, (path, text) => { if (wanted === undefined || path === wanted) found.push({ path, text }); });
  const pause = pacer();
  let isFirst = true;
  // One object a line is a list without its brackets.
  for await (const part of decode(source, encoding)) {
    cutter.feed(isFirst && wanted === lines ? `[${part}` : part);
    isFirst = false;
    await pause();
    if (found.length > 0) yield found;
    found = [];
  }
  if (wanted === lines) cutter.feed(']');
  if (!cutter.isWhole) throw new TableError('unreadable', 1, 'the JSON in it ends too early');
}

const lines = '';

type Survey = { readonly path: string; readonly keys: readonly string[] };

/** The longest list of objects, and every key that occurs in it. */
async function surveyLists(source: TableSource, encoding: DetectedEncoding, limits: TableLimits, path: string | undefined): Promise<Survey | undefined> {
  const lists = new Map<string, { count: number; keys: Set<string> }>();
  const pause = pacer();
  let count = 0;
  for await (const batch of objectsOf(source, encoding, limits, path)) {
    for (const object of batch) {
      const list = lists.get(object.path) ?? { count: 0, keys: new Set<string>() };
      list.count += 1;
      count += 1;
      for (const key of safely(object.text, count).keys()) if (list.keys.size < limits.columns) list.keys.add(key);
      lists.set(object.path, list);
      await pause();
    }
  }
  const [best] = [...lists].sort((a, b) => b[1].count - a[1].count);
  return best === undefined ? undefined : { path: best[0], keys: [...best[1].keys] };
}

function safely(text: string, record: number): Flat {
  try {
    return flatten(text);
  } catch {
    throw new TableError('unreadable', record, 'the JSON of this record is not valid');
  }
}

export async function readJson(source: TableSource, encoding: DetectedEncoding, limits: TableLimits): Promise<{ records: Records; notes: ReadingNote[] }> {
  const found = await surveyLists(source, encoding, limits, undefined) ?? await surveyLists(source, encoding, limits, lines);
  if (found === undefined || found.keys.length === 0) throw new TableError('no_table', 1, 'a JSON file');
  const { path, keys } = found;
  const records: Records = async function* () {
    yield [{ line: 0, cells: keys }];
    let line = 0;
    const pause = pacer();
    for await (const batch of objectsOf(source, encoding, limits, path)) {
      const rows: RawRecord[] = [];
      for (const { text } of batch) {
        const flat = safely(text, ++line);
        rows.push(withinLimits({ line, cells: keys.map((key) => flat.get(key) ?? '') }, limits));
        await pause();
      }
      yield rows;
    }
  };
  return { records, notes: path === '' ? [] : [{ code: 'json_path', text: path }] };
}
