/** One case, whole, as the console shows it; and the list of cases. */
import type { Case, listCases as listRoute } from '#contract/cases';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { askRowsOf } from '../asks/find-ask.service.ts';
import { currentPolicy, policyOfVersion } from '../policies/read-policy.service.ts';
import { accountsOfCase, linesOf, seatsOfCase, trailsOf } from './case-asset.repo.ts';
import { caseById, circleOf, contactOf, countCases, listCases, upsertContact, type CaseRecord } from './case.repo.ts';
import { caseAccount, caseAsset, caseDetail, caseRow, caseSeat, caseTask } from './cases.presenter.ts';
import { tasksOf } from './task.repo.ts';

/** How the leaver can be reached after the exit, as far as we were told. */
export const contactOfCase = (unit: Unit, id: string) => contactOf(unit.tx, id);

export const getCase = (unit: Unit, id: string): Promise<CaseRecord | undefined> => caseById(unit.tx, id);

export async function readCase(unit: Unit, id: string): Promise<Verdict<Case>> {
  const row = await caseById(unit.tx, id);
  if (!row) return refuse('not_found');
  const tasks = await tasksOf(unit.tx, id);
  const lines = await linesOf(unit.tx, id);
  const trails = await trailsOf(unit.tx, lines.map((line) => line.asset_id));
  const accounts = await accountsOfCase(unit.tx, id, row.person_id);
  const seats = await seatsOfCase(unit.tx, id, row.person_id);
  const inForce = await policyOfVersion(unit, row.policy_version_id);
  return allow(caseDetail(row, {
    tasks: tasks.map(caseTask), assets: lines.map((line) => caseAsset(line, trails)), accounts: accounts.map((account) => caseAccount(account, row, unit.now)), seats: seats.map(caseSeat), asks: await askRowsOf(unit, id),
    circle: row.embargo_until ? await circleOf(unit.tx, id) : [], contact: await contactOf(unit.tx, id), inForce, isCurrent: (await currentPolicy(unit)).versionId === row.policy_version_id, now: unit.now,
  }));
}

export async function findCases(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 50;
  const filter = { ...query, now: unit.now };
  const page = pageOf(await listCases(unit.tx, filter, { sort: query.sort, after: query.after, limit }), limit);
  return allow({ rows: page.rows.map((row) => caseRow(row, unit.now)), next: page.next, total: query.after ? null : await countCases(unit.tx, filter) });
}

export async function setContact(unit: Unit, caseId: string, values: { email?: string | null | undefined; phone?: string | null | undefined; address?: Record<string, string> | null | undefined }, source = 'console'): Promise<Verdict<Case>> {
  if (!(await caseById(unit.tx, caseId))) return refuse('not_found');
  await upsertContact(unit.tx, caseId, { ...(values.email === undefined ? {} : { email: values.email }), ...(values.phone === undefined ? {} : { phone: values.phone }), ...(values.address === undefined ? {} : { address: values.address }) }, source, unit.now);
  unit.audit({ action: 'case.contact_changed', entity: { kind: 'case', id: caseId }, caseId, facts: { fields: Object.keys(values), source } });
  return readCase(unit, caseId);
}
