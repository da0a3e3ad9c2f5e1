/**
 * What still stands between a device in the workshop and its next owner, and
 * what therefore comes next.
 * Rule: the list is made from the same facts that the acts are judged by, so
 * that a page never promises what a service would refuse (invariants 3 and 4).
 */
import type { UnlockCheck } from '../asset/category.ts';
import type { SanitisationRefusal } from './sanitisation.ts';
import type { Verdict } from '../verdict.ts';
import type { WorkshopStatus } from './workshop-lifecycle.ts';

/** A medium with the verdict on its newest record; null while it has none. */
export type MediumState = {
  readonly id: string;
  readonly verdict: Verdict<unknown, SanitisationRefusal> | null;
  readonly isVerified: boolean;
};

export type ReadyFacts = {
  readonly status: WorkshopStatus;
  readonly underLegalHold: boolean;
  readonly dataBearing: boolean;
  readonly openUnlockChecks: readonly UnlockCheck[];
  readonly media: readonly MediumState[];
  readonly isGraded: boolean;
  readonly dispositionAsked: boolean;
};

export type Gap =
  | { readonly code: 'quarantine' }
  | { readonly code: 'blocked' }
  | { readonly code: 'checks_open'; readonly checks: readonly UnlockCheck[] }
  | { readonly code: 'no_medium' }
  | { readonly code: 'not_sanitised' | 'repeat' | 'destroy' | 'not_verified' | 'not_validated' | 'not_accepted'; readonly mediumId: string }
  | { readonly code: 'not_graded' }
  | { readonly code: 'not_decided' | 'awaits_approval' };

const isBlocked = (status: WorkshopStatus): boolean => status.startsWith('blocked_');

function gapOfMedium({ id, verdict, isVerified }: MediumState): Gap[] {
  if (verdict === null) return [{ code: 'not_sanitised', mediumId: id }];
  if (verdict.ok) return [];
  const { error } = verdict;
  if (error.code === 'sanitisation_failed') return [{ code: error.nextStep === 'destroy' ? 'destroy' : 'repeat', mediumId: id }];
  if (error.code === 'sanitisation_incomplete') return [{ code: isVerified ? 'not_validated' : 'not_verified', mediumId: id }];
  // The hold is told once, for the device.
  return error.code === 'under_legal_hold' ? [] : [{ code: 'not_accepted', mediumId: id }];
}

/** Everything missing, in the order in which it is usually done. Empty: the device may go. */
export function whatIsMissing(facts: ReadyFacts): Gap[] {
  if (facts.status === 'done' || facts.status === 'called_off') return [];
  const media = facts.dataBearing ? facts.media.flatMap(gapOfMedium) : [];
  return [
    ...(facts.underLegalHold ? [{ code: 'quarantine' } as const] : []),
    ...(isBlocked(facts.status) ? [{ code: 'blocked' } as const] : []),
    ...(facts.openUnlockChecks.length > 0 ? [{ code: 'checks_open', checks: facts.openUnlockChecks } as const] : []),
    ...(facts.dataBearing && facts.media.length === 0 ? [{ code: 'no_medium' } as const] : []),
    ...media,
    ...(facts.isGraded ? [] : [{ code: 'not_graded' } as const]),
    { code: facts.dispositionAsked ? 'awaits_approval' : 'not_decided' },
  ];
}

/** The one next act of a job: what the queue shows beside it. */
export const nextActs = ['take', 'check', 'sanitise', 'verify', 'grade', 'decide', 'approve', 'unblock', 'release_hold', 'none'] as const;
export type NextAct = (typeof nextActs)[number];

export function nextAct(facts: { readonly status: WorkshopStatus; readonly underLegalHold: boolean; readonly isGraded: boolean; readonly dispositionAsked: boolean }): NextAct {
  const { status } = facts;
  if (status === 'done' || status === 'called_off') return 'none';
  if (facts.underLegalHold) return 'release_hold';
  if (isBlocked(status)) return 'unblock';
  if (status === 'grading') return facts.dispositionAsked ? 'approve' : facts.isGraded ? 'decide' : 'grade';
  return ({ queued: 'take', checking: 'check', sanitising: 'sanitise', verifying: 'verify' } as const)[status as 'queued' | 'checking' | 'sanitising' | 'verifying'];
}
