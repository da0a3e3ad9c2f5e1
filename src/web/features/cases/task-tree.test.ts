import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Task } from '#contract/cases';
import { groupsOf, openPart, treeOf } from './task-tree.ts';
import type { TaskNode } from './task-tree.ts';

const task = (id: string, parentId: string | null, status: Task['status'] = 'open', phase: Task['phase'] = 'return') => ({ id, parentId, status, phase, title: id }) as Task;
const names = (nodes: readonly TaskNode[]): unknown[] => nodes.map((node) => (node.children.length === 0 ? node.task.id : [node.task.id, ...names(node.children)]));
const count = (nodes: readonly TaskNode[]): number => nodes.reduce((sum, node) => sum + 1 + count(node.children), 0);

const tasks = [task('box', null, 'done'), task('slot', 'box'), task('laptop', null, 'done'), task('check', 'laptop', 'done'), task('end', null, 'open', 'access')];

describe('the checklist as a tree', () => {
  test('nests tasks under their parents, in the order they were planned', () => {
    expect(names(treeOf(tasks))).toEqual([['box', 'slot'], ['laptop', 'check'], 'end']);
  });

  test('a task whose parent is not there stands at the top', () => {
    expect(names(treeOf([task('orphan', 'gone')]))).toEqual(['orphan']);
  });

  test('however they nest, no task is lost', () => {
    fc.assert(fc.property(fc.array(fc.nat(20), { maxLength: 20 }), (parents) => {
      const all = parents.map((parent, index) => task(String(index), parent < index ? String(parent) : null));
      expect(count(treeOf(all))).toBe(all.length);
    }));
  });

  test('only what is open keeps the settled parents that lead to it', () => {
    expect(names(openPart(treeOf(tasks)))).toEqual([['box', 'slot'], 'end']);
  });

  test('groups follow the phases, each with what is done of what counts', () => {
    const groups = groupsOf([...tasks, task('gone', null, 'withdrawn')], { byPhase: true, openOnly: false });
    expect(groups.map(({ phase, done, all }) => [phase, done, all])).toEqual([['return', 3, 4], ['access', 0, 1]]);
    expect(groupsOf(tasks, { byPhase: false, openOnly: true })).toMatchObject([{ phase: null, done: 3, all: 5 }]);
  });

  test('a phase with nothing to show is not shown', () => {
    expect(groupsOf([task('done', null, 'done')], { byPhase: true, openOnly: true })).toEqual([]);
  });
});
