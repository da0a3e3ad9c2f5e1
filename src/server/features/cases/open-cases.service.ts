/**
 * Cases for many people at once, as a closing site or a lay-off needs them: what is known of all of them is read in a
 * handful of statements, each is planned by the same policy as one alone, and everything is written set by set in one
 * transaction. Who cannot have a case is named with the reason, and hinders nobody else.
 */
import type { OpenCases, OpenedCases } from '#contract/cases';
import { allow, type Verdict } from '#domain/verdict';
import { insertRows } from '../../platform/db/many-rows.ts';
import { insertDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { setCutOff } from '../accounts/end-account.service.ts';
import { listLocations } from '../people/find-location.service.ts';
import { getPeople } from '../people/find-person.service.ts';
import { currentPolicy } from '../policies/read-policy.service.ts';
import { holdingsForPlans } from './case-asset.repo.ts';
import { insertCases, openCasesOf } from './case.repo.ts';
import { deadlinesOf } from './case-deadlines.service.ts';
import { auditOpening, newCase, newLines, ownerIds, scheduleOf } from './open-case.service.ts';
import { planOf, type Planned } from './plan-case.service.ts';
import { taskRows } from './task.repo.ts';

type Refused = OpenedCases['refused'][number];
type Ready = { readonly caseId: string; readonly planned: Planned };

export async function openCases(unit: Unit, { personIds, ...wish }: OpenCases): Promise<Verdict<OpenedCases>> {
  const ids = [...new Set(personIds)];
  const { ready, refused } = await planAll(unit, ids, wish);
  const made = await insertCases(unit.tx, ready.map(({ caseId, planned }) => newCase(unit, caseId, { personId: planned.person.id, ...wish }, planned)));
  // Somebody was faster, or has a case that the reader may not know of.
  for (const { caseId, planned } of ready) if (!made.has(caseId)) refused.push({ personId: planned.person.id, code: 'case_open', caseId: null });
  const opened = ready.filter(({ caseId }) => made.has(caseId));
  await writeAll(unit, opened, wish);
  return allow({ opened: opened.map(({ caseId, planned }) => ({ personId: planned.person.id, caseId })), refused });
}

type Wish = Omit<OpenCases, 'personIds'>;

async function planAll(unit: Unit, ids: readonly string[], wish: Wish): Promise<{ ready: Ready[]; refused: Refused[] }> {
  const people = new Map((await getPeople(unit, ids)).map((person) => [person.id, person]));
  const existing = new Map((await openCasesOf(unit.tx, ids)).map((one) => [one.person_id, one.id]));
  const locations = new Map((await listLocations(unit)).map((location) => [location.id, location]));
  const { assets, seats, accounts } = await holdingsForPlans(unit.tx, ids);
  const inForce = await currentPolicy(unit);
  const things = new Map<string, (typeof assets)[number][]>();
  for (const asset of assets) for (const holder of new Set([asset.assignee_id, asset.custodian_id])) if (holder !== null && people.has(holder)) things.set(holder, [...(things.get(holder) ?? []), asset]);
  const [seatsOf, accountsOf] = [Map.groupBy(seats, (seat) => seat.person_id), Map.groupBy(accounts, (account) => account.person_id)];
  const ready: Ready[] = [];
  const refused: Refused[] = [];
  for (const id of ids) {
    const person = people.get(id);
    const open = existing.get(id);
    if (person === undefined || open !== undefined) {
      refused.push({ personId: id, code: person === undefined ? 'not_found' : 'case_open', caseId: open ?? null });
      continue;
    }
    const has = { assets: things.get(id) ?? [], seats: seatsOf.get(id) ?? [], accounts: accountsOf.get(id) ?? [] };
    const planned = planOf({ person, location: locations.get(person.location_id ?? ''), has, inForce }, { ...wish, openedAt: unit.now });
    if (planned.ok) ready.push({ caseId: unit.newId(), planned: planned.value });
    else refused.push({ personId: id, code: planned.error.code as Refused['code'], caseId: null });
  }
  return { ready, refused };
}

async function writeAll(unit: Unit, opened: readonly Ready[], wish: Wish): Promise<void> {
  await insertRows(unit.tx, 'case_asset', opened.flatMap(({ caseId, planned }) => newLines(unit, planned).map((line) => ({ id: line.id, case_id: caseId, asset_id: line.assetId, status: line.status }))));
  await insertRows(unit.tx, 'task', opened.flatMap(({ caseId, planned }) => taskRows(caseId, planned.plan.tasks, new Map(planned.plan.tasks.map((task) => [task.key, unit.newId()])), ownerIds(planned))));
  await insertDeadlines(unit, opened.flatMap(({ caseId, planned }) => deadlinesOf(scheduleOf(unit, caseId, { personId: planned.person.id, ...wish }, planned))));
  for (const { caseId, planned } of opened) {
    if (planned.facts.accounts.length > 0) await setCutOff(unit, planned.facts.accounts.map(({ id }) => id), planned.plan.timing.cutOffAt, caseId);
    auditOpening(unit, caseId, { personId: planned.person.id, ...wish }, planned);
  }
}
