/**
 * Until when a parcel may lie at a partner's place, by the agreement.
 * Rules: the clock runs only while the partner works, so a Friday parcel does
 * not count the weekend against anyone; what arrives after hours counts from
 * the next opening. A day's limit ends at that day's closing.
 */
import { Temporal } from 'temporal-polyfill';
import { allow, refuse, type Verdict } from '../verdict.ts';

/** `[opens, closes]` as local `HH:MM`; the weekday is ISO's, 1 Monday to 7 Sunday. */
export type OpeningHours = { readonly [weekday in 1 | 2 | 3 | 4 | 5 | 6 | 7]?: readonly (readonly [opens: string, closes: string])[] };

export type DwellAgreement = {
  readonly zone: string;
  readonly hours: OpeningHours;
  /** Local dates on which the place is closed. */
  readonly closedOn: readonly string[];
  readonly limit: { readonly unit: 'working_days' | 'working_hours' | 'clock_hours'; readonly count: number };
};

export type NeverOpen = { readonly code: 'never_open'; readonly zone: string };

type Span = { readonly opens: Temporal.Instant; readonly closes: Temporal.Instant };

/** Long enough for any holiday; a place closed for longer has no dwell limit that could be kept. */
const HORIZON_DAYS = 400;

function spansOn(day: Temporal.PlainDate, agreement: DwellAgreement): Span[] {
  if (agreement.closedOn.includes(day.toString())) return [];
  const at = (time: string): Temporal.Instant =>
    day.toZonedDateTime({ timeZone: agreement.zone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
  return (agreement.hours[day.dayOfWeek as 1] ?? [])
    .map(([opens, closes]) => ({ opens: at(opens), closes: at(closes) }))
    .filter(({ opens, closes }) => Temporal.Instant.compare(opens, closes) < 0)
    .sort((a, b) => Temporal.Instant.compare(a.opens, b.opens));
}

function afterWorkingHours(start: Temporal.Instant, day: Temporal.PlainDate, agreement: DwellAgreement): Temporal.Instant | null {
  let rest = Math.round(agreement.limit.count * 3600e3);
  for (let offset = 0; offset < HORIZON_DAYS; offset++) {
    for (const { opens, closes } of spansOn(day.add({ days: offset }), agreement)) {
      const from = Temporal.Instant.compare(opens, start) < 0 ? start : opens;
      const open = closes.epochMilliseconds - from.epochMilliseconds;
      if (open <= 0) continue;
      if (rest <= open) return from.add({ milliseconds: rest });
      rest -= open;
    }
  }
  return null;
}

/** Day 0 is the day of arrival if the place was still open, else the next open day; the limit ends at closing on day N. */
function afterWorkingDays(start: Temporal.Instant, day: Temporal.PlainDate, agreement: DwellAgreement): Temporal.Instant | null {
  let left = Math.max(0, Math.ceil(agreement.limit.count));
  for (let offset = 0; offset < HORIZON_DAYS; offset++) {
    const closing = spansOn(day.add({ days: offset }), agreement).at(-1)?.closes;
    if (closing === undefined || Temporal.Instant.compare(closing, start) <= 0) continue;
    if (left === 0) return closing;
    left--;
  }
  return null;
}

/** The instant by which a parcel stored at `storedAt` is to be collected. */
export function dwellDueAt(storedAt: string, agreement: DwellAgreement): Verdict<{ readonly dueAt: string }, NeverOpen> {
  const start = Temporal.Instant.from(storedAt);
  const day = start.toZonedDateTimeISO(agreement.zone).toPlainDate();
  const { unit, count } = agreement.limit;
  const due =
    unit === 'clock_hours' ? start.add({ milliseconds: Math.round(count * 3600e3) })
    : unit === 'working_hours' ? afterWorkingHours(start, day, agreement)
    : afterWorkingDays(start, day, agreement);
  return due === null ? refuse('never_open', { zone: agreement.zone }) : allow({ dueAt: due.toString() });
}
