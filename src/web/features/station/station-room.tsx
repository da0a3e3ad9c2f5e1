/** One station at one place: the answer to the left, the next scan and today to the right. */
import { useEffect, useState } from 'react';
import type { Shift } from '#contract/station';
import { cacheShell } from './cache-shell.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { ScanPanel } from './scan-panel.tsx';
import { StationBar } from './station-bar.tsx';
import type { Known } from './station-store.ts';
import { useStation } from './use-station.ts';
import { useWedge } from '../../ui/use-wedge.ts';
import { WhoDialog } from './who-dialog.tsx';
import css from './station.module.css';

export type StationRoomProps = { known: Known; placeId: string; shift: Shift | null; onShift: (shift: Shift | null) => void; onLeave: () => void };

export function StationRoom({ known, placeId, shift, onShift, onLeave }: StationRoomProps) {
  const control = useStation(known, placeId, shift);
  const [isAsking, setAsking] = useState(false);
  const mayOpen = known.session.permissions.includes('pickups.run');
  useWedge((code) => void control.scan(code), !isAsking);
  const isReady = control.station !== null;
  useEffect(() => {
    if (!isReady) return undefined;
    // When the first work is done: what the camera needs, then everything the page runs on, for the day the Wi-Fi is down.
    const timer = setTimeout(() => void import('../../ui/camera-reader.ts').then(({ readerFiles }) => cacheShell(readerFiles)).catch(() => undefined), 2500);
    return () => clearTimeout(timer);
  }, [isReady]);
  const clerk = shift?.member.name ?? null;
  return (
    <div className={css.station}>
      <StationBar place={control.station?.place ?? null} clerk={clerk ?? known.session.user.name} isOffline={control.isOffline} waiting={control.waiting} onWho={() => setAsking(true)} onLeave={onLeave} />
      <main className={css.room}>
        <h1 className="hb-unseen">Station{control.station === null ? '' : `, ${control.station.place.name}, ${control.station.place.site.name}`}</h1>
        <AnswerPanel control={control} clerk={clerk} mayOpen={mayOpen} />
        <ScanPanel control={control} />
      </main>
      <WhoDialog open={isAsking} placeId={placeId} clerks={control.station?.clerks ?? []} clerk={shift} onShift={(next) => { onShift(next); setAsking(false); }} onClose={() => setAsking(false)} />
    </div>
  );
}
