/**
 * Clearing a case and taking that back.
 * Rule: PRODUCT 2. Everything in one transaction under the case's lock: the
 * verdict, the certificate, the end of the case, the event for HR.
 */
import type { ClearanceState } from '#contract/clearance';
import { clearanceVerdict } from '#domain/case/clearance';
import { refuse, type Verdict } from '#domain/verdict';
import { sealOf } from '../../platform/audit/seal-record.ts';
import { publishEvent } from '../../platform/events/outbound-event.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { withdrawAsks } from '../asks/find-ask.service.ts';
import { markCleared, markReopened } from '../cases/end-case.service.ts';
import { settle, settleThanks } from '../cases/progress-case.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { markPerson } from '../people/save-person.service.ts';
import { beginAct } from './begin-act.service.ts';
import { clearanceRecord } from './clearance-records.service.ts';
import { clearancesOf, insertClearance, withdrawApprovals, withdrawClearance } from './clearance.repo.ts';
import type { Gathered } from './gather-facts.service.ts';
import { issueCertificate } from './issue-certificate.service.ts';
import { readClearance } from './read-clearance.service.ts';
import { tellCleared, tellReopened } from './tell-clearance.service.ts';

export async function clearCase(unit: Unit, caseId: string, version: number): Promise<Verdict<ClearanceState>> {
  const begun = await beginAct(unit, caseId, 'open', 'clear', version);
  if (!begun.ok) return begun;
  const { by, gathered } = begun.value;
  const verdict = clearanceVerdict(gathered.facts);
  if (!verdict.ok) return verdict;
  const id = unit.newId();
  const number = numberOf(gathered.row.number, (await clearancesOf(unit.tx, caseId)).length);
  const issued = await issueCertificate(unit, number, gathered, verdict.value, by);
  const record = clearanceRecord({ at: unit.now, by, approvals: verdict.value.approvals });
  await insertClearance(unit.tx, { id, caseId, number, at: unit.now, by, fileId: issued.fileId, statement: { certificate: issued.statement, record } });
  // The tasks that wait for the clearance are settled while the case is open, then the case ends.
  await settle(unit, { completion: 'clearance_issued', caseId });
  await withdrawAsks(unit, caseId, 'the case was cleared');
  if (!(await markCleared(unit, caseId))) return refuse('conflict', { version: gathered.case.version });
  await settleThanks(unit, caseId);
  unit.audit({
    action: 'clearance.issued', entity: { kind: 'clearance', id }, caseId,
    facts: { number, certificate_sha256: issued.sha256, waivers: verdict.value.waivers.map((waiver) => waiver.id), letGo: verdict.value.letGo, record_sha256: sealOf(record) },
  });
  await endEmployment(unit, gathered);
  await tellCleared(unit, gathered, { clearanceId: id, number, fileId: issued.fileId });
  await announce(unit, 'case.cleared', gathered, { clearance: number, waivers: verdict.value.waivers.length, certificateSha256: issued.sha256 });
  return readClearance(unit, caseId);
}

/** `C-12`; a case that was cleared before says which time it is: `C-12-2`. */
const numberOf = (caseNumber: number, before: number): string => (before === 0 ? `C-${caseNumber}` : `C-${caseNumber}-${before + 1}`);

export async function reopenCase(unit: Unit, caseId: string, reason: string, version: number): Promise<Verdict<ClearanceState>> {
  const begun = await beginAct(unit, caseId, 'cleared', 'reopen', version);
  if (!begun.ok) return begun;
  const { by, gathered } = begun.value;
  const live = (await clearancesOf(unit.tx, caseId)).find((row) => row.withdrawn_at === null);
  if (!live || !(await withdrawClearance(unit.tx, caseId, { at: unit.now, by, reason }))) return refuse('conflict', { version: gathered.case.version });
  const approvals = await withdrawApprovals(unit.tx, { caseId }, unit.now);
  const reopened = await markReopened(unit, caseId);
  if (!reopened.ok) return reopened;
  unit.audit({ action: 'clearance.withdrawn', entity: { kind: 'clearance', id: live.id }, caseId, facts: { number: live.number, approvalsWithdrawn: approvals }, personal: { reason } });
  await tellReopened(unit, gathered, { clearanceId: live.id, number: live.number }, reason);
  await announce(unit, 'case.reopened', gathered, { clearance: live.number });
  return readClearance(unit, caseId);
}

/** Whoever has left by now is marked so; who moved within the house stays. */
async function endEmployment(unit: Unit, { row }: Gathered): Promise<void> {
  const person = await getPerson(unit, row.person_id);
  if (row.reason === 'internal_transfer' || person?.status !== 'active' || unit.now < row.cut_off_at) return;
  await markPerson(unit, row.person_id, 'left', row.id);
}

/** For HR's own system: who and what by id and number, no reason for leaving, nothing about pay. */
async function announce(unit: Unit, type: string, { row }: Gathered, more: Readonly<Record<string, unknown>>): Promise<void> {
  const person = await getPerson(unit, row.person_id);
  await publishEvent(unit, { type, caseId: row.id, payload: { caseNumber: row.number, personId: row.person_id, employeeNumber: person?.employee_number ?? null, lastWorkingOn: row.last_working_on, at: unit.now, ...more } });
}
