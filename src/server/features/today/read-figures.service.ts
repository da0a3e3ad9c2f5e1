/** Our promises before our results, measured. */
import type { Figure } from '#contract/today';
import { backInTime, calendarOf } from '#domain/watch/return-measure';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { minutesBorrowed, pickedUpInTime, purchasesAvoided, returnsByDay, thankedInTime } from './figure.repo.ts';
import { avoidedFigure, minutesFigure, officeFigure, pickedUpFigure, remoteFigure, thankedFigure } from './figure-words.ts';

const monthOf = (on: string): string => `${on.slice(0, 8)}01`;
const quarterOf = (on: string): string => `${on.slice(0, 5)}${String(Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;

/** `on` is today where the reader is. */
export async function readFigures(unit: Unit, on: string, site: string | undefined): Promise<{ promises: Figure[]; results: Figure[] }> {
  const scope = { now: unit.now, site };
  const picked = await pickedUpInTime(unit.tx, scope);
  const minutes = await minutesBorrowed(unit.tx, monthOf(on), scope);
  const thanked = await thankedInTime(unit.tx, scope);
  const groups = (await returnsByDay(unit.tx, scope)).map((row) => ({
    isRemote: row.work_mode === 'remote', lastWorkingOn: row.last_working_on, receivedOn: row.received_on, lines: row.lines, calendar: calendarOf(row.country, row.time_zone, row.holidays),
  }));
  const avoided = await purchasesAvoided(unit.tx, quarterOf(on), scope);
  return {
    promises: [pickedUpFigure(picked), minutesFigure(minutes), thankedFigure(thanked)],
    results: [officeFigure(backInTime(groups.filter((group) => !group.isRemote), on)), remoteFigure(backInTime(groups.filter((group) => group.isRemote), on)), avoidedFigure(avoided)],
  };
}
