/**
 * What becomes of a device, and what each way requires.
 * Rules: nothing leaves under legal hold (invariant 3); data-bearing media
 * leave sanitised, or go to repair only with their data accounted for; what is
 * not ours goes back to whom it belongs; a write-off is approved by someone.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import type { Grade } from './grade.ts';

export const dispositions = ['redeploy', 'repair', 'return_to_lessor', 'sell', 'donate', 'recycle', 'write_off'] as const;
export type Disposition = (typeof dispositions)[number];

export type Requirement = 'sanitised' | 'unlocked' | 'graded' | 'working' | 'approval' | 'recipient' | 'battery_safe' | 'certificate' | 'lessor' | 'ours' | 'reason';

export const dispositionRequirements: { readonly [D in Disposition]: readonly Requirement[] } = {
  redeploy: ['sanitised', 'unlocked', 'graded', 'working', 'ours'],
  repair: ['recipient', 'battery_safe', 'reason'],
  return_to_lessor: ['lessor', 'sanitised', 'unlocked', 'graded', 'battery_safe'],
  sell: ['ours', 'sanitised', 'unlocked', 'graded', 'battery_safe', 'approval', 'recipient'],
  donate: ['ours', 'sanitised', 'unlocked', 'graded', 'working', 'battery_safe', 'approval', 'recipient'],
  recycle: ['ours', 'sanitised', 'recipient', 'certificate'],
  write_off: ['ours', 'approval', 'reason'],
};

export type DispositionFacts = {
  readonly underLegalHold: boolean;
  readonly ownedBy: 'organisation' | 'lessor';
  readonly dataBearing: boolean;
  readonly sanitisationVerified: boolean;
  readonly openUnlockChecks: readonly string[];
  readonly grade: Grade | null;
  readonly batteryUnsafe: boolean;
  readonly approvedById: string | null;
  /** Workshop, buyer, charity or recycler; a recycler's certificate number where the way needs one. */
  readonly recipient: string | null;
  readonly certificateNumber: string | null;
  readonly reason: string | null;
};

const met: { readonly [R in Requirement]: (facts: DispositionFacts) => boolean } = {
  sanitised: (facts) => !facts.dataBearing || facts.sanitisationVerified,
  unlocked: (facts) => facts.openUnlockChecks.length === 0,
  graded: (facts) => facts.grade !== null,
  working: (facts) => facts.grade !== null && facts.grade !== 'D',
  approval: (facts) => facts.approvedById !== null,
  recipient: (facts) => (facts.recipient ?? '').trim() !== '',
  battery_safe: (facts) => !facts.batteryUnsafe,
  certificate: (facts) => (facts.certificateNumber ?? '').trim() !== '',
  lessor: (facts) => facts.ownedBy === 'lessor',
  ours: (facts) => facts.ownedBy === 'organisation',
  reason: (facts) => (facts.reason ?? '').trim() !== '',
};

export type DispositionRefusal =
  | { readonly code: 'under_legal_hold'; readonly action: Disposition }
  | { readonly code: 'disposition_incomplete'; readonly disposition: Disposition; readonly missing: readonly Requirement[] };

/** May this device go that way? A refusal lists everything that is missing. */
export function mayDispose(disposition: Disposition, facts: DispositionFacts): Verdict<Disposition, DispositionRefusal> {
  if (facts.underLegalHold) return refuse('under_legal_hold', { action: disposition });
  const missing = dispositionRequirements[disposition].filter((requirement) => !met[requirement](facts));
  return missing.length === 0 ? allow(disposition) : refuse('disposition_incomplete', { disposition, missing });
}

/** The ways open now, for a screen that offers only what works. */
export const openDispositions = (facts: DispositionFacts): Disposition[] => dispositions.filter((disposition) => mayDispose(disposition, facts).ok);
