import { expect, it } from 'vitest';
import { initialsOf } from './initials.ts';

it.each([
  ['Duarte Sousa', 'DS'],
  ['Inês', 'I'],
  ['Anna Maria van den Berg', 'AB'],
  ['Łukasz Żak', 'ŁŻ'],
  ['田中 愛子', '田愛'],
  ['  ', '?'],
])('%s is %s', (name, initials) => expect(initialsOf(name)).toBe(initials));
