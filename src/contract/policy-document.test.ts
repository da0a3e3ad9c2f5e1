import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { smallPolicy, smallTask } from '../../tests/support/small-policy.ts';
import { readPolicyDocument } from './policy-document.ts';

const problemsOf = (value: unknown) => {
  const verdict = readPolicyDocument(value);
  return verdict.ok ? [] : verdict.error.problems;
};
const withTask = (task: unknown) => ({ ...smallPolicy, rules: [{ key: 'boxes', because: 'So.', tasks: [task] }] });

test('a sound document is read as it is', () => {
  expect(readPolicyDocument(structuredClone(smallPolicy))).toEqual({ ok: true, value: smallPolicy });
});

describe('a document is refused at the place that is wrong', () => {
  test.each([
    ['a misspelt field', withTask({ ...smallTask('t'), efort: 3 }), 'rules[0].tasks[0]', /"efort"/],
    ['a phase that does not exist', withTask({ ...smallTask('t'), phase: 'later' }), 'rules[0].tasks[0].phase', /Write one of: prepare/],
    ['an owner that does not exist', withTask({ ...smallTask('t'), owner: 'bob' }), 'rules[0].tasks[0].owner', /README/],
    ['an offset in weeks', withTask({ ...smallTask('t'), due: { anchor: 'opened', offset: { weeks: 1 } } }), 'rules[0].tasks[0].due.offset', /"weeks"/],
    ['a time that YAML made a number', withTask({ ...smallTask('t'), due: { anchor: 'opened', at: 1080 } }), 'rules[0].tasks[0].due.at', /quotes/],
    ['half a working day', withTask({ ...smallTask('t'), due: { anchor: 'opened', offset: { workingDays: 0.5 } } }), 'rules[0].tasks[0].due.offset.workingDays', /\w/],
    ['a nested task without a title', withTask({ ...smallTask('t'), tasks: [{ ...smallTask('u'), title: undefined }] }), 'rules[0].tasks[0].tasks[0].title', /string/],
    ['a reason that does not exist', { ...smallPolicy, wording: { ...smallPolicy.wording, byReason: { sabbatical: 'plain' } } }, 'wording.byReason', /"sabbatical"/],
    ['another format', { ...smallPolicy, format: 'handback.policy/2' }, 'format', /handback.policy\/1/],
    ['no document at all', null, '', /object/],
  ] as [string, unknown, string, RegExp][])('%s', (_, value, path, mend) => {
    const found = problemsOf(value);
    expect(found[0]?.path).toBe(path);
    expect(found[0]?.mend).toMatch(mend);
  });

  test('and the rule it stands in is named', () => {
    expect(problemsOf(withTask({ ...smallTask('t'), phase: 'later' }))[0]?.ruleKey).toBe('boxes');
  });
});

describe('a hostile document is refused without being walked', () => {
  test('one that contains itself', () => {
    const task: Record<string, unknown> = { ...smallTask('t') };
    task['tasks'] = [task];
    expect(problemsOf(withTask(task))).toMatchObject([{ problem: 'unsafe_document', message: 'This part contains itself.' }]);
  });
  test('one that YAML aliases blow up', () => {
    const rows = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [one, other] of [['a', 'b'], ['b', 'c'], ['c', 'd'], ['d', 'e'], ['e', 'f'], ['f', 'g']]) rows.push(`${other}: &${other} [${Array(10).fill(`*${one}`).join(', ')}]`);
    const bomb = parse(rows.join('\n'), { maxAliasCount: -1 }) as unknown;
    expect(problemsOf(bomb)).toMatchObject([{ problem: 'unsafe_document' }]);
  });
  test.each(['__proto__', 'constructor', 'prototype'])('one that names a field %s', (name) => {
    const hostile = JSON.parse(`{"format":"handback.policy/1","${name}":{"polluted":true}}`) as unknown;
    expect(problemsOf(hostile)).toMatchObject([{ problem: 'unsafe_document', path: name }]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
  test('one nested a thousand deep', () => {
    const deep = JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) as unknown;
    expect(problemsOf(deep)).toMatchObject([{ problem: 'unsafe_document' }]);
  });
});
