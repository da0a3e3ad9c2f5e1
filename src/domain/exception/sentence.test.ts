import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counted, countedInWords, dayText, fillSentence, listed, spanText } from './sentence.ts';

const now = '2026-11-22T09:00:00.000Z';

describe('words for facts', () => {
  test.each([
    ['2026-11-22T08:59:30Z', 'less than a minute'], ['2026-11-22T08:59:00Z', '1 minute'], ['2026-11-22T07:01:00Z', '119 minutes'], ['2026-11-22T07:00:00Z', '2 hours'],
    ['2026-11-21T07:00:00Z', '26 hours'], ['2026-11-20T09:00:00Z', '2 days'], ['2026-11-22T10:00:00Z', 'less than a minute'],
  ])('from %s it is %s', (from, text) => expect(spanText(from, now)).toBe(text));

  test('a day names its year only when it is another', () => {
    expect([dayText('2026-11-18', now), dayText('2025-01-02T10:00:00Z', now)]).toEqual(['18 November', '2 January 2025']);
  });

  test('counts agree with their noun', () => {
    expect([counted(1, 'device'), counted(3, 'device'), counted(2, 'box'), counted(2, 'person'), counted(1200, 'row')]).toEqual(['1 device', '3 devices', '2 boxes', '2 people', '1,200 rows']);
    expect([countedInWords(1, 'box'), countedInWords(3, 'device'), countedInWords(12, 'deed')]).toEqual(['one box', 'three devices', '12 deeds']);
  });

  test('lists name a few and count the rest', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c', 'd']), listed(['a', 'b', 'c', 'd', 'e'])]).toEqual(['', 'a', 'a and b', 'a, b, c and d', 'a, b, c and 2 more']);
  });
});

describe('a sentence', () => {
  test('is filled by the formats it names', () => {
    expect(fillSentence('{who} left {on|date}, {at|span} ago, with {n|device}', { who: 'joana', on: '2026-11-18', at: '2026-11-20T09:00:00Z', n: 2 }, now)).toBe('Joana left 18 November, 2 days ago, with 2 devices');
  });

  test('falls silent about what is not known, without a trace between the dots', () => {
    expect(fillSentence('{a} · {b} · {c}', { a: 'one', b: null, c: 'three' }, now)).toBe('One · three');
  });

  test('never shows a brace or a missing value, whatever the facts are', () => {
    const fact = fc.option(fc.oneof(fc.string().filter((text) => !/[{}]/.test(text)), fc.integer()), { nil: null });
    fc.assert(fc.property(fact, fact, (a, b) => {
      expect(fillSentence('{a} and {b} · {missing|thing}', { a, b }, now)).not.toMatch(/[{}]|undefined|null$/);
    }), { examples: [[null, null], ['', 0]] });
  });
});
