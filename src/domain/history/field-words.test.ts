import { expect, test } from 'vitest';
import { changeSentence, changesIn } from './field-words.ts';

const none = new Map<string, string>();

test('facts and their personal part are one story, and what has no words stays untold', () => {
  const changes = changesIn('person', { fields: ['department', 'personal_email'], from: {}, to: {} }, { from: { department: 'Sales', personal_email: 'a@b' }, to: { department: 'Finance', personal_email: 'c@d' } }, none);
  expect(changes).toEqual([{ field: 'department', label: 'Department', from: 'Sales', to: 'Finance' }]);
});

test('of custom values only those that differ are told, by label', () => {
  expect(changesIn('asset', {}, { from: { custom: { a: 1, b: 2 } }, to: { custom: { a: 1, b: 3 } } }, new Map([['b', 'Shelf']]))).toEqual([{ field: 'custom.b', label: 'Shelf', from: 2, to: 3 }]);
});

test('an erased payload leaves what was plain', () => {
  expect(changesIn('asset', { from: { model: 'A' }, to: { model: 'B' } }, null, none)).toHaveLength(1);
});

test.each([[null, 'B', 'Model set to B'], ['A', null, 'Model emptied; it was A'], ['A', 'B', 'Model changed from A to B']])('%j to %j', (from, to, said) => {
  expect(changeSentence({ label: 'Model', from, to })).toBe(said);
});
