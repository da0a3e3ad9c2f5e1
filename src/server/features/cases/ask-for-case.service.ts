/** Asks the leaver and the manager of a case: one message each, once, when policy and wording allow it. */
import type { Case } from '#contract/cases';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { setDeadline } from '../../platform/deadlines/deadline.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { asksOf } from '../asks/find-ask.service.ts';
import { prepareAsk, sendAsk } from '../asks/send-ask.service.ts';
import { getPerson, reportingLine } from '../people/find-person.service.ts';
import { policyOfVersion } from '../policies/read-policy.service.ts';
import { caseById, contactOf, type CaseRecord } from './case.repo.ts';
import { composeAsk } from './compose-ask.service.ts';
import { remindersOf } from './remind.service.ts';
import { readCase } from './read-case.service.ts';
import { tasksOf, type TaskRecord } from './task.repo.ts';

export type AskKind = 'leaver_return' | 'manager_confirm';
export type Addressee = { readonly personId: string | null; readonly name: string; readonly email: string; readonly locale: string };

/** Sends what can be sent; what cannot stays open and shows on the case. */
export async function askForCase(unit: Unit, caseId: string, kinds: readonly AskKind[]): Promise<void> {
  for (const kind of kinds) await askOne(unit, caseId, kind);
}

export async function askByHand(unit: Unit, caseId: string, kind: AskKind): Promise<Verdict<Case>> {
  const asked = await askOne(unit, caseId, kind);
  return asked.ok ? readCase(unit, caseId) : asked;
}

async function askOne(unit: Unit, caseId: string, kind: AskKind): Promise<Verdict<string>> {
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

/** Before the exit the work address; after it only what the leaver left us. */
export async function leaverAddress(unit: Unit, row: CaseRecord): Promise<Addressee | null> {
  const contact = await contactOf(unit.tx, row.id);
  const outside = contact?.email ?? row.person_personal_email;
  const email = unit.now < row.cut_off_at ? (row.person_email ?? outside) : (outside ?? null);
  return email ? { personId: row.person_id, name: row.person_name, email, locale: row.person_locale ?? 'en' } : null;
}

/** The manager, or the next one up the line who is still here: a case is never parked with somebody who has left. */
export async function managerAddress(unit: Unit, row: CaseRecord): Promise<Addressee | null> {
  for (const id of await reportingLine(unit, row.person_id)) {
    const person = await getPerson(unit, id);
    if (person && person.status === 'active' && person.email) return { personId: person.id, name: person.name, email: person.email, locale: person.locale ?? 'en' };
  }
  return null;
}

/** Sends the ask to somebody: the one planned, or the one an ask was referred to. */
export async function sendTo(unit: Unit, row: CaseRecord, kind: AskKind, to: Addressee, tasks: readonly TaskRecord[], referredFromId?: string): Promise<Verdict<string>> {
  const words = await composeAsk(unit, row, kind, to);
  const dueAt = tasks.map((task) => task.due_at).filter((at): at is string => at !== null).sort()[0] ?? row.return_by_at;
  const askId = await prepareAsk(unit, {
    caseId: row.id, kind, helper: { personId: to.personId, name: to.name, email: to.email }, locale: to.locale, ...words.ask, dueAt, taskIds: tasks.map((task) => task.id), ...(referredFromId ? { referredFromId } : {}),
  });
  const sent = await sendAsk(unit, askId, words.mail);
  if (!sent.ok) return sent;
  for (const reminder of remindersOf(tasks, row, { askedAt: unit.now, dueAt })) {
    await setDeadline(unit, { kind: 'ask.reminder', subjectId: askId, step: reminder.step, caseId: row.id, dueAt: reminder.at, payload: { help: reminder.help, escalateTo: reminder.escalateTo, because: reminder.because } });
  }
  return allow(askId);
}
