/** Approvals by role: given, declined, taken back. Who holds the role decides, and nobody about their own way out. */
import type { ClearanceState } from '#contract/clearance';
import type { Role } from '#domain/access/permission';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { beginAct } from './begin-act.service.ts';
import { insertApproval, withdrawApprovals } from './clearance.repo.ts';
import { readClearance } from './read-clearance.service.ts';

type Decision = { readonly role: Role; readonly decision: 'approved' | 'declined'; readonly note?: string | undefined };

const holds = (unit: Unit, role: Role): boolean => unit.actor.kind === 'member' && unit.actor.roles.includes(role);

export async function decideApproval(unit: Unit, caseId: string, { role, decision, note }: Decision): Promise<Verdict<ClearanceState>> {
  const begun = await beginAct(unit, caseId, 'open', 'approve');
  if (!begun.ok) return begun;
  const { by, gathered } = begun.value;
  if (!gathered.facts.requiredApprovals.some((one) => one.role === role)) return refuse('approval_not_asked', { roles: gathered.facts.requiredApprovals.map((one) => one.role) });
  if (!holds(unit, role)) return refuse('approval_not_yours', { role });
  const id = unit.newId();
  if (!(await insertApproval(unit.tx, { id, caseId, role, decision, by, at: unit.now, note: note ?? null }))) return refuse('approval_exists', { role });
  unit.audit({ action: decision === 'approved' ? 'clearance.approved' : 'clearance.declined', entity: { kind: 'clearance_approval', id }, caseId, facts: { role }, ...(note ? { personal: { note } } : {}) });
  return readClearance(unit, caseId);
}

export async function withdrawDecision(unit: Unit, caseId: string, role: Role): Promise<Verdict<ClearanceState>> {
  const begun = await beginAct(unit, caseId, 'open', 'withdraw_approval');
  if (!begun.ok) return begun;
  if (!holds(unit, role)) return refuse('approval_not_yours', { role });
  const given = begun.value.gathered.approvals.find((row) => row.role === role);
  if (!given || (await withdrawApprovals(unit.tx, { caseId, role }, unit.now)) === 0) return refuse('not_found');
  unit.audit({ action: 'clearance.approval_withdrawn', entity: { kind: 'clearance_approval', id: given.id }, caseId, facts: { role, was: given.decision } });
  return readClearance(unit, caseId);
}
