import { describe, expect, test } from 'vitest';
import { isAllowed } from '../access/permission.ts';
import { exceptionDefinitions, exceptionKeys, thresholdText } from './definitions.ts';

describe('the lists that must be empty', () => {
  test.each(exceptionKeys)('%s can be seen by whom it belongs to', (key) => {
    const { owner, permission } = exceptionDefinitions[key];
    expect([isAllowed([owner], 'exceptions.read'), isAllowed([owner], permission)]).toEqual([true, true]);
  });

  test.each(exceptionKeys)('%s has a sentence without lateness wherever its own names it', (key) => {
    const { sentence, plain } = exceptionDefinitions[key];
    const namesLateness = /overdue|late\b|after the cut-off|has left/.test(sentence);
    expect(namesLateness ? plain : 'not needed').toEqual(expect.any(String));
    expect(plain ?? '').not.toMatch(/overdue|late\b|past/);
  });

  test('a threshold reads as a person would say it', () => {
    expect([thresholdText(null), thresholdText({ amount: 0, unit: 'hours', after: 'the end' }), thresholdText({ amount: 1, unit: 'days', after: 'the end' }), thresholdText({ amount: 15, unit: 'minutes', after: 'the end' })])
      .toEqual([null, 'at once after the end', 'from a day after the end', 'from 15 minutes after the end']);
  });
});
