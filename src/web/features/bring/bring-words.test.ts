import { describe, expect, it } from 'vitest';
import { applyText, doneText, leavesText, openSteps, stepOf, timeLeft } from './bring-words.ts';

const none = { create: 0, change: 0, same: 0, left: 0, refuse: 0 };

describe('what an import says', () => {
  it.each([[{ ...none, create: 12, change: 3 }, 'Create 12 people and change 3'], [{ ...none, create: 20_000 }, 'Create 20,000 people'], [{ ...none, change: 1 }, 'Change 1 person'], [none, 'Nothing to do']])('%o reads “%s”', (counts, text) => expect(applyText(counts, 'people')).toBe(text));
  it('is said in the past once it was done', () => {
    expect(doneText({ ...none, create: 2, change: 1 }, 'assets')).toBe('2 assets created, 1 changed');
    expect(doneText({ ...none, same: 9 }, 'assets')).toBe('Nothing had to change');
  });
  it('names what stays as it is', () => {
    expect(leavesText({ ...none, same: 1, refuse: 2 })).toBe('1 row already says the same; 2 rows stay out, with their reason.');
    expect(leavesText({ ...none, create: 4 })).toBe('Every row goes in.');
  });
});

describe('the steps', () => {
  it('begin with the columns and end with what was done', () => {
    expect(stepOf({ status: 'read', kind: 'people', questions: [] })).toBe('columns');
    expect(stepOf({ status: 'previewed', kind: 'people', questions: [] })).toBe('preview');
    expect(stepOf({ status: 'applied', kind: 'people', questions: [] })).toBe('result');
  });
  it('of a file whose kind nobody knows are the columns alone', () => expect(openSteps({ status: 'read', kind: null })).toEqual(['columns']));
  it('of a file that went in cannot be mapped again', () => expect(openSteps({ status: 'applied', kind: 'people' })).toEqual(['preview', 'result']));
});

describe('how long it still takes', () => {
  it.each([[0, 100, 10, null], [50, 100, 1, null], [1_000, 3_000, 10, 'about 20 seconds left'], [1_000, 61_000, 10, 'about 10 minutes left'], [100, 100, 9, null]])('%i of %i after %i s: %s', (done, of, seconds, text) => expect(timeLeft(done, of, seconds)).toBe(text));
});
