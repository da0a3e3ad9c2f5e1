import { expect, test } from 'vitest';
import { accessTiming, endAccess } from './ending.ts';

const cutOff = '2026-10-02T17:00:00Z';

test.each([
  ['before its cut-off access is not due', null, '2026-10-02T16:00:00Z', { state: 'not_due', minutesLeft: 60 }],
  ['just after the cut-off it is due', null, '2026-10-02T17:05:00Z', { state: 'due', minutesSince: 5 }],
  ['half an hour later it is late, and still open', null, '2026-10-02T17:30:00Z', { state: 'late', minutesLate: 30, ended: false }],
  ['access ended at the minute was on time', cutOff, '2026-10-09T09:00:00Z', { state: 'ended_on_time' }],
  ['access ended on Monday was late by two and a half days', '2026-10-05T07:00:00Z', '2026-10-09T09:00:00Z', { state: 'late', minutesLate: 3720, ended: true }],
  ['access ended the day before was early', '2026-10-01T17:00:00Z', '2026-10-09T09:00:00Z', { state: 'ended_early', minutesEarly: 1440 }],
])('%s', (_, endedAt, now, expected) => {
  expect(accessTiming(cutOff, endedAt, now)).toEqual(expected);
});

test('access does not end early without a named person and a reason', () => {
  const early = '2026-10-02T12:00:00Z';
  expect(endAccess(cutOff, early, null)).toMatchObject({ ok: false, error: { code: 'early_ending_needs_decision', minutesEarly: 300 } });
  expect(endAccess(cutOff, early, { by: 'Ana', reason: ' ' }).ok).toBe(false);
  expect(endAccess(cutOff, early, { by: 'Ana', reason: 'Asked for by the leaver' })).toMatchObject({ ok: true, value: { early: { by: 'Ana' } } });
});

test('a late end is allowed and says that it is late', () => {
  expect(endAccess(cutOff, '2026-10-02T20:00:00Z', null)).toMatchObject({ ok: true, value: { timing: { state: 'late', minutesLate: 180 } } });
});
