import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { asMap, sampleFiles } from '../../../tests/support/sample-evidence.ts';
import { packArchive, unpackArchive } from './evidence-archive.ts';

const files = sampleFiles();
const packed = packArchive(files);
const asZip = (level: 0 | 9) => zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level });

describe('the evidence archive', () => {
  it('gives back what was put in, in whatever order it was put in', () => {
    expect(unpackArchive(packed)).toEqual({ ok: true, value: { files: new Map(files.map(({ name, bytes }) => [name, Buffer.from(bytes)])), differsAt: null } });
    expect(packArchive(files.toReversed())).toEqual(packed);
  });

  it('is read by an ordinary ZIP reader', () => {
    const read = unzipSync(packed);
    expect(Object.keys(read)).toEqual(files.map((file) => file.name));
    for (const { name, bytes } of files) expect(Buffer.from(read[name] ?? []).equals(bytes)).toBe(true);
  });

  it('cannot have one byte changed unnoticed, tried byte by byte', () => {
    const names = files.map((file) => file.name);
    const unnoticed: number[] = [];
    for (let at = 0; at < packed.length; at++) {
      packed[at] = (packed[at] ?? 0) ^ (1 << at % 8);
      const read = unpackArchive(packed);
      packed[at] = (packed[at] ?? 0) ^ (1 << at % 8);
      const isNoticed = !read.ok || (read.value.differsAt !== null && [...names, 'its end', ...read.value.files.keys()].includes(read.value.differsAt));
      if (!isNoticed) unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  }, 120_000);

  it('cut short, or with something after or before it, is noticed', () => {
    for (const bytes of [packed.subarray(0, -1), packed.subarray(1), Buffer.concat([packed, Buffer.of(0)]), Buffer.concat([Buffer.of(0), packed]), new Uint8Array(0)]) {
      const read = unpackArchive(bytes);
      expect(read.ok && read.value.differsAt === null).toBe(false);
    }
  });

  it.each([0, 9] as const)('packed again by another tool (level %i) is read, and told apart', (level) => {
    const read = unpackArchive(asZip(level));
    expect(read).toMatchObject({ ok: true, value: { differsAt: 'manifest.json' } });
    if (read.ok) expect([...read.value.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')])).toEqual([...asMap(files)].map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')]));
  });
});

describe('an archive made to harm', () => {
  const bomb = zipSync({ 'a.txt': new Uint8Array(20_000_000) }, { level: 9 });

  it('is refused before it is unpacked when it declares more than the limit', () => {
    expect(bomb.length).toBeLessThan(50_000);
    expect(unpackArchive(bomb, { files: 10, bytes: 1_000_000 })).toEqual({ ok: false, error: { code: 'archive_too_large', limit: '1000000 bytes unpacked' } });
  });

  it('is refused when it declares less than it holds', () => {
    const liar = Buffer.from(bomb);
    liar.writeUInt32LE(10, liar.lastIndexOf(Buffer.from('PK\u0001\u0002')) + 24);
    expect(unpackArchive(liar, { files: 10, bytes: 1_000_000 })).toEqual({ ok: false, error: { code: 'archive_unreadable', reason: 'a.txt cannot be unpacked' } });
  });

  it('is refused when it holds too many files, or many that are too much together', () => {
    const many = zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`f${n}`, new Uint8Array(200_000)])), { level: 9 });
    expect(unpackArchive(many, { files: 10, bytes: 1_000_000 })).toMatchObject({ error: { code: 'archive_too_large', limit: '10 files' } });
    expect(unpackArchive(many, { files: 20, bytes: 1_000_000 })).toMatchObject({ error: { code: 'archive_too_large', limit: '1000000 bytes unpacked' } });
  });

  it.each(['../escape', '/etc/passwd', 'a\\b', 'C:x', 'a/../../b', '.hidden'])('is refused when it holds a file named %s', (name) => {
    expect(unpackArchive(zipSync({ [name]: new Uint8Array(1) }))).toMatchObject({ ok: false, error: { code: 'archive_unreadable' } });
  });
});
