/** What each role and permission means, for who gives them. */
import type { Permission, Role } from '#domain/access/permission';

export const roleWords: Record<Role, readonly [label: string, means: string]> = {
  owner: ['Owner', 'Everything, and letting others in'],
  asset_manager: ['Asset manager', 'Cases, assets, licences, partners, policy'],
  technician: ['Technician', 'Pick-ups, workshop, assets; no licences or accounts'],
  mailroom: ['Mailroom', 'The station only: boxes and slots, no leavers'],
  hr: ['HR', 'People and cases, no assets'],
  security: ['Security', 'Accounts, legal holds, sightings'],
  approver: ['Approver', 'Waivers, clearance, the second person of a hold'],
  auditor: ['Auditor', 'Reads everything, changes nothing'],
};

export const permissionWords: Record<Permission, string> = {
  'people.read': 'Read people', 'people.write': 'Add and correct people', 'assets.read': 'Read assets', 'assets.write': 'Add, correct and hand over assets', 'licences.read': 'Read licences', 'licences.write': 'Change licences and seats',
  'accounts.read': 'Read accounts', 'accounts.write': 'Add and correct accounts', 'accounts.end': 'Record that access ended', 'policies.read': 'Read the policy', 'policies.publish': 'Publish the policy', 'partners.read': 'Read partners', 'partners.write': 'Change partners',
  'cases.read': 'Read cases', 'cases.open': 'Open cases', 'cases.manage': 'Manage cases', 'tasks.do': 'Finish tasks', 'asks.read': 'Read asks', 'asks.send': 'Send asks', 'messages.read': 'Read the outbox', 'station.scan': 'Scan at the station', 'places.write': 'Change places and slots',
  'pickups.run': 'Run pick-ups', 'workshop.work': 'Work in the workshop', 'sanitisation.validate': 'Verify sanitisation', 'dispositions.decide': 'Decide dispositions', 'holds.place': 'Place legal holds', 'holds.release': 'Release legal holds', 'waivers.request': 'Ask for waivers',
  'waivers.approve': 'Approve waivers', 'clearance.approve': 'Approve clearance', 'clearance.clear': 'Clear cases', 'thanks.send': 'Send thanks', 'exceptions.read': 'Read exceptions', 'exceptions.snooze': 'Put exceptions to sleep, with a reason', 'exceptions.manage': 'Change exceptions and make new ones', 'sightings.write': 'Report sightings', 'sightings.resolve': 'Resolve sightings',
  'evidence.export': 'Export evidence', 'audit.read': 'Read the audit log', 'imports.run': 'Bring files', 'fields.manage': 'Define custom fields', 'settings.manage': 'Change settings', 'members.manage': 'Manage members', 'keys.manage': 'Manage API keys',
};
