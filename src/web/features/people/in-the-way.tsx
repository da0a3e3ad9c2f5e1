/** Who stands in the way of saving: the record that has the number already, or the circle of managers. */
import { consolePage } from '#contract/console-page';
import { Problem } from '../../platform/problem.ts';
import { AppLink } from '../../ui/app-link.tsx';

export function InTheWay({ problem }: { problem: Problem | null }) {
  const other = problem?.facts['person'] as { id?: unknown; name?: unknown } | undefined;
  if (typeof other?.id !== 'string') return null;
  return (
    <p style={{ marginTop: 6 }}>
      <AppLink href={consolePage.person(other.id)} className="hb-link" target="_blank">{typeof other.name === 'string' ? other.name : 'Open that record'}</AppLink>
    </p>
  );
}

/** A circle of managers is said beside the manager too. */
export const atTheManager = (problem: Problem): Problem =>
  problem.code === 'manager_circle' ? new Problem({ type: 'urn:handback:problem:manager_circle', code: problem.code, title: problem.title, status: problem.status, detail: problem.detail, fields: [{ path: 'managerId', message: 'They report to this person, directly or further up' }] }) : problem;
