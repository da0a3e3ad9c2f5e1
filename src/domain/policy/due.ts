/**
 * Due dates: anchor + offset + time of day → one instant, in the person's zone.
 * An anchor that has not happened yet (receipt, the parent's end) gives null;
 * anchor and offset stay with the task, so the instant can always be recomputed.
 * Rule: PRODUCT invariant 8. A task is never born late: what would be due
 * before its case was opened is due at the end of the first working day after
 * the opening, except at the cut-off, where being late is the truth.
 */
import { addDays, addHours, addWorkingDays, instantAt, isEarlier, localDateAt, workingDayFrom, type WorkCalendar } from '../case/dates.ts';
import type { Anchor, Due, Offset } from './policy-document.ts';

/** The dates of a case that tasks hang on. */
export type CaseDates = WorkCalendar & {
  readonly lastWorkingOn: string;
  readonly openedAt: string;
  readonly cutOffAt: string;
  readonly returnByOn: string;
};

/** Instants of the anchors that happen during a case; absent or null while they have not. */
export type HappenedAnchors = { readonly receiptAt?: string | null; readonly parentDoneAt?: string | null };

/** The end of a working day where a policy does not say one. */
export const closeOfDay = '17:00';

/** Adds days and working days to a local date. */
export function shiftDate(on: string, offset: Offset | undefined, calendar: WorkCalendar): string {
  const shifted = offset?.days ? addDays(on, offset.days) : on;
  return offset?.workingDays ? addWorkingDays(shifted, offset.workingDays, calendar) : shifted;
}

function onDate(on: string, due: Due, calendar: WorkCalendar): string {
  const at = instantAt(shiftDate(on, due.offset, calendar), due.at ?? closeOfDay, calendar.timeZone);
  return due.offset?.hours ? addHours(at, due.offset.hours) : at;
}

/** From an instant: hours alone count from it exactly; days mean the end of a day, or the time given. */
function fromInstant(at: string, due: Due, calendar: WorkCalendar): string {
  if (due.offset?.days || due.offset?.workingDays || due.at !== undefined) return onDate(localDateAt(at, calendar.timeZone), due, calendar);
  return due.offset?.hours ? addHours(at, due.offset.hours) : at;
}

function notBeforeOpening(at: string, dates: CaseDates): string {
  if (!isEarlier(at, dates.openedAt)) return at;
  const today = workingDayFrom(localDateAt(dates.openedAt, dates.timeZone), dates);
  const closing = instantAt(today, closeOfDay, dates.timeZone);
  return isEarlier(dates.openedAt, closing) ? closing : instantAt(addWorkingDays(today, 1, dates), closeOfDay, dates.timeZone);
}

/** The instant of a due date, or null while its anchor has not happened. */
export function resolveDue(due: Due, dates: CaseDates, happened: HappenedAnchors = {}): string | null {
  const anchored: { readonly [A in Anchor]: () => string | null } = {
    last_working_day: () => notBeforeOpening(onDate(dates.lastWorkingOn, due, dates), dates),
    return_by: () => notBeforeOpening(onDate(dates.returnByOn, due, dates), dates),
    cut_off: () => fromInstant(dates.cutOffAt, due, dates),
    opened: () => fromInstant(dates.openedAt, due, dates),
    receipt: () => (happened.receiptAt ? fromInstant(happened.receiptAt, due, dates) : null),
    parent_done: () => (happened.parentDoneAt ? fromInstant(happened.parentDoneAt, due, dates) : null),
  };
  return anchored[due.anchor]();
}

/** True when a move of the case's dates can move this due date. */
export const hangsOnCaseDates = (due: Due): boolean =>
  due.anchor === 'last_working_day' || due.anchor === 'cut_off' || due.anchor === 'return_by';
