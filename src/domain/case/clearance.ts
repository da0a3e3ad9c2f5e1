/**
 * May a case be cleared, and if not, what is missing.
 * Rule: PRODUCT invariant 2: not while an asset in its scope is neither
 * returned nor waived; the clearance lists its waivers and who approved them.
 * A waiver has a reason, and is approved by somebody else than who asked for it
 * and never by the leaver. Clearance gates our own tasks, nobody's pay
 * (invariant 10).
 */
import type { Role } from '../access/permission.ts';
import { allow, refuse, type Verdict } from '../verdict.ts';
import { isTaskSettled, type CaseAssetStatus, type CaseStatus, type TaskStatus } from './case-lifecycle.ts';

export type Subject = { readonly kind: 'asset' | 'task' | 'seat' | 'account'; readonly id: string };

export type Waiver = {
  readonly id: string;
  readonly subject: Subject;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
};

export type ClearanceFacts = {
  readonly status: CaseStatus;
  readonly leaverId: string;
  readonly returnedWhen: 'received' | 'accepted';
  readonly assets: readonly { readonly id: string; readonly name: string; readonly status: CaseAssetStatus }[];
  readonly tasks: readonly { readonly key: string; readonly title: string; readonly status: TaskStatus; readonly blocksClearance: boolean; readonly item: Subject | null }[];
  readonly seats: readonly { readonly id: string; readonly name: string; readonly held: boolean }[];
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
  readonly requiredApprovals: readonly { readonly role: Role; readonly because: string }[];
  readonly approvals: readonly { readonly role: Role; readonly by: string; readonly at: string }[];
  readonly waivers: readonly Waiver[];
};

export type Missing =
  | { readonly kind: 'asset'; readonly id: string; readonly name: string; readonly status: CaseAssetStatus }
  | { readonly kind: 'task'; readonly id: string; readonly name: string; readonly status: TaskStatus }
  | { readonly kind: 'seat' | 'account'; readonly id: string; readonly name: string }
  | { readonly kind: 'approval'; readonly role: Role; readonly because: string }
  | { readonly kind: 'waiver'; readonly id: string; readonly fault: WaiverFault };

export type WaiverFault = 'no_reason' | 'not_approved' | 'approved_by_requester' | 'approved_by_leaver';

export type Clearance = {
  readonly waivers: readonly Waiver[];
  readonly approvals: ClearanceFacts['approvals'];
  /** Decided to stay where they are; the certificate names them. */
  readonly letGo: readonly string[];
};

/** What is wrong with a waiver, or null when it may stand in a clearance. */
export function waiverFault(waiver: Waiver, leaverId: string): WaiverFault | null {
  if (waiver.reason.trim() === '') return 'no_reason';
  if (waiver.approvedBy === null || waiver.approvedAt === null) return 'not_approved';
  if (waiver.approvedBy === waiver.requestedBy) return 'approved_by_requester';
  return waiver.approvedBy === leaverId ? 'approved_by_leaver' : null;
}

export type WaiverRefusal = { readonly code: 'waiver_refused'; readonly fault: WaiverFault };

/** May `approver` approve this waiver? */
export function approveWaiver(waiver: Waiver, approver: string, at: string, leaverId: string): Verdict<Waiver, WaiverRefusal> {
  const approved = { ...waiver, approvedBy: approver, approvedAt: at };
  const fault = waiverFault(approved, leaverId);
  return fault === null ? allow(approved) : refuse('waiver_refused', { fault });
}

const isReturned = (status: CaseAssetStatus, returnedWhen: ClearanceFacts['returnedWhen']): boolean =>
  status === 'accepted' || (status === 'received' && returnedWhen === 'received');

function openAssets(facts: ClearanceFacts, isWaived: (subject: Subject) => boolean): Missing[] {
  return facts.assets
    .filter(({ id, status }) => {
      if (isReturned(status, facts.returnedWhen) || status === 'let_go' || status === 'withdrawn') return false;
      // The word "waived" on a line is not enough: the approved waiver itself has to be there.
      return !isWaived({ kind: 'asset', id });
    })
    .map(({ id, name, status }) => ({ kind: 'asset', id, name, status }));
}

function missingApprovals(facts: ClearanceFacts): Missing[] {
  const given = new Set(facts.approvals.filter((approval) => approval.by !== facts.leaverId).map((approval) => approval.role));
  return facts.requiredApprovals.filter(({ role }) => !given.has(role)).map(({ role, because }) => ({ kind: 'approval', role, because }));
}

/** A task about a thing that was waived, stays where it is, or is out of scope has nothing left to wait for. */
function openTasks(facts: ClearanceFacts, isWaived: (subject: Subject) => boolean): Missing[] {
  const gone = new Set(facts.assets.filter(({ status }) => status === 'let_go' || status === 'withdrawn').map(({ id }) => id));
  return facts.tasks
    .filter((task) => task.blocksClearance && !isTaskSettled(task.status) && !isWaived({ kind: 'task', id: task.key }))
    .filter(({ item }) => item === null || !(isWaived(item) || (item.kind === 'asset' && gone.has(item.id))))
    .map(({ key, title, status }) => ({ kind: 'task', id: key, name: title, status }));
}

/** Everything that stands between this case and its clearance; empty when nothing does. */
export function missingForClearance(facts: ClearanceFacts): readonly Missing[] {
  const sound = facts.waivers.filter((waiver) => waiverFault(waiver, facts.leaverId) === null);
  const waived = new Set(sound.map(({ subject }) => `${subject.kind}:${subject.id}`));
  const isWaived = (subject: Subject): boolean => waived.has(`${subject.kind}:${subject.id}`);
  const faulty = facts.waivers.flatMap((waiver): Missing[] => {
    const fault = waiverFault(waiver, facts.leaverId);
    return fault === null ? [] : [{ kind: 'waiver', id: waiver.id, fault }];
  });
  const seats = facts.seats.filter((seat) => seat.held && !isWaived({ kind: 'seat', id: seat.id }));
  const accounts = facts.accounts.filter((account) => account.active && !isWaived({ kind: 'account', id: account.id }));
  return [
    ...openAssets(facts, isWaived),
    ...openTasks(facts, isWaived),
    ...seats.map(({ id, name }): Missing => ({ kind: 'seat', id, name })),
    ...accounts.map(({ id, name }): Missing => ({ kind: 'account', id, name })),
    ...missingApprovals(facts),
    ...faulty,
  ];
}

export type ClearanceRefusal =
  | { readonly code: 'not_clear'; readonly missing: readonly Missing[] }
  | { readonly code: 'wrong_state'; readonly status: string; readonly action: string; readonly allowed: readonly string[] };

/** What the clearance will say, or what is missing for it. */
export function clearanceVerdict(facts: ClearanceFacts): Verdict<Clearance, ClearanceRefusal> {
  if (facts.status !== 'open') return refuse('wrong_state', { status: facts.status, action: 'clear', allowed: facts.status === 'cleared' ? ['reopen'] : [] });
  const missing = missingForClearance(facts);
  if (missing.length > 0) return refuse('not_clear', { missing });
  const letGo = facts.assets.filter((asset) => asset.status === 'let_go').map((asset) => asset.id);
  return allow({ waivers: facts.waivers, approvals: facts.approvals, letGo });
}
