/** What the asset manager of the demo company keeps an eye on, and how the counts of the last weeks went. */
import { keepDayCounts } from '../features/exceptions/keep-counts.service.ts';
import { addList } from '../features/exceptions/save-exception-list.service.ts';
import type { MovableClock } from '../platform/clock/clock.ts';
import type { Actor } from '../platform/work/actor.ts';
import type { RunUnit } from '../platform/work/unit-of-work.ts';
import { must } from './part.ts';

const dayMs = 86_400_000;
const countedDays = 35;
/** Every third day is counted: enough for a chart, and the demo is there before somebody tires of waiting. */
const everyDays = 3;

/** A list of her own: laptops that should have been replaced, so that nobody leaves with one. */
export async function watchOldLaptops(run: RunUnit, manager: Extract<Actor, { kind: 'member' }>): Promise<void> {
  await must(run(manager, (unit) => addList(unit, {
    title: 'Laptops past four years', about: 'Still in use although they were to be replaced; offer a new one before somebody leaves with an old one.', tone: 'quiet', ownerRole: 'asset_manager', ownerId: manager.id,
    thresholdMinutes: null, allowed: 25, isOff: false, tell: 'weekly', tellRoles: [], tellIds: [manager.id], search: { list: 'assets', where: ['category:is:laptop', 'status:is:in_use', 'purchased:before:2022-12-01'] },
  })), 'watch old laptops');
}

/** Counts at the end of every third day, when it is a working day, that the clock passes on its way, for the charts. */
export function dayCounter(run: RunUnit, clock: MovableClock, today: string): (instant: string) => Promise<void> {
  let next = Date.parse(`${new Date(Date.parse(today) - countedDays * dayMs).toISOString().slice(0, 10)}T17:00:00Z`);
  return async (instant) => {
    for (; next < Date.parse(instant); next += everyDays * dayMs) {
      if ([0, 6].includes(new Date(next).getUTCDay())) continue;
      const at = new Date(next).toISOString();
      if (at > clock.now()) clock.set(at);
      await keepDayCounts(run);
    }
  };
}
