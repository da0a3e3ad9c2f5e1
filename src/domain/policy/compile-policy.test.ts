import { describe, expect, test } from 'vitest';
import { account, asset, calendar, leaver } from '../../../tests/support/described-leaver.ts';
import { compileCondition, contextOf } from './condition.ts';
import { compilePolicy } from './compile-policy.ts';
import { plan } from './plan.ts';
import { smallPolicy, smallTask } from '../../../tests/support/small-policy.ts';
import type { PolicyDocument, PolicyRule } from './policy-document.ts';

const withRules = (...rules: PolicyRule[]): PolicyDocument => ({ ...smallPolicy, rules });
const rule = (key: string, tasks: PolicyRule['tasks'], when?: string): PolicyRule => ({ key, when, because: 'It is so.', tasks });
const problemsOf = (document: PolicyDocument) => {
  const verdict = compilePolicy(document);
  return verdict.ok ? [] : verdict.error.problems;
};

describe('a condition is refused', () => {
  test.each([
    ['when it uses a regular expression, which could hang', 'person.country.matches("^(a+)+$")', /"matches" cannot be used/],
    ['when it uses a regular expression as a function', 'matches(person.country, "a")', /"matches" cannot be used/],
    ['when it hides a regular expression in a loop', 'assets.exists(a, a.tag.matches("(x+)+y"))', /"matches" cannot be used/],
    ['when it turns types off', 'dyn(person).secret == 1', /"dyn" cannot be used/],
    ['when it names something that does not exist', 'person.cuntry == "DE"', /No such key: cuntry/],
    ['when it names a person', 'person.name == "Ana"', /No such key: name/],
    ['when it reaches for the machinery', 'constructor', /Unknown variable: constructor/],
    ['when it reaches for a prototype', 'person.__proto__ == person', /No such key: __proto__/],
    ['when it speaks of an item outside a forEach', 'asset.dataBearing', /Unknown variable: asset/],
    ['when it compares text with a number', 'person.country == 3', /no such overload/],
    ['when it is not true or false', 'size(assets)', /gives int, not true or false/],
    ['when it is text', '"yes"', /gives string/],
    ['when it cannot be read', 'person.country ==', /cannot be read/],
    ['when a word is outside the closed list', 'case.reason == "fired"', /case.reason is never "fired"/],
    ['when a word in a list is outside the closed list', 'case.reason in ["death", "deaht"]', /never "deaht"/],
    ['when loops are nested three deep', 'assets.exists(a, assets.exists(b, assets.exists(c, a.tag == b.tag && b.tag == c.tag)))', /nested deeper than 2/],
    ['when it is longer than a page', `"${'x'.repeat(3000)}" == ""`, /characters long/],
    ['when it has a thousand parts', `${Array.from({ length: 900 }, () => '1').join('+')}>1`, /cannot be read/],
    ['when it is nested a hundred deep', `${'('.repeat(100)}true${')'.repeat(100)}`, /cannot be read/],
  ])('%s', (_, text, message) => {
    const verdict = compileCondition(text, null);
    expect(verdict.ok ? 'accepted' : verdict.error.message).toMatch(message);
    expect(verdict.ok ? '' : verdict.error.mend).not.toBe('');
  });
});

describe('a condition holds or not', () => {
  const context = contextOf(leaver({ assets: [asset('laptop'), asset('mouse', { dataBearing: false })], person: { custom: { union: 'yes' } } }));
  test.each([
    ['true', true],
    ['person.country == "PT" && !case.immediate', true],
    ['person.country != person.location.country', false],
    ['assets.exists(a, !a.dataBearing) && size(assets) == 2', true],
    ['size(assets.filter(a, a.dataBearing)) > 1', false],
    ['case.noticeDays >= 30', true],
    ['"union" in person.custom && person.custom["union"] == "yes"', true],
    ['"site" in person.custom && person.custom["site"] == "x"', false],
    ['person.department.startsWith("Des")', true],
  ])('%s', (text, expected) => {
    const verdict = compileCondition(text, null);
    expect(verdict.ok && verdict.value.holds(context)).toEqual({ ok: true, value: expected });
  });

  test('a loop in a loop over thousands of things is stopped before it starts', () => {
    const verdict = compileCondition('assets.all(a, assets.exists(b, a.tag == b.tag))', null);
    const crowd = contextOf(leaver({ assets: Array.from({ length: 2000 }, (_, index) => asset(String(index))) }));
    expect(verdict.ok && verdict.value.holds(crowd)).toMatchObject({ ok: false, error: { code: 'condition_failed' } });
  });
});

describe('a policy is refused, and says where and how to mend it,', () => {
  const deep = (levels: number): PolicyRule['tasks'] => [smallTask(`level${levels}`, levels === 0 ? {} : { tasks: deep(levels - 1) })];
  test.each([
    ['when a condition is wrong', withRules(rule('a', [smallTask('t')], 'person.x')), 'condition_refused', 'rules[0].when'],
    ['when a nested condition is wrong', withRules(rule('a', [smallTask('t', { tasks: [smallTask('u', { when: 'x' })] })])), 'condition_refused', 'rules[0].tasks[0].tasks[0].when'],
    ['when two rules share a key', withRules(rule('a', [smallTask('t')]), rule('a', [smallTask('t')])), 'duplicate_key', 'rules[1].key'],
    ['when two tasks of a rule share a key', withRules(rule('a', [smallTask('t', { tasks: [smallTask('t')] })])), 'duplicate_key', 'rules[0].tasks[0].tasks[0].key'],
    ['when a key is not a key', withRules(rule('a', [smallTask('__proto__')])), 'bad_key', 'rules[0].tasks[0].key'],
    ['when a task has no owner', withRules(rule('a', [smallTask('t', { owner: 'nobody' as never })])), 'no_owner', 'rules[0].tasks[0].owner'],
    ['when tasks wait for each other', withRules(rule('a', [smallTask('t', { after: ['u'] }), smallTask('u', { after: ['t'] })])), 'cycle', 'rules[0].tasks[0]'],
    ['when a task waits for itself', withRules(rule('a', [smallTask('t', { after: ['t'] })])), 'cycle', 'rules[0].tasks[0]'],
    ['when a parent waits for a child that waits for its parent', withRules(rule('a', [smallTask('t', { after: ['u'], tasks: [smallTask('u', { due: { anchor: 'parent_done' } })] })])), 'cycle', 'rules[0].tasks[0]'],
    ['when a cycle runs through two rules', withRules(rule('a', [smallTask('t', { after: ['b/t'] })]), rule('b', [smallTask('t', { after: ['a/t'] })])), 'cycle', 'rules[0].tasks[0]'],
    ['when a task waits for one that does not exist', withRules(rule('a', [smallTask('t', { after: ['ghost'] })])), 'unknown_task', 'rules[0].tasks[0].after[0]'],
    ['when tasks are nested without end', withRules(rule('a', deep(8))), 'too_deep', 'rules[0].tasks[0].tasks[0].tasks[0].tasks[0].tasks[0].tasks[0].tasks'],
    ['when a placeholder means nothing', withRules(rule('a', [smallTask('t', { title: 'Ask {person.salary}' })])), 'unknown_placeholder', 'rules[0].tasks[0].title'],
    ['when an item is named outside its forEach', withRules(rule('a', [smallTask('t', { title: 'Return {asset.tag}' })])), 'unknown_placeholder', 'rules[0].tasks[0].title'],
    ['when it threatens pay', withRules(rule('a', [smallTask('t', { detail: 'Otherwise we deduct it from the last salary.' })])), 'touches_pay', 'rules[0].tasks[0].detail'],
    ['when the mailroom would learn a name', withRules(rule('a', [smallTask('t', { owner: 'mailroom', title: 'A box from {person.name}' })])), 'need_to_know', 'rules[0].tasks[0].title'],
    ['when a reminder asks more than the one before', withRules(rule('a', [smallTask('t', { reminders: [{ from: 'asked', after: { days: 1 }, help: 'human_call' }, { from: 'asked', after: { days: 2 }, help: 'nudge' }] })])), 'rising_ladder', 'rules[0].tasks[0].reminders'],
    ['when a due date hangs on a parent that is not there', withRules(rule('a', [smallTask('t', { due: { anchor: 'parent_done' } })])), 'bad_due', 'rules[0].tasks[0].due'],
    ['when a receipt is of nothing', withRules(rule('a', [smallTask('t', { due: { anchor: 'receipt' } })])), 'bad_due', 'rules[0].tasks[0].due'],
    ['when a time is not a time', withRules(rule('a', [smallTask('t', { due: { anchor: 'opened', at: '25:00' } })])), 'bad_due', 'rules[0].tasks[0].due'],
    ['when an offset is out of this world', withRules(rule('a', [smallTask('t', { due: { anchor: 'opened', offset: { workingDays: 1e9 } } })])), 'bad_due', 'rules[0].tasks[0].due'],
    ['when an account would end without an account', withRules(rule('a', [smallTask('t', { completes: 'account_ended' })])), 'wrong_item', 'rules[0].tasks[0].completes'],
    ['when clearance would wait for itself', withRules(rule('a', [smallTask('t', { completes: 'clearance_issued' })])), 'cycle', 'rules[0].tasks[0].blocksClearance'],
    ['when clearance would wait for thanks that wait for it', withRules(rule('a', [smallTask('t', { completes: 'helpers_thanked' })])), 'cycle', 'rules[0].tasks[0].blocksClearance'],
    ['when "where" has nothing to choose from', withRules(rule('a', [smallTask('t', { where: 'true' })])), 'where_alone', 'rules[0].tasks[0].where'],
    ['when a rule plans nothing', withRules(rule('a', [])), 'no_tasks', 'rules[0].tasks'],
    ['when a case could fit no cut-off rule', { ...smallPolicy, timing: { ...smallPolicy.timing, cutOff: [{ key: 'a', when: 'case.immediate', because: 'Now.', is: 'immediately' as const }] } }, 'no_default', 'timing.cutOff'],
    ['when a wording set does not exist', { ...smallPolicy, wording: { ...smallPolicy.wording, byReason: { retirement: 'ghost' } } }, 'unknown_wording', 'wording.byReason.retirement'],
    ['when it would write by itself after a death', { ...smallPolicy, wording: { ...smallPolicy.wording, byReason: {} } }, 'not_silent', 'wording.byReason.death'],
    ['when its format is not ours', { ...smallPolicy, format: 'handback.policy/9' as never }, 'unknown_format', 'format'],
  ] as [string, PolicyDocument, string, string][])('%s', (_, document, problem, path) => {
    const found = problemsOf(document).find((one) => one.problem === problem);
    expect(found).toMatchObject({ problem, path });
    expect(found?.mend).toMatch(/\w{3}/);
  });

  test('and names the rule in every problem of a rule', () => {
    const found = problemsOf(withRules(rule('boxes', [smallTask('t', { owner: 'nobody' as never, when: '1' })])));
    expect(found.map((one) => one.ruleKey)).toEqual(['boxes', 'boxes']);
  });

  test('and a chain of thousands of tasks is read without running out of stack', () => {
    const chain = Array.from({ length: 4000 }, (_, index) => smallTask(`t${index}`, index === 3999 ? { after: ['t0'] } : { after: [`t${index + 1}`] }));
    expect(problemsOf(withRules(rule('chain', chain))).map((one) => one.problem)).toEqual(['cycle']);
  });
});

test('a rule that cannot be decided for one leaver becomes a planning problem and the rest is planned', () => {
  const verdict = compilePolicy(withRules(
    rule('union', [smallTask('t')], 'person.custom["union"] == "yes"'),
    rule('sound', [smallTask('t')]),
  ));
  if (!verdict.ok) throw new Error('refused');
  const planned = plan(verdict.value, leaver({ accounts: [account('sso')] }), calendar());
  expect(planned.tasks.map((task) => task.key)).toEqual(['sound/t']);
  expect(planned.problems).toMatchObject([{ ruleKey: 'union', message: expect.stringContaining('union') as string }]);
});

test('facts that a source forgot to send lose one rule, not the case', () => {
  const verdict = compilePolicy(withRules(rule('abroad', [smallTask('t')], 'person.country != "PT"'), rule('sound', [smallTask('t')])));
  if (!verdict.ok) throw new Error('refused');
  const facts = leaver();
  const { country: _, ...person } = facts.person;
  const planned = plan(verdict.value, { ...facts, person: person as typeof facts.person }, calendar());
  expect(planned.tasks.map((task) => task.key)).toEqual(['sound/t']);
  expect(planned.problems).toMatchObject([{ ruleKey: 'abroad' }]);
});
