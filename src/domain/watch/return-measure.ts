/**
 * How much came back in time: office by the first working day after the last
 * one, remote by the fourteenth day. Rule: a line counts once its day has
 * passed or it is home, never before; a percentage says of how many.
 * Source: FIELD "Goals worth adopting".
 */
import { addDays, addWorkingDays, type WorkCalendar } from '../case/dates.ts';
import { weekendOf } from '../case/weekend.ts';

export type ReturnGroup = {
  readonly isRemote: boolean;
  readonly lastWorkingOn: string;
  readonly calendar: WorkCalendar;
  /** Local date of the receipt; null while it is not home. */
  readonly receivedOn: string | null;
  readonly lines: number;
};

export type Share = { readonly kept: number; readonly all: number };

const dueOn = ({ isRemote, lastWorkingOn, calendar }: ReturnGroup): string => (isRemote ? addDays(lastWorkingOn, 14) : addWorkingDays(lastWorkingOn, 1, calendar));

export const calendarOf = (country: string | null, timeZone: string, holidays: readonly string[]): WorkCalendar => ({ timeZone, weekend: weekendOf(country ?? ''), holidays: new Set(holidays) });

/** Kept of all whose day has passed by `today`, or who were faster. */
export function backInTime(groups: readonly ReturnGroup[], today: string): Share {
  return groups.reduce<Share>((sum, group) => {
    const due = dueOn(group);
    if (group.receivedOn === null && today <= due) return sum;
    return { kept: sum.kept + (group.receivedOn !== null && group.receivedOn <= due ? group.lines : 0), all: sum.all + group.lines };
  }, { kept: 0, all: 0 });
}
