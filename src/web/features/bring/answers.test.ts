import { describe, expect, it } from 'vitest';
import type { ImportQuestion } from '#contract/imports';
import { another, answersOf, keyOf, openOf, proposed } from './answers.ts';

const question = (code: ImportQuestion['code'], field: string, more: Partial<ImportQuestion> = {}): ImportQuestion => ({ code, field, label: field, sentence: '', text: null, rows: 1, examples: [], options: [], proposal: null, because: null, ...more });
const asked = [
  question('day_or_month', 'purchaseOn'), question('currency', 'cost', { proposal: 'EUR' }), question('word', 'status', { text: 'Broken', proposal: 'in_repair' }), question('word', 'status', { text: 'Zephyr' }), question('place_zone', 'porto', { text: 'Porto', proposal: 'Europe/Lisbon' }),
];

describe('answers about a file', () => {
  it('begin with what is proposed and nothing else', () => {
    expect(Object.keys(proposed(asked))).toHaveLength(3);
    expect(openOf(asked, proposed(asked))).toBe(2);
  });
  it('go where they belong; two words of one column stay apart', () => {
    const given = { ...proposed(asked), [keyOf(asked[0]!)]: 'day-first', [keyOf(asked[3]!)]: 'missing' };
    expect(answersOf(asked, given)).toEqual({ dateOrder: { purchaseOn: 'day-first' }, decimalSign: {}, currency: 'EUR', words: { status: { Broken: 'in_repair', Zephyr: 'missing' } }, everywhere: {}, placeZones: { porto: 'Europe/Lisbon' } });
  });
  it('about names say which it is, or that it is another one', () => {
    const names = [question('same_name', 'location', { text: 'Lisboa HQ', proposal: 'Lisbon HQ' }), question('same_name', 'location', { text: 'Porto', proposal: 'Porto Office' })];
    expect(answersOf(names, { ...proposed(names), [keyOf(names[1]!)]: another }).sameAs).toEqual({ location: { 'Lisboa HQ': 'Lisbon HQ', Porto: null } });
  });
  it('that are blank are no answers', () => expect(answersOf(asked, { [keyOf(asked[1]!)]: '  ' }).currency).toBeUndefined());
});
