/**
 * The kinds of custody event, each with its GS1 EPCIS 2.0 business step and
 * disposition, so that a chain can be handed to anyone as EPCIS.
 * Rule: only values of the Core Business Vocabulary 2.0; there is no business
 * step "returning", a return is received with disposition "returned".
 * Source: GS1 CBV 2.0, sections 7.1 and 7.2.
 */
export type EventKindFacts = {
  readonly bizStep: string;
  readonly disposition: string | null;
  /** Changes who answers for the asset; the others observe it where it is. */
  readonly moves: boolean;
  /** Who may answer after it; null: whoever did before, or anyone. */
  readonly receivers: readonly ('person' | 'place' | 'shipment' | 'unaccounted')[] | null;
};

const kind = (bizStep: string, disposition: string | null, moves: boolean, receivers: EventKindFacts['receivers'] = null): EventKindFacts => ({ bizStep, disposition, moves, receivers });

export const custodyEventKinds = {
  registered: kind('commissioning', 'active', true),
  issued: kind('accepting', 'active', true, ['person']),
  handed_over: kind('accepting', 'in_progress', true, ['person', 'place']),
  posted: kind('shipping', 'in_transit', true, ['shipment']),
  received: kind('receiving', 'returned', true, ['place', 'person']),
  stored: kind('storing', 'unavailable', true, ['place']),
  collected: kind('accepting', 'in_progress', true, ['person']),
  moved: kind('transporting', 'in_progress', true, ['place']),
  set_aside: kind('holding', 'reserved', true, ['place']),
  held: kind('holding', 'reserved', false),
  inspected: kind('inspecting', 'available', false),
  counted: kind('stock_taking', 'completeness_verified', false),
  sent_to_repair: kind('repairing', 'needs_replacement', true, ['shipment', 'place']),
  found: kind('receiving', 'returned', true, ['person', 'place']),
  lost: kind('other', 'unknown', true, ['unaccounted']),
  gap: kind('other', 'unknown', true),
  disposed: kind('decommissioning', 'disposed', true, ['shipment', 'place', 'unaccounted']),
  destroyed: kind('destroying', 'destroyed', true, ['place', 'unaccounted']),
  /** Says what an earlier event should have said. */
  correction: kind('other', null, true),
} as const satisfies Record<string, EventKindFacts>;

export type CustodyEventKind = keyof typeof custodyEventKinds;

export const bizStepUri = (eventKind: CustodyEventKind): string => `https://ref.gs1.org/cbv/BizStep-${custodyEventKinds[eventKind].bizStep}`;

export const dispositionUri = (eventKind: CustodyEventKind): string | null => {
  const { disposition } = custodyEventKinds[eventKind];
  return disposition === null ? null : `https://ref.gs1.org/cbv/Disp-${disposition}`;
};
