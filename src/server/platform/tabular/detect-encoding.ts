/**
 * Which encoding these bytes are in, judged from all of them.
 * Order: byte-order mark; UTF-16 without one (every other byte of most text is
 * the same); UTF-8 when its multi-byte forms are valid; otherwise the old code
 * page whose words make sense.
 * A file in which UTF-8 and Windows-1252 stand side by side stays UTF-8: its
 * other bytes are read as Windows-1252 and their lines named, instead of turning
 * an ü into Ã¼.
 * Source: WHATWG Encoding; RFC 3629 (forms of UTF-8).
 */
import { isAscii as isAsciiOnly } from 'node:buffer';
import type { EncodingName } from '#domain/import/encoding';
import { guessCodePage } from './code-pages.ts';
import { TableError } from './table-error.ts';
import { firstBytes, type TableSource } from './table-source.ts';

export type Encoding = EncodingName;
export type DetectedEncoding = {
  readonly encoding: Encoding;
  readonly hasMark: boolean;
  /** Places that are not valid in it and were read as Windows-1252. */
  readonly broken: number;
  /** False when another encoding fits nearly as well, or none fits well. */
  readonly isSure: boolean;
  /** A character already replaced before the file came to us (U+FFFD), and zero bytes that were left off. */
  readonly replaced: number;
  readonly zeroes: number;
};

const sampleBytes = 96 * 1024;

export function byMark(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without a mark: zero bytes at every other place, and only there; what comes out is text. */
export function byZeroes(head: Uint8Array): Encoding | undefined {
  let even = 0;
  let odd = 0;
  head.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = head.length / 2;
  const most = Math.max(even, odd);
  if (most < half * 0.05 || Math.min(even, odd) > most * 0.05) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(encoding).decode(head.subarray(0, head.length - (head.length % 2)));
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const odds = text.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  return odds <= text.length * 0.01 && (most > half * 0.4 || /[\n\r]/.test(text)) ? encoding : undefined;
}

/** Letters of Windows-1252 among the second bytes of UTF-8: Š Œ Ž š œ ž Ÿ ª º. */
const lettersAbove = new Set([0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f, 0xaa, 0xba]);

/** Control characters that no text has, even one in an old Japanese encoding or with separators of its own. */
const isNoise = (head: Uint8Array): boolean => head.filter((byte) => byte > 0 && byte < 0x1a && (byte < 0x09 || byte > 0x0f)).length > head.length * 0.03;

/** Counts valid and broken multi-byte forms across chunk borders. */
class Utf8Scan {
  valid = 0;
  /** Of these, forms that would be no word in Windows-1252: Ã¡, where no letter follows the Ã. */
  telling = 0;
  broken = 0;
  replaced = 0;
  #wanted = 0;
  #low = 0x80;
  #high = 0xbf;
  #first = 0;
  #second = 0;

  feed(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#wanted === 0 && byte < 0x80) continue;
      this.#step(byte);
    }
  }

  get isBetween(): boolean {
    return this.#wanted === 0;
  }

  end(): void {
    if (this.#wanted > 0) this.broken++;
    this.#wanted = 0;
  }

  #step(byte: number): void {
    if (this.#wanted > 0 && byte >= this.#low && byte <= this.#high) {
      this.#low = 0x80;
      this.#high = 0xbf;
      if (--this.#wanted > 0) this.#second = byte;
      else {
        this.valid++;
        if (this.#first <= 0xc5 && !lettersAbove.has(byte)) this.telling++;
        if (this.#first === 0xef && this.#second === 0xbf && byte === 0xbd) this.replaced++;
      }
      return;
    }
    if (this.#wanted > 0) this.broken++;
    this.#first = byte;
    this.#wanted = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    if (this.#wanted === 0 && byte >= 0x80) this.broken++;
    // No overlong forms, no surrogates, nothing past U+10FFFF.
    this.#low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  }
}

/** Whole lines that hold bytes which are not ASCII, up to a limit. */
class Evidence {
  readonly #parts: Uint8Array[] = [];
  #length = 0;
  #rest = new Uint8Array();

  feed(chunk: Uint8Array, isAscii: boolean): void {
    if (this.#length >= sampleBytes) return;
    const joined = this.#rest.length === 0 || isAscii ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = Math.max(joined.lastIndexOf(0x0a), joined.lastIndexOf(0x0d));
    if (!isAscii) this.#take(joined.subarray(0, end + 1));
    else if (this.#rest.some((byte) => byte >= 0x80)) this.#line(this.#rest);
    this.#rest = joined.slice(Math.max(end + 1, joined.length - sampleBytes));
  }

  #take(bytes: Uint8Array): void {
    let from = 0;
    for (let at = 0; at < bytes.length && this.#length < sampleBytes; at++) {
      if (bytes[at] !== 0x0a && bytes[at] !== 0x0d) continue;
      this.#line(bytes.subarray(from, at + 1));
      from = at + 1;
    }
  }

  #line(line: Uint8Array): void {
    if (!line.some((byte) => byte >= 0x80)) return;
    this.#parts.push(line.slice(0, 4096));
    this.#length += line.length;
  }

  end(): Uint8Array {
    this.#line(this.#rest);
    return Buffer.concat(this.#parts);
  }
}

/** Reads all bytes once. Throws a TableError for what is no text at all. */
export async function detectEncoding(source: TableSource): Promise<DetectedEncoding> {
  const head = await firstBytes(source, 4096);
  if (head.length === 0) throw new TableError('empty', 1);
  const marked = byMark(head);
  const wide = marked === undefined || marked === 'utf-8' ? byZeroes(head) : marked;
  if (wide !== undefined) return { encoding: wide, hasMark: marked !== undefined, broken: 0, isSure: true, replaced: 0, zeroes: 0 };
  const scan = new Utf8Scan();
  const evidence = new Evidence();
  let zeroes = 0;
  let length = 0;
  for await (const chunk of source.open()) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const isAscii = isAsciiOnly(bytes);
    length += bytes.length;
    if (bytes.includes(0)) for (const byte of bytes) zeroes += byte === 0 ? 1 : 0;
    if (!isAscii || !scan.isBetween) scan.feed(bytes);
    evidence.feed(bytes, isAscii);
  }
  scan.end();
  if (zeroes > Math.max(length * 0.1, 1)) throw new TableError('not_text', 1, 'a file of bytes that are not text');
  if (isNoise(head)) throw new TableError('not_text', 1, 'a file of bytes that are not text');
  const { valid, telling, broken, replaced } = scan;
  if (marked === 'utf-8' || broken === 0 || valid > broken) return { encoding: 'utf-8', hasMark: marked === 'utf-8', broken, isSure: true, replaced, zeroes };
  const guess = guessCodePage(evidence.end());
  // Written in two encodings, half and half: what is UTF-8 is read so, the rest as Windows-1252, and said.
  if (guess.codePage === 'windows-1252' && telling > 0) return { encoding: 'utf-8', hasMark: false, broken, isSure: true, replaced, zeroes };
  return { encoding: guess.codePage, hasMark: false, broken: 0, isSure: !guess.isClose && guess.fit > 0.5, replaced: 0, zeroes };
}
