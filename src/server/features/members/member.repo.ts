/** All SQL of `member`, `api_key` and `setting`. */
import type { Role, Permission } from '#domain/access/permission';
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewMember = { id: string; authUserId: string | null; name: string; email: string; title: string | null; roles: readonly Role[]; siteIds: readonly string[]; personId?: string | null; at: string };

export async function insertMember(tx: Tx, m: NewMember): Promise<void> {
  await tx.insertInto('member').values({ id: m.id, auth_user_id: m.authUserId, name: m.name, email: m.email, title: m.title, roles: [...m.roles], site_ids: [...m.siteIds], person_id: m.personId ?? null, created_at: m.at }).execute();
}

export const memberByAuthUser = (tx: Tx, authUserId: string) => tx.selectFrom('member').selectAll().where('auth_user_id', '=', authUserId).where('disabled_at', 'is', null).executeTakeFirst();
export const memberById = (tx: Tx, id: string) => tx.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();
export const memberByEmail = (tx: Tx, email: string) => tx.selectFrom('member').selectAll().where((e) => e(e.fn<string>('lower', ['email']), '=', email.toLowerCase())).executeTakeFirst();
export const listMembers = (tx: Tx) => tx.selectFrom('member').selectAll().orderBy('name').orderBy('id').execute();
export const membersInRole = (tx: Tx, role: Role) => tx.selectFrom('member').selectAll().where('disabled_at', 'is', null).where(sql<boolean>`${role} = any (roles)`).orderBy('name').execute();

export async function updateMember(tx: Tx, id: string, set: { name?: string; title?: string | null; roles?: readonly Role[]; siteIds?: readonly string[]; disabledAt?: string | null; authUserId?: string; phone?: string | null }): Promise<boolean> {
  const result = await tx.updateTable('member').set({
    ...(set.name === undefined ? {} : { name: set.name }), ...(set.title === undefined ? {} : { title: set.title }), ...(set.roles ? { roles: [...set.roles] } : {}),
    ...(set.siteIds ? { site_ids: [...set.siteIds] } : {}), ...(set.disabledAt === undefined ? {} : { disabled_at: set.disabledAt }), ...(set.authUserId ? { auth_user_id: set.authUserId } : {}),
    ...(set.phone === undefined ? {} : { phone: set.phone }),
  }).where('id', '=', id).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertKey(tx: Tx, k: { id: string; name: string; hash: string; prefix: string; permissions: readonly Permission[]; siteIds: readonly string[]; createdBy: string; at: string; expiresAt: string | null }): Promise<void> {
  await tx.insertInto('api_key').values({ id: k.id, name: k.name, key_hash: k.hash, prefix: k.prefix, permissions: [...k.permissions], site_ids: [...k.siteIds], created_by: k.createdBy, created_at: k.at, expires_at: k.expiresAt }).execute();
}

export const keyByHash = (tx: Tx, hash: string, now: string) => tx.selectFrom('api_key').selectAll().where('key_hash', '=', hash).where('revoked_at', 'is', null)
  .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', now)])).executeTakeFirst();
export const listKeys = (tx: Tx) => tx.selectFrom('api_key').selectAll().orderBy('created_at', 'desc').execute();
export const touchKey = (tx: Tx, id: string, at: string) => tx.updateTable('api_key').set({ last_used_at: at }).where('id', '=', id).execute();
export async function revokeKey(tx: Tx, id: string, at: string): Promise<boolean> {
  return (await tx.updateTable('api_key').set({ revoked_at: at }).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
}

export async function readSetting<T>(tx: Tx, key: string): Promise<T | undefined> {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value as T | undefined;
}

export async function writeSetting(tx: Tx, key: string, value: unknown, at: string): Promise<void> {
  const text = JSON.stringify(value);
  await tx.insertInto('setting').values({ key, value: text, updated_at: at }).onConflict((c) => c.column('key').doUpdateSet({ value: text, updated_at: at })).execute();
}

/** Takes a setting away; true for the one caller that really took it. */
export async function takeSetting(tx: Tx, key: string): Promise<boolean> {
  return (await tx.deleteFrom('setting').where('key', '=', key).executeTakeFirst()).numDeletedRows > 0n;
}

export const countOwners = async (tx: Tx): Promise<number> => Number((await tx.selectFrom('member').select((e) => e.fn.countAll<string>().as('n')).where('disabled_at', 'is', null).where(sql<boolean>`'owner' = any (roles)`).executeTakeFirstOrThrow()).n);
