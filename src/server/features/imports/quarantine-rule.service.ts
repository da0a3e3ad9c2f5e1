/** "Always do this for files of these columns": made from a row that waits, named, listed with what it touched, ended by a person. */
import type { listRules as listRoute, makeRule as makeRoute, RowRule } from '#contract/waiting';
import type { Answer, Received } from '#contract/route';
import type { ImportKind } from '#domain/import/field';
import type { RowRuleWhat } from '#domain/import/mapping';
import { sayRule } from '#domain/import/row-rules';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { runById } from './import.repo.ts';
import { byOf, runOf, seesEverySite, type By } from './import-run.ts';
import { withoutOwn } from './own-columns.ts';
import { findWaiting } from './quarantine-read.service.ts';
import { endRule as end, insertRule, listRules, ruleById, type RuleRow } from './row-rule.repo.ts';

type Stored = { headers: readonly string[]; what: RowRuleWhat };

const presented = (row: RuleRow): RowRule => {
  const { headers, what } = stored(row.what);
  return {
    id: row.id, name: row.name, fileName: row.file_name, kind: row.kind as ImportKind, sentence: sayRule(what, headers), createdBy: (row.created_by as unknown as By).name, createdAt: row.created_at,
    endedBy: (row.ended_by as unknown as By | null)?.name ?? null, endedAt: row.ended_at, rows: Number(row.rows ?? 0), files: Number(row.files),
  };
};
/** The rule keeps the header of its column, so that it reads well after its file is gone. */
const stored = (what: unknown): Stored => {
  const { header, ...rest } = what as RowRuleWhat & { header?: string };
  const headers: string[] = [];
  headers[rest.column] = header ?? '';
  return { headers, what: rest };
};

export async function makeRule(unit: Unit, id: string, { name, what }: Received<typeof makeRoute>['body']): Promise<Verdict<RowRule>> {
  const found = await findWaiting(unit, id);
  if (!found.ok) return found;
  const row = found.value;
  const run = await runById(unit.tx, row.run_id);
  const headers = run === undefined ? [] : withoutOwn(runOf(run).reading.headers);
  if (what.column >= headers.length) return refuse('rule_unfit', { columns: headers.length });
  const rule = unit.newId();
  await insertRule(unit.tx, { id: rule, layout: row.layout, kind: row.kind, fileName: row.file_name, name, what: Object.assign({ header: headers[what.column] ?? '' }, what) as RowRuleWhat, by: byOf(unit.actor), at: unit.now });
  unit.audit({ action: 'row_rule.made', entity: { kind: 'row_rule', id: rule }, facts: { kind: row.kind, layout: row.layout, does: what.do, column: what.column }, personal: { name, what: JSON.stringify(what) } });
  const made = await ruleById(unit.tx, rule);
  return made === undefined ? refuse('not_found') : allow(presented(made));
}

export async function findRules(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  return allow({ rows: (await listRules(unit.tx, query.ended === 'yes')).map(presented) });
}

export async function endRule(unit: Unit, id: string): Promise<Verdict<RowRule>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  if (await end(unit.tx, id, byOf(unit.actor), unit.now)) unit.audit({ action: 'row_rule.ended', entity: { kind: 'row_rule', id } });
  const rule = await ruleById(unit.tx, id);
  return rule === undefined ? refuse('not_found') : allow(presented(rule));
}
