/** The first lines of a file in UTF-8 on which something stands that a person should look at. Read only when there is such a thing. */
import { formAt } from './decode-text.ts';
import { pacer, type TableSource } from './table-source.ts';

const most = 8;

const isThere = {
  broken: (bytes: Uint8Array): boolean => {
    for (let at = 0; at < bytes.length;) {
      const length = formAt(bytes, at);
      if (length <= 0) return true;
      at += length;
    }
    return false;
  },
  replaced: (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\uFFFD'),
  zero: (bytes: Uint8Array): boolean => bytes.includes(0),
};

const longest = 1024 * 1024;

export async function linesWith(source: TableSource, what: keyof typeof isThere): Promise<number[]> {
  const lines: number[] = [];
  const pause = pacer();
  let line = 1;
  let rest: Uint8Array = new Uint8Array();
  let endedWithReturn = false;
  const look = (bytes: Uint8Array): void => { if (lines.at(-1) !== line && isThere[what](bytes)) lines.push(line); };
  for await (const chunk of source.open()) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = rest.length; at < bytes.length && lines.length < most; at++) {
      if (bytes[at] !== 0x0a && bytes[at] !== 0x0d) { endedWithReturn = false; continue; }
      const isSecondHalf = bytes[at] === 0x0a && endedWithReturn;
      endedWithReturn = bytes[at] === 0x0d;
      if (!isSecondHalf) {
        look(bytes.subarray(from, at));
        line += 1;
      }
      from = at + 1;
    }
    if (lines.length >= most) return lines;
    rest = bytes.slice(Math.max(from, bytes.length - longest));
    await pause();
  }
  look(rest);
  return lines;
}
