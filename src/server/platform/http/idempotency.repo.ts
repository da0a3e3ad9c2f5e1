/**
 * The same key does a thing once: the key's row is written in the same
 * transaction as the change, so a repeat waits for the first and gets its answer.
 * Source: draft-ietf-httpapi-idempotency-key-header (400 missing, 422 other payload).
 */
import { createHash } from 'node:crypto';
import { isLargeFile } from '#contract/route';
import { refuse, type Verdict } from '#domain/verdict';
import { sql } from 'kysely';
import type { Tx, Unit } from '../work/unit-of-work.ts';

export type Stored = { readonly status: number; readonly body: string };

export const fingerprintOf = (method: string, url: string, body: unknown): string =>
  createHash('sha256').update(`${method} ${url}\n`).update(body instanceof Uint8Array ? body : isLargeFile(body) ? body.sha256 : JSON.stringify(body ?? null)).digest('hex');

/** Claims the key for this transaction: `null` when it is new, the stored answer when it was used before. */
export async function claimKey(tx: Tx, actor: string, key: string, fingerprint: string): Promise<Verdict<Stored | null>> {
  const inserted = await tx.insertInto('idempotency_key').values({ actor, key, fingerprint }).onConflict((c) => c.doNothing()).executeTakeFirst();
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return { ok: true, value: null };
  const row = await tx.selectFrom('idempotency_key').select(['fingerprint', 'status', 'response']).where('actor', '=', actor).where('key', '=', key).executeTakeFirst();
  if (!row || row.status === null) return refuse('idempotency_in_progress');
  if (row.fingerprint !== fingerprint) return refuse('idempotency_mismatch');
  return { ok: true, value: { status: row.status, body: JSON.stringify(row.response) } };
}

/** Keeps the answer beside the key, at the end of the unit. */
export function keepAnswer(unit: Unit, actor: string, key: string, answer: Stored): void {
  unit.atEnd(sql`update idempotency_key set status = ${answer.status}::int, response = ${answer.body}::jsonb where actor = ${actor} and key = ${key}`);
}
