import type { ExceptionList } from '#contract/exceptions';
import { expect, it } from 'vitest';
import { byPressure, snoozedText, tellText, titleFor, wakesAt } from './exception-words.ts';

const list = (change: Partial<ExceptionList>): ExceptionList => ({ key: 'asset_overdue', title: '', about: '', tone: 'due', owner: 'hr', threshold: null, count: 0, snoozed: 0, href: '/', isOwn: false, ownerName: null, allowed: 0, isOff: false, tell: 'never', tellsMe: false, unreadable: null, recent: [], ...change });

it.each([
  [[0, 0], 'Every list is as it should be'],
  [[1, 0], '1 row in 1 list needs somebody'],
  [[4, 0, 5], '9 rows in 2 lists need somebody'],
  [[1200], '1,200 rows in 1 list need somebody'],
])('%j rows: “%s”', (counts, title) => expect(titleFor(counts.map((count) => list({ count })))).toBe(title));

it('late lists come first, then the longer ones', () => {
  const sorted = [list({ tone: 'quiet', count: 90 }), list({ tone: 'due', count: 2 }), list({ tone: 'late', count: 1 }), list({ tone: 'due', count: 7 })].sort(byPressure);
  expect(sorted.map((one) => [one.tone, one.count])).toEqual([['late', 1], ['due', 7], ['due', 2], ['quiet', 90]]);
});

it('a row sleeps until the morning of the day chosen', () => {
  const at = new Date(wakesAt(new Date('2026-11-02T15:30:00'), 7));
  expect([at.getDate(), at.getHours(), at.getMinutes()]).toEqual([9, 7, 0]);
});

it('a list within what is still fine needs nobody, and one that is off is not counted', () => {
  expect(titleFor([list({ count: 4, allowed: 5 }), list({ count: 9, isOff: true })])).toBe('Every list is as it should be');
});

it.each([
  [{ tell: 'never' as const }, null],
  [{ tell: 'daily' as const, tellsMe: true }, 'tells you every morning'],
  [{ tell: 'at_once' as const }, 'told at once'],
])('%j is said as “%s”', (change, words) => expect(tellText(list(change))).toBe(words));

it('nothing snoozed is not said', () => expect([snoozedText(0), snoozedText(1), snoozedText(3)]).toEqual([null, '1 row snoozed', '3 rows snoozed']));
