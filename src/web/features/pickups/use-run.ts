/**
 * A run in a cellar: what is scanned without a connection is kept on the phone under its own key and sent when it can be;
 * the same key is the same scan, so nothing is taken twice.
 */
import { useCallback, useEffect, useState } from 'react';
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

export function useRun(runId: string, now: () => string, onRun: (run: Pickup) => void): Scanning {
  const name = `pickup.${runId}`;
  const [kept, setKept] = useState<readonly KeptScan[]>(() => readPreference<KeptScan[]>(name, []));
  const [last, setLast] = useState<PickupScanAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const latest = useLatest({ now, onRun });
  const keep = useCallback((change: (before: readonly KeptScan[]) => readonly KeptScan[]) => setKept((before) => { const next = change(before); writePreference(name, next); return next; }), [name]);

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
      const isAway = met.status === 0 || met.status >= 500 || (error instanceof DOMException && error.name === 'TimeoutError');
      if (!isAway) setProblem(met);
      return !isAway;
    }
  }, [runId, latest]);

  const scan = useCallback(async (raw: string) => {
    const one: KeptScan = { clientId: crypto.randomUUID(), raw: raw.trim(), scannedAt: latest.current.now() };
    if (one.raw === '') return;
    setBusy(true);
    keep((before) => [...before, one]);
    if (await send(one)) keep((before) => before.filter((other) => other.clientId !== one.clientId));
    setBusy(false);
  }, [keep, send, latest]);

  useEffect(() => {
    if (kept.length === 0 || isBusy) return undefined;
    const timer = setTimeout(() => {
      const [first] = kept;
      if (first !== undefined) void send(first).then((isOver) => keep((before) => (isOver ? before.filter((one) => one.clientId !== first.clientId) : [...before])));
    }, retryMs);
    return () => clearTimeout(timer);
  }, [kept, isBusy, send, keep]);

  return { last, kept, problem, isBusy, scan };
}
