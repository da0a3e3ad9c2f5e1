/** Reading the outbox, and letting a held or failed message go. */
import type { listMessages as listRoute, Message, MessageRow } from '#contract/messages';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { readFile } from '../../platform/files/stored-file.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getMessage, listMessages, requeue } from './message.repo.ts';
import { messageDetail, messageRow } from './messages.presenter.ts';

export async function listOutbox(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 50;
  const [at, id] = query.after?.split('~') ?? [];
  const rows = await listMessages(unit.tx, { status: query.status, caseId: query.case, askId: query.ask, limit, ...(at && id ? { before: { at, id } } : {}) });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return allow({ rows: page.map(messageRow), next: rows.length > limit && last ? `${last.created_at}~${last.id}` : null, total: null });
}

export async function readMessage(unit: Unit, id: string): Promise<Verdict<Message>> {
  const row = await getMessage(unit.tx, id);
  if (!row) return refuse('not_found');
  const files = await Promise.all((row.attachments as { fileId: string }[]).map((a) => readFile(unit, a.fileId)));
  return allow(messageDetail(row, files.flatMap((file) => (file ? [{ name: file.name, size: file.size }] : []))));
}

export async function sendNow(unit: Unit, id: string): Promise<Verdict<MessageRow>> {
  const row = await getMessage(unit.tx, id);
  if (!row) return refuse('not_found');
  if (!(await requeue(unit.tx, id))) return refuse('wrong_state', { status: row.status, action: 'send', allowed: [] });
  unit.audit({ action: 'message.released', entity: { kind: 'message', id }, caseId: row.case_id });
  unit.enqueue('deliver-messages', {}, { singletonKey: 'deliver' });
  return allow(messageRow({ ...row, status: 'queued', not_before: null, last_error: null }));
}
