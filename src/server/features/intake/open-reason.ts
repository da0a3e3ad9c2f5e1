/** Which verdicts leave something for IT to decide, in the order of what matters. The clerk is done in every case. */
import type { OpenReason } from '#contract/intake';
import type { Conflict } from '#contract/station';
import type { MatchException, MatchVerdict } from '#domain/intake/match';

const toDecide: readonly (MatchException & OpenReason)[] = ['unknown_parcel', 'mistyped_box_code', 'box_already_opened', 'called_off_but_came', 'came_back', 'unexpected_asset'];

export function openReasonOf(verdict: MatchVerdict, conflict: Conflict | null): OpenReason | null {
  switch (verdict.kind) {
    case 'mismatch': return 'other_serial';
    case 'ambiguous': return 'ambiguous';
    case 'no_free_slot': return 'no_free_slot';
    // A thing of ours to know about that belongs to somebody else; a parcel the clerk sends on is nobody's decision.
    case 'not_ours': return verdict.subject.assetId !== null || conflict !== null ? 'not_ours' : null;
    case 'store': case 'legal_hold': case 'unmatched': return toDecide.find((reason) => verdict.exceptions.includes(reason)) ?? null;
    case 'already_here': return null;
  }
}
