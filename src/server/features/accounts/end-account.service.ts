import { allow, refuse, type Verdict } from '#domain/verdict';
import { endAccess } from '#domain/account/ending';
import type { Unit } from '../../platform/work/unit-of-work.ts';
export async function setCutOff(unit: Unit, ids: readonly string[], at: string | null, caseId: string | null): Promise<void> {
  if (ids.length > 0) await unit.tx.updateTable('account').set({ cut_off_at: at, case_id: caseId }).where('id', 'in', [...ids]).execute();
}
export async function endAccount(unit: Unit, id: string, o: { at: string; evidence?: string; earlyDecision?: string; caseId?: string | null }): Promise<Verdict<{ id: string }>> {
  const row = await unit.tx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return refuse('not_found');
  const v = endAccess(row.cut_off_at ?? o.at, o.at, o.earlyDecision ? { by: unit.actor.name, reason: o.earlyDecision } : null);
  if (!v.ok) return v;
  await unit.tx.updateTable('account').set({ status: 'ended', ended_at: o.at, ended_by_name: unit.actor.name, case_id: o.caseId ?? row.case_id, early_decision: o.earlyDecision ?? null }).where('id', '=', id).execute();
  unit.audit({ action: 'account.ended', entity: { kind: 'account', id }, caseId: o.caseId ?? null });
  return allow({ id });
}
