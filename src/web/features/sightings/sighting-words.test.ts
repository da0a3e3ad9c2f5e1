import { expect, it } from 'vitest';
import { countText, incidentsTitle, lateText } from './sighting-words.ts';

it('how often, and by which systems', () => {
  expect(countText({ sightings: 1, sources: ['Fleet'] })).toBe('Seen once, by Fleet');
  expect(countText({ sightings: 1204, sources: ['Fleet', 'Intune', 'VPN'] })).toBe('Seen 1,204 times, by Fleet, Intune and VPN');
});

it('how long after the exit, in a unit that fits', () => {
  const after = (firstSeenAt: string) => lateText({ kind: 'after_exit', firstSeenAt, case: { id: 'c', number: 1, person: { id: 'p', name: 'P' }, timeZone: 'UTC', cutOffAt: '2026-11-20T18:00:00Z' } });
  expect(after('2026-11-20T18:05:00Z')).toBe('5 minutes after the exit');
  expect(after('2026-11-21T20:12:00Z')).toBe('26 hours after the exit');
  expect(after('2026-11-27T18:00:00Z')).toBe('7 days after the exit');
  expect(lateText({ kind: 'after_receipt', case: null, firstSeenAt: '2026-11-20T18:00:00Z' })).toBe('after it came home');
});

it.each([[null, 'Devices seen when they should sleep'], [0, 'Every device sleeps'], [1, 'One device is awake after the exit'], [3, '3 devices are awake after the exit']])('%s open: “%s”', (open, title) => expect(incidentsTitle(open)).toBe(title));
