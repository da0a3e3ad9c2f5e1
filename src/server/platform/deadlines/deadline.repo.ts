/** All SQL of `deadline`. Moving a date updates rows; one that has fired stays fired (ARCHITECTURE 6). */
import { insertRows } from '../db/many-rows.ts';
import type { Tx, Unit } from '../work/unit-of-work.ts';

export type DeadlineDraft = { kind: string; subjectId: string; step?: number; caseId?: string | null; dueAt: string; payload?: Record<string, unknown> };

/** Sets or moves the deadline of a subject. One that has fired stays fired: what happened is not undone by a new date. */
export async function setDeadline(unit: Unit, draft: DeadlineDraft): Promise<void> {
  await unit.tx.insertInto('deadline').values({
    id: unit.newId(), kind: draft.kind, subject_id: draft.subjectId, step: draft.step ?? 0, case_id: draft.caseId ?? null, due_at: draft.dueAt, payload: JSON.stringify(draft.payload ?? {}),
  }).onConflict((c) => c.columns(['kind', 'subject_id', 'step']).doUpdateSet({ due_at: draft.dueAt, status: 'waiting', payload: JSON.stringify(draft.payload ?? {}) }).where('deadline.status', '<>', 'fired')).execute();
}

/** Many, of subjects that have none yet. */
export const insertDeadlines = (unit: Unit, drafts: readonly DeadlineDraft[]): Promise<void> => insertRows(unit.tx, 'deadline', drafts.map((draft) => (
  { id: unit.newId(), kind: draft.kind, subject_id: draft.subjectId, step: draft.step ?? 0, case_id: draft.caseId ?? null, due_at: draft.dueAt, payload: draft.payload ?? {} })));

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

/** Waits for whatever of this case is being fired now; what still waits is fired after the end of this unit, if it waits then. */
export async function holdDeadlines(tx: Tx, caseId: string): Promise<void> {
  await tx.selectFrom('deadline').select('id').where('case_id', '=', caseId).where('status', '=', 'waiting').orderBy('due_at').orderBy('id').forUpdate().execute();
}

/** Claims the oldest deadline that is due, for kinds that somebody handles. */
export async function claimDue(tx: Tx, kinds: readonly string[], now: string) {
  const row = await tx.selectFrom('deadline').selectAll().where('status', '=', 'waiting').where('due_at', '<=', now).where('kind', 'in', ['', ...kinds])
    .orderBy('due_at').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst();
  if (row) await tx.updateTable('deadline').set({ status: 'fired', fired_at: now }).where('id', '=', row.id).execute();
  return row;
}
