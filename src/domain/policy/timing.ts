/**
 * The two dates a policy decides: the access cut-off and the return-by date,
 * each with the rule that made it. The first rule whose condition holds wins.
 * Rule: PRODUCT 3, "Dismissal: now. Notice period: nothing early."
 * A person's own decision (an override) stands above every rule.
 */
import { instantAt, localDateAt, workingDayFrom, type WorkCalendar } from '../case/dates.ts';
import type { CompiledPolicy, Conditional } from './compile-policy.ts';
import type { ConditionContext } from './condition.ts';
import { shiftDate, type CaseDates } from './due.ts';
import type { CutOffRule, ReturnByRule } from './policy-document.ts';

/** What is known of a case's time before its policy is asked. */
export type CaseCalendar = WorkCalendar & {
  readonly lastWorkingOn: string;
  readonly openedAt: string;
  /** When "immediately" was decided; the opening of the case unless told. */
  readonly immediateAt?: string;
  /** Decided by a named person for this case. */
  readonly cutOffAt?: string;
  readonly returnByOn?: string;
};

export type MadeBy = { readonly ruleKey: string; readonly because: string };
export type PlanningProblem = { readonly ruleKey: string; readonly taskKey: string | null; readonly message: string };
export type Timing = CaseDates & { readonly cutOffMadeBy: MadeBy; readonly returnByMadeBy: MadeBy };

const decided: MadeBy = { ruleKey: 'decided', because: 'Decided for this case by a named person.' };

type Chosen<R> = { readonly rule: R; readonly problems: readonly PlanningProblem[] };

function firstThatHolds<R extends { readonly key: string }>(rules: readonly Conditional<R>[], context: ConditionContext): Chosen<R> | null {
  const problems: PlanningProblem[] = [];
  for (const { rule, when } of rules) {
    const held = when === null ? null : when.holds(context);
    if (held === null || (held.ok && held.value)) return { rule, problems };
    if (!held.ok) problems.push({ ruleKey: rule.key, taskKey: null, message: `The condition could not be decided: ${held.error.message}.` });
  }
  return null;
}

function cutOffOf(rule: CutOffRule, calendar: CaseCalendar): string {
  if (rule.is === 'immediately') return calendar.immediateAt ?? calendar.openedAt;
  return instantAt(shiftDate(calendar.lastWorkingOn, rule.is.offset, calendar), rule.is.at, calendar.timeZone);
}

/** Never before the case was known: somebody who is asked today cannot have returned it last week. */
function returnByOf(rule: ReturnByRule, calendar: CaseCalendar): string {
  const openedOn = localDateAt(calendar.openedAt, calendar.timeZone);
  const lateStart = calendar.lastWorkingOn < openedOn;
  const from = rule.is.from === 'opened' || lateStart ? openedOn : calendar.lastWorkingOn;
  const on = shiftDate(from, rule.is.offset, calendar);
  return workingDayFrom(on < openedOn ? openedOn : on, calendar);
}

/** The dates of a case, with the rules that made them and the rules that could not be decided. */
export function planTiming(policy: CompiledPolicy, context: ConditionContext, calendar: CaseCalendar): { readonly timing: Timing; readonly problems: readonly PlanningProblem[] } {
  const cutOff = firstThatHolds(policy.cutOff, context);
  const returnBy = firstThatHolds(policy.returnBy, context);
  // A compiled policy ends both lists with a rule without a condition; only a hand-made value gets here.
  if (cutOff === null || returnBy === null) throw new TypeError('planTiming needs a policy from compilePolicy');
  const { lastWorkingOn, openedAt, timeZone, weekend, holidays } = calendar;
  return {
    timing: {
      lastWorkingOn, openedAt, timeZone, weekend, holidays,
      cutOffAt: calendar.cutOffAt ?? cutOffOf(cutOff.rule, calendar),
      returnByOn: calendar.returnByOn ?? returnByOf(returnBy.rule, calendar),
      cutOffMadeBy: calendar.cutOffAt === undefined ? { ruleKey: cutOff.rule.key, because: cutOff.rule.because } : decided,
      returnByMadeBy: calendar.returnByOn === undefined ? { ruleKey: returnBy.rule.key, because: returnBy.rule.because } : decided,
    },
    problems: [...cutOff.problems, ...returnBy.problems],
  };
}
