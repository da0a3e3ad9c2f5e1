/** The member behind a session, or the key behind a bearer token. */
import type { Permission, Role } from '#domain/access/permission';
import { permissionsOf } from '#domain/access/permission';
import { hashSecret } from '../../platform/auth/secrets.ts';
import type { Actor } from '../../platform/work/actor.ts';
import { system } from '../../platform/work/actor.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { keyByHash, memberByAuthUser, touchKey } from './member.repo.ts';

type MemberRow = NonNullable<Awaited<ReturnType<typeof memberByAuthUser>>>;

export function actorOfMember(row: Pick<MemberRow, 'id' | 'name' | 'roles' | 'site_ids'>): Actor {
  const roles = row.roles as Role[];
  return { kind: 'member', id: row.id, name: row.name, roles, permissions: permissionsOf(roles), sites: row.site_ids.length === 0 ? 'all' : row.site_ids };
}

const gate = system('sign-in');

export const identifyMember = (run: RunUnit, authUserId: string): Promise<Actor | null> => run(gate, async (unit) => {
  const row = await memberByAuthUser(unit.tx, authUserId);
  return row ? actorOfMember(row) : null;
});

export const identifyKey = (run: RunUnit, secret: string): Promise<Actor | null> => run(gate, async (unit) => {
  const row = await keyByHash(unit.tx, hashSecret(secret), unit.now);
  if (!row) return null;
  if (!row.last_used_at || Date.parse(unit.now) - Date.parse(row.last_used_at) > 60_000) await touchKey(unit.tx, row.id, unit.now);
  return { kind: 'key', id: row.id, name: row.name, permissions: row.permissions as Permission[], sites: row.site_ids.length === 0 ? 'all' : row.site_ids };
});
