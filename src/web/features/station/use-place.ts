/** The station as Handback knows it, read again and again; what waits is sent as soon as Handback answers. */
import { useCallback, useEffect, useState } from 'react';
import { readStation } from '#contract/station';
import type { Station } from '#contract/station';
import { call } from '../../platform/api.ts';
import { asProblem } from '../../platform/problem.ts';
import type { Problem } from '../../platform/problem.ts';
import type { Difference } from './scan-queue.ts';
import { isAnythingWaiting, isAway, queue, sendAll } from './station-queue.ts';
import { keepKnown } from './station-store.ts';
import type { Known } from './station-store.ts';

const patienceMs = 8000;
const retryMs = 5000;
const freshMs = 30_000;

export type PlaceControl = {
  station: Station | null; isOffline: boolean; waiting: number; problem: Problem | null; differences: readonly Difference[];
  refresh: () => Promise<void>; send: () => Promise<void>; count: () => Promise<void>; setOffline: (isOffline: boolean) => void; setProblem: (problem: Problem | null) => void; seen: (clientId: string) => void;
};

export function usePlace(known: Known, placeId: string): PlaceControl {
  const [station, setStation] = useState<Station | null>(known.station?.place.id === placeId ? known.station : null);
  const [isOffline, setOffline] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [differences, setDifferences] = useState<readonly Difference[]>([]);
  const count = useCallback(async () => { setWaiting((await queue.waiting()).length); }, []);

  const refresh = useCallback(async () => {
    try {
      const read = await call(readStation, { params: { placeId } }, { signal: AbortSignal.timeout(patienceMs) });
      setStation(read);
      setOffline(false);
      await keepKnown({ ...known, station: read });
    } catch (error) {
      if (isAway(error)) setOffline(true);
      else setProblem(asProblem(error));
    }
  }, [known, placeId]);

  const send = useCallback(async () => {
    if (await isAnythingWaiting()) {
      try {
        const found = await sendAll();
        if (found.length > 0) setDifferences((before) => [...before, ...found]);
        await refresh();
      } catch (error) {
        if (isAway(error)) setOffline(true);
        else setProblem(asProblem(error));
      }
    }
    await count();
  }, [refresh, count]);

  useEffect(() => {
    const beat = () => { void send(); };
    const first = setTimeout(() => void refresh().then(beat), 0);
    const timers = [setInterval(beat, retryMs), setInterval(() => void refresh(), freshMs)];
    window.addEventListener('online', beat);
    return () => {
      clearTimeout(first);
      timers.forEach((timer) => clearInterval(timer));
      window.removeEventListener('online', beat);
    };
  }, [refresh, send]);

  const seen = useCallback((clientId: string) => { setDifferences((before) => before.filter((one) => one.clientId !== clientId)); }, []);
  return { station, isOffline, waiting, problem, differences, refresh, send, count, setOffline, setProblem, seen };
}
