/** One case, whole, as the console shows it; and the list of cases. */
import type { Case, listCases as listRoute } from '#contract/cases';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { listReader } from '../../platform/db/list-reader.ts';
import { together } from '../../platform/db/reading.ts';
import { askedCells, readListQuery } from '../../platform/http/read-list-query.ts';
import { catalogueOf } from '#domain/list/catalogue';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { askRowsOf } from '../asks/find-ask.service.ts';
import { currentVersionId, overdueWords, policyOfVersion } from '../policies/read-policy.service.ts';
import { caseSource } from './case-source.repo.ts';
import { accountsOfCase, linesOf, seatsOfCase, trailsOf } from './case-asset.repo.ts';
import { caseById, circleOf, contactOf, listCases, upsertContact, type CaseRecord } from './case.repo.ts';
import { caseAccount, caseAsset, caseDetail, caseRow, caseSeat, caseTask } from './cases.presenter.ts';
import { tasksOf } from './task.repo.ts';

/** How the leaver can be reached after the exit, as far as we were told. */
export const contactOfCase = (unit: Unit, id: string) => contactOf(unit.tx, id);

export const getCase = (unit: Unit, id: string): Promise<CaseRecord | undefined> => caseById(unit.tx, id);

export async function readCase(unit: Unit, id: string): Promise<Verdict<Case>> {
  const { tx } = unit;
  const [row, tasks, lines, trails, accounts, seats, asks, contact, current] = await together(tx, [
    () => caseById(tx, id), () => tasksOf(tx, id), () => linesOf(tx, id), () => trailsOf(tx, id), () => accountsOfCase(tx, id), () => seatsOfCase(tx, id), () => askRowsOf(unit, id), () => contactOf(tx, id), () => currentVersionId(unit),
  ]);
  if (!row) return refuse('not_found');
  const inForce = await policyOfVersion(unit, row.policy_version_id);
  return allow(caseDetail(row, {
    tasks: tasks.map(caseTask), assets: lines.map((line) => caseAsset(line, trails)), accounts: accounts.map((account) => caseAccount(account, row, unit.now)), seats: seats.map(caseSeat), asks,
    circle: row.embargo_until ? await circleOf(tx, id) : [], contact, inForce, isCurrent: current === row.policy_version_id, now: unit.now,
  }));
}

export async function findCases(unit: Unit, given: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const catalogue = catalogueOf('cases');
  const { leavesBefore, leavesAfter, ...rest } = given;
  const days = [...(leavesBefore ? [`lastDay:before:${leavesBefore}`] : []), ...(leavesAfter ? [`lastDay:after:${leavesAfter}`] : [])];
  const wish = readListQuery({ ...rest, where: [...[rest.where ?? []].flat(), ...days] }, catalogue);
  if (!wish.ok) return wish;
  const page = await listCases(unit.tx, catalogue, wish.value, unit.now);
  const says = await overdueWords(unit, page.rows.map((row) => row.policy_version_id));
  return allow({ ...page, rows: page.rows.map((row) => ({ ...caseRow({ ...row, says_overdue: says(row.policy_version_id, row.wording) }, unit.now), ...askedCells(row.cells) })) });
}

/** The list for what works on many of its rows: selections, exports, exceptions. */
export const caseReader = listReader(caseSource);

export async function setContact(unit: Unit, caseId: string, values: { email?: string | null | undefined; phone?: string | null | undefined; address?: Record<string, string> | null | undefined }, source = 'console'): Promise<Verdict<Case>> {
  if (!(await caseById(unit.tx, caseId))) return refuse('not_found');
  await upsertContact(unit.tx, caseId, { ...(values.email === undefined ? {} : { email: values.email }), ...(values.phone === undefined ? {} : { phone: values.phone }), ...(values.address === undefined ? {} : { address: values.address }) }, source, unit.now);
  unit.audit({ action: 'case.contact_changed', entity: { kind: 'case', id: caseId }, caseId, facts: { fields: Object.keys(values), source } });
  return readCase(unit, caseId);
}
