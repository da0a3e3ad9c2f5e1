/** The case follows the unlock checks: its task is done when none is open, and open again when one turns out not to be clear. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { settle, unsettle } from '../cases/progress-case.service.ts';
import type { Bench } from './bench.service.ts';
import { openChecks } from './job-facts.ts';

export async function followChecks(unit: Unit, bench: Bench): Promise<void> {
  const { case_id: caseId, asset_id: assetId } = bench.job;
  if (caseId === null) return;
  if (openChecks(bench).length === 0) await settle(unit, { completion: 'asset_unlocked', caseId, item: { kind: 'asset', id: assetId } });
  else await unsettle(unit, { completion: 'asset_unlocked', caseId, itemId: assetId, whileOpen: true });
}
