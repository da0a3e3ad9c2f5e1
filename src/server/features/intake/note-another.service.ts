/** Another thing than expected was found outside the station, at a pick-up: noted for a decision, both lines parked. */
import { classify, identifiedBy } from '#domain/intake/scan';
import type { StationAnswer } from '#contract/station';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findByScan } from '../assets/find-asset.service.ts';
import { expectedIn } from './find-facts.service.ts';
import { insertIntake } from './intake.repo.ts';
import { noEffects, parkLine } from './receive-things.service.ts';

export type Another = { readonly placeId: string; readonly slotId: string; readonly insideParcelId: string | null; readonly expectedAssetId: string | null; readonly raw: string };

export async function noteAnother(unit: Unit, another: Another): Promise<string> {
  const scan = classify(another.raw);
  const asset = (await findByScan(unit, scan)).find((one) => identifiedBy(scan, { assetTag: one.asset_tag, serial: one.serial_number }) === 'same') ?? null;
  const expected = another.insideParcelId ? (await expectedIn(unit, another.insideParcelId)).map((item) => item.asset_id) : another.expectedAssetId ? [another.expectedAssetId] : [];
  for (const assetId of expected) await parkLine(unit, assetId, 'Another device was found in its place', noEffects());
  if (asset) await parkLine(unit, asset.id, 'It was found in place of another device', noEffects());
  const id = unit.newId();
  const clientId = unit.newId();
  const ending = scan.value.slice(-4) || null;
  const answer: StationAnswer = {
    clientId, kind: 'other_serial', tone: { colour: 'hold', sound: 'aside', icon: 'shield' }, facts: { boxCode: null, ending }, slotLabel: null, boxCode: null, ending, options: [], collectedOn: null, scannedAt: unit.now, undoUntil: null, conflict: null,
  };
  unit.atEnd(insertIntake(unit.tx, {
    id, clientId, placeId: another.placeId, memberId: memberId(unit.actor) ?? null, raw: another.raw, key: scan.value.slice(0, 200), outcome: 'mismatch', answer, parcelId: null, assetId: asset?.id ?? null, slotId: another.slotId, openReason: 'other_serial',
    insideParcelId: another.insideParcelId, exceptions: [], effects: noEffects(), isDamaged: false, scannedAt: unit.now, recordedAt: unit.now,
  }));
  unit.audit({ action: 'intake.another_found', entity: { kind: 'intake', id }, facts: { parcel: another.insideParcelId, expected, asset: asset?.id ?? null } });
  return id;
}
