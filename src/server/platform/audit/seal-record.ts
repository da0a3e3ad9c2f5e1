/**
 * `record_sha256`: how an audit entry binds the record it was made with, so
 * that the facts of an evidence file cannot differ from what was sealed.
 * Source: docs/evidence-format.md, "The facts".
 */
import { recordHash } from '#domain/audit/audit-entry';
import type { Json } from '#domain/audit/canonical';
import { sha256 } from '../proof-crypto.ts';

export function sealOf(record: object): string {
  const hash = recordHash(sha256, record as Json);
  if (!hash.ok) throw new Error(`A record that has no canonical form, at ${hash.error.path}: ${hash.error.reason}`);
  return hash.value;
}
