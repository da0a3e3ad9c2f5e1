/**
 * The step by which HR says that the leaver was told: `completes: told`.
 * Rule: nothing reaches the leaver before it is ticked (PRODUCT, invariants).
 * A policy with a wording that waits for it must have the step, once, and not
 * in the leaver's own hands; both are checked when a file is published, so that
 * what was published before stays readable.
 */
import type { PolicyDocument, PolicyProblem, TaskTemplate } from './policy-document.ts';

type Found = { readonly task: TaskTemplate; readonly path: string; readonly ruleKey: string; readonly inForEach: boolean };

function everyTask(document: PolicyDocument): Found[] {
  const walk = (tasks: readonly TaskTemplate[], path: string, ruleKey: string, inForEach: boolean): Found[] => tasks.flatMap((task, index) => {
    const here = { task, path: `${path}[${index}]`, ruleKey, inForEach: inForEach || task.forEach !== undefined };
    return [here, ...walk(task.tasks ?? [], `${here.path}.tasks`, ruleKey, here.inForEach)];
  });
  return document.rules.flatMap((rule, index) => walk(rule.tasks, `rules[${index}].tasks`, rule.key, false));
}

/** Documents from before `completes: told`, which knew the step by its key: the same document, with the step named as today. */
export function withToldNamed(document: PolicyDocument): PolicyDocument {
  const all = everyTask(document);
  const isOld = ({ task }: Pick<Found, 'task'>) => task.key === 'told' && task.completes === undefined;
  if (all.some(({ task }) => task.completes === 'told') || !all.some(isOld)) return document;
  const named = (task: TaskTemplate): TaskTemplate => ({ ...task, ...(isOld({ task }) ? { completes: 'told' as const } : {}), ...(task.tasks ? { tasks: task.tasks.map(named) } : {}) });
  return { ...document, rules: document.rules.map((rule) => ({ ...rule, tasks: rule.tasks.map(named) })) };
}

/** What a document must keep about being told, before it is published. */
export function checkTold(document: PolicyDocument): PolicyProblem[] {
  const steps = everyTask(document).filter(({ task }) => task.completes === 'told');
  const { sets, byReason, default: usual } = document.wording;
  const waiting = [...new Set([usual, ...Object.values(byReason ?? {})])].filter((name) => name !== undefined && Object.hasOwn(sets, name) && sets[name]?.toLeaver === 'after_told');
  const missing = steps.length > 0 ? [] : waiting.map((name): PolicyProblem => ({
    path: `wording.sets.${name}.toLeaver`, ruleKey: null, problem: 'told_missing', message: `"${name}" waits until the leaver was told, and no task says that they were.`,
    mend: 'Add a task for HR with completes: told, or write toLeaver: send.',
  }));
  return [...missing, ...steps.flatMap(wrongIn)];
}

function wrongIn({ task, path, ruleKey, inForEach }: Found): PolicyProblem[] {
  const say = (field: string, problem: string, message: string, mend: string): PolicyProblem => ({ path: `${path}.${field}`, ruleKey, problem, message, mend });
  return [
    ...(inForEach ? [say('completes', 'wrong_item', 'A leaver is told once, not once for each thing.', 'Move the task out of the forEach.')] : []),
    ...(task.owner === 'leaver' ? [say('owner', 'told_by_leaver', 'The leaver cannot say for us that they were told.', 'Give the task to hr, or to whoever speaks with them.')] : []),
    ...(task.ask !== undefined && task.ask !== 'none' ? [say('ask', 'told_by_ask', 'A message cannot tell somebody that they are leaving.', 'Leave out ask: a person ticks this task.')] : []),
  ];
}
