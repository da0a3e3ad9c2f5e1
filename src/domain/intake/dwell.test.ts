import { describe, expect, test } from 'vitest';
import { dwellDueAt, type DwellAgreement } from './dwell.ts';

const office = [['09:00', '12:00'], ['13:00', '17:00']] as const;
const lisbon: DwellAgreement = {
  zone: 'Europe/Lisbon', hours: { 1: office, 2: office, 3: office, 4: office, 5: office }, closedOn: ['2026-06-10'], limit: { unit: 'working_days', count: 3 },
};
const hours = (count: number): DwellAgreement => ({ ...lisbon, limit: { unit: 'working_hours', count } });

describe('the dwell limit', () => {
  test.each<[string, string, DwellAgreement, string]>([
    ['three working days from Monday end on Thursday at closing', '2026-06-01T09:30:00Z', lisbon, '2026-06-04T16:00:00Z'],
    ['a Friday parcel does not count the weekend', '2026-06-05T09:30:00Z', { ...lisbon, closedOn: [] }, '2026-06-10T16:00:00Z'],
    ['a holiday is no working day', '2026-06-05T09:30:00Z', lisbon, '2026-06-11T16:00:00Z'],
    ['after closing, the count begins the next day', '2026-06-01T18:00:00Z', lisbon, '2026-06-05T16:00:00Z'],
    ['on a Sunday, the count begins on Monday', '2026-06-07T10:00:00Z', { ...lisbon, closedOn: [] }, '2026-06-11T16:00:00Z'],
    ['four working hours skip the lunch break', '2026-06-01T10:00:00Z', hours(4), '2026-06-01T15:00:00Z'],
    ['eight working hours go on the next morning', '2026-06-01T10:00:00Z', hours(8), '2026-06-02T11:00:00Z'],
    ['working hours from before opening begin at opening', '2026-06-01T05:00:00Z', hours(1), '2026-06-01T09:00:00Z'],
    ['clock hours run through the night', '2026-06-01T10:00:00Z', { ...lisbon, limit: { unit: 'clock_hours', count: 72 } }, '2026-06-04T10:00:00Z'],
    ['closing is local time, also after the clocks have changed', '2026-10-23T08:30:00Z', { ...lisbon, limit: { unit: 'working_days', count: 1 } }, '2026-10-26T17:00:00Z'],
  ])('%s', (_, storedAt, agreement, dueAt) => {
    expect(dwellDueAt(storedAt, agreement)).toEqual({ ok: true, value: { dueAt } });
  });

  test('a place that never opens has no limit that could be kept, and says so', () => {
    expect(dwellDueAt('2026-06-01T10:00:00Z', { ...lisbon, hours: {} })).toEqual({ ok: false, error: { code: 'never_open', zone: 'Europe/Lisbon' } });
  });
});
