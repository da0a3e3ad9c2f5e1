/**
 * Places on the case page for what other slices know of a case. Features never
 * import each other, so the router hands these in (src/web/router.tsx).
 */
import type { ComponentType } from 'react';
import type { Case } from '#contract/cases';

export type CaseSlotProps = { caseId: string; one: Case };

export type CaseSlots = {
  /** What stands between this case and its end; "Clear" in the header leads there. */
  clearance?: ComponentType<CaseSlotProps>;
  /** Parcels on their way for this case, or waiting in a slot. */
  parcels?: ComponentType<CaseSlotProps>;
};
