/** Reading the outbox, and letting a held or failed message go. */
import type { listMessages as listRoute, Message, MessageRow } from '#contract/messages';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { readFile } from '../../platform/files/stored-file.repo.ts';
import { mayDo } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { countQueued, getMessage, listMessages, requeue } from './message.repo.ts';
import { messageDetail, messageRow } from './messages.presenter.ts';

export async function listOutbox(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 50;
  const [at, id] = query.after?.split('~') ?? [];
  const rows = await listMessages(unit.tx, { status: query.status, caseId: query.case, askId: query.ask, limit, ...(at && id ? { before: { at, id } } : {}) });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return allow({ rows: page.map(messageRow), next: rows.length > limit && last ? `${last.created_at}~${last.id}` : null, total: null });
}

/** Messages of a case that have not left, as while it is under embargo. */
export const countWaiting = (unit: Unit, caseId: string): Promise<number> => countQueued(unit.tx, caseId);

export async function readMessage(unit: Unit, id: string): Promise<Verdict<Message>> {
  const row = await getMessage(unit.tx, id);
  if (!row) return refuse('not_found');
  const files = await Promise.all((row.attachments as { fileId: string }[]).map((a) => readFile(unit, a.fileId)));
  const shown = unit.actor.kind === 'system' ? row : withoutLiveLinks(row, mayDo(unit.actor, 'members.manage'));
  return allow(messageDetail(shown, files.flatMap((file) => (file ? [{ name: file.name, size: file.size }] : []))));
}

/**
 * Whoever reads a message must not be able to act as its recipient: a link that has left for its reader is
 * masked, and a link that signs somebody in is shown to those alone who may manage members. What has
 * not left, since no mail server is set up, shows its link to a helper's page: there is no other way to try it.
 */
function withoutLiveLinks<Row extends { status: string; kind: string; attempts: number; body_text: string; body_html: string }>(row: Row, managesMembers: boolean): Row {
  const signsIn = row.kind === 'sign_in_link';
  const isHere = row.status === 'held' || (row.status === 'queued' && row.attempts === 0);
  if (isHere && (!signsIn || managesMembers)) return row;
  const mask = (text: string) => text.replace(/(\/[ar]\/|[?&]token=)[\w-]{20,}/g, '$1…');
  return { ...row, body_text: mask(row.body_text), body_html: mask(row.body_html) };
}

export async function sendNow(unit: Unit, id: string): Promise<Verdict<MessageRow>> {
  const row = await getMessage(unit.tx, id);
  if (!row) return refuse('not_found');
  if (!(await requeue(unit.tx, id))) return refuse('wrong_state', { status: row.status, action: 'send', allowed: [] });
  unit.audit({ action: 'message.released', entity: { kind: 'message', id }, caseId: row.case_id });
  unit.enqueue('deliver-messages', {}, { singletonKey: 'deliver' });
  return allow(messageRow({ ...row, status: 'queued', not_before: null, last_error: null }));
}
