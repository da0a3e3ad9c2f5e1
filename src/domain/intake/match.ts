/**
 * One scan, what our records know, and the place's slots → one verdict.
 * Rules: the parcel is on the desk, so a scan is never refused: unmatched is a
 * success with an exception. Our own records beat every format guess; an exact
 * hit beats a near one, and near is asked. A hold outranks all but "which one?".
 * Need to know: a verdict holds box codes, slots and ends of codes, and no
 * person, reason or value; for the station see station-view.ts.
 */
import type { SerialMatch } from '../asset/serial.ts';
import { parcelTransitions, type ParcelStatus } from './parcel-lifecycle.ts';
import type { Scan } from './scan.ts';
import { resolutionsFor, type ReceivedFacts, type Resolution } from './serial-truth.ts';
import { chooseSlot, freePlaces, type FillRule, type Slot, type SlotChoice, type SlotSize } from './slots.ts';

export type ParcelFacts = {
  readonly parcelId: string;
  readonly boxCode: string;
  readonly foundBy: 'box_code' | 'tracking';
  readonly status: ParcelStatus;
  readonly placeId: string | null;
  readonly slotLabel: string | null;
  readonly size: SlotSize;
  /** The parcel, or any asset expected in it, is under legal hold. */
  readonly underLegalHold: boolean;
};

export type AssetFacts = ReceivedFacts & {
  readonly assetId: string;
  readonly foundBy: Exclude<SerialMatch, 'different'>;
  /** The end of the serial or tag: enough to tell two devices apart. */
  readonly ending: string;
  readonly placeId: string | null;
  readonly slotLabel: string | null;
  readonly size: SlotSize;
  readonly underLegalHold: boolean;
  /** The open parcel whose contents list names this asset. */
  readonly expectedInParcel: { readonly parcelId: string; readonly boxCode: string } | null;
  /** A case waits for it. False: ours, and nobody asked for it back. */
  readonly expected: boolean;
};

/** A box the clerk has just opened or named, so that the next scan is of a thing inside it. */
export type InsideBox = { readonly parcelId: string; readonly boxCode: string; readonly underLegalHold: boolean };

export type PlaceFacts = {
  readonly placeId: string;
  readonly slots: readonly Slot[];
  readonly fillRule?: FillRule;
  /** Where to go when nothing is free, as the agreement says. */
  readonly wayOut: { readonly kind: 'other_place' | 'locked_room' | 'call_technician'; readonly label: string | null };
};

export type MatchFacts = {
  readonly scan: Scan;
  readonly place: PlaceFacts;
  readonly parcels: readonly ParcelFacts[];
  readonly assets: readonly AssetFacts[];
  readonly insideBox?: InsideBox | null;
  /** The clerk has looked at the address and says it is not for us. */
  readonly declaredNotOurs?: boolean;
  /** What the clerk sees when nothing is known of its size. */
  readonly size?: SlotSize;
};

export type Subject = { readonly parcelId: string | null; readonly assetId: string | null; readonly boxCode: string | null; readonly ending: string | null };
export type Option = Subject & { readonly match: 'box_code' | 'tracking' | 'same' | 'vendor_prefix' | 'look_alike' };

/** Something IT should look at, though the clerk is done. */
export type MatchException =
  | 'unknown_parcel' | 'mistyped_box_code' | 'unexpected_asset' | 'came_back' | 'found_again' | 'called_off_but_came' | 'box_already_opened' | 'moved_unseen' | 'last_slot_taken';

type Placed = { readonly slot: SlotChoice; readonly subject: Subject; readonly exceptions: readonly MatchException[] };

export type MatchVerdict =
  | ({ readonly kind: 'store' } & Placed)
  | { readonly kind: 'already_here'; readonly subject: Subject; readonly slotLabel: string | null }
  | ({ readonly kind: 'mismatch'; readonly expectedBox: string; readonly resolutions: readonly Resolution[] } & Placed)
  | ({ readonly kind: 'legal_hold' } & Placed)
  | ({ readonly kind: 'unmatched' } & Placed)
  | { readonly kind: 'ambiguous'; readonly options: readonly Option[] }
  | { readonly kind: 'no_free_slot'; readonly subject: Subject; readonly purpose: 'ordinary' | 'quarantine'; readonly wayOut: PlaceFacts['wayOut']; readonly exceptions: readonly MatchException[] }
  | { readonly kind: 'not_ours'; readonly subject: Subject };

const nothing: Subject = { parcelId: null, assetId: null, boxCode: null, ending: null };
const ofParcel = (parcel: ParcelFacts): Subject => ({ parcelId: parcel.parcelId, assetId: null, boxCode: parcel.boxCode, ending: null });
const ofAsset = (asset: AssetFacts): Subject => ({
  parcelId: asset.expectedInParcel?.parcelId ?? null, assetId: asset.assetId, boxCode: asset.expectedInParcel?.boxCode ?? null, ending: asset.ending,
});

type Wanted = { readonly subject: Subject; readonly size: SlotSize; readonly exceptions: readonly MatchException[] };

/** Finds the slot and builds the verdict; without a slot it names the way out instead. */
function place(facts: MatchFacts, purpose: 'ordinary' | 'quarantine', wanted: Wanted, build: (placed: Placed) => MatchVerdict): MatchVerdict {
  const choice = chooseSlot(facts.place.slots, { size: wanted.size, purpose }, facts.place.fillRule);
  if (!choice.ok) return { kind: 'no_free_slot', subject: wanted.subject, purpose, wayOut: facts.place.wayOut, exceptions: wanted.exceptions };
  const exceptions = choice.value.lastFree ? [...wanted.exceptions, 'last_slot_taken' as const] : wanted.exceptions;
  return build({ slot: choice.value, subject: wanted.subject, exceptions });
}

const hold = (facts: MatchFacts, wanted: Wanted): MatchVerdict => place(facts, 'quarantine', wanted, (placed) => ({ kind: 'legal_hold', ...placed }));
const store = (facts: MatchFacts, wanted: Wanted): MatchVerdict => place(facts, 'ordinary', wanted, (placed) => ({ kind: 'store', ...placed }));

/** Sealed and unknown: any free slot will do, and if only quarantine is free, it may lie there. */
function unmatched(facts: MatchFacts, subject: Subject, exception: MatchException): MatchVerdict {
  const purpose = freePlaces(facts.place.slots) === 0 ? 'quarantine' : 'ordinary';
  return place(facts, purpose, { subject, size: facts.size ?? 'small', exceptions: [exception] }, (placed) => ({ kind: 'unmatched', ...placed }));
}

const reappearance: { readonly [S in ParcelStatus]?: MatchException } = {
  stored: 'moved_unseen', collected: 'came_back', returned_to_sender: 'came_back', lost: 'found_again', called_off: 'called_off_but_came',
};

function matchParcel(facts: MatchFacts, parcel: ParcelFacts): MatchVerdict {
  const here = parcel.status === 'stored' && parcel.placeId === facts.place.placeId;
  const reappeared = here ? undefined : reappearance[parcel.status];
  const wanted: Wanted = { subject: ofParcel(parcel), size: parcel.size, exceptions: reappeared ? [reappeared] : [] };
  if (here) {
    // A hold that came after the parcel was stored still moves it; in quarantine already, it stays.
    const slot = facts.place.slots.find(({ label }) => label === parcel.slotLabel);
    const settled = !parcel.underLegalHold || slot?.purpose === 'quarantine';
    return settled ? { kind: 'already_here', subject: wanted.subject, slotLabel: parcel.slotLabel } : hold(facts, wanted);
  }
  if (parcel.underLegalHold) return hold(facts, wanted);
  const canStore = parcel.status === 'stored' || parcelTransitions[parcel.status].store !== undefined;
  return canStore ? store(facts, wanted) : unmatched(facts, wanted.subject, 'box_already_opened');
}

function mismatch(facts: MatchFacts, box: InsideBox, received: ReceivedFacts, subject: Subject, size: SlotSize): MatchVerdict {
  const resolutions = resolutionsFor(received);
  return place(facts, 'quarantine', { subject, size, exceptions: [] }, (placed) => ({ kind: 'mismatch', expectedBox: box.boxCode, resolutions, ...placed }));
}

function matchAsset(facts: MatchFacts, asset: AssetFacts): MatchVerdict {
  const box = facts.insideBox ?? null;
  const wanted: Wanted = { subject: ofAsset(asset), size: asset.size, exceptions: asset.expected ? [] : ['unexpected_asset'] };
  const settledHere = asset.placeId === facts.place.placeId;
  if (asset.underLegalHold || box?.underLegalHold) {
    const slot = settledHere ? facts.place.slots.find(({ label }) => label === asset.slotLabel) : undefined;
    return slot?.purpose === 'quarantine' ? { kind: 'already_here', subject: wanted.subject, slotLabel: asset.slotLabel } : hold(facts, wanted);
  }
  if (box !== null && asset.expectedInParcel?.parcelId !== box.parcelId) return mismatch(facts, box, asset, { ...ofAsset(asset), boxCode: box.boxCode }, asset.size);
  if (settledHere) return { kind: 'already_here', subject: wanted.subject, slotLabel: asset.slotLabel };
  if (asset.handling === 'not_ours') return { kind: 'not_ours', subject: wanted.subject };
  return store(facts, wanted);
}

const parcelOption = (parcel: ParcelFacts): Option => ({ ...ofParcel(parcel), match: parcel.foundBy });
const assetOption = (asset: AssetFacts): Option => ({ ...ofAsset(asset), match: asset.foundBy });

const distinct = <T>(items: readonly T[], key: (item: T) => string): T[] => [...new Map(items.map((item) => [key(item), item])).values()];

function matchNothing(facts: MatchFacts): MatchVerdict {
  const box = facts.insideBox ?? null;
  if (box !== null) {
    if (box.underLegalHold) return hold(facts, { subject: { ...nothing, parcelId: box.parcelId, boxCode: box.boxCode }, size: facts.size ?? 'small', exceptions: [] });
    const stranger: ReceivedFacts = { registered: false, handling: 'ours', accessory: false, expectedElsewhere: false, formerlyWithSamePerson: false };
    return mismatch(facts, box, stranger, { ...nothing, boxCode: box.boxCode, ending: facts.scan.value.slice(-4) || null }, facts.size ?? 'small');
  }
  const mistyped = facts.scan.warnings.includes('box_code_mistyped');
  return unmatched(facts, { ...nothing, ending: facts.scan.value.slice(-4) || null }, mistyped ? 'mistyped_box_code' : 'unknown_parcel');
}

/** The one answer to a scan. It always has one. */
export function matchScan(facts: MatchFacts): MatchVerdict {
  const byBoxCode = facts.parcels.filter(({ foundBy }) => foundBy === 'box_code');
  const parcels = distinct(byBoxCode.length > 0 ? byBoxCode : facts.parcels, ({ parcelId }) => parcelId);
  const exact = distinct(facts.assets.filter(({ foundBy }) => foundBy === 'same'), ({ assetId }) => assetId);
  const near = distinct(facts.assets.filter(({ foundBy }) => foundBy !== 'same'), ({ assetId }) => assetId);
  // A label's S is the vendor's convention, not a doubt; look-alikes are a doubt.
  const prefixed = near.filter(({ foundBy }) => foundBy === 'vendor_prefix');
  const assets = exact.length > 0 ? exact : prefixed.length === 1 ? prefixed : near;

  const [parcel, asset] = [parcels[0], assets[0]];
  if (byBoxCode.length === 1 && parcel) return matchParcel(facts, parcel);
  const certainAssets = asset && asset.foundBy !== 'look_alike' ? assets : [];
  if (parcels.length + certainAssets.length > 1) return { kind: 'ambiguous', options: [...parcels.map(parcelOption), ...certainAssets.map(assetOption)] };
  if (parcel) return matchParcel(facts, parcel);
  if (asset && certainAssets.length === 1) return matchAsset(facts, asset);
  if (assets.length > 0) return { kind: 'ambiguous', options: assets.map(assetOption) };
  return facts.declaredNotOurs ? { kind: 'not_ours', subject: { ...nothing, ending: facts.scan.value.slice(-4) || null } } : matchNothing(facts);
}
