import type { ApiKey, Member, MemberName } from '#contract/members';
import type { SiteRef } from '#contract/session';
import type { KeyRow, MemberRow } from './member.repo.ts';

const sitesOf = (ids: readonly string[], sites: readonly SiteRef[]): Member['sites'] => ids.map((id) => ({ id, name: sites.find((site) => site.id === id)?.name ?? 'A location that is no site' }));

export const memberDetail = (row: MemberRow, sites: readonly SiteRef[]): Member => ({
  id: row.id, name: row.name, email: row.email, title: row.title, phone: row.phone, roles: row.roles as Member['roles'], sites: sitesOf(row.site_ids, sites), personId: row.person_id,
  hasPin: row.station_pin_hash !== null, canSignIn: row.auth_user_id !== null && row.disabled_at === null, createdAt: row.created_at, disabledAt: row.disabled_at, version: row.version,
});

export const memberName = (row: MemberRow): MemberName => ({ id: row.id, name: row.name, title: row.title, roles: row.roles as MemberName['roles'] });

export const keyDetail = (row: KeyRow, sites: readonly SiteRef[]): ApiKey => ({
  id: row.id, name: row.name, prefix: row.prefix, permissions: row.permissions as ApiKey['permissions'], sites: sitesOf(row.site_ids, sites), createdBy: row.created_by_name, createdAt: row.created_at,
  lastUsedAt: row.last_used_at, expiresAt: row.expires_at, revokedAt: row.revoked_at,
});
