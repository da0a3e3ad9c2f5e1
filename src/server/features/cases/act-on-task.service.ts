/** Finishing, skipping and reopening tasks by hand. A task that follows from a fact is not ticked: the fact is recorded where it happens. */
import type { Case } from '#contract/cases';
import { taskTransitions, type TaskAction, type TaskStatus } from '#domain/case/case-lifecycle';
import { next } from '#domain/transition';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { decisionOf, endAccount } from '../accounts/end-account.service.ts';
import { releaseSeat } from '../licences/assign-seat.service.ts';
import { askForCase } from './ask-for-case.service.ts';
import { caseById, changeCase } from './case.repo.ts';
import { progress } from './progress-case.service.ts';
import { readCase } from './read-case.service.ts';
import { changeTask, taskById, tasksOf } from './task.repo.ts';

export type TaskAct = { readonly action: 'finish' | 'skip' | 'reopen'; readonly note?: string | undefined; readonly earlyReason?: string | undefined; readonly version?: number | undefined };
type Row = NonNullable<Awaited<ReturnType<typeof taskById>>>;

/** Facts that have a place of their own; ticking would be a lie in the record. */
const followsByItself = new Set(['asset_received', 'asset_unlocked', 'asset_ready', 'clearance_issued', 'helpers_thanked']);

export async function actOnTask(unit: Unit, taskId: string, act: TaskAct): Promise<Verdict<Case>> {
  const task = await taskById(unit.tx, taskId);
  if (!task) return refuse('not_found');
  const acted = act.action === 'finish' ? await tickTask(unit, task, act) : act.action === 'reopen' ? await reopenTask(unit, task, act) : await changeByHand(unit, task, act);
  if (acted.ok) await progress(unit, task.case_id);
  return acted.ok ? readCase(unit, task.case_id) : acted;
}

/** Finishes the task; what it makes possible is released by whoever calls. */
async function tickTask(unit: Unit, task: Row, act: TaskAct): Promise<Verdict<true>> {
  if (task.completes !== null && followsByItself.has(task.completes)) return refuse('task_follows', { completes: task.completes });
  if (task.evidence_wanted === 'note' && !act.note) return refuse('note_needed');
  const fact = await recordFact(unit, task, act);
  if (!fact.ok) return fact;
  const finished = await changeByHand(unit, task, act);
  if (!finished.ok) return finished;
  if (task.completes === 'told') await tickTold(unit, task.case_id);
  return finished;
}

/** Ticks what is open and does not follow by itself, until nothing more comes of it: for a case that is settled in one go. */
export async function finishOpenTasks(unit: Unit, caseId: string, note: string, only: (task: { owner: string; phase: string; completes: string | null }) => boolean = () => true): Promise<void> {
  for (let ticked = 1; ticked > 0;) {
    ticked = 0;
    for (const { id } of (await tasksOf(unit.tx, caseId)).filter((one) => one.status === 'open' && !followsByItself.has(one.completes ?? '') && only({ owner: one.owner_party, phase: one.phase, completes: one.completes }))) {
      const task = await taskById(unit.tx, id);
      if (task?.status === 'open' && (await tickTask(unit, task, { action: 'finish', note })).ok) ticked += 1;
    }
    if (ticked > 0) await progress(unit, caseId);
  }
}

/** What ticking this task says about the world is written there first, by its own rules. */
async function recordFact(unit: Unit, task: Row, act: TaskAct): Promise<Verdict<unknown>> {
  if (task.completes === 'account_ended' && task.subject_id) {
    return endAccount(unit, task.subject_id, { at: unit.now, ...(act.note ? { evidence: act.note } : {}), earlyDecision: decisionOf(unit, act.earlyReason), caseId: task.case_id });
  }
  if (task.completes === 'seat_released' && task.subject_id) return releaseSeat(unit, task.subject_id, 'leaver', task.case_id);
  return allow(true);
}

const actionOf = { finish: 'finish', skip: 'skip', reopen: 'reopen' } as const satisfies Record<TaskAct['action'], TaskAction>;
const eventOf = { finish: 'task.finished', skip: 'task.not_needed', reopen: 'task.reopened' } as const;

async function changeByHand(unit: Unit, task: Row, act: TaskAct): Promise<Verdict<true>> {
  const to = next(taskTransitions, task.status as TaskStatus, actionOf[act.action]);
  if (!to.ok) return to;
  const settled = act.action !== 'reopen';
  const changed = await changeTask(unit.tx, task.id, { statuses: [task.status], ...(act.version === undefined ? {} : { version: act.version }) }, {
    status: to.value, acted_at: unit.now, done_at: settled ? unit.now : null, done_by_kind: settled ? unit.actor.kind : null, done_by_id: settled ? unit.actor.id : null, done_note: act.note ?? null,
  });
  if (!changed) return refuse('conflict', { status: task.status });
  unit.audit({ action: eventOf[act.action], entity: { kind: 'task', id: task.id }, caseId: task.case_id, facts: { key: task.key }, ...(act.note ? { personal: { note: act.note } } : {}) });
  return allow(true);
}

/** Ticked by mistake: what has not gone to the leaver yet waits again. A message that has left cannot be called back. */
async function reopenTask(unit: Unit, task: Row, act: TaskAct): Promise<Verdict<true>> {
  const reopened = await changeByHand(unit, task, act);
  if (!reopened.ok || task.completes !== 'told' || task.status !== 'done') return reopened;
  const isHeldBack = await changeCase(unit.tx, task.case_id, { status: 'open' }, { told_at: null, told_by: null }, unit.now);
  if (isHeldBack) unit.audit({ action: 'case.told_withdrawn', entity: { kind: 'case', id: task.case_id }, caseId: task.case_id });
  return reopened;
}

/** HR has spoken with the leaver: from here on messages may go to them. */
export async function tickTold(unit: Unit, caseId: string): Promise<void> {
  const row = await caseById(unit.tx, caseId);
  if (!row || row.told_at !== null) return;
  await changeCase(unit.tx, caseId, { status: 'open' }, { told_at: unit.now, told_by: memberId(unit.actor) ?? null }, unit.now);
  unit.audit({ action: 'case.told', entity: { kind: 'case', id: caseId }, caseId });
  if (row.ask_from !== null && row.ask_from <= unit.now) await askForCase(unit, caseId, ['leaver_return']);
}
