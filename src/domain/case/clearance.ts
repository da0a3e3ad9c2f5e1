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
import { isOutOfReach, isTaskSettled, type CaseAssetStatus, type CaseStatus, type TaskStatus } from './case-lifecycle.ts';

export type Subject = { readonly kind: 'asset' | 'task' | 'seat' | 'account'; readonly id: string };

export type Waiver = {
  readonly id: string;
  readonly subject: Subject;
  readonly reason: string;
  readonly askedBy: string;
  readonly status: 'asked' | 'approved' | 'declined' | 'withdrawn';
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** The last local date on which it counts; null for good. */
  readonly expiresOn: string | null;
};

export type Approval = { readonly role: Role; readonly decision: 'approved' | 'declined'; readonly by: string; readonly at: string };

export type ClearanceFacts = {
  readonly status: CaseStatus;
  /** The leaver as one who decides: nobody approves their own way out. Null when the leaver is no member. */
  readonly leaverId: string | null;
  /** Today's local date, for waivers that expire. */
  readonly today: string;
  readonly returnedWhen: 'received' | 'accepted';
  readonly assets: readonly { readonly id: string; readonly name: string; readonly status: CaseAssetStatus }[];
  readonly tasks: readonly { readonly id: string; readonly title: string; readonly status: TaskStatus; readonly blocksClearance: boolean; readonly item: Subject | null }[];
  readonly seats: readonly { readonly id: string; readonly name: string; readonly held: boolean }[];
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
  readonly requiredApprovals: readonly { readonly role: Role; readonly because: string }[];
  /** Live ones, not the withdrawn. */
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
};

export type Missing =
  | { readonly kind: 'asset'; readonly id: string; readonly name: string; readonly status: CaseAssetStatus }
  | { readonly kind: 'task'; readonly id: string; readonly name: string; readonly status: TaskStatus }
  | { readonly kind: 'seat' | 'account'; readonly id: string; readonly name: string }
  | { readonly kind: 'approval'; readonly role: Role; readonly because: string; readonly declinedBy: string | null }
  | { readonly kind: 'waiver'; readonly id: string; readonly fault: WaiverFault };

export type WaiverFault = 'no_reason' | 'not_decided' | 'approved_by_requester' | 'approved_by_leaver' | 'expired';

export type Clearance = {
  readonly waivers: readonly Waiver[];
  readonly approvals: readonly Approval[];
  /** Decided to stay where they are; the certificate names them. */
  readonly letGo: readonly string[];
};

/** What is wrong with a waiver that claims to count, or null when it may stand in a clearance. */
export function waiverFault(waiver: Waiver, { leaverId, today }: Pick<ClearanceFacts, 'leaverId' | 'today'>): WaiverFault | null {
  if (waiver.reason.trim() === '') return 'no_reason';
  if (waiver.status !== 'approved' || waiver.decidedBy === null || waiver.decidedAt === null) return 'not_decided';
  if (waiver.decidedBy === waiver.askedBy) return 'approved_by_requester';
  if (waiver.decidedBy === leaverId) return 'approved_by_leaver';
  return waiver.expiresOn !== null && waiver.expiresOn < today ? 'expired' : null;
}

export type WaiverRefusal =
  | { readonly code: 'waiver_refused'; readonly fault: WaiverFault }
  | { readonly code: 'wrong_state'; readonly status: string; readonly action: string; readonly allowed: readonly string[] };

/** May `approver` approve this waiver? Only one that is asked for, with a reason, by somebody else. */
export function approveWaiver(waiver: Waiver, approver: { readonly id: string; readonly at: string }, facts: Pick<ClearanceFacts, 'leaverId' | 'today'>): Verdict<Waiver, WaiverRefusal> {
  if (waiver.status !== 'asked') return refuse('wrong_state', { status: waiver.status, action: 'approve', allowed: [] });
  const approved: Waiver = { ...waiver, status: 'approved', decidedBy: approver.id, decidedAt: approver.at };
  const fault = waiverFault(approved, facts);
  return fault === null ? allow(approved) : refuse('waiver_refused', { fault });
}

const isReturned = (status: CaseAssetStatus, returnedWhen: ClearanceFacts['returnedWhen']): boolean =>
  status === 'accepted' || (status === 'received' && returnedWhen === 'received');

function openAssets(facts: ClearanceFacts, isWaived: (subject: Subject) => boolean): Missing[] {
  return facts.assets
    .filter(({ id, status }) => {
      if (isReturned(status, facts.returnedWhen) || isOutOfReach(status)) return false;
      // The word "waived" on a line is not enough: the approved waiver itself has to be there.
      return !isWaived({ kind: 'asset', id });
    })
    .map(({ id, name, status }) => ({ kind: 'asset', id, name, status }));
}

function missingApprovals({ requiredApprovals, approvals, leaverId }: ClearanceFacts): Missing[] {
  const valid = approvals.filter((approval) => approval.by !== leaverId);
  return requiredApprovals
    .filter(({ role }) => !valid.some((approval) => approval.role === role && approval.decision === 'approved'))
    .map(({ role, because }) => {
      const declined = valid.find((approval) => approval.role === role && approval.decision === 'declined');
      return { kind: 'approval', role, because, declinedBy: declined?.by ?? null };
    });
}

/** A task about a thing that was waived, stays where it is, or is out of scope has nothing left to wait for. */
function openTasks(facts: ClearanceFacts, isWaived: (subject: Subject) => boolean): Missing[] {
  const gone = new Set(facts.assets.filter(({ status }) => isOutOfReach(status)).map(({ id }) => id));
  return facts.tasks
    .filter((task) => task.blocksClearance && !isTaskSettled(task.status) && !isWaived({ kind: 'task', id: task.id }))
    .filter(({ item }) => item === null || !(isWaived(item) || (item.kind === 'asset' && gone.has(item.id))))
    .map(({ id, title, status }) => ({ kind: 'task', id, name: title, status }));
}

/** Everything that stands between this case and its clearance; empty when nothing does. */
export function missingForClearance(facts: ClearanceFacts): readonly Missing[] {
  const live = facts.waivers.filter(({ status }) => status === 'asked' || status === 'approved');
  const sound = live.filter((waiver) => waiverFault(waiver, facts) === null);
  const waived = new Set(sound.map(({ subject }) => `${subject.kind}:${subject.id}`));
  const isWaived = (subject: Subject): boolean => waived.has(`${subject.kind}:${subject.id}`);
  const faulty = live.flatMap((waiver): Missing[] => {
    const fault = waiverFault(waiver, facts);
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
  const approvals = facts.approvals.filter(({ decision, by }) => decision === 'approved' && by !== facts.leaverId);
  return allow({ waivers: facts.waivers.filter(({ status }) => status === 'approved'), approvals, letGo });
}
