/**
 * Two ways to put a chain right without editing it: a correction says what an
 * earlier entry should have said; a late entry adds a hand-over that happened
 * earlier and was heard of late (a scan queued while the Wi-Fi was down).
 * Rule: neither may move an event past its neighbours, nor before the first.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { foldChain, type EffectiveEvent } from './chain.ts';
import { appendEvent, compareInstants, isAhead, sameCustodian, type Appended, type Custodian, type CustodyEvent, type CustodyRefusal, type EventDraft } from './custody.ts';

export type CorrectionDraft = { readonly corrects: number; readonly to: Custodian; readonly occurredAt: string; readonly recordedAt: string };

export type CorrectionRefusal =
  | CustodyRefusal
  | { readonly code: 'custody_corrects_nothing'; readonly corrects: number }
  | { readonly code: 'custody_past_neighbour'; readonly occurredAt: string; readonly notBefore: string | null; readonly notAfter: string | null }
  | { readonly code: 'custody_nothing_changes' };

const outcome = (events: readonly CustodyEvent[], added: CustodyEvent): Appended => {
  const { head } = foldChain([...events, added]);
  return { events: [added], head: head ?? { seq: added.seq, custodian: added.to, occurredAt: added.occurredAt }, gap: false };
};

const nextSeq = (events: readonly CustodyEvent[]): number => Math.max(0, ...events.map(({ seq }) => seq)) + 1;

/** The entry that a correction of `seq` finally speaks about. */
function spokenOf(events: readonly CustodyEvent[], seq: number): number | null {
  const entry = events.find((event) => event.seq === seq);
  if (entry === undefined) return null;
  return entry.kind === 'correction' && entry.corrects !== null ? spokenOf(events, entry.corrects) : seq;
}

/** Replaces what an earlier entry says of receiver and time; the entry itself stays as it was written. */
export function appendCorrection(events: readonly CustodyEvent[], draft: CorrectionDraft): Verdict<Appended, CorrectionRefusal> {
  const { corrects, to, occurredAt, recordedAt } = draft;
  const { effective } = foldChain(events);
  const spoken = spokenOf(events, corrects);
  const index = effective.findIndex(({ seq }) => seq === spoken);
  const target = effective[index];
  if (target === undefined) return refuse('custody_corrects_nothing', { corrects });
  if (isAhead(occurredAt, recordedAt)) return refuse('custody_not_yet', { occurredAt, recordedAt });
  const [before, after] = [effective[index - 1], effective[index + 1]];
  const early = before !== undefined && compareInstants(occurredAt, before.occurredAt) < 0;
  const late = after !== undefined && compareInstants(occurredAt, after.occurredAt) > 0;
  if (early || late) return refuse('custody_past_neighbour', { occurredAt, notBefore: before?.occurredAt ?? null, notAfter: after?.occurredAt ?? null });
  if (sameCustodian(to, target.to) && compareInstants(occurredAt, target.occurredAt) === 0) return refuse('custody_nothing_changes');
  const added: CustodyEvent = { seq: nextSeq(events), kind: 'correction', from: target.from ?? target.to, to, occurredAt, recordedAt, corrects };
  // At the very instant of a neighbour the order of writing decides, and that must not change either.
  const moved = foldChain([...events, added]).effective[index]?.seq !== target.seq;
  return moved ? refuse('custody_past_neighbour', { occurredAt, notBefore: before?.occurredAt ?? null, notAfter: after?.occurredAt ?? null }) : allow(outcome(events, added));
}

const inForceAt = (effective: readonly EffectiveEvent[], at: string): EffectiveEvent | undefined =>
  effective.findLast(({ occurredAt }) => compareInstants(occurredAt, at) <= 0);

/**
 * Records a hand-over at the time it happened: appended when it is the newest,
 * else entered late after the event that was in force then. No scan is lost.
 */
export function recordHandOver(events: readonly CustodyEvent[], draft: EventDraft): Verdict<Appended, CorrectionRefusal> {
  const { effective, head } = foldChain(events);
  if (head === null || compareInstants(draft.occurredAt, head.occurredAt) >= 0) return appendEvent(head, draft);
  const inForce = inForceAt(effective, draft.occurredAt);
  const first = effective[0];
  if (inForce === undefined) return refuse('custody_out_of_order', { occurredAt: draft.occurredAt, notBefore: first?.occurredAt ?? draft.occurredAt });
  // The same rules of receiver and time hold as if it had been heard of in time.
  const then = appendEvent({ seq: head.seq, custodian: inForce.to, occurredAt: inForce.occurredAt }, draft);
  if (!then.ok) return then;
  const said = then.value.events.at(-1);
  if (said === undefined) return refuse('custody_nothing_changes');
  const added: CustodyEvent = { ...said, seq: head.seq + 1, corrects: inForce.seq };
  return allow({ ...outcome(events, added), gap: then.value.gap });
}
