import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { account, asset, calendar, leaver } from '../../../tests/support/described-leaver.ts';
import { smallPolicy, smallTask } from '../../../tests/support/small-policy.ts';
import { instantAt, isWorkingDay, localDateAt } from '../case/dates.ts';
import { compilePolicy } from './compile-policy.ts';
import { effortByOwner, plan } from './plan.ts';
import type { PolicyDocument, TaskTemplate } from './policy-document.ts';

const compiled = (change: Partial<PolicyDocument>) => {
  const verdict = compilePolicy({ ...smallPolicy, ...change });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.error.problems));
  return verdict.value;
};
const withTasks = (...tasks: TaskTemplate[]) => compiled({ rules: [{ key: 'only', because: 'So for {person.name}.', tasks }] });

describe('the dates of a case', () => {
  test('immediately is the minute at which it was decided, not the opening of the case', () => {
    const planned = plan(compiled({}), leaver({ case: { immediate: true } }), calendar({ immediateAt: '2026-09-14T13:05:00Z' }));
    expect(planned.timing).toMatchObject({ cutOffAt: '2026-09-14T13:05:00Z', cutOffMadeBy: { ruleKey: 'now' } });
  });

  test('a date that a named person decided stands above every rule, and says so', () => {
    const planned = plan(compiled({}), leaver({ case: { immediate: true } }), calendar({ cutOffAt: '2026-09-20T10:00:00Z', returnByOn: '2026-12-24' }));
    expect(planned.timing).toMatchObject({ cutOffAt: '2026-09-20T10:00:00Z', returnByOn: '2026-12-24', cutOffMadeBy: { ruleKey: 'decided' }, returnByMadeBy: { ruleKey: 'decided' } });
  });

  test('a cut-off rule that cannot be decided is named, and the next one holds', () => {
    const policy = compiled({ timing: { ...smallPolicy.timing, cutOff: [{ key: 'tariff', when: 'person.custom["tariff"] == "x"', because: 'So.', is: 'immediately' }, ...smallPolicy.timing.cutOff] } });
    const planned = plan(policy, leaver(), calendar());
    expect(planned.timing.cutOffMadeBy.ruleKey).toBe('evening');
    expect(planned.problems).toMatchObject([{ ruleKey: 'tariff' }]);
  });

  test('a return-by date is never before the opening of the case and never on a day off', () => {
    const policy = compiled({ timing: { ...smallPolicy.timing, returnBy: [{ key: 'day', because: 'So.', is: { offset: { days: -5 } } }] } });
    const dates = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), fc.constantFrom('Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Lisbon'));
    const dayAt = (days: number) => new Date(Date.UTC(2026, 8, 1) + days * 86_400_000).toISOString().slice(0, 10);
    fc.assert(fc.property(dates, ([last, opened, timeZone]) => {
      const when = calendar({ lastWorkingOn: dayAt(last), openedAt: `${dayAt(opened)}T20:00:00Z`, timeZone });
      const { returnByOn } = plan(policy, leaver(), when).timing;
      expect(isWorkingDay(returnByOn, when)).toBe(true);
      expect(returnByOn >= localDateAt(when.openedAt, timeZone)).toBe(true);
    }), { numRuns: 200 });
  });

  test.each(['Pacific/Kiritimati', 'Pacific/Apia', 'Pacific/Pago_Pago', 'Asia/Tokyo'])('access in %s ends on the last working day of that place', (timeZone) => {
    const { cutOffAt } = plan(compiled({}), leaver(), calendar({ timeZone })).timing;
    expect(cutOffAt).toBe(instantAt('2026-10-02', '18:00', timeZone));
    expect(localDateAt(cutOffAt, timeZone)).toBe('2026-10-02');
  });
});

describe('a checklist', () => {
  test('has one task for each item, which its nested tasks share, each with its own key and parent', () => {
    const policy = withTasks(smallTask('home', {
      forEach: 'asset', where: 'asset.dataBearing', title: 'Have {asset.tag} back',
      tasks: [smallTask('check', { when: 'asset.managed', title: 'Check {asset.model}', after: ['home'] })],
    }));
    const planned = plan(policy, leaver({ assets: [asset('a'), asset('b', { managed: false }), asset('c', { dataBearing: false })] }), calendar());
    expect(planned.tasks.map(({ key, parentKey, title, after }) => [key, parentKey, title, after])).toEqual([
      ['only/home/a', null, 'Have HB-a back', []],
      ['only/check/a', 'only/home/a', 'Check ThinkPad T14', ['only/home/a']],
      ['only/home/b', null, 'Have HB-b back', []],
    ]);
  });

  test('waits for all tasks of another item kind, and for none that were not planned', () => {
    const policy = withTasks(
      smallTask('end', { forEach: 'account', completes: 'account_ended' }),
      smallTask('gone', { when: 'false' }),
      smallTask('report', { after: ['end', 'gone'] }),
      smallTask('look', { after: ['gone'] }),
    );
    const planned = plan(policy, leaver({ accounts: [account('sso'), account('vpn')] }), calendar());
    expect(planned.tasks.slice(2).map(({ key, after, startsAs }) => [key, after, startsAs])).toEqual([
      ['only/report', ['only/end/sso', 'only/end/vpn'], 'waiting'],
      ['only/look', [], 'open'],
    ]);
  });

  test('never gives a task to somebody who has died, whatever the policy forgot', () => {
    const policy = withTasks(smallTask('list', { owner: 'leaver', ask: 'leaver_return', reminders: [{ from: 'asked', after: { days: 1 }, help: 'nudge' }] }));
    const planned = plan(policy, leaver({ case: { reason: 'death' } }), calendar());
    expect(planned.tasks).toMatchObject([{ owner: 'hr', ask: 'none', reminders: [] }]);
    expect(planned.problems).toMatchObject([{ ruleKey: 'only', taskKey: 'list' }]);
  });

  test('shows an unknown fact as a dash, and text from a fact is never read as a placeholder', () => {
    const policy = withTasks(smallTask('one', { title: 'Ask {person.department} about {person.location}' }));
    const who = leaver({ person: { department: '', location: { id: 'x', name: '{person.name}', country: 'PT', timeZone: 'Europe/Lisbon' } } });
    expect(plan(policy, who, calendar()).tasks[0]?.title).toBe('Ask – about {person.name}');
  });

  test('says how many minutes it asks of whom', () => {
    const policy = withTasks(smallTask('a', { effortSeconds: 90 }), smallTask('b', { effortSeconds: 60 }), smallTask('c', { owner: 'mailroom', effortSeconds: 20 }));
    expect([...effortByOwner(plan(policy, leaver(), calendar()).tasks)]).toEqual([['it', 2.5], ['mailroom', 0.3]]);
  });
});
