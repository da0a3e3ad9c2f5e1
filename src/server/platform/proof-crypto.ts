/**
 * SHA-256 and Ed25519 by the platform, in the shapes that the audit log and
 * the evidence file take as arguments.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import { fromPem, type CheckSignature, type NoteKey, type Sign, toPem } from '#domain/audit/signed-note';
import type { Hash, HashText } from '#domain/audit/encoding';

export const sha256: Hash = (bytes) => hash('sha256', bytes, 'buffer');
export const sha256Hex: HashText = (text) => hash('sha256', text, 'hex');

export const checkSignature: CheckSignature = (publicKey, message, signature) =>
  verify(null, message, createPublicKey(toPem(publicKey)), signature);

/** A new private key as PEM (PKCS 8), to be kept secret. */
export const newSigningKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** The key under its name (the log's origin), and the act of signing with it. */
export function signerOf(name: string, privateKeyPem: string): { readonly key: NoteKey; readonly sign: Sign } {
  const privateKey = createPrivateKey(privateKeyPem);
  const publicKey = fromPem(createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString());
  if (publicKey === null) throw new Error('The signing key is not an Ed25519 key. Make one with `openssl genpkey -algorithm ed25519`.');
  return { key: { name, publicKey }, sign: (message) => sign(null, message, privateKey) };
}
