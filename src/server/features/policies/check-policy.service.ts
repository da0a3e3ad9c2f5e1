/** What is wrong in a policy file, changing nothing. */
import type { checkPolicy } from '#contract/policies';
import type { Answer } from '#contract/route';
import { countTasks } from './read-policy.service.ts';
import { readSource } from './publish-policy.service.ts';

export function checkSource(source: string): Answer<typeof checkPolicy> {
  const read = readSource(source);
  if (!read.ok) return { ok: false, problems: read.error.problems.map((problem) => ({ ...problem })), rules: 0, tasks: 0 };
  return { ok: true, problems: [], rules: read.value.rules.length, tasks: read.value.rules.reduce((sum, rule) => sum + countTasks(rule.tasks), 0) };
}
