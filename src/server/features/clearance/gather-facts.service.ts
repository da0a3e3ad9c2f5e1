/** The facts a clearance is decided by, gathered from the case and its things. */
import type { Case } from '#contract/cases';
import { localDateAt } from '#domain/case/dates';
import type { ClearanceFacts, Subject, Waiver } from '#domain/case/clearance';
import type { Role } from '#domain/access/permission';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getCase, readCase } from '../cases/read-case.service.ts';
import { memberOfPerson } from '../members/find-member.service.ts';
import { approvalsOf, lineIds, waiversOf, type ApprovalRow, type WaiverRow } from './clearance.repo.ts';

export type CaseRecord = NonNullable<Awaited<ReturnType<typeof getCase>>>;
export type Gathered = { readonly case: Case; readonly row: CaseRecord; readonly facts: ClearanceFacts; readonly waivers: readonly WaiverRow[]; readonly approvals: readonly ApprovalRow[]; readonly nameOf: (subject: { kind: string; id: string }) => string };

export async function gather(unit: Unit, caseId: string): Promise<Verdict<Gathered>> {
  const row = await getCase(unit, caseId);
  if (!row) return refuse('not_found');
  const read = await readCase(unit, caseId);
  if (!read.ok) return read;
  const waivers = await waiversOf(unit.tx, caseId);
  const approvals = await approvalsOf(unit.tx, caseId);
  const leaver = await memberOfPerson(unit, row.person_id);
  const assets = await assetsInScope(unit, read.value);
  const { seats, accounts } = doorsToClose(read.value);
  const facts: ClearanceFacts = {
    status: read.value.status, leaverId: leaver?.id ?? null, today: localDateAt(unit.now, row.time_zone), returnedWhen: row.returned_when as ClearanceFacts['returnedWhen'], assets, seats, accounts,
    tasks: read.value.tasks.map((task) => ({ id: task.id, title: task.title, status: task.status, blocksClearance: task.blocksClearance, item: task.subject })),
    requiredApprovals: read.value.approvals.map(({ role, because }) => ({ role: role as Role, because })),
    approvals: approvals.map((one) => ({ role: one.role as Role, decision: one.decision as 'approved' | 'declined', by: one.decided_by, at: one.decided_at })), waivers: waivers.map(waiverOf),
  };
  const names = new Map([...facts.assets, ...facts.seats, ...facts.accounts].map(({ id, name }) => [id, name]));
  for (const task of facts.tasks) names.set(task.id, task.title);
  return allow({ case: read.value, row, facts, waivers, approvals, nameOf: ({ kind, id }) => names.get(id) ?? `a ${kind}` });
}

export const waiverOf = (row: WaiverRow): Waiver => ({
  id: row.id, subject: { kind: row.subject_kind as Subject['kind'], id: row.subject_id }, reason: row.reason, askedBy: row.asked_by, status: row.status as Waiver['status'], decidedBy: row.decided_by, decidedAt: row.decided_at, expiresOn: row.expires_on,
});

/** Nothing in scope is left out because the reader does not see its site: a clearance speaks of all of it. */
async function assetsInScope(unit: Unit, shown: Case): Promise<ClearanceFacts['assets']> {
  const named = new Map(shown.assets.map((asset) => [asset.assetId, [asset.name, asset.assetTag].filter(Boolean).join(' · ')]));
  return (await lineIds(unit.tx, shown.id)).map((line) => ({ id: line.asset_id, name: named.get(line.asset_id) ?? 'An asset at another site', status: line.status as ClearanceFacts['assets'][number]['status'] }));
}

/** Who leaves gives up every seat and account; who moves within the house only what the plan names. */
function doorsToClose(subject: Case): Pick<ClearanceFacts, 'seats' | 'accounts'> {
  const planned = new Set(subject.tasks.filter((task) => task.status !== 'withdrawn' && task.status !== 'not_needed').flatMap((task) => (task.subject ? [task.subject.id] : [])));
  const counts = (id: string): boolean => subject.reason !== 'internal_transfer' || planned.has(id);
  return {
    seats: subject.seats.filter(({ id }) => counts(id)).map((seat) => ({ id: seat.id, name: seat.product, held: seat.held })),
    accounts: subject.accounts.filter(({ id }) => counts(id)).map((account) => ({ id: account.id, name: `${account.system}, ${account.username}`, active: account.status === 'active' })),
  };
}
