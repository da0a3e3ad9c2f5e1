import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expired, isBackupDue, usualKept } from './rotation.ts';

const daily = (days: number, last = '2026-11-29') => Array.from({ length: days }, (_, n) => {
  const at = new Date(Date.parse(`${last}T03:00:00Z`) - n * 86_400_000).toISOString();
  return { name: `b-${at.slice(0, 10)}`, at };
});

describe('which backups stay', () => {
  test('a year of nights leaves seven days, four weeks and six months', () => {
    const all = daily(365);
    const gone = new Set(expired(all));
    const stay = all.filter((one) => !gone.has(one.name)).map((one) => one.at.slice(0, 10));
    expect(stay.slice(0, 7)).toEqual(['2026-11-29', '2026-11-28', '2026-11-27', '2026-11-26', '2026-11-25', '2026-11-24', '2026-11-23']);
    expect(stay).toEqual(expect.arrayContaining(['2026-11-22', '2026-11-15', '2026-11-08', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30']));
    expect(stay).toHaveLength(15);
  });

  test('several of one day leave the newest', () => {
    expect(expired([{ name: 'early', at: '2026-11-29T01:00:00Z' }, { name: 'late', at: '2026-11-29T20:00:00Z' }])).toEqual(['early']);
  });

  test('the newest always stays, never more than asked for stay, and deciding again changes nothing', () => {
    const stamp = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2026-12-31') }).map((ms) => new Date(ms).toISOString());
    fc.assert(fc.property(fc.uniqueArray(stamp, { maxLength: 60 }), (stamps) => {
      const all = stamps.map((at) => ({ name: at, at }));
      const gone = new Set(expired(all));
      const stay = all.filter((one) => !gone.has(one.name));
      expect(stay.length).toBeLessThanOrEqual(1 + usualKept.days + usualKept.weeks + usualKept.months);
      if (all.length > 0) expect(stay.map((one) => one.at)).toContain([...stamps].sort().at(-1));
      expect(expired(stay)).toEqual([]);
    }));
  });
});

test.each([
  ['there is none', null, 14, true],
  ['by night, after eighteen hours', '2026-11-28T08:00:00Z', 3, true],
  ['by day, after eighteen hours', '2026-11-28T08:00:00Z', 14, false],
  ['by day, when the machine was off at night', '2026-11-27T20:00:00Z', 14, true],
  ['by night, when one was just made', '2026-11-29T01:00:00Z', 3, false],
])('a backup is due or not: %s', (_, last, hour, due) => expect(isBackupDue(last, '2026-11-29T03:00:00Z', hour)).toBe(due));
