/**
 * Keys are unique, every `after` names a task that exists, and no task waits
 * for itself by any way round.
 * Rule: ROADMAP, "Nothing is published that leaves … a cycle among tasks".
 */
import { keyMend, keyPattern, largest } from './limits.ts';
import type { PolicyDocument, ReportProblem, TaskTemplate } from './policy-document.ts';

type Node = { readonly path: string; readonly ruleKey: string; readonly after: readonly string[]; readonly parent: string | null };

function repeated(keys: readonly (string | undefined)[]): number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => {
    if (key === undefined) return [];
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}

function checkKeys(path: string, keys: readonly string[], report: ReportProblem): void {
  for (const index of repeated(keys)) {
    const key = keys[index] ?? '';
    report({ path: `${path}[${index}].key`, ruleKey: key, problem: 'duplicate_key', message: `The key "${key}" is used twice.`, mend: 'Give one of them another key.' });
  }
  keys.forEach((key, index) => {
    if (!keyPattern.test(key)) {
      report({ path: `${path}[${index}].key`, ruleKey: key, problem: 'bad_key', message: `"${key}" is not a key.`, mend: keyMend });
    }
  });
}

/** `after` entries without a slash are tasks of the same rule. */
export const taskReference = (reference: string, ruleKey: string): string => (reference.includes('/') ? reference : `${ruleKey}/${reference}`);

function collect(document: PolicyDocument, report: ReportProblem): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const walk = (tasks: readonly TaskTemplate[], path: string, ruleKey: string, parent: string | null, depth: number): void => {
    if (depth > largest.depth || nodes.size > largest.tasks) return;
    tasks.forEach((task, index) => {
      const key = `${ruleKey}/${task.key}`;
      const here = `${path}[${index}]`;
      if (nodes.has(key)) {
        report({ path: `${here}.key`, ruleKey, problem: 'duplicate_key', message: `The key "${task.key}" is used twice in rule "${ruleKey}".`, mend: 'Give one of them another key.' });
        return;
      }
      const after = (task.after ?? []).map((reference) => taskReference(reference, ruleKey));
      nodes.set(key, { path: here, ruleKey, after, parent: task.due.anchor === 'parent_done' ? parent : null });
      walk(task.tasks ?? [], `${here}.tasks`, ruleKey, key, depth + 1);
    });
  };
  document.rules.forEach((rule, index) => walk(rule.tasks, `rules[${index}].tasks`, rule.key, null, 1));
  if (nodes.size > largest.tasks) {
    report({ path: 'rules', ruleKey: null, problem: 'too_many_tasks', message: `There are more than ${largest.tasks} tasks.`, mend: 'Use forEach instead of one task for each thing.' });
  }
  return nodes;
}

function checkReferences(nodes: ReadonlyMap<string, Node>, report: ReportProblem): void {
  for (const node of nodes.values()) {
    node.after.forEach((key, index) => {
      if (!nodes.has(key)) {
        report({ path: `${node.path}.after[${index}]`, ruleKey: node.ruleKey, problem: 'unknown_task', message: `There is no task "${key}".`, mend: 'Write the key of a task in this rule, or rule/task for one in another.' });
      }
    });
  }
}

type Step = { readonly key: string; readonly waiting: string[] };

/** Depth first on a stack of its own: a hostile policy may chain thousands of tasks. */
function checkCycles(nodes: ReadonlyMap<string, Node>, report: ReportProblem): void {
  const step = (key: string): Step => {
    const node = nodes.get(key);
    const waiting = node ? [...node.after, ...(node.parent === null ? [] : [node.parent])] : [];
    return { key, waiting: waiting.filter((other) => nodes.has(other)) };
  };
  const finished = new Set<string>();
  for (const start of nodes.keys()) {
    if (finished.has(start)) continue;
    const stack = [step(start)];
    const onStack = new Set([start]);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const key = top.waiting.pop();
      if (key === undefined) {
        stack.pop();
        onStack.delete(top.key);
        finished.add(top.key);
      } else if (onStack.has(key)) {
        reportCycle([...onStack], key, nodes, report);
      } else if (!finished.has(key)) {
        stack.push(step(key));
        onStack.add(key);
      }
    }
  }
}

function reportCycle(path: readonly string[], back: string, nodes: ReadonlyMap<string, Node>, report: ReportProblem): void {
  const round = [...path.slice(path.indexOf(back)), back];
  const node = nodes.get(back);
  const message = `These tasks wait for each other: ${round.slice(0, 8).join(' → ')}${round.length > 8 ? ' …' : ''}.`;
  const mend = 'Remove one "after", or choose another anchor than parent_done.';
  report({ path: node?.path ?? 'rules', ruleKey: node?.ruleKey ?? null, problem: 'cycle', message, mend });
}

/** Reports keys used twice, tasks that are waited for but do not exist, and cycles. */
export function checkOrder(document: PolicyDocument, report: ReportProblem): void {
  checkKeys('rules', document.rules.map((rule) => rule.key), report);
  checkKeys('timing.cutOff', document.timing.cutOff.map((rule) => rule.key), report);
  checkKeys('timing.returnBy', document.timing.returnBy.map((rule) => rule.key), report);
  const nodes = collect(document, report);
  checkReferences(nodes, report);
  checkCycles(nodes, report);
}
