import { createPrivateKey, hash as digest, type KeyObject, sign as signWith, verify as verifyWith, createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../../tests/support/sample-evidence.ts';
import { openCheckpoint, readCheckpoint, signCheckpoint } from './checkpoint.ts';
import { fromBase64, fromHex, toHex, utf8 } from './encoding.ts';
import { type CheckSignature, fingerprintOf, fromPem, keyIdOf, type NoteKey, openNote, readNote, readVerifierKey, signNote, toPem, verifierKey } from './signed-note.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(digest('sha256', bytes, 'buffer'));
const check: CheckSignature = (publicKey, message, signature) =>
  verifyWith(null, message, createPublicKey({ key: toPem(publicKey), format: 'pem' }), signature);

function keyPair(name: string, seed: string) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), digest('sha256', seed, 'buffer')]);
  const privateKey: KeyObject = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const key: NoteKey = { name, publicKey: new Uint8Array(spki.subarray(-32)) };
  return { key, sign: (message: Uint8Array) => new Uint8Array(signWith(null, message, privateKey)), spki };
}

const ours = keyPair('handback.example/log', 'ours');
const theirs = keyPair('handback.example/log', 'theirs');
const head = { size: 20852163, root: fromBase64('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=') ?? expect.fail() };
const valueOf = <T>(verdict: { ok: true; value: T } | { ok: false; error: unknown }): T =>
  verdict.ok ? verdict.value : expect.fail(JSON.stringify(verdict.error));
const note = valueOf(signCheckpoint(sha256, head, ours.key, ours.sign));

describe('a checkpoint', () => {
  it('is three lines, an empty line and a signature', () => {
    expect(note).toMatch(/^handback\.example\/log\n20852163\nCsUYapGGPo4dkMgIAUqom\/Xajj7h2fB2MPA3j2jxq2I=\n\n— handback\.example\/log [A-Za-z0-9+/]{91}=\n$/u);
    expect(valueOf(openCheckpoint(sha256, note, ours.key, check))).toEqual({ origin: 'handback.example/log', ...head });
  });

  it('of another key is not believed', () => {
    expect(openCheckpoint(sha256, note, theirs.key, check)).toMatchObject({ ok: false, error: { code: 'not_signed_by_key' } });
  });

  it('of another log is not believed, even when the same key signed it', () => {
    const other = valueOf(signNote(sha256, note.split('\n\n')[0]?.replace('handback', 'otherlog').concat('\n') ?? '', ours.key, ours.sign));
    expect(openCheckpoint(sha256, other, ours.key, check)).toMatchObject({ ok: false, error: { code: 'not_a_checkpoint' } });
  });

  it('with any one character changed is not believed', () => {
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.constantFrom('A', 'B', '0', '9', ' ', '\n', '=', '—', '\ufeff'), (at, character) => {
        const changed = note.slice(0, at) + character + note.slice(at + 1);
        fc.pre(changed !== note);
        expect(openCheckpoint(sha256, changed, ours.key, check).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('that a witness signed too is still ours', () => {
    const witness = keyPair('witness.example/w1', 'witness');
    const both = note + valueOf(signNote(sha256, note.slice(0, note.lastIndexOf('\n\n') + 1), witness.key, witness.sign)).split('\n\n')[1];
    expect(openCheckpoint(sha256, both, ours.key, check).ok).toBe(true);
    expect(valueOf(readNote(both)).signatures.map((signature) => signature.name)).toEqual(['handback.example/log', 'witness.example/w1']);
  });

  it('published by others in this format is read', () => {
    const published =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
      '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
    expect(valueOf(readCheckpoint(published))).toEqual({ origin: 'example.com/behind-the-sofa', ...head });
  });

  it.each([
    ['a size with a leading zero', 'o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['a root that is too short', 'o\n1\nCsUY\n'],
    ['an empty origin', '\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['two lines', 'o\n1\n'],
  ])('with %s is refused', (_, text) => {
    expect(readCheckpoint(valueOf(signNote(sha256, text, ours.key, ours.sign)))).toMatchObject({ ok: false, error: { code: 'not_a_checkpoint' } });
  });
});

describe('a signed note', () => {
  // The sample of Go's sumdb/note, where the format comes from.
  const go = {
    key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    signature: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
  };

  it('written by another implementation is verified', () => {
    const key = present(readVerifierKey(sha256, go.key));
    expect(openNote(sha256, `${go.text}\n${go.signature}`, key, check)).toEqual({ ok: true, value: go.text });
    expect(verifierKey(sha256, key)).toBe(go.key);
  });

  it('cannot be made of a text with control characters or without a line at its end', () => {
    expect(signNote(sha256, 'a\r\n', ours.key, ours.sign).ok).toBe(false);
    expect(signNote(sha256, 'a', ours.key, ours.sign).ok).toBe(false);
    expect(signNote(sha256, 'a\n', { ...ours.key, name: 'two words' }, ours.sign).ok).toBe(false);
  });

  it('names its key by the first four bytes of the published hash', () => {
    const spelled = digest('sha256', Buffer.concat([Buffer.from(`${ours.key.name}\n\u0001`), ours.key.publicKey]));
    expect(keyIdOf(sha256, ours.key)).toBe(spelled.slice(0, 8));
    expect(readVerifierKey(sha256, verifierKey(sha256, ours.key))).toEqual(ours.key);
    expect(readVerifierKey(sha256, verifierKey(sha256, ours.key).replace('handback', 'hindback'))).toBeNull();
  });

  it('has a key that is written as other tools write it', () => {
    expect(fromPem(toPem(ours.key.publicKey))).toEqual(ours.key.publicKey);
    expect(fromPem(createPublicKey({ key: toPem(ours.key.publicKey) }).export({ format: 'pem', type: 'spki' }) as string)).toEqual(ours.key.publicKey);
    expect(fingerprintOf(sha256, ours.key.publicKey)).toBe(digest('sha256', ours.spki));
    expect(fromPem('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n')).toBeNull();
    expect(toHex(fromHex('00ff') ?? utf8(''))).toBe('00ff');
  });
});
