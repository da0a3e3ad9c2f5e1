/**
 * A device's way through the workshop, as a table.
 * Rule: a failed verification goes back to sanitising or on to destruction,
 * never forward; a second disk found late goes back to sanitising; what is
 * blocked (lock, missing part, away for repair) keeps its place.
 */
import { next, type TransitionTable, type WrongState } from '../transition.ts';
import { refuse, type Verdict } from '../verdict.ts';

export const workshopStatuses = [
  'queued', 'checking', 'sanitising', 'verifying', 'grading', 'done',
  'blocked_queued', 'blocked_checking', 'blocked_sanitising', 'blocked_verifying', 'blocked_grading', 'called_off',
] as const;
export type WorkshopStatus = (typeof workshopStatuses)[number];

export type WorkshopAction = 'start' | 'checks_done' | 'nothing_to_sanitise' | 'sanitised' | 'verified' | 'verification_failed' | 'medium_found' | 'graded' | 'block' | 'unblock' | 'call_off';

/** A blocked job remembers in its status where it goes on, so that no second column can disagree. */
export const workshopTransitions: TransitionTable<WorkshopStatus, WorkshopAction> = {
  queued: { start: 'checking', block: 'blocked_queued', call_off: 'called_off' },
  checking: { checks_done: 'sanitising', nothing_to_sanitise: 'grading', block: 'blocked_checking', call_off: 'called_off' },
  sanitising: { sanitised: 'verifying', block: 'blocked_sanitising', call_off: 'called_off' },
  verifying: { verified: 'grading', verification_failed: 'sanitising', medium_found: 'sanitising', block: 'blocked_verifying', call_off: 'called_off' },
  grading: { graded: 'done', medium_found: 'sanitising', block: 'blocked_grading' },
  done: {},
  blocked_queued: { unblock: 'queued', call_off: 'called_off' },
  blocked_checking: { unblock: 'checking', call_off: 'called_off' },
  blocked_sanitising: { unblock: 'sanitising', call_off: 'called_off' },
  blocked_verifying: { unblock: 'verifying', call_off: 'called_off' },
  blocked_grading: { unblock: 'grading' },
  called_off: {},
};

export type WorkshopRefusal =
  | WrongState
  | { readonly code: 'under_legal_hold'; readonly action: string }
  | { readonly code: 'sanitisation_missing'; readonly action: string }
  | { readonly code: 'unlock_checks_open'; readonly checks: readonly string[] };

export type WorkshopFacts = { readonly underLegalHold: boolean; readonly dataBearing: boolean; readonly sanitisationVerified: boolean; readonly openUnlockChecks: readonly string[] };

/** Under a hold a device may be queued, blocked and taken out again; nothing else happens to it. */
const allowedUnderHold: readonly WorkshopAction[] = ['block', 'call_off'];

export function changeWorkshopStatus(status: WorkshopStatus, action: WorkshopAction, facts: WorkshopFacts): Verdict<WorkshopStatus, WorkshopRefusal> {
  const after = next(workshopTransitions, status, action);
  if (!after.ok) return after;
  if (facts.underLegalHold && !allowedUnderHold.includes(action)) return refuse('under_legal_hold', { action });
  const skips = action === 'nothing_to_sanitise' && facts.dataBearing;
  const early = (action === 'verified' || action === 'graded') && facts.dataBearing && !facts.sanitisationVerified;
  if (skips || early) return refuse('sanitisation_missing', { action });
  if (action === 'graded' && facts.openUnlockChecks.length > 0) return refuse('unlock_checks_open', { checks: facts.openUnlockChecks });
  return after;
}
