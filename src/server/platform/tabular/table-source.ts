/**
 * Where the bytes of a table come from. It can be opened again: the encoding of
 * a file is certain only when all of it has been seen, and a file is read twice
 * (first to survey its columns, then to decide its rows).
 */
import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

export type TableSource = { readonly open: () => AsyncIterable<Uint8Array> };

const slice = 64 * 1024;
const longestTurn = 8;

/** Lets others in whenever this has worked for some milliseconds: reading a large file never holds up the server. */
export function pacer(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longestTurn) return undefined;
    return setImmediate().then(() => { since = performance.now(); });
  };
}

export function fromBytes(bytes: Uint8Array): TableSource {
  return {
    open: async function* () {
      const pause = pacer();
      for (let at = 0; at < bytes.length; at += slice) {
        await pause();
        yield bytes.subarray(at, at + slice);
      }
    },
  };
}

export function fromFile(path: string): TableSource {
  return { open: () => createReadStream(path, { highWaterMark: slice }) };
}

/** An archive is read from its end, so it has to be here as a whole. */
export const mostPacked = 64 * 1024 * 1024;

/** All bytes at once; null when there are more. */
export async function allBytes(source: TableSource, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source.open()) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

/** The first bytes. */
export async function firstBytes(source: TableSource, wanted: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source.open()) {
    parts.push(part);
    length += part.length;
    if (length >= wanted) break;
  }
  return Buffer.concat(parts).subarray(0, wanted);
}
