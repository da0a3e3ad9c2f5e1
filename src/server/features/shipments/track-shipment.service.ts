/** A parcel gets its number, and leaves: from then on the carrier answers for what is in it. */
import type { Parcel } from '#contract/parcels';
import { next } from '#domain/transition';
import { parcelTransitions, type ParcelStatus } from '#domain/intake/parcel-lifecycle';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { actOnLine } from '../cases/act-on-line.service.ts';
import { recordHandOver } from '../custody/record-custody.service.ts';
import { changeParcel, itemsOf, lockParcel, type StoredParcel } from './parcel.repo.ts';
import { changeShipment, insertShipment } from './shipment.repo.ts';
import { readParcel } from './find-parcel.service.ts';
import { worksHere } from './works-here.service.ts';
import { trackingKeyOf } from './tracking-key.ts';

export async function setTracking(unit: Unit, parcelId: string, tracking: { readonly carrier?: string | null | undefined; readonly trackingNumber: string }): Promise<Verdict<{ shipmentId: string }>> {
  const parcel = await lockParcel(unit.tx, parcelId);
  if (!parcel || !worksHere(unit, parcel.location_id)) return refuse('not_found');
  if (!parcel.is_announced) return refuse('parcel_not_announced', { boxCode: parcel.box_code });
  const key = trackingKeyOf(tracking.trackingNumber);
  if (key === null) return refuse('tracking_unlike', { trackingNumber: tracking.trackingNumber });
  const shipmentId = await ensureShipment(unit, parcel);
  await changeShipment(unit.tx, shipmentId, { carrier: tracking.carrier ?? null, tracking_number: tracking.trackingNumber.trim(), tracking_key: key });
  unit.audit({ action: 'parcel.tracking_set', entity: { kind: 'parcel', id: parcel.id }, caseId: parcel.case_id, facts: { carrier: tracking.carrier ?? null, trackingKey: key } });
  return allow({ shipmentId });
}

/** A parcel that its giver posts after all gets its shipment now. */
async function ensureShipment(unit: Unit, parcel: StoredParcel): Promise<string> {
  if (parcel.shipment_id) return parcel.shipment_id;
  const id = unit.newId();
  await insertShipment(unit.tx, { id, caseId: parcel.case_id, way: parcel.way ?? 'post', carrier: null, trackingNumber: null, trackingKey: null, at: unit.now });
  await changeParcel(unit.tx, parcel.id, parcel.version, { shipment_id: id });
  return id;
}

export type CarrierHandOver = { readonly parcelId: string; readonly at?: string; readonly evidence?: Readonly<Record<string, unknown>>; readonly version?: number };

/** The carrier took it: custody of everything in it goes to the shipment, and the lines say "handed over". */
export async function handOverToCarrier(unit: Unit, handOver: CarrierHandOver): Promise<Verdict<{ shipmentId: string }>> {
  const found = await lockParcel(unit.tx, handOver.parcelId);
  if (!found || !worksHere(unit, found.location_id)) return refuse('not_found');
  if (handOver.version !== undefined && handOver.version !== found.version) return refuse('conflict', { version: found.version });
  const after = next(parcelTransitions, found.status as ParcelStatus, 'ship');
  if (!after.ok) return after;
  const shipmentId = await ensureShipment(unit, found);
  const parcel = (await lockParcel(unit.tx, found.id)) ?? found;
  const occurredAt = handOver.at ?? unit.now;
  await changeParcel(unit.tx, parcel.id, parcel.version, { status: after.value });
  await changeShipment(unit.tx, shipmentId, { status: 'in_transit', handed_over_at: occurredAt });
  for (const item of await itemsOf(unit.tx, [parcel.id])) {
    if (item.state !== 'expected') continue;
    const moved = await recordHandOver(unit, {
      assetId: item.asset_id, kind: 'posted', to: { type: 'shipment', id: shipmentId }, occurredAt, caseId: parcel.case_id, evidence: { boxCode: parcel.box_code, ...handOver.evidence },
    });
    if (!moved.ok && moved.error.code !== 'custody_same_party') return moved;
    if (parcel.case_id) {
      const line = await actOnLine(unit, { caseId: parcel.case_id, assetId: item.asset_id, action: 'hand_over', at: occurredAt });
      if (!line.ok && line.error.code !== 'wrong_state') return line;
    }
  }
  unit.audit({ action: 'parcel.shipped', entity: { kind: 'parcel', id: parcel.id }, caseId: parcel.case_id, facts: { shipment: shipmentId, at: occurredAt } });
  return allow({ shipmentId });
}

/** For the console: the act, then the parcel as it is. */
export async function trackAndRead(unit: Unit, parcelId: string, tracking: { carrier?: string | null | undefined; trackingNumber: string }): Promise<Verdict<Parcel>> {
  const done = await setTracking(unit, parcelId, tracking);
  return done.ok ? readParcel(unit, parcelId, false) : done;
}

export async function shipAndRead(unit: Unit, parcelId: string, version: number): Promise<Verdict<Parcel>> {
  const done = await handOverToCarrier(unit, { parcelId, version });
  return done.ok ? readParcel(unit, parcelId, false) : done;
}
