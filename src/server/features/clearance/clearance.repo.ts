/** All SQL of `waiver`, `clearance_approval` and `clearance`, joined with the names they are shown with. */
import { sql } from 'kysely';
import { keyset, type SortColumn } from '../../platform/db/keyset.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const waivers = (tx: Tx) => tx.selectFrom('waiver as w').innerJoin('offboarding_case as c', 'c.id', 'w.case_id').innerJoin('person as p', 'p.id', 'c.person_id').innerJoin('member as a', 'a.id', 'w.asked_by').leftJoin('member as d', 'd.id', 'w.decided_by')
  .leftJoin('asset as s', 's.id', 'w.subject_id').leftJoin('task as t', 't.id', 'w.subject_id').leftJoin('seat as se', 'se.id', 'w.subject_id').leftJoin('licence as l', 'l.id', 'se.licence_id').leftJoin('account as ac', 'ac.id', 'w.subject_id')
  .selectAll('w').select(['c.number as case_number', 'c.status as case_status', 'p.name as person_name', 'a.name as asker_name', 'd.name as decider_name', 'd.title as decider_title', 'd.roles as decider_roles'])
  .select(sql<string>`coalesce(nullif(concat_ws(' ', coalesce(s.name, s.model, s.category), s.asset_tag), ''), t.title, l.product, ac.system, w.subject_kind)`.as('subject_name'));
export type WaiverRow = Awaited<ReturnType<ReturnType<typeof waivers>['execute']>>[number];

export const waiversOf = (tx: Tx, caseId: string): Promise<WaiverRow[]> => waivers(tx).where('w.case_id', '=', caseId).orderBy('w.asked_at').orderBy('w.id').execute();
export const waiverById = (tx: Tx, id: string): Promise<WaiverRow | undefined> => waivers(tx).where('w.id', '=', id).executeTakeFirst();

const sortable: Record<string, SortColumn> = { asked: { column: 'w.asked_at', type: 'timestamptz' } };

export async function listWaivers(tx: Tx, filter: { status?: string | undefined }, page: { sort: string | undefined; after: string | undefined; limit: number }) {
  const keys = keyset(sortable, 'w.id', page.sort ?? '-asked', page.after);
  let query = waivers(tx).select(keys.sortValue.as('sort_value')).orderBy(keys.orderBy).limit(page.limit + 1);
  if (keys.after) query = query.where(keys.after);
  if (filter.status) query = query.where('w.status', '=', filter.status);
  return query.execute();
}

/** False when this thing has a live waiver already. */
export async function insertWaiver(tx: Tx, w: { id: string; caseId: string; kind: string; subjectId: string; reason: string; askedBy: string; at: string; expiresOn: string | null }): Promise<boolean> {
  const result = await tx.insertInto('waiver').values({ id: w.id, case_id: w.caseId, subject_kind: w.kind, subject_id: w.subjectId, reason: w.reason, asked_by: w.askedBy, asked_at: w.at, expires_on: w.expiresOn })
    .onConflict((c) => c.columns(['case_id', 'subject_kind', 'subject_id']).where('status', 'in', ['asked', 'approved']).doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Compare-and-set on status and version; false when somebody was faster. */
export async function changeWaiver(tx: Tx, id: string, expected: { status: string; version: number }, set: { status: string; decidedBy?: string; decidedAt?: string; note?: string | null }): Promise<boolean> {
  const result = await tx.updateTable('waiver').set((e) => ({
    status: set.status, version: e('version', '+', 1), ...(set.decidedBy ? { decided_by: set.decidedBy } : {}), ...(set.decidedAt ? { decided_at: set.decidedAt } : {}), ...(set.note === undefined ? {} : { decision_note: set.note }),
  })).where('id', '=', id).where('status', '=', expected.status).where('version', '=', expected.version).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export const approvalsOf = (tx: Tx, caseId: string) => tx.selectFrom('clearance_approval as a').innerJoin('member as m', 'm.id', 'a.decided_by').selectAll('a').select('m.name as decider_name').where('a.case_id', '=', caseId).where('a.withdrawn_at', 'is', null).orderBy('a.decided_at').execute();
export type ApprovalRow = Awaited<ReturnType<typeof approvalsOf>>[number];

/** False when the role has decided already. */
export async function insertApproval(tx: Tx, a: { id: string; caseId: string; role: string; decision: string; by: string; at: string; note: string | null }): Promise<boolean> {
  const result = await tx.insertInto('clearance_approval').values({ id: a.id, case_id: a.caseId, role: a.role, decision: a.decision, decided_by: a.by, decided_at: a.at, note: a.note })
    .onConflict((c) => c.columns(['case_id', 'role']).where('withdrawn_at', 'is', null).doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function withdrawApprovals(tx: Tx, where: { caseId: string; role?: string }, at: string): Promise<number> {
  let query = tx.updateTable('clearance_approval').set({ withdrawn_at: at }).where('case_id', '=', where.caseId).where('withdrawn_at', 'is', null);
  if (where.role) query = query.where('role', '=', where.role);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Open cases that ask for an approval of one of these roles and do not have it. */
export async function awaited(tx: Tx, roles: readonly string[], page: { after: string | undefined; limit: number }) {
  const keys = keyset({ day: { column: 'c.last_working_on', type: 'date' } }, 'c.id', 'day', page.after);
  let query = tx.selectFrom('offboarding_case as c').innerJoin('person as p', 'p.id', 'c.person_id').select(['c.id', 'c.number', 'p.name as person_name', 'c.last_working_on', 'c.approvals', keys.sortValue.as('sort_value')])
    .select(sql<number>`(select count(*)::int from case_asset a where a.case_id = c.id and a.status in ('received','accepted'))`.as('assets_home'))
    .select(sql<number>`(select count(*)::int from case_asset a where a.case_id = c.id and a.status not in ('not_ours','withdrawn','let_go'))`.as('assets_all'))
    .select(sql<string[]>`array(select x->>'role' from jsonb_array_elements(c.approvals) x where x->>'role' = any (${[...roles]}::text[])
      and not exists (select 1 from clearance_approval k where k.case_id = c.id and k.withdrawn_at is null and k.role = x->>'role'))`.as('waiting_roles'))
    .where('c.status', '=', 'open').where(sql<boolean>`exists (select 1 from jsonb_array_elements(c.approvals) x where x->>'role' = any (${[...roles]}::text[])
      and not exists (select 1 from clearance_approval k where k.case_id = c.id and k.withdrawn_at is null and k.role = x->>'role'))`)
    .orderBy(keys.orderBy).limit(page.limit + 1);
  if (keys.after) query = query.where(keys.after);
  return query.execute();
}

/** Lines in the scope of the case, also of assets at a site the reader does not see. */
export const lineIds = (tx: Tx, caseId: string) => tx.selectFrom('case_asset').select(['asset_id', 'status']).where('case_id', '=', caseId).execute();

/** Waits for whoever decides about this case now; what is read afterwards holds until the commit. */
export const lockCase = (tx: Tx, caseId: string) => tx.selectFrom('offboarding_case').select(['id', 'status', 'version']).where('id', '=', caseId).forUpdate().executeTakeFirst();

export const clearancesOf = (tx: Tx, caseId: string) => tx.selectFrom('clearance as c').innerJoin('member as m', 'm.id', 'c.issued_by').leftJoin('member as w', 'w.id', 'c.withdrawn_by').selectAll('c').select(['m.name as issuer_name', 'w.name as withdrawer_name'])
  .where('c.case_id', '=', caseId).orderBy('c.issued_at', 'desc').execute();
export type ClearanceRow = Awaited<ReturnType<typeof clearancesOf>>[number];

export async function insertClearance(tx: Tx, c: { id: string; caseId: string; number: string; at: string; by: string; fileId: string; statement: object }): Promise<void> {
  await tx.insertInto('clearance').values({ id: c.id, case_id: c.caseId, number: c.number, issued_at: c.at, issued_by: c.by, certificate_file_id: c.fileId, statement: JSON.stringify(c.statement) }).execute();
}

export async function withdrawClearance(tx: Tx, caseId: string, w: { at: string; by: string; reason: string }): Promise<boolean> {
  const result = await tx.updateTable('clearance').set({ withdrawn_at: w.at, withdrawn_by: w.by, withdrawn_reason: w.reason }).where('case_id', '=', caseId).where('withdrawn_at', 'is', null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
