import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { next } from '../transition.ts';
import { actionOfAnswer, answers, askTransitions, canTakeBack, checkLaterDay, isSameAnswer, needsUs, takeBackUntil } from './ask-lifecycle.ts';
import { languageFor } from './language.ts';

const status = (from: 'prepared' | 'sent' | 'answered' | 'withdrawn' | 'expired', ...actions: Parameters<typeof next<keyof typeof askTransitions, 'send' | 'answer' | 'postpone' | 'take_back' | 'withdraw' | 'expire' | 'renew'>>[2][]) =>
  actions.reduce<ReturnType<typeof next>>((at, action) => (at.ok ? next(askTransitions, at.value as 'sent', action) : at), { ok: true, value: from });

describe('the life of an ask', () => {
  test('"later" keeps it with the helper; every other answer ends the waiting', () => {
    for (const answer of answers) expect(status('sent', actionOfAnswer(answer))).toEqual({ ok: true, value: answer === 'later' ? 'sent' : 'answered' });
  });
  test('what was withdrawn is not answered, and what was answered is not withdrawn', () => {
    expect(status('withdrawn', 'answer')).toMatchObject({ ok: false, error: { code: 'wrong_state', allowed: [] } });
    expect(status('answered', 'withdraw').ok).toBe(false);
  });
  test('nothing is asked that was not prepared, and a fresh link wakes an old ask', () => {
    expect(status('prepared', 'answer').ok).toBe(false);
    expect(status('sent', 'expire', 'renew', 'answer')).toEqual({ ok: true, value: 'answered' });
  });
  test('only a cry for help and "can\'t" need somebody of ours', () => {
    expect(answers.filter(needsUs)).toEqual(['need_help', 'cant']);
  });
});

test('the same answer twice is the same answer, whatever the order of its facts', () => {
  const one = { answer: 'done' as const, note: null, laterUntil: null, facts: { way: 'post', lines: [{ a: 1, b: 2 }] } };
  expect(isSameAnswer(one, { ...one, note: '', facts: { lines: [{ b: 2, a: 1 }], way: 'post', contact: undefined } })).toBe(true);
  expect(isSameAnswer(one, { ...one, facts: { way: 'desk', lines: [{ a: 1, b: 2 }] } })).toBe(false);
  expect(isSameAnswer(one, { ...one, answer: 'cant' })).toBe(false);
  fc.assert(fc.property(fc.jsonValue(), (facts) => { expect(isSameAnswer({ ...one, facts }, { ...one, facts: structuredClone(facts) })).toBe(true); }));
});

test('an answer can be taken back for ten minutes and not a second longer', () => {
  const at = '2026-11-20T10:00:00.000Z';
  expect(takeBackUntil(at)).toBe('2026-11-20T10:10:00.000Z');
  expect([canTakeBack(at, '2026-11-20T10:09:59.999Z'), canTakeBack(at, '2026-11-20T10:10:00.000Z')]).toEqual([true, false]);
});

test.each([
  ['2026-11-21', null], ['2026-12-20', null], ['2026-12-21', 'day_too_far'], ['2026-11-20', 'day_not_ahead'], ['2026-11-01', 'day_not_ahead'], ['2026-11-31', 'day_unreadable'], ['soon', 'day_unreadable'],
])('"later, on %s" answers %s', (on, refusal) => {
  expect(checkLaterDay(on, '2026-11-20')).toBe(refusal);
});

test.each([
  ['pt-BR', 'DE', 'pt'], ['de_AT.UTF-8', null, 'de'], [null, 'PT', 'pt'], ['ja', 'FR', 'fr'], [null, 'JP', 'en'], ['', null, 'en'], ['EN-us', 'ES', 'en'],
])('somebody with locale %s in %s reads %s', (locale, country, language) => {
  expect(languageFor({ locale, country })).toBe(language);
});
