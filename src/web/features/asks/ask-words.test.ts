import { expect, test } from 'vitest';
import { factLines, listTitle, measuredText, standing } from './ask-words.ts';

test('only an answer that needs us is shown as ours to do', () => {
  expect(standing({ status: 'answered', answer: 'need_help', needsHand: true })).toEqual({ label: 'Needs help: our turn', tone: 'late' });
  expect(standing({ status: 'answered', answer: 'cant', needsHand: false })).toEqual({ label: 'Can’t', tone: 'home' });
  expect(standing({ status: 'sent', answer: 'later', needsHand: false }).tone).toBe('moving');
});

test('what was chosen on the page is told in sentences', () => {
  expect(factLines({ way: 'mailroom', boxCode: 'HB-4821', lines: [{ assetId: 'a', claim: 'have', means: 'comes' }, { assetId: 'b', claim: 'mine', means: 'looked_into' }] })).toEqual([
    'One thing on the way home: dropped at the mailroom.', 'One thing to look into; no reminders meanwhile.', 'Box HB-4821.',
  ]);
  expect(factLines({ confirmed: ['a', 'b'], missing: [], somethingElse: null, successor: { kind: 'person', name: 'Rita Prado' } })).toEqual(['2 things confirmed.', 'Rita Prado takes over.']);
  expect(factLines({})).toEqual([]);
});

test('one press measures nothing, so nothing is claimed', () => {
  expect(measuredText({ effortSeconds: 50, secondsTaken: 0 })).toBe('We said 50 seconds.');
  expect(measuredText({ effortSeconds: 120, secondsTaken: 240 })).toBe('We said 2 minutes; from the first press to the answer it took 4 minutes.');
});

test('the list says how many wait for us', () => {
  expect([listTitle(null), listTitle(1), listTitle(3)]).toEqual(['Asks, and what people answered', 'One answer is waiting for us', '3 answers are waiting for us']);
});
