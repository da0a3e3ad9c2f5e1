/**
 * The serial truth table: what was expected in a box against what lies in it.
 * Rule: an expected line is never closed by another serial; each difference
 * has a named resolution, and a person of IT picks it (FIELD (d) 18).
 */
export const resolutions = ['swap_of_two_leavers', 'old_device_kept', 'accessory_mistagged', 'not_ours', 'unknown'] as const;
export type Resolution = (typeof resolutions)[number];

export type ReceivedFacts = {
  /** In our register at all. */
  readonly registered: boolean;
  /** Recorded as somebody else's: an agency's laptop, a visitor's phone. */
  readonly handling: 'ours' | 'not_ours';
  readonly accessory: boolean;
  /** Another open case expects exactly this asset. */
  readonly expectedElsewhere: boolean;
  /** Was held before by the person whose box this is, or was replaced by what is expected. */
  readonly formerlyWithSamePerson: boolean;
};

/** What each resolution does with the two lines; the expected one stays open except where the facts close it. */
export const resolutionEffects: { readonly [R in Resolution]: { readonly expectedLine: 'stays_open'; readonly received: string } } = {
  swap_of_two_leavers: { expectedLine: 'stays_open', received: 'settles_other_case' },
  old_device_kept: { expectedLine: 'stays_open', received: 'enters_stock' },
  accessory_mistagged: { expectedLine: 'stays_open', received: 'retagged' },
  not_ours: { expectedLine: 'stays_open', received: 'returns_to_sender' },
  unknown: { expectedLine: 'stays_open', received: 'registered_as_found' },
};

/** All five resolutions, the likeliest first. */
export function resolutionsFor(received: ReceivedFacts): Resolution[] {
  const likely: Resolution[] = [
    ...(received.handling === 'not_ours' ? ['not_ours' as const] : []),
    ...(received.registered && received.expectedElsewhere ? ['swap_of_two_leavers' as const] : []),
    ...(received.registered && received.formerlyWithSamePerson ? ['old_device_kept' as const] : []),
    ...(received.registered && received.accessory ? ['accessory_mistagged' as const] : []),
    ...(received.registered ? [] : ['unknown' as const]),
  ];
  return [...new Set([...likely, ...resolutions])];
}
