/**
 * Appends audit events inside the unit of work's transaction, each with the
 * hash of the text that will be sealed. Sealing happens behind it (audit
 * slice), so writers never queue behind each other.
 * Rule: PRODUCT 6, ARCHITECTURE 6. Personal payloads are salted and stored
 * apart. What could not be sealed is refused here, with the change it came with.
 */
import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { auditFormat, entryLeafHex, entryText, personalHash, type AuditEntry } from '#domain/audit/audit-entry';
import type { Json, JsonObject } from '#domain/audit/canonical';
import { insertOf } from '../db/many-rows.ts';
import type { Database } from '../db/schema.ts';
import { writeTogether, type Write } from '../db/write-together.ts';
import { sha256, sha256Hex } from '../proof-crypto.ts';
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
type Personal = { readonly salt: string; readonly value: Json; readonly hash: string };
type Prepared = { readonly entry: AuditEntry; /** As the database reads bytes. */ readonly leaf: string; readonly personal: Personal | null };

const mostTogether = 1000;

export async function appendAudit(tx: Transaction<Database>, drafts: readonly AuditDraft[], context: Context): Promise<void> {
  for (const writes of await auditWrites(tx, drafts, context)) await writeTogether(tx, writes);
}

/** The writes of these entries: a thousand at most in one statement, an entry with what belongs to it. */
export async function auditWrites(tx: Transaction<Database>, drafts: readonly AuditDraft[], context: Context): Promise<Write[][]> {
  const statements: Write[][] = [];
  for (let start = 0; start < drafts.length; start += mostTogether) {
    const [first, ...others] = drafts.slice(start, start + mostTogether).map((draft) => prepare(draft, context));
    if (first !== undefined) statements.push(await insertsOf(tx, [first, ...others], context.requestId));
  }
  return statements;
}

function prepare(draft: AuditDraft, { actor, now, newId }: Context): Prepared {
  const personal = draft.personal ? saltAndHash(draft.personal, draft.action) : null;
  const entry: AuditEntry = {
    format: auditFormat, id: newId(), at: now, actor: { kind: actor.kind, id: actor.id }, action: draft.action, entity: { kind: draft.entity.kind, id: draft.entity.id },
    case_id: draft.caseId ?? null, facts: plain(draft.facts ?? {}) as JsonObject, personal: personal?.hash ?? null,
  };
  const text = entryText(entry);
  if (!text.ok) throw new Error(`The audit entry ${draft.action} cannot be sealed: ${text.error.reason}.`);
  return { entry, leaf: `\\x${entryLeafHex(sha256Hex, text.value)}`, personal };
}

function saltAndHash(value: unknown, action: string): Personal {
  const payload = { salt: randomBytes(32).toString('base64'), value: plain(value) };
  const hash = personalHash(sha256, payload);
  if (!hash.ok) throw new Error(`The personal part of ${action} cannot be sealed: ${hash.error.reason}.`);
  return { ...payload, hash: hash.value };
}

/** As the database will give it back: members without a value are absent, dates are texts. What is plain already, as nearly everything is, stays itself. */
const plain = (value: unknown): Json => (isPlain(value) ? value : (JSON.parse(JSON.stringify(value)) as Json));

function isPlain(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isPlain);
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const name in value) if (!isPlain((value as Record<string, unknown>)[name])) return false;
  return true;
}

type Some<T> = readonly [T, ...T[]];
const each = <T, R>([first, ...others]: Some<T>, row: (one: T) => R): Some<R> => [row(first), ...others.map(row)];

async function insertsOf(tx: Transaction<Database>, events: Some<Prepared>, requestId: string | null): Promise<Write[]> {
  const [first, ...others] = events.flatMap(({ entry, personal }) => (personal ? [{ event_id: entry.id, salt: personal.salt, value: personal.value }] : []));
  return [
    await insertOf(tx, 'audit_event', each(events, ({ entry }) => ({
      id: entry.id, at: entry.at, actor_kind: entry.actor.kind, actor_id: entry.actor.id, action: entry.action, entity_kind: entry.entity.kind, entity_id: entry.entity.id,
      case_id: entry.case_id, facts: entry.facts, personal_hash: entry.personal, request_id: requestId,
    }))),
    await insertOf(tx, 'audit_unsealed', each(events, ({ entry, leaf }) => ({ event_id: entry.id, at: entry.at, leaf_hash: leaf }))),
    ...(first === undefined ? [] : [await insertOf(tx, 'audit_personal', [first, ...others])]),
  ];
}
