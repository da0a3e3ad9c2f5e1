import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWedge } from './wedge.ts';

/** Types a text at a speed and answers with what the wedge made of it. */
function typed(text: string, gapMs: number, end = 'Enter'): string | null {
  const wedge = createWedge();
  let at = 1000;
  for (const key of text) { wedge.press({ key, at }); at += gapMs; }
  return wedge.press({ key: end, at });
}

describe('a scanner that types', () => {
  test('is told from a person by its speed', () => {
    expect(typed('HB-4PN7', 8)).toBe('HB-4PN7');
    expect(typed('HB-4PN7', 80)).toBeNull();
  });

  test('any code of four letters or more comes through whole, at any scanner’s speed, ended by Enter or Tab', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z0-9 /.-]{4,60}$/), fc.integer({ min: 0, max: 50 }), fc.constantFrom('Enter', 'Tab'), (text, gap, end) => {
      expect(typed(text, gap, end)).toBe(text);
    }));
  });

  test('nothing that a person types is ever taken for a scan', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.integer({ min: 51, max: 2000 }), (text, gap) => { expect(typed(text, gap)).toBeNull(); }));
  });

  test('letters typed before the scan are not part of it', () => {
    const wedge = createWedge();
    wedge.press({ key: 'x', at: 0 });
    let at = 900;
    for (const key of 'HB-1') { wedge.press({ key, at }); at += 5; }
    expect(wedge.press({ key: 'Enter', at })).toBe('HB-1');
  });

  test('the shift that a scanner sends for capitals does not break the code; an arrow key does', () => {
    const wedge = createWedge();
    const press = (keys: readonly string[]) => keys.map((key, n) => wedge.press({ key, at: n * 5 })).at(-1);
    expect(press(['Shift', 'H', 'Shift', 'B', '-', '1', '2', 'Enter'])).toBe('HB-12');
    expect(createWedge().press({ key: 'Enter', at: 0 })).toBeNull();
    expect(press(['H', 'B', 'ArrowLeft', '1', '2', 'Enter'])).toBeNull();
  });

  test('a hiccup of a busy machine does not cut a code in two', () => {
    const wedge = createWedge();
    let at = 0;
    for (const [n, key] of [...'HB-48213'].entries()) { at += n === 5 ? 120 : 8; wedge.press({ key, at }); }
    expect(wedge.press({ key: 'Enter', at: at + 8 })).toBe('HB-48213');
  });

  test('three letters are too few to be a code', () => { expect(typed('abc', 5)).toBeNull(); });

  test('two codes one after the other are two', () => {
    const wedge = createWedge();
    const codes = ['HB-4821', 'HB-4795'].map((code, n) => { let at = n * 500; for (const key of code) { wedge.press({ key, at }); at += 6; } return wedge.press({ key: 'Enter', at }); });
    expect(codes).toEqual(['HB-4821', 'HB-4795']);
  });
});
