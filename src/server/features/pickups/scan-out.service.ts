/**
 * Scanning out: each item leaves its slot for the technician's hands. What is not on the list is taken along and said so;
 * the same thing scanned twice is collected once. Differences are settled on the spot.
 */
import type { Pickup, PickupScanAnswer, scanPickup, settleItem } from '#contract/pickups';
import type { Received } from '#contract/route';
import { classify, identifiedBy } from '#domain/intake/scan';
import { scanAtPickup, type PickupItem, type PickupItemStatus } from '#domain/pickup/pickup';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findByScan } from '../assets/find-asset.service.ts';
import { lineOfAsset } from '../cases/act-on-line.service.ts';
import { custodianNow } from '../custody/read-chain.service.ts';
import { recordHandOver } from '../custody/record-custody.service.ts';
import { activeMember } from '../members/find-member.service.ts';
import { placeById } from '../places/find-place.service.ts';
import { contentsOf, parcelsForScan } from '../shipments/find-parcel.service.ts';
import { collectParcel, registerUnknown, storeParcel } from '../shipments/store-parcel.service.ts';
import { noteAnother } from '../intake/note-another.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { insertItems, itemsOfRun, lockRun, setItem, type ItemRecord } from './pickup.repo.ts';
import { readRun } from './read-runs.service.ts';

type Run = NonNullable<Awaited<ReturnType<typeof lockRun>>>;
type Body = Received<typeof scanPickup>['body'];

async function running(unit: Unit, runId: string, action: string): Promise<Verdict<Run>> {
  const run = await lockRun(unit.tx, runId);
  if (!run || !worksHere(unit, run.location_id)) return refuse('not_found');
  return run.status === 'under_way' ? allow(run) : refuse('wrong_state', { status: run.status, action, allowed: run.status === 'planned' ? ['set_out', 'call_off'] : [] });
}

type Thing = { readonly parcelId: string | null; readonly assetId: string | null };
const asDomain = (item: ItemRecord): PickupItem => ({ placeId: item.room_id ?? item.slot_id, parcelId: item.parcel_id, assetId: item.asset_id, status: item.state as PickupItemStatus });

export async function scanOut(unit: Unit, runId: string, body: Body): Promise<Verdict<PickupScanAnswer>> {
  const found = await running(unit, runId, 'scan');
  if (!found.ok) return found;
  const run = found.value;
  const items = await itemsOfRun(unit.tx, runId);
  const thing = (await whatIsIt(unit, body.raw, items)) ?? (await unknownBox(unit, run, body, items));
  const { outcome } = scanAtPickup(items.map(asDomain), { ...thing, placeId: '', otherSerial: false });
  const item = items.find((one) => (thing.parcelId !== null && one.parcel_id === thing.parcelId) || (thing.assetId !== null && one.asset_id === thing.assetId));
  const at = body.scannedAt > unit.now ? unit.now : body.scannedAt;
  if (outcome === 'collected' && item) await setItem(unit.tx, item.id, { state: 'collected', scanned_at: at });
  if (outcome === 'extra') await insertItems(unit.tx, runId, [{ id: unit.newId(), ...thing, slotId: await slotOf(unit, thing, body, items), state: 'extra', scannedAt: at }]);
  if (outcome !== 'already') {
    const taken = await take(unit, run, thing, at);
    if (!taken.ok) return taken;
    unit.audit({ action: 'pickup.item_scanned', entity: { kind: 'pickup_run', id: runId }, facts: { outcome, parcel: thing.parcelId, asset: thing.assetId } });
  }
  const after = await readRun(unit, runId);
  if (!after.ok) return after;
  const shown = after.value.list.find((one) => (thing.parcelId !== null && one.parcelId === thing.parcelId) || (thing.assetId !== null && one.assetId === thing.assetId)) ?? null;
  return allow({ outcome, item: shown, run: after.value });
}

/** What is on the list first, then any parcel or asset of ours. */
async function whatIsIt(unit: Unit, raw: string, items: readonly ItemRecord[]): Promise<Thing | null> {
  const scan = classify(raw);
  const parcels = await parcelsForScan(unit, scan);
  const parcel = parcels.find((one) => items.some((item) => item.parcel_id === one.id)) ?? parcels.find((one) => one.foundBy === 'box_code') ?? parcels[0];
  if (parcel) return { parcelId: parcel.id, assetId: null };
  const assets = (await findByScan(unit, scan)).filter((asset) => ['same', 'vendor_prefix'].includes(identifiedBy(scan, { assetTag: asset.asset_tag, serial: asset.serial_number })));
  const asset = assets.find((one) => items.some((item) => item.asset_id === one.id)) ?? assets[0];
  return asset ? { parcelId: null, assetId: asset.id } : null;
}

const slotOf = async (unit: Unit, thing: Thing, body: Body, items: readonly ItemRecord[]): Promise<string> => {
  if (body.slotId) return body.slotId;
  const held = thing.assetId ? await custodianNow(unit, thing.assetId) : null;
  return held?.type === 'place' ? held.id : items[0]?.slot_id ?? '';
};

/** A box nobody knows stands among the others: it gets a code of ours where it stood, and comes along. */
async function unknownBox(unit: Unit, run: Run, body: Body, items: readonly ItemRecord[]): Promise<Thing> {
  const made = await registerUnknown(unit, { scannedAs: classify(body.raw).value, locationId: run.location_id, note: 'Found at a pick-up' });
  const slotId = body.slotId ?? items[0]?.slot_id ?? '';
  const slot = await placeById(unit, slotId);
  await storeParcel(unit, { parcelId: made.parcelId, slotId, roomId: slot?.parent_id ?? slotId, locationId: run.location_id, storedAt: unit.now, by: `${unit.actor.kind}:${unit.actor.id}` });
  return { parcelId: made.parcelId, assetId: null };
}

/** Out of the slot: to the technician in person, or to the destination straight away where the technician has no record as a person. */
async function take(unit: Unit, run: Run, thing: Thing, at: string): Promise<Verdict<null>> {
  const technician = await activeMember(unit, run.technician_id);
  const to = technician?.person_id ? { kind: 'collected' as const, to: { type: 'person' as const, id: technician.person_id } } : { kind: 'moved' as const, to: { type: 'place' as const, id: run.destination_id ?? '' } };
  const held = thing.parcelId ? await boxContents(unit, run, thing.parcelId, at) : allow({ assetIds: thing.assetId ? [thing.assetId] : [], caseId: null });
  if (!held.ok) return held;
  for (const assetId of held.value.assetIds) {
    const caseId = held.value.caseId ?? (await lineOfAsset(unit, assetId))?.case_id ?? null;
    const moved = await recordHandOver(unit, { assetId, ...to, occurredAt: unit.now, caseId, evidence: { pickupRun: run.id, technician: run.technician_id } });
    if (!moved.ok && moved.error.code !== 'custody_same_party') return moved;
  }
  return allow(null);
}

async function boxContents(unit: Unit, run: Run, parcelId: string, at: string): Promise<Verdict<{ assetIds: string[]; caseId: string | null }>> {
  const collected = await collectParcel(unit, parcelId, { at, runId: run.id });
  if (!collected.ok) return collected;
  const inside = (await contentsOf(unit, [parcelId])).filter((item) => item.state === 'expected' || item.state === 'confirmed');
  return allow({ assetIds: inside.map((item) => item.asset_id), caseId: collected.value.case_id });
}

type Settling = Received<typeof settleItem>['body'];

/** A difference is said on the spot: missing is a gap of ours to look into, another thing goes to quarantine and to a decision. */
export async function settleOne(unit: Unit, runId: string, itemId: string, body: Settling): Promise<Verdict<Pickup>> {
  const found = await running(unit, runId, 'settle');
  if (!found.ok) return found;
  const item = (await itemsOfRun(unit.tx, runId)).find((one) => one.id === itemId);
  if (!item) return refuse('not_found');
  const mayChange = body.state === 'listed' ? item.state === 'missing' : item.state === 'listed' || item.state === 'missing';
  if (!mayChange) return refuse('wrong_state', { status: item.state, action: body.state, allowed: [] });
  if (body.state === 'wrong') {
    if (!body.foundRaw) return refuse('resolution_needs', { field: 'foundRaw' });
    await noteAnother(unit, { placeId: item.room_id ?? item.slot_id, insideParcelId: item.parcel_id, expectedAssetId: item.asset_id, raw: body.foundRaw, slotId: item.slot_id });
    if (item.parcel_id) {
      const taken = await take(unit, found.value, { parcelId: item.parcel_id, assetId: null }, unit.now);
      if (!taken.ok) return taken;
    }
  }
  await setItem(unit.tx, item.id, { state: body.state, note: body.note ?? null, scanned_at: body.state === 'listed' ? null : unit.now });
  unit.audit({ action: 'pickup.item_settled', entity: { kind: 'pickup_run', id: runId }, facts: { item: item.id, from: item.state, to: body.state, parcel: item.parcel_id, asset: item.asset_id }, ...(body.note ? { personal: { note: body.note } } : {}) });
  return readRun(unit, runId);
}
