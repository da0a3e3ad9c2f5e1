/** When a digest is due: from eight in the morning where its reader works, on working days; the weekly one on Mondays. */
import { Temporal } from 'temporal-polyfill';
import type { Telling } from './list-settings.ts';

const morning = 8;

export type Digest = { readonly on: string; readonly tellings: readonly Telling[] };

/** The hour of the day, 0 to 23, that a clock on the wall of a zone shows. */
export const localHourAt = (instant: string, zone: string): number => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).hour;

/** What is due at a local date and hour; null at night and at weekends, when nobody is to be reached. */
export function dueDigests({ on, hour }: { readonly on: string; readonly hour: number }): Digest | null {
  const weekday = Temporal.PlainDate.from(on).dayOfWeek;
  if (hour < morning || weekday > 5) return null;
  return { on, tellings: weekday === 1 ? ['daily', 'weekly'] : ['daily'] };
}
