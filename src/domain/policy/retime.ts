/**
 * Moves the dates of a case: which tasks get which new instant, and what stays
 * with the reason why. Nothing is written here; the preview and the act use the
 * same answer.
 * Rule: PRODUCT invariant 8: moving the last working day moves every date that
 * has not yet been acted on, and nothing that has.
 */
import type { TaskStatus } from '../case/case-lifecycle.ts';
import { hangsOnCaseDates, resolveDue, type CaseDates, type HappenedAnchors } from './due.ts';
import type { Due } from './policy-document.ts';

export type TimedTask = HappenedAnchors & {
  readonly key: string;
  readonly status: TaskStatus;
  readonly due: Due;
  readonly dueAt: string | null;
  /** Set when somebody began; a date that has been acted on stays. */
  readonly actedAt: string | null;
  /** The due date was set by hand for this task. */
  readonly dueDecided?: boolean;
};

export type Kept = 'done' | 'not_needed' | 'withdrawn' | 'acted_on' | 'cut_off_passed' | 'decided' | 'not_moved';

export type Retiming = {
  /** The dates the case has afterwards. */
  readonly dates: CaseDates;
  readonly cutOff: { readonly from: string; readonly to: string } | null;
  readonly returnBy: { readonly from: string; readonly to: string } | null;
  readonly moved: readonly { readonly key: string; readonly from: string | null; readonly to: string | null }[];
  readonly kept: readonly { readonly key: string; readonly dueAt: string | null; readonly why: Kept }[];
};

export type Move = {
  readonly from: CaseDates;
  readonly to: CaseDates;
  /** Access has been ended, or the cut-off has passed: it stays where it was. */
  readonly cutOffActedOn: boolean;
};

function whyKept(task: TimedTask, cutOffActedOn: boolean): Kept | null {
  if (task.status === 'done' || task.status === 'not_needed' || task.status === 'withdrawn') return task.status;
  if (task.actedAt !== null) return 'acted_on';
  if (task.dueDecided) return 'decided';
  if (cutOffActedOn && task.due.anchor === 'cut_off') return 'cut_off_passed';
  return hangsOnCaseDates(task.due) ? null : 'not_moved';
}

/** What the move changes, task by task. The order of the tasks is kept. */
export function retime(tasks: readonly TimedTask[], { from, to, cutOffActedOn }: Move): Retiming {
  const dates: CaseDates = cutOffActedOn ? { ...to, cutOffAt: from.cutOffAt } : to;
  const moved: Retiming['moved'][number][] = [];
  const kept: Retiming['kept'][number][] = [];
  for (const task of tasks) {
    const why = whyKept(task, cutOffActedOn);
    const dueAt = why === null ? resolveDue(task.due, dates, task) : task.dueAt;
    if (why === null && dueAt !== task.dueAt) moved.push({ key: task.key, from: task.dueAt, to: dueAt });
    else kept.push({ key: task.key, dueAt: task.dueAt, why: why ?? 'not_moved' });
  }
  return {
    dates,
    cutOff: dates.cutOffAt === from.cutOffAt ? null : { from: from.cutOffAt, to: dates.cutOffAt },
    returnBy: dates.returnByOn === from.returnByOn ? null : { from: from.returnByOn, to: dates.returnByOn },
    moved,
    kept,
  };
}

/** The instant a task gets when the anchor it waited for has happened. */
export const dueOnceHappened = (task: Pick<TimedTask, 'due'>, dates: CaseDates, happened: HappenedAnchors): string | null =>
  resolveDue(task.due, dates, happened);
