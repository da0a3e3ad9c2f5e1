/** Who does something: a member, an API key, a helper through a link, or Handback itself. */
import type { Permission, Role } from '#domain/access/permission';

export type Actor =
  | { readonly kind: 'member'; readonly id: string; readonly name: string; readonly roles: readonly Role[]; readonly permissions: readonly Permission[]; readonly sites: Sites }
  | { readonly kind: 'key'; readonly id: string; readonly name: string; readonly permissions: readonly Permission[]; readonly sites: Sites }
  | { readonly kind: 'helper'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly id: string; readonly name: string };

/** `all`, or the location ids a member is scoped to. */
export type Sites = 'all' | readonly string[];

export const system = (name: string): Actor => ({ kind: 'system', id: name, name });

/** True when the actor holds the permission. Helpers and Handback itself are bounded by the code that runs them. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || ((actor.kind === 'member' || actor.kind === 'key') && actor.permissions.includes(permission));
}

/** The member behind the act, or a refusal's worth of undefined: approvals and thanks need a named person. */
export const memberId = (actor: Actor): string | undefined => (actor.kind === 'member' ? actor.id : undefined);

/** True when the actor works at this site: everything that is not scoped does; nobody scoped works at no site. */
export const worksAt = (actor: Actor, locationId: string | null): boolean =>
  (actor.kind !== 'member' && actor.kind !== 'key') || actor.sites === 'all' || (locationId !== null && actor.sites.includes(locationId));
