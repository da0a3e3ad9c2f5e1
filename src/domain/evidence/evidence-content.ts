/**
 * What goes into one case's evidence file: published shapes, in the words of
 * the product, as they were when the file was made.
 * Rule: a record says who and what by kind and id only; names live in one
 * place (`names`), free text and addresses in the personal payloads.
 * Source: docs/evidence-format.md; PRODUCT flow 12.
 */
import type { AuditEntry, PersonalPayload, Ref } from '../audit/audit-entry.ts';
import type { Json } from '../audit/canonical.ts';

/** Who answers for an asset: a person, a place, a shipment; `unaccounted` has no id. */
export type Custodian = { readonly kind: string; readonly id: string | null };

/** A record and the audit entry that made it; the entry's facts hold `record_sha256`. */
export type Claimed<R> = { readonly audit_entry: string | null; readonly record: R };

export type CaseFacts = {
  readonly id: string;
  readonly ref: string;
  readonly status: string;
  readonly reason: string;
  readonly opened_at: string;
  readonly last_working_on: string;
  readonly time_zone: string;
  readonly access_cut_off_at: string | null;
  readonly return_by_on: string | null;
  readonly policy: { readonly name: string; readonly version: string };
};

/** The leaver as of then. */
export type PersonFacts = {
  readonly id: string;
  readonly name: string;
  readonly employment: string | null;
  readonly location: string | null;
  readonly department: string | null;
  readonly manager: string | null;
};

export type TaskFacts = {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly status: string;
  readonly due_at: string | null;
  readonly done_at: string | null;
  readonly done_by: Ref | null;
  /** The policy's rule that made the task. */
  readonly rule: string | null;
};

export type AnswerFacts = { readonly answer: string; readonly answered_at: string; readonly by: Ref };

export type AskFacts = {
  readonly id: string;
  readonly to: Ref;
  readonly about: string;
  readonly sent_at: string | null;
  readonly answers: readonly Claimed<AnswerFacts>[];
};

export type AssetFacts = {
  readonly id: string;
  readonly tag: string;
  readonly serial: string | null;
  readonly model: string;
  readonly category: string;
  readonly status: string;
  /** Who answers for it now; the last event of its chain says the same. */
  readonly custodian: Custodian;
};

export type AccountFacts = {
  readonly id: string;
  readonly system: string;
  readonly status: string;
  readonly cut_off_at: string | null;
  readonly ended_at: string | null;
};

export type SeatFacts = { readonly id: string; readonly product: string; readonly status: string; readonly reclaimed_at: string | null };

export type ClearanceFacts = {
  readonly cleared_at: string;
  readonly by: Ref;
  readonly approvals: readonly { readonly role: string; readonly by: Ref; readonly at: string }[];
};

export type WaiverFacts = {
  readonly id: string;
  readonly about: Ref;
  readonly requested_by: Ref;
  readonly approved_by: Ref;
  readonly approved_at: string;
};

/** The reason is words about a person: it is sealed in the entry's personal payload, not in the record. */
export type ClaimedWaiver = Claimed<WaiverFacts> & { readonly reason: string };

export type CustodyEvent = {
  readonly id: string;
  readonly asset_id: string;
  readonly seq: number;
  readonly kind: string;
  /** Null only in an asset's first event. */
  readonly from: Custodian | null;
  readonly to: Custodian;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly actor: Ref;
  readonly condition: string | null;
  readonly evidence: Json;
  /** Nobody witnessed this change: the chain is open here, and says so. */
  readonly is_gap: boolean;
  /** The id of the event that a correction replaces; in any other kind: a late entry, and the event after which it belongs. */
  readonly corrects: string | null;
};

export type CustodyChain = {
  readonly asset: { readonly id: string; readonly tag: string; readonly serial: string | null; readonly model: string };
  readonly events: readonly Claimed<CustodyEvent>[];
};

export type MessageFacts = {
  readonly id: string;
  readonly channel: string;
  readonly to: Ref;
  readonly subject: string;
  readonly text: string;
  readonly status: string;
  readonly sent_at: string | null;
};

export type Certificate = { readonly name: string; readonly title: string; readonly bytes: Uint8Array };

/** An audit entry with its place in the log; `personal` is null when there is none or it was erased. */
export type SealedEntry = {
  readonly entry: AuditEntry;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  readonly personal: PersonalPayload | null;
};

export type EvidenceContent = {
  readonly organisation: string;
  readonly made_at: string;
  readonly made_by: Ref;
  readonly case: CaseFacts;
  readonly person: PersonFacts;
  /** `kind:id` → the name as of then. */
  readonly names: Readonly<Record<string, string>>;
  readonly tasks: readonly TaskFacts[];
  readonly asks: readonly AskFacts[];
  readonly assets: readonly AssetFacts[];
  readonly accounts: readonly AccountFacts[];
  readonly seats: readonly SeatFacts[];
  readonly clearance: Claimed<ClearanceFacts> | null;
  readonly waivers: readonly ClaimedWaiver[];
  readonly custody: readonly CustodyChain[];
  readonly messages: readonly MessageFacts[];
  readonly certificates: readonly Certificate[];
  /** In the order of the log; proofs are against `checkpoint`. */
  readonly entries: readonly SealedEntry[];
  /** The signed checkpoint as text. */
  readonly checkpoint: string;
};
