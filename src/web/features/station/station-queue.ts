/** The device's queue, and sending what waits in it: once between all tabs, photos after their scans. */
import { attachPhoto, syncScans } from '#contract/station';
import type { Station, StationAnswer, StationScan } from '#contract/station';
import { call } from '../../platform/api.ts';
import { asProblem } from '../../platform/problem.ts';
import type { Problem } from '../../platform/problem.ts';
import { answerOffline } from './offline-answer.ts';
import { createScanQueue } from './scan-queue.ts';
import type { Difference, KeptScan } from './scan-queue.ts';
import { forgetPhoto, keptPhotos, scanStore } from './station-store.ts';

export const queue = createScanQueue(scanStore);

/** No answer at all, or one that says "not now": what was scanned waits. */
export function isAway(error: unknown): boolean {
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')) return true;
  const problem: Problem = asProblem(error);
  return problem.status === 0 || problem.status === 429 || (problem.status >= 500 && problem.code !== 'console_defect');
}

/** Answers from what the station last knew, and keeps the scan with what the clerk was told. */
export async function keepForLater(sent: StationScan, place: Station): Promise<StationAnswer> {
  const others = (await queue.waiting()).filter((kept) => kept.scan.clientId !== sent.clientId);
  const { answer, slotId } = answerOffline(sent, place, others);
  const kept: KeptScan = { scan: { ...sent, ...(slotId ? { putInSlotId: slotId } : {}) }, told: { kind: answer.kind, slotLabel: answer.slotLabel, slotId, label: answer.boxCode ?? sent.raw } };
  await queue.keep(kept);
  return answer;
}

/** Two tabs of one station send once between them. */
async function inOneTab<T>(work: () => Promise<T>): Promise<T | null> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('handback-station-sync', { ifAvailable: true }, (lock) => (lock === null ? Promise.resolve(null) : work()));
}

async function sendPhotos(): Promise<void> {
  for (const one of await keptPhotos()) {
    try {
      await call(attachPhoto, { params: { clientId: one.clientId }, query: { type: one.type as 'image/jpeg' }, body: new Blob([one.bytes]) }, { key: `photo-${one.clientId}` });
    } catch (error) {
      if (isAway(error)) throw error;
    }
    await forgetPhoto(one.clientId);
  }
}

export const isAnythingWaiting = async (): Promise<boolean> => (await queue.waiting()).length > 0 || (await keptPhotos()).length > 0;

/** Sends all that waits; answers with what turned out differently. Throws when nobody answers. */
export async function sendAll(): Promise<readonly Difference[]> {
  const found = await inOneTab(() => queue.flush(async (scans) => (await call(syncScans, { body: { scans: [...scans] } }, { signal: AbortSignal.timeout(20_000) })).results));
  await sendPhotos();
  return found ?? [];
}
