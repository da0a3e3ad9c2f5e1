/**
 * What the station shows, says and plays for a verdict.
 * Rule: need to know. The clerk sees a box code, a slot and what to do; not a
 * name, a reason or a value, and not that a thing is under legal hold: it is
 * "set aside", as other things are. Colour never stands alone (DESIGN.md).
 */
import type { MatchVerdict } from './match.ts';

export type Tone = { readonly colour: 'home' | 'due' | 'late' | 'moving' | 'hold'; readonly sound: 'done' | 'again' | 'aside' | 'ask' | 'stop'; readonly icon: 'check' | 'repeat' | 'shield' | 'question' | 'hand' };

export type StationKind = 'store' | 'already_here' | 'other_serial' | 'set_aside' | 'unknown' | 'choose' | 'full' | 'not_ours';

export type StationView = {
  readonly kind: StationKind;
  readonly tone: Tone;
  /** Key of the words, and the facts they take in. */
  readonly message: { readonly key: `station.${StationKind}`; readonly facts: Readonly<Record<string, string | number | null>> };
  readonly slotLabel: string | null;
  readonly options: readonly { readonly boxCode: string | null; readonly ending: string | null; readonly pick: { readonly parcelId: string | null; readonly assetId: string | null } }[];
};

const tones: { readonly [K in StationKind]: Tone } = {
  store: { colour: 'home', sound: 'done', icon: 'check' },
  already_here: { colour: 'moving', sound: 'again', icon: 'repeat' },
  other_serial: { colour: 'hold', sound: 'aside', icon: 'shield' },
  set_aside: { colour: 'hold', sound: 'aside', icon: 'shield' },
  unknown: { colour: 'due', sound: 'done', icon: 'check' },
  choose: { colour: 'due', sound: 'ask', icon: 'question' },
  full: { colour: 'late', sound: 'stop', icon: 'hand' },
  not_ours: { colour: 'due', sound: 'ask', icon: 'hand' },
};

const kindOf: { readonly [K in MatchVerdict['kind']]: StationKind } = {
  store: 'store', already_here: 'already_here', mismatch: 'other_serial', legal_hold: 'set_aside',
  unmatched: 'unknown', ambiguous: 'choose', no_free_slot: 'full', not_ours: 'not_ours',
};

function factsOf(verdict: MatchVerdict): Record<string, string | number | null> {
  switch (verdict.kind) {
    case 'store': case 'unmatched': case 'mismatch': case 'legal_hold':
      return { boxCode: verdict.subject.boxCode, ending: verdict.subject.ending, slot: verdict.slot.label, freeAfter: verdict.slot.freeAfter };
    case 'already_here': return { boxCode: verdict.subject.boxCode, ending: verdict.subject.ending, slot: verdict.slotLabel };
    case 'ambiguous': return { count: verdict.options.length };
    case 'no_free_slot': return { boxCode: verdict.subject.boxCode, ending: verdict.subject.ending, wayOut: verdict.wayOut.kind, where: verdict.wayOut.label };
    case 'not_ours': return { boxCode: verdict.subject.boxCode, ending: verdict.subject.ending };
  }
}

const slotOf = (verdict: MatchVerdict): string | null =>
  'slot' in verdict ? verdict.slot.label : verdict.kind === 'already_here' ? verdict.slotLabel : null;

/** The verdict as the station may know it. */
export function stationView(verdict: MatchVerdict): StationView {
  const kind = kindOf[verdict.kind];
  const options = verdict.kind === 'ambiguous' ? verdict.options : [];
  return {
    kind,
    tone: tones[kind],
    message: { key: `station.${kind}`, facts: factsOf(verdict) },
    slotLabel: slotOf(verdict),
    options: options.map(({ boxCode, ending, parcelId, assetId }) => ({ boxCode, ending, pick: { parcelId, assetId } })),
  };
}
