import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSerials, lookAlikeKey, serialDamage, serialKey, withoutVendorPrefix } from './serial.ts';

describe('serial numbers', () => {
  test.each([
    ['pf3abc12', 'PF3ABC12', 'same'], ['PF-3ABC12', 'PF3 ABC12', 'same'], [' 5cg.1234/xyz ', '5CG1234XYZ', 'same'],
    ['SC02XK1J3JHD2', 'C02XK1J3JHD2', 'vendor_prefix'], ['1S20HES1X500PC0ABCDE', 'PC0ABCDE', 'vendor_prefix'],
    ['5CGO1234', '5CG01234', 'look_alike'], ['5CGI234X', '5CG1234X', 'look_alike'],
    ['5CG1234X', '5CG1234Y', 'different'], ['', '', 'different'], ['-', '', 'different'],
  ])('%s and %s are %s', (a, b, match) => {
    expect(compareSerials(a, b)).toBe(match);
    expect(compareSerials(b, a)).toBe(match);
  });

  test('a short serial that starts with S keeps its S', () => {
    expect(withoutVendorPrefix('S12345')).toEqual([]);
  });

  test('a key is its own key, and look-alikes meet in theirs', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(serialKey(serialKey(text))).toBe(serialKey(text));
      expect(lookAlikeKey(text.replaceAll('O', '0').replaceAll('I', '1'))).toBe(lookAlikeKey(text));
    }));
  });

  test.each([
    ['6.37702E+15', 'scientific_notation'], ['3,01043e+13', 'scientific_notation'], ['637702000.00', 'decimal_number'], ['#N/A', 'formula_error'],
    ['N/A', 'placeholder'], ['To Be Filled By O.E.M.', 'placeholder'], ['Default string', 'placeholder'], ['0000000', 'placeholder'], ['--', 'placeholder'],
    ['123456789', 'placeholder'], ['PF3ABC12', null], ['7E10', null], ['5E1234', null], ['20000', null], ['', null],
  ])('%s is damaged as %s', (text, damage) => {
    expect(serialDamage(text)).toBe(damage);
  });
});
