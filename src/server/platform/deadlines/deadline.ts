/**
 * Deadlines are rows: swept, claimed by compare-and-set and handled in one
 * transaction. Moving a date updates rows; there is no job to hunt. A worker
 * that slept three days loses none and doubles none (ARCHITECTURE 6).
 */
import { claimDue } from './deadline.repo.ts';
import { system } from '../work/actor.ts';
import type { RunUnit, Unit } from '../work/unit-of-work.ts';

export type DeadlineRow = { readonly id: string; readonly kind: string; readonly subjectId: string; readonly step: number; readonly caseId: string | null; readonly dueAt: string; readonly payload: Record<string, unknown> };
export type DeadlineHandler = { readonly kind: string; readonly handle: (unit: Unit, deadline: DeadlineRow) => Promise<void> };

/** Fires what is due, oldest first, each in its own transaction. Returns how many fired. */
export async function sweepDeadlines(run: RunUnit, handlers: readonly DeadlineHandler[]): Promise<number> {
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  let fired = 0;
  for (;;) {
    const one = await run(system('deadlines'), (unit) => fireNext(unit, byKind));
    if (!one) return fired;
    fired += 1;
  }
}

async function fireNext(unit: Unit, handlers: ReadonlyMap<string, DeadlineHandler>): Promise<boolean> {
  const row = await claimDue(unit.tx, [...handlers.keys()], unit.now);
  const handler = row && handlers.get(row.kind);
  if (!row || !handler) return false;
  await handler.handle(unit, { id: row.id, kind: row.kind, subjectId: row.subject_id, step: row.step, caseId: row.case_id, dueAt: row.due_at, payload: row.payload });
  return true;
}
