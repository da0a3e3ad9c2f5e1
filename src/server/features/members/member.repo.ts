/** All SQL of `member`, `api_key` and `setting`. */
import type { Role, Permission } from '#domain/access/permission';
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewMember = {
  id: string; authUserId: string | null; name: string; email: string; title: string | null; phone?: string | null; roles: readonly Role[]; siteIds: readonly string[]; personId?: string | null; at: string;
};

/** False when the address is a member's already. */
export async function insertMember(tx: Tx, m: NewMember): Promise<boolean> {
  const result = await tx.insertInto('member').values({
    id: m.id, auth_user_id: m.authUserId, name: m.name, email: m.email, title: m.title, phone: m.phone ?? null, roles: [...m.roles], site_ids: [...m.siteIds], person_id: m.personId ?? null, created_at: m.at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The sign-in of an address, made when it has none yet: only then can a link be e-mailed. */
export async function ensureSignIn(tx: Tx, user: { id: string; name: string; email: string; at: string }): Promise<string> {
  await tx.insertInto('auth_user').values({ id: user.id, name: user.name, email: user.email, created_at: user.at, updated_at: user.at }).onConflict((c) => c.column('email').doNothing()).execute();
  return (await tx.selectFrom('auth_user').select('id').where('email', '=', user.email).executeTakeFirstOrThrow()).id;
}

/** Ends every session of a sign-in, in this transaction. Returns how many there were. */
export async function endSessions(tx: Tx, authUserId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select handback_end_sessions(${authUserId}) as n`.execute(tx);
  return Number(rows[0]?.n ?? 0);
}

/** Nobody signs up by themselves: an account comes from the first owner's one-time link or from an invitation, so its address is known to be theirs. */
export async function knowAddress(tx: Tx, email: string): Promise<void> {
  await tx.updateTable('auth_user').set({ email_verified: true }).where('email', '=', email.toLowerCase()).where('email_verified', '=', false).execute();
}

export const memberByAuthUser = (tx: Tx, authUserId: string) => tx.selectFrom('member').selectAll().where('auth_user_id', '=', authUserId).where('disabled_at', 'is', null).executeTakeFirst();
export type MemberRow = NonNullable<Awaited<ReturnType<typeof memberById>>>;
export const memberById = (tx: Tx, id: string) => tx.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst();
export const memberByPerson = (tx: Tx, personId: string) => tx.selectFrom('member').selectAll().where('person_id', '=', personId).where('disabled_at', 'is', null).executeTakeFirst();
export const memberByEmail = (tx: Tx, email: string) => tx.selectFrom('member').selectAll().where((e) => e(e.fn<string>('lower', ['email']), '=', email.toLowerCase())).executeTakeFirst();
export const listMembers = (tx: Tx) => tx.selectFrom('member').selectAll().orderBy('name').orderBy('id').execute();
export const membersInRole = (tx: Tx, role: Role) => tx.selectFrom('member').selectAll().where('disabled_at', 'is', null).where(sql<boolean>`${role} = any (roles)`).orderBy('name').execute();

export type MemberChange = { name?: string; title?: string | null; phone?: string | null; roles?: Role[]; site_ids?: string[]; person_id?: string | null; disabled_at?: string | null; station_pin_hash?: string | null; auth_user_id?: string };

export async function updateMember(tx: Tx, id: string, set: MemberChange): Promise<boolean> {
  return (await tx.updateTable('member').set((e) => ({ ...set, version: e('version', '+', 1) })).where('id', '=', id).executeTakeFirst()).numUpdatedRows > 0n;
}

/** The member and every owner, locked: two owners who remove each other at once do it one after the other. */
export const lockWithOwners = (tx: Tx, id: string) =>
  tx.selectFrom('member').selectAll().where((e) => e.or([e('id', '=', id), sql<boolean>`'owner' = any (roles)`])).orderBy('id').forUpdate().execute();

/** False when a live key has the name. */
export async function insertKey(tx: Tx, k: { id: string; name: string; hash: string; prefix: string; permissions: readonly Permission[]; siteIds: readonly string[]; createdBy: string; at: string; expiresAt: string | null }): Promise<boolean> {
  const result = await tx.insertInto('api_key').values({ id: k.id, name: k.name, key_hash: k.hash, prefix: k.prefix, permissions: [...k.permissions], site_ids: [...k.siteIds], created_by: k.createdBy, created_at: k.at, expires_at: k.expiresAt }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const keyByHash = (tx: Tx, hash: string, now: string) => tx.selectFrom('api_key').selectAll().where('key_hash', '=', hash).where('revoked_at', 'is', null)
  .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', now)])).executeTakeFirst();
const keys = (tx: Tx) => tx.selectFrom('api_key as k').innerJoin('member as m', 'm.id', 'k.created_by').selectAll('k').select('m.name as created_by_name');
export const listKeys = (tx: Tx) => keys(tx).orderBy('k.created_at', 'desc').orderBy('k.id', 'desc').execute();
export const keyById = (tx: Tx, id: string) => keys(tx).where('k.id', '=', id).executeTakeFirst();
export type KeyRow = NonNullable<Awaited<ReturnType<typeof keyById>>>;
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
  await tx.insertInto('setting').values({ key, value: text, updated_at: at }).onConflict((c) => c.column('key').doUpdateSet((e) => ({ value: text, updated_at: at, version: e('setting.version', '+', 1) }))).execute();
}

/** One more in a list of texts; what stood there alone before becomes its first. */
export async function addToSetting(tx: Tx, key: string, value: string, at: string): Promise<void> {
  const list = JSON.stringify([value]);
  await tx.insertInto('setting').values({ key, value: list, updated_at: at }).onConflict((c) => c.column('key').doUpdateSet((e) => ({
    value: sql<string>`(case jsonb_typeof(setting.value) when 'array' then setting.value else jsonb_build_array(setting.value) end) || ${list}::jsonb`, updated_at: at, version: e('setting.version', '+', 1),
  }))).execute();
}

/** The value and its version, 0 while nobody has written it. */
export const settingAt = (tx: Tx, key: string) => tx.selectFrom('setting').select(['value', 'version']).where('key', '=', key).executeTakeFirst();

/** Compare-and-set on the version; false when somebody was faster. */
export async function changeSetting(tx: Tx, key: string, value: unknown, version: number, at: string): Promise<boolean> {
  const text = JSON.stringify(value);
  if (version === 0) return ((await tx.insertInto('setting').values({ key, value: text, updated_at: at }).onConflict((c) => c.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows ?? 0n) > 0n;
  return (await tx.updateTable('setting').set({ value: text, updated_at: at, version: version + 1 }).where('key', '=', key).where('version', '=', version).executeTakeFirst()).numUpdatedRows > 0n;
}

/** Takes a setting away; true for the one caller that really took it. */
export async function takeSetting(tx: Tx, key: string): Promise<boolean> {
  return (await tx.deleteFrom('setting').where('key', '=', key).executeTakeFirst()).numDeletedRows > 0n;
}

export const countOwners = async (tx: Tx): Promise<number> => Number((await tx.selectFrom('member').select((e) => e.fn.countAll<string>().as('n')).where('disabled_at', 'is', null).where(sql<boolean>`'owner' = any (roles)`).executeTakeFirstOrThrow()).n);
