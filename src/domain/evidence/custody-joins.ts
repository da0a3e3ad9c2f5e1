/**
 * Whether a published chain of custody joins end to end, and whom it ends with.
 * Rule: what an event says stays as it was written; a correction changes what an
 * earlier one counts as. A new hand-over begins with whoever had the asset by
 * all that was written before it; a correction or late entry need not.
 * Source: docs/evidence-format.md; the ledger's own rules are in `../custody`.
 */
import type { Custodian, CustodyEvent } from './evidence-content.ts';

type Written = Pick<CustodyEvent, 'id' | 'seq' | 'kind' | 'from' | 'to' | 'occurred_at' | 'corrects' | 'is_gap'>;

/** Whom the asset is with by these events, in the order they were written; null without any. */
export function custodianAfter(events: readonly Written[]): Custodian | null {
  const spokenOf = new Map<string, string>();
  const counts = new Map<string, { to: Custodian; at: string; seq: number }>();
  for (const event of events) {
    const root = event.kind === 'correction' && event.corrects !== null ? (spokenOf.get(event.corrects) ?? event.corrects) : event.id;
    spokenOf.set(event.id, root);
    const isOfBefore = root !== event.id && !counts.has(root);
    if (!isOfBefore) counts.set(root, { to: event.to, at: comparable(event.occurred_at), seq: counts.get(root)?.seq ?? event.seq });
  }
  const inTime = [...counts.values()].toSorted((a, b) => (a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1));
  return inTime.at(-1)?.to ?? null;
}

/** The positions of the events that do not begin with whom those before them ended. */
export function openJoins(events: readonly Written[]): number[] {
  return [...events.keys()].filter((at) => {
    const event = events[at];
    if (at === 0 || event === undefined || event.corrects !== null || event.is_gap) return false;
    return !isSameCustodian(event.from, custodianAfter(events.slice(0, at)));
  });
}

export const isSameCustodian = (a: Custodian | null, b: Custodian | null): boolean => a?.kind === b?.kind && a?.id === b?.id;

/** UTC instants with and without fractions of a second, so that text order is time order. */
const comparable = (at: string): string => at.replace(/Z$/, '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
