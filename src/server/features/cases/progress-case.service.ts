/** Moves a case on: releases what became possible, and finishes tasks that waited for a fact. */
import { releases, type ProgressTask } from '#domain/case/progress';
import { weekendOf } from '#domain/case/weekend';
import type { CaseDates } from '#domain/policy/due';
import { isEveryoneThanked } from '#domain/partner/thank-you';
import type { Completion, Due } from '#domain/policy/policy-document';
import type { TaskStatus } from '#domain/case/case-lifecycle';
import { refuse } from '#domain/verdict';
import { LookAgain, type Unit } from '../../platform/work/unit-of-work.ts';
import { waitingThanks } from '../partners/send-thanks.service.ts';
import { calendarOf, casesWaitingFor, type CaseRecord } from './case.repo.ts';
import { receiptsOf } from './case-asset.repo.ts';
import { plain, plainOrNull } from './plan-case.service.ts';
import { changeTask, progressOf, tasksFinishedBy, tasksWaitingForThanks, writeProgress, type TaskDefinition, type TaskProgress } from './task.repo.ts';

export type CaseCalendar = Pick<CaseRecord, 'time_zone' | 'site_country' | 'country' | 'site_holidays' | 'last_working_on' | 'opened_at' | 'cut_off_at' | 'return_by_on'>;

export const caseDates = (row: CaseCalendar): CaseDates => ({
  timeZone: row.time_zone, weekend: weekendOf(row.site_country ?? row.country ?? ''), holidays: new Set(row.site_holidays ?? []), lastWorkingOn: row.last_working_on, openedAt: plain(row.opened_at), cutOffAt: plain(row.cut_off_at), returnByOn: row.return_by_on,
});

export function progressTasks(tasks: readonly TaskProgress[]): ProgressTask[] {
  const keys = new Map(tasks.map((task) => [task.id, task.key]));
  return tasks.map((task) => ({
    id: task.id, key: task.key, parentKey: task.parent_id === null ? null : (keys.get(task.parent_id) ?? null), status: task.status as TaskStatus, after: (task.definition as TaskDefinition).after, due: task.due as Due,
    dueAt: plainOrNull(task.due_at), doneAt: plainOrNull(task.done_at), item: task.subject_kind && task.subject_id ? { kind: task.subject_kind, id: task.subject_id } : null,
  }));
}

export type CaseMoved = CaseCalendar & { readonly id: string; readonly status: string };
type Fact = { readonly completion: Completion; readonly itemId?: string | undefined };

/**
 * Moves one case on: each fact in turn finishes the tasks that wait for it and releases what comes after them. Decided on one
 * reading of the tasks and written together; whoever changed one of them meanwhile makes the whole act look again.
 */
export async function moveOn(unit: Unit, row: CaseMoved, facts: readonly Fact[]): Promise<void> {
  if (row.status !== 'open') return;
  const before = await progressOf(unit.tx, row.id);
  let tasks = before;
  const set = (id: string, change: Partial<TaskProgress>) => { tasks = tasks.map((task) => (task.id === id ? { ...task, ...change } : task)); };
  const finish = ({ completion, itemId }: Fact) => {
    for (const task of tasks) {
      if (task.completes !== completion || (task.status !== 'open' && task.status !== 'waiting') || (itemId !== undefined && task.subject_id !== itemId)) continue;
      set(task.id, { status: 'done', done_at: unit.now, acted_at: unit.now, done_by_kind: unit.actor.kind, done_by_id: unit.actor.id });
      unit.audit({ action: 'task.finished', entity: { kind: 'task', id: task.id }, caseId: row.id, facts: { key: task.key, by: completion } });
    }
  };
  let receivedAt: ReadonlyMap<string, string> | undefined;
  for (const fact of [...facts, null]) {
    if (fact) finish(fact);
    if (!tasks.some((task) => task.status === 'waiting')) continue;
    receivedAt ??= new Map((await receiptsOf(unit.tx, row.id)).map((line) => [line.asset_id, plain(line.received_at)]));
    const ready = releases(progressTasks(tasks), { receivedAt }, caseDates(row));
    for (const release of ready) set(release.id, { status: 'open', due_at: release.dueAt });
    if (ready.length > 0) unit.audit({ action: 'task.released', entity: { kind: 'case', id: row.id }, caseId: row.id, facts: { tasks: ready.map(({ key, dueAt }) => ({ key, dueAt })) } });
  }
  const changed = tasks.filter((task, at) => task !== before[at]);
  if (await writeProgress(unit.tx, changed) < changed.length) throw new LookAgain(refuse('conflict'));
}

/** Releases every task whose time has come. Called after anything in the case changed. */
export async function progress(unit: Unit, caseId: string): Promise<void> {
  const row = await calendarOf(unit.tx, caseId);
  if (row) await moveOn(unit, row, []);
}

/** A fact that tasks wait for has happened: finishes them in every open case it concerns. Returns the cases touched. */
export async function settle(unit: Unit, fact: { completion: Completion; caseId?: string; item?: { kind: string; id: string } }): Promise<string[]> {
  const cases = await casesWaitingFor(unit.tx, fact.completion, { caseId: fact.caseId, itemId: fact.item?.id });
  for (const row of cases) await moveOn(unit, row, [{ completion: fact.completion, itemId: fact.item?.id }]);
  return cases.map((row) => row.id);
}

/** The case is cleared and no thank-you of it waits any more (each was sent, or not sent with a reason): everyone who helped was thanked. */
export async function settleThanks(unit: Unit, caseId: string): Promise<void> {
  const waiting = await tasksWaitingForThanks(unit.tx, caseId);
  if (waiting.length === 0) return;
  const thanks = await waitingThanks(unit, caseId);
  for (const { id, key, case_status: caseStatus } of waiting) {
    if (!isEveryoneThanked({ caseStatus, waiting: thanks })) continue;
    if (!(await changeTask(unit.tx, id, { statuses: ['open'] }, { status: 'done', done_at: unit.now, acted_at: unit.now, done_by_kind: unit.actor.kind, done_by_id: unit.actor.id }))) continue;
    unit.audit({ action: 'task.finished', entity: { kind: 'task', id }, caseId, facts: { key, by: 'helpers_thanked' } });
  }
}

/** The fact turned out not to be so, as when another device lay in the box: what it had finished is open again. */
export async function unsettle(unit: Unit, fact: { completion: Completion; caseId: string; itemId: string; /** Nothing is opened again in a case that is over. */ whileOpen?: true }): Promise<void> {
  for (const task of await tasksFinishedBy(unit.tx, fact.completion, fact)) {
    if (!(await changeTask(unit.tx, task.id, { statuses: ['done'] }, { status: 'open', done_at: null, done_by_kind: null, done_by_id: null }))) continue;
    unit.audit({ action: 'task.reopened', entity: { kind: 'task', id: task.id }, caseId: task.case_id, facts: { key: task.key, by: fact.completion } });
  }
}
