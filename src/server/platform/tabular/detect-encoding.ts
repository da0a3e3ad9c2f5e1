/**
 * Which encoding these bytes are in, judged from all of them.
 * Order: byte-order mark; UTF-16 without one (every other byte of Latin text is
 * zero); UTF-8 when its multi-byte forms are valid; otherwise Windows-1252.
 * A file that is mostly valid UTF-8 stays UTF-8: its few broken bytes show as
 * U+FFFD and refuse their rows, instead of turning every ü into Ã¼.
 * Source: WHATWG Encoding; RFC 3629 (forms of UTF-8).
 */
import { TableError } from './table-error.ts';
import type { TableSource } from './table-source.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type DetectedEncoding = { readonly encoding: Encoding; readonly hasMark: boolean; /** Bytes that are not valid in it. */ readonly broken: number };

const otherFiles: readonly (readonly [code: 'workbook' | 'not_text', name: string, magic: readonly number[]])[] = [
  ['workbook', 'an Excel workbook or another zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['workbook', 'an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['not_text', 'a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['not_text', 'a compressed file', [0x1f, 0x8b]],
  ['not_text', 'a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['not_text', 'a picture', [0xff, 0xd8, 0xff]],
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

function byMark(head: Uint8Array): Encoding | undefined {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(head, [0xfe, 0xff]) ? 'utf-16be' : undefined;
}

/** UTF-16 without a mark; a text with stray zero bytes is no table. */
function byZeroes(head: Uint8Array): Encoding | undefined {
  let even = 0;
  let odd = 0;
  head.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  if (even + odd === 0) return undefined;
  const half = head.length / 2;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  throw new TableError('not_text', 1, 'a file of bytes that are not text');
}

/** Counts valid and broken multi-byte forms across chunk borders. */
class Utf8Scan {
  valid = 0;
  broken = 0;
  #wanted = 0;
  #low = 0x80;
  #high = 0xbf;

  feed(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#wanted === 0 && byte < 0x80) continue;
      this.#step(byte);
    }
  }

  end(): void {
    if (this.#wanted > 0) this.broken++;
    this.#wanted = 0;
  }

  #step(byte: number): void {
    if (this.#wanted > 0 && byte >= this.#low && byte <= this.#high) {
      this.#low = 0x80;
      this.#high = 0xbf;
      if (--this.#wanted === 0) this.valid++;
      return;
    }
    if (this.#wanted > 0) this.broken++;
    this.#wanted = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    if (this.#wanted === 0 && byte >= 0x80) this.broken++;
    // No overlong forms, no surrogates, nothing past U+10FFFF.
    this.#low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  }
}

/** Reads all bytes once. Throws a TableError for what is no text at all. */
export async function detectEncoding(source: TableSource): Promise<DetectedEncoding> {
  const scan = new Utf8Scan();
  let head: Uint8Array | undefined;
  for await (const chunk of source.open()) {
    if (chunk.length === 0) continue;
    if (head === undefined) {
      head = chunk.subarray(0, 4096);
      const other = otherFiles.find(([, , magic]) => startsWith(chunk, magic));
      if (other !== undefined) throw new TableError(other[0], 1, other[1]);
      const marked = byMark(head);
      if (marked !== undefined && marked !== 'utf-8') return { encoding: marked, hasMark: true, broken: 0 };
      const unmarked = byZeroes(head);
      if (unmarked !== undefined) return { encoding: unmarked, hasMark: false, broken: 0 };
    }
    scan.feed(chunk);
  }
  scan.end();
  if (head === undefined) throw new TableError('empty', 1);
  const hasMark = byMark(head) === 'utf-8';
  if (hasMark || scan.broken === 0 || scan.valid > scan.broken) return { encoding: 'utf-8', hasMark, broken: scan.broken };
  return { encoding: 'windows-1252', hasMark: false, broken: 0 };
}

/** The text of the source, chunk by chunk, without a byte-order mark. */
export async function* decode(source: TableSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.open()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
