/** All SQL of `row_rule` and `row_rule_use`. */
import type { LiveRule, RowRuleWhat } from '#domain/import/mapping';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import type { By } from './import-run.ts';

export async function insertRule(tx: Tx, rule: { id: string; layout: string; kind: string; fileName: string; name: string; what: RowRuleWhat; by: By; at: string }): Promise<void> {
  await tx.insertInto('row_rule').values({ id: rule.id, layout: rule.layout, kind: rule.kind, file_name: rule.fileName, name: rule.name, what: JSON.stringify(rule.what), created_by: JSON.stringify(rule.by), created_at: rule.at }).execute();
}

/** What is in force for files of this layout, oldest first. */
export async function liveRules(tx: Tx, layout: string): Promise<LiveRule[]> {
  const rows = await tx.selectFrom('row_rule').select(['id', 'name', 'what']).where('layout', '=', layout).where('ended_at', 'is', null).orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, what: row.what as unknown as RowRuleWhat }));
}

const withUse = (tx: Tx) => tx.selectFrom('row_rule as r').leftJoin('row_rule_use as u', 'u.rule_id', 'r.id').selectAll('r')
  .select((e) => [e.fn.sum<string | null>('u.rows').as('rows'), e.fn.count<string>('u.run_id').as('files')]).groupBy('r.id');
export const listRules = (tx: Tx, isEnded: boolean) => withUse(tx).where('r.ended_at', isEnded ? 'is not' : 'is', null).orderBy('r.created_at', 'desc').orderBy('r.id').limit(500).execute();
export const ruleById = (tx: Tx, id: string) => withUse(tx).where('r.id', '=', id).executeTakeFirst();
export type RuleRow = Awaited<ReturnType<typeof listRules>>[number];

export async function endRule(tx: Tx, id: string, by: By, at: string): Promise<boolean> {
  return (await tx.updateTable('row_rule').set({ ended_by: JSON.stringify(by), ended_at: at }).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
}

export async function noteUse(tx: Tx, runId: string, uses: ReadonlyMap<string, number>): Promise<void> {
  if (uses.size === 0) return;
  await tx.insertInto('row_rule_use').values([...uses].map(([rule, rows]) => ({ rule_id: rule, run_id: runId, rows }))).onConflict((on) => on.columns(['rule_id', 'run_id']).doUpdateSet((e) => ({ rows: e.ref('excluded.rows') }))).execute();
}
