import { describe, expect, test } from 'vitest';
import { endOf, whatIs } from './describe.ts';

const thing = { name: null, manufacturer: null, model: null, category: 'security_key' };

describe('what a person calls a thing', () => {
  test.each([
    [{ ...thing, manufacturer: 'Dell', model: 'U2723QE' }, 'Dell U2723QE'], [{ ...thing, manufacturer: 'Lenovo', model: 'Lenovo T14' }, 'Lenovo T14'], [{ ...thing, model: 'iPhone 15' }, 'iPhone 15'],
    [{ ...thing, name: 'The loaner' }, 'The loaner'], [thing, 'Security key'],
  ])('the model with its maker once, else its name, else its category', (asset, text) => { expect(whatIs(asset)).toBe(text); });

  test('the end is of the serial number, else of the tag, else nothing', () => {
    expect([endOf({ serial_number: 'PC0A77A1', asset_tag: 'VL-1' }), endOf({ serial_number: null, asset_tag: 'VL-1182' }), endOf({ serial_number: null, asset_tag: null })]).toEqual(['77A1', '1182', null]);
  });
});
