/** Ending accounts and releasing seats from the case, with the tasks that wait for it. */
import type { Case } from '#contract/cases';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { decisionOf, endAccount } from '../accounts/end-account.service.ts';
import { releaseSeat } from '../licences/assign-seat.service.ts';
import { caseById } from './case.repo.ts';
import { settle } from './progress-case.service.ts';
import { readCase } from './read-case.service.ts';

export async function endCaseAccount(unit: Unit, caseId: string, accountId: string, body: { endedAt?: string | undefined; evidence?: string | undefined; earlyReason?: string | undefined }): Promise<Verdict<Case>> {
  if (!(await caseById(unit.tx, caseId))) return refuse('not_found');
  const ended = await endAccount(unit, accountId, { at: body.endedAt ?? unit.now, caseId, ...(body.evidence ? { evidence: body.evidence } : {}), earlyDecision: decisionOf(unit, body.earlyReason) });
  if (!ended.ok) return ended;
  await settle(unit, { completion: 'account_ended', item: { kind: 'account', id: accountId } });
  return readCase(unit, caseId);
}

export async function releaseCaseSeat(unit: Unit, caseId: string, seatId: string): Promise<Verdict<Case>> {
  if (!(await caseById(unit.tx, caseId))) return refuse('not_found');
  const released = await releaseSeat(unit, seatId, 'leaver', caseId);
  if (!released.ok) return released;
  await settle(unit, { completion: 'seat_released', item: { kind: 'seat', id: seatId } });
  return readCase(unit, caseId);
}
