/**
 * What a new plan (another policy version, other facts) would change in a case:
 * shown first, applied by an explicit act.
 * Rule: PRODUCT invariant 9; what is done, or was settled by a person, is never
 * touched. Applying a diff and planning again gives an empty diff.
 */
import type { TaskStatus } from '../case/case-lifecycle.ts';
import type { PlannedTask } from './plan.ts';

/** A task as the case holds it now. */
export type ExistingTask = {
  readonly key: string;
  readonly status: TaskStatus;
  readonly owner: string;
  readonly title: string;
  readonly dueAt: string | null;
  /** Set when somebody began: an ask answered, a label made, a step ticked. */
  readonly actedAt: string | null;
  /** The due date was set by hand for this task; no plan moves it. */
  readonly dueDecided?: boolean;
  /** Who withdrew it: a plan may bring back only what a plan took away. */
  readonly withdrawnBy: 'plan' | 'person' | null;
};

export type TaskChange = { readonly key: string; readonly field: 'owner' | 'title' | 'dueAt'; readonly from: string | null; readonly to: string | null };

export type ReplanDiff = {
  readonly added: readonly PlannedTask[];
  /** Withdrawn by an earlier plan, wanted again. */
  readonly reinstated: readonly PlannedTask[];
  /** No longer planned. `actedOn`: somebody has begun, so the withdrawal is worth a word to them. */
  readonly dropped: readonly { readonly key: string; readonly actedOn: boolean }[];
  readonly retimed: readonly { readonly key: string; readonly from: string | null; readonly to: string | null }[];
  readonly changed: readonly TaskChange[];
  readonly unchanged: readonly string[];
};

const isSettled = (task: ExistingTask): boolean => task.status === 'done' || task.status === 'not_needed' || task.status === 'withdrawn';

function changesOf(task: ExistingTask, wanted: PlannedTask): TaskChange[] {
  const changes: TaskChange[] = [];
  if (task.owner !== wanted.owner) changes.push({ key: task.key, field: 'owner', from: task.owner, to: wanted.owner });
  if (task.title !== wanted.title) changes.push({ key: task.key, field: 'title', from: task.title, to: wanted.title });
  // A receipt or a parent's end has given the task its instant; a plan knows neither and takes neither away.
  if (wanted.dueAt !== null && !task.dueDecided && task.dueAt !== wanted.dueAt) changes.push({ key: task.key, field: 'dueAt', from: task.dueAt, to: wanted.dueAt });
  return changes;
}

/** The difference between what a case has and what `planned` would give it. */
export function replan(existing: readonly ExistingTask[], planned: readonly PlannedTask[]): ReplanDiff {
  const wanted = new Map(planned.map((task) => [task.key, task]));
  const known = new Map(existing.map((task) => [task.key, task]));
  const diff = { dropped: [] as { key: string; actedOn: boolean }[], retimed: [] as ReplanDiff['retimed'][number][], changed: [] as TaskChange[], unchanged: [] as string[] };
  for (const task of existing) {
    const want = wanted.get(task.key);
    if (want === undefined && !isSettled(task)) diff.dropped.push({ key: task.key, actedOn: task.actedAt !== null });
    else if (want === undefined || isSettled(task) || task.actedAt !== null) {
      if (!(want && task.status === 'withdrawn' && task.withdrawnBy === 'plan')) diff.unchanged.push(task.key);
    } else {
      const changes = changesOf(task, want);
      diff.changed.push(...changes.filter((change) => change.field !== 'dueAt'));
      diff.retimed.push(...changes.filter((change) => change.field === 'dueAt').map(({ key, from, to }) => ({ key, from, to })));
      if (changes.length === 0) diff.unchanged.push(task.key);
    }
  }
  const isBack = (task: PlannedTask): boolean => {
    const now = known.get(task.key);
    return now?.status === 'withdrawn' && now.withdrawnBy === 'plan';
  };
  return { ...diff, added: planned.filter((task) => !known.has(task.key)), reinstated: planned.filter(isBack) };
}

/** True when applying the diff would change nothing. */
export const isEmpty = (diff: ReplanDiff): boolean =>
  diff.added.length + diff.reinstated.length + diff.dropped.length + diff.retimed.length + diff.changed.length === 0;
