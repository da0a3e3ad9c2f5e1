/**
 * The key that signs checkpoints and evidence files. Made once, at the first
 * seal, and kept in the database, so that it travels with the backups.
 * Rule: only Handback itself reads it (row-level security); what leaves is its
 * public half.
 */
import type { NoteKey, Sign } from '#domain/audit/signed-note';
import { fingerprintOf } from '#domain/audit/signed-note';
import { newSigningKey, sha256, signerOf } from '../../platform/proof-crypto.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { insertKey, readKey } from './seal.repo.ts';

export type LogSigner = { readonly key: NoteKey; readonly sign: Sign };

/** The key, once there is one. Needs a unit with the sight of Handback itself. */
export async function logSigner(unit: Unit): Promise<LogSigner | null> {
  const row = await readKey(unit.tx);
  return row ? signerOf(row.name, row.private_key) : null;
}

/** The key; made now if there is none. The caller holds the sealer's lock. */
export async function ensureLogSigner(unit: Unit): Promise<LogSigner> {
  const known = await logSigner(unit);
  if (known) return known;
  const privateKey = newSigningKey();
  const { publicKey } = signerOf('new', privateKey).key;
  const name = originOf(unit.publicUrl, publicKey);
  await insertKey(unit.tx, { name, privateKey, publicKey, at: unit.now });
  unit.audit({ action: 'audit.key_made', entity: { kind: 'audit_key', id: name }, facts: { fingerprint: fingerprintOf(sha256, publicKey) } });
  return signerOf(name, privateKey);
}

/** The log's name: where it was begun, and the beginning of the key's fingerprint, so that no two logs share one. */
const originOf = (publicUrl: string, publicKey: Uint8Array): string => `${new URL(publicUrl).host}/audit/${fingerprintOf(sha256, publicKey).slice(0, 12)}`;
