/**
 * The custody ledger of one asset: append-only, one custodian at every instant.
 * Rules (invariant 1): sequence numbers have no holes; nothing is entered before
 * the previous event except a correction or a late entry that names an event;
 * giver and receiver differ; who gave must have had it. Where a hand-over says
 * otherwise, reality wins and a `gap` event before it keeps the hole visible.
 * Instants are ISO strings. Source: ARCHITECTURE rule 2, FIELD (d) 13.
 */
import { Temporal } from 'temporal-polyfill';
import { allow, refuse, type Verdict } from '../verdict.ts';
import { custodyEventKinds, type CustodyEventKind } from './event-kind.ts';

export type Custodian =
  | { readonly type: 'person'; readonly id: string }
  | { readonly type: 'place'; readonly id: string }
  | { readonly type: 'shipment'; readonly id: string }
  | { readonly type: 'unaccounted' };

export type CustodyEvent = {
  readonly seq: number;
  readonly kind: CustodyEventKind;
  /** Null only in an asset's first event. */
  readonly from: Custodian | null;
  readonly to: Custodian;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** What a correction replaces; in any other kind: a late entry, and the event after which it belongs. */
  readonly corrects: number | null;
};

/** All that appending needs to know of a chain: its newest effective state. */
export type ChainHead = { readonly seq: number; readonly custodian: Custodian; readonly occurredAt: string };

export type EventDraft = {
  readonly kind: Exclude<CustodyEventKind, 'gap' | 'correction'>;
  /** Who handed it over, as far as is said; left out, it is whoever has it. */
  readonly from?: Custodian | null;
  /** Who has it now; may be left out of events that move nothing. */
  readonly to?: Custodian;
  readonly occurredAt: string;
  readonly recordedAt: string;
};

export type Appended = { readonly events: readonly CustodyEvent[]; readonly head: ChainHead; readonly gap: boolean };

export type CustodyRefusal =
  | { readonly code: 'custody_same_party'; readonly custodian: Custodian }
  | { readonly code: 'custody_out_of_order'; readonly occurredAt: string; readonly notBefore: string }
  | { readonly code: 'custody_not_yet'; readonly occurredAt: string; readonly recordedAt: string }
  | { readonly code: 'custody_wrong_receiver'; readonly kind: string; readonly receivers: readonly string[] }
  | { readonly code: 'custody_receiver_missing'; readonly kind: string };

/** A scanner's clock may run ahead of ours by this much. */
const CLOCK_SKEW_MINUTES = 5;

export const sameCustodian = (a: Custodian, b: Custodian): boolean =>
  a.type === b.type && (a.type === 'unaccounted' || b.type === 'unaccounted' || a.id === b.id);

export const compareInstants = (a: string, b: string): number => Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));

/** True when an event claims to have happened after we heard of it, by more than clocks differ. */
export const isAhead = (occurredAt: string, recordedAt: string): boolean =>
  occurredAt !== recordedAt && Temporal.Instant.compare(Temporal.Instant.from(occurredAt), Temporal.Instant.from(recordedAt).add({ minutes: CLOCK_SKEW_MINUTES })) > 0;

function receiverOf(draft: EventDraft, head: ChainHead | null): Verdict<Custodian, CustodyRefusal> {
  const facts = custodyEventKinds[draft.kind];
  const to = draft.to ?? (facts.moves ? undefined : head?.custodian);
  if (to === undefined) return refuse('custody_receiver_missing', { kind: draft.kind });
  const receivers: readonly string[] | null = facts.receivers;
  if (receivers !== null && !receivers.includes(to.type)) return refuse('custody_wrong_receiver', { kind: draft.kind, receivers });
  return allow(to);
}

/**
 * Appends one event to a chain (`head` null: the asset's first). When the giver
 * is not the custodian we know, two events come back: the gap, then the event.
 */
export function appendEvent(head: ChainHead | null, draft: EventDraft): Verdict<Appended, CustodyRefusal> {
  const receiver = receiverOf(draft, head);
  if (!receiver.ok) return receiver;
  const { kind, occurredAt, recordedAt } = draft;
  const to = receiver.value;
  if (isAhead(occurredAt, recordedAt)) return refuse('custody_not_yet', { occurredAt, recordedAt });
  if (head === null) {
    const event: CustodyEvent = { seq: 1, kind, from: null, to, occurredAt, recordedAt, corrects: null };
    return allow({ events: [event], head: { seq: 1, custodian: to, occurredAt }, gap: false });
  }
  if (compareInstants(occurredAt, head.occurredAt) < 0) return refuse('custody_out_of_order', { occurredAt, notBefore: head.occurredAt });

  const moves = custodyEventKinds[kind].moves;
  // What is only observed is observed where it is: seen elsewhere, it went there unseen.
  const giver = moves ? (draft.from ?? head.custodian) : to;
  if (moves && sameCustodian(giver, to)) return refuse('custody_same_party', { custodian: to });
  const gap = !sameCustodian(giver, head.custodian);
  const bridge: CustodyEvent = { seq: head.seq + 1, kind: 'gap', from: head.custodian, to: giver, occurredAt, recordedAt, corrects: null };
  const event: CustodyEvent = { seq: head.seq + (gap ? 2 : 1), kind, from: giver, to, occurredAt, recordedAt, corrects: null };
  return allow({ events: gap ? [bridge, event] : [event], head: { seq: event.seq, custodian: to, occurredAt }, gap });
}
