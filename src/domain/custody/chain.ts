/**
 * Reading a chain: who answered for an asset, from when to when, where the
 * holes are, and which hops are still open.
 * Rule: the ledger is never edited; corrections and late entries are folded in
 * when it is read, so the story changes and what was written does not.
 */
import { Temporal } from 'temporal-polyfill';
import { compareInstants, sameCustodian, type ChainHead, type Custodian, type CustodyEvent } from './custody.ts';
import type { CustodyEventKind } from './event-kind.ts';

/** An event as it counts after corrections; `seq` is that of the entry that put it there. */
export type EffectiveEvent = { readonly seq: number; readonly kind: CustodyEventKind; readonly from: Custodian | null; readonly to: Custodian; readonly occurredAt: string; readonly correctedBy: number | null; readonly late: boolean };

/** Half open: from `fromAt` up to, and not including, `untilAt`; null while it lasts. */
export type CustodyInterval = { readonly custodian: Custodian; readonly fromAt: string; readonly untilAt: string | null; readonly seq: number };

/**
 * A change of custodian that nobody witnessed: last known with one, then seen with another.
 * `revealed`: a correction or late entry before it made the entries part; `unwitnessed`: it was a hole from the start.
 */
export type CustodyGap = { readonly lastKnown: Custodian; readonly seenWith: Custodian; readonly at: string; readonly seq: number; readonly cause: 'unwitnessed' | 'revealed' };

export type Chain = {
  readonly effective: readonly EffectiveEvent[];
  readonly intervals: readonly CustodyInterval[];
  readonly gaps: readonly CustodyGap[];
  readonly head: ChainHead | null;
};

/** Corrections are themselves corrected; the newest word on an entry counts. */
function newestWord(events: readonly CustodyEvent[]): Map<number, CustodyEvent> {
  const root = new Map<number, number>();
  const word = new Map<number, CustodyEvent>();
  for (const event of events) {
    const corrected = event.kind === 'correction' && event.corrects !== null ? root.get(event.corrects) : undefined;
    const rootSeq = corrected ?? event.seq;
    root.set(event.seq, rootSeq);
    word.set(rootSeq, event);
  }
  return word;
}

function effectiveOf(events: readonly CustodyEvent[]): EffectiveEvent[] {
  const word = newestWord(events);
  const original = new Map(events.map((event) => [event.seq, event]));
  return [...word]
    .map(([seq, said]): EffectiveEvent => {
      const first = original.get(seq) ?? said;
      return { seq, kind: first.kind, from: first.from, to: said.to, occurredAt: said.occurredAt, correctedBy: said.seq === seq ? null : said.seq, late: first.corrects !== null };
    })
    .sort((a, b) => compareInstants(a.occurredAt, b.occurredAt) || a.seq - b.seq);
}

function gapsOf(effective: readonly EffectiveEvent[]): CustodyGap[] {
  return effective.flatMap((event, index): CustodyGap[] => {
    const before = effective[index - 1];
    if (before === undefined) return [];
    const unwitnessed = event.kind === 'gap' ? event.to : event.from;
    // A bridge whose two ends meet after a correction or a late entry is a hole no longer.
    if (unwitnessed === null || sameCustodian(unwitnessed, before.to)) return [];
    const cause = event.kind === 'gap' || event.late ? 'unwitnessed' : 'revealed';
    return [{ lastKnown: before.to, seenWith: unwitnessed, at: event.occurredAt, seq: event.seq, cause }];
  });
}

function intervalsOf(effective: readonly EffectiveEvent[]): CustodyInterval[] {
  const intervals: CustodyInterval[] = [];
  for (const [index, event] of effective.entries()) {
    const untilAt = effective[index + 1]?.occurredAt ?? null;
    if (untilAt !== null && compareInstants(event.occurredAt, untilAt) === 0) continue;
    const last = intervals.at(-1);
    if (last !== undefined && sameCustodian(last.custodian, event.to)) intervals[intervals.length - 1] = { ...last, untilAt };
    else intervals.push({ custodian: event.to, fromAt: event.occurredAt, untilAt, seq: event.seq });
  }
  return intervals;
}

/** The whole story of a chain; the entries may come in any order. */
export function foldChain(events: readonly CustodyEvent[]): Chain {
  const entries = [...events].sort((a, b) => a.seq - b.seq);
  const effective = effectiveOf(entries);
  const newest = effective.at(-1);
  const seq = entries.at(-1)?.seq;
  return {
    effective,
    intervals: intervalsOf(effective),
    gaps: gapsOf(effective),
    head: newest === undefined || seq === undefined ? null : { seq, custodian: newest.to, occurredAt: newest.occurredAt },
  };
}

/** Who answered for the asset at an instant; null before it was known to us. */
export function custodianAt(chain: Chain, at: string): Custodian | null {
  const interval = chain.intervals.findLast(({ fromAt }) => compareInstants(fromAt, at) <= 0);
  return interval?.custodian ?? null;
}

export type OpenHop = { readonly custodian: Custodian; readonly since: string; readonly overdueSince: string };

/** A hop that lasts longer than it should: in the post, in a technician's bag, with nobody known. The gap belongs to IT. */
export function openHop(chain: Chain, now: string, limitHours: { readonly [T in Custodian['type']]?: number }): OpenHop | null {
  const current = chain.intervals.at(-1);
  const limit = current && limitHours[current.custodian.type];
  if (current === undefined || limit === undefined) return null;
  const overdueSince = Temporal.Instant.from(current.fromAt).add({ milliseconds: Math.round(limit * 3600e3) }).toString();
  return compareInstants(now, overdueSince) > 0 ? { custodian: current.custodian, since: current.fromAt, overdueSince } : null;
}

/** What is wrong with a stored chain; an empty list for every chain that custody.ts wrote. */
export function chainFaults(events: readonly CustodyEvent[]): string[] {
  const entries = [...events].sort((a, b) => a.seq - b.seq);
  return entries.flatMap((event, index) => [
    ...(event.seq === index + 1 ? [] : [`sequence ${event.seq} stands where ${index + 1} belongs`]),
    ...(event.from === null && index > 0 ? [`event ${event.seq} has no giver`] : []),
    ...(event.corrects !== null && event.corrects >= event.seq ? [`event ${event.seq} corrects event ${event.corrects}, which is not before it`] : []),
    ...(event.corrects === null && event.kind === 'correction' ? [`event ${event.seq} corrects nothing`] : []),
  ]);
}
