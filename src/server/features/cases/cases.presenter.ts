import type { Case, CaseAsset, CaseRow, Task } from '#contract/cases';
import { accessTiming } from '#domain/account/ending';
import type { WordingSet } from '#domain/policy/policy-document';
import type { AskRow } from '#contract/asks';
import type { PolicyInForce } from '../policies/read-policy.service.ts';
import type { accountsOfCase, LineRecord, seatsOfCase, trailsOf } from './case-asset.repo.ts';
import type { CaseRecord, contactOf, listCases } from './case.repo.ts';
import { plain } from './plan-case.service.ts';
import type { TaskDefinition, TaskRecord } from './task.repo.ts';

type Listed = Omit<Awaited<ReturnType<typeof listCases>>['rows'][number], 'sort_value' | 'total' | 'cells' | 'policy_version_id' | 'wording'> & { says_overdue: boolean };
const ref = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null);

export const caseRow = (row: Listed, now: string): CaseRow => ({
  id: row.id, number: row.number, person: { id: row.person_id, name: row.person_name }, department: row.department, site: ref(row.site_id, row.site_name), reason: row.reason as CaseRow['reason'], status: row.status as CaseRow['status'],
  lastWorkingOn: row.last_working_on, timeZone: row.time_zone, cutOffAt: row.cut_off_at, returnByOn: row.return_by_on, tasksDone: row.tasks_done, tasksAll: row.tasks_all, tasksLate: row.tasks_late, assetsHome: row.assets_home, assetsAll: row.assets_all,
  embargoed: row.embargo_until !== null && row.embargo_until > now, openedAt: row.opened_at, saysOverdue: row.says_overdue,
});

export function caseTask(task: TaskRecord): Task {
  const definition = task.definition as TaskDefinition;
  return {
    id: task.id, key: task.key, parentId: task.parent_id, title: task.title, detail: definition.detail ?? null, because: task.because, ruleKey: task.rule_key, phase: task.phase as Task['phase'], owner: task.owner_party, ownerName: task.owner_name,
    status: task.status as Task['status'], dueAt: task.due_at, due: task.due as Task['due'], after: [...definition.after], completes: task.completes, ask: task.ask_kind, evidence: task.evidence_wanted, effortSeconds: task.effort_seconds ?? 0,
    blocksClearance: definition.blocksClearance, subject: task.subject_kind && task.subject_id ? { kind: task.subject_kind as 'asset', id: task.subject_id } : null, doneAt: task.done_at, doneBy: task.done_by_name ?? (task.done_by_kind === 'system' ? 'Handback' : task.done_by_kind === 'helper' ? 'by answer' : null),
    note: task.done_note, version: task.version,
  };
}

type Trail = Awaited<ReturnType<typeof trailsOf>>;

export function caseAsset(line: LineRecord, trails: Trail): CaseAsset {
  return {
    id: line.id, assetId: line.asset_id, assetTag: line.asset_tag, serialNumber: line.serial_number, name: line.asset_name ?? ([line.manufacturer, line.model].filter(Boolean).join(' ') || line.category), category: line.category, ownership: line.ownership,
    ownerName: line.owner_name, status: line.status as CaseAsset['status'], claim: line.claim as CaseAsset['claim'], claimNote: line.claim_note, managerConfirmed: line.manager_confirmed, receivedAt: line.received_at, onHold: line.on_hold,
    trail: trails.filter((step) => step.asset_id === line.asset_id).map((step) => ({ kind: step.to_kind as 'person', id: step.to_id, name: custodianName(step) })), version: line.version,
  };
}

function custodianName(step: Trail[number]): string {
  if (step.to_kind === 'person') return step.person_name ?? 'a person';
  if (step.to_kind === 'shipment') return step.carrier ?? 'on its way';
  if (step.to_kind === 'place') return step.place_kind === 'slot' ? `${step.parent_name ?? 'mailroom'} ${step.place_code ?? ''}`.trim() : (step.place_name ?? 'a place');
  return 'nobody known';
}

type AccountRecord = Awaited<ReturnType<typeof accountsOfCase>>[number];

const decided = (decision: { by: string; reason: string } | null): string | null => decision && `${decision.by}: ${decision.reason}`;

export function caseAccount(account: AccountRecord, row: CaseRecord, now: string): Case['accounts'][number] {
  const cutOffAt = account.cut_off_at ?? row.cut_off_at;
  const timing = accessTiming(plain(cutOffAt), account.ended_at && plain(account.ended_at), plain(now));
  const word = timing.state === 'late' ? (timing.ended ? 'late' : 'late_open') : timing.state === 'ended_early' ? 'early' : timing.state === 'ended_on_time' ? 'on_time' : timing.state;
  return {
    id: account.id, system: account.system, username: account.username, privileged: account.is_privileged, status: account.status as 'active', cutOffAt, endedAt: account.ended_at, endedBy: account.ended_by_name, timing: word,
    minutesLate: timing.state === 'late' ? timing.minutesLate : 0, earlyDecision: decided(account.early_decision as { by: string; reason: string } | null),
  };
}

export const caseSeat = (seat: Awaited<ReturnType<typeof seatsOfCase>>[number]): Case['seats'][number] => ({ id: seat.id, product: seat.product, licenceId: seat.licence_id, held: seat.released_at === null, releasedAt: seat.released_at, seatCost: seat.seat_cost, currency: seat.currency });

type Parts = {
  tasks: Task[]; assets: CaseAsset[]; accounts: Case['accounts']; seats: Case['seats']; asks: AskRow[]; circle: { id: string; name: string }[]; contact: Awaited<ReturnType<typeof contactOf>>; inForce: PolicyInForce; isCurrent: boolean; now: string;
};

export function caseDetail(row: CaseRecord, parts: Parts): Case {
  const { document } = parts.inForce.policy;
  const wording: WordingSet | undefined = document.wording.sets[row.wording];
  const counted = parts.tasks.filter((task) => ['waiting', 'open', 'done'].includes(task.status));
  const dates = row.dates_made_by as { cutOff?: { because: string }; returnBy?: { because: string } };
  return {
    ...caseRow({
      ...row, says_overdue: wording?.saysOverdue ?? true, tasks_done: counted.filter((task) => task.status === 'done').length, tasks_all: counted.length, tasks_late: counted.filter((task) => task.status === 'open' && task.dueAt !== null && task.dueAt < parts.now).length,
      assets_home: parts.assets.filter((asset) => asset.status === 'received' || asset.status === 'accepted').length, assets_all: parts.assets.filter((asset) => !['not_ours', 'withdrawn', 'let_go'].includes(asset.status)).length,
    }, parts.now),
    manager: ref(row.manager_id, row.manager_name), title: row.person_title, employment: row.employment, workMode: row.work_mode, country: row.country, immediate: row.is_immediate, cutOffBecause: dates.cutOff?.because ?? '', returnByBecause: dates.returnBy?.because ?? '',
    returnByAt: row.return_by_at, policy: { versionId: parts.inForce.versionId, version: parts.inForce.version, name: document.name, isCurrent: parts.isCurrent }, wording: row.wording, toLeaver: wording?.toLeaver ?? 'send',
    embargoUntil: row.embargo_until, circle: parts.circle, toldAt: row.told_at, coordinator: ref(row.coordinator_id, row.coordinator_name), successor: ref(row.successor_id, row.successor_name), askFrom: row.ask_from, openedBy: row.opened_by,
    cancelledAt: row.cancelled_at, cancelReason: row.cancel_reason, clearedAt: row.cleared_at, note: row.note,
    contact: parts.contact && parts.contact.erased_at === null ? { email: parts.contact.email, phone: parts.contact.phone, hasAddress: parts.contact.address !== null } : null,
    planningProblems: (row.planning_problems as { ruleKey: string; message: string }[]).map(({ ruleKey, message }) => ({ ruleKey, message })), tasks: parts.tasks, assets: parts.assets, accounts: parts.accounts, seats: parts.seats, asks: parts.asks,
    approvals: (row.approvals as { role: string; because: string }[]).map(({ role, because }) => ({ role, because })), version: row.version,
  };
}
