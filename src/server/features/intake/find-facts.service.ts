/** What our records know of a scan, in the terms of the domain's verdict (`#domain/intake/match`). */
import { factsOfCategory } from '#domain/asset/category';
import { matchScan, type AssetFacts, type InsideBox, type MatchFacts, type MatchVerdict, type ParcelFacts } from '#domain/intake/match';
import type { ParcelStatus } from '#domain/intake/parcel-lifecycle';
import { classify, identifiedBy, type Scan } from '#domain/intake/scan';
import { slotSizes, type SlotSize } from '#domain/intake/slots';
import { askTogether, noRows, type Question } from '../../platform/db/ask-together.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { scanAsked, type FoundAsset } from '../assets/find-asset.service.ts';
import { lineOfAsset } from '../cases/act-on-line.service.ts';
import { getCase } from '../cases/read-case.service.ts';
import { chainOfAsset, custodianNow } from '../custody/read-chain.service.ts';
import { membersAt } from '../members/find-member.service.ts';
import { placeById, placesOfKind, slotsAsked } from '../places/find-place.service.ts';
import { contentsOf, openParcelOf, parcelsAsked, type ParcelHere } from '../shipments/find-parcel.service.ts';
import { roomWith, type Room } from './find-room.service.ts';
import type { RoomRecord } from './room.repo.ts';

export type KnownParcel = ParcelHere;
export type Known = { readonly room: Room; readonly facts: MatchFacts; readonly parcels: readonly KnownParcel[]; readonly box: KnownParcel | null };
export type Asked = { readonly raw: string; readonly insideBox?: string | undefined; readonly declaredNotOurs?: boolean | undefined; readonly size?: SlotSize | undefined; readonly choice?: 'none' | { readonly parcelId: string | null; readonly assetId: string | null } | undefined };

const bySize = (a: SlotSize, b: SlotSize): number => slotSizes.indexOf(a) - slotSizes.indexOf(b);
/** The box is as large as the largest thing in it. */
const sizeOfBox = (parcel: KnownParcel): SlotSize => parcel.items.map((item) => factsOfCategory(item.category).size).sort(bySize).at(-1) ?? 'small';
const isHeld = (parcel: KnownParcel): boolean => parcel.items.some((item) => item.on_hold && item.state !== 'moved');

const parcelFacts = (parcel: KnownParcel, room: Room): ParcelFacts => ({
  parcelId: parcel.id, boxCode: parcel.box_code, foundBy: parcel.foundBy, status: parcel.status as ParcelStatus, slotLabel: parcel.slot_code, size: sizeOfBox(parcel), underLegalHold: isHeld(parcel),
  placeId: parcel.place_id === null ? null : parcel.place_id === room.room.id ? room.room.id : parcel.room_id,
});

async function assetFacts(unit: Unit, asset: FoundAsset, scan: Scan, box: KnownParcel | null): Promise<AssetFacts | null> {
  const foundBy = identifiedBy(scan, { assetTag: asset.asset_tag, serial: asset.serial_number });
  if (foundBy === 'different') return null;
  const custodian = await custodianNow(unit, asset.id);
  const place = custodian?.type === 'place' ? await placeById(unit, custodian.id) : undefined;
  const line = await lineOfAsset(unit, asset.id);
  const parcel = (await openParcelOf(unit, [asset.id])).get(asset.id);
  const boxPerson = box?.case_id ? (await getCase(unit, box.case_id))?.person_id : undefined;
  return {
    assetId: asset.id, foundBy, ending: (asset.serial_number ?? asset.asset_tag ?? '').slice(-4), size: factsOfCategory(asset.category).size, underLegalHold: asset.on_hold,
    placeId: place ? place.parent_id ?? place.id : null, slotLabel: place?.kind === 'slot' ? place.code : null, expectedInParcel: parcel ? { parcelId: parcel.id, boxCode: parcel.boxCode } : null, expected: line !== undefined,
    registered: true, handling: ['agency', 'client', 'personal'].includes(asset.ownership) ? 'not_ours' : 'ours', accessory: factsOfCategory(asset.category).accessory,
    expectedElsewhere: line !== undefined && line.case_id !== (box?.case_id ?? null), formerlyWithSamePerson: boxPerson !== undefined && (await everWith(unit, asset.id, boxPerson)),
  };
}

const everWith = async (unit: Unit, assetId: string, personId: string): Promise<boolean> => (await chainOfAsset(unit, assetId)).events.some((event) => event.to_id === personId || event.from_id === personId);

/** Where to go when nothing is free: another place of the site with room, else the technician. */
async function wayOut(unit: Unit, { room }: Room): Promise<MatchFacts['place']['wayOut']> {
  const others = (await placesOfKind(unit, 'stockroom', [room.location_id])).filter((place) => place.id !== room.id);
  if (others[0]) return { kind: 'other_place', label: others[0].name };
  const technician = (await membersAt(unit, ['technician'], room.location_id))[0];
  return { kind: 'call_technician', label: technician?.name ?? null };
}

const chosen = <T>(all: readonly T[], choice: Asked['choice'], id: (one: T) => string, picked: string | null): T[] => {
  if (choice === undefined) return [...all];
  return choice === 'none' || picked === null ? [] : all.filter((one) => id(one) === picked);
};

/** What stands in the room, and what the code may mean: one question. The way out is looked for when nothing is free. */
export async function findFacts(unit: Unit, asked: Asked, place: RoomRecord): Promise<Known> {
  const scan = classify(asked.raw);
  const found = await askTogether(unit.tx, {
    slots: slotsAsked(place.id), parcels: parcelsAsked(unit, scan), assets: scanAsked(unit, scan), boxes: asked.insideBox === undefined ? nothingAsked : parcelsAsked(unit, classify(asked.insideBox)),
  });
  const room = roomWith(place, found.slots);
  const box = found.boxes.find((parcel) => parcel.foundBy === 'box_code') ?? null;
  const assets: AssetFacts[] = [];
  for (const asset of scan.lookUp.identifierKeys.length === 0 ? [] : found.assets) {
    const facts = await assetFacts(unit, asset, scan, box);
    if (facts) assets.push(facts);
  }
  const pick = asked.choice === 'none' || asked.choice === undefined ? { parcelId: null, assetId: null } : asked.choice;
  // What the clerk picked is certain, however near the reading was.
  const keptAssets = chosen(assets, asked.choice, (asset) => asset.assetId, pick.assetId).map((asset) => (asked.choice === undefined ? asset : { ...asset, foundBy: 'same' as const }));
  const keptParcels = chosen(found.parcels, asked.choice, (parcel) => parcel.id, pick.assetId === null ? pick.parcelId : null);
  const insideBox: InsideBox | null = box && { parcelId: box.id, boxCode: box.box_code, underLegalHold: isHeld(box) };
  return {
    room, parcels: keptParcels, box,
    facts: {
      scan, place: { placeId: place.id, slots: room.slots, wayOut: unknownWay }, parcels: keptParcels.map((parcel) => parcelFacts(parcel, room)), assets: keptAssets, insideBox,
      declaredNotOurs: asked.declaredNotOurs ?? false, ...(asked.size ? { size: asked.size } : {}),
    },
  };
}

const nothingAsked: Question<KnownParcel[]> = { query: noRows, read: () => [] };
const unknownWay: MatchFacts['place']['wayOut'] = { kind: 'call_technician', label: null };

/** The verdict on what is known; where no slot is free it says where to go instead. */
export async function judge(unit: Unit, { facts, room }: Known): Promise<MatchVerdict> {
  const verdict = matchScan(facts);
  return verdict.kind === 'no_free_slot' ? matchScan({ ...facts, place: { ...facts.place, wayOut: await wayOut(unit, room) } }) : verdict;
}

/** What was announced in a box and has not been settled otherwise. */
export const expectedIn = async (unit: Unit, parcelId: string) => (await contentsOf(unit, [parcelId])).filter((item) => item.state === 'expected');
