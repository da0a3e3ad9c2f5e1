/**
 * A parcel from the announcement to the empty box, as a table.
 * Rule: the physical world wins. A parcel given up as lost and then scanned is
 * stored; one collected and put down at another place is stored there.
 */
import type { TransitionTable } from '../transition.ts';

export const parcelStatuses = ['expected', 'in_transit', 'stored', 'collected', 'opened', 'returned_to_sender', 'lost', 'called_off'] as const;
export type ParcelStatus = (typeof parcelStatuses)[number];

export type ParcelAction = 'ship' | 'store' | 'move' | 'collect' | 'open' | 'return_to_sender' | 'declare_lost' | 'call_off' | 'undo_store';

export const parcelTransitions: TransitionTable<ParcelStatus, ParcelAction> = {
  expected: { ship: 'in_transit', store: 'stored', declare_lost: 'lost', call_off: 'called_off' },
  in_transit: { store: 'stored', declare_lost: 'lost', return_to_sender: 'returned_to_sender' },
  stored: { move: 'stored', collect: 'collected', open: 'opened', return_to_sender: 'returned_to_sender', declare_lost: 'lost', undo_store: 'expected' },
  collected: { open: 'opened', store: 'stored', declare_lost: 'lost' },
  opened: {},
  returned_to_sender: { store: 'stored' },
  lost: { store: 'stored' },
  // The label was already in someone's hands when the case was cancelled; the parcel may still come.
  called_off: { store: 'stored' },
};
