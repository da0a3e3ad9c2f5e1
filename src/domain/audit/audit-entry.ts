/**
 * The published form of one audit entry, version 1: the text that is hashed
 * into the log and handed to auditors.
 * Rule: it holds no personal data. What is personal lies beside it as a salted
 * payload; the entry carries only its hash, so erasing the payload breaks no proof.
 * Source: ARCHITECTURE rule 8; PRODUCT "What must always be true" 6.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { canonicalText, isObject, type Json, type JsonObject, jsonOf, type NotCanonical } from './canonical.ts';
import { concat, fromBase64, fromHex, type Hash, type HashText, toHex, utf8 } from './encoding.ts';
import { leafHash } from './merkle.ts';

export const auditFormat = 'handback.audit/1';

export type Ref = { readonly kind: string; readonly id: string };

export type AuditEntry = {
  readonly format: typeof auditFormat;
  readonly id: string;
  /** Instant in UTC, ISO 8601 with `Z`. */
  readonly at: string;
  readonly actor: Ref;
  /** Past-tense event: `custody.received`. */
  readonly action: string;
  readonly entity: Ref;
  readonly case_id: string | null;
  readonly facts: JsonObject;
  /** Hex of `personalHash`, or null when nothing about it is personal. */
  readonly personal: string | null;
};

export type PersonalPayload = { readonly salt: string; readonly value: Json };

export type EntryRefusal = NotCanonical | { readonly code: 'not_an_audit_entry'; readonly reason: string };

const entryNames = ['action', 'actor', 'at', 'case_id', 'entity', 'facts', 'format', 'id', 'personal'];
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const saltBytes = 32;
const personalMark = Uint8Array.of(0x02);

/** The one line of an entry: RFC 8785, without a line break. */
export function entryText(entry: AuditEntry): Verdict<string, EntryRefusal> {
  const text = canonicalText(entry);
  if (!text.ok) return text;
  // Canonical text was written of it, so it is plain JSON as it stands.
  const reason = wrongIn(entry as unknown as Json);
  return reason === null ? text : refuse('not_an_audit_entry', { reason });
}

/** Reads one line, strictly: what is not exactly the text that `entryText` writes is refused. */
export function readEntry(line: string): Verdict<AuditEntry, EntryRefusal> {
  const value = jsonOf(line);
  const reason = wrongIn(value);
  if (reason !== null) return refuse('not_an_audit_entry', { reason });
  const text = canonicalText(value);
  if (!text.ok) return text;
  if (text.value !== line) return refuse('not_an_audit_entry', { reason: 'it is not written in canonical JSON' });
  return allow(value as unknown as AuditEntry);
}

export const entryLeaf = (hash: Hash, line: string): Uint8Array => leafHash(hash, utf8(line));
/** The same in hex, for whoever writes thousands: the marks of a leaf and of a record are one byte in UTF-8 as well. */
export const entryLeafHex = (hash: HashText, line: string): string => hash(`\u0000${line}`);

/** SHA-256(0x02 ‖ salt ‖ JCS(value)) in hex. The salt is 32 random bytes, drawn once for each payload. */
export function personalHash(hash: Hash, payload: PersonalPayload): Verdict<string, EntryRefusal> {
  const salt = fromBase64(payload.salt);
  if (salt?.length !== saltBytes) return refuse('not_an_audit_entry', { reason: `the salt is not ${saltBytes} bytes in Base64` });
  const text = canonicalText(payload.value);
  return text.ok ? allow(toHex(hash(concat(personalMark, salt, utf8(text.value))))) : text;
}

/**
 * SHA-256(0x03 ‖ JCS(record)) in hex: how an entry binds the record it made.
 * The service that writes the record puts it into the entry's facts as `record_sha256`.
 */
export function recordHash(hash: Hash, record: Json): Verdict<string, NotCanonical> {
  const text = canonicalText(record);
  return text.ok ? allow(toHex(hash(concat(Uint8Array.of(0x03), utf8(text.value))))) : text;
}

export function recordHashHex(hash: HashText, record: unknown): Verdict<string, NotCanonical> {
  const text = canonicalText(record);
  return text.ok ? allow(hash(`\u0003${text.value}`)) : text;
}

function wrongIn(value: Json | undefined): string | null {
  if (!isObject(value)) return 'it is not a JSON object';
  if (!hasExactly(value, entryNames)) return `its members are ${Object.keys(value).sort().join()}, not ${entryNames.join()}`;
  const { format, id, at, actor, action, entity, case_id, facts, personal } = value;
  if (format !== auditFormat) return `its format is not ${auditFormat}`;
  if (!isName(id) || !isName(action)) return 'its id or action is missing';
  if (typeof at !== 'string' || !instant.test(at)) return 'its time is not an instant in UTC';
  if (!isRef(actor) || !isRef(entity)) return 'its actor or entity is not a kind and an id';
  if (case_id !== null && !isName(case_id)) return 'its case_id is neither a text nor null';
  if (!isObject(facts)) return 'its facts are not an object';
  if (personal !== null && !isHash(personal)) return 'its personal hash is not 64 hex digits';
  return null;
}

const refNames = ['id', 'kind'];
const hasExactly = (value: JsonObject, names: readonly string[]): boolean => Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
const isName = (value: Json | undefined): value is string => typeof value === 'string' && value !== '';
const isHash = (value: Json | undefined): value is string => typeof value === 'string' && fromHex(value)?.length === 32;
const isRef = (value: Json | undefined): boolean =>
  isObject(value) && hasExactly(value, refNames) && isName(value['id']) && isName(value['kind']);
