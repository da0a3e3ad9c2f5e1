/**
 * Scans that are not known to have arrived. Kept before they are sent and
 * forgotten only when the server has answered for them, so none is lost; each
 * has its own id and the server counts an id once, so none is doubled.
 */
import type { StationAnswer, StationScan } from '#contract/station';

export type KeptScan = {
  readonly scan: StationScan;
  /** What the clerk was told while the server could not be asked; null while the first answer is awaited. */
  readonly told: { readonly kind: StationAnswer['kind']; readonly slotLabel: string | null; readonly slotId: string | null; readonly label: string } | null;
};

/** Where scans are kept; in the browser IndexedDB. */
export type ScanStore = {
  readonly all: () => Promise<readonly KeptScan[]>;
  readonly put: (kept: KeptScan) => Promise<void>;
  readonly remove: (clientId: string) => Promise<void>;
};

export type Synced = { readonly clientId: string; readonly answer: StationAnswer | null; readonly problem: { readonly code: string; readonly title: string; readonly detail: string } | null };
export type SendBatch = (scans: readonly StationScan[]) => Promise<readonly Synced[]>;

/** Something the clerk or IT should look at after the Wi-Fi came back. */
export type Difference = { readonly clientId: string; readonly label: string; readonly told: KeptScan['told']; readonly answer: StationAnswer | null; readonly problem: Synced['problem'] };

/** Refused for good: sending the same again would change nothing. Everything else is tried again. */
const isFinal = (problem: NonNullable<Synced['problem']>): boolean => !['internal', 'unavailable', 'rate_limited', 'idempotency_in_progress'].includes(problem.code);

export const batchSize = 50;

export function createScanQueue(store: ScanStore) {
  let running: Promise<Difference[]> | null = null;

  async function run(send: SendBatch): Promise<Difference[]> {
    const differences: Difference[] = [];
    const tried = new Set<string>();
    for (;;) {
      const waiting = [...(await store.all())].filter((kept) => !tried.has(kept.scan.clientId)).sort((a, b) => (a.scan.scannedAt < b.scan.scannedAt ? -1 : a.scan.scannedAt > b.scan.scannedAt ? 1 : 0)).slice(0, batchSize);
      if (waiting.length === 0) return differences;
      const results = new Map((await send(waiting.map((kept) => kept.scan))).map((one) => [one.clientId, one]));
      for (const kept of waiting) {
        const { clientId } = kept.scan;
        tried.add(clientId);
        const result = results.get(clientId);
        if (!result || (result.problem && !isFinal(result.problem))) continue;
        const difference = differenceOf(kept, result);
        if (difference) differences.push(difference);
        await store.remove(clientId);
      }
    }
  }

  return {
    keep: (kept: KeptScan): Promise<void> => store.put(kept),
    settled: (clientId: string): Promise<void> => store.remove(clientId),
    waiting: (): Promise<readonly KeptScan[]> => store.all(),
    /** Sends what waits, oldest first. Called twice at once, it runs once. Throws when the server cannot be reached; what waits stays. */
    flush(send: SendBatch): Promise<Difference[]> {
      running ??= run(send).finally(() => { running = null; });
      return running;
    },
  };
}
export type ScanQueue = ReturnType<typeof createScanQueue>;

/** The server's word against what the clerk was told: another slot, a question, or something it could not take. */
export function differenceOf(kept: KeptScan, result: Synced): Difference | null {
  const label = result.answer?.boxCode ?? kept.told?.label ?? kept.scan.raw;
  const told = kept.told;
  if (result.problem) return { clientId: kept.scan.clientId, label, told, answer: null, problem: result.problem };
  const { answer } = result;
  if (answer === null || told === null) return null;
  const movedElsewhere = told.slotLabel !== null && answer.slotLabel !== null && answer.slotLabel !== told.slotLabel;
  return answer.conflict !== null || movedElsewhere || answer.kind === 'choose' ? { clientId: kept.scan.clientId, label, told, answer, problem: null } : null;
}
