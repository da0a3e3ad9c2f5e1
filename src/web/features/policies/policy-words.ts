/** A policy's conditions and parties in words; what cannot be said plainly stays as it is written. */
import type { PolicyDetail, PolicyVersion } from '#contract/policies';

const parties: Record<string, string> = { it: 'IT', hr: 'HR', security: 'Security', manager: 'Manager', leaver: 'Leaver', mailroom: 'Mailroom', technician: 'Technician' };

export function partyName(owner: string): string {
  const partner = owner.replace(/^partner:/, '').replaceAll('_', ' ');
  return parties[owner] ?? partner.charAt(0).toUpperCase() + partner.slice(1);
}

export const ruleName = (key: string): string => {
  const text = key.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const statusWords: Record<PolicyVersion['status'], string> = { published: 'in force', retired: 'retired', draft: 'draft' };

/** "31 rules, 44 tasks" */
export const sizeWords = (version: Pick<PolicyVersion, 'rules' | 'tasks'>): string => `${version.rules} ${version.rules === 1 ? 'rule' : 'rules'}, ${version.tasks} ${version.tasks === 1 ? 'task' : 'tasks'}`;

/** What publishing does to the cases that are open. */
export function publishConsequence(next: number, current: Pick<PolicyVersion, 'openCases' | 'version'> | undefined): string {
  const open = current?.openCases ?? 0;
  const kept = open === 0 ? 'No open case is planned with the version before.' : `${open} open ${open === 1 ? 'case keeps' : 'cases keep'} version ${current?.version ?? 0} until somebody plans ${open === 1 ? 'it' : 'them'} anew.`;
  return `New cases are planned with version ${next} from now on. ${kept}`;
}

/** Rules whose name, condition, reason or tasks contain every word typed. */
export function rulesMatching(rules: PolicyDetail['rulesView'], text: string): PolicyDetail['rulesView'] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rules;
  return rules.filter((rule) => {
    const have = [rule.key.replaceAll('_', ' '), rule.when ?? '', rule.because, ...rule.tasks.flatMap((task) => [task.title, partyName(task.owner)])].join(' ').toLowerCase();
    return words.every((word) => have.includes(word));
  });
}

/** A published file's name: `policy-7.yaml`. */
export const fileName = (version: Pick<PolicyVersion, 'version'>): string => `policy-${version.version}.yaml`;
