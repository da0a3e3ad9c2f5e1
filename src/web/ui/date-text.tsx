/** Dates and instants in the page, always as `<time>`; the zone is named when it is not the reader's. */
import { useNow } from '../platform/session.ts';
import { agoText, dateIn, dateText, dueText, instantText, longDateText, nearDateText, readerZone } from '../platform/zone.ts';

const useToday = (zone: string) => dateIn(zone, useNow());

/** A local date. `near` names close days ("tomorrow"), `due` says how it stands, `long` spells it out. */
export function DateText({ on, as = 'plain', zone }: { on: string; as?: 'plain' | 'near' | 'due' | 'long'; zone?: string }) {
  const today = useToday(zone ?? readerZone());
  const text = as === 'near' ? nearDateText(on, today) : as === 'due' ? dueText(on, today) : as === 'long' ? longDateText(on) : dateText(on, today);
  return (
    <time dateTime={on} title={as === 'plain' || as === 'long' ? undefined : longDateText(on)}>
      {text}
    </time>
  );
}

/** An instant on the clock of its place: "20 Nov, 18:00 Lisbon". Without a zone, the reader's. */
export function InstantText({ at, zone, as = 'clock' }: { at: string; zone?: string; as?: 'clock' | 'ago' }) {
  const now = useNow();
  const reader = readerZone();
  const here = instantText(at, reader, reader, now);
  const text = as === 'ago' ? agoText(at, now) : instantText(at, zone ?? reader, reader, now);
  return (
    <time dateTime={at} title={as === 'ago' || (zone !== undefined && zone !== reader) ? `${here}, your time` : undefined}>
      {text}
    </time>
  );
}
