/** All SQL of `deadline`. Moving a date updates rows; one that has fired stays fired (ARCHITECTURE 6). */
import { sql } from 'kysely';
import { insertOf, insertRows } from '../db/many-rows.ts';
import type { Write } from '../db/write-together.ts';
import type { Tx, Unit } from '../work/unit-of-work.ts';

export type DeadlineDraft = { kind: string; subjectId: string; step?: number; caseId?: string | null; dueAt: string; payload?: Record<string, unknown> };

/** Codes of ours stand in the text: a plan that is kept finds the index of those that wait only so. */
const waiting = sql.lit('waiting');

const rowOf = (unit: Unit, draft: DeadlineDraft) => (
  { id: unit.newId(), kind: draft.kind, subject_id: draft.subjectId, step: draft.step ?? 0, case_id: draft.caseId ?? null, due_at: draft.dueAt, payload: draft.payload ?? {} });

/** Sets or moves the deadlines of subjects. One that has fired stays fired: what happened is not undone by a new date. */
export async function setDeadlines(unit: Unit, drafts: readonly DeadlineDraft[]): Promise<void> {
  const [first, ...others] = new Map(drafts.map((draft) => [`${draft.kind} ${draft.subjectId} ${draft.step ?? 0}`, rowOf(unit, draft)])).values();
  if (first !== undefined) await settingOf(await insertOf(unit.tx, 'deadline', [first, ...others])).execute(unit.tx);
}

const settingOf = (insert: Write) => sql`${insert} on conflict (kind, subject_id, step) do update set due_at = excluded.due_at, status = 'waiting', payload = excluded.payload where deadline.status <> 'fired'`;

/** One, with what is written at the end of the unit. */
export async function setDeadlineAtEnd(unit: Unit, draft: DeadlineDraft): Promise<void> {
  unit.atEnd(settingOf(await insertOf(unit.tx, 'deadline', [rowOf(unit, draft)])));
}

/** From now on this is the deadline of its kind and subject, and another that waits is called off: two writes, to be made together with others. */
export async function onlyDeadline(unit: Unit, draft: DeadlineDraft): Promise<Write[]> {
  const off = sql`update deadline set status = 'cancelled' where status = 'waiting' and subject_id = ${draft.subjectId} and kind = ${draft.kind} and step <> ${draft.step ?? 0}`;
  return [off, settingOf(await insertOf(unit.tx, 'deadline', [rowOf(unit, draft)]))];
}

/** Many, of subjects that have none yet. */
export const insertDeadlines = (unit: Unit, drafts: readonly DeadlineDraft[]): Promise<void> => insertRows(unit.tx, 'deadline', drafts.map((draft) => rowOf(unit, draft)));

/** Cancels the waiting deadlines of a subject, of the kinds it has, or of a case. Returns how many. */
export async function cancelDeadlines(unit: Unit, where: { subjectId: string; kinds: readonly string[] } | { caseId: string }): Promise<number> {
  let query = unit.tx.updateTable('deadline').set({ status: 'cancelled' }).where('status', '=', waiting);
  if ('caseId' in where) query = query.where('case_id', '=', where.caseId);
  else query = query.where('subject_id', '=', where.subjectId).where('kind', 'in', [...where.kinds]);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Waits for whatever of this case is being fired now; what still waits is fired after the end of this unit, if it waits then. */
export async function holdDeadlines(tx: Tx, caseId: string): Promise<void> {
  await tx.selectFrom('deadline').select('id').where('case_id', '=', caseId).where('status', '=', waiting).orderBy('due_at').orderBy('id').forUpdate().execute();
}

/** Claims the oldest deadline that is due, for kinds that somebody handles. */
export async function claimDue(tx: Tx, kinds: readonly string[], now: string) {
  const next = tx.selectFrom('deadline').select('id').where('status', '=', waiting).where('due_at', '<=', now).where('kind', 'in', ['', ...kinds]).orderBy('due_at').orderBy('id').limit(1).forUpdate().skipLocked();
  return tx.updateTable('deadline').set({ status: 'fired', fired_at: now }).where('id', '=', next).returningAll().executeTakeFirst();
}
