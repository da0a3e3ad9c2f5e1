/** The lists a reader may see, with their counts now and of the last days, in two round trips. */
import type { DayCount, ExceptionList } from '#contract/exceptions';
import { addDays } from '#domain/case/dates';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { countsSince } from './exception-count.repo.ts';
import { countRows } from './exception.repo.ts';
import { exceptionList } from './exceptions.presenter.ts';
import { watchedList, watchedLists, type Watched } from './watched-lists.service.ts';

const recentDays = 30;

async function listsWithCounts(unit: Unit, lists: readonly Watched[], site: string | undefined): Promise<ExceptionList[]> {
  const on = lists.filter((list) => !list.isOff);
  const counts = new Map((await countRows(unit.tx, on, { now: unit.now, site })).map((count) => [count.key, count]));
  const days = Map.groupBy(await countsSince(unit.tx, lists.map(({ key }) => key), addDays(unit.now.slice(0, 10), -recentDays), site), (day) => day.key);
  return lists.map((list) => exceptionList(list, counts.get(list.key) ?? { key: list.key, rows: 0, snoozed: 0 }, days.get(list.key) ?? [], unit.actor));
}

/** Those that are switched off are there too, uncounted. */
export const countExceptions = async (unit: Unit, site: string | undefined): Promise<ExceptionList[]> => listsWithCounts(unit, await watchedLists(unit), site);

export async function countOne(unit: Unit, list: Watched, site: string | undefined): Promise<ExceptionList> {
  const [counted] = await listsWithCounts(unit, [list], site);
  return counted as ExceptionList;
}

/** How a list went, day by day, oldest first. */
export async function countDays(unit: Unit, key: string, { site, days = 90 }: { site?: string | undefined; days?: number | undefined }): Promise<Verdict<{ days: DayCount[] }>> {
  if ((await watchedList(unit, key)) === undefined) return refuse('not_found');
  const rows = await countsSince(unit.tx, [key], addDays(unit.now.slice(0, 10), -days), site);
  return allow({ days: rows.map(({ on, count }) => ({ on, count })) });
}
