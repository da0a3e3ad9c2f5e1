/**
 * After a file went in: its rows that did not, and those that somebody should
 * look at, join the waiting ones with their cells; and what waited from earlier
 * files is closed where this one has it right. A process that dies in
 * between leaves the run marked as not collected, and the next sweep does it.
 * Rules: the same bad row again does not pile up; a row that was mended outside
 * and brought again settles the very row it came from.
 */
import { createHash } from 'node:crypto';
import type { ImportKind } from '#domain/import/field';
import type { Mapping } from '#domain/import/mapping';
import { severityOf, type Reason } from '#domain/import/reason';
import type { TableRow } from '#domain/import/table-row';
import { understandRow } from '#domain/import/understand-row';
import { hushed, isByWholeFile, rowNow } from '#domain/import/waiting';
import type { OpenTable } from '../../platform/tabular/read-table.ts';
import { system } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { noteProgress, runById, uncollectedRuns } from './import.repo.ts';
import { rowsOfLines } from './import-row.repo.ts';
import { actorOf, runOf, type By, type Run } from './import-run.ts';
import { isOwnColumn, keyColumn, layoutOf } from './own-columns.ts';
import { paceOf } from './pace.ts';
import { inBatches, openStored } from './read-import-file.ts';
import { isRowKey } from './not-mended.ts';
import { rulesOver } from './row-rules.service.ts';
import { noteUse } from './row-rule.repo.ts';
import { changeWaiting, keepWaiting, openRows, seenAgain, settleRows, waitingByIds, type NewWaiting, type Settled, type StoredEdit } from './waiting-row.repo.ts';

const longestCell = 20_000;
type Open = Awaited<ReturnType<typeof openRows>>[number];
type Work = { readonly run: Run; readonly kind: ImportKind; readonly mapping: Mapping; readonly table: OpenTable; readonly layout: string; readonly byKey: Map<string, Open[]>; readonly byContent: Map<string, Open>; readonly uses: Map<string, number>; readonly taken: Set<string>; readonly rowKey: number | undefined };
type Verdict = Awaited<ReturnType<typeof rowsOfLines>>[number];
type Met = { readonly row: TableRow; readonly verdict: Verdict; readonly keys: readonly string[] };

export const contentOf = (kind: string, layout: string, cells: readonly string[]): string => createHash('sha256').update(JSON.stringify([kind, layout, cells])).digest('hex');

type Found = Pick<Work, 'run' | 'kind' | 'mapping'> & { readonly open: readonly Open[] };

async function begin(runUnit: RunUnit, id: string): Promise<Work | 'nothing' | null> {
  const found = await runUnit(system('imports'), async (unit): Promise<Found | 'nothing' | null> => {
    const row = await runById(unit.tx, id);
    if (row?.status !== 'applied' || row.waiting_at !== null) return null;
    const run = await rulesOver(unit, runOf(row));
    if (run.kind === null || run.mapping === null) return 'nothing';
    const open = await openRows(unit.tx, run.kind, id);
    const hasWaiting = (run.counts['refuse'] ?? 0) > 0 || (run.summary?.rowsWithheld ?? 0) > 0;
    return open.length === 0 && !hasWaiting && (run.mapping.rules ?? []).length === 0 ? 'nothing' : { run, kind: run.kind, mapping: run.mapping, open };
  });
  if (found === null || found === 'nothing') return found;
  const { run, open } = found;
  const table = await openStored(runUnit, run.file_id, run.reading.how);
  if (!table.ok) return 'nothing';
  const byKey = new Map<string, Open[]>();
  for (const each of open) for (const key of each.row_keys) byKey.set(key, [...(byKey.get(key) ?? []), each]);
  const { headers } = run.reading;
  return { run, kind: found.kind, mapping: found.mapping, table: table.value, layout: layoutOf(found.kind, headers), byKey, byContent: new Map(open.map((each) => [each.content, each])), uses: new Map(), taken: new Set(), rowKey: keyColumn(headers) };
}

/** The organisation's own cells. */
const ownCells = (work: Work, row: TableRow): string[] => row.cells.filter((_, index) => !isOwnColumn(work.run.reading.headers[index] ?? '')).map((cell) => (cell.length > longestCell ? cell.slice(0, longestCell) : cell));

/** Reasons for which the row is listed: all of a refused one, of another only those that ask for a look. */
function toList({ verdict }: Met): readonly Reason[] {
  if (verdict.verdict === 'refuse') return hushed(verdict.reasons as unknown as Reason[]);
  return verdict.verdict === 'same' || verdict.verdict === 'left' ? [] : (verdict.withheld as unknown as Reason[]).filter((reason) => severityOf(reason.code) === 'look' || reason.code === 'person_refused');
}

const isFine = ({ verdict }: Met): boolean => verdict.verdict === 'create' || verdict.verdict === 'change' || verdict.verdict === 'same';

/** What people typed into the row that this one replaces, where the file still says the same. */
function carried(before: Open | undefined, cells: readonly string[]): StoredEdit[] {
  if (before === undefined) return [];
  return before.edits.flatMap((edit): StoredEdit[] => {
    const kept = Object.entries(edit.cells ?? {}).filter(([index]) => before.cells[Number(index)] === cells[Number(index)]);
    const { cells: _cells, ...rest } = edit;
    return kept.length === 0 && Object.keys(rest).length <= 2 ? [] : [{ ...rest, ...(kept.length === 0 ? {} : { cells: Object.fromEntries(kept) }) }];
  });
}

type Batch = { readonly fresh: NewWaiting[]; readonly again: string[]; readonly settled: Settled[]; readonly mended: { id: string; cells: readonly string[]; reasons: readonly Reason[]; line: number }[] };

function sort(work: Work, met: Met, unit: Unit, into: Batch): void {
  const { run, kind, layout } = work;
  const { row, verdict, keys } = met;
  const settle = (id: string, note: string): void => {
    if (work.taken.has(id)) return;
    work.taken.add(id);
    into.settled.push({ id, run: run.id, line: row.line, record: verdict.record_id, note });
  };
  const came = work.rowKey === undefined ? '' : (row.cells[work.rowKey] ?? '').trim();
  const isKey = isRowKey(came);
  const earlier = [...new Set(keys.flatMap((key) => work.byKey.get(key) ?? []))].filter((each) => each.state === 'waiting' && each.severity === 'blocks');
  if (isFine(met)) {
    if (isKey) settle(came, `Mended and brought again in ${run.file_name}, line ${row.line}.`);
    for (const each of earlier) settle(each.id, `${run.file_name}, line ${row.line}, has it right.`);
  }
  const reasons = toList(met);
  if (reasons.length === 0) return;
  const cells = ownCells(work, row);
  if (isKey && verdict.verdict === 'refuse') {
    into.mended.push({ id: came, cells, reasons, line: row.line });
    return;
  }
  const content = contentOf(kind, layout, cells);
  const same = work.byContent.get(content);
  if (same !== undefined && !work.taken.has(same.id)) {
    work.taken.add(same.id);
    into.again.push(same.id);
    return;
  }
  const replaced = verdict.verdict === 'refuse' ? earlier.filter((each) => !work.taken.has(each.id)) : [];
  for (const each of replaced) settle(each.id, `${run.file_name}, line ${row.line}, says something newer, which waits in its place.`);
  const oldest = replaced[0];
  into.fresh.push({
    id: unit.newId(), runId: run.id, line: row.line, cells, problem: row.problem ?? null, kind, layout, label: verdict.label, severity: verdict.verdict === 'refuse' ? 'blocks' : 'look', reasons, found: reasons.filter(isByWholeFile),
    recordId: verdict.verdict === 'refuse' ? null : verdict.record_id, keys, content, edits: carried(oldest, cells), isReady: false, since: oldest?.since ?? unit.now, at: unit.now, times: (oldest?.seen_times ?? 0) + 1,
  });
}

/** Mended outside and still not right: the very row it came from takes the new cells as an edit, and waits on. */
async function keepMended(unit: Unit, work: Work, mended: Batch['mended'], by: By): Promise<void> {
  const rows = new Map((await waitingByIds(unit.tx, mended.map((each) => each.id))).map((row) => [row.id, row]));
  for (const { id, cells, reasons } of mended) {
    const row = rows.get(id);
    if (row?.state !== 'waiting') continue;
    // As it stood in the file that was downloaded: with what was typed here, and as wide as the others.
    const before = rowNow(row, 0).cells;
    const changed = Object.fromEntries(cells.flatMap((cell, index) => (cell === (before[index] ?? '') ? [] : [[String(index), cell]])));
    const edits = Object.keys(changed).length === 0 || row.layout !== work.layout ? row.edits : [...row.edits, { cells: changed, by, at: unit.now }];
    await changeWaiting(unit.tx, row, { edits, reasons, reason_code: reasons[0]?.code ?? row.reason_code, reason_field: reasons[0]?.field ?? '' });
  }
}

async function collectBatch(unit: Unit, work: Work, rows: readonly TableRow[]): Promise<void> {
  const verdicts = new Map((await rowsOfLines(unit.tx, work.run.id, rows[0]?.line ?? 0, rows.at(-1)?.line ?? 0)).map((row) => [row.line, row]));
  const settled = work.run.options.settled ?? { dateOrder: {}, decimalSign: {} };
  const into: Batch = { fresh: [], again: [], settled: [], mended: [] };
  for (const row of rows) {
    const verdict = verdicts.get(row.line);
    if (verdict === undefined) continue;
    const needsKeys = work.byKey.size > 0 || verdict.verdict === 'refuse' || (work.mapping.rules ?? []).length > 0;
    const draft = needsKeys ? understandRow(row, work.mapping, settled as never) : undefined;
    for (const rule of draft?.rules ?? []) work.uses.set(rule, (work.uses.get(rule) ?? 0) + 1);
    sort(work, { row, verdict, keys: draft?.keys ?? [] }, unit, into);
  }
  const by = work.run.applied_by ?? work.run.created_by;
  const closed = await settleRows(unit.tx, into.settled, by, unit.now);
  await keepMended(unit, work, into.mended, by);
  await keepWaiting(unit.tx, into.fresh);
  await seenAgain(unit.tx, into.again, unit.now);
  const at = new Map(into.settled.map((each) => [each.id, each]));
  for (const id of closed) unit.audit({ action: 'waiting_row.settled', entity: { kind: 'waiting_row', id }, facts: { import: work.run.id, line: at.get(id)?.line ?? null } });
}

/** Puts what waits of an applied run among the waiting rows, a batch to a transaction so that nobody waits for a large file. Begun again after a crash it finds what it did: a line of a run waits once. */
export async function collectWaiting(runUnit: RunUnit, id: string): Promise<void> {
  const work = await begin(runUnit, id);
  if (work === null) return;
  const actor = work === 'nothing' ? system('imports') : actorOf(work.run.applied_by ?? work.run.created_by);
  if (work !== 'nothing') for await (const rows of inBatches(work.table, paceOf(runUnit).decided)) await runUnit(actor, (unit) => collectBatch(unit, work, rows));
  await runUnit(actor, async (unit) => {
    if (work !== 'nothing') await noteUse(unit.tx, id, work.uses);
    await noteProgress(unit.tx, id, { waiting_at: unit.now });
  });
}

/** Runs that were applied and not collected: the process was stopped in between, or they are older than the waiting list. Oldest first, so that newer files settle older rows. */
export async function collectForgotten(runUnit: RunUnit): Promise<void> {
  for (const id of await runUnit(system('imports'), (unit) => uncollectedRuns(unit.tx))) await collectWaiting(runUnit, id);
}
