import { describe, expect, test } from 'vitest';
import { exceptionDefinitions } from './definitions.ts';
import { dueDigests, localHourAt } from './digest.ts';
import { builtInList, inLargestUnit, needsSomebody, noSettings, ownList, thresholdMinutes } from './list-settings.ts';

describe('a built-in list with what was changed of it', () => {
  const { account_late: late, unresolved_intake: intake } = exceptionDefinitions;

  test('says what its definition says until it is told otherwise', () => {
    expect(builtInList('account_late', late)).toMatchObject({ title: late.title, owner: 'security', threshold: late.threshold, allowed: 0, tell: 'never' });
    expect(builtInList('account_late', late, { ...noSettings, title: 'Doors still open', ownerRole: 'owner' })).toMatchObject({ title: 'Doors still open', about: late.about, owner: 'owner', tone: late.tone });
  });

  test('moves its moment and keeps what the moment counts from', () => {
    expect(builtInList('account_late', late, { ...noSettings, thresholdMinutes: 120 }).threshold).toEqual({ amount: 2, unit: 'hours', after: late.threshold?.after });
    expect(builtInList('account_late', late, { ...noSettings, thresholdMinutes: 0 }).threshold).toEqual({ amount: 0, unit: 'hours', after: late.threshold?.after });
  });

  test('has no moment to move where it counts from none', () => {
    expect(builtInList('unresolved_intake', intake, { ...noSettings, thresholdMinutes: 60 }).threshold).toBeNull();
  });
});

test('an own list is seen by whoever may read its records', () => {
  expect(ownList('own_1', 'accounts', { ...noSettings, title: 'Shared accounts' })).toMatchObject({ isOwn: true, title: 'Shared accounts', permission: 'accounts.read', owner: 'asset_manager', threshold: null });
});

test.each([[0, '0 hours'], [15, '15 minutes'], [60, '1 hours'], [90, '90 minutes'], [1440, '1 days'], [4320, '3 days'], [1500, '25 hours']])('%i minutes are said as %s and mean the same', (minutes, said) => {
  const { amount, unit } = inLargestUnit(minutes);
  expect(`${amount} ${unit}`).toBe(said);
  expect(thresholdMinutes({ amount, unit, after: 'x' })).toBe(minutes);
});

test('a list needs somebody only above what is still fine, and never while it is off', () => {
  expect([needsSomebody({ count: 1, allowed: 0, isOff: false }), needsSomebody({ count: 5, allowed: 5, isOff: false }), needsSomebody({ count: 9, allowed: 0, isOff: true })]).toEqual([true, false, false]);
});

describe('a digest', () => {
  test.each([
    ['on a Monday morning', '2026-11-30', 8, ['daily', 'weekly']],
    ['on a Tuesday afternoon, when the morning was missed', '2026-12-01', 15, ['daily']],
    ['before eight', '2026-12-01', 7, null],
    ['on a Saturday', '2026-11-28', 9, null],
  ])('%s', (_, on, hour, tellings) => expect(dueDigests({ on, hour })?.tellings ?? null).toEqual(tellings));

  test('follows the clock where its reader works', () => {
    expect([localHourAt('2026-11-30T22:30:00Z', 'Australia/Sydney'), localHourAt('2026-11-30T12:00:00Z', 'America/New_York')]).toEqual([9, 7]);
  });
});
