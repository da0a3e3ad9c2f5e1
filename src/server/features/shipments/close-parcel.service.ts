/** A parcel that does not arrive, or goes back. What was in it is with nobody known until somebody finds it; its line stays open. */
import { next } from '#domain/transition';
import { parcelTransitions, type ParcelAction, type ParcelStatus } from '#domain/intake/parcel-lifecycle';
import { refuse, type Verdict } from '#domain/verdict';
import type { Parcel } from '#contract/parcels';
import { cancelDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { recordHandOver } from '../custody/record-custody.service.ts';
import { changeParcel, itemsOf, lockParcel } from './parcel.repo.ts';
import { readParcel } from './find-parcel.service.ts';
import { worksHere } from './works-here.service.ts';
import { changeShipment } from './shipment.repo.ts';

type Closing = { readonly parcelId: string; readonly version: number; readonly note: string };

export const declareLost = (unit: Unit, closing: Closing): Promise<Verdict<Parcel>> => close(unit, closing, 'declare_lost');
export const returnToSender = (unit: Unit, closing: Closing): Promise<Verdict<Parcel>> => close(unit, closing, 'return_to_sender');

const events: Partial<Record<ParcelAction, string>> = { declare_lost: 'parcel.lost', return_to_sender: 'parcel.returned_to_sender' };

async function close(unit: Unit, { parcelId, version, note }: Closing, action: 'declare_lost' | 'return_to_sender'): Promise<Verdict<Parcel>> {
  const parcel = await lockParcel(unit.tx, parcelId);
  if (!parcel || !worksHere(unit, parcel.location_id)) return refuse('not_found');
  if (parcel.version !== version) return refuse('conflict', { version: parcel.version });
  const after = next(parcelTransitions, parcel.status as ParcelStatus, action);
  if (!after.ok) return after;
  await changeParcel(unit.tx, parcel.id, parcel.version, { status: after.value, place_id: null, dwell_due_at: null, note });
  if (parcel.shipment_id && action === 'declare_lost') await changeShipment(unit.tx, parcel.shipment_id, { status: 'lost' });
  await cancelDeadlines(unit, { subjectId: parcel.id, kinds: ['parcel_dwell'] });
  if (parcel.status !== 'expected') {
    for (const item of await itemsOf(unit.tx, [parcel.id])) {
      if (item.state === 'moved' || item.state === 'missing') continue;
      const moved = await recordHandOver(unit, { assetId: item.asset_id, kind: 'lost', to: { type: 'unaccounted' }, occurredAt: unit.now, caseId: parcel.case_id, evidence: { boxCode: parcel.box_code, because: action } });
      if (!moved.ok && moved.error.code !== 'custody_same_party') return moved;
    }
  }
  unit.audit({ action: events[action] ?? 'parcel.changed', entity: { kind: 'parcel', id: parcel.id }, caseId: parcel.case_id, facts: { from: parcel.status, to: after.value }, personal: { note } });
  return readParcel(unit, parcel.id, false);
}
