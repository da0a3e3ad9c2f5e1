import type { Account, AccountRow } from '#contract/accounts';
import { accessTiming, type AccessTiming } from '#domain/account/ending';
import type { AccountRecord } from './account.repo.ts';

function minutesOf(timing: AccessTiming): number {
  switch (timing.state) {
    case 'not_due': return timing.minutesLeft;
    case 'due': return timing.minutesSince;
    case 'late': return timing.minutesLate;
    case 'ended_early': return timing.minutesEarly;
    case 'ended_on_time': return 0;
  }
}

function timingOf(row: AccountRecord, now: string): AccountRow['timing'] {
  if (!row.cut_off_seen) return null;
  const timing = accessTiming(row.cut_off_seen, row.ended_at, now);
  return { state: timing.state, minutes: Math.round(minutesOf(timing)) };
}

export const accountRow = (row: AccountRecord, now: string): AccountRow => ({
  id: row.id, person: { id: row.person_id, name: row.person_name }, personStatus: row.person_status as AccountRow['personStatus'], system: row.system, username: row.username, isPrivileged: row.is_privileged,
  status: row.status as AccountRow['status'], cutOffAt: row.cut_off_seen, endedAt: row.ended_at, timing: timingOf(row, now), caseId: row.case_seen,
});

export const accountDetail = (row: AccountRecord, now: string): Account => ({
  ...accountRow(row, now), holdsData: row.holds_data, endedBy: row.ended_by_name, evidence: row.end_evidence, earlyDecision: row.early_decision as Account['earlyDecision'], custom: row.custom as Record<string, unknown>, source: row.source,
  createdAt: row.created_at, updatedAt: row.updated_at, version: row.version,
});
