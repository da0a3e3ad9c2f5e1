/** What a helper's answer does to the ask itself. What it means for the case is decided above (returns, cases). */
import type { AnswerFacts } from '#domain/evidence/evidence-content';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { hashSecret } from '../../platform/auth/secrets.ts';
import { cancelDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import { sealOf } from '../../platform/audit/seal-record.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { askById, askByLink, changeAsk, noteFirstOpening, taskIdsOf } from './ask.repo.ts';
import type { AskRecord } from './asks.presenter.ts';

/** The ask behind a link. A link that is unknown, revoked or too old answers the same. */
export async function askByToken(unit: Unit, token: string): Promise<Verdict<AskRecord>> {
  const row = token.length < 20 ? undefined : await askByLink(unit.tx, hashSecret(token));
  if (!row || row.link_revoked_at !== null || row.link_expires_at <= unit.now) return refuse('link_gone', { askId: row?.id ?? null });
  return allow(row);
}

/** Noted by the first act of a person on the page, never by opening it: mail scanners open links. */
export const noteOpened = async (unit: Unit, askId: string, at?: string): Promise<void> => { await noteFirstOpening(unit.tx, askId, at ?? unit.now); };

export type AskReply = { readonly answer: 'done' | 'later' | 'need_help' | 'not_me' | 'cant'; readonly note?: string | null; readonly facts?: object; readonly laterUntil?: string; readonly referToId?: string | null };

/**
 * Records an answer. `later` keeps the ask with the helper and stops reminders until then; everything else ends
 * the chasing at once. The same answer twice is the same answer; another one while it stands open replaces it.
 */
export async function recordAnswer(unit: Unit, ask: AskRecord, reply: AskReply): Promise<Verdict<AskRecord>> {
  const isLater = reply.answer === 'later';
  if (isLater && !reply.laterUntil) return refuse('invalid_request', { fields: [{ path: 'laterUntil', message: 'Choose a day.' }] });
  const changed = await changeAsk(unit.tx, ask.id, { statuses: ['sent', 'answered'], version: ask.version }, {
    status: isLater ? 'sent' : 'answered', answer: reply.answer, answerNote: reply.note ?? null, answerFacts: reply.facts ?? {}, answeredAt: isLater ? null : unit.now,
    laterUntil: reply.laterUntil ?? null, referredToId: reply.referToId ?? null, handledAt: null,
  });
  if (!changed) return refuse('conflict', { status: ask.status });
  await noteFirstOpening(unit.tx, ask.id, unit.now);
  if (!isLater) await cancelDeadlines(unit, { subjectId: ask.id, kinds: ['ask.reminder'] });
  unit.audit({ action: 'ask.answered', entity: { kind: 'ask', id: ask.id }, caseId: ask.case_id, facts: { answer: reply.answer, laterUntil: reply.laterUntil ?? null, record_sha256: sealOf(answerRecord(reply.answer, unit.now, unit.actor)) }, ...(reply.note ? { personal: { note: reply.note } } : {}) });
  const row = await askById(unit.tx, ask.id);
  return row ? allow(row) : refuse('not_found');
}

/** An answer in the published form of the evidence file; its hash stands in the audit entry that it was made with. */
export const answerRecord = (answer: string, at: string, by: { readonly kind: string; readonly id: string }): AnswerFacts => ({ answer, answered_at: at, by: { kind: by.kind, id: by.id } });

/** Takes an answer back within its grace: the ask stands open again. */
export async function reopenAnswer(unit: Unit, ask: AskRecord): Promise<Verdict<AskRecord>> {
  if (!(await changeAsk(unit.tx, ask.id, { statuses: ['answered'], version: ask.version }, { status: 'sent', answer: null, answeredAt: null, answerNote: null, laterUntil: null, referredToId: null }))) return refuse('conflict', { status: ask.status });
  unit.audit({ action: 'ask.answer_taken_back', entity: { kind: 'ask', id: ask.id }, caseId: ask.case_id });
  const row = await askById(unit.tx, ask.id);
  return row ? allow(row) : refuse('not_found');
}

/** Moves the date by which an ask is due; a new date is not a new ask. */
export const moveAsk = (unit: Unit, askId: string, dueAt: string | null): Promise<boolean> => changeAsk(unit.tx, askId, { statuses: ['prepared', 'sent'] }, { dueAt });

export const tasksOfAsk = (unit: Unit, askId: string): Promise<string[]> => taskIdsOf(unit.tx, askId);
