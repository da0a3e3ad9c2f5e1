import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { takeFile } from './take-file.ts';

const mebibyte = 1024 * 1024;
const piece = Buffer.from(Array.from({ length: 100_000 }, (_, at) => at % 251));
const pieces = (count: number): Buffer[] => Array.from({ length: count }, () => piece);
const laidAside = async (): Promise<string[]> => (await readdir(tmpdir())).filter((name) => /^handback-.*\.part$/.test(name));

describe('a file on its way in', () => {
  it('is held when it is small', async () => {
    const taken = await takeFile(Readable.from(pieces(3)), mebibyte, undefined);
    expect(taken).toMatchObject({ ok: true, value: { body: Buffer.concat(pieces(3)) } });
  });
  it('is laid aside when it is large, read as often as it is asked for, and leaves nothing behind', async () => {
    const taken = await takeFile(Readable.from(pieces(120)), 20 * mebibyte, undefined);
    if (!taken.ok || taken.value.body instanceof Uint8Array) throw new Error('it was held');
    const whole = Buffer.concat(pieces(120));
    expect(taken.value.body).toMatchObject({ size: whole.length, sha256: createHash('sha256').update(whole).digest('hex') });
    for (let again = 0; again < 2; again++) {
      const read: Uint8Array[] = [];
      for await (const part of taken.value.body.open()) read.push(part);
      expect(Buffer.concat(read).equals(whole)).toBe(true);
    }
    await taken.value.release();
    expect(await laidAside()).toEqual([]);
  });
  it.each([['held', 3], ['laid aside', 120]])('that breaks off is refused and leaves nothing behind, %s', async (_, most) => {
    const stream = Readable.from((function* () { for (let at = 0; at < most; at++) yield piece; throw new Error('aborted'); })());
    expect(await takeFile(stream, 20 * mebibyte, undefined)).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    expect(await laidAside()).toEqual([]);
  });
  it.each([['by what is said of it', 10 * mebibyte, 0], ['by what comes, held', undefined, 11], ['by what comes, laid aside', undefined, 130]])('is refused at the limit %s, and no more of it is read', async (_, said, most) => {
    let sent = 0;
    const stream = Readable.from((function* () { for (let at = 0; at < 1000; at++) { sent = at; yield piece; } })(), { highWaterMark: 1 });
    const limit = Math.max(most * piece.length - 1, 100);
    expect(await takeFile(stream, limit, said)).toEqual({ ok: false, error: { code: 'too_large', limitBytes: limit } });
    expect(sent).toBeLessThan(most + 5);
    expect(await laidAside()).toEqual([]);
  });
});
