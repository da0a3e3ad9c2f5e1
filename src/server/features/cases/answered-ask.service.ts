/** What an answered ask moves in its case: its own tasks, its reminders, whom it is passed on to, who takes over. */
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import type { AskRecord } from '../asks/find-ask.service.ts';
import { tasksOfAsk } from '../asks/answer-ask.service.ts';
import { writeAgain } from '../asks/send-ask.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { addresseeOf, askToday, type AskKind } from './addressee.service.ts';
import { sendTo, setReminders } from './ask-for-case.service.ts';
import { caseById, changeCase } from './case.repo.ts';
import { composeFreshLink, firstName } from './compose-ask.service.ts';
import { progress } from './progress-case.service.ts';
import { changeTask, tasksOf, type TaskRecord } from './task.repo.ts';

async function tasksBehind(unit: Unit, ask: AskRecord): Promise<TaskRecord[]> {
  const ids = new Set(await tasksOfAsk(unit, ask.id));
  return ask.case_id === null ? [] : (await tasksOf(unit.tx, ask.case_id)).filter((task) => ids.has(task.id));
}

/** Answered in full: the tasks this ask was about are done, and those of other asks are not. */
export async function finishAskTasks(unit: Unit, ask: AskRecord): Promise<void> {
  const open = (await tasksBehind(unit, ask)).filter((task) => task.completes === 'ask_answered' && (task.status === 'open' || task.status === 'waiting'));
  for (const task of open) {
    await changeTask(unit.tx, task.id, { statuses: ['open', 'waiting'] }, { status: 'done', done_at: unit.now, acted_at: unit.now, done_by_kind: unit.actor.kind, done_by_id: unit.actor.id });
    unit.audit({ action: 'task.finished', entity: { kind: 'task', id: task.id }, caseId: task.case_id, facts: { key: task.key, by: 'ask_answered', askId: ask.id } });
  }
  if (ask.case_id !== null) await progress(unit, ask.case_id);
}

/** The answer was taken back: its tasks stand open again, and the reminders still ahead wake up. */
export async function reopenAskTasks(unit: Unit, ask: AskRecord): Promise<void> {
  const row = ask.case_id === null ? undefined : await caseById(unit.tx, ask.case_id);
  if (!row) return;
  const tasks = await tasksBehind(unit, ask);
  for (const task of tasks.filter((one) => one.status === 'done' && one.completes === 'ask_answered')) {
    await changeTask(unit.tx, task.id, { statuses: ['done'] }, { status: 'open', done_at: null, done_by_kind: null, done_by_id: null });
    unit.audit({ action: 'task.reopened', entity: { kind: 'task', id: task.id }, caseId: row.id, facts: { key: task.key, because: 'answer taken back', askId: ask.id } });
  }
  await setReminders(unit, row, tasks, { askId: ask.id, askedAt: ask.sent_at ?? unit.now, dueAt: ask.due_at ?? row.return_by_at });
}

/** "Not me: ask Priya": the same question to the person named, with the same tasks behind it. */
export async function passOnAsk(unit: Unit, ask: AskRecord, personId: string): Promise<Verdict<string>> {
  const row = ask.case_id === null ? undefined : await caseById(unit.tx, ask.case_id);
  const person = await getPerson(unit, personId);
  if (!row || !person) return refuse('not_found');
  if (person.status !== 'active' || !person.email || person.id === row.person_id) return refuse('no_reachable_address');
  return sendTo(unit, row, ask.kind as AskKind, addresseeOf(person, person.email), await tasksBehind(unit, ask), { askId: ask.id, by: firstName(ask.helper_name) });
}

/** Who takes over the data, as the manager said; null when that was taken back. */
export async function nameSuccessor(unit: Unit, caseId: string, personId: string | null): Promise<void> {
  if (!(await changeCase(unit.tx, caseId, { status: 'open' }, { successor_id: personId }, unit.now))) return;
  unit.audit({ action: 'case.successor_named', entity: { kind: 'case', id: caseId }, caseId, facts: { named: personId !== null }, personal: { personId } });
}

/** A fresh link, to the address that is read today; `cause` keeps it from going twice. */
export async function writeFreshLink(unit: Unit, ask: AskRecord, cause: string): Promise<void> {
  const row = ask.case_id === null ? undefined : await caseById(unit.tx, ask.case_id);
  if (row?.status === 'open') await writeAgain(unit, await askToday(unit, row, ask), cause, 'fresh_link', composeFreshLink(ask));
}
