/** Opening a case: planned from the policy, every date and task in one transaction with its audit entry. */
import type { Case, OpenCase, PlanPreview } from '#contract/cases';
import { lineBeginsAs } from '#domain/case/case-lifecycle';
import { addDays, instantAt } from '#domain/case/dates';
import { effortByOwner, type CasePlan } from '#domain/policy/plan';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { setCutOff } from '../accounts/end-account.service.ts';
import { insertCase, insertCircle, openCaseOf, type NewCase } from './case.repo.ts';
import { insertLines } from './case-asset.repo.ts';
import { scheduleCase, type Schedule } from './case-deadlines.service.ts';
import { planFor, type Planned } from './plan-case.service.ts';
import { readCase } from './read-case.service.ts';
import { insertTasks } from './task.repo.ts';

/** Asks go out this many days before the last working day; sooner only when the case is opened later, or now is the word. */
const askDaysAhead = 14;

export function askFromOf(wish: { lastWorkingOn: string; immediate?: boolean | undefined; embargoUntil?: string | undefined }, timeZone: string, now: string, plan: Pick<CasePlan, 'wording'>): string | null {
  if (plan.wording.set.toLeaver === 'never') return null;
  const morning = new Date(instantAt(addDays(wish.lastWorkingOn, -askDaysAhead), '09:00', timeZone)).toISOString();
  return [wish.immediate ? now : morning, now, wish.embargoUntil ?? now].sort().at(-1) as string;
}

export async function previewCase(unit: Unit, wish: OpenCase): Promise<Verdict<PlanPreview>> {
  const existing = await openCaseOf(unit.tx, wish.personId);
  if (existing) return refuse('case_open', { caseId: existing.id, number: existing.number });
  const planned = await planFor(unit, wish.personId, { ...wish, openedAt: unit.now });
  if (!planned.ok) return planned;
  const { person, plan, facts, timeZone, inForce } = planned.value;
  return allow({
    person: { id: person.id, name: person.name }, timeZone, cutOffAt: iso(plan.timing.cutOffAt), cutOffBecause: plan.timing.cutOffMadeBy.because, returnByOn: plan.timing.returnByOn, returnByBecause: plan.timing.returnByMadeBy.because,
    wording: plan.wording.name, toLeaver: plan.wording.set.toLeaver, policy: { version: inForce.version, name: inForce.policy.document.name },
    tasks: plan.tasks.map((t) => ({ key: t.key, parentKey: t.parentKey, title: t.title, because: t.because, owner: t.owner, phase: t.phase, dueAt: t.dueAt && iso(t.dueAt), effortSeconds: t.effortSeconds })),
    minutes: [...effortByOwner(plan.tasks)].map(([owner, minutes]) => ({ owner, minutes })), assets: facts.assets.length, seats: facts.seats.length, accounts: facts.accounts.length,
    problems: plan.problems.map(({ ruleKey, message }) => ({ ruleKey, message })), askFrom: askFromOf(wish, timeZone, unit.now, plan),
  });
}

/** Instants as the API writes them. */
const iso = (at: string): string => new Date(at).toISOString();

export async function openCase(unit: Unit, wish: OpenCase): Promise<Verdict<Case>> {
  const opened = await planAndInsert(unit, wish);
  return opened.ok ? readCase(unit, opened.value) : opened;
}

async function planAndInsert(unit: Unit, wish: OpenCase): Promise<Verdict<string>> {
  const existing = await openCaseOf(unit.tx, wish.personId);
  if (existing) return refuse('case_open', { caseId: existing.id, number: existing.number });
  const planned = await planFor(unit, wish.personId, { ...wish, openedAt: unit.now });
  if (!planned.ok) return planned;
  const id = unit.newId();
  if (wish.embargoUntil) await writeCircle(unit, id, wish);
  if (!(await insertCase(unit.tx, newCase(unit, id, wish, planned.value)))) return refuse('case_open', {});
  await writeContents(unit, id, wish, planned.value);
  return allow(id);
}

/** First of all: the database shows an embargoed case to its circle only, also while it is written. */
async function writeCircle(unit: Unit, id: string, wish: OpenCase): Promise<void> {
  const opener = memberId(unit.actor);
  await insertCircle(unit.tx, id, [...(wish.circle ?? []), ...(opener ? [opener] : []), ...(wish.coordinatorId ? [wish.coordinatorId] : [])]);
}

export function newCase(unit: Unit, id: string, wish: OpenCase, { person, inForce, plan, timeZone }: Planned): NewCase {
  const { timing } = plan;
  return {
    id, person_id: person.id, reason: wish.reason, is_immediate: wish.immediate ?? false, last_working_on: wish.lastWorkingOn, time_zone: timeZone, cut_off_at: timing.cutOffAt, return_by_on: timing.returnByOn,
    return_by_at: instantAt(timing.returnByOn, '23:59', timeZone), policy_version_id: inForce.versionId, wording: plan.wording.name, site_id: person.location_id, embargo_until: wish.embargoUntil ?? null, coordinator_id: wish.coordinatorId ?? null,
    opened_at: unit.now, opened_by: `${unit.actor.kind}:${unit.actor.id}`, note: wish.note ?? null, is_cut_off_decided: wish.cutOffAt !== undefined, is_return_by_decided: wish.returnByOn !== undefined, approvals: plan.approvals,
    returned_when: plan.returnedWhen, dates_made_by: { cutOff: timing.cutOffMadeBy, returnBy: timing.returnByMadeBy }, ask_from: askFromOf(wish, timeZone, unit.now, plan), planning_problems: plan.problems, updated_at: unit.now,
  };
}

export const newLines = (unit: Unit, { facts }: Planned) => facts.assets.map((asset) => ({ id: unit.newId(), assetId: asset.id, status: lineBeginsAs(asset.ownership) }));
export const ownerIds = ({ person }: Planned) => (owner: string): string | null => (owner === 'leaver' ? person.id : owner === 'manager' ? person.manager_id : null);

async function writeContents(unit: Unit, id: string, wish: OpenCase, planned: Planned): Promise<void> {
  const { facts, plan } = planned;
  await insertLines(unit.tx, id, newLines(unit, planned));
  await insertTasks(unit.tx, id, plan.tasks, new Map(plan.tasks.map((task) => [task.key, unit.newId()])), ownerIds(planned));
  await setCutOff(unit, facts.accounts.map((account) => account.id), plan.timing.cutOffAt, id);
  await scheduleCase(unit, scheduleOf(unit, id, wish, planned));
  auditOpening(unit, id, wish, planned);
}

export const scheduleOf = (unit: Unit, id: string, wish: OpenCase, { plan, timeZone }: Planned): Schedule =>
  ({ id, lastWorkingOn: wish.lastWorkingOn, timeZone, askFrom: askFromOf(wish, timeZone, unit.now, plan), isTransfer: wish.reason === 'internal_transfer', step: 1 });

export function auditOpening(unit: Unit, id: string, wish: OpenCase, { person, facts, plan, inForce, timeZone }: Planned): void {
  unit.audit({
    action: 'case.opened', entity: { kind: 'case', id }, caseId: id,
    facts: {
      personId: person.id, reason: wish.reason, lastWorkingOn: wish.lastWorkingOn, timeZone, cutOffAt: plan.timing.cutOffAt, returnByOn: plan.timing.returnByOn, policyVersion: inForce.version, tasks: plan.tasks.length, assets: facts.assets.length,
      embargoed: wish.embargoUntil !== undefined,
    },
    ...(wish.note ? { personal: { note: wish.note } } : {}),
  });
}
