/** Reading imports: one, the list, the rows of a preview, what is absent. */
import type { ImportRun, listAbsent as absentRoute, listImportRows as rowsRoute, listImports as listRoute } from '#contract/imports';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { countRuns, listAbsent, listRuns, runById } from './import.repo.ts';
import { listRows } from './import-row.repo.ts';
import { doneInLanes } from './import-lane.repo.ts';
import { runOf, seesEverySite, type Run } from './import-run.ts';
import { importDetail, importListRow, importRow } from './imports.presenter.ts';

/** The run, for who may work with files at all. */
export async function findRun(unit: Unit, id: string): Promise<Verdict<Run>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  const row = await runById(unit.tx, id);
  return row ? allow(runOf(row)) : refuse('not_found');
}

export async function readImport(unit: Unit, id: string): Promise<Verdict<ImportRun>> {
  const run = await findRun(unit, id);
  if (!run.ok) return run;
  // While it is applied the lanes know how far it is, to the batch.
  const done = run.value.status === 'applying' ? await doneInLanes(unit.tx, id, 0) : run.value.done_rows;
  return allow(importDetail({ ...run.value, done_rows: done }));
}

export async function findImports(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  const limit = query.limit ?? 50;
  const page = pageOf(await listRuns(unit.tx, { q: query.q, sort: query.sort, after: query.after, limit }), limit);
  return allow({ rows: page.rows.map(importListRow), next: page.next, total: query.after ? null : await countRuns(unit.tx, query.q) });
}

export async function findRows(unit: Unit, id: string, query: Received<typeof rowsRoute>['query']): Promise<Verdict<Answer<typeof rowsRoute>>> {
  const run = await findRun(unit, id);
  if (!run.ok) return run;
  const limit = query.limit ?? 50;
  const rows = await listRows(unit.tx, id, { verdict: query.verdict, reason: query.reason, after: Number(query.after ?? 0) || 0, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const { kind, counts } = run.value;
  const total = query.reason !== undefined ? null : query.verdict === undefined ? run.value.row_count : (counts[query.verdict] ?? 0);
  return allow({ rows: page.map((row) => importRow(kind ?? 'people', row)), next: rows.length > limit ? String(page.at(-1)?.line) : null, total });
}

export async function findAbsent(unit: Unit, id: string, query: Received<typeof absentRoute>['query']): Promise<Verdict<Answer<typeof absentRoute>>> {
  const run = await findRun(unit, id);
  if (!run.ok) return run;
  const { kind, summary } = run.value;
  if (kind === null || summary === null) return allow({ rows: [], next: null, total: 0 });
  const limit = query.limit ?? 50;
  const after = /^[0-9a-f-]{36}$/i.test(query.after ?? '') ? query.after : undefined;
  const rows = await listAbsent(unit.tx, { id, kind }, after, limit + 1);
  const page = rows.slice(0, limit);
  return allow({ rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null, total: summary.absent });
}
