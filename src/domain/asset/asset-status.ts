/**
 * An asset's status. Custodian and assignee are other facts, kept elsewhere.
 * Invariant 3: under legal hold no sanitisation, redeployment or disposal.
 * Invariant 4: a data-bearing asset becomes ready only with a sanitisation
 * record that was verified.
 */
import { next, type TransitionTable, type WrongState } from '../transition.ts';
import { refuse, type Verdict } from '../verdict.ts';

export const assetStatuses = ['in_use', 'returned', 'in_workshop', 'ready', 'in_repair', 'disposed', 'missing'] as const;
export type AssetStatus = (typeof assetStatuses)[number];

export type AssetAction =
  | 'issue' | 'receive' | 'start_work' | 'make_ready' | 'send_to_repair' | 'back_from_repair' | 'dispose' | 'declare_missing' | 'find' | 'rework';

export const assetTransitions: TransitionTable<AssetStatus, AssetAction> = {
  in_use: { receive: 'returned', declare_missing: 'missing' },
  returned: { start_work: 'in_workshop', dispose: 'disposed', declare_missing: 'missing' },
  in_workshop: { make_ready: 'ready', send_to_repair: 'in_repair', dispose: 'disposed', declare_missing: 'missing' },
  ready: { issue: 'in_use', rework: 'in_workshop', dispose: 'disposed', declare_missing: 'missing' },
  in_repair: { back_from_repair: 'in_workshop', dispose: 'disposed', declare_missing: 'missing' },
  disposed: {},
  missing: { find: 'returned', receive: 'returned', dispose: 'disposed' },
};

/** Actions that change or give away what a hold protects. Work in the workshop may go on up to them. */
const heldActions: readonly AssetAction[] = ['issue', 'make_ready', 'send_to_repair', 'dispose'];

export type AssetChangeFacts = {
  readonly underLegalHold: boolean;
  readonly dataBearing: boolean;
  /** Every medium of the asset has a record whose verification passed. */
  readonly sanitisationVerified: boolean;
  /** Redeploy blockers not yet clear (unlock-checks.ts). */
  readonly openUnlockChecks: readonly string[];
};

export type AssetChangeRefusal =
  | WrongState
  | { readonly code: 'under_legal_hold'; readonly action: string }
  | { readonly code: 'sanitisation_missing'; readonly action: string }
  | { readonly code: 'unlock_checks_open'; readonly checks: readonly string[] };

/** The status after `action`, or the rule that stands in the way; a hold answers before anything else. */
export function changeAssetStatus(status: AssetStatus, action: AssetAction, facts: AssetChangeFacts): Verdict<AssetStatus, AssetChangeRefusal> {
  if (facts.underLegalHold && heldActions.includes(action)) return refuse('under_legal_hold', { action });
  const after = next(assetTransitions, status, action);
  if (!after.ok) return after;
  const needsRecord = action === 'make_ready' || action === 'dispose';
  // A device that is lost cannot be sanitised; writing it off says so and claims nothing.
  if (needsRecord && status !== 'missing' && facts.dataBearing && !facts.sanitisationVerified) return refuse('sanitisation_missing', { action });
  if (action === 'make_ready' && facts.openUnlockChecks.length > 0) return refuse('unlock_checks_open', { checks: facts.openUnlockChecks });
  return after;
}
