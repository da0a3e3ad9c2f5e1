/** A task that no policy planned: help that was asked for, a compensation after cancelling. It says why it is there. */
import { addWorkingDays, instantAt, localDateAt } from '#domain/case/dates';
import { weekendOf } from '#domain/case/weekend';
import type { PlannedTask } from '#domain/policy/plan';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import type { CaseRecord } from './case.repo.ts';
import { insertTasks, lastPosition, tasksOf } from './task.repo.ts';

export type OwnTask = { readonly key: string; readonly owner: string; readonly title: string; readonly because: string; readonly effortSeconds: number; readonly phase?: PlannedTask['phase']; readonly blocksClearance?: boolean };

/** Added once for its key; due at the end of the second working day. */
export async function addOwnTask(unit: Unit, row: CaseRecord, task: OwnTask): Promise<void> {
  if ((await tasksOf(unit.tx, row.id)).some((known) => known.key === task.key)) return;
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
