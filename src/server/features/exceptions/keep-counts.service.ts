/** One figure a day for every list, the newest of the day: what the charts are drawn from. */
import { permissions } from '#domain/access/permission';
import type { Actor } from '../../platform/work/actor.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { countedAt, keepCounts } from './exception-count.repo.ts';
import { watchedLists } from './watched-lists.service.ts';

/** Sees every site and no circle: what it counts may be shown to everybody of the site. */
const counter: Actor = { kind: 'key', id: 'exceptions', name: 'Handback', permissions, sites: 'all' };
const hourMs = 3_600_000;

/** Keeps the day's counts, unless they were kept within the hour. */
export async function keepDayCounts(run: RunUnit): Promise<void> {
  await run(counter, async (unit) => {
    const on = unit.now.slice(0, 10);
    const last = await countedAt(unit.tx, on);
    if (last !== undefined && Date.parse(unit.now) - Date.parse(last) < hourMs) return;
    await keepCounts(unit.tx, (await watchedLists(unit)).filter((list) => !list.isOff && list.unreadable === null), { now: unit.now, on });
  });
}
