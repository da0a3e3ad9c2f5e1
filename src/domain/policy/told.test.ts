import { describe, expect, test } from 'vitest';
import { smallPolicy, smallTask } from '../../../tests/support/small-policy.ts';
import type { PolicyDocument, TaskTemplate } from './policy-document.ts';
import { checkTold, withToldNamed } from './told.ts';

const wordingName = smallPolicy.wording.default;
const careful = { ...smallPolicy.wording.sets[wordingName]!, toLeaver: 'after_told' as const };
const policy = (tasks: readonly TaskTemplate[], sets = { [wordingName]: careful }): PolicyDocument => ({
  ...smallPolicy, wording: { ...smallPolicy.wording, sets: { ...smallPolicy.wording.sets, ...sets } }, rules: [{ key: 'told_first', because: 'So.', tasks }],
});
const told: TaskTemplate = { ...smallTask('spoken'), owner: 'hr', completes: 'told' };
const problems = (document: PolicyDocument) => checkTold(document).map(({ problem, path }) => `${problem} at ${path}`);

describe('a wording that waits until the leaver was told', () => {
  test('needs a step that says so', () => {
    expect(problems(policy([smallTask('other')]))).toEqual([`told_missing at wording.sets.${wordingName}.toLeaver`]);
    expect(problems(policy([told]))).toEqual([]);
    expect(problems(policy([smallTask('other')], { [wordingName]: { ...careful, toLeaver: 'send' as never } }))).toEqual([]);
  });

  test('is not ticked by the leaver, by a message, or once for each thing', () => {
    expect(problems(policy([{ ...told, owner: 'leaver' }]))).toEqual(['told_by_leaver at rules[0].tasks[0].owner']);
    expect(problems(policy([{ ...told, ask: 'leaver_return' }]))).toEqual(['told_by_ask at rules[0].tasks[0].ask']);
    expect(problems(policy([{ ...smallTask('each'), forEach: 'asset', tasks: [told] }]))).toEqual(['wrong_item at rules[0].tasks[0].tasks[0].completes']);
  });
});

describe('a document from before the step had a name of its own', () => {
  test('reads with the step that its key told', () => {
    const old = policy([{ ...smallTask('speak'), tasks: [{ ...smallTask('told'), owner: 'hr' }] }]);
    expect(withToldNamed(old).rules[0]?.tasks[0]?.tasks?.[0]).toMatchObject({ key: 'told', completes: 'told' });
    expect(problems(withToldNamed(old))).toEqual([]);
  });

  test('and one that names the step stays as it is, whatever its tasks are called', () => {
    const named = policy([told, smallTask('told')]);
    expect(withToldNamed(named)).toBe(named);
  });
});
