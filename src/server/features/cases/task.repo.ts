/** All SQL of `task`. */
import type { PlannedTask } from '#domain/policy/plan';
import type { Tx } from '../../platform/work/unit-of-work.ts';

/** What of a planned task is kept as it was planned, beside the columns that are searched. */
export type TaskDefinition = Pick<PlannedTask, 'templateKey' | 'detail' | 'after' | 'blocksClearance' | 'approvalRole' | 'reminders' | 'escalation'>;

export type OwnerIds = (owner: string) => string | null;

/** The rows of a plan; JSON as it is. */
export const taskRows = (caseId: string, planned: readonly PlannedTask[], ids: ReadonlyMap<string, string>, owners: OwnerIds, firstPosition = 0) => planned.map((task, index) => {
  const { templateKey, detail, after, blocksClearance, approvalRole, reminders, escalation } = task;
  const definition: TaskDefinition = { templateKey, detail, after, blocksClearance, approvalRole, reminders, escalation };
  return {
    id: ids.get(task.key) as string, case_id: caseId, parent_id: task.parentKey === null ? null : (ids.get(task.parentKey) ?? null), key: task.key, rule_key: task.ruleKey, position: firstPosition + index, title: task.title, because: task.because,
    phase: task.phase, owner_party: task.owner, owner_person_id: owners(task.owner), status: task.startsAs, subject_kind: task.item?.kind ?? null, subject_id: task.item?.id ?? null, due_at: task.dueAt, due: task.due,
    completes: task.completes, ask_kind: task.ask === 'none' ? null : task.ask, effort_seconds: task.effortSeconds, evidence_wanted: task.evidence, definition,
  };
});

export async function insertTasks(tx: Tx, caseId: string, planned: readonly PlannedTask[], ids: ReadonlyMap<string, string>, owners: OwnerIds, firstPosition = 0): Promise<void> {
  const rows = taskRows(caseId, planned, ids, owners, firstPosition);
  for (let start = 0; start < rows.length; start += 500) {
    await tx.insertInto('task').values(rows.slice(start, start + 500).map((row) => ({ ...row, due: JSON.stringify(row.due), definition: JSON.stringify(row.definition) }))).execute();
  }
}

export const tasksOf = (tx: Tx, caseId: string) => tx.selectFrom('task as t').leftJoin('person as p', 'p.id', 't.owner_person_id').leftJoin('member as m', (j) => j.on((e) => e(e.cast<string>('m.id', 'text'), '=', e.ref('t.done_by_id'))))
  .selectAll('t').select(['p.name as owner_name', 'm.name as done_by_name']).where('t.case_id', '=', caseId).orderBy('t.position').execute();
export type TaskRecord = Awaited<ReturnType<typeof tasksOf>>[number];

/** What decides which task's time has come; asked after every act, so without the names that a page shows. */
export const progressOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('task').select(['id', 'key', 'parent_id', 'status', 'definition', 'due', 'due_at', 'done_at', 'subject_kind', 'subject_id']).where('case_id', '=', caseId).orderBy('position').execute();
export type TaskProgress = Awaited<ReturnType<typeof progressOf>>[number];

export const taskById = (tx: Tx, id: string) => tx.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst();

/** Open or waiting tasks that wait for a fact, in open cases; about one item or about none. */
export async function tasksWaitingFor(tx: Tx, completion: string, where: { caseId?: string | undefined; itemId?: string | undefined }) {
  let query = tx.selectFrom('task as t').innerJoin('offboarding_case as c', 'c.id', 't.case_id').selectAll('t').where('t.completes', '=', completion).where('t.status', 'in', ['open', 'waiting']).where('c.status', '=', 'open');
  if (where.caseId) query = query.where('t.case_id', '=', where.caseId);
  if (where.itemId) query = query.where('t.subject_id', '=', where.itemId);
  return query.execute();
}

/** Open tasks that wait until everyone who helped was thanked; only once their case is cleared, since until then more may help. */
export const tasksWaitingForThanks = (tx: Tx, caseId: string) =>
  tx.selectFrom('task as t').innerJoin('offboarding_case as c', 'c.id', 't.case_id').select(['t.id', 't.key', 't.case_id']).where('t.case_id', '=', caseId).where('t.completes', '=', 'helpers_thanked').where('t.status', '=', 'open').where('c.status', '=', 'cleared').execute();

/** Tasks that a fact has finished, about one item of a case. */
export const tasksFinishedBy = (tx: Tx, completion: string, where: { caseId: string; itemId: string }) =>
  tx.selectFrom('task').selectAll().where('completes', '=', completion).where('status', '=', 'done').where('case_id', '=', where.caseId).where('subject_id', '=', where.itemId).execute();

type Change = Partial<{ status: string; due_at: string | null; acted_at: string; done_at: string | null; done_by_kind: string | null; done_by_id: string | null; done_note: string | null; withdrawn_by: string | null; title: string; owner_party: string; owner_person_id: string | null }>;

/** Compare-and-set on the status (and version); false when somebody was faster. */
export async function changeTask(tx: Tx, id: string, expected: { statuses: readonly string[]; version?: number }, change: Change): Promise<boolean> {
  let query = tx.updateTable('task').set((e) => ({ ...change, version: e('version', '+', 1) })).where('id', '=', id).where('status', 'in', [...expected.statuses]);
  if (expected.version !== undefined) query = query.where('version', '=', expected.version);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

export async function lastPosition(tx: Tx, caseId: string): Promise<number> {
  return Number((await tx.selectFrom('task').select((e) => e.fn.max('position').as('n')).where('case_id', '=', caseId).executeTakeFirst())?.n ?? -1);
}
