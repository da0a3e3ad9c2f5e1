/** Asks the leaver and the manager of a case: one message each, once, when policy and wording allow it. */
import type { Case } from '#contract/cases';
import { lintAsk, type AskProblem } from '#domain/ask/ask-lint';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { setDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { asksOf } from '../asks/find-ask.service.ts';
import { prepareAsk, sendAsk } from '../asks/send-ask.service.ts';
import { policyOfVersion } from '../policies/read-policy.service.ts';
import { caseById, lockCase, type CaseRecord } from './case.repo.ts';
import { leaverAddress, managerAddress, type Addressee, type AskKind } from './addressee.service.ts';
import { composeAsk } from './compose-ask.service.ts';
import { addOwnTask } from './own-task.service.ts';
import { remindersOf } from './remind.service.ts';
import { readCase } from './read-case.service.ts';
import { tasksOf, type TaskRecord } from './task.repo.ts';


/** Sends what can be sent; what cannot stays open and shows on the case. */
export async function askForCase(unit: Unit, caseId: string, kinds: readonly AskKind[]): Promise<void> {
  for (const kind of kinds) {
    const asked = await askOne(unit, caseId, kind);
    if (!asked.ok && asked.error.code === 'ask_not_ready') await mendFirst(unit, caseId, kind, asked.error['problems'] as AskProblem[]);
  }
}

/** An ask that nobody should receive as it is becomes a task of ours, with what is wrong and how to mend it. */
async function mendFirst(unit: Unit, caseId: string, kind: AskKind, problems: readonly AskProblem[]): Promise<void> {
  const row = await caseById(unit.tx, caseId);
  const who = kind === 'leaver_return' ? 'the leaver' : 'the manager';
  if (row) await addOwnTask(unit, row, { key: `mend-ask/${kind}`, owner: 'it', title: `Make the ask to ${who} ready, then send it`, because: problems.map((one) => `${one.message} ${one.mend}`).join(' '), effortSeconds: 300 });
}

export async function askByHand(unit: Unit, caseId: string, kind: AskKind): Promise<Verdict<Case>> {
  const asked = await askOne(unit, caseId, kind);
  return asked.ok ? readCase(unit, caseId) : asked;
}

async function askOne(unit: Unit, caseId: string, kind: AskKind): Promise<Verdict<string>> {
  // Two who ask at once, or a planned time that comes as somebody asks by hand: one message.
  await lockCase(unit.tx, caseId);
  const row = await caseById(unit.tx, caseId);
  if (!row) return refuse('not_found');
  const tasks = (await tasksOf(unit.tx, caseId)).filter((task) => task.ask_kind === kind && (task.status === 'open' || task.status === 'waiting'));
  const allowed = await mayAsk(unit, row, kind, tasks);
  if (!allowed.ok) return allowed;
  const to = kind === 'leaver_return' ? await leaverAddress(unit, row) : await managerAddress(unit, row);
  if (!to) return refuse('no_reachable_address');
  return sendTo(unit, row, kind, to, tasks);
}

async function mayAsk(unit: Unit, row: CaseRecord, kind: AskKind, tasks: readonly TaskRecord[]): Promise<Verdict<true>> {
  if (row.status !== 'open') return refuse('wrong_state', { status: row.status, action: 'ask', allowed: [] });
  if (row.embargo_until !== null && row.embargo_until > unit.now) return refuse('case_embargoed', { until: row.embargo_until });
  const { policy } = await policyOfVersion(unit, row.policy_version_id);
  const toLeaver = policy.document.wording.sets[row.wording]?.toLeaver ?? 'send';
  if (toLeaver === 'never') return refuse('wrong_state', { status: 'silent', action: 'ask', allowed: [] });
  if (toLeaver === 'after_told' && kind === 'leaver_return' && row.told_at === null) return refuse('not_told_yet');
  const isAsked = (await asksOf(unit, row.id)).some((ask) => ask.kind === kind && ask.status !== 'withdrawn' && ask.status !== 'expired');
  if (isAsked || tasks.length === 0) return refuse('wrong_state', { status: isAsked ? 'asked' : 'nothing to ask', action: 'ask', allowed: [] });
  return allow(true);
}

/** Sends the ask to somebody: the one planned, or the one an ask was referred to. One that is not ready is not sent; whoever sends it sees why. */
export async function sendTo(unit: Unit, row: CaseRecord, kind: AskKind, to: Addressee, tasks: readonly TaskRecord[], referred?: { askId: string; by: string }): Promise<Verdict<string>> {
  const dueAt = tasks.map((task) => task.due_at).filter((at): at is string => at !== null).sort()[0] ?? row.return_by_at;
  const composed = await composeAsk(unit, row, kind, to, { dueAt, effortSeconds: Math.max(0, ...tasks.map((task) => task.effort_seconds ?? 0)), ...(referred ? { referredBy: referred.by } : {}) });
  if (!composed.ok) return composed;
  const { ask, mail } = composed.value;
  const problems = lintAsk({ verbs: [ask.verb], whyYou: ask.whyYou, whatYouGet: [ask.whatYouGet], alreadyDone: ask.alreadyDone, effortSeconds: ask.effortSeconds, asksFor: [] }, new Set());
  if (problems.length > 0) return refuse('ask_not_ready', { problems });
  const askId = await prepareAsk(unit, {
    caseId: row.id, kind, helper: { personId: to.personId, name: to.name, email: to.email }, locale: to.locale, ...ask, dueAt, taskIds: tasks.map((task) => task.id), ...(referred ? { referredFromId: referred.askId } : {}),
  });
  const sent = await sendAsk(unit, askId, mail);
  if (!sent.ok) return sent;
  await setReminders(unit, row, tasks, { askId, askedAt: unit.now, dueAt });
  return allow(askId);
}

/** The ladder of an ask as rows; what has fired stays fired, so setting it again wakes only what is still ahead. */
export async function setReminders(unit: Unit, row: CaseRecord, tasks: readonly TaskRecord[], ask: { askId: string; askedAt: string; dueAt: string }): Promise<void> {
  await setDeadlines(unit, remindersOf(tasks, row, ask).map((reminder) => (
    { kind: 'ask.reminder', subjectId: ask.askId, step: reminder.step, caseId: row.id, dueAt: reminder.at, payload: { help: reminder.help, escalateTo: reminder.escalateTo, because: reminder.because } })));
}
