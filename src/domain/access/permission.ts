/**
 * Who may do what: permissions, roles, and the one table that joins them.
 * Rule: need to know. A mailroom clerk sees boxes and slots, not leavers;
 * an auditor reads everything and changes nothing.
 */
export const permissions = [
  'people.read', 'people.write',
  'assets.read', 'assets.write',
  'licences.read', 'licences.write',
  'accounts.read', 'accounts.write', 'accounts.end',
  'policies.read', 'policies.publish',
  'partners.read', 'partners.write',
  'cases.read', 'cases.open', 'cases.manage', 'tasks.do',
  'asks.read', 'asks.send',
  'messages.read',
  'station.scan', 'places.write',
  'pickups.run',
  'workshop.work', 'sanitisation.validate', 'dispositions.decide',
  'holds.place', 'holds.release',
  'waivers.request', 'waivers.approve', 'clearance.approve', 'clearance.clear',
  'thanks.send',
  'exceptions.read', 'exceptions.snooze', 'exceptions.manage', 'sightings.write', 'sightings.resolve',
  'evidence.export', 'audit.read',
  'imports.run',
  'fields.manage',
  'settings.manage', 'members.manage', 'keys.manage',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ['owner', 'asset_manager', 'technician', 'mailroom', 'hr', 'security', 'approver', 'auditor'] as const;
export type Role = (typeof roles)[number];

const reading: readonly Permission[] = [
  'people.read', 'assets.read', 'licences.read', 'accounts.read', 'policies.read', 'partners.read',
  'cases.read', 'asks.read', 'messages.read', 'exceptions.read',
];

/** Role → permissions. The only place where the two meet; the authorisation matrix test walks it. */
export const permissionsOfRole: { readonly [R in Role]: readonly Permission[] } = {
  owner: permissions,
  asset_manager: [
    ...reading, 'people.write', 'assets.write', 'licences.write', 'accounts.write', 'accounts.end', 'policies.publish', 'partners.write',
    'cases.open', 'cases.manage', 'tasks.do', 'asks.send', 'station.scan', 'places.write', 'pickups.run', 'workshop.work',
    'sanitisation.validate', 'dispositions.decide', 'holds.place', 'holds.release', 'waivers.request', 'waivers.approve', 'clearance.approve',
    'clearance.clear', 'thanks.send', 'exceptions.snooze', 'exceptions.manage', 'sightings.write', 'sightings.resolve', 'evidence.export', 'audit.read', 'imports.run', 'fields.manage',
  ],
  technician: [
    'people.read', 'assets.read', 'assets.write', 'cases.read', 'asks.read', 'tasks.do', 'partners.read', 'station.scan', 'pickups.run',
    'workshop.work', 'sanitisation.validate', 'exceptions.read', 'sightings.write', 'waivers.request',
  ],
  mailroom: ['station.scan'],
  hr: ['people.read', 'people.write', 'cases.read', 'cases.open', 'cases.manage', 'tasks.do', 'waivers.request', 'clearance.approve', 'asks.read', 'exceptions.read'],
  security: [
    'people.read', 'assets.read', 'accounts.read', 'accounts.write', 'accounts.end', 'cases.read', 'tasks.do', 'holds.place', 'holds.release',
    'exceptions.read', 'exceptions.snooze', 'sightings.write', 'sightings.resolve', 'clearance.approve', 'waivers.request', 'evidence.export', 'audit.read',
  ],
  approver: ['people.read', 'assets.read', 'cases.read', 'waivers.approve', 'clearance.approve', 'holds.release', 'dispositions.decide'],
  auditor: [...reading, 'evidence.export', 'audit.read'],
};

/** True when any of the roles grants the permission. */
export function isAllowed(held: readonly Role[], permission: Permission): boolean {
  return held.some((role) => permissionsOfRole[role].includes(permission));
}

/** Every permission the roles grant together, each once, in table order. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return permissions.filter((permission) => isAllowed(held, permission));
}
