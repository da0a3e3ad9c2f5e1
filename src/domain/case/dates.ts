/**
 * Dates of a case: a last working day is a local date in the leaver's own zone;
 * instants follow from it, by working days, holidays and daylight saving of
 * that zone.
 * Rule: PRODUCT 3, "in the person's zone, working days and holidays". `…On` is
 * `YYYY-MM-DD`, `…At` an ISO instant ending in Z, `at` a time of day `HH:MM`.
 * Source: ECMA-262 Temporal, disambiguation "compatible": a time that the
 * clocks skip is moved forward, one that comes twice is the first.
 */
import { Temporal } from 'temporal-polyfill';
import { allow, refuse, type Verdict } from '../verdict.ts';
import { isWeekend, type Weekend } from './weekend.ts';

/** When a person's site works. `holidays` are local dates `YYYY-MM-DD`. */
export type WorkCalendar = {
  readonly timeZone: string;
  readonly weekend: Weekend;
  readonly holidays: ReadonlySet<string>;
};

export type DateRefusal =
  | { readonly code: 'unknown_time_zone'; readonly timeZone: string }
  | { readonly code: 'unknown_date'; readonly on: string };

/** The last working day and the zone it is meant in, or what is wrong with them. */
export function lastWorkingDay(on: string, timeZone: string): Verdict<{ readonly on: string; readonly timeZone: string }, DateRefusal> {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  } catch {
    return refuse('unknown_time_zone', { timeZone });
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return refuse('unknown_date', { on });
  try {
    return allow({ on: Temporal.PlainDate.from(on, { overflow: 'reject' }).toString(), timeZone });
  } catch {
    return refuse('unknown_date', { on });
  }
}

/** The instant of a local time on a local date. */
export function instantAt(on: string, at: string, timeZone: string): string {
  const local = Temporal.PlainDateTime.from(`${on}T${at}`);
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant().toString();
}

/** The local date at an instant. */
export const localDateAt = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Hours are elapsed time: over a change of clocks, 24 hours are not the same time of day. */
export const addHours = (at: string, hours: number): string => {
  const minutes = Math.round(hours * 60);
  return Temporal.Instant.from(at).add({ minutes }).toString();
};

export const addDays = (on: string, days: number): string => Temporal.PlainDate.from(on).add({ days }).toString();

export const isEarlier = (one: string, other: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) < 0;

/** Whole minutes from `from` to `to`; negative when `to` is earlier. */
export const minutesBetween = (from: string, to: string): number =>
  Math.trunc((Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 60_000);

const isWorking = (on: Temporal.PlainDate, calendar: WorkCalendar, ignoreWeekend: boolean): boolean =>
  (ignoreWeekend || !isWeekend(on, calendar.weekend)) && !calendar.holidays.has(on.toString());

/** A calendar whose weekend is every day has no working day to count; its weekend is then ignored. */
const weekendIsEveryDay = (calendar: WorkCalendar): boolean => new Set(calendar.weekend).size >= 7;

export const isWorkingDay = (on: string, calendar: WorkCalendar): boolean =>
  isWorking(Temporal.PlainDate.from(on), calendar, weekendIsEveryDay(calendar));

/** The date that many working days later (or earlier). Nought leaves the date as it is, even on a Sunday. */
export function addWorkingDays(on: string, workingDays: number, calendar: WorkCalendar): string {
  const ignoreWeekend = weekendIsEveryDay(calendar);
  const step = workingDays < 0 ? -1 : 1;
  let date = Temporal.PlainDate.from(on);
  for (let left = Math.abs(workingDays); left > 0; ) {
    date = date.add({ days: step });
    if (isWorking(date, calendar, ignoreWeekend)) left -= 1;
  }
  return date.toString();
}

/** The date itself when people work on it, otherwise the next working day. */
export const workingDayFrom = (on: string, calendar: WorkCalendar): string =>
  isWorkingDay(on, calendar) ? on : addWorkingDays(on, 1, calendar);
