import { describe, expect, it } from 'vitest';
import vectors from '../../../docs/evidence-format.vectors.json' with { type: 'json' };
import { check, present, sha256 } from '../../../tests/support/sample-evidence.ts';
import { entryLeaf, personalHash, readEntry, recordHash } from '../audit/audit-entry.ts';
import { canonicalText } from '../audit/canonical.ts';
import { openCheckpoint } from '../audit/checkpoint.ts';
import { fromBase64, fromHex, toBase64, toHex } from '../audit/encoding.ts';
import { verifyInclusion } from '../audit/merkle-proof.ts';
import { fingerprintOf, fromPem, keyIdOf, openNote, readVerifierKey, toPem } from '../audit/signed-note.ts';
import { evidenceFormat } from './evidence-manifest.ts';

const bytes = (hex: string): Uint8Array => present(fromHex(hex));
const key = { name: vectors.key.name, publicKey: bytes(vectors.key.public_key) };

describe('the vectors beside the document', () => {
  it.each(vectors.canonical)('canonical JSON $text', ({ json, text }) => {
    expect(canonicalText(json)).toEqual({ ok: true, value: text });
  });

  it('the entry reads back, has its leaf, and is proven', () => {
    const { line, leaf, log_size: size, index, proof, root_base64: root } = vectors.entry;
    expect(readEntry(line).ok).toBe(true);
    expect(toHex(entryLeaf(sha256, line))).toBe(leaf);
    expect(verifyInclusion(sha256, { index, size, leaf: bytes(leaf), proof: proof.map(bytes), root: present(fromBase64(root)) })).toBe(true);
  });

  it.each(vectors.personal)('the personal payload $value', ({ salt, value, hash }) => {
    expect(personalHash(sha256, { salt, value })).toEqual({ ok: true, value: hash });
  });

  it.each(vectors.record)('the record $record.id', ({ record, sha256: hash }) => {
    expect(recordHash(sha256, record)).toEqual({ ok: true, value: hash });
  });

  it('the key in each of its forms', () => {
    expect(fromPem(vectors.key.pem)).toEqual(key.publicKey);
    expect(toPem(key.publicKey)).toBe(vectors.key.pem);
    expect(readVerifierKey(sha256, vectors.key.one_line)).toEqual(key);
    expect([keyIdOf(sha256, key), fingerprintOf(sha256, key.publicKey)]).toEqual([vectors.key.id, vectors.key.fingerprint]);
  });

  it('the checkpoint and the seal are signed', () => {
    const head = openCheckpoint(sha256, vectors.checkpoint.note, key, check);
    expect(head.ok && [head.value.size, toBase64(head.value.root)]).toEqual([vectors.entry.log_size, vectors.entry.root_base64]);
    const seal = openNote(sha256, vectors.seal.note, key, check);
    expect(seal.ok && seal.value.split('\n').filter((_, line) => line === 0 || line === 3)).toEqual([evidenceFormat, vectors.seal.manifest_sha256]);
  });
});
