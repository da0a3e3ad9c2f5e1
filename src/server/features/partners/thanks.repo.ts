/** All SQL of `deed` and `thanks`. */
import { sql } from 'kysely';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewDeed = {
  id: string; caseId: string | null; kind: string; personId: string | null; memberId: string | null; name: string; email: string | null; partnerId: string | null; subjectKind: string; subjectId: string; what: string; happenedAt: string;
};

/** False when this deed is on record: the same thing is done, and thanked for, once. */
export async function insertDeed(tx: Tx, d: NewDeed): Promise<boolean> {
  const result = await tx.insertInto('deed').values({
    id: d.id, case_id: d.caseId, kind: d.kind, person_id: d.personId, member_id: d.memberId, helper_name: d.name, helper_email: d.email, partner_id: d.partnerId, subject_kind: d.subjectKind, subject_id: d.subjectId, what: d.what, happened_at: d.happenedAt,
  }).onConflict((c) => c.columns(['kind', 'subject_id']).doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const insertThanks = (tx: Tx, t: { id: string; deedId: string; subject: string; body: string; at: string }) =>
  tx.insertInto('thanks').values({ id: t.id, deed_id: t.deedId, subject: t.subject, body: t.body, created_at: t.at }).execute();

const joined = (tx: Tx) => tx.selectFrom('thanks as t').innerJoin('deed as d', 'd.id', 't.deed_id').leftJoin('partner as a', 'a.id', 'd.partner_id').leftJoin('location as l', 'l.id', 'a.location_id').leftJoin('member as m', 'm.id', 't.sent_by')
  .selectAll('t').select(['d.helper_name', 'd.helper_email', 'd.what', 'd.kind', 'd.case_id', 'd.happened_at', 'd.partner_id', 'a.department', 'l.name as location_name', 'm.name as sender_name']);

export const thanksById = (tx: Tx, id: string) => joined(tx).where('t.id', '=', id).executeTakeFirst();
export type ThanksRecord = NonNullable<Awaited<ReturnType<typeof thanksById>>>;
export const thanksOfDeed = (tx: Tx, kind: string, subjectId: string) => joined(tx).where('d.kind', '=', kind).where('d.subject_id', '=', subjectId).executeTakeFirst();

const columns: Record<string, SortColumn> = { happened: { column: 'd.happened_at', type: 'timestamptz' }, helper: { column: 'd.helper_name', type: 'text' } };

export async function listThanks(tx: Tx, filter: { q?: string | undefined; status?: string | undefined; partner?: string | undefined }, page: { sort: string | undefined; after: string | undefined; limit: number }) {
  const keys = keyset(columns, 't.id', page.sort, page.after);
  let query = joined(tx).select(keys.sortValue.as('sort_value')).orderBy(keys.orderBy).limit(page.limit + 1);
  if (filter.status) query = query.where('t.status', '=', filter.status);
  if (filter.partner) query = query.where('d.partner_id', '=', filter.partner);
  if (filter.q) {
    const pattern = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((e) => e.or([e('d.helper_name', 'ilike', pattern), e('d.what', 'ilike', pattern)]));
  }
  if (keys.after) query = query.where(keys.after);
  return query.execute();
}

export const deedsOfPartner = (tx: Tx, partnerId: string, limit: number) => tx.selectFrom('deed as d').leftJoin('thanks as t', 't.deed_id', 'd.id')
  .select(['d.id', 'd.helper_name', 'd.what', 'd.happened_at', 't.id as thanks_id', 't.status as thanks_status']).where('d.partner_id', '=', partnerId).orderBy('d.happened_at', 'desc').orderBy('d.id', 'desc').limit(limit).execute();

type Change = { subject?: string; body?: string; status?: string; sent_by?: string; sent_at?: string; message_id?: string | null; dismissed_reason?: string | null };

/** Compare-and-set on status and version; false when somebody was faster. */
export async function changeThanks(tx: Tx, id: string, expected: { status: string; version: number }, change: Change): Promise<boolean> {
  const result = await tx.updateTable('thanks').set((e) => ({ ...change, version: e('version', '+', 1) })).where('id', '=', id).where('status', '=', expected.status).where('version', '=', expected.version).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** All that wait, or those of one case. */
export async function countDrafts(tx: Tx, caseId?: string): Promise<number> {
  let query = tx.selectFrom('thanks as t').select(sql<number>`count(*)::int`.as('n')).where('t.status', '=', 'draft');
  if (caseId !== undefined) query = query.innerJoin('deed as d', 'd.id', 't.deed_id').where('d.case_id', '=', caseId);
  return Number((await query.executeTakeFirstOrThrow()).n);
}
