/**
 * Where the bytes of a table come from. It can be opened again: the encoding of
 * a file is certain only when all of it has been seen, and a file is read twice
 * (first to survey its columns, then to decide its rows).
 */
import { createReadStream } from 'node:fs';

export type TableSource = { readonly open: () => AsyncIterable<Uint8Array> };

const slice = 64 * 1024;

export function fromBytes(bytes: Uint8Array): TableSource {
  return {
    open: async function* () {
      for (let at = 0; at < bytes.length; at += slice) yield bytes.subarray(at, at + slice);
    },
  };
}

export function fromFile(path: string): TableSource {
  return { open: () => createReadStream(path, { highWaterMark: slice }) };
}
