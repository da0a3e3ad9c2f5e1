/** The facts of a case and the plan the policy makes of them. Shared by preview, opening, moving and re-planning. */
import type { OpenCase } from '#contract/cases';
import { factsOfCategory } from '#domain/asset/category';
import { lastWorkingDay, localDateAt } from '#domain/case/dates';
import { weekendOf } from '#domain/case/weekend';
import type { CaseFacts, Employment, Ownership, Reason, WorkMode } from '#domain/policy/facts';
import { plan, type CasePlan } from '#domain/policy/plan';
import type { CaseCalendar } from '#domain/policy/timing';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findLocation } from '../people/find-location.service.ts';
import { getPerson, type PersonRecord } from '../people/find-person.service.ts';
import { currentPolicy, policyOfVersion, type PolicyInForce } from '../policies/read-policy.service.ts';
import { accountsForPlan, assetsForPlan, seatsForPlan } from './case-asset.repo.ts';

/** Instants as the domain writes them: no zero milliseconds, so that equal instants are equal texts. */
export const plain = (at: string): string => at.replace('.000Z', 'Z');
export const plainOrNull = (at: string | null): string | null => (at === null ? null : plain(at));

export type CaseWish = Pick<OpenCase, 'reason' | 'lastWorkingOn' | 'timeZone' | 'immediate' | 'cutOffAt' | 'returnByOn' | 'embargoUntil'> & { readonly openedAt: string; readonly policyVersionId?: string };

export type Planned = { readonly person: PersonRecord; readonly inForce: PolicyInForce; readonly facts: CaseFacts; readonly calendar: CaseCalendar; readonly plan: CasePlan; readonly timeZone: string };

const strings = (custom: unknown): Record<string, string> => Object.fromEntries(Object.entries((custom ?? {}) as Record<string, unknown>).map(([key, value]) => [key, String(value)]));

export async function planFor(unit: Unit, personId: string, wish: CaseWish): Promise<Verdict<Planned>> {
  const person = await getPerson(unit, personId);
  if (!person) return refuse('not_found');
  const location = person.location_id ? await findLocation(unit, person.location_id) : undefined;
  const has: Has = { assets: await assetsForPlan(unit.tx, person.id), seats: await seatsForPlan(unit.tx, person.id), accounts: await accountsForPlan(unit.tx, person.id) };
  const inForce = wish.policyVersionId ? await policyOfVersion(unit, wish.policyVersionId) : await currentPolicy(unit);
  return planOf({ person, location, has, inForce }, wish);
}

type Has = { readonly assets: Awaited<ReturnType<typeof assetsForPlan>>; readonly seats: Awaited<ReturnType<typeof seatsForPlan>>; readonly accounts: Awaited<ReturnType<typeof accountsForPlan>> };
export type ToPlan = { readonly person: PersonRecord; readonly location: Awaited<ReturnType<typeof findLocation>>; readonly has: Has; readonly inForce: PolicyInForce };

/** The plan for one person, of facts that were read before: for one, or for many at once. */
export function planOf({ person, location, has, inForce }: ToPlan, wish: CaseWish): Verdict<Planned> {
  const zone = wish.timeZone ?? person.time_zone ?? location?.time_zone ?? 'UTC';
  const day = lastWorkingDay(wish.lastWorkingOn, zone);
  if (!day.ok) return day;
  const country = person.country ?? location?.country ?? '';
  const facts = factsOf(has, person, { id: location?.id ?? '', name: location?.name ?? '', country: location?.country ?? country, timeZone: location?.time_zone ?? zone }, country, wish);
  const calendar: CaseCalendar = {
    timeZone: zone, weekend: weekendOf(location?.country ?? country), holidays: new Set(location?.holidays ?? []), lastWorkingOn: wish.lastWorkingOn, openedAt: plain(wish.openedAt),
    ...(wish.cutOffAt ? { cutOffAt: plain(wish.cutOffAt) } : {}), ...(wish.returnByOn ? { returnByOn: wish.returnByOn } : {}),
  };
  return allow({ person, inForce, facts, calendar, plan: plan(inForce.policy, facts, calendar), timeZone: zone });
}

function factsOf({ assets, seats, accounts }: Has, person: PersonRecord, location: CaseFacts['person']['location'], country: string, wish: CaseWish): CaseFacts {
  const openedOn = localDateAt(wish.openedAt, location.timeZone);
  const noticeDays = Math.max(0, Math.round((Date.parse(wish.lastWorkingOn) - Date.parse(openedOn)) / 86_400_000));
  return {
    person: {
      id: person.id, name: person.name, employment: person.employment as Employment, workMode: person.work_mode as WorkMode, country, location, department: person.department ?? '', hasManager: person.manager_id !== null,
      hasPersonalContact: person.personal_email !== null, custom: strings(person.custom),
    },
    case: { reason: wish.reason as Reason, immediate: wish.immediate ?? false, embargoed: wish.embargoUntil !== undefined && wish.embargoUntil > wish.openedAt, noticeDays },
    assets: assets.map((a) => ({
      id: a.id, tag: a.asset_tag ?? 'without a tag', category: a.category, model: a.model ?? '', ownership: a.ownership as Ownership, ownerName: a.owner_name ?? '', dataBearing: a.data_bearing, managed: a.is_managed || factsOfCategory(a.category).unlockChecks.length > 0, shared: a.is_shared, custom: strings(a.custom),
    })),
    seats: seats.map((s) => ({ id: s.id, product: s.product, licence: s.contract_number ?? s.product, reclaimable: s.is_reclaimable, holdsData: s.holds_data })),
    accounts: accounts.map((a) => ({ id: a.id, system: a.system, username: a.username, privileged: a.is_privileged, holdsData: a.holds_data })),
  };
}
