import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostSlots, slotCodes } from './slot-range.ts';

describe('slots written as a range', () => {
  test.each<[string, string[]]>([
    ['A1..B3', ['A1', 'A2', 'A3', 'B1', 'B2', 'B3']],
    ['a1…a2', ['A1', 'A2']],
    ['1..3', ['1', '2', '3']],
    ['A01..A03', ['A01', 'A02', 'A03']],
    ['Z9..AA9', ['Z9', 'AA9']],
    ['A1..A2, Q1; A2 CAGE-4', ['A1', 'A2', 'Q1', 'CAGE-4']],
  ])('%s', (text, codes) => {
    expect(slotCodes(text)).toEqual({ ok: true, value: codes });
  });

  test.each(['', 'D4..A1', 'A1..', 'A1..B2..C3', 'A1..3', '..', 'shelf?', 'A-1..A-3'])('"%s" is asked about, not guessed', (text) => {
    expect(slotCodes(text)).toMatchObject({ ok: false, error: { code: 'slot_range_unreadable', example: 'A1..D4, Q1, Q2' } });
  });

  test('more slots than any mailroom has are refused before they are counted out', () => {
    expect(slotCodes('A1..ZZ9999')).toMatchObject({ ok: false, error: { code: 'slot_range_too_long', limit: mostSlots } });
  });

  test('a range of rows and columns has as many codes as rows times columns, each once', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 25 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 15 }), (row, rows, column, columns) => {
      const last = Math.min(25, row + rows);
      const verdict = slotCodes(`${String.fromCharCode(65 + row)}${column}..${String.fromCharCode(65 + last)}${column + columns}`);
      expect(verdict.ok && new Set(verdict.value).size).toBe((last - row + 1) * (columns + 1));
    }));
  });
});
