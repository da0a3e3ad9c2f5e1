import { expect, test } from 'vitest';
import { acceptText, filterOf, stateOf, titleOf } from './waiting-words.ts';

test('the title counts what waits', () => {
  expect([undefined, 0, 1, 20_000].map(titleOf)).toEqual(['Waiting rows', 'Nothing waits', 'One row waits for you', '20,000 rows wait for you']);
});
test('an address is a filter; what it does not know is left out', () => {
  expect(filterOf('?code=vendor_prefix&field=serial&sort=-since&x=1')).toEqual({ code: 'vendor_prefix', field: 'serial' });
});
test('a row that would go in says so', () => {
  expect(stateOf({ state: 'waiting', severity: 'blocks', isReady: true }).label).toBe('ready to go in');
  expect(stateOf({ state: 'waiting', severity: 'blocks', isReady: false }).label).toBe('waits');
});
test('the button says what it does', () => {
  expect(acceptText({ severity: 'blocks', verdict: 'create', kind: 'assets' })).toBe('Create the asset');
  expect(acceptText({ severity: 'look', verdict: 'same', kind: 'assets' })).toBe('It is right');
});
