/** STAND-IN until the partners slice lands. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { insertDeed } from './partner.repo.ts';
export async function recordDeed(unit: Unit, deed: { caseId: string | null; kind: string; helper: { personId?: string | null; memberId?: string | null; name: string; email: string | null }; partnerId?: string | null; subject: { kind: string; id: string }; what: string; happenedAt: string; zone?: string }): Promise<boolean> {
  await insertDeed(unit.tx, { id: unit.newId(), case_id: deed.caseId, kind: deed.kind, person_id: deed.helper.personId ?? null, member_id: deed.helper.memberId ?? null, helper_name: deed.helper.name, helper_email: deed.helper.email, partner_id: deed.partnerId ?? null, subject_kind: deed.subject.kind, subject_id: deed.subject.id, what: deed.what, happened_at: deed.happenedAt });
  return true;
}
