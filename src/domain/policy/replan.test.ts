/** Sequences of moves, answers and new facts, against the invariants of PRODUCT (8 and 9). */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { account, asset, calendar, leaver, seat } from '../../../tests/support/described-leaver.ts';
import { isTaskSettled } from '../case/case-lifecycle.ts';
import { weekendOf } from '../case/weekend.ts';
import { compilePolicy } from './compile-policy.ts';
import { employments, ownerships, reasons, workModes, type CaseFacts } from './facts.ts';
import { plan, type PlannedTask } from './plan.ts';
import type { PolicyDocument } from './policy-document.ts';
import { isEmpty, replan, type ExistingTask } from './replan.ts';
import { retime, type TimedTask } from './retime.ts';
import type { CaseCalendar } from './timing.ts';

const compiled = compilePolicy(parse(readFileSync(new URL('../../../policies/starter.yaml', import.meta.url), 'utf8')) as PolicyDocument);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.problems));
const starter = compiled.value;

/** Room for a busy machine: each of these plans hundreds of whole cases. */
const slow = 60_000;

type Held = ExistingTask & TimedTask;
const held = (task: PlannedTask, more: Partial<Held> = {}): Held => ({ key: task.key, status: task.startsAs, owner: task.owner, title: task.title, due: task.due, dueAt: task.dueAt, actedAt: null, withdrawnBy: null, ...more });

const on = fc.date({ min: new Date('2026-09-01'), max: new Date('2027-03-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const calendars: fc.Arbitrary<CaseCalendar> = fc
  .record({ lastWorkingOn: on, openedOn: on, country: fc.constantFrom('PT', 'SA', 'IL', 'AE', 'DE'), timeZone: fc.constantFrom('Europe/Lisbon', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Pacific/Apia', 'Australia/Sydney', 'America/New_York') })
  .map(({ lastWorkingOn, openedOn, country, timeZone }) => calendar({ lastWorkingOn, openedAt: `${openedOn}T11:30:00Z`, timeZone, weekend: weekendOf(country) }));
const ids = ['a', 'b', 'c'];
const facts: fc.Arbitrary<CaseFacts> = fc
  .record({
    employment: fc.constantFrom(...employments), workMode: fc.constantFrom(...workModes), country: fc.constantFrom('PT', 'JP'), hasManager: fc.boolean(), hasPersonalContact: fc.boolean(),
    reason: fc.constantFrom(...reasons), immediate: fc.boolean(),
    assets: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), ownership: fc.constantFrom(...ownerships), dataBearing: fc.boolean(), managed: fc.boolean(), shared: fc.boolean(), category: fc.constantFrom('laptop', 'badge', 'phone') }), { selector: (one) => one.id }),
    accounts: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), privileged: fc.boolean(), holdsData: fc.boolean() }), { selector: (one) => one.id }),
    seats: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), reclaimable: fc.boolean(), holdsData: fc.boolean() }), { selector: (one) => one.id }),
  })
  .map(({ employment, workMode, country, hasManager, hasPersonalContact, reason, immediate, assets, accounts, seats }) =>
    leaver({
      person: { employment, workMode, country, hasManager, hasPersonalContact },
      case: { reason, immediate },
      assets: assets.map((one) => asset(one.id, one)),
      accounts: accounts.map((one) => account(one.id, one)),
      seats: seats.map((one) => seat(one.id, one)),
    }));

/** Applies a diff as a service does: withdraw what was dropped, add what is new, move what moves. */
function apply(tasks: readonly Held[], planned: readonly PlannedTask[]): Held[] {
  const diff = replan(tasks, planned);
  const dropped = new Set(diff.dropped.map((one) => one.key));
  const retimed = new Map(diff.retimed.map((one) => [one.key, one.to]));
  const back = new Map(diff.reinstated.map((one) => [one.key, one]));
  const kept = tasks.map((task): Held => {
    const again = back.get(task.key);
    if (again) return held(again);
    if (dropped.has(task.key)) return { ...task, status: 'withdrawn', withdrawnBy: 'plan' };
    const changes = diff.changed.filter((one) => one.key === task.key).map((one) => [one.field, one.to] as const);
    return { ...task, ...Object.fromEntries(changes), ...(retimed.has(task.key) ? { dueAt: retimed.get(task.key) ?? null } : {}) };
  });
  return [...kept, ...diff.added.map((task) => held(task))];
}

test('planning is deterministic, and its keys are unique', () => {
  fc.assert(fc.property(facts, calendars, (who, when) => {
    const first = plan(starter, who, when);
    expect(plan(starter, structuredClone(who), when)).toEqual(first);
    expect(new Set(first.tasks.map((task) => task.key)).size).toBe(first.tasks.length);
  }), { numRuns: 200 });
}, slow);

test('every planned task has an owner, a reason, a parent that exists, and waits only for tasks of the same plan', () => {
  fc.assert(fc.property(facts, calendars, (who, when) => {
    const { tasks, problems } = plan(starter, who, when);
    const keys = new Set(tasks.map((task) => task.key));
    expect(problems).toEqual([]);
    const faulty = tasks.filter((task) => {
      const isLinked = (task.parentKey === null || keys.has(task.parentKey)) && task.after.every((before) => keys.has(before));
      return !(task.owner && task.because && task.title && isLinked) || (task.startsAs === 'open' && task.dueAt === null);
    });
    expect(faulty).toEqual([]);
  }), { numRuns: 200 });
}, slow);

test('re-planning with the same facts changes nothing, whatever was done, begun or withdrawn by hand', () => {
  fc.assert(fc.property(facts, calendars, fc.infiniteStream(fc.constantFrom('as planned', 'done', 'not_needed', 'begun', 'withdrawn')), (who, when, fates) => {
    const planned = plan(starter, who, when).tasks;
    const tasks = planned.map((task): Held => {
      const fate = fates.next().value as string;
      if (fate === 'begun') return held(task, { actedAt: '2026-09-20T10:00:00Z' });
      if (fate === 'withdrawn') return held(task, { status: 'withdrawn', withdrawnBy: 'person' });
      return fate === 'done' || fate === 'not_needed' ? held(task, { status: fate }) : held(task);
    });
    expect(isEmpty(replan(tasks, planned))).toBe(true);
  }), { numRuns: 200 });
}, slow);

test('any sequence of new facts and policies, once applied, leaves no difference and touches nothing that is done', () => {
  fc.assert(fc.property(fc.array(fc.tuple(facts, calendars, fc.nat()), { minLength: 2, maxLength: 6 }), (steps) => {
    let tasks: Held[] = [];
    const done = new Map<string, Held>();
    for (const [who, when, pick] of steps) {
      const planned = plan(starter, who, when).tasks;
      tasks = apply(tasks, planned);
      expect(isEmpty(replan(tasks, planned))).toBe(true);
      expect(tasks.filter((task) => done.has(task.key))).toEqual(tasks.flatMap((task) => done.get(task.key) ?? []));
      const open = tasks.filter((task) => task.status === 'open' || task.status === 'waiting');
      const chosen = open[pick % Math.max(1, open.length)];
      if (chosen) {
        tasks = tasks.map((task) => (task === chosen ? { ...task, status: 'done' } : task));
        done.set(chosen.key, { ...chosen, status: 'done' });
      }
    }
  }), { numRuns: 200 });
}, slow);

test('any sequence of date moves never changes a done task, one acted on, or an access end that has passed', () => {
  const step = fc.record({ to: calendars, pick: fc.nat(), act: fc.constantFrom('finish', 'begin', 'withdraw'), passed: fc.boolean() });
  fc.assert(fc.property(facts, calendars, fc.array(step, { minLength: 1, maxLength: 8 }), (who, when, steps) => {
    const first = plan(starter, who, when);
    let tasks = first.tasks.map((task) => held(task));
    let dates: Parameters<typeof retime>[1]['from'] = first.timing;
    let ended = false;
    for (const { to, pick, act, passed } of steps) {
      const chosen = tasks[pick % Math.max(1, tasks.length)];
      if (chosen?.actedAt === null && (chosen.status === 'open' || chosen.status === 'waiting')) {
        const after: Held = act === 'begin' ? { ...chosen, actedAt: '2026-09-20T10:00:00Z' } : { ...chosen, status: act === 'finish' ? 'done' : 'withdrawn' };
        tasks = tasks.map((task) => (task === chosen ? after : task));
      }
      ended ||= passed;
      const result = retime(tasks, { from: dates, to: plan(starter, who, { ...to, openedAt: dates.openedAt }).timing, cutOffActedOn: ended });
      const moved = new Map(result.moved.map((one) => [one.key, one.to]));
      const isFixed = (task: Held): boolean => isTaskSettled(task.status) || task.actedAt !== null || (ended && task.due.anchor === 'cut_off');
      expect(tasks.filter((task) => moved.has(task.key) && isFixed(task))).toEqual([]);
      expect(result.moved.length + result.kept.length).toBe(tasks.length);
      expect(ended && result.dates.cutOffAt !== dates.cutOffAt).toBe(false);
      tasks = tasks.map((task) => (moved.has(task.key) ? { ...task, dueAt: moved.get(task.key) ?? null } : task));
      dates = result.dates;
      // The same move again moves nothing.
      expect(retime(tasks, { from: dates, to: dates, cutOffActedOn: ended }).moved).toEqual([]);
    }
  }), { numRuns: 200 });
}, slow);

describe('a new plan is shown before it is applied', () => {
  const before = plan(starter, leaver(), calendar());
  test('a device found later adds its own tasks and nothing else', () => {
    const diff = replan(before.tasks.map((task) => held(task)), plan(starter, leaver({ assets: [asset('laptop'), asset('phone', { category: 'phone' })] }), calendar()).tasks);
    expect(diff.added.map((task) => task.key)).toEqual(['device/home/phone', 'device/check/phone', 'device/unlock/phone', 'device/sanitise/phone', 'device/ready/phone']);
    expect([diff.dropped, diff.retimed, diff.changed, diff.reinstated]).toEqual([[], [], [], []]);
  });
  test('a device that was never hers drops its tasks, and says where somebody had begun', () => {
    const tasks = before.tasks.map((task) => held(task, task.key === 'device/home/laptop' ? { actedAt: '2026-09-20T10:00:00Z' } : {}));
    const diff = replan(tasks, plan(starter, leaver({ assets: [] }), calendar()).tasks);
    expect(diff.dropped).toContainEqual({ key: 'device/home/laptop', actedOn: true });
    expect(diff.dropped).toContainEqual({ key: 'device/check/laptop', actedOn: false });
  });
  test('what a plan took away it brings back; what a person took away stays away', () => {
    const tasks = before.tasks.map((task) => held(task, { status: 'withdrawn', withdrawnBy: task.key === 'device/home/laptop' ? 'plan' : 'person' }));
    expect(replan(tasks, before.tasks).reinstated.map((task) => task.key)).toEqual(['device/home/laptop']);
  });
  test('a date that a person decided is not moved by a plan', () => {
    const tasks = before.tasks.map((task) => held(task, task.key === 'confirm/facts' ? { dueAt: '2026-09-15T10:00:00Z', dueDecided: true } : {}));
    expect(isEmpty(replan(tasks, before.tasks))).toBe(true);
    expect(replan(tasks.map((task) => ({ ...task, dueDecided: false })), before.tasks).retimed.map((one) => one.key)).toEqual(['confirm/facts']);
  });
  test('a task that a receipt has given its date keeps it', () => {
    const tasks = before.tasks.map((task) => held(task, task.key === 'device/check/laptop' ? { dueAt: '2026-10-07T16:00:00Z' } : {}));
    expect(isEmpty(replan(tasks, before.tasks))).toBe(true);
  });
});
