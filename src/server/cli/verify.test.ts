import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPem, verifierKey } from '#domain/audit/signed-note';
import { verifyGuide } from '#domain/evidence/verify-guide';
import { packArchive } from '#server/platform/evidence-archive';
import { checkSignature, newSigningKey, sha256, signerOf } from '#server/platform/proof-crypto';
import { otherSigner, replaceIn, resealed, sampleFiles, signer } from '../../../tests/support/sample-evidence.ts';
import { runVerify, verifyFile } from './verify.ts';

const files = sampleFiles();
const packed = packArchive(files);
const document = (name: string) => join(import.meta.dirname, '../../../docs', name);
const outsider = join(import.meta.dirname, '../../../tests/support/verify-evidence.mjs');
let folder = '';

beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'evidence-')); });
afterAll(() => rm(folder, { recursive: true }));

async function saved(name: string, content: Uint8Array | string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

const lying = (edit: (map: Map<string, Uint8Array>) => void) => packArchive([...resealed(files, edit)].map(([name, bytes]) => ({ name, bytes })));

/** The outsider's verifier: exit code and what it says. */
const outsideView = async (path: string): Promise<{ ok: boolean; says: string }> =>
  promisify(execFile)(process.execPath, [outsider, path]).then(
    ({ stdout }) => ({ ok: true, says: stdout }),
    ({ stdout }: { stdout: string }) => ({ ok: false, says: stdout }),
  );

describe('handback verify', () => {
  it('says what holds, and asks to compare the fingerprint', async () => {
    const { ok, exitCode, lines } = await verifyFile(await saved('whole.zip', packed));
    expect({ ok, exitCode }).toEqual({ ok: true, exitCode: 0 });
    expect(lines.filter((line) => line.startsWith('✓'))).toHaveLength(9);
    expect(lines).toContain('Verified: nothing in this file was changed since 2026-08-03T09:00:00.000Z.');
    expect(lines.at(-1)).toMatch(/^Compare this fingerprint/);
  });

  it('takes the published key as PEM or as one line, and refuses a file of another', async () => {
    const path = await saved('whole.zip', packed);
    for (const text of [toPem(signer.key.publicKey), `${verifierKey(sha256, signer.key)}\n`]) {
      const { exitCode, lines } = await verifyFile(path, { keyPath: await saved('key', text) });
      expect(exitCode).toBe(0);
      expect(lines.join('\n')).not.toContain('Compare');
    }
    const other = await verifyFile(path, { keyPath: await saved('key', toPem(otherSigner.key.publicKey)) });
    expect(other.exitCode).toBe(1);
    expect(other.lines.join('\n')).toContain('somebody else made this file');
  });

  it('fails for any changed byte of the archive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const { exitCode, lines } = await verifyFile(await saved('changed.zip', packed.map((byte, n) => (n === at ? byte ^ mask : byte))));
        expect(exitCode).toBe(1);
        expect(lines.some((line) => line.startsWith('✗'))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('checks nothing, and says why, without a file, a readable key or the right arguments', async () => {
    const told = async (...args: string[]) => {
      const lines: string[] = [];
      return { code: await runVerify(args, (line) => lines.push(line)), said: lines.join('\n') };
    };
    expect(await told(join(folder, 'none.zip'))).toEqual({ code: 2, said: `There is no file ${join(folder, 'none.zip')}.\nNothing was checked.` });
    expect(await told(folder)).toMatchObject({ code: 2 });
    expect(await told()).toMatchObject({ code: 2, said: expect.stringContaining('Usage') });
    expect(await told('a', '--nonsense')).toMatchObject({ code: 2 });
    expect(await told(await saved('whole.zip', packed), '--key', await saved('key', 'nothing'))).toMatchObject({ code: 2, said: expect.stringContaining('cannot be read as an Ed25519 public key') });
    expect(await told(await saved('text.zip', 'not an archive'))).toMatchObject({ code: 1, said: expect.stringContaining('it has no ZIP directory') });
    expect(await told(await saved('whole.zip', packed))).toMatchObject({ code: 0 });
  });
});

describe('the published format', () => {
  it('is in the document word for word as in every archive', async () => {
    expect(await readFile(document('evidence-format.md'), 'utf8')).toContain(verifyGuide.replace(/^# .*\n/, '').replaceAll(/^## /gm, '### '));
  });

  it('has an example made once that verifies for ever, here and with the outsider’s verifier', async () => {
    const example = document('evidence-example.zip');
    expect((await verifyFile(example)).lines.filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(await outsideView(example)).toEqual({ ok: true, says: '' });
  });

  it('is enough for an outsider’s verifier to find what ours finds', async () => {
    expect(await outsideView(await saved('whole.zip', packed))).toEqual({ ok: true, says: '' });
    const lies: readonly ((map: Map<string, Uint8Array>) => void)[] = [
      (map) => replaceIn(map, 'audit/entries.jsonl', 'case.opened', 'case.closed'),
      (map) => replaceIn(map, 'audit/proofs.json', '"index":4', '"index":5'),
      (map) => replaceIn(map, 'audit/personal.jsonl', 'Stolen', 'Posted'),
      (map) => replaceIn(map, 'custody/AT-0042.json', '"good"', '"broken"'),
      (map) => replaceIn(map, 'custody/AT-0042.json', /,\s*\{\s*"audit_entry": "e-4"[\s\S]*$/, ']}'),
      (map) => replaceIn(map, 'custody/AT-0042.json', /("from": \{\s*"id": )"slot-c3"/, '$1"slot-d9"'),
      (map) => replaceIn(map, 'facts/assets.json', '"workshop"', '"slot-c3"'),
      (map) => replaceIn(map, 'facts/waivers.json', 'm-manager', 'm-clerk'),
    ];
    for (const lie of lies) {
      const path = await saved('lie.zip', lying(lie));
      expect((await verifyFile(path)).exitCode).toBe(1);
      expect(await outsideView(path)).toMatchObject({ ok: false });
    }
    for (let n = 0; n < 12; n++) {
      const at = Math.floor((packed.length * (n + 0.5)) / 12);
      expect(await outsideView(await saved('changed.zip', packed.map((byte, i) => (i === at ? byte ^ 4 : byte))))).toMatchObject({ ok: false });
    }
  }, 60_000);
});

it('a new signing key signs what others can check', () => {
  const { key, sign } = signerOf('log.example/1', newSigningKey());
  const message = Buffer.from('text\n');
  expect(checkSignature(key.publicKey, message, sign(message))).toBe(true);
  expect(checkSignature(key.publicKey, Buffer.from('other\n'), sign(message))).toBe(false);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  expect(() => signerOf('x', rsa)).toThrow('not an Ed25519 key');
});
