/**
 * Places on the case page for what other slices know of a case. Features never
 * import each other, so the router hands these in (src/web/router.tsx).
 */
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Case } from '#contract/cases';

export type CaseSlotProps = { caseId: string; one: Case };

type Slot = ComponentType<CaseSlotProps> | LazyExoticComponent<ComponentType<{ caseId: string }>>;

export type CaseSlots = {
  /** What stands between this case and its end; "Clear" in the header leads there. */
  clearance?: Slot;
  /** Parcels on their way for this case, or waiting in a slot. */
  parcels?: Slot;
};
