import { describe, expect, test } from 'vitest';
import { promised, type PromiseFacts } from './promise.ts';
import { daysWaiting, draftThanks } from './thank-you.ts';

const facts: PromiseFacts = { dwellLimitHours: 48, overdue: 0, minutesCeiling: 90, minutesUsed: 74, thanksLate: 0, ownPromises: [] };
const stateOf = (change: Partial<PromiseFacts>) => Object.fromEntries(promised({ ...facts, ...change }).map((one) => [one.kind, one.state]));

describe('what we promised', () => {
  test('is kept as long as the numbers say so', () => {
    expect(stateOf({})).toEqual({ dwell: 'kept', minutes: 'kept', thanks: 'kept' });
    expect(stateOf({ minutesUsed: 90 })['minutes']).toBe('kept');
  });
  test.each([[{ overdue: 1 }, 'dwell'], [{ minutesUsed: 91 }, 'minutes'], [{ thanksLate: 2 }, 'thanks']])('%j breaks one promise and no other', (change, kind) => {
    expect(stateOf(change)).toEqual({ dwell: 'kept', minutes: 'kept', thanks: 'kept', [kind]: 'broken' });
  });
  test('without a ceiling there is no promise about minutes, and our own words are not shown as kept', () => {
    expect(stateOf({ minutesCeiling: null, ownPromises: ['We bring the cabinet.'] })).toEqual({ dwell: 'kept', thanks: 'kept', own: 'unmeasured' });
  });
  test.each([[48, '2 working days'], [24, '1 working day'], [4, '4 working hours'], [1, '1 working hour']])('%i hours are told as %s', (dwellLimitHours, text) => {
    expect(promised({ ...facts, dwellLimitHours })[0]?.text).toContain(text);
  });
});

describe('a thank-you', () => {
  test('names the deed and its day, asks for nothing and shouts nothing', () => {
    const { subject, body } = draftThanks({ kind: 'parcel_stored', helperName: 'Rosa Melo', what: 'stored box HB-4821 in slot C3.', day: 'Thursday 20 November' });
    expect(subject).toBe('Thank you, Rosa');
    expect(body).toContain('on Thursday 20 November you stored box HB-4821 in slot C3. Because of that');
    expect(`${subject}${body}`).not.toMatch(/!|\bplease\b|\bcould you\b/i);
  });
  test('a deed of a kind we do not know is thanked for all the same', () => {
    expect(draftThanks({ kind: 'carried upstairs', helperName: 'Rui', what: 'carried it upstairs', day: 'Friday 1 May' }).body).toContain('It helped, and it was seen.');
  });
  test('waits in whole days, never less than none', () => {
    expect([daysWaiting('2026-11-20T10:00:00Z', '2026-11-23T09:59:00Z'), daysWaiting('2026-11-20T10:00:00Z', '2026-11-19T10:00:00Z')]).toEqual([2, 0]);
  });
});
