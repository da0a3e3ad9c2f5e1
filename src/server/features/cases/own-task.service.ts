/** A task that no policy planned: help that was asked for, a compensation after cancelling. It says why it is there. */
import { addWorkingDays, instantAt, localDateAt } from '#domain/case/dates';
import { weekendOf } from '#domain/case/weekend';
import type { PlannedTask } from '#domain/policy/plan';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import type { CaseRecord } from './case.repo.ts';
import { changeTask, insertTasks, lastPosition, tasksOf, type TaskRecord } from './task.repo.ts';

export type OwnTask = { readonly key: string; readonly owner: string; readonly title: string; readonly because: string; readonly effortSeconds: number; readonly phase?: PlannedTask['phase']; readonly blocksClearance?: boolean };

/** Added once for its key; due at the end of the second working day. */
export async function addOwnTask(unit: Unit, row: CaseRecord, task: OwnTask): Promise<void> {
  const known = (await tasksOf(unit.tx, row.id)).find((one) => one.key === task.key);
  if (known) return void (known.status === 'withdrawn' && (await revive(unit, row, known, task)));
  const calendar = { timeZone: row.time_zone, weekend: weekendOf(row.site_country ?? ''), holidays: new Set(row.site_holidays ?? []) };
  const dueAt = instantAt(addWorkingDays(localDateAt(unit.now, row.time_zone), 2, calendar), '17:00', row.time_zone);
  const id = unit.newId();
  const planned: PlannedTask = {
    key: task.key, parentKey: null, ruleKey: 'by_hand', templateKey: task.key, because: task.because, title: task.title, detail: null, phase: task.phase ?? 'ask', owner: task.owner as PlannedTask['owner'], item: null,
    due: { anchor: 'opened' }, dueAt, after: [], startsAs: 'open', effortSeconds: task.effortSeconds, ask: 'none', completes: null, evidence: null, blocksClearance: task.blocksClearance ?? false, approvalRole: null, reminders: [], escalation: null,
  };
  await insertTasks(unit.tx, row.id, [planned], new Map([[task.key, id]]), () => null, (await lastPosition(unit.tx, row.id)) + 1);
  unit.audit({ action: 'task.added', entity: { kind: 'task', id }, caseId: row.id, facts: { key: task.key, owner: task.owner } });
}

async function revive(unit: Unit, row: CaseRecord, known: TaskRecord, task: OwnTask): Promise<void> {
  await changeTask(unit.tx, known.id, { statuses: ['withdrawn'] }, { status: 'open', title: task.title, withdrawn_by: null });
  unit.audit({ action: 'task.reinstated', entity: { kind: 'task', id: known.id }, caseId: row.id, facts: { key: task.key } });
}

/** What made these tasks was taken back, and nobody has done them yet. */
export async function dropOwnTasks(unit: Unit, row: CaseRecord, isMeant: (key: string) => boolean): Promise<void> {
  for (const task of (await tasksOf(unit.tx, row.id)).filter((one) => one.rule_key === 'by_hand' && one.status === 'open' && isMeant(one.key))) {
    await changeTask(unit.tx, task.id, { statuses: ['open'] }, { status: 'withdrawn', withdrawn_by: 'person' });
    unit.audit({ action: 'task.withdrawn', entity: { kind: 'task', id: task.id }, caseId: row.id, facts: { key: task.key } });
  }
}
