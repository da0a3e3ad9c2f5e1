import { permissionsOfRole } from '#domain/access/permission';
import type { Permission, Role } from '#domain/access/permission';
import { expect, it } from 'vitest';
import { currentEntry, navigation, navigationFor } from './navigation.ts';

const seenBy = (role: Role) => {
  const held: readonly Permission[] = permissionsOfRole[role];
  return navigationFor((permission) => held.includes(permission)).flatMap((group) => group.entries.map((entry) => entry.id));
};

it('a mailroom clerk sees the station and nothing about leavers', () => expect(seenBy('mailroom')).toEqual(['station']));
it('an owner sees everything', () => expect(seenBy('owner')).toHaveLength(navigation.flatMap((group) => group.entries).length));
it('an auditor may read the evidence and gets no settings', () => {
  expect(seenBy('auditor')).toContain('evidence');
  expect(seenBy('auditor')).not.toContain('settings');
});
it('no two entries share their keys', () => {
  const keys = navigation.flatMap((group) => group.entries.map((entry) => entry.keys));
  expect(new Set(keys).size).toBe(keys.length);
});
it.each([
  ['/', 'today'],
  ['/cases/7', 'cases'],
  ['/casestudy', null],
  ['/accounts', 'licences'],
  ['/bring', null],
])('%s belongs to %s', (path, entry) => expect(currentEntry(path)).toBe(entry));
