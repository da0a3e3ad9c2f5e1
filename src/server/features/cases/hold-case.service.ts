/**
 * A case held for one who decides about it as a whole. Moving, cancelling and planning anew read what was asked and what is
 * due and act on that; a deadline that fired in between would send what was just called off, or to a date that was just moved.
 * Rule: first what is due, then the case, as the sweep does, so that nobody waits for somebody who waits for them.
 */
import { holdDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lockCase } from './case.repo.ts';

export async function holdCase(unit: Unit, caseId: string): Promise<void> {
  await holdDeadlines(unit.tx, caseId);
  await lockCase(unit.tx, caseId);
}
