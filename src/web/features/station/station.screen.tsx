/** The station: full screen, one answer across the room, the scanner always ready. It opens without a connection too. */
import { useEffect, useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import { consolePage } from '#contract/console-page';
import { readSession } from '#contract/session';
import type { Shift } from '#contract/station';
import { call } from '../../platform/api.ts';
import { usePreference } from '../../platform/preference.ts';
import { asProblem } from '../../platform/problem.ts';
import type { Problem } from '../../platform/problem.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PlacePicker } from './place-picker.tsx';
import { lastKnown } from './station-store.ts';
import type { Known } from './station-store.ts';
import { StationRoom } from './station-room.tsx';
import css from './station.module.css';

type Opening = { known: Known | null; problem: Problem | null; isStranger: boolean; /** Handback's clock when the station opened. */ at: number };

/** Who is signed in: from Handback, else what this device knew last. */
async function open(): Promise<Opening> {
  const kept = await lastKnown().catch(() => undefined);
  try {
    const session = await call(readSession, {}, { signedOut: 'throw', signal: AbortSignal.timeout(5000) });
    return { known: { station: kept?.station ?? null, session, offsetMs: Date.parse(session.now) - Date.now() }, problem: null, isStranger: false, at: Date.parse(session.now) };
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === 'not_signed_in') return { known: null, problem, isStranger: true, at: Date.now() };
    return { known: kept ?? null, problem, isStranger: false, at: Date.now() + (kept?.offsetMs ?? 0) };
  }
}

export function StationScreen() {
  const router = useRouter();
  const [opening, setOpening] = useState<Opening | null>(null);
  const [place, setPlace] = usePreference<string | null>('station.place', null);
  const [shift, setShift] = usePreference<Shift | null>('station.shift', null);
  useEffect(() => {
    document.title = 'Station · Handback';
    void open().then(setOpening);
  }, []);
  useEffect(() => {
    if (opening?.isStranger === true) router.history.replace(consolePage.signIn(consolePage.station()));
  }, [opening, router]);
  if (opening === null || opening.isStranger) return <main className={css.opening} aria-busy="true"><span className="hb-unseen">Opening the station</span></main>;
  if (opening.known === null)
    return (
      <main className={css.opening}>
        {opening.problem === null ? null : <ErrorState problem={opening.problem} onRetry={() => { setOpening(null); void open().then(setOpening); }} />}
      </main>
    );
  const named = shift !== null && Date.parse(shift.until) > opening.at ? shift : null;
  if (place === null) return <PlacePicker onPick={setPlace} />;
  return <StationRoom key={place} known={opening.known} placeId={place} shift={named} onShift={setShift} onLeave={() => setPlace(null)} />;
}
