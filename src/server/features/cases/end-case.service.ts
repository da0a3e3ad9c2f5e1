/** The case's own side of a clearance: it ends, and it can be opened again. What a clearance needs is the clearance slice's to judge. */
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { caseById, changeCase, openCaseOf } from './case.repo.ts';

/** False when the case is not open any more. */
export async function markCleared(unit: Unit, caseId: string): Promise<boolean> {
  if (!(await changeCase(unit.tx, caseId, { status: 'open' }, { status: 'cleared', cleared_at: unit.now }, unit.now))) return false;
  unit.audit({ action: 'case.cleared', entity: { kind: 'case', id: caseId }, caseId });
  return true;
}

/** Refused while the person has another open case: somebody who leaves again gets one of their own. */
export async function markReopened(unit: Unit, caseId: string): Promise<Verdict<true>> {
  const row = await caseById(unit.tx, caseId);
  if (!row) return refuse('not_found');
  const other = await openCaseOf(unit.tx, row.person_id);
  if (other) return refuse('case_open', { caseId: other.id, number: other.number });
  if (!(await changeCase(unit.tx, caseId, { status: 'cleared' }, { status: 'open', cleared_at: null }, unit.now))) return refuse('conflict', { status: row.status });
  unit.audit({ action: 'case.reopened', entity: { kind: 'case', id: caseId }, caseId });
  return allow(true);
}
