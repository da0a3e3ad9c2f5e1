/**
 * The station's state and its acts. A scan is kept on the device first, then
 * sent; when nobody answers, the station answers by its own last knowledge and
 * the scan waits. Everything that waits is sent as soon as Handback answers.
 */
import { useCallback, useEffect, useState } from 'react';
import { attachPhoto, readStation, scan as scanRoute, syncScans, undoScan } from '#contract/station';
import type { Shift, Station, StationAnswer, StationScan } from '#contract/station';
import { call } from '../../platform/api.ts';
import { asProblem, noConnection } from '../../platform/problem.ts';
import type { Problem } from '../../platform/problem.ts';
import { useLatest } from '../../platform/use-latest.ts';
import { answerOffline } from './offline-answer.ts';
import { createScanQueue } from './scan-queue.ts';
import type { Difference, KeptScan } from './scan-queue.ts';
import { play } from './sound.ts';
import { forgetPhoto, keepKnown, keepPhoto, keptPhotos, scanStore } from './station-store.ts';
import type { Known } from './station-store.ts';

const queue = createScanQueue(scanStore);
const patienceMs = 4000;
const retryMs = 5000;
const freshMs = 30_000;

/** No answer at all, or one that says "not now": the scan waits. */
const isUnreachable = (problem: Problem): boolean => problem.status === 0 || problem.status >= 500 || problem.status === 429;

export type Shown = { readonly answer: StationAnswer; readonly raw: string; readonly isOffline: boolean; readonly undone: boolean };
export type ScanMore = Partial<Pick<StationScan, 'choice' | 'answers' | 'declaredNotOurs' | 'damaged' | 'insideBox'>>;

export type StationControl = {
  station: Station | null; shown: Shown | null; waiting: number; isOffline: boolean; isBusy: boolean; problem: Problem | null; differences: readonly Difference[];
  scan: (raw: string, more?: ScanMore) => Promise<void>;
  undo: (clientId: string) => Promise<void>;
  notForUs: () => Promise<void>;
  photo: (clientId: string, file: File) => Promise<void>;
  seen: (clientId: string) => void;
  refresh: () => Promise<void>;
};

export function useStation(known: Known, placeId: string, shift: Shift | null): StationControl {
  const [station, setStation] = useState<Station | null>(known.station?.place.id === placeId ? known.station : null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [waiting, setWaiting] = useState(0);
  const [isOffline, setOffline] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [differences, setDifferences] = useState<readonly Difference[]>([]);
  const latest = useLatest({ station, shift, isOffline });
  const now = useCallback((): string => new Date(Date.now() + known.offsetMs).toISOString(), [known.offsetMs]);
  const count = useCallback(async () => { setWaiting((await queue.waiting()).length); }, []);

  const refresh = useCallback(async () => {
    try {
      const read = await call(readStation, { params: { placeId } }, { signal: AbortSignal.timeout(patienceMs * 2) });
      setStation(read);
      setOffline(false);
      setProblem(null);
      await keepKnown({ ...known, station: read });
    } catch (error) {
      const met = asProblem(error);
      if (isUnreachable(met) || isAbort(error)) setOffline(true);
      else setProblem(met);
    }
  }, [known, placeId]);

  const sendWaiting = useCallback(async () => {
    if ((await queue.waiting()).length === 0 && (await keptPhotos()).length === 0) return;
    try {
      const found = await inOneTab(() => queue.flush(async (scans) => (await call(syncScans, { body: { scans: [...scans] } })).results));
      for (const one of await keptPhotos()) {
        await call(attachPhoto, { params: { clientId: one.clientId }, query: { type: one.type as 'image/jpeg' }, body: one.bytes }).catch((error: unknown) => { if (isUnreachable(asProblem(error))) throw error; });
        await forgetPhoto(one.clientId);
      }
      if (found && found.length > 0) setDifferences((before) => [...before, ...found]);
      await refresh();
    } catch (error) {
      if (isUnreachable(asProblem(error))) setOffline(true);
    }
    await count();
  }, [count, refresh]);

  useEffect(() => {
    const beat = () => { void sendWaiting().then(() => count()); };
    void refresh().then(beat);
    const retry = setInterval(beat, retryMs);
    const fresh = setInterval(() => { void refresh(); }, freshMs);
    window.addEventListener('online', beat);
    return () => { clearInterval(retry); clearInterval(fresh); window.removeEventListener('online', beat); };
  }, [refresh, sendWaiting, count]);

  const show = useCallback((answer: StationAnswer, raw: string, offline: boolean) => {
    setShown({ answer, raw, isOffline: offline, undone: false });
    play(answer.tone.sound);
    if ('vibrate' in navigator) navigator.vibrate(answer.tone.sound === 'done' ? 60 : [60, 60, 120]);
  }, []);

  const scan = useCallback(async (raw: string, more: ScanMore = {}) => {
    const code = raw.trim();
    const { station: place, shift: clerk, isOffline: isDown } = latest.current;
    if (code === '' || place === null) return;
    setBusy(true);
    const sent: StationScan = { placeId, clientId: crypto.randomUUID(), raw: code, scannedAt: now(), ...more, ...(clerk ? { shift: clerk.token } : {}) };
    await queue.keep({ scan: sent, told: null });
    try {
      // Known to be away: nobody waits for a timeout; the beat finds out when it is back.
      if (isDown) throw noConnection();
      const answer = await call(scanRoute, { body: sent }, { key: sent.clientId, signal: AbortSignal.timeout(patienceMs) });
      await queue.settled(sent.clientId);
      setOffline(false);
      setProblem(null);
      show(answer, code, false);
      void refresh();
    } catch (error) {
      const met = asProblem(error);
      if (isUnreachable(met) || isAbort(error)) show(await keepForLater(sent, place), code, true);
      else { await queue.settled(sent.clientId); setProblem(met); play('stop'); }
      setOffline((before) => before || isUnreachable(met) || isAbort(error));
    }
    await count();
    setBusy(false);
  }, [placeId, now, show, refresh, count, latest]);

  const undo = useCallback(async (clientId: string) => {
    const kept = (await queue.waiting()).find((one) => one.scan.clientId === clientId);
    try {
      if (kept) await queue.settled(clientId);
      else await call(undoScan, { params: { clientId }, body: {} }, { key: `undo-${clientId}` });
      setShown((before) => (before?.answer.clientId === clientId ? { ...before, undone: true } : before));
      setProblem(null);
      await Promise.all([refresh(), count()]);
    } catch (error) { setProblem(asProblem(error)); }
  }, [refresh, count]);

  const notForUs = useCallback(async () => {
    if (shown === null) return;
    await undo(shown.answer.clientId);
    await scan(shown.raw, { declaredNotOurs: true });
  }, [shown, undo, scan]);

  const photo = useCallback(async (clientId: string, file: File) => {
    await keepPhoto({ clientId, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) });
    await sendWaiting();
  }, [sendWaiting]);

  const seen = useCallback((clientId: string) => { setDifferences((before) => before.filter((one) => one.clientId !== clientId)); }, []);
  return { station, shown, waiting, isOffline, isBusy, problem, differences, scan, undo, notForUs, photo, seen, refresh };
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');

/** Answers from what the station last knew, and keeps the scan with what the clerk was told. */
async function keepForLater(sent: StationScan, place: Station): Promise<StationAnswer> {
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

