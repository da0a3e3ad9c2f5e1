/** Handed in at the desk, recorded by hand: whoever a case waits for gets the receipt at once. Called through the app. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getAsset } from '../assets/find-asset.service.ts';
import { lineOfAsset } from '../cases/act-on-line.service.ts';
import type { CustodyEvent } from '../custody/record-custody.service.ts';
import { readSetting } from '../members/setting.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { placeById } from '../places/find-place.service.ts';
import { thingName } from './ask-page.service.ts';
import { issueReceipt } from './issue-receipt.service.ts';

export async function receiptAfterHandOver(unit: Unit, event: CustodyEvent): Promise<void> {
  if (event.kind !== 'received' || event.from_kind !== 'person' || event.to_kind !== 'place' || event.to_id === null || event.corrects !== null) return;
  const line = await lineOfAsset(unit, event.asset_id);
  const asset = await getAsset(unit, event.asset_id);
  const place = await placeById(unit, event.to_id);
  if (!line || !asset || !place) return;
  const site = await findLocation(unit, place.location_id);
  await issueReceipt(unit, {
    cause: `custody:${event.id}`, caseId: line.case_id, giverId: event.from_id, receiver: { name: (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation', role: place.name }, place: [place.name, site?.name].filter(Boolean).join(', '),
    handedOverAt: event.occurred_at, zone: site?.time_zone ?? 'UTC', items: [{ assetId: asset.id, what: thingName({ ...asset, asset_name: asset.name }), category: asset.category, serialEnd: (asset.serial_number ?? asset.asset_tag)?.slice(-4) ?? null, assetTag: asset.asset_tag, condition: 'as_handed_in' }],
  });
}
