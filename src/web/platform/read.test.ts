import { expect, it } from 'vitest';
import { isSameThing } from './read.ts';

it('the last answer stands in for another filter of the same thing', () => {
  expect(isSameThing({ query: { q: 'a' } }, { params: undefined })).toBe(true);
  expect(isSameThing({ params: { caseId: '1' }, query: { tab: 'asks' } }, { params: { caseId: '1' } })).toBe(true);
});

it('one person’s case never stands in for another’s', () => {
  expect(isSameThing({ params: { caseId: '1' } }, { params: { caseId: '2' } })).toBe(false);
});
