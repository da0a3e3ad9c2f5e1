/** Withdraws what was queued for a case or an ask and has not left: a cancelled case says nothing more. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { withdrawQueued } from './message.repo.ts';

export async function withdrawMessages(unit: Unit, where: { caseId: string } | { askId: string }): Promise<number> {
  const count = await withdrawQueued(unit.tx, where);
  const { kind, id } = 'caseId' in where ? { kind: 'case', id: where.caseId } : { kind: 'ask', id: where.askId };
  if (count > 0) unit.audit({ action: 'message.withdrawn', entity: { kind, id }, caseId: 'caseId' in where ? where.caseId : null, facts: { count } });
  return count;
}
