import { expect, it } from 'vitest';
import { z } from 'zod';
import { changedOnly, numberOrNull, orNull } from './blank.ts';

it('an empty field is sent as nothing', () => expect(orNull(z.email().nullish()).parse('  ')).toBeNull());
it('a filled field meets the contract’s rule', () => {
  expect(orNull(z.email().nullish()).safeParse('no address').success).toBe(false);
  expect(orNull(z.email().nullish()).parse(' a@example.test ')).toBe('a@example.test');
});
it('a number left out is nothing, a number out of bounds is refused', () => {
  expect(numberOrNull(0, 10).parse('')).toBeNull();
  expect(numberOrNull(0, 10).safeParse(11).success).toBe(false);
});
it('an edit sends only what differs', () => expect(changedOnly({ a: 1, b: null, c: 'x' }, { a: 1, c: 'y' })).toEqual({ c: 'x' }));
it('a field that was emptied is sent', () => expect(changedOnly({ a: null }, { a: 'before' })).toEqual({ a: null }));
