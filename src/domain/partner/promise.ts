/**
 * What we promised a partner, and whether we keep it, from live numbers.
 * Rule: IT is measured before the partner is (FIELD (d) 4 and 20); a promise
 * that is not measured is said to be so, never shown as kept.
 */
export type PromiseFacts = {
  readonly dwellLimitHours: number;
  /** Things lying there longer than agreed, now. */
  readonly overdue: number;
  readonly minutesCeiling: number | null;
  readonly minutesUsed: number;
  /** Deeds not thanked for within two working days. */
  readonly thanksLate: number;
  readonly ownPromises: readonly string[];
};

export type Promised = { readonly kind: 'dwell' | 'minutes' | 'thanks' | 'own'; readonly text: string; readonly state: 'kept' | 'broken' | 'unmeasured'; readonly fact: string | null };

const limitText = (hours: number): string => {
  const count = hours % 24 === 0 ? hours / 24 : hours;
  const unit = hours % 24 === 0 ? 'working day' : 'working hour';
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

const things = (count: number): string => (count === 1 ? 'One thing waits' : `${count} things wait`);

export function promised(facts: PromiseFacts): Promised[] {
  const { overdue, minutesCeiling, minutesUsed, thanksLate } = facts;
  return [
    { kind: 'dwell', text: `Nothing waits with you longer than ${limitText(facts.dwellLimitHours)}.`, state: overdue > 0 ? 'broken' : 'kept', fact: overdue > 0 ? `${things(overdue)} longer than that now.` : 'Nothing waits longer now.' },
    ...(minutesCeiling === null ? [] : [{
      kind: 'minutes' as const, text: `We borrow at most ${minutesCeiling} minutes of your month.`, state: minutesUsed > minutesCeiling ? 'broken' as const : 'kept' as const, fact: `${minutesUsed} of ${minutesCeiling} minutes this month.`,
    }]),
    { kind: 'thanks', text: 'Every favour is thanked for within two working days.', state: thanksLate > 0 ? 'broken' : 'kept', fact: thanksLate > 0 ? `${thanksLate} ${thanksLate === 1 ? 'favour waits' : 'favours wait'} longer for a thank-you.` : null },
    ...facts.ownPromises.map((text) => ({ kind: 'own' as const, text, state: 'unmeasured' as const, fact: null })),
  ];
}
