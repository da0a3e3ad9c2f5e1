/**
 * The evidence archive: a ZIP whose bytes follow from its files alone (stored,
 * fixed order, fixed time), so that no byte of it can change unnoticed.
 * Rule: what is read is bounded before it is unpacked: number of files, size
 * of each and of all, and names that stay inside the folder.
 * Source: PKWARE APPNOTE 6.3; docs/evidence-format.md, "The archive".
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { isSafeName, manifestFile, sealFile } from '#domain/evidence/evidence-manifest';
import type { EvidenceFile } from '#domain/evidence/evidence-file';
import { allow, refuse, type Verdict } from '#domain/verdict';

export type ArchiveLimits = { readonly files: number; readonly bytes: number };

export const usualLimits: ArchiveLimits = { files: 20_000, bytes: 1024 ** 3 };

export type ArchiveRefusal =
  | { readonly code: 'archive_unreadable'; readonly reason: string }
  | { readonly code: 'archive_too_large'; readonly limit: string };

export type Archive = {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Null when the archive is byte for byte as Handback writes it; else the file around which it first differs. */
  readonly differsAt: string | null;
};

const localMark = 0x04034b50;
const centralMark = 0x02014b50;
const endMark = 0x06054b50;
const [localSize, centralSize, endSize] = [30, 46, 22] as const;
const utf8Names = 0x0800;
const firstDay = 0x0021; // 1 January 1980, the earliest a ZIP can say

/** manifest.json, seal.txt, then the others by name. */
const rankOf = (name: string): string => (name === manifestFile ? '0' : name === sealFile ? '1' : `2${name}`);
const inOrder = <T extends { readonly name: string }>(files: readonly T[]): T[] =>
  files.toSorted((a, b) => (rankOf(a.name) < rankOf(b.name) ? -1 : 1));

export function packArchive(files: readonly EvidenceFile[]): Uint8Array {
  const records: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of inOrder(files)) {
    const nameBytes = Buffer.from(name);
    const both = commonFields(bytes, nameBytes.length);
    const local = Buffer.concat([numbers([4, localMark]), both, nameBytes, bytes]);
    directory.push(numbers([4, centralMark], [2, 20]), both, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), nameBytes);
    records.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = numbers([4, endMark], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, central.length], [4, offset], [2, 0]);
  return Buffer.concat([...records, central, end]);
}

/** Version needed, flags, method, time, date, CRC, both sizes, length of the name, no extra field. */
const commonFields = (bytes: Uint8Array, nameLength: number): Buffer =>
  numbers([2, 20], [2, utf8Names], [2, 0], [2, 0], [2, firstDay], [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, nameLength], [2, 0]);

function numbers(...fields: readonly (readonly [width: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  fields.reduce((at, [width, value]) => buffer.writeUIntLE(value, at, width), 0);
  return buffer;
}

/** Reads our archives and those that another tool packed again from the same files. */
export function unpackArchive(bytes: Uint8Array, limits: ArchiveLimits = usualLimits): Verdict<Archive, ArchiveRefusal> {
  if (bytes.length > limits.bytes) return tooLarge(`${limits.bytes} bytes`);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const listed = directoryOf(buffer, limits);
  if (!listed.ok) return listed;
  const files = new Map<string, Uint8Array>();
  let left = limits.bytes;
  for (const record of listed.value) {
    if (record.name.endsWith('/') && record.size === 0) continue;
    if (!isSafeName(record.name)) return unreadable(`it holds a file named ${JSON.stringify(record.name)}`);
    if (files.has(record.name)) return unreadable(`it holds ${record.name} twice`);
    if (record.method === 0 && record.packed !== record.size) return unreadable(`${record.name} has two sizes`);
    if (record.packed > buffer.length) return unreadable(`${record.name} is longer than the archive`);
    if (record.size > left) return tooLarge(`${limits.bytes} bytes unpacked`);
    const content = contentOf(buffer, record);
    if (content === null) return unreadable(`${record.name} cannot be unpacked`);
    files.set(record.name, content);
    left -= content.length;
  }
  return allow({ files, differsAt: firstDifference(buffer, files) });
}

type Listed = { readonly name: string; readonly method: number; readonly packed: number; readonly size: number; readonly at: number };

function directoryOf(buffer: Buffer, limits: ArchiveLimits): Verdict<Listed[], ArchiveRefusal> {
  const end = endOf(buffer);
  if (end < 0) return unreadable('it has no ZIP directory');
  const count = buffer.readUInt16LE(end + 10);
  if (count * centralSize > end) return unreadable('its ZIP directory is damaged');
  if (count > limits.files) return tooLarge(`${limits.files} files`);
  const listed: Listed[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + centralSize > end || buffer.readUInt32LE(at) !== centralMark) return unreadable('its ZIP directory is damaged');
    const [nameLength, extra, comment] = [buffer.readUInt16LE(at + 28), buffer.readUInt16LE(at + 30), buffer.readUInt16LE(at + 32)];
    if ((buffer.readUInt16LE(at + 8) & 1) === 1) return unreadable('it is encrypted');
    listed.push({
      name: buffer.toString('utf8', at + centralSize, Math.min(at + centralSize + nameLength, end)),
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      at: buffer.readUInt32LE(at + 42),
    });
    at += centralSize + nameLength + extra + comment;
  }
  return allow(listed);
}

/** The end record stands last; another tool may have put a comment of up to 64 KiB after it. */
function endOf(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - endSize - 0xffff);
  for (let at = buffer.length - endSize; at >= lowest; at--) if (buffer.readUInt32LE(at) === endMark) return at;
  return -1;
}

function contentOf(buffer: Buffer, { method, packed, size, at }: Listed): Uint8Array | null {
  if (at + localSize > buffer.length || buffer.readUInt32LE(at) !== localMark) return null;
  const from = at + localSize + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  const stored = buffer.subarray(from, from + packed);
  if (stored.length !== packed) return null;
  if (method === 0) return stored;
  if (method !== 8) return null;
  try {
    const inflated = inflateRawSync(stored, { maxOutputLength: Math.max(size, 1) });
    return inflated.length === size ? inflated : null;
  } catch {
    return null; // more than it declared, or not deflate
  }
}

function firstDifference(buffer: Buffer, files: ReadonlyMap<string, Uint8Array>): string | null {
  const ordered = inOrder([...files].map(([name, bytes]) => ({ name, bytes })));
  const expected = packArchive(ordered);
  if (buffer.equals(expected)) return null;
  let at = 0;
  while (at < buffer.length && buffer[at] === expected[at]) at += 1;
  return fileAt(at, ordered);
}

/** The file whose record, or whose line in the directory, covers this byte of our archive. */
function fileAt(at: number, ordered: readonly EvidenceFile[]): string {
  const lengths = [
    ...ordered.map(({ name, bytes }) => [name, localSize + Buffer.byteLength(name) + bytes.length] as const),
    ...ordered.map(({ name }) => [name, centralSize + Buffer.byteLength(name)] as const),
  ];
  let end = 0;
  for (const [name, length] of lengths) {
    end += length;
    if (at < end) return name;
  }
  return 'its end';
}

const unreadable = (reason: string) => refuse('archive_unreadable', { reason });
const tooLarge = (limit: string) => refuse('archive_too_large', { limit });
