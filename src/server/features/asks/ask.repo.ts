/** All SQL of `ask`, `ask_link` and `ask_task`. */
import type { Catalogue } from '#domain/list/catalogue';
import { cutPage, pageOf } from '../../platform/db/list-page.ts';
import { madeOnce } from '../../platform/db/made-once.ts';
import type { ListWish } from '../../platform/http/read-list-query.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import { askSource } from './ask-source.repo.ts';

export type NewAsk = {
  id: string; caseId: string; kind: string; personId: string | null; name: string; email: string; locale: string; verb: string; title: string; whyYou: string; whatYouGet: string;
  alreadyDone: readonly string[]; effortSeconds: number; dueAt: string | null; referredFromId: string | null; taskIds: readonly string[]; at: string;
};

export async function insertAsk(tx: Tx, a: NewAsk): Promise<void> {
  await tx.insertInto('ask').values({
    id: a.id, case_id: a.caseId, kind: a.kind, helper_person_id: a.personId, helper_name: a.name, helper_email: a.email, locale: a.locale, verb: a.verb, title: a.title, why_you: a.whyYou, what_you_get: a.whatYouGet,
    already_done: JSON.stringify(a.alreadyDone), effort_seconds: a.effortSeconds, due_at: a.dueAt, status: 'prepared', referred_from_id: a.referredFromId, created_at: a.at,
  }).execute();
  if (a.taskIds.length > 0) await tx.insertInto('ask_task').values(a.taskIds.map((taskId) => ({ ask_id: a.id, task_id: taskId }))).execute();
}

const joined = (tx: Tx) => tx.selectFrom('ask as a').leftJoin('offboarding_case as c', 'c.id', 'a.case_id').leftJoin('person as p', 'p.id', 'c.person_id').leftJoin('person as r', 'r.id', 'a.referred_to_id')
  .selectAll('a').select(['c.person_id as leaver_id', 'p.name as leaver_name', 'r.name as referred_name']);

export const askById = (tx: Tx, id: string) => joined(tx).where('a.id', '=', id).executeTakeFirst();
export const asksOfCase = madeOnce((tx, caseId: string) => joined(tx).where('a.case_id', '=', caseId).orderBy('a.created_at').orderBy('a.id'));
export const askByLink = (tx: Tx, hash: string) => joined(tx).innerJoin('ask_link as k', 'k.ask_id', 'a.id').select(['k.expires_at as link_expires_at', 'k.revoked_at as link_revoked_at']).where('k.token_hash', '=', hash).executeTakeFirst();
export const taskIdsOf = async (tx: Tx, askId: string): Promise<string[]> => (await tx.selectFrom('ask_task').select('task_id').where('ask_id', '=', askId).execute()).map((row) => row.task_id);

export async function insertLink(tx: Tx, link: { hash: string; askId: string; at: string; expiresAt: string }): Promise<void> {
  await tx.insertInto('ask_link').values({ token_hash: link.hash, ask_id: link.askId, created_at: link.at, expires_at: link.expiresAt }).execute();
}
export const revokeLinks = (tx: Tx, askId: string, at: string) => tx.updateTable('ask_link').set({ revoked_at: at }).where('ask_id', '=', askId).where('revoked_at', 'is', null).execute();

type Change = {
  status?: string; sentAt?: string; firstOpenedAt?: string; answeredAt?: string | null; answer?: string | null; answerNote?: string | null; answerFacts?: object; laterUntil?: string | null; referredToId?: string | null;
  handledAt?: string | null; handledBy?: string | null; dueAt?: string | null; helperEmail?: string;
};

/** Compare-and-set on status and version; false when somebody was faster. */
export async function changeAsk(tx: Tx, id: string, expected: { statuses: readonly string[]; version?: number }, change: Change): Promise<boolean> {
  const entries: [string, unknown][] = Object.entries({
    status: change.status, sent_at: change.sentAt, first_opened_at: change.firstOpenedAt, answered_at: change.answeredAt, answer: change.answer, answer_note: change.answerNote, later_until: change.laterUntil,
    referred_to_id: change.referredToId, handled_at: change.handledAt, handled_by: change.handledBy, due_at: change.dueAt, helper_email: change.helperEmail, answer_facts: change.answerFacts && JSON.stringify(change.answerFacts),
  }).filter(([, value]) => value !== undefined);
  let query = tx.updateTable('ask').set((e) => ({ ...Object.fromEntries(entries), version: e('version', '+', 1) })).where('id', '=', id).where('status', 'in', [...expected.statuses]);
  if (expected.version !== undefined) query = query.where('version', '=', expected.version);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** The first opening, once. */
export const noteFirstOpening = (tx: Tx, id: string, at: string) => tx.updateTable('ask').set({ first_opened_at: at }).where('id', '=', id).where('first_opened_at', 'is', null).execute();

export async function listAsks(tx: Tx, catalogue: Catalogue, { query, page: wish }: ListWish) {
  const { page, order, total, cells } = pageOf(askSource, catalogue, query, wish);
  const rows = await joined(tx).innerJoin(page.as('page'), 'page.id', 'a.id').select(['page.sort_value', total.as('total'), cells.as('cells')]).orderBy(order).execute();
  return cutPage(rows, wish);
}
