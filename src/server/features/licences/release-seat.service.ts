import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
export async function releaseSeat(unit: Unit, id: string, o: { reason: string; caseId?: string | null }): Promise<Verdict<{ id: string }>> {
  const r = await unit.tx.updateTable('seat').set({ released_at: unit.now, release_reason: o.reason, case_id: o.caseId ?? null }).where('id', '=', id).where('released_at', 'is', null).executeTakeFirst();
  if (r.numUpdatedRows === 0n) return refuse('not_found');
  unit.audit({ action: 'seat.released', entity: { kind: 'seat', id }, caseId: o.caseId ?? null });
  return allow({ id });
}
