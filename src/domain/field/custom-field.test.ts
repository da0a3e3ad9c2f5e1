import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byKey, byLabel, fitValue, giveValues, type CustomField } from './custom-field.ts';

const field = (rest: Partial<CustomField> & { key: string }): CustomField => ({ label: rest.key, type: 'text', options: [], isRequired: false, ...rest });

describe('a value and its field', () => {
  test.each([
    ['number', '1 250,5', 1250.5], ['number', '-3', -3], ['flag', 'Oui', true], ['flag', 'nein', false], ['flag', true, true], ['date', '2024-02-29', '2024-02-29'], ['text', '  as it is ', 'as it is'],
  ] as const)('a %s takes %j as %j', (type, given, kept) => {
    expect(fitValue({ type, options: [] }, given)).toEqual({ ok: true, value: kept });
  });

  test.each([['number', '12 apples'], ['number', '1.234.5'], ['date', '2025-02-29'], ['date', '30.11.2026'], ['flag', 'maybe'], ['choice', 'Green']] as const)('a %s does not take %j', (type, given) => {
    expect(fitValue({ type, options: ['Red', 'Blue'] }, given).ok).toBe(false);
  });

  test('a choice is met whatever the case, and kept as it is spelled in the list', () => {
    expect(fitValue({ type: 'choice', options: ['Red'] }, 'rEd')).toEqual({ ok: true, value: 'Red' });
  });

  test('what was kept once fits again and stays the same', () => {
    fc.assert(fc.property(fc.constantFrom('text', 'number', 'date', 'flag') as fc.Arbitrary<CustomField['type']>, fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean()), (type, value) => {
      const once = fitValue({ type, options: [] }, value);
      if (once.ok) expect(fitValue({ type, options: [] }, once.value)).toEqual(once);
    }), { numRuns: 300 });
  });
});

describe('values given by hand', () => {
  const fields = [field({ key: 'Owner team' }), field({ key: 'ram', label: 'Memory (GB)', type: 'number' }), field({ key: 'lease', label: 'Lease', isRequired: true })];

  test('only what is given changes; an empty one is taken away; a name may be the label', () => {
    expect(giveValues(fields, { 'Owner team': 'Red', ram: 8 }, { 'memory (gb)': '16', 'Owner team': '' })).toEqual({ custom: { ram: 16 }, wrong: [], unknown: [] });
  });

  test('what does not fit is said, and what was there stays', () => {
    const given = giveValues(fields, { ram: 8 }, { ram: 'lots' });
    expect(given.custom).toEqual({ ram: 8 });
    expect(given.wrong).toEqual([{ key: 'ram', label: 'Memory (GB)', message: 'A number, such as 12 or 3.5' }]);
  });

  test('a value that never fitted may be sent back as it is', () => {
    expect(giveValues(fields, { ram: 'lots' }, { ram: 'lots', 'Owner team': 'Blue' }).wrong).toEqual([]);
  });

  test('a field that is needed is not emptied', () => {
    expect(giveValues(fields, { lease: 'L-1' }, { lease: '' }).wrong.map((one) => one.key)).toEqual(['lease']);
  });
});

test('by label and back again is the same, also after a field was renamed', () => {
  const fields = [field({ key: 'Warr', label: 'Warranty' }), field({ key: 'ram', label: 'Memory', type: 'number' })];
  const custom = { Warr: '3 years', ram: 16, stray: 'kept' };
  expect(byKey(fields, byLabel(fields, custom))).toEqual({ custom, unknown: ['stray'] });
});
