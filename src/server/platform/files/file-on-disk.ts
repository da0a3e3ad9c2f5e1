/** A file that lies on disk: its bytes, or, when it is too large to be held, where they are read from. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { FileBody } from '#contract/route';
import { mostHeld } from './take-file.ts';

const slice = 256 * 1024;

export async function fileOnDisk(path: string): Promise<FileBody> {
  const { size } = await stat(path);
  if (size <= mostHeld) return new Uint8Array(await readFile(path));
  const open = (): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: slice });
  const hash = createHash('sha256');
  for await (const part of open()) hash.update(part);
  return { size, sha256: hash.digest('hex'), open };
}
