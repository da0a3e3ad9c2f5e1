import { expect, test } from 'vitest';
import { lintAsk, type AskDraft } from './ask-lint.ts';

const good: AskDraft = { verbs: ['confirm'], whyYou: 'You know the desk.', whatYouGet: ['No forms.'], alreadyDone: ['Filled in the list.'], effortSeconds: 50, asksFor: ['successor'] };
const problemsOf = (change: Partial<AskDraft>, known: string[] = []) => lintAsk({ ...good, ...change }, new Set(known)).map((one) => one.problem);

test('an ask with one verb, a reason, a gain and our part done may go', () => {
  expect(lintAsk(good, new Set(['manager', 'location']))).toEqual([]);
});

test.each<[string, Partial<AskDraft>, string[], string]>([
  ['two verbs', { verbs: ['confirm', 'collect'] }, [], 'several_verbs'],
  ['no verb', { verbs: [' '] }, [], 'no_verb'],
  ['no reason', { whyYou: '  ' }, [], 'no_reason'],
  ['nothing in it for them', { whatYouGet: [] }, [], 'no_gain'],
  ['nothing of ours done first', { alreadyDone: [''] }, [], 'nothing_prepared'],
  ['something we know', { asksFor: ['successor', 'serial_number'] }, ['serial_number'], 'already_known'],
  ['eleven minutes', { effortSeconds: 660 }, [], 'too_much_effort'],
  ['no time stated', { effortSeconds: 0 }, [], 'effort_unknown'],
])('an ask with %s is stopped', (_, change, known, problem) => {
  expect(problemsOf(change, known)).toEqual([problem]);
});

test('the same verb twice is one verb, and ten minutes are still a favour', () => {
  expect(problemsOf({ verbs: ['confirm', 'confirm'], effortSeconds: 600 })).toEqual([]);
});

test('every problem comes with its mend', () => {
  const found = lintAsk({ verbs: [], whyYou: '', whatYouGet: [], alreadyDone: [], effortSeconds: 5000, asksFor: ['x'] }, new Set(['x']));
  expect(found).toHaveLength(6);
  for (const one of found) expect(one.mend.length).toBeGreaterThan(10);
});
