/**
 * While the page is looked at, a line to Handback stays open that says which
 * kinds of things changed, by whoever and in whichever process; what is shown
 * of them is asked for again. Hidden pages hold no line, since a browser has
 * few for one host. Without a line pages refresh as they did before.
 */
import { followChanges } from '#contract/live';
import { refresh } from './read.ts';

/** What shows a kind of thing, by slice; what is not named here refreshes by itself. */
const shownBy: Readonly<Record<string, readonly string[]>> = {
  case: ['cases', 'clearance', 'today'], task: ['cases', 'today'], ask: ['asks', 'cases', 'today'], asset: ['assets', 'custody', 'workshop'], custody_event: ['assets', 'custody', 'cases'], person: ['people'],
  parcel: ['parcels', 'station', 'today'], intake: ['intake', 'station', 'today'], pickup: ['pickups', 'parcels'], job: ['workshop', 'assets'], clearance: ['clearance', 'cases'], waiver: ['clearance', 'cases'],
  message: ['messages'], thanks: ['thanks'], import: ['imports', 'waiting'], bulk: ['bulk'], account: ['accounts', 'cases'], seat: ['licences', 'cases'], incident: ['sightings', 'today'],
};

/** Changes come in bursts; a page asks again once for all of them. */
const gatherMs = 1500;

/** Returns how to let go of the line. */
export function followLive(): () => void {
  let line: EventSource | null = null;
  let timer: number | undefined;
  const stale = new Set<string>();
  const onChanged = ({ data }: MessageEvent<string>) => {
    for (const kind of JSON.parse(data) as string[]) for (const slice of shownBy[kind] ?? []) stale.add(slice);
    if (stale.size === 0) return;
    timer ??= window.setTimeout(() => {
      timer = undefined;
      const slices = [...stale];
      stale.clear();
      void refresh(slices);
    }, gatherMs);
  };
  const lookedAt = () => {
    const wanted = document.visibilityState === 'visible';
    if (wanted && line === null) {
      line = new EventSource(followChanges.path);
      line.addEventListener('changed', onChanged);
    } else if (!wanted) letGo();
  };
  const letGo = () => {
    line?.close();
    line = null;
  };
  lookedAt();
  document.addEventListener('visibilitychange', lookedAt);
  return () => {
    document.removeEventListener('visibilitychange', lookedAt);
    window.clearTimeout(timer);
    letGo();
  };
}
