/**
 * The end of a run: everything collected is handed over at the destination, the places that gave it get a receipt, and
 * the caller learns which assets came, so that the workshop can begin.
 */
import { languageFor } from '#domain/ask/language';
import type { PickupResult } from '#contract/pickups';
import { changePickup, pickupConsequences, type PickupItem, type PickupItemStatus, type PickupStatus } from '#domain/pickup/pickup';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { cancelDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import { renderHandOverReceipt } from '../../platform/documents/hand-over-receipt.ts';
import { keepFile } from '../../platform/files/stored-file.repo.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import { speaker } from '../../platform/words/speak.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readSetting } from '../members/setting.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { changeStatus } from '../assets/change-status.service.ts';
import { actOnLine, lineOfAsset } from '../cases/act-on-line.service.ts';
import { recordHandOver } from '../custody/record-custody.service.ts';
import { partnerOf } from '../partners/find-partner.service.ts';
import { contentsOf } from '../shipments/find-parcel.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { destinationOf } from './plan-run.service.ts';
import { changeRun, itemsOfRun, lockRun, type ItemRecord } from './pickup.repo.ts';
import { readRun } from './read-runs.service.ts';

type Collected = PickupResult['collectedAssets'][number];
const asDomain = (item: ItemRecord): PickupItem => ({ placeId: item.room_id ?? item.slot_id, parcelId: item.parcel_id, assetId: item.asset_id, status: item.state as PickupItemStatus });

export async function finishRun(unit: Unit, runId: string, body: { version: number; destinationId?: string | undefined }, afterArrival: (unit: Unit, assetIds: readonly string[]) => Promise<Verdict<unknown>>): Promise<Verdict<PickupResult>> {
  const run = await lockRun(unit.tx, runId);
  if (!run || !worksHere(unit, run.location_id)) return refuse('not_found');
  const items = await itemsOfRun(unit.tx, runId);
  const after = changePickup(run.status as PickupStatus, 'finish', items.map(asDomain));
  if (!after.ok) return after;
  const destination = await destinationOf(unit, run.location_id, body.destinationId ?? run.destination_id);
  if (!destination.ok) return destination;
  if (!(await changeRun(unit.tx, runId, body.version, { status: after.value, finished_at: unit.now, destination_id: destination.value }))) return refuse('conflict', { version: run.version });
  const taken = items.filter((item) => item.state !== 'listed' && pickupConsequences[item.state as 'collected'].custodyMoves);
  const collectedAssets: Collected[] = [];
  for (const item of taken) {
    const handed = await handOver(unit, item, destination.value, runId);
    if (!handed.ok) return handed;
    collectedAssets.push(...handed.value);
  }
  // A sealed box is only said to hold something; what was seen can be worked on.
  const begun = await afterArrival(unit, collectedAssets.filter(({ parcelId }) => parcelId === null).map(({ assetId }) => assetId));
  if (!begun.ok) return begun;
  await cancelDeadlines(unit, { subjectId: runId, kinds: ['pickup_overdue'] });
  await giveReceipts(unit, runId, taken);
  const exceptions = items.flatMap((item) => {
    const exception = item.state === 'listed' ? null : pickupConsequences[item.state as 'collected'].exception;
    return exception === null ? [] : [{ itemId: item.id, exception }];
  });
  unit.audit({ action: 'pickup.finished', entity: { kind: 'pickup_run', id: runId }, facts: { destination: destination.value, collected: collectedAssets.length, exceptions } });
  const read = await readRun(unit, runId);
  return read.ok ? allow({ run: read.value, collectedAssets, exceptions }) : read;
}

/** A sealed box is handed over with what it is said to hold; a loose thing has been seen, and is accepted. */
async function handOver(unit: Unit, item: ItemRecord, destinationId: string, runId: string): Promise<Verdict<Collected[]>> {
  const inside = item.parcel_id ? (await contentsOf(unit, [item.parcel_id])).filter((one) => one.state === 'expected' || one.state === 'confirmed').map((one) => one.asset_id) : [];
  const assetIds = item.asset_id ? [item.asset_id] : inside;
  const collected: Collected[] = [];
  for (const assetId of assetIds) {
    const line = await lineOfAsset(unit, assetId);
    const moved = await recordHandOver(unit, { assetId, kind: 'moved', to: { type: 'place', id: destinationId }, occurredAt: unit.now, caseId: line?.case_id ?? item.case_id, evidence: { pickupRun: runId } });
    if (!moved.ok && moved.error.code !== 'custody_same_party') return moved;
    await changeStatus(unit, assetId, 'receive', { caseId: line?.case_id ?? null });
    if (line && item.asset_id) {
      const accepted = await actOnLine(unit, { caseId: line.case_id, assetId, action: 'accept' });
      if (!accepted.ok && accepted.error.code !== 'wrong_state') return accepted;
    }
    collected.push({ assetId, caseId: line?.case_id ?? item.case_id, parcelId: item.parcel_id });
  }
  return allow(collected);
}

/** Each partner whose place gave something gets a receipt for it: from now on IT answers for the boxes. */
async function giveReceipts(unit: Unit, runId: string, taken: readonly ItemRecord[]): Promise<void> {
  const run = await readRun(unit, runId);
  if (!run.ok) return;
  const site = await findLocation(unit, run.value.site.id);
  const organisation = (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation';
  for (const [placeId, items] of Map.groupBy(taken, (item) => item.room_id ?? item.slot_id)) {
    const partner = await partnerOf(unit, placeId, run.value.site.id);
    const lead = partner?.lead_person_id ? await getPerson(unit, partner.lead_person_id) : undefined;
    if (!lead?.email) continue;
    const place = items[0]?.room_name ?? run.value.site.name;
    const number = `RUN-${run.value.plannedOn}-${runId.slice(0, 4).toUpperCase()}`;
    const shown = run.value.list.filter((item) => items.some((one) => one.id === item.id));
    const language = languageFor({ locale: lead.locale, country: lead.country ?? site?.country ?? null });
    const say = speaker(language);
    const bytes = await renderHandOverReceipt({
      stamp: { number, issuedAt: unit.now, zone: site?.time_zone ?? 'UTC', organisation, language, verification: say.t('print.receipt.verify_message') },
      giver: place, receiver: { name: run.value.technician.name, role: 'IT' }, place: `${place}, ${run.value.site.name}`, handedOverAt: unit.now, zone: site?.time_zone ?? 'UTC',
      items: shown.map((item) => ({ what: item.label, condition: say.t(item.parcelId ? 'print.receipt.sealed_box' : 'print.receipt.as_stored'), note: say.t('print.receipt.from_slot', { slot: item.slot.label }) })),
    });
    const file = await keepFile(unit, { kind: 'hand_over_receipt', name: `${say.t('print.receipt.kind')} ${number}.pdf`, mediaType: 'application/pdf', bytes });
    const mail = renderMail({
      title: say.t('print.collected.title', { count: items.length }), language, paragraphs: [say.t('print.collected.text', { count: items.length, who: run.value.technician.name, place })],
      list: shown.map((item) => say.t('print.collected.line', { what: item.label, slot: item.slot.label })), afterwards: [say.t('print.collected.attached')], footer: organisation,
    });
    await queueMessage(unit, { cause: `pickup-receipt:${runId}:${placeId}`, kind: 'receipt', to: { name: lead.name, email: lead.email }, ...mail, attachments: [{ fileId: file.id }] });
  }
}
