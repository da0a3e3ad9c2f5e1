import { describe, expect, test } from 'vitest';
import { next } from '../transition.ts';
import { caseAssetStatuses, caseAssetTransitions, caseStatuses, caseTransitions, isTaskSettled, lineBeginsAs, taskStatuses, taskTransitions } from './case-lifecycle.ts';

test.each([
  ['an open case is cleared', 'open', 'clear', 'cleared'],
  ['a cleared case opens again when something turns up', 'cleared', 'reopen', 'open'],
  ['a cancelled case stays cancelled', 'cancelled', 'reopen', null],
  ['a cleared case is not cancelled', 'cleared', 'cancel', null],
] as const)('%s', (_, from, action, to) => {
  const verdict = next(caseTransitions, from, action);
  expect(verdict.ok ? verdict.value : null).toBe(to);
});

describe('every status can be reached', () => {
  test.each([
    ['case', caseTransitions, caseStatuses, 'open'],
    ['task', taskTransitions, taskStatuses, 'waiting'],
    ['asset line', caseAssetTransitions, caseAssetStatuses, 'expected'],
  ])('of a %s', (_, table, statuses, start) => {
    const rows = table as Record<string, Record<string, string>>;
    const reached = new Set([start]);
    for (const status of reached) for (const to of Object.values(rows[status] ?? {})) reached.add(to);
    expect([...reached].sort()).toEqual([...statuses].sort());
  });
});

test('a settled task is left only by opening it again', () => {
  for (const status of taskStatuses.filter(isTaskSettled)) {
    expect(Object.keys(taskTransitions[status])).toEqual([status === 'withdrawn' ? 'reinstate' : 'reopen']);
  }
});

test('an asset that came back cannot be waived, let go or withdrawn any more', () => {
  for (const status of ['received', 'accepted'] as const) {
    for (const action of ['waive', 'let_go', 'withdraw', 'dispute'] as const) expect(next(caseAssetTransitions, status, action).ok).toBe(false);
  }
});

describe('a thing the leaver has, as the case begins', () => {
  const begins = (...ownerships: string[]) => ownerships.map((ownership) => lineBeginsAs(ownership));
  test('is expected home where it is ours or ours to return', () => expect(begins('own', 'lessor', 'vendor')).toEqual(['expected', 'expected', 'expected']));
  test('is not asked back where it is somebody else’s', () => expect(begins('agency', 'client', 'personal')).toEqual(['not_ours', 'not_ours', 'not_ours']));
});
