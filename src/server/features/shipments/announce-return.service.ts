/**
 * A return is announced: a parcel with a box code, and a shipment when a carrier brings it.
 * Rules: one live announcement for a case; the same way again keeps the code
 * and changes the contents; another way calls the old one off. A label already
 * in someone's hands still works: what arrives is received.
 */
import type { ReturnWay } from '#contract/parcels';
import { formatBoxCode } from '#domain/intake/box-code';
import { next } from '#domain/transition';
import { parcelTransitions } from '#domain/intake/parcel-lifecycle';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { caseAssets } from '../cases/act-on-line.service.ts';
import { getCase } from '../cases/read-case.service.ts';
import { changeParcel, insertParcel, itemsOf, liveAnnounced, lockParcel, nextBoxNumber, setItems, type StoredParcel } from './parcel.repo.ts';
import { changeShipment, insertShipment } from './shipment.repo.ts';
import { trackingKeyOf } from './tracking-key.ts';

export type ReturnDraft = {
  readonly caseId: string;
  readonly way: ReturnWay;
  readonly assetIds: readonly string[];
  /** The site it comes to. */
  readonly locationId: string | null;
  readonly carrier?: string | null;
  readonly trackingNumber?: string | null;
};
export type AnnouncedReturn = { readonly shipmentId: string | null; readonly parcelId: string; readonly boxCode: string };

/** Ways on which somebody carries the parcel for the giver. */
const carried = new Set<ReturnWay>(['post', 'collection']);

export async function announceReturn(unit: Unit, draft: ReturnDraft): Promise<Verdict<AnnouncedReturn>> {
  const record = await getCase(unit, draft.caseId);
  if (!record) return refuse('not_found', { what: 'case' });
  if (record.status !== 'open') return refuse('case_closed', { status: record.status });
  const inScope = new Set((await caseAssets(unit, draft.caseId)).map((line) => line.asset_id));
  const assetIds = [...new Set(draft.assetIds)].filter((id) => inScope.has(id));
  if (assetIds.length === 0) return refuse('nothing_to_return', { named: draft.assetIds.length });
  const key = draft.trackingNumber ? trackingKeyOf(draft.trackingNumber) : null;
  if (draft.trackingNumber && key === null) return refuse('tracking_unlike', { trackingNumber: draft.trackingNumber });

  let same: StoredParcel | undefined;
  for (const live of await liveAnnounced(unit.tx, draft.caseId)) {
    if (live.way === draft.way && live.status === 'expected') same = live;
    else if (live.status === 'expected') await callOff(unit, live, 'another_way');
  }
  return allow(same ? await renew(unit, same, draft, assetIds, key) : await announce(unit, draft, assetIds, key));
}

async function announce(unit: Unit, draft: ReturnDraft, assetIds: readonly string[], trackingKey: string | null): Promise<AnnouncedReturn> {
  const shipmentId = carried.has(draft.way) || trackingKey ? unit.newId() : null;
  const tracking = { carrier: draft.carrier ?? null, trackingNumber: draft.trackingNumber ?? null, trackingKey };
  if (shipmentId) await insertShipment(unit.tx, { id: shipmentId, caseId: draft.caseId, way: draft.way, ...tracking, at: unit.now });
  const parcelId = unit.newId();
  const boxCode = formatBoxCode(await nextBoxNumber(unit.tx));
  await insertParcel(unit.tx, { id: parcelId, boxCode, caseId: draft.caseId, shipmentId, locationId: draft.locationId, status: 'expected', way: draft.way, isAnnounced: true, scannedAs: null, note: null, at: unit.now });
  await setItems(unit.tx, parcelId, assetIds);
  unit.audit({ action: 'parcel.announced', entity: { kind: 'parcel', id: parcelId }, caseId: draft.caseId, facts: { boxCode, way: draft.way, items: assetIds, location: draft.locationId } });
  return { shipmentId, parcelId, boxCode };
}

async function renew(unit: Unit, live: StoredParcel, draft: ReturnDraft, assetIds: readonly string[], trackingKey: string | null): Promise<AnnouncedReturn> {
  await setItems(unit.tx, live.id, assetIds);
  await changeParcel(unit.tx, live.id, live.version, { location_id: draft.locationId });
  if (live.shipment_id && trackingKey && draft.trackingNumber) await changeShipment(unit.tx, live.shipment_id, { carrier: draft.carrier ?? null, tracking_number: draft.trackingNumber, tracking_key: trackingKey });
  unit.audit({ action: 'parcel.contents_changed', entity: { kind: 'parcel', id: live.id }, caseId: draft.caseId, facts: { items: assetIds, location: draft.locationId } });
  return { shipmentId: live.shipment_id, parcelId: live.id, boxCode: live.box_code };
}

async function callOff(unit: Unit, parcel: StoredParcel, because: string): Promise<boolean> {
  const after = next(parcelTransitions, parcel.status as keyof typeof parcelTransitions, 'call_off');
  if (!after.ok) return false;
  await changeParcel(unit.tx, parcel.id, parcel.version, { status: after.value });
  if (parcel.shipment_id) await changeShipment(unit.tx, parcel.shipment_id, { status: 'cancelled' });
  unit.audit({ action: 'parcel.called_off', entity: { kind: 'parcel', id: parcel.id }, caseId: parcel.case_id, facts: { because } });
  return true;
}

/** A box whose things all came by themselves is not waited for. */
export async function callOffEmptied(unit: Unit, parcelId: string): Promise<void> {
  const parcel = await lockParcel(unit.tx, parcelId);
  const left = (await itemsOf(unit.tx, [parcelId])).filter((item) => item.state === 'expected');
  if (parcel?.status === 'expected' && left.length === 0) await callOff(unit, parcel, 'came_by_itself');
}

/** A parcel that came without its slip takes over what was announced for its case, and the announcement is called off. */
export async function adoptAnnounced(unit: Unit, parcelId: string, caseId: string): Promise<void> {
  const announced = (await liveAnnounced(unit.tx, caseId)).filter((parcel) => parcel.id !== parcelId);
  const [only] = announced;
  if (!only || announced.length > 1) return;
  const items = (await itemsOf(unit.tx, [only.id])).filter((item) => item.state === 'expected');
  await setItems(unit.tx, parcelId, items.map((item) => item.asset_id));
  await setItems(unit.tx, only.id, []);
  await callOff(unit, only, 'came_without_slip');
}

/** Calls off what was announced for a case and has not left yet; what is already on its way is named, since it may still come. */
export async function withdrawReturns(unit: Unit, caseId: string): Promise<{ readonly calledOff: string[]; readonly onTheirWay: string[] }> {
  const calledOff: string[] = [];
  const onTheirWay: string[] = [];
  for (const live of await liveAnnounced(unit.tx, caseId)) ((await callOff(unit, live, 'case_cancelled')) ? calledOff : onTheirWay).push(live.box_code);
  return { calledOff, onTheirWay };
}
