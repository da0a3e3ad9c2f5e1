/** All SQL of `account`. */
import type { Catalogue } from '#domain/list/catalogue';
import { cutPage, pageOf } from '../../platform/db/list-page.ts';
import type { ListWish } from '../../platform/http/read-list-query.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import { accountSource, cutOffSeen } from './account-source.repo.ts';

const joined = (tx: Tx) => tx.selectFrom('account as a').innerJoin('person as p', 'p.id', 'a.person_id').leftJoin('offboarding_case as k', 'k.id', 'a.case_id');
const named = (tx: Tx) => joined(tx).selectAll('a').select(['p.name as person_name', 'p.status as person_status', 'k.id as case_seen', sql<string | null>`${sql.raw(cutOffSeen)}`.as('cut_off_seen')]);

export async function listAccounts(tx: Tx, catalogue: Catalogue, { query, page: wish }: ListWish) {
  const { page, order, total, cells } = pageOf(accountSource, catalogue, query, wish);
  const rows = await named(tx).innerJoin(page.as('page'), 'page.id', 'a.id').select(['page.sort_value', total.as('total'), cells.as('cells')]).orderBy(order).execute();
  return cutPage(rows, wish);
}

export const accountById = (tx: Tx, id: string) => named(tx).where('a.id', '=', id).executeTakeFirst();
export type AccountRecord = NonNullable<Awaited<ReturnType<typeof accountById>>>;
export const accountsOfPerson = (tx: Tx, personId: string): Promise<AccountRecord[]> => named(tx).where('a.person_id', '=', personId).orderBy('a.system').orderBy('a.username').execute();

export const accountWithIdentity = (tx: Tx, system: string, username: string, except?: string) => {
  const query = named(tx).where(sql<boolean>`a.id = any (array(select handback_accounts_by_key(${[system.toLowerCase()]}::text[], ${[username.toLowerCase()]}::text[])))`);
  return (except ? query.where('a.id', '<>', except) : query).executeTakeFirst();
};

export type AccountValues = { person_id: string; system: string; username: string; is_privileged: boolean; holds_data: boolean; custom: string };

export async function insertAccount(tx: Tx, id: string, values: AccountValues, source: string, at: string): Promise<boolean> {
  const result = await tx.insertInto('account').values({ id, ...values, source, created_at: at, updated_at: at }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateAccount(tx: Tx, id: string, version: number, set: Partial<AccountValues>, at: string): Promise<boolean> {
  return (await tx.updateTable('account').set({ ...set, updated_at: at, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}

/** The cut-off as it is now, as far as the actor may know of it, under a lock: it does not move while the end is decided. */
export const lockAccount = (tx: Tx, id: string) => tx.selectFrom('account as a').select(['a.id', 'a.status', 'a.case_id', 'a.system',
  sql<string | null>`case when a.case_id is null or exists (select 1 from offboarding_case k where k.id = a.case_id) then a.cut_off_at end`.as('cut_off_at')]).where('a.id', '=', id).forUpdate().executeTakeFirst();

export type Ended = { at: string; byMember: string | null; byName: string; evidence: string | null; early: { by: string; reason: string } | null };
export async function setEnded(tx: Tx, id: string, ended: Ended, now: string): Promise<void> {
  await tx.updateTable('account').set((e) => ({
    status: 'ended', ended_at: ended.at, ended_by: ended.byMember, ended_by_name: ended.byName, end_evidence: ended.evidence, early_decision: ended.early ? JSON.stringify(ended.early) : null, updated_at: now, version: e('version', '+', 1),
  })).where('id', '=', id).execute();
}

export async function setActive(tx: Tx, id: string, now: string): Promise<void> {
  await tx.updateTable('account').set((e) => ({ status: 'active', ended_at: null, ended_by: null, ended_by_name: null, end_evidence: null, early_decision: null, updated_at: now, version: e('version', '+', 1) })).where('id', '=', id).execute();
}

/** Moves the cut-off of what is still open; ended accounts keep the one they were measured against. Returns those that changed. */
export async function setCutOffs(tx: Tx, ids: readonly string[], at: string | null, caseId: string | null, now: string): Promise<{ id: string; system: string }[]> {
  if (ids.length === 0) return [];
  return tx.updateTable('account').set((e) => ({ cut_off_at: at, case_id: caseId, updated_at: now, version: e('version', '+', 1) })).where('id', 'in', [...ids]).where('status', '=', 'active').returning(['id', 'system']).execute();
}
