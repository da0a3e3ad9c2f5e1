/** Moves a case on: releases what became possible, and finishes tasks that waited for a fact. */
import { releases, type ProgressTask } from '#domain/case/progress';
import { weekendOf } from '#domain/case/weekend';
import type { CaseDates } from '#domain/policy/due';
import type { Completion, Due } from '#domain/policy/policy-document';
import type { TaskStatus } from '#domain/case/case-lifecycle';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { waitingThanks } from '../partners/send-thanks.service.ts';
import { caseById, type CaseRecord } from './case.repo.ts';
import { linesOf } from './case-asset.repo.ts';
import { plain, plainOrNull } from './plan-case.service.ts';
import { changeTask, progressOf, tasksFinishedBy, tasksWaitingFor, tasksWaitingForThanks, type TaskDefinition, type TaskProgress } from './task.repo.ts';

export const caseDates = (row: CaseRecord): CaseDates => ({
  timeZone: row.time_zone, weekend: weekendOf(row.site_country ?? row.country ?? ''), holidays: new Set(row.site_holidays ?? []), lastWorkingOn: row.last_working_on, openedAt: plain(row.opened_at), cutOffAt: plain(row.cut_off_at), returnByOn: row.return_by_on,
});

export function progressTasks(tasks: readonly TaskProgress[]): ProgressTask[] {
  const keys = new Map(tasks.map((task) => [task.id, task.key]));
  return tasks.map((task) => ({
    id: task.id, key: task.key, parentKey: task.parent_id === null ? null : (keys.get(task.parent_id) ?? null), status: task.status as TaskStatus, after: (task.definition as TaskDefinition).after, due: task.due as Due,
    dueAt: plainOrNull(task.due_at), doneAt: plainOrNull(task.done_at), item: task.subject_kind && task.subject_id ? { kind: task.subject_kind, id: task.subject_id } : null,
  }));
}

/** Releases every task whose time has come. Called after anything in the case changed. */
export async function progress(unit: Unit, caseId: string): Promise<void> {
  const row = await caseById(unit.tx, caseId);
  if (!row || row.status !== 'open') return;
  const tasks = await progressOf(unit.tx, caseId);
  if (!tasks.some((task) => task.status === 'waiting')) return;
  const receivedAt = new Map((await linesOf(unit.tx, caseId)).flatMap((line) => (line.received_at ? [[line.asset_id, plain(line.received_at)] as const] : [])));
  const ready = releases(progressTasks(tasks), { receivedAt }, caseDates(row));
  for (const release of ready) await changeTask(unit.tx, release.id, { statuses: ['waiting'] }, { status: 'open', due_at: release.dueAt });
  if (ready.length > 0) unit.audit({ action: 'task.released', entity: { kind: 'case', id: caseId }, caseId, facts: { tasks: ready.map(({ key, dueAt }) => ({ key, dueAt })) } });
}

/** A fact that tasks wait for has happened: finishes them in every open case it concerns. Returns the cases touched. */
export async function settle(unit: Unit, fact: { completion: Completion; caseId?: string; item?: { kind: string; id: string } }): Promise<string[]> {
  const waiting = await tasksWaitingFor(unit.tx, fact.completion, { caseId: fact.caseId, itemId: fact.item?.id });
  await finishBy(unit, waiting, fact.completion);
  const cases = [...new Set(waiting.map((task) => task.case_id))];
  for (const caseId of cases) await progress(unit, caseId);
  return cases;
}

async function finishBy(unit: Unit, tasks: readonly { id: string; key: string; case_id: string }[], completion: Completion): Promise<void> {
  for (const task of tasks) {
    if (!(await changeTask(unit.tx, task.id, { statuses: ['open', 'waiting'] }, { status: 'done', done_at: unit.now, acted_at: unit.now, done_by_kind: unit.actor.kind, done_by_id: unit.actor.id }))) continue;
    unit.audit({ action: 'task.finished', entity: { kind: 'task', id: task.id }, caseId: task.case_id, facts: { key: task.key, by: completion } });
  }
}

/** The case is cleared and no thank-you of it waits any more (each was sent, or not sent with a reason): everyone who helped was thanked. */
export async function settleThanks(unit: Unit, caseId: string): Promise<void> {
  const waiting = await tasksWaitingForThanks(unit.tx, caseId);
  if (waiting.length > 0 && (await waitingThanks(unit, caseId)) === 0) await finishBy(unit, waiting, 'helpers_thanked');
}

/** The fact turned out not to be so, as when another device lay in the box: what it had finished is open again. */
export async function unsettle(unit: Unit, fact: { completion: Completion; caseId: string; itemId: string }): Promise<void> {
  for (const task of await tasksFinishedBy(unit.tx, fact.completion, fact)) {
    if (!(await changeTask(unit.tx, task.id, { statuses: ['done'] }, { status: 'open', done_at: null, done_by_kind: null, done_by_id: null }))) continue;
    unit.audit({ action: 'task.reopened', entity: { kind: 'task', id: task.id }, caseId: task.case_id, facts: { key: task.key, by: fact.completion } });
  }
}
