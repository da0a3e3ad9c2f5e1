/**
 * What becomes possible when something happened: a waiting task is released
 * when everything it comes after is settled and its anchor has happened; its
 * due date follows from that anchor.
 * Rule: ROADMAP, nested tasks; PRODUCT, due dates relative to receipt.
 */
import { dueOnceHappened } from '../policy/retime.ts';
import type { CaseDates } from '../policy/due.ts';
import type { Due } from '../policy/policy-document.ts';
import { isTaskSettled, type TaskStatus } from './case-lifecycle.ts';

export type ProgressTask = {
  readonly id: string;
  readonly key: string;
  readonly parentKey: string | null;
  readonly status: TaskStatus;
  readonly after: readonly string[];
  readonly due: Due;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
  readonly item: { readonly kind: string; readonly id: string } | null;
};

export type Happened = {
  /** Receipt of each asset in the case's scope that is with us. */
  readonly receivedAt: ReadonlyMap<string, string>;
};

export type Release = { readonly id: string; readonly key: string; readonly dueAt: string | null };

/** The receipt a task waits for: its own asset's, or the case's first. */
function receiptFor(task: ProgressTask, { receivedAt }: Happened): string | null {
  if (task.item?.kind === 'asset') return receivedAt.get(task.item.id) ?? null;
  return [...receivedAt.values()].sort()[0] ?? null;
}

/** The tasks to release now, with their due dates. Releasing them and asking again gives none. */
export function releases(tasks: readonly ProgressTask[], happened: Happened, dates: CaseDates): Release[] {
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  const isBehind = (key: string): boolean => {
    const task = byKey.get(key);
    return task === undefined || isTaskSettled(task.status);
  };
  return tasks.flatMap((task) => {
    if (task.status !== 'waiting' || !task.after.every(isBehind)) return [];
    const parent = task.parentKey === null ? undefined : byKey.get(task.parentKey);
    const anchors = { receiptAt: receiptFor(task, happened), parentDoneAt: parent?.doneAt ?? null };
    if (task.due.anchor === 'receipt' && anchors.receiptAt === null) return [];
    if (task.due.anchor === 'parent_done' && !(parent && isTaskSettled(parent.status))) return [];
    return [{ id: task.id, key: task.key, dueAt: task.dueAt ?? dueOnceHappened(task, dates, anchors) }];
  });
}
