/** All SQL of `message`. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewMessage = {
  id: string; cause: string; recipient: string; recipientName: string | null; caseId: string | null; askId: string | null; kind: string;
  subject: string; text: string; html: string; attachments: { fileId: string }[]; notBefore: string | null; at: string;
};

/** False when this intent already has its message: it is sent once, whatever is retried (PRODUCT 7). */
export async function insertMessage(tx: Tx, m: NewMessage): Promise<boolean> {
  const result = await tx.insertInto('message').values({
    id: m.id, cause: m.cause, channel: 'email', recipient: m.recipient.toLowerCase(), recipient_name: m.recipientName, case_id: m.caseId, ask_id: m.askId, kind: m.kind, subject: m.subject,
    body_text: m.text, body_html: m.html, attachments: JSON.stringify(m.attachments), not_before: m.notBefore, created_at: m.at,
  }).onConflict((c) => c.columns(['cause', 'channel', 'recipient']).doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/**
 * Claims the next message that may leave: due, and not of a case under embargo.
 * A claim older than ten minutes belongs to a process that died before it told us; its
 * Message-ID stays the same, so a mail server that did take it recognises the repeat.
 */
export const claimNext = (tx: Tx, now: string) => tx.updateTable('message').set((e) => ({ status: 'sending', claimed_at: now, attempts: e('attempts', '+', 1) })).where('id', '=', nextOf(tx, now)).returningAll().executeTakeFirst();

/** Without a mail server nothing is tried: as many as these are held at once. */
export const holdNext = (tx: Tx, now: string, most: number) => tx.updateTable('message').set((e) => ({ status: 'held', claimed_at: now, attempts: e('attempts', '+', 1), not_before: null, last_error: null }))
  .where('id', 'in', nextOf(tx, now, most)).returning(['id', 'case_id', 'attempts']).execute();

const nextOf = (tx: Tx, now: string, most = 1) => tx.selectFrom('message').select('id')
  .where((e) => e.or([e('status', '=', sql.lit('queued')), e.and([e('status', '=', sql.lit('sending')), e('claimed_at', '<', sql<string>`${now}::timestamptz - interval '10 minutes'`)])]))
  .where((e) => e.or([e('not_before', 'is', null), e('not_before', '<=', now)]))
  .where((e) => e.or([e('case_id', 'is', null), e.exists(e.selectFrom('offboarding_case as c').select('c.id').whereRef('c.id', '=', 'message.case_id')
    .where((c) => c.or([c('c.embargo_until', 'is', null), c('c.embargo_until', '<=', now)])))]))
  .orderBy('created_at').orderBy('id').limit(most).forUpdate().skipLocked();

export async function settleMessage(tx: Tx, id: string, outcome: { status: 'sent' | 'failed' | 'queued' | 'held'; at: string; notBefore?: string; error?: string; reference?: string }): Promise<void> {
  await tx.updateTable('message').set({
    status: outcome.status, sent_at: outcome.status === 'sent' ? outcome.at : null, not_before: outcome.notBefore ?? null, last_error: outcome.error ?? null, provider_reference: outcome.reference ?? null,
  }).where('id', '=', id).where('status', '=', 'sending').execute();
}

/** Written for a case and not sent yet. */
export const countQueued = async (tx: Tx, caseId: string): Promise<number> =>
  Number((await tx.selectFrom('message').select((e) => e.fn.countAll<string>().as('n')).where('case_id', '=', caseId).where('status', '=', 'queued').executeTakeFirstOrThrow()).n);

/** Withdraws what has not left yet. Returns how many. */
export async function withdrawQueued(tx: Tx, where: { caseId: string } | { askId: string }): Promise<number> {
  let query = tx.updateTable('message').set({ status: 'withdrawn' }).where('status', 'in', ['queued', 'held']);
  query = 'caseId' in where ? query.where('case_id', '=', where.caseId) : query.where('ask_id', '=', where.askId);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

export async function requeue(tx: Tx, id: string): Promise<boolean> {
  const result = await tx.updateTable('message').set({ status: 'queued', not_before: null, last_error: null }).where('id', '=', id).where('status', 'in', ['held', 'failed']).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function listMessages(tx: Tx, filter: { status?: string | undefined; caseId?: string | undefined; askId?: string | undefined; before?: { at: string; id: string } | undefined; limit: number }) {
  let query = tx.selectFrom('message').select(['id', 'recipient', 'recipient_name', 'case_id', 'ask_id', 'kind', 'subject', 'status', 'not_before', 'attempts', 'sent_at', 'last_error', 'created_at'])
    .orderBy('created_at', 'desc').orderBy('id', 'desc').limit(filter.limit + 1);
  if (filter.status) query = query.where('status', '=', filter.status);
  if (filter.caseId) query = query.where('case_id', '=', filter.caseId);
  if (filter.askId) query = query.where('ask_id', '=', filter.askId);
  if (filter.before) query = query.where(sql<boolean>`(created_at, id) < (${filter.before.at}::timestamptz, ${filter.before.id}::uuid)`);
  return query.execute();
}

export const getMessage = (tx: Tx, id: string) => tx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
