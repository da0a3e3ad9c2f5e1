/** Ending accounts and releasing seats from the case, with the tasks that wait for it. */
import type { Case } from '#contract/cases';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { decisionOf, endAccount } from '../accounts/end-account.service.ts';
import { releaseSeat } from '../licences/assign-seat.service.ts';
import { isCase } from './case.repo.ts';
import { settle } from './progress-case.service.ts';
import { readCase } from './read-case.service.ts';

type Ending = { endedAt?: string | undefined; evidence?: string | undefined; earlyReason?: string | undefined };

/** Ends one of the leaver's accounts and finishes what waited for it. */
export async function endAccountInCase(unit: Unit, caseId: string, accountId: string, body: Ending): Promise<Verdict<unknown>> {
  if (!(await isCase(unit.tx, caseId))) return refuse('not_found');
  const ended = await endAccount(unit, accountId, { at: body.endedAt ?? unit.now, caseId, ...(body.evidence ? { evidence: body.evidence } : {}), earlyDecision: decisionOf(unit, body.earlyReason) });
  if (ended.ok) await settle(unit, { completion: 'account_ended', item: { kind: 'account', id: accountId } });
  return ended;
}

/** Gives one of the leaver's seats back and finishes what waited for it. */
export async function releaseSeatInCase(unit: Unit, caseId: string, seatId: string): Promise<Verdict<unknown>> {
  if (!(await isCase(unit.tx, caseId))) return refuse('not_found');
  const released = await releaseSeat(unit, seatId, 'leaver', caseId);
  if (released.ok) await settle(unit, { completion: 'seat_released', item: { kind: 'seat', id: seatId } });
  return released;
}

export async function endCaseAccount(unit: Unit, caseId: string, accountId: string, body: Ending): Promise<Verdict<Case>> {
  const ended = await endAccountInCase(unit, caseId, accountId, body);
  return ended.ok ? readCase(unit, caseId) : ended;
}

export async function releaseCaseSeat(unit: Unit, caseId: string, seatId: string): Promise<Verdict<Case>> {
  const released = await releaseSeatInCase(unit, caseId, seatId);
  return released.ok ? readCase(unit, caseId) : released;
}
