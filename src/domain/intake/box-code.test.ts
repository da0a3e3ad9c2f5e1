import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBoxCode, parseBoxCode, slipBarcode } from './box-code.ts';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const boxNumber = fc.integer({ min: 1, max: 32 ** 8 - 1 });
const looksLike = (character: string): string => (character === 'O' ? '0' : character === 'I' || character === 'L' ? '1' : character);

describe('box codes', () => {
  test('every number comes back from its code', () => {
    fc.assert(fc.property(boxNumber, (number) => {
      expect(parseBoxCode(formatBoxCode(number))).toEqual({ ok: true, value: { boxNumber: number, code: formatBoxCode(number) } });
    }));
  });

  test('every single wrong character of a code is detected', () => {
    fc.assert(fc.property(boxNumber, (number) => {
      const code = formatBoxCode(number);
      const unnoticed: string[] = [];
      for (let at = 3; at < code.length; at++) {
        for (const wrong of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') {
          if (looksLike(wrong) === code[at]) continue;
          const typed = code.slice(0, at) + wrong + code.slice(at + 1);
          if (parseBoxCode(typed).ok) unnoticed.push(typed);
        }
      }
      expect(unnoticed).toEqual([]);
    }), { numRuns: 60 });
  });

  test('every swap of neighbours in a code is detected', () => {
    fc.assert(fc.property(boxNumber, (number) => {
      const code = formatBoxCode(number);
      for (let at = 3; at + 1 < code.length; at++) {
        if (code[at] === code[at + 1]) continue;
        expect(parseBoxCode(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)).ok).toBe(false);
      }
    }));
  });

  test('a wrong or swapped prefix is not a box code at all', () => {
    const digits = formatBoxCode(4821).slice(3);
    for (const prefix of ['BH-', 'HD-', 'NB-', 'H8-']) expect(parseBoxCode(prefix + digits)).toMatchObject({ ok: false, error: { code: 'box_code_unlike' } });
  });

  test.each([
    ['lower case', (code: string) => code.toLowerCase()],
    ['a missing hyphen', (code: string) => code.replace('-', '')],
    ['spaces for the hyphen', (code: string) => code.replace('-', '  ')],
    ['a long dash', (code: string) => code.replace('-', '–')],
    ['spaces around and within', (code: string) => ` ${code.slice(0, 5)} ${code.slice(5)}\n`],
    ['O for 0', (code: string) => code.replaceAll('0', 'O')],
    ['l for 1', (code: string) => code.replaceAll('1', 'l')],
    ['I for 1', (code: string) => code.replaceAll('1', 'I')],
  ])('a code typed with %s is understood', (_, typed) => {
    fc.assert(fc.property(boxNumber, (number) => {
      expect(parseBoxCode(typed(formatBoxCode(number)))).toMatchObject({ ok: true, value: { boxNumber: number } });
    }));
  });

  test('small numbers are padded, and a code padded further is refused rather than read as another', () => {
    const code = formatBoxCode(7);
    expect(code).toMatch(/^HB-007.$/);
    expect(parseBoxCode(code.replace('HB-', 'HB-0'))).toMatchObject({ ok: false });
  });

  test('box zero does not exist', () => {
    expect(parseBoxCode('HB-0000')).toMatchObject({ ok: false, error: { code: 'box_code_mistyped' } });
    expect(() => formatBoxCode(0)).toThrow(RangeError);
  });

  test("the slip's barcode holds the printed code in characters that Code 128 carries", () => {
    expect(slipBarcode(4821)).toBe(formatBoxCode(4821));
    expect(slipBarcode(4821)).toMatch(/^[\x20-\x7e]+$/);
    expect(Array.from(slipBarcode(4821).slice(3)).every((character) => SYMBOLS.includes(character))).toBe(true);
  });
});
