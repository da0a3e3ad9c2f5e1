import type { Ask, AskRow } from '#contract/asks';
import type { askById } from './ask.repo.ts';

export type AskRecord = NonNullable<Awaited<ReturnType<typeof askById>>>;

const secondsBetween = (from: string | null, to: string | null): number | null => (from && to ? Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000)) : null);

export const askRow = (row: AskRecord): AskRow => ({
  id: row.id, caseId: row.case_id, leaver: row.leaver_id && row.leaver_name ? { id: row.leaver_id, name: row.leaver_name } : null, kind: row.kind as AskRow['kind'],
  helper: { personId: row.helper_person_id, name: row.helper_name }, title: row.title, status: row.status as AskRow['status'], answer: row.answer as AskRow['answer'], answerNote: row.answer_note, dueAt: row.due_at,
  sentAt: row.sent_at, openedAt: row.first_opened_at, answeredAt: row.answered_at, laterUntil: row.later_until, secondsTaken: secondsBetween(row.first_opened_at, row.answered_at), effortSeconds: row.effort_seconds,
  needsHand: row.status === 'answered' && row.answer !== 'done' && row.answer !== null && row.handled_at === null && row.referred_to_id === null,
});

export const askDetail = (row: AskRecord): Ask => ({
  ...askRow(row), verb: row.verb, whyYou: row.why_you, whatYouGet: row.what_you_get, alreadyDone: row.already_done as string[], helperEmail: row.helper_email,
  referredTo: row.referred_to_id && row.referred_name ? { id: row.referred_to_id, name: row.referred_name } : null, referredFrom: row.referred_from_id, handledAt: row.handled_at,
  answerFacts: row.answer_facts as Record<string, unknown>, createdAt: row.created_at, version: row.version,
});
