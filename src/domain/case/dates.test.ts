import { describe, expect, test } from 'vitest';
import { addHours, addWorkingDays, instantAt, isWorkingDay, lastWorkingDay, localDateAt, minutesBetween, workingDayFrom, type WorkCalendar } from './dates.ts';
import { weekendOf } from './weekend.ts';

const calendar = (country: string, timeZone: string, holidays: string[] = []): WorkCalendar => ({ timeZone, weekend: weekendOf(country), holidays: new Set(holidays) });

describe('the end of a local day is one instant', () => {
  test.each([
    ['Lisbon in summer', '2026-10-02', '18:00', 'Europe/Lisbon', '2026-10-02T17:00:00Z'],
    ['Sydney', '2026-10-02', '23:59', 'Australia/Sydney', '2026-10-02T13:59:00Z'],
    ['New York, after midnight UTC', '2026-10-02', '23:00', 'America/New_York', '2026-10-03T03:00:00Z'],
    ['Kiritimati, the first place to end a day', '2026-10-02', '18:00', 'Pacific/Kiritimati', '2026-10-02T04:00:00Z'],
    ['Pago Pago, the last one', '2026-10-02', '18:00', 'Pacific/Pago_Pago', '2026-10-03T05:00:00Z'],
    ['Apia', '2026-10-02', '18:00', 'Pacific/Apia', '2026-10-02T05:00:00Z'],
    ['Kathmandu, a quarter of an hour off', '2026-10-02', '18:00', 'Asia/Kathmandu', '2026-10-02T12:15:00Z'],
    ['an hour that the clocks skip in Sydney is moved forward', '2026-10-04', '02:30', 'Australia/Sydney', '2026-10-03T16:30:00Z'],
    ['an hour that comes twice in Berlin is the first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['the day that Apia left out in 2011 becomes the next', '2011-12-30', '17:00', 'Pacific/Apia', '2011-12-31T03:00:00Z'],
  ])('%s', (_, on, at, zone, instant) => {
    expect(instantAt(on, at, zone)).toBe(instant);
  });

  test('one instant is Friday in Kiritimati while it is still Thursday in Pago Pago', () => {
    const at = '2026-10-01T10:30:00Z';
    expect(localDateAt(at, 'Pacific/Kiritimati')).toBe('2026-10-02');
    expect(localDateAt(at, 'Pacific/Pago_Pago')).toBe('2026-09-30');
  });

  test('twenty-four hours over a change of clocks are not the same time of day', () => {
    const before = instantAt('2026-10-24', '18:00', 'Europe/Berlin');
    expect(addHours(before, 24)).not.toBe(instantAt('2026-10-25', '18:00', 'Europe/Berlin'));
    expect(minutesBetween(before, instantAt('2026-10-25', '18:00', 'Europe/Berlin'))).toBe(25 * 60);
  });
});

describe('working days', () => {
  const berlin = calendar('DE', 'Europe/Berlin', ['2026-12-25', '2026-12-26', '2027-01-01']);
  test.each([
    ['over a weekend', '2026-10-02', 1, berlin, '2026-10-05'],
    ['backwards over a weekend', '2026-10-05', -1, berlin, '2026-10-02'],
    ['over Christmas and New Year', '2026-12-23', 6, berlin, '2027-01-04'],
    ['nought stays, even on a Sunday', '2026-10-04', 0, berlin, '2026-10-04'],
    ['from a Saturday, one back is Friday', '2026-10-03', -1, berlin, '2026-10-02'],
    ['Riyadh works on Sunday', '2026-10-01', 1, calendar('SA', 'Asia/Riyadh'), '2026-10-04'],
    ['Tel Aviv works on Sunday', '2026-10-01', 1, calendar('IL', 'Asia/Jerusalem'), '2026-10-04'],
    ['Cairo works on Sunday', '2026-10-01', 1, calendar('EG', 'Africa/Cairo'), '2026-10-04'],
    ['Dubai works on Friday', '2026-10-01', 1, calendar('AE', 'Asia/Dubai'), '2026-10-02'],
    ['Tehran rests on Friday only', '2026-10-01', 1, calendar('IR', 'Asia/Tehran'), '2026-10-03'],
  ])('%s', (_, on, count, at, expected) => {
    expect(addWorkingDays(on, count, at)).toBe(expected);
  });

  test('a weekend of seven days is no weekend, so that counting ends', () => {
    const never: WorkCalendar = { timeZone: 'UTC', weekend: [1, 2, 3, 4, 5, 6, 7], holidays: new Set(['2026-10-05']) };
    expect(addWorkingDays('2026-10-03', 2, never)).toBe('2026-10-06');
    expect(isWorkingDay('2026-10-05', never)).toBe(false);
  });

  test('a date on which nobody works becomes the next working day', () => {
    expect(workingDayFrom('2026-12-25', berlin)).toBe('2026-12-28');
    expect(workingDayFrom('2026-12-28', berlin)).toBe('2026-12-28');
  });
});

describe('a last working day', () => {
  test.each([
    ['a day that does not exist', '2026-02-30', 'Europe/Berlin', 'unknown_date'],
    ['a date with a time', '2026-02-03T10:00', 'Europe/Berlin', 'unknown_date'],
    ['a day in another order', '03.02.2026', 'Europe/Berlin', 'unknown_date'],
    ['a zone that does not exist', '2026-02-03', 'Europe/Atlantis', 'unknown_time_zone'],
  ])('%s is refused', (_, on, zone, code) => {
    expect(lastWorkingDay(on, zone)).toMatchObject({ ok: false, error: { code } });
  });

  test('a leap day in Samoa is fine', () => {
    expect(lastWorkingDay('2028-02-29', 'Pacific/Apia')).toEqual({ ok: true, value: { on: '2028-02-29', timeZone: 'Pacific/Apia' } });
  });
});
