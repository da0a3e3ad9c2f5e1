/**
 * What a file may change about an asset that is already here, and where a new
 * one starts.
 *
 * Why `ready` may come from a file only for an asset that is new here: the
 * first import describes a stock that was prepared before Handback existed; its
 * proof lies elsewhere and asking for it again would keep everyone from
 * starting. From then on the asset has a history here, and a file would be a
 * way round the workshop: a data-bearing asset becomes ready with a verified
 * sanitisation only (PRODUCT, invariant 4). The audit entry of such a record
 * says "ready by initial import", so that it can be told apart for ever.
 *
 * Invariant 3: under legal hold it is not redeployed or disposed of, not by
 * import either. Invariant 2: what is in the scope of an open case is decided
 * there. Invariant 1: a return is a hand-over; a file does not make one.
 */
import type { AssetStatus } from './choices.ts';
import type { Existing } from './match-record.ts';
import type { Reason, ReasonCode } from './reason.ts';

type Rule = 'free' | 'prepared' | 'hand-over' | 'over';

/**
 * From (here) × to (file). `free`: a file may say so. `prepared`: not when the
 * asset bears data. `hand-over`: only the station records it. `over`: final.
 */
const rules: { readonly [From in AssetStatus]: { readonly [To in AssetStatus]: Rule } } = {
  in_use: { in_use: 'free', returned: 'hand-over', in_workshop: 'hand-over', ready: 'prepared', in_repair: 'free', disposed: 'free', missing: 'free' },
  returned: { in_use: 'prepared', returned: 'free', in_workshop: 'free', ready: 'prepared', in_repair: 'free', disposed: 'free', missing: 'free' },
  in_workshop: { in_use: 'prepared', returned: 'free', in_workshop: 'free', ready: 'prepared', in_repair: 'free', disposed: 'free', missing: 'free' },
  ready: { in_use: 'free', returned: 'free', in_workshop: 'free', ready: 'free', in_repair: 'free', disposed: 'free', missing: 'free' },
  in_repair: { in_use: 'prepared', returned: 'free', in_workshop: 'free', ready: 'prepared', in_repair: 'free', disposed: 'free', missing: 'free' },
  disposed: { in_use: 'over', returned: 'over', in_workshop: 'over', ready: 'over', in_repair: 'over', disposed: 'free', missing: 'over' },
  missing: { in_use: 'free', returned: 'hand-over', in_workshop: 'hand-over', ready: 'prepared', in_repair: 'free', disposed: 'free', missing: 'free' },
};

const refusals: { readonly [R in Exclude<Rule, 'free'>]: ReasonCode } = { prepared: 'not_sanitised', 'hand-over': 'status_needs_event', over: 'disposed' };

/** Why this change of status, or of who has it, may not come from a file; undefined when it may. */
export function guardAsset(here: Existing, to: { readonly status?: string; readonly changesAssignee: boolean }): Reason | undefined {
  const from = here.values['status'] as AssetStatus | undefined;
  const status = to.status as AssetStatus | undefined;
  const changesStatus = from !== undefined && status !== undefined && from !== status;
  if (!changesStatus && !to.changesAssignee) return undefined;
  const about = { field: changesStatus ? 'status' : 'assignee', here: [here.label], ...(changesStatus ? { text: status } : {}) };
  const frees = changesStatus && ['ready', 'disposed', 'in_use'].includes(status);
  if (here.isHeld === true && (frees || to.changesAssignee)) return { code: 'legal_hold', ...about };
  if (here.isInOpenCase === true) return { code: 'in_open_case', ...about };
  if (!changesStatus) return from === 'disposed' ? { code: 'disposed', ...about } : undefined;
  const rule = rules[from][status];
  if (rule === 'free' || (rule === 'prepared' && here.bearsData === false)) return undefined;
  return { code: refusals[rule], ...about };
}

/** Who answers for a new asset from its first moment: invariant 1 leaves no asset without an answer. */
export type Custodian<Person> = { readonly kind: 'person'; readonly person: Person } | { readonly kind: 'place'; readonly field: 'heldAt' | 'location' } | { readonly kind: 'unaccounted' };

export function custodianOf<Person>(status: string | undefined, assignee: Person | undefined, has: { readonly heldAt: boolean; readonly location: boolean }): Custodian<Person> {
  if (status === 'missing' || status === 'disposed') return { kind: 'unaccounted' };
  if (has.heldAt) return { kind: 'place', field: 'heldAt' };
  if (status === 'in_use') return assignee === undefined ? { kind: 'unaccounted' } : { kind: 'person', person: assignee };
  return has.location ? { kind: 'place', field: 'location' } : { kind: 'unaccounted' };
}
