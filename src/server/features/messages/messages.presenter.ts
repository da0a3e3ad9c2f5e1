import type { Message, MessageRow } from '#contract/messages';
import type { getMessage, listMessages } from './message.repo.ts';

type Row = Awaited<ReturnType<typeof listMessages>>[number];

export const messageRow = (row: Row): MessageRow => ({
  id: row.id, recipient: row.recipient, recipientName: row.recipient_name, caseId: row.case_id, askId: row.ask_id, kind: row.kind, subject: row.subject, status: row.status as MessageRow['status'],
  notBefore: row.not_before, attempts: row.attempts, sentAt: row.sent_at, lastError: row.last_error, createdAt: row.created_at,
});

export const messageDetail = (row: NonNullable<Awaited<ReturnType<typeof getMessage>>>, attachments: { name: string; size: number }[]): Message => ({
  ...messageRow(row), text: row.body_text, html: row.body_html, attachments, providerReference: row.provider_reference,
});
