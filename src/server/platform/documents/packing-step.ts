/**
 * How to pack each kind of thing, as steps a person at a kitchen table can
 * follow; printed in the guide and, shortened, on the slip. The words are those
 * of the pages (`pack.*` in platform/words), so that paper and screen agree.
 * Rule: the battery question comes before any box is closed, and a damaged
 * battery never travels. Sources: IATA PI 966/967 (lithium ion in or with
 * equipment), 49 CFR 173.185(f) (damaged batteries never by air).
 */
import type { Drawing } from './drawing.ts';

export type PackingCategory = 'laptop' | 'phone' | 'tablet' | 'monitor' | 'dock' | 'badge' | 'token' | 'other';

/** A key of `pack.*`, with the picture beside it. */
export type PackingStep = { readonly says: Drawing | 'sim'; readonly drawing: Drawing };

const step = (drawing: Drawing, says: PackingStep['says'] = drawing): PackingStep => ({ says, drawing });
const steps = (...drawings: readonly Drawing[]): PackingStep[] => drawings.map((drawing) => step(drawing));
const accountOut = step('person', 'sim');

export const packingSteps: { readonly [C in PackingCategory]: readonly PackingStep[] } = {
  laptop: steps('battery', 'person', 'power', 'wrap', 'charger', 'box', 'seal'),
  phone: [step('battery'), accountOut, ...steps('power', 'wrap', 'box', 'seal')],
  tablet: [step('battery'), accountOut, ...steps('power', 'wrap', 'charger', 'box', 'seal')],
  monitor: steps('power', 'monitor', 'wrap', 'charger', 'box', 'seal'),
  dock: steps('power', 'wrap', 'charger', 'box', 'seal'),
  badge: steps('envelope', 'seal'),
  token: steps('key', 'envelope', 'seal'),
  other: steps('battery', 'power', 'wrap', 'box', 'seal'),
};

/** The same in four lines, for the slip: keys of `print.short.*`. */
export const packingInShort = ['look', 'wrap', 'close', 'stick'] as const;
