/** From where a case is read: the clock, the reader's zone and the case's own, and whether it may say "late". */
import type { Case } from '#contract/cases';
import { useNow } from '../../platform/session.ts';
import { dateIn, dateText, instantParts, instantText, readerZone } from '../../platform/zone.ts';

/** `isSilent`: after a death. Nothing is hurried, and nothing is said to be late. */
export type Around = { now: Date; reader: string; zone: string; saysOverdue: boolean; isSilent: boolean };

export function useAround(one: Pick<Case, 'timeZone' | 'saysOverdue' | 'toLeaver'>): Around {
  return { now: useNow(), reader: readerZone(), zone: one.timeZone, saysOverdue: one.saysOverdue, isSilent: one.toLeaver === 'never' };
}

export const isPast = (at: string, around: Around): boolean => Date.parse(at) <= around.now.getTime();

/** Today where the leaver works. */
export const todayIn = (around: Around): string => dateIn(around.zone, around.now);

/** "20 Nov", on the leaver's calendar. */
export const dayText = (at: string, around: Around): string => dateText(dateIn(around.zone, new Date(at)), todayIn(around));

/** "20 Nov, 18:00 Lisbon", on the leaver's clock. */
export const clockText = (at: string, around: Around): string => instantText(at, around.zone, around.reader, around.now);

/** "18:00 Lisbon" */
export function timeText(at: string, around: Around): string {
  const parts = instantParts(at, around.zone, around.reader, around.now);
  return `${parts.time}${parts.zone === null ? '' : ` ${parts.zone}`}`;
}

/** "12 min", "3 h", "2 days": how long something took or is late. */
export function lengthText(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, Math.round(minutes))} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / 1440)} days`;
}
