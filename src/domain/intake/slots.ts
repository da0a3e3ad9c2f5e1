/**
 * Which slot a parcel goes into.
 * Rules: quarantine slots take only what must be set aside, and nothing that
 * must be set aside goes elsewhere; a slot never takes more than its capacity;
 * a full place says so (a cabinet full accepts no thirteenth item).
 */
import { allow, refuse, type Verdict } from '../verdict.ts';

export const slotSizes = ['small', 'medium', 'large'] as const;
export type SlotSize = (typeof slotSizes)[number];
export type SlotPurpose = 'ordinary' | 'quarantine';

export type Slot = {
  readonly slotId: string;
  readonly label: string;
  readonly size: SlotSize;
  readonly purpose: SlotPurpose;
  readonly capacity: number;
  readonly occupied: number;
  /** False while a slot is broken or lent; it keeps what it holds. */
  readonly inUse: boolean;
};

/** `best_fit`: the smallest slot that takes it; `in_order`: the next by label, for places that fill shelf by shelf; `spread`: the emptiest. */
export type FillRule = 'best_fit' | 'in_order' | 'spread';

export type SlotChoice = { readonly slotId: string; readonly label: string; readonly purpose: SlotPurpose; readonly lastFree: boolean; readonly freeAfter: number };
export type NoFreeSlot = { readonly code: 'no_free_slot'; readonly purpose: SlotPurpose; readonly size: SlotSize; readonly smallerFree: number };

const sizeOf = (slot: { readonly size: SlotSize }): number => slotSizes.indexOf(slot.size);
const freeIn = (slot: Slot): number => (slot.inUse ? Math.max(0, slot.capacity - slot.occupied) : 0);
const byLabel = (a: Slot, b: Slot): number =>
  a.label.localeCompare(b.label, 'en', { numeric: true }) || (a.slotId < b.slotId ? -1 : 1);

const preferences: { readonly [R in FillRule]: (a: Slot, b: Slot) => number } = {
  best_fit: (a, b) => sizeOf(a) - sizeOf(b) || byLabel(a, b),
  in_order: byLabel,
  spread: (a, b) => a.occupied / a.capacity - b.occupied / b.capacity || byLabel(a, b),
};

/** How many more parcels a place takes, of any size. */
export const freePlaces = (slots: readonly Slot[], purpose: SlotPurpose = 'ordinary'): number =>
  slots.filter((slot) => slot.purpose === purpose).reduce((sum, slot) => sum + freeIn(slot), 0);

/** The slot for something of `size`, or the fact that none is free. */
export function chooseSlot(
  slots: readonly Slot[],
  wanted: { readonly size: SlotSize; readonly purpose: SlotPurpose },
  rule: FillRule = 'best_fit',
): Verdict<SlotChoice, NoFreeSlot> {
  const free = slots.filter((slot) => slot.purpose === wanted.purpose && freeIn(slot) > 0);
  const fitting = free.filter((slot) => sizeOf(slot) >= sizeOf(wanted)).sort(preferences[rule]);
  const [slot] = fitting;
  if (slot === undefined) return refuse('no_free_slot', { ...wanted, smallerFree: free.reduce((sum, smaller) => sum + freeIn(smaller), 0) });
  const freeAfter = freePlaces(slots, wanted.purpose) - 1;
  return allow({ slotId: slot.slotId, label: slot.label, purpose: slot.purpose, lastFree: freeAfter === 0, freeAfter });
}
