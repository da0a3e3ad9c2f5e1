/** Rules for files of some columns: laid over the mapping of a run whenever its rows are decided. */
import { withRules } from '#domain/import/row-rules';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { layoutOf } from './own-columns.ts';
import type { Run } from './import-run.ts';
import { liveRules } from './row-rule.repo.ts';

export async function rulesOver(unit: Unit, run: Run): Promise<Run> {
  return run.mapping === null || run.kind === null ? run : { ...run, mapping: withRules(run.mapping, await liveRules(unit.tx, layoutOf(run.kind, run.reading.headers))) };
}
