/**
 * Builds the demo company by calling the services, on a clock of its own that
 * starts a year ago and ends on a Tuesday morning: the same every time. Its
 * data then lives on at real speed from that morning.
 */
import type { loadDemo as route } from '#contract/auth';
import type { Answer } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { movableClock } from '../platform/clock/clock.ts';
import { seededIds } from '../platform/clock/identity.ts';
import type { OpenDatabase } from '../platform/db/open-database.ts';
import { sweepDeadlines, type DeadlineHandler } from '../platform/deadlines/deadline.ts';
import { system } from '../platform/work/actor.ts';
import { unitRunner, type UnitDeps } from '../platform/work/unit-of-work.ts';
import { deliverMessages } from '../features/messages/deliver-messages.service.ts';
import { writeSetting } from '../features/members/setting.service.ts';
import { isEmpty } from '../features/people/find-location.service.ts';
import { chanceFrom } from './chance.ts';
import { grantAccess, handOutBelongings } from './belongings.ts';
import { organisation } from './company.ts';
import { buildCrew } from './crew.ts';
import { tellStories } from './stories.ts';
import { dayCounter, watchOldLaptops } from './watching.ts';
import { buildWorkforce } from './workforce.ts';

/** The demo's first day, and its today: 08:40 in Lisbon. */
const demoStart = '2026-06-01T08:00:00.000Z';
const demoNow = '2026-11-24T08:40:00.000Z';

export type DemoDeps = { readonly database: OpenDatabase; readonly send: UnitDeps['send']; readonly publicUrl: () => string; readonly deadlines: readonly DeadlineHandler[] };

const builder = system('demo');

export async function loadDemo(deps: DemoDeps): Promise<Verdict<Answer<typeof route>>> {
  const clock = movableClock(demoStart);
  const run = unitRunner({ database: deps.database, clock, newId: seededIds('varanda', demoStart), publicUrl: deps.publicUrl, send: deps.send });
  if (!(await run(builder, isEmpty))) return refuse('not_empty');
  const chance = chanceFrom(4600);
  const workforce = await run(builder, (unit) => buildWorkforce(unit, chance));
  const assets = await run(builder, (unit) => handOutBelongings(unit, chance, workforce));
  await run(builder, (unit) => grantAccess(unit, chance, workforce));
  const crew = await run(builder, (unit) => buildCrew(unit, workforce));
  const countDays = dayCounter(run, clock, demoNow);
  await watchOldLaptops(run, crew.marta);
  const goTo = async (instant: string): Promise<void> => {
    await countDays(instant);
    if (instant > clock.now()) clock.set(instant);
    await sweepDeadlines(run, deps.deadlines);
  };
  const cases = await tellStories({ run, clock, workforce, assets, crew, goTo, today: demoNow });
  await goTo(demoNow);
  await deliverMessages(run, null);
  await run(builder, async (unit) => {
    await writeSetting(unit, 'organisation', { name: organisation });
    await writeSetting(unit, 'demo.clock', { offset: Date.parse(demoNow) - Date.now() });
  });
  return allow({ people: workforce.people.length, assets: assets.length, cases });
}
