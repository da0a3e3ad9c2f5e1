/**
 * The acts of the station. A scan is kept on the device first, then sent; when
 * nobody answers, the station answers by its own last knowledge and the scan waits.
 */
import { useCallback, useState } from 'react';
import { scan as scanRoute, undoScan } from '#contract/station';
import type { Shift, StationAnswer, StationScan } from '#contract/station';
import { call } from '../../platform/api.ts';
import { asProblem, noConnection } from '../../platform/problem.ts';
import { useLatest } from '../../platform/use-latest.ts';
import { play } from './sound.ts';
import { isAway, keepForLater, queue } from './station-queue.ts';
import { keepPhoto } from './station-store.ts';
import type { Known } from './station-store.ts';
import { usePlace } from './use-place.ts';
import type { PlaceControl } from './use-place.ts';

const patienceMs = 4000;

export type Shown = { readonly answer: StationAnswer; readonly raw: string; readonly isOffline: boolean; readonly undone: boolean };
export type ScanMore = Partial<Pick<StationScan, 'choice' | 'answers' | 'declaredNotOurs' | 'damaged' | 'insideBox'>>;

export type StationControl = Pick<PlaceControl, 'station' | 'isOffline' | 'waiting' | 'problem' | 'differences' | 'seen'> & {
  shown: Shown | null; isBusy: boolean;
  scan: (raw: string, more?: ScanMore) => Promise<void>;
  undo: (clientId: string) => Promise<void>;
  notForUs: () => Promise<void>;
  photo: (clientId: string, file: File) => Promise<void>;
};

/** Sound and a tremble go with each answer; colour and words are the screen's. */
function announce(answer: StationAnswer): void {
  play(answer.tone.sound);
  if ('vibrate' in navigator) navigator.vibrate(answer.tone.sound === 'done' ? 60 : [60, 60, 120]);
}

export function useStation(known: Known, placeId: string, shift: Shift | null): StationControl {
  const place = usePlace(known, placeId);
  const [shown, setShown] = useState<Shown | null>(null);
  const [isBusy, setBusy] = useState(false);
  const latest = useLatest({ place, shift, shown });

  const scan = useCallback(async (raw: string, more: ScanMore = {}) => {
    const { place: here, shift: clerk } = latest.current;
    const code = raw.trim();
    if (code === '' || here.station === null) return;
    setBusy(true);
    const sent: StationScan = { placeId, clientId: crypto.randomUUID(), raw: code, scannedAt: new Date(Date.now() + known.offsetMs).toISOString(), ...more, ...(clerk ? { shift: clerk.token } : {}) };
    await queue.keep({ scan: sent, told: null });
    const show = (answer: StationAnswer, isOffline: boolean) => { setShown({ answer, raw: code, isOffline, undone: false }); announce(answer); };
    try {
      // Known to be away: nobody waits for a timeout; the beat finds out when it is back.
      if (here.isOffline) throw noConnection();
      const answer = await call(scanRoute, { body: sent }, { key: sent.clientId, signal: AbortSignal.timeout(patienceMs) });
      await queue.settled(sent.clientId);
      here.setProblem(null);
      show(answer, false);
      void here.refresh();
    } catch (error) {
      if (isAway(error)) { show(await keepForLater(sent, here.station), true); here.setOffline(true); }
      else { await queue.settled(sent.clientId); here.setProblem(asProblem(error)); play('stop'); }
    }
    await here.count();
    setBusy(false);
  }, [placeId, known.offsetMs, latest]);

  const undo = useCallback(async (clientId: string) => {
    const { place: here } = latest.current;
    const isWaiting = (await queue.waiting()).some((one) => one.scan.clientId === clientId);
    try {
      if (isWaiting) await queue.settled(clientId);
      else await call(undoScan, { params: { clientId }, body: {} }, { key: `undo-${clientId}` });
      setShown((before) => (before?.answer.clientId === clientId ? { ...before, undone: true } : before));
      here.setProblem(null);
      await Promise.all([here.refresh(), here.count()]);
    } catch (error) { here.setProblem(asProblem(error)); }
  }, [latest]);

  const notForUs = useCallback(async () => {
    const { shown: last } = latest.current;
    if (last === null) return;
    await undo(last.answer.clientId);
    await scan(last.raw, { declaredNotOurs: true });
  }, [latest, undo, scan]);

  const photo = useCallback(async (clientId: string, file: File) => {
    await keepPhoto({ clientId, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) });
    await latest.current.place.send();
  }, [latest]);

  const { station, isOffline, waiting, problem, differences, seen } = place;
  return { station, isOffline, waiting, problem, differences, seen, shown, isBusy, scan, undo, notForUs, photo };
}
