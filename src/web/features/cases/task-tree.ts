/** The checklist as a tree, whole or the open part of it, as planned or by phase. */
import type { Task } from '#contract/cases';
import { phases } from '#domain/policy/policy-document';
import { isSettled } from './task-view.ts';

export type TaskNode = { task: Task; children: readonly TaskNode[] };
export type TaskGroup = { phase: Task['phase'] | null; nodes: readonly TaskNode[]; done: number; all: number };

/** Tasks whose parent is missing stand at the top rather than vanish. */
export function treeOf(tasks: readonly Task[]): TaskNode[] {
  const known = new Set(tasks.map((task) => task.id));
  const below = (parentId: string | null): TaskNode[] =>
    tasks.filter((task) => (task.parentId !== null && known.has(task.parentId) ? task.parentId : null) === parentId).map((task) => ({ task, children: below(task.id) }));
  return below(null);
}

/** What is open, with the settled parents that lead to it. */
export function openPart(nodes: readonly TaskNode[]): TaskNode[] {
  return nodes.flatMap((node) => {
    const children = openPart(node.children);
    return isSettled(node.task) && children.length === 0 ? [] : [{ task: node.task, children }];
  });
}

const flat = (nodes: readonly TaskNode[]): Task[] => nodes.flatMap((node) => [node.task, ...flat(node.children)]);

export function groupsOf(tasks: readonly Task[], how: { byPhase: boolean; openOnly: boolean }): TaskGroup[] {
  const tree = treeOf(tasks);
  const groups = how.byPhase ? phases.map((phase) => ({ phase, nodes: tree.filter((node) => node.task.phase === phase) })) : [{ phase: null, nodes: tree }];
  return groups.flatMap(({ phase, nodes }) => {
    const counted = flat(nodes).filter((task) => task.status !== 'withdrawn' && task.status !== 'not_needed');
    const shown = how.openOnly ? openPart(nodes) : nodes;
    return shown.length === 0 ? [] : [{ phase, nodes: shown, done: counted.filter((task) => task.status === 'done').length, all: counted.length }];
  });
}
