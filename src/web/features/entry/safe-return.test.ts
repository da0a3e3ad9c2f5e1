import { expect, it } from 'vitest';
import { safeReturn } from './safe-return.ts';

it.each([
  [undefined, '/'],
  ['/cases/7?tab=asks', '/cases/7?tab=asks'],
  ['https://evil.example', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?to=/', '/'],
])('after signing in, %s leads to %s', (to, where) => expect(safeReturn(to)).toBe(where));
