import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, jsonOf } from './canonical.ts';
import { utf8 } from './encoding.ts';

// From the RFC 8785 test suite (its files arrays, french, structures, unicode, values, weird), some values shortened.
const published: readonly [string, string, string][] = [
  ['arrays', '[56,{"d":true,"10":null,"1":[ ]}]', '[56,{"1":[],"10":null,"d":true}]'],
  ['french', '{"péché":3,"peach":1,"sin":4,"pêche":2}', '{"peach":1,"péché":3,"pêche":2,"sin":4}'],
  [
    'structures',
    '{"1":{"f":{"f":"hi","F":5},"\\n":56.0},"10":{},"":"empty","a":{},"111":[{}],"A":{}}',
    '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}',
  ],
  ['unicode', '{"Unnormalized Unicode":"\\u1e0d\\u0307"}', '{"Unnormalized Unicode":"\u1e0d\u0307"}'],
  [
    'values',
    '{"numbers":[1E30,4.50,333333333.33333329,2e-3,0.000000000000000000000000001],"escaping":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    '{"escaping":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","literals":[null,true,false],"numbers":[1e+30,4.5,333333333.3333333,0.002,1e-27]}',
  ],
  [
    'weird',
    '{"\\u20ac":"Euro","1":"One","\\u0080":"Control\\u007f","\\ud83d\\ude02":"Smiley","\\u00f6":"o","\\ufb33":"Dalet","</script>":"Browser"}',
    '{"1":"One","</script>":"Browser","\u0080":"Control\u007f","ö":"o","€":"Euro","😂":"Smiley","\ufb33":"Dalet"}',
  ],
];

const numbers: readonly [string, string][] = [
  ['4340000000000001', '9007199254740994'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['8000000000000000', '0'],
];

describe('canonical JSON', () => {
  it.each(published)('writes the published sample "%s" as published', (_, input, output) => {
    expect(canonicalText(jsonOf(input))).toEqual({ ok: true, value: output });
  });

  it.each(numbers)('writes the number with the bits %s as %s', (bits, text) => {
    expect(canonicalText(Buffer.from(bits, 'hex').readDoubleBE())).toEqual({ ok: true, value: text });
  });

  it('does not depend on the order in which members were added, and reads back to the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ noUnicodeString: false })), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        const text = canonicalText(value);
        if (!text.ok) return;
        expect(canonicalText(turned)).toEqual(text);
        expect(canonicalText(jsonOf(text.value))).toEqual(text);
        expect(new TextDecoder().decode(utf8(text.value))).toBe(text.value);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  const circle: unknown[] = [];
  circle.push(circle);

  it.each<[string, unknown, string]>([
    ['NaN', { a: [1, Number.NaN] }, '$.a[1]'],
    ['infinity', Number.POSITIVE_INFINITY, '$'],
    ['undefined, where JSON would silently drop it', { a: undefined }, '$.a'],
    ['undefined in a list, where JSON would silently write null', [undefined], '$[0]'],
    ['a hole in a list', Array(1), '$[0]'],
    ['a big integer', { n: 1n }, '$.n'],
    ['a function', { toJSON: () => 'other' }, '$.toJSON'],
    ['a lone surrogate', { a: '\ud83d' }, '$.a'],
    ['a lone surrogate in a name', { 'a\ud83d': 1 }, '$'],
    ['a date', { on: new Date(0) }, '$.on'],
    ['a map', new Map(), '$'],
    ['a circle', circle, `$${'[0]'.repeat(100)}`],
  ])('refuses %s and says where it stands', (_, value, path) => {
    expect(canonicalText(value)).toMatchObject({ ok: false, error: { code: 'not_canonical', path } });
  });
});
