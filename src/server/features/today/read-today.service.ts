/** The home page in one answer: decisions, what is on its way, promises and results, lists that are not empty. */
import { consolePage } from '#contract/console-page';
import { countWaiting } from '../imports/quarantine-read.service.ts';
import type { CountName, Today } from '#contract/today';
import type { Permission } from '#domain/access/permission';
import { addDays, isWorkingDay, localDateAt } from '#domain/case/dates';
import { calendarOf } from '#domain/watch/return-measure';
import { needsSomebody } from '#domain/exception/list-settings';
import { allow, type Verdict } from '#domain/verdict';
import { mayDo } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { countExceptions } from '../exceptions/count-exceptions.service.ts';
import { listLocations } from '../people/find-location.service.ts';
import { comingHome, countAll } from './figure.repo.ts';
import { findDecisions } from './find-decisions.service.ts';
import { readFigures } from './read-figures.service.ts';

type Location = Awaited<ReturnType<typeof listLocations>>[number];

/** The site asked for, else the reader's first. */
async function homeOf(unit: Unit, site: string | undefined): Promise<Location | undefined> {
  const sites = (await listLocations(unit)).filter((location) => location.is_site);
  const mine = (unit.actor.kind === 'member' || unit.actor.kind === 'key') && unit.actor.sites !== 'all' ? unit.actor.sites : null;
  return sites.find((one) => one.id === site) ?? sites.find((one) => mine === null || mine.includes(one.id));
}

/** This week's working days there. */
function workingWeek(on: string, home: Location | undefined): string[] {
  const calendar = calendarOf(home?.country ?? null, home?.time_zone ?? 'UTC', []);
  const monday = addDays(on, -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7));
  return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days)).filter((day) => isWorkingDay(day, calendar));
}

/** An id that no location can have finds nothing, as it should. */
const siteOf = (site: string | undefined): string | undefined => (site === undefined || /^[0-9a-f-]{36}$/i.test(site) ? site : '00000000-0000-0000-0000-000000000000');

export async function readToday(unit: Unit, query: { site?: string | undefined }): Promise<Verdict<Today>> {
  const site = siteOf(query.site);
  const home = await homeOf(unit, site);
  const zone = home?.time_zone ?? 'UTC';
  const on = localDateAt(unit.now, zone);
  const week = workingWeek(on, home);
  const found = await comingHome(unit.tx, week, zone, { now: unit.now, site });
  const days = week.map((day) => found.find((one) => one.on === day) ?? { on: day, received: 0, expected: 0 });
  const decisions = await findDecisions(unit, site);
  const counts = await countAll(unit.tx, { now: unit.now, site });
  const exceptions = (await countExceptions(unit, site)).filter(needsSomebody);
  return allow({
    on, decisions: decisions.decisions, decisionCount: decisions.count, onItsWay: { cases: counts.cases, devices: counts.devices, asks: counts.asks },
    comingHome: { days, devices: days.reduce((sum, day) => sum + day.expected, 0), href: consolePage.cases({ status: 'open', sort: 'returnBy' }) },
    ...(await readFigures(unit, on, site)),
    exceptions: exceptions.map(({ key, title, count, tone, href }) => ({ kind: key, label: title, count, tone, href })),
  });
}

/** Which permission opens each entry of the navigation. */
const entryPermissions: Readonly<Record<CountName, Permission>> = {
  today: 'cases.read', cases: 'cases.read', pickups: 'pickups.run', workshop: 'workshop.work', partners: 'partners.read', asks: 'asks.read', thanks: 'thanks.send', exceptions: 'exceptions.read', waiting: 'imports.run', outbox: 'messages.read',
};

export async function readCounts(unit: Unit, query: { site?: string | undefined }): Promise<Verdict<{ counts: Partial<Record<CountName, number>> }>> {
  const site = siteOf(query.site);
  const counted = await countAll(unit.tx, { now: unit.now, site });
  const today = mayDo(unit.actor, 'cases.read') ? (await findDecisions(unit, site)).count : 0;
  const exceptions = (await countExceptions(unit, site)).reduce((sum, list) => sum + list.count, 0);
  const waiting = mayDo(unit.actor, 'imports.run') ? await countWaiting(unit) : 0;
  const all: Readonly<Record<CountName, number>> = { today, exceptions, waiting, cases: counted.cases, pickups: counted.pickups, workshop: counted.workshop, partners: counted.partners, asks: counted.asks, thanks: counted.thanks, outbox: counted.outbox };
  const open = (Object.keys(all) as CountName[]).filter((name) => mayDo(unit.actor, entryPermissions[name]));
  return allow({ counts: Object.fromEntries(open.map((name) => [name, all[name]])) });
}
