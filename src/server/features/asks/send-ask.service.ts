/** Preparing and sending an ask: one message with a link that is random, hashed at rest, scoped to this ask, expiring. */
import { allow, refuse, type Verdict } from '#domain/verdict';
import { hashSecret, newSecret } from '../../platform/auth/secrets.ts';
import type { MailWords } from '../../platform/mail/render-mail.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { withdrawMessages } from '../messages/withdraw-messages.service.ts';
import { cancelDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import { askById, changeAsk, insertAsk, insertLink, revokeLinks } from './ask.repo.ts';
import type { AskRecord } from './asks.presenter.ts';

export type AskDraft = {
  readonly caseId: string; readonly kind: 'leaver_return' | 'manager_confirm'; readonly helper: { readonly personId: string | null; readonly name: string; readonly email: string }; readonly locale: string;
  readonly verb: string; readonly title: string; readonly whyYou: string; readonly whatYouGet: string; readonly alreadyDone: readonly string[]; readonly effortSeconds: number; readonly dueAt: string | null;
  readonly taskIds: readonly string[]; readonly referredFromId?: string;
};

/** The words around a link: made by whoever knows the case, in the helper's language. */
export type AskMail = (link: string) => MailWords;

/** A link works this long after it was sent; a fresh one goes to the known address only. */
const linkDays = 90;

export async function prepareAsk(unit: Unit, draft: AskDraft): Promise<string> {
  const id = unit.newId();
  await insertAsk(unit.tx, {
    id, caseId: draft.caseId, kind: draft.kind, personId: draft.helper.personId, name: draft.helper.name, email: draft.helper.email, locale: draft.locale, verb: draft.verb, title: draft.title, whyYou: draft.whyYou,
    whatYouGet: draft.whatYouGet, alreadyDone: draft.alreadyDone, effortSeconds: draft.effortSeconds, dueAt: draft.dueAt, referredFromId: draft.referredFromId ?? null, taskIds: draft.taskIds, at: unit.now,
  });
  unit.audit({ action: 'ask.prepared', entity: { kind: 'ask', id }, caseId: draft.caseId, facts: { kind: draft.kind, effortSeconds: draft.effortSeconds }, personal: { helper: draft.helper.name, email: draft.helper.email } });
  return id;
}

/** Sends a prepared ask, once. */
export async function sendAsk(unit: Unit, askId: string, mail: AskMail): Promise<Verdict<AskRecord>> {
  const ask = await askById(unit.tx, askId);
  if (!ask) return refuse('not_found');
  if (!(await changeAsk(unit.tx, askId, { statuses: ['prepared'] }, { status: 'sent', sentAt: unit.now }))) return refuse('wrong_state', { status: ask.status, action: 'send', allowed: [] });
  await writeWithLink(unit, ask, `ask:${askId}`, 'ask', mail);
  unit.audit({ action: 'ask.sent', entity: { kind: 'ask', id: askId }, caseId: ask.case_id });
  return reread(unit, askId);
}

/** Another message about the same ask: a reminder or a fresh link. `cause` keeps it from going twice. */
export async function writeAgain(unit: Unit, ask: AskRecord, cause: string, kind: string, mail: AskMail): Promise<void> {
  await writeWithLink(unit, ask, cause, kind, mail);
  unit.audit({ action: 'ask.written_again', entity: { kind: 'ask', id: ask.id }, caseId: ask.case_id, facts: { kind } });
}

async function writeWithLink(unit: Unit, ask: AskRecord, cause: string, kind: string, mail: AskMail): Promise<void> {
  const token = newSecret();
  await insertLink(unit.tx, { hash: hashSecret(token), askId: ask.id, at: unit.now, expiresAt: new Date(Date.parse(unit.now) + linkDays * 86_400_000).toISOString() });
  const words = mail(`${unit.publicUrl}/a/${token}`);
  await queueMessage(unit, { cause, kind, to: { name: ask.helper_name, email: ask.helper_email }, caseId: ask.case_id, askId: ask.id, ...renderMail(words) });
}

/** The address changed: after the exit a leaver reads their own mail, not ours. */
export async function readdressAsk(unit: Unit, ask: AskRecord, email: string): Promise<AskRecord> {
  if (email.toLowerCase() === ask.helper_email.toLowerCase() || !(await changeAsk(unit.tx, ask.id, { statuses: ['sent', 'answered'] }, { helperEmail: email }))) return ask;
  unit.audit({ action: 'ask.readdressed', entity: { kind: 'ask', id: ask.id }, caseId: ask.case_id, personal: { email } });
  return { ...ask, helper_email: email, version: ask.version + 1 };
}

/** Takes an ask back: its links stop, its messages that have not left stay, its reminders are cancelled. */
export async function withdrawOne(unit: Unit, ask: AskRecord, reason: string | null): Promise<Verdict<AskRecord>> {
  if (!(await changeAsk(unit.tx, ask.id, { statuses: ['prepared', 'sent'] }, { status: 'withdrawn' }))) return refuse('wrong_state', { status: ask.status, action: 'withdraw', allowed: [] });
  await revokeLinks(unit.tx, ask.id, unit.now);
  await withdrawMessages(unit, { askId: ask.id });
  await cancelDeadlines(unit, { subjectId: ask.id, kinds: ['ask.reminder'] });
  unit.audit({ action: 'ask.withdrawn', entity: { kind: 'ask', id: ask.id }, caseId: ask.case_id, facts: { reason } });
  return reread(unit, ask.id);
}

async function reread(unit: Unit, id: string): Promise<Verdict<AskRecord>> {
  const row = await askById(unit.tx, id);
  return row ? allow(row) : refuse('not_found');
}
