/**
 * The steps of a bulk change: preview, apply, undo; each batch one transaction
 * in which records, audit entries and the cursor move together. A process that
 * dies leaves whole batches behind it; the next one goes on from the cursor.
 * Rule: a record goes by the version that the preview saw. Who changed it
 * since has won; it is left out and listed, in the act as in the undo.
 */
import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { BulkReason, BulkRecord } from '#domain/bulk/decide-row';
import type { BulkAct } from '#domain/bulk/bulk-fields';
import { system } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { recordsNow } from './bulk-record.repo.ts';
import { actorOf, bulkOf, type Bulk } from './bulk-run.ts';
import { bulkById, countLines, lockBulk, noteBulk, rowsFrom, setLines, silentBulks, takeOverBulk, type BulkLine, type BulkSet, type LineSet } from './bulk.repo.ts';
import { judgeRecords } from './judge-records.service.ts';
import { actOnRecord, aloneInBatch, goesTogether, marked, reasonOf, writeRecord, writeTogether } from './write-record.service.ts';

const previewRows = 500;
const writeRows = 250;
const silentAfterSeconds = 60;

type Step = { readonly rows: number; readonly work: (unit: Unit, bulk: Bulk, lines: readonly BulkLine[]) => Promise<LineSet[]>; readonly end: (unit: Unit) => BulkSet; readonly audit: string | null };

const lineOf = ({ change_id: _change, record_id: _record, ...line }: BulkLine): LineSet => line;

async function preview(unit: Unit, bulk: Bulk, lines: readonly BulkLine[]): Promise<LineSet[]> {
  const judged = await judgeRecords(unit, bulk.kind, lines.map((line) => line.record_id), bulk.changes);
  return lines.map((line) => {
    const { record, verdict } = judged.get(line.record_id)!;
    const change = verdict.verdict === 'change' ? verdict : null;
    return { ...lineOf(line), label: record?.label ?? '', seen_version: record?.version ?? null, verdict: verdict.verdict, before: change?.before ?? null, after: change?.after ?? null, reason: verdict.verdict === 'refused' ? verdict.reason : null };
  });
}

const left = (line: BulkLine, reason: BulkReason): LineSet => ({ ...lineOf(line), outcome: 'left', outcome_reason: reason });

async function apply(unit: Unit, bulk: Bulk, lines: readonly BulkLine[]): Promise<LineSet[]> {
  const wanted = lines.filter((line) => line.verdict === 'change');
  const judged = await judgeRecords(unit, bulk.kind, wanted.map((line) => line.record_id), bulk.changes);
  const act = bulk.changes.find((change) => change.field === 'act');
  const done: LineSet[] = [];
  const together: { line: BulkLine; record: BulkRecord; values: Record<string, unknown> }[] = [];
  for (const line of wanted) {
    const { record, verdict } = judged.get(line.record_id)!;
    if (record === undefined) { done.push(left(line, { code: 'not_visible' })); continue; }
    if (record.version !== line.seen_version) { done.push(left(line, { code: 'changed_since' })); continue; }
    if (verdict.verdict !== 'change') { done.push(left(line, verdict.verdict === 'refused' ? verdict.reason : { code: 'changed_since' })); continue; }
    if (act === undefined && goesTogether(bulk.kind)) { together.push({ line, record, values: verdict.after }); continue; }
    const written = await aloneInBatch(marked(unit, bulk.id, false), (row) => (act?.do === 'set' ? actOnRecord(row, record.id, act.value as BulkAct) : writeRecord(row, bulk.kind, record.id, record.version, verdict.after)));
    done.push(written.ok ? { ...lineOf(line), outcome: 'changed', after_version: written.value.version } : left(line, reasonOf(written.error)));
  }
  if (goesTogether(bulk.kind)) {
    const made = await writeTogether(marked(unit, bulk.id, false), bulk.kind, together);
    for (const { line, record } of together) done.push(made.has(record.id) ? { ...lineOf(line), outcome: 'changed', after_version: record.version + 1 } : left(line, { code: 'changed_since' }));
  }
  return done;
}

async function undo(unit: Unit, bulk: Bulk, lines: readonly BulkLine[]): Promise<LineSet[]> {
  const wanted = lines.filter((line) => line.outcome === 'changed');
  const now = new Map((await recordsNow(unit.tx, bulk.kind, wanted.map((line) => line.record_id))).map((record) => [record.id, record]));
  const done: LineSet[] = [];
  const together: { line: BulkLine; record: BulkRecord; values: Record<string, unknown> }[] = [];
  const keep = (line: BulkLine, reason: BulkReason) => { done.push({ ...lineOf(line), outcome: 'kept', outcome_reason: reason }); };
  for (const line of wanted) {
    const record = now.get(line.record_id);
    const before = line.before as Record<string, unknown> | null;
    if (record === undefined) keep(line, { code: 'not_visible' });
    else if (record.version !== line.after_version) keep(line, { code: 'changed_since' });
    else if (before === null || 'act' in before) keep(line, { code: 'act_stays' });
    else if (goesTogether(bulk.kind)) together.push({ line, record, values: before });
    else {
      const written = await aloneInBatch(marked(unit, bulk.id, true), (row) => writeRecord(row, bulk.kind, record.id, record.version, before));
      if (written.ok) done.push({ ...lineOf(line), outcome: 'undone', after_version: written.value.version, outcome_reason: null });
      else keep(line, reasonOf(written.error));
    }
  }
  if (goesTogether(bulk.kind)) {
    const made = await writeTogether(marked(unit, bulk.id, true), bulk.kind, together);
    for (const { line, record } of together) {
      if (made.has(record.id)) done.push({ ...lineOf(line), outcome: 'undone', after_version: record.version + 1, outcome_reason: null });
      else keep(line, { code: 'changed_since' });
    }
  }
  return done;
}

const steps: { readonly [status: string]: Step } = {
  previewing: { rows: previewRows, work: preview, end: (unit) => ({ status: 'previewed', previewed_at: unit.now }), audit: null },
  applying: { rows: writeRows, work: apply, end: (unit) => ({ status: 'applied', applied_at: unit.now }), audit: 'bulk.applied' },
  undoing: { rows: writeRows, work: undo, end: (unit) => ({ status: 'undone', undone_at: unit.now }), audit: 'bulk.undone' },
};

/** How many of each, written beside the change, so that a list of them need not count rows. */
export async function countsOf(unit: Unit, id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = { change: 0, same: 0, refused: 0, changed: 0, left: 0, undone: 0, kept: 0 };
  const add = (name: string | null, rows: number) => { if (name !== null) counts[name] = (counts[name] ?? 0) + rows; };
  for (const { verdict, outcome, rows } of await countLines(unit.tx, id)) {
    add(verdict, rows);
    add(outcome, rows);
  }
  return counts;
}

async function workBatch(unit: Unit, id: string, status: string): Promise<'more' | 'done'> {
  const locked = await lockBulk(unit.tx, id);
  const step = steps[status];
  if (locked?.status !== status || step === undefined) return 'done';
  const bulk = bulkOf(locked);
  const lines = await rowsFrom(unit.tx, id, bulk.done, step.rows);
  await setLines(unit.tx, id, await step.work(unit, bulk, lines));
  const done = lines.at(-1)?.seq ?? bulk.total;
  const isOver = done >= bulk.total;
  const counts = isOver ? await countsOf(unit, id) : undefined;
  await noteBulk(unit.tx, id, { done, beat_at: unit.now, error: null, ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }), ...(isOver ? step.end(unit) : {}) });
  if (isOver && step.audit !== null) unit.audit({ action: step.audit, entity: { kind: 'bulk', id }, facts: { kind: bulk.kind, rows: bulk.total, counts, resumed: bulk.resumed } });
  return isOver ? 'done' : 'more';
}

/** Works on whatever step the change is in, to its end. A failure is kept with it, where a person sees it. */
export async function workOnBulk(run: RunUnit, id: string): Promise<void> {
  const row = await run(system('bulk'), (unit) => bulkById(unit.tx, id));
  if (row === undefined || steps[row.status] === undefined) return;
  const actor = actorOf(bulkOf(row).actor);
  try {
    for (let state: 'more' | 'done' = 'more'; state === 'more';) {
      state = await run(actor, (unit) => workBatch(unit, id, row.status));
      await letOthersIn();
    }
  } catch (error) {
    await run(system('bulk'), (unit) => noteBulk(unit.tx, id, { error: 'It stopped in the middle. What was done is kept; it goes on by itself in a minute.' })).catch(() => undefined);
    throw error;
  }
}

/** Takes up changes whose process was stopped. Each says afterwards how often that happened. */
export async function resumeSilentBulks(run: RunUnit): Promise<number> {
  const taken = await run(system('bulk'), async (unit) => {
    const before = new Date(Date.parse(unit.now) - silentAfterSeconds * 1000).toISOString();
    const mine: string[] = [];
    for (const { id } of await silentBulks(unit.tx, before)) {
      if (!(await takeOverBulk(unit.tx, id, before, unit.now))) continue;
      unit.audit({ action: 'bulk.resumed', entity: { kind: 'bulk', id } });
      mine.push(id);
    }
    return mine;
  });
  for (const id of taken) await workOnBulk(run, id);
  return taken.length;
}
