/** The queue of thank-yous: read, put into own words, sent once under a person's name, or not sent and why. */
import type { listThanks as listRoute, Thanks } from '#contract/thanks';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { thanksDetail, thanksRow } from './partners.presenter.ts';
import { changeThanks, countDrafts, listThanks, thanksById, type ThanksRecord } from './thanks.repo.ts';

export async function findThanks(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 50;
  const status = query.status ?? 'draft';
  const filter = { q: query.q, partner: query.partner, status: status === 'all' ? undefined : status };
  const page = pageOf(await listThanks(unit.tx, filter, { sort: query.sort, after: query.after, limit }), limit);
  return allow({ rows: page.rows.map((row) => thanksRow(row, unit.now)), next: page.next, total: status === 'draft' && !query.partner && !query.q && !query.after ? await countDrafts(unit.tx) : null });
}

const shown = (unit: Unit, row: ThanksRecord): Thanks => thanksDetail(row, unit.now, unit.actor.name);

export async function readThanks(unit: Unit, id: string): Promise<Verdict<Thanks>> {
  const row = await thanksById(unit.tx, id);
  return row ? allow(shown(unit, row)) : refuse('not_found');
}

/** How many thank-yous of a case are still drafts. */
export const waitingThanks = (unit: Unit, caseId: string): Promise<number> => countDrafts(unit.tx, caseId);

type Step = 'edit' | 'send' | 'dismiss';

/** A draft, as it was seen; otherwise the reason it cannot be had. */
async function draftAsSeen(unit: Unit, id: string, version: number, action: Step): Promise<Verdict<ThanksRecord>> {
  const row = await thanksById(unit.tx, id);
  if (!row) return refuse('not_found');
  if (row.status !== 'draft') return refuse('wrong_state', { status: row.status, action, allowed: [] });
  return row.version === version ? allow(row) : refuse('conflict', { version: row.version });
}

export async function editThanks(unit: Unit, id: string, words: { subject: string; body: string; version: number }): Promise<Verdict<Thanks>> {
  const draft = await draftAsSeen(unit, id, words.version, 'edit');
  if (!draft.ok) return draft;
  if (!(await changeThanks(unit.tx, id, { status: 'draft', version: words.version }, { subject: words.subject, body: words.body }))) return refuse('conflict');
  unit.audit({ action: 'thanks.edited', entity: { kind: 'thanks', id }, caseId: draft.value.case_id });
  return readThanks(unit, id);
}

export async function sendThanks(unit: Unit, id: string, version: number): Promise<Verdict<Thanks>> {
  const sender = memberId(unit.actor);
  if (!sender) return refuse('needs_named_person');
  const draft = await draftAsSeen(unit, id, version, 'send');
  if (!draft.ok) return draft;
  const row = draft.value;
  if (row.helper_email === null) return refuse('no_reachable_address');
  const mail = renderMail({ title: row.subject, paragraphs: row.body.split(/\n{2,}/), afterwards: [unit.actor.name] });
  const messageId = await queueMessage(unit, { cause: `thanks:${id}`, kind: 'thanks', to: { name: row.helper_name, email: row.helper_email }, caseId: row.case_id, ...mail });
  if (!(await changeThanks(unit.tx, id, { status: 'draft', version }, { status: 'sent', sent_by: sender, sent_at: unit.now, message_id: messageId }))) return refuse('conflict');
  unit.audit({ action: 'thanks.sent', entity: { kind: 'thanks', id }, caseId: row.case_id, facts: { deed: row.deed_id } });
  return readThanks(unit, id);
}

export async function dismissThanks(unit: Unit, id: string, body: { reason: string; version: number }): Promise<Verdict<Thanks>> {
  const draft = await draftAsSeen(unit, id, body.version, 'dismiss');
  if (!draft.ok) return draft;
  if (!(await changeThanks(unit.tx, id, { status: 'draft', version: body.version }, { status: 'dismissed', dismissed_reason: body.reason }))) return refuse('conflict');
  unit.audit({ action: 'thanks.dismissed', entity: { kind: 'thanks', id }, caseId: draft.value.case_id, personal: { reason: body.reason } });
  return readThanks(unit, id);
}
