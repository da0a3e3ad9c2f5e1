/**
 * A zip archive: its list of entries, and the bytes of one of them as a stream.
 * Rule: what an archive says about itself is not believed. Sizes are counted
 * while unpacking and stop at a limit; names are never used as paths.
 * Source: PKWARE APPNOTE 6.3.10 (sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3).
 */
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { TableError } from './table-error.ts';
import type { TableSource } from './table-source.ts';

export type ZipEntry = { readonly name: string; readonly method: number; readonly isEncrypted: boolean; readonly packed: number; readonly offset: number };
export type ZipArchive = { readonly entries: ReadonlyMap<string, ZipEntry>; readonly open: (name: string, limit: number) => TableSource };

const mostEntries = 20_000;
/** Deflate cannot pack better than about 1:1032; a sheet of one repeated row comes to 1:100. */
const mostRatio = 400;
const freeBytes = 32 * 1024 * 1024;

export const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

const broken = (): TableError => new TableError('broken_archive', 1, 'an Excel workbook or another zip archive');

/** Where the list of entries begins and how many there are. */
function directoryOf(view: DataView, length: number): { at: number; count: number } {
  for (let at = length - 22; at >= Math.max(0, length - 65_557); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (start !== 0xffffffff && count !== 0xffff) return { at: start, count };
    if (at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) return { at: start, count };
    const wide = Number(view.getBigUint64(at - 12, true));
    return { at: Number(view.getBigUint64(wide + 48, true)), count: Number(view.getBigUint64(wide + 32, true)) };
  }
  throw broken();
}

type Sizes = { packed: number; offset: number };

/** Sizes past four gigabytes, or written so by a careful program, stand in an extra field. */
function wideSizes(view: DataView, from: number, to: number, said: Sizes, unpacked: number): Sizes {
  for (let at = from; at + 4 <= to;) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let next = at + 4;
      const take = (value: number): number => {
        if (value !== 0xffffffff || next + 8 > at + 4 + length) return value;
        next += 8;
        return Number(view.getBigUint64(next - 8, true));
      };
      take(unpacked);
      const packed = take(said.packed);
      return { packed, offset: take(said.offset) };
    }
    at += 4 + length;
  }
  return said;
}

function readEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, ZipEntry>();
  const { at: begin, count } = directoryOf(view, bytes.length);
  if (count > mostEntries) throw new TableError('too_large_unpacked', 1, `${mostEntries.toLocaleString('en')} entries`);
  for (let at = begin, index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw broken();
    const flags = view.getUint16(at + 8, true);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/').replace(/^\/+/, '');
    const sizes = wideSizes(view, nameEnd, extraEnd, { packed: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) }, view.getUint32(at + 24, true));
    // The first of two entries with one name is the one other programs show.
    if (!name.endsWith('/') && !entries.has(name)) entries.set(name, { name, method: view.getUint16(at + 10, true), isEncrypted: (flags & 1) === 1, ...sizes });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw broken();
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (from + entry.packed > bytes.length) throw broken();
  return bytes.subarray(from, from + entry.packed);
}

async function* inflate(packed: Uint8Array, limit: number): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: 64 * 1024 });
  const most = Math.min(limit, Math.max(freeBytes, packed.length * mostRatio));
  let length = 0;
  const source = Readable.from([Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)]);
  source.pipe(stream);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > most) throw new TableError('too_large_unpacked', 1, `${Math.round(most / 1_000_000).toLocaleString('en')} MB`);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof TableError ? error : broken();
  } finally {
    source.destroy();
    stream.destroy();
  }
}

async function* stored(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < packed.length; at += 64 * 1024) yield packed.subarray(at, at + 64 * 1024);
}

export function openZip(bytes: Uint8Array): ZipArchive {
  let entries: Map<string, ZipEntry>;
  try {
    entries = readEntries(bytes);
  } catch (error) {
    throw error instanceof TableError ? error : broken();
  }
  return {
    entries,
    open: (name, limit) => ({
      open: () => {
        const entry = entries.get(name);
        if (entry === undefined) throw broken();
        if (entry.isEncrypted) throw new TableError('password', 1);
        if (entry.method !== 0 && entry.method !== 8) throw broken();
        const packed = packedBytes(bytes, entry);
        return entry.method === 0 ? stored(packed) : inflate(packed, limit);
      },
    }),
  };
}
