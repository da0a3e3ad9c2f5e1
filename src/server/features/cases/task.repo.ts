/** All SQL of `task`. */
import type { PlannedTask } from '#domain/policy/plan';
import { sql } from 'kysely';
import { madeOnce } from '../../platform/db/made-once.ts';
import { relationOf, updateRows } from '../../platform/db/many-rows.ts';
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

export const tasksOf = madeOnce((tx, caseId: string) => tx.selectFrom('task as t').leftJoin('person as p', 'p.id', 't.owner_person_id').leftJoin('member as m', (j) => j.on((e) => e(e.cast<string>('m.id', 'text'), '=', e.ref('t.done_by_id'))))
  .selectAll('t').select(['p.name as owner_name', 'm.name as done_by_name']).where('t.case_id', '=', caseId).orderBy('t.position'));
export type TaskRecord = Awaited<ReturnType<typeof tasksOf>>[number];

/** What decides which task's time has come; asked after every act, so without the names that a page shows. */
export const progressOf = (tx: Tx, caseId: string) =>
  tx.selectFrom('task').select(['id', 'key', 'parent_id', 'status', 'version', 'completes', 'definition', 'due', 'due_at', 'acted_at', 'done_at', 'done_by_kind', 'done_by_id', 'subject_kind', 'subject_id']).where('case_id', '=', caseId).orderBy('position').execute();
export type TaskProgress = Awaited<ReturnType<typeof progressOf>>[number];

/** What came of it, all in one statement, by compare-and-set on each one's version. Returns how many were as they were read. */
export const writeProgress = async (tx: Tx, tasks: readonly TaskProgress[]): Promise<number> => (await updateRows(tx, 'task', tasks.map(({ id, version, status, due_at, acted_at, done_at, done_by_kind, done_by_id }) => (
  { id, version, status, due_at, acted_at, done_at, done_by_kind, done_by_id })))).size;

export const taskById = (tx: Tx, id: string) => tx.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst();

/** Open tasks that wait until everyone who helped was thanked. */
export const tasksWaitingForThanks = (tx: Tx, caseId: string) =>
  tx.selectFrom('task as t').innerJoin('offboarding_case as c', 'c.id', 't.case_id').select(['t.id', 't.key', 'c.status as case_status']).where('t.case_id', '=', caseId).where('t.completes', '=', 'helpers_thanked').where('t.status', '=', 'open').execute();

/** Tasks that a fact has finished, about one item of a case. */
export function tasksFinishedBy(tx: Tx, completion: string, where: { caseId: string; itemId: string; whileOpen?: true }) {
  const query = tx.selectFrom('task').selectAll().where('completes', '=', completion).where('status', '=', 'done').where('case_id', '=', where.caseId).where('subject_id', '=', where.itemId);
  return (where.whileOpen ? query.where((e) => e.exists(e.selectFrom('offboarding_case as c').select('c.id').whereRef('c.id', '=', 'task.case_id').where('c.status', '=', 'open'))) : query).execute();
}

type Change = Partial<{ status: string; due_at: string | null; acted_at: string; done_at: string | null; done_by_kind: string | null; done_by_id: string | null; done_note: string | null; withdrawn_by: string | null; title: string; owner_party: string; owner_person_id: string | null }>;

/** Compare-and-set on the status (and version); false when somebody was faster. */
export async function changeTask(tx: Tx, id: string, expected: { statuses: readonly string[]; version?: number }, change: Change): Promise<boolean> {
  let query = tx.updateTable('task').set((e) => ({ ...change, version: e('version', '+', 1) })).where('id', '=', id).where('status', 'in', [...expected.statuses]);
  if (expected.version !== undefined) query = query.where('version', '=', expected.version);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** Several at once, each with what becomes of it; those that stand otherwise by now stay as they are. Every change of a call sets the same columns. */
export async function changeTasks(tx: Tx, statuses: readonly string[], changes: readonly ({ readonly id: string } & Change)[]): Promise<Set<string>> {
  const [first] = changes;
  if (first === undefined) return new Set();
  const columns = Object.keys(first);
  const sets = sql.join([...columns.filter((column) => column !== 'id').map((column) => sql`${sql.ref(column)} = ${sql.ref(`x.${column}`)}`), sql`version = t.version + 1`]);
  const { rows } = await sql<{ id: string }>`update task t set ${sets} from ${await relationOf(tx, 'task', columns, changes)} as x where t.id = x.id and t.status = any (${[...statuses]}::text[]) returning t.id`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** What is about an asset and of no use any more. Returns their keys. */
export async function dropTasks(tx: Tx, about: { readonly caseId: string; readonly assetId: string; readonly phases: readonly string[] }, by: Change): Promise<string[]> {
  const rows = await tx.updateTable('task').set((e) => ({ ...by, status: 'not_needed', version: e('version', '+', 1) })).where('case_id', '=', about.caseId).where('subject_id', '=', about.assetId)
    .where('phase', 'in', [...about.phases]).where('status', 'in', ['open', 'waiting']).returning(['key', 'position']).execute();
  return rows.sort((a, b) => a.position - b.position).map((row) => row.key);
}

export async function lastPosition(tx: Tx, caseId: string): Promise<number> {
  return Number((await tx.selectFrom('task').select((e) => e.fn.max('position').as('n')).where('case_id', '=', caseId).executeTakeFirst())?.n ?? -1);
}
