/** Members, who work in Handback, with their roles and sites; and the keys of other systems. */
import { permissions, roles } from '#domain/access/permission';
import { z } from 'zod';
import { Ref } from './people.ts';
import { route } from './route.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const SiteIds = z.array(z.uuid()).max(500).describe('Sites they see; none means every site');
const Roles = z.array(z.enum(roles)).min(1, 'One role at least').max(roles.length);

export const Member = z.object({
  id: z.uuid(), name: z.string(), email: z.string(), title: z.string().nullable(), phone: z.string().nullable(), roles: z.array(z.enum(roles)), sites: z.array(Ref).describe('None: every site'),
  personId: z.uuid().nullable(), hasPin: z.boolean().describe('Has a PIN for the station'), canSignIn: z.boolean(), createdAt: z.iso.datetime(), disabledAt: z.iso.datetime().nullable(), version: z.int(),
}).meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

export const MemberName = z.object({ id: z.uuid(), name: z.string(), title: z.string().nullable(), roles: z.array(z.enum(roles)) }).meta({ id: 'MemberName' });
export type MemberName = z.infer<typeof MemberName>;

const params = z.object({ memberId: z.uuid() });

export const listMembers = route({ id: 'members.list', method: 'GET', path: '/api/members', summary: 'Everybody who works in Handback', permission: 'members.manage', response: z.object({ rows: z.array(Member) }) });
export const listMemberNames = route({
  id: 'members.names', method: 'GET', path: '/api/members/names', summary: 'Members who can be given work, by name and role', permission: 'cases.read', query: z.object({ role: z.enum(roles).optional() }), response: z.object({ rows: z.array(MemberName) }),
});
export const inviteMember = route({
  id: 'members.invite', method: 'POST', path: '/api/members', summary: 'Let somebody in', permission: 'members.manage',
  body: z.object({ name: text(120), email: z.email().max(254), title: text(120).nullish(), phone: text(60).nullish(), roles: Roles, siteIds: SiteIds.optional(), personId: z.uuid().nullish(), sendMail: z.boolean().optional().describe('Tell them by e-mail; yes unless told') }),
  response: Member, status: 201, errors: ['member_exists', 'not_found'],
});
export const updateMember = route({
  id: 'members.update', method: 'PATCH', path: '/api/members/:memberId', summary: 'Change a member’s name, roles or sites', permission: 'members.manage', params,
  body: z.object({ name: text(120).optional(), title: text(120).nullish(), phone: text(60).nullish(), roles: Roles.optional(), siteIds: SiteIds.optional(), personId: z.uuid().nullish(), version: z.int().describe('The version you saw; another one since then is a conflict') }),
  response: Member, errors: ['not_found', 'conflict', 'last_owner'],
});
export const disableMember = route({ id: 'members.disable', method: 'POST', path: '/api/members/:memberId/disable', summary: 'Close the door: they are signed out everywhere at once', permission: 'members.manage', params, response: Member, errors: ['not_found', 'wrong_state', 'last_owner'] });
export const enableMember = route({ id: 'members.enable', method: 'POST', path: '/api/members/:memberId/enable', summary: 'Let a disabled member in again', permission: 'members.manage', params, response: Member, errors: ['not_found', 'wrong_state'] });
export const setMemberPin = route({
  id: 'members.setPin', method: 'PUT', path: '/api/members/:memberId/pin', summary: 'Set or take away the PIN for the station', permission: 'members.manage', params,
  body: z.object({ pin: z.string().regex(/^\d{4,8}$/, 'Four to eight digits').nullable() }), response: Member, errors: ['not_found'],
});
export const setOwnPin = route({ id: 'members.setOwnPin', method: 'PUT', path: '/api/session/pin', summary: 'Set your own PIN for the station', permission: 'signed-in', body: z.object({ pin: z.string().regex(/^\d{4,8}$/, 'Four to eight digits') }), response: z.object({ hasPin: z.boolean() }), errors: ['needs_named_person'] });

/** What no key may do: make keys, let people in. */
export const notForKeys = ['keys.manage', 'members.manage'] as const;
export const keyPermissions = permissions.filter((permission) => !(notForKeys as readonly string[]).includes(permission)) as [Exclude<(typeof permissions)[number], (typeof notForKeys)[number]>, ...Exclude<(typeof permissions)[number], (typeof notForKeys)[number]>[]];

export const ApiKey = z.object({
  id: z.uuid(), name: z.string(), prefix: z.string().describe('How the secret begins'), permissions: z.array(z.enum(permissions)), sites: z.array(Ref).describe('None: every site'), createdBy: z.string(),
  createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable(), expiresAt: z.iso.datetime().nullable(), revokedAt: z.iso.datetime().nullable(),
}).meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;

export const listKeys = route({ id: 'keys.list', method: 'GET', path: '/api/keys', summary: 'Keys of other systems', permission: 'keys.manage', response: z.object({ rows: z.array(ApiKey) }) });
export const createKey = route({
  id: 'keys.create', method: 'POST', path: '/api/keys', summary: 'Make a key; its secret is shown once', permission: 'keys.manage',
  body: z.object({ name: text(80), permissions: z.array(z.enum(keyPermissions)).min(1).max(keyPermissions.length), siteIds: SiteIds.optional(), expiresAt: z.iso.datetime({ offset: true }).optional() }),
  response: z.object({ key: ApiKey, secret: z.string().describe('Shown once; only its hash is kept') }), status: 201, errors: ['key_name_taken', 'needs_named_person', 'beyond_own_permissions', 'not_found'],
});
export const revokeKey = route({ id: 'keys.revoke', method: 'POST', path: '/api/keys/:keyId/revoke', summary: 'Revoke a key; it stops at once', permission: 'keys.manage', params: z.object({ keyId: z.uuid() }), response: ApiKey, errors: ['not_found', 'wrong_state'] });
