/**
 * The chain of custody as it is drawn: each entry as it counts after
 * corrections, oldest first, with what was first written beside it.
 * Rule: corrections are new entries; nothing that was written disappears.
 */
import type { CustodyChain, CustodyEntry } from '#contract/custody';

export type DrawnStop = {
  seq: number;
  id: string;
  kind: CustodyEntry['kind'];
  to: CustodyEntry['to'];
  at: string;
  by: string | null;
  condition: string | null;
  caseId: string | null;
  /** Heard of well after it happened. */
  recordedLateAt: string | null;
  gap: string | null;
  /** Why is in the history; the chain says who and what. */
  corrected: { by: string | null; at: string; firstSaid: string } | null;
};

const dayMs = 86_400_000;

/** The entry that a correction speaks about in the end: corrections are corrected too. */
function rootOf(entries: ReadonlyMap<number, CustodyEntry>, entry: CustodyEntry): number {
  const before = entry.kind === 'correction' && entry.corrects !== null ? entries.get(entry.corrects) : undefined;
  return before === undefined ? entry.seq : rootOf(entries, before);
}

export function drawnChain(chain: CustodyChain): DrawnStop[] {
  const bySeq = new Map(chain.entries.map((entry) => [entry.seq, entry]));
  const newest = new Map<number, CustodyEntry>();
  for (const entry of chain.entries) if (entry.kind === 'correction') newest.set(rootOf(bySeq, entry), entry);
  const gaps = new Map(chain.gaps.map((gap) => [gap.seq, gap]));
  return chain.entries
    .filter((entry) => entry.kind !== 'correction')
    .map((entry): DrawnStop => {
      const word = newest.get(entry.seq);
      const gap = gaps.get(entry.seq);
      const at = word?.occurredAt ?? entry.occurredAt;
      return {
        seq: entry.seq, id: entry.id, kind: entry.kind, to: word?.to ?? entry.to, at, by: entry.by, condition: entry.condition, caseId: entry.caseId,
        recordedLateAt: Date.parse(entry.recordedAt) - Date.parse(entry.occurredAt) > dayMs ? entry.recordedAt : null,
        gap: gap === undefined ? null : `Nobody recorded how it got from ${gap.lastKnown.name} to ${gap.seenWith.name}`,
        corrected: word === undefined ? null : { by: word.by, at: word.recordedAt, firstSaid: entry.to.name },
      };
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq);
}

const how: Record<CustodyEntry['kind'], string> = {
  registered: 'first recorded', issued: 'issued', handed_over: 'handed over', posted: 'posted', received: 'received', stored: 'stored', collected: 'collected', moved: 'moved', set_aside: 'set aside', held: 'held where it is',
  inspected: 'inspected where it is', counted: 'counted where it is', sent_to_repair: 'sent to repair', found: 'found', lost: 'declared missing', gap: 'seen here', disposed: 'disposed of', destroyed: 'destroyed', correction: 'corrected',
};
export const howWord = (kind: CustodyEntry['kind']): string => how[kind];

const spans: readonly (readonly [ms: number, one: string, many: string])[] = [[31_557_600_000, 'year', 'years'], [2_629_800_000, 'month', 'months'], [dayMs, 'day', 'days'], [3_600_000, 'hour', 'hours'], [60_000, 'minute', 'minutes']];
const spanText = (ms: number): string | null => {
  const span = spans.find(([least]) => ms >= least);
  if (span === undefined) return null;
  const count = Math.floor(ms / span[0]);
  return `${count} ${count === 1 ? span[1] : span[2]}`;
};

/** How long it stayed where this entry put it; null for less than a minute, and where it did not move on. */
export function stayText(stops: readonly DrawnStop[], stop: DrawnStop, now: Date): string | null {
  const at = stops.indexOf(stop);
  const next = stops[at + 1];
  const text = spanText((next === undefined ? now.getTime() : Date.parse(next.at)) - Date.parse(stop.at));
  return text === null ? null : next === undefined ? `${text} now` : text;
}
