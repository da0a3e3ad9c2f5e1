/**
 * `record_sha256`: how an audit entry binds the record it was made with, so
 * that the facts of an evidence file cannot differ from what was sealed.
 * Source: docs/evidence-format.md, "The facts".
 */
import { recordHashHex } from '#domain/audit/audit-entry';
import { sha256Hex } from '../proof-crypto.ts';

export function sealOf(record: object): string {
  const hash = recordHashHex(sha256Hex, record);
  if (!hash.ok) throw new Error(`A record that has no canonical form, at ${hash.error.path}: ${hash.error.reason}`);
  return hash.value;
}
