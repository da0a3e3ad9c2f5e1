import type { Approval, Certificate, ClearanceState, Missing, Waiver } from '#contract/clearance';
import { missingForClearance, type Missing as MissingFact, type WaiverFault } from '#domain/case/clearance';
import type { Actor } from '../../platform/work/actor.ts';
import type { z } from 'zod';
import type { ClearanceRow, WaiverRow } from './clearance.repo.ts';
import type { Gathered } from './gather-facts.service.ts';

export const waiverRow = (row: WaiverRow, actor: Actor): Waiver => ({
  id: row.id, case: { id: row.case_id, number: row.case_number, person: row.person_name }, subject: { kind: row.subject_kind as Waiver['subject']['kind'], id: row.subject_id, name: row.subject_name }, reason: row.reason, status: row.status as Waiver['status'],
  askedBy: { id: row.asked_by, name: row.asker_name }, askedAt: row.asked_at, decidedBy: row.decided_by ? { id: row.decided_by, name: row.decider_name ?? '' } : null, decidedAt: row.decided_at, note: row.decision_note, expiresOn: row.expires_on,
  mine: row.asked_by === actor.id, version: row.version,
});

const certificate = (row: ClearanceRow): z.infer<typeof Certificate> => ({ number: row.number, issuedAt: row.issued_at, issuedBy: { id: row.issued_by, name: row.issuer_name }, withdrawnAt: row.withdrawn_at, withdrawnBy: row.withdrawer_name, reason: row.withdrawn_reason });

export function clearanceState(gathered: Gathered, certificates: readonly ClearanceRow[], actor: Actor): ClearanceState {
  const { case: subject, facts } = gathered;
  const live = certificates.find((row) => row.withdrawn_at === null);
  return {
    caseId: subject.id, status: subject.status, missing: subject.status === 'open' ? missingForClearance(facts).map((one) => missingRow(one, gathered)) : [], waivers: gathered.waivers.map((row) => waiverRow(row, actor)), approvals: facts.requiredApprovals.map(({ role, because }) => approval(role, because, gathered, actor)),
    certificate: live ? certificate(live) : null, earlier: certificates.filter((row) => row.withdrawn_at !== null).map(certificate), ownCase: facts.leaverId === actor.id, consequence: consequenceOf(gathered), version: subject.version,
  };
}

function approval(role: Approval['role'], because: string, { approvals, facts }: Gathered, actor: Actor): Approval {
  const given = approvals.find((row) => row.role === role);
  return {
    role, because, decision: (given?.decision as Approval['decision']) ?? null, by: given ? { id: given.decided_by, name: given.decider_name } : null, at: given?.decided_at ?? null, note: given?.note ?? null,
    yours: actor.kind === 'member' && actor.roles.includes(role) && actor.id !== facts.leaverId,
  };
}

const lineWords: Readonly<Record<string, string>> = {
  expected: 'is still expected', handed_over: 'is on its way', received: 'is here and waits for a technician to look at it', disputed: 'is disputed and waits for a decision', waived: 'is waived, and the waiver does not count yet',
};
const faultWords: Readonly<Record<WaiverFault, string>> = {
  no_reason: 'has no reason', not_decided: 'waits for somebody to decide it', approved_by_requester: 'was approved by who asked for it', approved_by_leaver: 'was approved by the leaver', expired: 'has expired',
};
const roleWords = (role: string): string => (role === 'hr' ? 'HR' : role.replace('_', ' '));

function missingRow(missing: MissingFact, { waivers, approvals }: Gathered): Missing {
  const nothing = { status: null, waivable: false, role: null, because: null, declinedBy: null };
  switch (missing.kind) {
    case 'asset': return { ...nothing, kind: 'asset', id: missing.id, name: missing.name, status: missing.status, waivable: true, sentence: `${missing.name} ${lineWords[missing.status] ?? 'is not home'}.` };
    case 'task': return { ...nothing, kind: 'task', id: missing.id, name: missing.name, status: missing.status, waivable: true, sentence: missing.status === 'waiting' ? `“${missing.name}” waits for something before it.` : `“${missing.name}” is open.` };
    case 'seat': return { ...nothing, kind: 'seat', id: missing.id, name: missing.name, waivable: true, sentence: `The ${missing.name} seat is still held.` };
    case 'account': return { ...nothing, kind: 'account', id: missing.id, name: missing.name, waivable: true, sentence: `The account ${missing.name} is still active.` };
    case 'approval': {
      const declined = approvals.find((row) => row.role === missing.role && row.decision === 'declined');
      const sentence = declined ? `${declined.decider_name} declined for ${roleWords(missing.role)}${declined.note ? `: ${declined.note}` : '.'}` : `The approval of ${roleWords(missing.role)} is missing. ${missing.because}`;
      return { ...nothing, kind: 'approval', id: missing.role, name: roleWords(missing.role), role: missing.role, because: missing.because, declinedBy: declined?.decider_name ?? null, sentence };
    }
    case 'waiver': {
      const waiver = waivers.find((row) => row.id === missing.id);
      return { ...nothing, kind: 'waiver', id: missing.id, name: waiver?.subject_name ?? 'waiver', status: missing.fault, sentence: `The waiver for ${waiver?.subject_name ?? 'this'} ${faultWords[missing.fault]}.` };
    }
  }
}

function consequenceOf({ case: subject, facts }: Gathered): string {
  const waived = facts.waivers.filter(({ status }) => status === 'approved').length;
  const told = subject.toLeaver === 'never' || (subject.toLeaver === 'after_told' && subject.toldAt === null) ? 'HR is told; nothing goes to the leaver' : 'HR and the leaver get the certificate';
  return `${told}. It names ${waived === 0 ? 'no waiver' : waived === 1 ? 'one waiver' : `${waived} waivers`}. Open asks are withdrawn. The case can be opened again, which withdraws the certificate visibly.`;
}
