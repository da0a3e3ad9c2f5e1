/**
 * A run in a cellar: what is scanned without a connection is kept on the phone under its own key and sent, in its order,
 * when it can be; the same key is the same scan, so nothing is taken twice.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { scanPickup } from '#contract/pickups';
import type { Pickup, PickupScanAnswer } from '#contract/pickups';
import { call } from '../../platform/api.ts';
import { readPreference, writePreference } from '../../platform/preference.ts';
import { asProblem } from '../../platform/problem.ts';
import type { Problem } from '../../platform/problem.ts';
import { useLatest } from '../../platform/use-latest.ts';

export type KeptScan = { readonly clientId: string; readonly raw: string; readonly scannedAt: string };
export type Scanning = { last: PickupScanAnswer | null; kept: readonly KeptScan[]; problem: Problem | null; isBusy: boolean; scan: (raw: string) => Promise<void> };

const retryMs = 5000;
/** Signed out, too many at once: the scan itself was not refused, and is tried again. */
const laterAgain = [401, 408, 429];

/** The scans of one run that Handback has not answered yet, as this phone keeps them. */
function useKept(runId: string) {
  const name = `pickup.${runId}`;
  const [kept, setKept] = useState<readonly KeptScan[]>(() => readPreference<KeptScan[]>(name, []));
  const now = useRef(kept);
  const change = useCallback((next: readonly KeptScan[]) => {
    now.current = next;
    writePreference(name, next);
    setKept(next);
  }, [name]);
  const add = useCallback((one: KeptScan) => change([...now.current, one]), [change]);
  const drop = useCallback((one: KeptScan) => change(now.current.filter((other) => other.clientId !== one.clientId)), [change]);
  return { kept, next: useCallback(() => now.current[0], []), add, drop };
}

export function useRun(runId: string, now: () => string, onRun: (run: Pickup) => void): Scanning {
  const { kept, next, add, drop } = useKept(runId);
  const [last, setLast] = useState<PickupScanAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isSending = useRef(false);
  const latest = useLatest({ now, onRun });

  /** True when it is over, taken or refused; false when nobody answered. */
  const send = useCallback(async (one: KeptScan): Promise<boolean> => {
    try {
      const answer = await call(scanPickup, { params: { runId }, body: one }, { key: one.clientId, signal: AbortSignal.timeout(8000) });
      setLast(answer);
      setProblem(null);
      latest.current.onRun(answer.run);
      return true;
    } catch (error) {
      const met = asProblem(error);
      const isAway = met.status === 0 || met.status >= 500 || laterAgain.includes(met.status) || (error instanceof DOMException && error.name === 'TimeoutError');
      if (!isAway) setProblem(met);
      return !isAway;
    }
  }, [runId, latest]);

  /** One after the other, the oldest first; one sender at a time. */
  const sendKept = useCallback(async (): Promise<void> => {
    if (isSending.current) return;
    isSending.current = true;
    for (let one = next(); one !== undefined && (await send(one)); one = next()) drop(one);
    isSending.current = false;
  }, [next, send, drop]);

  const scan = useCallback(async (raw: string) => {
    const one: KeptScan = { clientId: crypto.randomUUID(), raw: raw.trim(), scannedAt: latest.current.now() };
    if (one.raw === '') return;
    setBusy(true);
    add(one);
    await sendKept();
    setBusy(false);
  }, [add, sendKept, latest]);

  const waits = kept.length > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const again = () => void sendKept();
    const timer = setInterval(again, retryMs);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [waits, sendKept]);

  return { last, kept, problem, isBusy, scan };
}
