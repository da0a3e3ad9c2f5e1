/**
 * Which devices the workshop takes in, and how their status gets there.
 * Rules: what belongs to an agency, a client or a person is not ours to open,
 * wipe or keep (it goes to its owner as it is); what has left for good is not
 * taken in again. Source: FIELD (e) 8, asset-status.ts.
 */
import type { AssetAction, AssetStatus } from '../asset/asset-status.ts';
import { allow, refuse, type Verdict } from '../verdict.ts';

export const ownerships = ['own', 'lessor', 'vendor', 'agency', 'client', 'personal'] as const;
export type Ownership = (typeof ownerships)[number];

/** Ours to work on: our own, and what we rent and have to give back clean. */
const workable: readonly Ownership[] = ['own', 'lessor', 'vendor'];

const wayIn: { readonly [S in AssetStatus]: readonly AssetAction[] | null } = {
  in_use: ['receive', 'start_work'],
  returned: ['start_work'],
  in_workshop: [],
  ready: ['rework'],
  in_repair: ['back_from_repair'],
  disposed: null,
  missing: ['find', 'start_work'],
};

export type AdmissionRefusal =
  | { readonly code: 'asset_not_ours'; readonly ownership: Ownership }
  | { readonly code: 'wrong_state'; readonly status: string; readonly action: string; readonly allowed: readonly string[] };

/** The status actions that bring a device into the workshop, in order; none when it is there. */
export function mayAdmit(ownership: Ownership, status: AssetStatus): Verdict<readonly AssetAction[], AdmissionRefusal> {
  if (!workable.includes(ownership)) return refuse('asset_not_ours', { ownership });
  const actions = wayIn[status];
  return actions === null ? refuse('wrong_state', { status, action: 'admit', allowed: [] }) : allow(actions);
}

/** How pressing a job is when it opens; a person may say otherwise. */
export const priorityAtOpening = (facts: { readonly isReserved: boolean; readonly ownership: Ownership }): 0 | 1 | 2 =>
  facts.isReserved ? 2 : facts.ownership === 'own' ? 0 : 1;
