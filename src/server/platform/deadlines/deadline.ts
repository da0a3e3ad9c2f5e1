/**
 * Deadlines are rows: swept, claimed by compare-and-set and handled in one
 * transaction. Moving a date updates rows; there is no job to hunt. A worker
 * that slept three days loses none and doubles none (ARCHITECTURE 6).
 */
import { system } from '../work/actor.ts';
import type { RunUnit, Unit } from '../work/unit-of-work.ts';

export type DeadlineRow = { readonly id: string; readonly kind: string; readonly subjectId: string; readonly step: number; readonly caseId: string | null; readonly dueAt: string; readonly payload: Record<string, unknown> };
export type DeadlineHandler = { readonly kind: string; readonly handle: (unit: Unit, deadline: DeadlineRow) => Promise<void> };

export type DeadlineDraft = { kind: string; subjectId: string; step?: number; caseId?: string | null; dueAt: string; payload?: Record<string, unknown> };

/** Sets or moves the deadline of a subject. One that has fired stays fired: what happened is not undone by a new date. */
export async function setDeadline(unit: Unit, draft: DeadlineDraft): Promise<void> {
  await unit.tx.insertInto('deadline').values({
    id: unit.newId(), kind: draft.kind, subject_id: draft.subjectId, step: draft.step ?? 0, case_id: draft.caseId ?? null, due_at: draft.dueAt, payload: JSON.stringify(draft.payload ?? {}),
  }).onConflict((c) => c.columns(['kind', 'subject_id', 'step']).doUpdateSet({ due_at: draft.dueAt, status: 'waiting', payload: JSON.stringify(draft.payload ?? {}) }).where('deadline.status', '<>', 'fired')).execute();
}

/** Cancels the waiting deadlines of a subject, of one kind or of all. Returns how many. */
export async function cancelDeadlines(unit: Unit, where: { subjectId: string; kind?: string } | { caseId: string }): Promise<number> {
  let query = unit.tx.updateTable('deadline').set({ status: 'cancelled' }).where('status', '=', 'waiting');
  if ('caseId' in where) query = query.where('case_id', '=', where.caseId);
  else {
    query = query.where('subject_id', '=', where.subjectId);
    if (where.kind) query = query.where('kind', '=', where.kind);
  }
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

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
  const row = await unit.tx.selectFrom('deadline').selectAll().where('status', '=', 'waiting').where('due_at', '<=', unit.now).where('kind', 'in', ['', ...handlers.keys()])
    .orderBy('due_at').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst();
  if (!row) return false;
  await unit.tx.updateTable('deadline').set({ status: 'fired', fired_at: unit.now }).where('id', '=', row.id).execute();
  await handlers.get(row.kind)!.handle(unit, { id: row.id, kind: row.kind, subjectId: row.subject_id, step: row.step, caseId: row.case_id, dueAt: row.due_at, payload: row.payload });
  return true;
}
