/**
 * Bytes → text, piece by piece, without byte-order mark and zero bytes.
 * In a file that is UTF-8 but for some bytes, each such byte is read as
 * Windows-1252, which has a character for nearly every one: nothing is lost.
 */
import type { EncodingName } from '#domain/import/encoding';
import type { DetectedEncoding } from './detect-encoding.ts';
import type { TableSource } from './table-source.ts';
import { decoderOf } from './text-decoder.ts';

const western = new TextDecoder('windows-1252');
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Length of the UTF-8 form that begins here: 0 when it is none, -1 when it is cut off by the end. */
export function formAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first < 0x80 ? 1 : first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next];
    if (byte === undefined) return -1;
    const low = next > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = next > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return 0;
  }
  return length;
}

/** The text of these bytes and how many of the last belong to the next piece. */
function decodeMixed(bytes: Uint8Array, isLast: boolean): { text: string; left: number } {
  let text = '';
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = formAt(bytes, at);
    if (length > 0) { at += length; continue; }
    text += strict.decode(bytes.subarray(from, at));
    if (length === -1 && !isLast) return { text, left: bytes.length - at };
    text += western.decode(bytes.subarray(at, at + 1));
    from = ++at;
  }
  return { text: text + strict.decode(bytes.subarray(from)), left: 0 };
}

async function* mixed(source: TableSource): AsyncGenerator<string> {
  let rest = new Uint8Array();
  for await (const chunk of source.open()) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const { text, left } = decodeMixed(bytes, false);
    rest = bytes.slice(bytes.length - left);
    yield text;
  }
  yield decodeMixed(rest, true).text;
}

async function* plain(source: TableSource, encoding: EncodingName): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  for await (const chunk of source.open()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

export async function* decode(source: TableSource, { encoding, broken, zeroes }: Pick<DetectedEncoding, 'encoding' | 'broken' | 'zeroes'>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const part of broken > 0 ? mixed(source) : plain(source, encoding)) {
    let text = isFirst && part.startsWith('\uFEFF') ? part.slice(1) : part;
    if (text !== '') isFirst = false;
    if (zeroes > 0 && text.includes('\0')) text = text.replaceAll('\0', '');
    if (text !== '') yield text;
  }
}
