import { expect, it } from 'vitest';
import { timingText } from './account-timing.tsx';

it.each([
  ['active', null, 'open'],
  ['active', { state: 'not_due', minutes: 30 }, 'ends in 30 min'],
  ['active', { state: 'late', minutes: 180 }, 'open 3 h too long'],
  ['ended', { state: 'late', minutes: 4320 }, 'ended 3 days late'],
  ['ended', { state: 'ended_on_time', minutes: 0 }, 'ended on time'],
  ['ended', { state: 'ended_early', minutes: 61 }, 'ended 1 h early'],
] as const)('an %s account that is %o reads “%s”', (status, timing, text) => expect(timingText({ status, timing })[1]).toBe(text));
