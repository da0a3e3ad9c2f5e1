import { expect, it } from 'vitest';
import { exceptionText, onItsWayText, titleFor } from './today-words.ts';

it.each([
  [0, 'Nothing needs you'],
  [1, 'One thing needs you'],
  [7, 'Seven things need you'],
  [13, '13 things need you'],
  [1204, '1,204 things need you'],
])('%i decisions: “%s”', (count, title) => expect(titleFor(count)).toBe(title));

it('what is on its way is counted in words that fit the number, and nothing is not counted', () => {
  expect(onItsWayText({ cases: 31, devices: 64, asks: 16 })).toBe('everything else is on its way: 31 cases, 64 devices, 16 open asks');
  expect(onItsWayText({ cases: 1, devices: 0, asks: 1 })).toBe('everything else is on its way: 1 case, 1 open ask');
  expect(onItsWayText({ cases: 0, devices: 0, asks: 0 })).toBe('nothing else is under way');
});

it('exceptions say of how many lists', () => {
  const one = { kind: 'x', label: 'Left, and something is open', tone: 'late' as const, href: '/' };
  expect(exceptionText([{ ...one, count: 1 }])).toBe('1 row in 1 list');
  expect(exceptionText([{ ...one, count: 4 }, { ...one, count: 5 }])).toBe('9 rows in 2 lists');
});
