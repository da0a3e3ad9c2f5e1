/** Keys of other systems: scoped, shown once, kept as a hash, stopped at once. A key cannot do what its maker cannot. */
import type { ApiKey, createKey as createRoute } from '#contract/members';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { hashSecret, newSecret } from '../../platform/auth/secrets.ts';
import { mayDo, memberId, worksAt } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findLocation, listSites } from '../people/find-location.service.ts';
import { insertKey, keyById, listKeys, revokeKey as revoke } from './member.repo.ts';
import { keyDetail } from './members.presenter.ts';

export async function findKeys(unit: Unit): Promise<Verdict<{ rows: ApiKey[] }>> {
  const sites = await listSites(unit);
  return allow({ rows: (await listKeys(unit.tx)).map((row) => keyDetail(row, sites)) });
}

export async function createKey(unit: Unit, body: Received<typeof createRoute>['body']): Promise<Verdict<Answer<typeof createRoute>>> {
  const by = memberId(unit.actor);
  if (!by) return refuse('needs_named_person');
  const beyond = body.permissions.filter((permission) => !mayDo(unit.actor, permission));
  const siteIds = body.siteIds ?? [];
  const isWider = siteIds.length === 0 ? !worksAt(unit.actor, null) : siteIds.some((id) => !worksAt(unit.actor, id));
  if (beyond.length > 0 || isWider) return refuse('beyond_own_permissions', { permissions: beyond, sites: isWider });
  for (const id of siteIds) if (!(await findLocation(unit, id))) return refuse('not_found', { what: 'site' });
  const secret = `hb_${newSecret()}`;
  const id = unit.newId();
  const isNew = await insertKey(unit.tx, {
    id, name: body.name, hash: hashSecret(secret), prefix: secret.slice(0, 9), permissions: [...new Set(body.permissions)], siteIds, createdBy: by, at: unit.now, expiresAt: body.expiresAt ? new Date(body.expiresAt).toISOString() : null,
  });
  if (!isNew) return refuse('key_name_taken', { name: body.name });
  unit.audit({ action: 'key.created', entity: { kind: 'key', id }, facts: { name: body.name, permissions: body.permissions, sites: siteIds, expiresAt: body.expiresAt ?? null } });
  const key = await readKey(unit, id);
  return key.ok ? allow({ key: key.value, secret }) : key;
}

export async function revokeKey(unit: Unit, id: string): Promise<Verdict<ApiKey>> {
  const before = await keyById(unit.tx, id);
  if (!before) return refuse('not_found');
  if (!(await revoke(unit.tx, id, unit.now))) return refuse('wrong_state', { status: 'revoked', action: 'revoke', allowed: [] });
  unit.audit({ action: 'key.revoked', entity: { kind: 'key', id }, facts: { name: before.name } });
  return readKey(unit, id);
}

async function readKey(unit: Unit, id: string): Promise<Verdict<ApiKey>> {
  const row = await keyById(unit.tx, id);
  return row ? allow(keyDetail(row, await listSites(unit))) : refuse('not_found');
}
