import { describe, expect, test } from 'vitest';
import { calendar } from '../../../tests/support/described-leaver.ts';
import { resolveDue, type CaseDates } from './due.ts';
import type { Due } from './policy-document.ts';
import { retime, type TimedTask } from './retime.ts';

const dates = (more: Partial<CaseDates> = {}): CaseDates => ({ ...calendar(), cutOffAt: '2026-10-02T17:00:00Z', returnByOn: '2026-10-06', ...more });

describe('a due date follows from its anchor', () => {
  test.each([
    ['the end of the last working day unless a time is given', { anchor: 'last_working_day' }, '2026-10-02T16:00:00Z'],
    ['two working days before, at noon', { anchor: 'last_working_day', offset: { workingDays: -2 }, at: '12:00' }, '2026-09-30T11:00:00Z'],
    ['a working day after the last one, past weekend and holiday', { anchor: 'last_working_day', offset: { workingDays: 1 } }, '2026-10-06T16:00:00Z'],
    ['the cut-off to the minute', { anchor: 'cut_off' }, '2026-10-02T17:00:00Z'],
    ['an hour and a half after the cut-off', { anchor: 'cut_off', offset: { hours: 1.5 } }, '2026-10-02T18:30:00Z'],
    ['the working day after the cut-off, at its end', { anchor: 'cut_off', offset: { workingDays: 1 } }, '2026-10-06T16:00:00Z'],
    ['the return-by date', { anchor: 'return_by' }, '2026-10-06T16:00:00Z'],
    ['four hours after the opening', { anchor: 'opened', offset: { hours: 4 } }, '2026-09-01T13:00:00Z'],
    ['a receipt that has not happened', { anchor: 'receipt', offset: { workingDays: 2 } }, null],
    ['the end of a parent that has not happened', { anchor: 'parent_done' }, null],
    ['what would be due before the opening: the end of that day', { anchor: 'last_working_day', offset: { days: -60 } }, '2026-09-01T16:00:00Z'],
  ] as [string, Due, string | null][])('%s', (_, due, at) => {
    expect(resolveDue(due, dates())).toBe(at);
  });

  test('a receipt in the evening counts from its local day', () => {
    expect(resolveDue({ anchor: 'receipt', offset: { workingDays: 2 } }, dates(), { receiptAt: '2026-10-06T22:30:00Z' })).toBe('2026-10-08T16:00:00Z');
  });
  test('a case opened after the close of day has until the end of the next working day', () => {
    expect(resolveDue({ anchor: 'last_working_day', offset: { days: -60 } }, dates({ openedAt: '2026-09-04T20:00:00Z' }))).toBe('2026-09-07T16:00:00Z');
  });
  test('clocks that change between opening and the last day change the instant, not the hour', () => {
    expect(resolveDue({ anchor: 'last_working_day', at: '17:00' }, dates({ lastWorkingOn: '2026-10-23' }))).toBe('2026-10-23T16:00:00Z');
    expect(resolveDue({ anchor: 'last_working_day', at: '17:00' }, dates({ lastWorkingOn: '2026-10-26' }))).toBe('2026-10-26T17:00:00Z');
  });
});

describe('when the last working day moves by two weeks', () => {
  const timed = (key: string, more: Partial<TimedTask> = {}): TimedTask => ({ key, status: 'open', due: { anchor: 'last_working_day' }, dueAt: '2026-10-02T16:00:00Z', actedAt: null, ...more });
  const tasks = [
    timed('open'),
    timed('waiting', { status: 'waiting', due: { anchor: 'return_by' }, dueAt: '2026-10-06T16:00:00Z' }),
    timed('done', { status: 'done' }),
    timed('not_needed', { status: 'not_needed' }),
    timed('withdrawn', { status: 'withdrawn' }),
    timed('answered', { actedAt: '2026-09-20T10:00:00Z' }),
    timed('by_hand', { dueDecided: true, dueAt: '2026-09-25T10:00:00Z' }),
    timed('opened', { due: { anchor: 'opened', offset: { workingDays: 1 } }, dueAt: '2026-09-02T16:00:00Z' }),
    timed('received', { due: { anchor: 'receipt', offset: { workingDays: 2 } }, dueAt: '2026-09-10T16:00:00Z', receiptAt: '2026-09-08T10:00:00Z' }),
    timed('access', { due: { anchor: 'cut_off' }, dueAt: '2026-10-02T17:00:00Z' }),
  ];
  const from = dates();
  const to = dates({ lastWorkingOn: '2026-10-16', cutOffAt: '2026-10-16T17:00:00Z', returnByOn: '2026-10-16' });

  test('every date that was not acted on moves, and nothing else', () => {
    const result = retime(tasks, { from, to, cutOffActedOn: false });
    expect(result.moved).toEqual([
      { key: 'open', from: '2026-10-02T16:00:00Z', to: '2026-10-16T16:00:00Z' },
      { key: 'waiting', from: '2026-10-06T16:00:00Z', to: '2026-10-16T16:00:00Z' },
      { key: 'access', from: '2026-10-02T17:00:00Z', to: '2026-10-16T17:00:00Z' },
    ]);
    expect(result.kept.map(({ key, why }) => [key, why])).toEqual([
      ['done', 'done'], ['not_needed', 'not_needed'], ['withdrawn', 'withdrawn'], ['answered', 'acted_on'], ['by_hand', 'decided'], ['opened', 'not_moved'], ['received', 'not_moved'],
    ]);
    expect(result.cutOff).toEqual({ from: '2026-10-02T17:00:00Z', to: '2026-10-16T17:00:00Z' });
    expect(result.returnBy).toEqual({ from: '2026-10-06', to: '2026-10-16' });
  });

  test('access that has ended stays ended where it was, while the rest moves', () => {
    const result = retime(tasks, { from, to, cutOffActedOn: true });
    expect(result.cutOff).toBeNull();
    expect(result.dates.cutOffAt).toBe('2026-10-02T17:00:00Z');
    expect(result.moved.map((one) => one.key)).toEqual(['open', 'waiting']);
    expect(result.kept).toContainEqual({ key: 'access', dueAt: '2026-10-02T17:00:00Z', why: 'cut_off_passed' });
  });

  test('a move to another zone moves the instants though the date stays', () => {
    const result = retime(tasks, { from, to: dates({ timeZone: 'Asia/Tokyo', cutOffAt: '2026-10-02T09:00:00Z' }), cutOffActedOn: false });
    expect(result.moved[0]).toEqual({ key: 'open', from: '2026-10-02T16:00:00Z', to: '2026-10-02T08:00:00Z' });
  });
});
