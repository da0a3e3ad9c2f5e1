/** Planning a case anew with today's policy and facts: explicit, shown first (PRODUCT 9). */
import type { Case, ReplanPreview } from '#contract/cases';
import type { TaskStatus } from '#domain/case/case-lifecycle';
import type { PlannedTask } from '#domain/policy/plan';
import { replan, type ExistingTask, type ReplanDiff } from '#domain/policy/replan';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { policyOfVersion } from '../policies/read-policy.service.ts';
import { insertLines } from './case-asset.repo.ts';
import { caseById, changeCase, type CaseRecord } from './case.repo.ts';
import { holdCase } from './hold-case.service.ts';
import { newLines } from './open-case.service.ts';
import { planFor, plainOrNull, type Planned } from './plan-case.service.ts';
import { progress } from './progress-case.service.ts';
import { readCase } from './read-case.service.ts';
import { changeTask, changeTasks, insertTasks, lastPosition, tasksOf, type TaskRecord } from './task.repo.ts';

type Considered = { row: CaseRecord; planned: Planned; diff: ReplanDiff; tasks: TaskRecord[] };

async function consider(unit: Unit, caseId: string): Promise<Verdict<Considered>> {
  const row = await caseById(unit.tx, caseId);
  if (!row) return refuse('not_found');
  if (row.status !== 'open') return refuse('wrong_state', { status: row.status, action: 'replan', allowed: [] });
  const planned = await planFor(unit, row.person_id, {
    reason: row.reason as never, lastWorkingOn: row.last_working_on, timeZone: row.time_zone, immediate: row.is_immediate, openedAt: row.opened_at, returnByOn: row.is_return_by_decided ? row.return_by_on : undefined,
    cutOffAt: row.is_cut_off_decided || row.cut_off_at <= unit.now ? row.cut_off_at : undefined, ...(row.embargo_until ? { embargoUntil: row.embargo_until } : {}),
  });
  if (!planned.ok) return planned;
  const tasks = await tasksOf(unit.tx, caseId);
  const existing = tasks.filter((task) => task.rule_key !== 'by_hand').map((task): ExistingTask => ({
    key: task.key, status: task.status as TaskStatus, owner: task.owner_party, title: task.title, dueAt: plainOrNull(task.due_at), actedAt: task.acted_at, dueDecided: task.is_due_decided, withdrawnBy: task.withdrawn_by as ExistingTask['withdrawnBy'],
  }));
  return allow({ row, planned: planned.value, diff: replan(existing, planned.value.plan.tasks), tasks });
}

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

export async function previewReplan(unit: Unit, caseId: string): Promise<Verdict<ReplanPreview>> {
  const considered = await consider(unit, caseId);
  if (!considered.ok) return considered;
  const { row, planned, diff, tasks } = considered.value;
  const title = new Map(tasks.map((task) => [task.key, task.title]));
  const from = await policyOfVersion(unit, row.policy_version_id);
  return allow({
    fromVersion: from.version, toVersion: planned.inForce.version, added: [...diff.added, ...diff.reinstated].map((task) => task.title), dropped: diff.dropped.map(({ key }) => title.get(key) ?? key),
    retimed: diff.retimed.map((r) => ({ title: title.get(r.key) ?? r.key, from: iso(r.from), to: iso(r.to) })), changed: diff.changed.map((c) => `${title.get(c.key) ?? c.key}: ${c.field} ${c.from ?? 'none'} → ${c.to ?? 'none'}`), unchanged: diff.unchanged.length,
  });
}

export async function replanCase(unit: Unit, caseId: string, version: number): Promise<Verdict<Case>> {
  await holdCase(unit, caseId);
  const considered = await consider(unit, caseId);
  if (!considered.ok) return considered;
  const { row, planned, diff, tasks } = considered.value;
  const changed = await changeCase(unit.tx, caseId, { status: 'open', version }, { policy_version_id: planned.inForce.versionId, approvals: JSON.stringify(planned.plan.approvals), returned_when: planned.plan.returnedWhen, planning_problems: JSON.stringify(planned.plan.problems) }, unit.now);
  if (!changed) return refuse('conflict', { version: row.version });
  await applyDiff(unit, row, diff, tasks);
  await insertLines(unit.tx, caseId, newLines(unit, planned));
  unit.audit({ action: 'case.replanned', entity: { kind: 'case', id: caseId }, caseId, facts: { policyVersion: planned.inForce.version, added: diff.added.length, dropped: diff.dropped.length, retimed: diff.retimed.length } });
  await progress(unit, caseId);
  return readCase(unit, caseId);
}

async function applyDiff(unit: Unit, row: CaseRecord, diff: ReplanDiff, tasks: readonly TaskRecord[]): Promise<void> {
  const ids = new Map(tasks.map((task) => [task.key, task.id]));
  const waiting = ['open', 'waiting'];
  const of = (key: string): string => ids.get(key) as string;
  await changeTasks(unit.tx, waiting, diff.dropped.map(({ key }) => ({ id: of(key), status: 'withdrawn', withdrawn_by: 'plan' })));
  await changeTasks(unit.tx, waiting, diff.retimed.map(({ key, to }) => ({ id: of(key), due_at: to })));
  for (const { key, field, to } of diff.changed) await changeTask(unit.tx, ids.get(key) as string, { statuses: waiting }, field === 'title' ? { title: to ?? '' } : { owner_party: to ?? 'it' });
  for (const task of diff.reinstated) await changeTask(unit.tx, ids.get(task.key) as string, { statuses: ['withdrawn'] }, { status: 'waiting', withdrawn_by: null, due_at: task.dueAt });
  const added: readonly PlannedTask[] = diff.added;
  for (const task of added) ids.set(task.key, unit.newId());
  await insertTasks(unit.tx, row.id, added, ids, (owner) => (owner === 'leaver' ? row.person_id : owner === 'manager' ? row.manager_id : null), (await lastPosition(unit.tx, row.id)) + 1);
}
