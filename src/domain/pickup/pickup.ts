/**
 * A technician's trip: places in order, items in each, and what differs.
 * Rules: everything listed is accounted for before a run is done; a difference
 * leads somewhere by name; nothing found is left unrecorded.
 */
import { next, type TransitionTable, type WrongState } from '../transition.ts';
import { refuse, type Verdict } from '../verdict.ts';

export const pickupStatuses = ['planned', 'under_way', 'done', 'called_off'] as const;
export type PickupStatus = (typeof pickupStatuses)[number];
export type PickupAction = 'set_out' | 'finish' | 'call_off';

export const pickupTransitions: TransitionTable<PickupStatus, PickupAction> = {
  planned: { set_out: 'under_way', call_off: 'called_off' },
  under_way: { finish: 'done', call_off: 'called_off' },
  done: {},
  called_off: {},
};

export type PickupPlace = {
  readonly placeId: string;
  readonly name: string;
  /** The earliest dwell limit of what lies there; null where nothing has one. */
  readonly dueAt: string | null;
  readonly items: number;
  /** Places of one site are visited together. */
  readonly siteId: string;
};

/** Sites by their most urgent place, places within a site by urgency; equal ones by name, so that the list stays still. */
export function orderPlaces(places: readonly PickupPlace[]): PickupPlace[] {
  const urgency = (place: PickupPlace): number => (place.dueAt === null ? Infinity : Date.parse(place.dueAt));
  const ofSite = new Map<string, number>();
  for (const place of places) ofSite.set(place.siteId, Math.min(ofSite.get(place.siteId) ?? Infinity, urgency(place)));
  const siteUrgency = (place: PickupPlace): number => ofSite.get(place.siteId) ?? Infinity;
  const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
  return places.filter(({ items }) => items > 0).sort((a, b) =>
    compare(siteUrgency(a), siteUrgency(b)) || a.siteId.localeCompare(b.siteId) || compare(urgency(a), urgency(b)) || a.name.localeCompare(b.name));
}

export type PickupItemStatus = 'listed' | 'collected' | 'missing' | 'extra' | 'wrong';

export type PickupItem = {
  readonly placeId: string;
  readonly parcelId: string | null;
  readonly assetId: string | null;
  readonly status: PickupItemStatus;
};

export type PickupConsequence = 'hand_over' | 'search_and_report' | 'take_and_register' | 'take_to_quarantine';

/** What each difference leads to: who gets it, and whether IT is told. `missing` is a gap of IT's, never the helper's fault. */
export const pickupConsequences: { readonly [S in Exclude<PickupItemStatus, 'listed'>]: { readonly leadsTo: PickupConsequence; readonly exception: string | null; readonly custodyMoves: boolean } } = {
  collected: { leadsTo: 'hand_over', exception: null, custodyMoves: true },
  missing: { leadsTo: 'search_and_report', exception: 'missing_at_pickup', custodyMoves: false },
  extra: { leadsTo: 'take_and_register', exception: 'extra_at_pickup', custodyMoves: true },
  wrong: { leadsTo: 'take_to_quarantine', exception: 'other_serial_at_pickup', custodyMoves: true },
};

export type PickupScan = { readonly parcelId: string | null; readonly assetId: string | null; readonly placeId: string; /** The box is the listed one, and what it holds is another serial. */ readonly otherSerial: boolean };

const sameThing = (item: PickupItem, scan: PickupScan): boolean =>
  (item.parcelId !== null && item.parcelId === scan.parcelId) || (item.assetId !== null && item.assetId === scan.assetId);

/** The list after a scan; the same thing scanned twice is collected once, and one found late is missing no longer. */
export function scanAtPickup(items: readonly PickupItem[], scan: PickupScan): { readonly items: readonly PickupItem[]; readonly outcome: Exclude<PickupItemStatus, 'listed' | 'missing'> | 'already' } {
  const index = items.findIndex((item) => sameThing(item, scan));
  const item = items[index];
  if (item === undefined) {
    return { items: [...items, { placeId: scan.placeId, parcelId: scan.parcelId, assetId: scan.assetId, status: 'extra' }], outcome: 'extra' };
  }
  if (item.status === 'extra' || item.status === 'wrong' || (item.status === 'collected' && !scan.otherSerial)) return { items, outcome: 'already' };
  const status = scan.otherSerial ? 'wrong' : 'collected';
  return { items: items.with(index, { ...item, status }), outcome: status };
}

export type PickupRefusal = WrongState | { readonly code: 'pickup_items_open'; readonly open: readonly { readonly placeId: string; readonly count: number }[] };

/** Moves a run on; it is not finished while a listed item is neither collected nor said to be missing. */
export function changePickup(status: PickupStatus, action: PickupAction, items: readonly PickupItem[]): Verdict<PickupStatus, PickupRefusal> {
  const after = next(pickupTransitions, status, action);
  if (!after.ok || action !== 'finish') return after;
  const open = new Map<string, number>();
  for (const item of items) if (item.status === 'listed') open.set(item.placeId, (open.get(item.placeId) ?? 0) + 1);
  return open.size === 0 ? after : refuse('pickup_items_open', { open: [...open].map(([placeId, count]) => ({ placeId, count })) });
}
