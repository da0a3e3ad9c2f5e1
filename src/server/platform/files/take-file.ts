/**
 * A file on its way in, taken piece by piece: a small one is held, a larger one
 * is laid aside on disk under no name, so that memory stays flat and nothing is
 * left behind when the process dies.
 * Rule: never more than the route's limit is read.
 */
import { createHash, randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileBody, LargeFile } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';

/** Until here a file is held in memory. */
export const mostHeld = 8 * 1024 * 1024;
const slice = 256 * 1024;

export type TakenFile = { readonly body: FileBody; readonly release: () => Promise<void> };

/** Bytes of an open file, as often as they are asked for. */
function readings(handle: FileHandle): LargeFile['open'] {
  return async function* () {
    for (let at = 0; ;) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(slice), 0, slice, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  };
}

async function write(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length;) from += (await handle.write(bytes, from)).bytesWritten;
}

/** Opened and unlinked at once where the system allows it; otherwise removed when it is released. */
async function layAside(): Promise<{ handle: FileHandle; close: () => Promise<void> }> {
  const path = join(tmpdir(), `handback-${randomUUID()}.part`);
  const handle = await open(path, 'wx+', 0o600);
  const isGone = await unlink(path).then(() => true, () => false);
  return { handle, close: async () => { await handle.close(); if (!isGone) await unlink(path).catch(() => undefined); } };
}

/** `said`: the length that the sender states. What is over the limit is not read. */
export async function takeFile(stream: Readable, most: number, said: number | undefined): Promise<Verdict<TakenFile>> {
  const tooLarge = refuse('too_large', { limitBytes: most });
  if (said !== undefined && said > most) return tooLarge;
  const hash = createHash('sha256');
  const parts: Uint8Array[] = [];
  let size = 0;
  let aside: Awaited<ReturnType<typeof layAside>> | undefined;
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) {
        await aside?.close();
        return tooLarge;
      }
      hash.update(piece);
      if (aside === undefined) parts.push(piece);
      else await write(aside.handle, piece);
      if (aside !== undefined || size <= mostHeld) continue;
      aside = await layAside();
      for (const part of parts.splice(0)) await write(aside.handle, part);
    }
  } catch (error) {
    await aside?.close();
    // Whoever sent it went away; a full disk is another matter, and thrown.
    if (stream.errored !== null) return refuse('invalid_request', { fields: [{ path: 'body', message: 'The file did not arrive whole. Nothing was kept; send it again.' }] });
    throw error;
  }
  if (aside === undefined) return allow({ body: Buffer.concat(parts), release: () => Promise.resolve() });
  return allow({ body: { size, sha256: hash.digest('hex'), open: readings(aside.handle) }, release: aside.close });
}
