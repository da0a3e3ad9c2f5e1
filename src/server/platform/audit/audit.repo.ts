/**
 * Appends audit events inside the unit of work's transaction. Sealing happens
 * behind it (audit slice), so writers never queue behind each other.
 * Rule: PRODUCT 6, ARCHITECTURE 8. Personal payloads are salted and stored apart.
 */
import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql, type Transaction } from 'kysely';
import { insertRows } from '../db/many-rows.ts';
import type { Database } from '../db/schema.ts';
import type { Actor } from '../work/actor.ts';

export type AuditDraft = {
  /** Past-tense event, `slice.happened`: `case.opened`. */
  readonly action: string;
  readonly entity: { readonly kind: string; readonly id: string };
  readonly caseId?: string | null;
  /** JSON without personal data: ids, codes, dates, from → to of plain fields. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** What names or describes a person; erasable later without breaking a proof. */
  readonly personal?: Readonly<Record<string, unknown>>;
};

type Context = { readonly actor: Actor; readonly now: string; readonly requestId: string | null; readonly newId: () => string };

export async function appendAudit(tx: Transaction<Database>, drafts: readonly AuditDraft[], context: Context): Promise<void> {
  const events = drafts.map((draft) => ({ draft, id: context.newId(), sealed: draft.personal ? saltAndHash(draft.personal) : null }));
  for (let start = 0; start < events.length; start += 1000) {
    await insert(tx, events.slice(start, start + 1000), context);
  }
}

type Prepared = { draft: AuditDraft; id: string; sealed: { salt: string; hash: string } | null };

async function insert(tx: Transaction<Database>, events: Prepared[], context: Context): Promise<void> {
  await insertRows(tx, 'audit_event', events.map(({ draft, id, sealed }) => ({
    id, at: context.now, actor_kind: context.actor.kind, actor_id: context.actor.id, action: draft.action, entity_kind: draft.entity.kind, entity_id: draft.entity.id,
    case_id: draft.caseId ?? null, facts: draft.facts ?? {}, personal_hash: sealed?.hash ?? null, request_id: context.requestId,
  })));
  await sql`insert into audit_unsealed (event_id, xid, at) select id, pg_current_xact_id(), ${context.now}::timestamptz from unnest(${events.map(({ id }) => id)}::uuid[]) as id`.execute(tx);
  await insertRows(tx, 'audit_personal', events.flatMap(({ draft, id, sealed }) => (sealed ? [{ event_id: id, salt: sealed.salt, value: draft.personal }] : [])));
}

/** SHA-256(0x02 ‖ salt ‖ RFC 8785 form): see docs/evidence-format.md. */
function saltAndHash(value: unknown): { salt: string; hash: string } {
  const salt = randomBytes(32);
  const hash = createHash('sha256').update(Uint8Array.of(2)).update(salt).update(canonicalize(value) ?? '').digest('hex');
  return { salt: salt.toString('base64'), hash };
}
