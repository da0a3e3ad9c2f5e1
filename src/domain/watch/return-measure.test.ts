import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backInTime, calendarOf, type ReturnGroup } from './return-measure.ts';

const group = (change: Partial<ReturnGroup> & { country?: string; holidays?: string[] }): ReturnGroup => ({
  isRemote: false, lastWorkingOn: '2026-11-20', receivedOn: null, lines: 1, calendar: calendarOf(change.country ?? 'PT', 'Europe/Lisbon', change.holidays ?? []), ...change,
});

describe('what came back in time', () => {
  test.each<[string, Partial<ReturnGroup> & { country?: string; holidays?: string[] }, string, { kept: number; all: number }]>([
    ['Friday’s device on Monday is in time', { receivedOn: '2026-11-23' }, '2026-11-30', { kept: 1, all: 1 }],
    ['on Tuesday it is not', { receivedOn: '2026-11-24' }, '2026-11-30', { kept: 0, all: 1 }],
    ['a holiday on Monday makes Tuesday the day', { receivedOn: '2026-11-24', holidays: ['2026-11-23'] }, '2026-11-30', { kept: 1, all: 1 }],
    ['where Sunday is a working day, Sunday is the day after Thursday', { lastWorkingOn: '2026-11-19', receivedOn: '2026-11-23', country: 'IL' }, '2026-11-30', { kept: 0, all: 1 }],
    ['what is not due yet is not counted', {}, '2026-11-23', { kept: 0, all: 0 }],
    ['what is past its day and not home counts as missed', { lines: 3 }, '2026-11-24', { kept: 0, all: 3 }],
    ['remote has fourteen days', { isRemote: true, receivedOn: '2026-12-04' }, '2026-12-20', { kept: 1, all: 1 }],
    ['and not fifteen', { isRemote: true, receivedOn: '2026-12-05' }, '2026-12-20', { kept: 0, all: 1 }],
    ['home before the last day is in time', { receivedOn: '2026-11-10' }, '2026-11-12', { kept: 1, all: 1 }],
  ])('%s', (_, change, today, share) => expect(backInTime([group(change)], today)).toEqual(share));

  test('never more kept than counted, and never more counted than there are', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
    const groups = fc.array(fc.record({ isRemote: fc.boolean(), lastWorkingOn: day, receivedOn: fc.option(day), lines: fc.integer({ min: 1, max: 9 }) }).map((change) => group(change)));
    fc.assert(fc.property(groups, day, (list, today) => {
      const { kept, all } = backInTime(list, today);
      expect(kept).toBeLessThanOrEqual(all);
      expect(all).toBeLessThanOrEqual(list.reduce((sum, one) => sum + one.lines, 0));
    }));
  });
});
