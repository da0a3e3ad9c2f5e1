/**
 * A scan stands: it can no longer be taken back. Only now leaves what cannot be called back: the giver's receipt, the
 * thanks to the helper, the asset's new status. A box that waits for things which came by themselves is called off.
 * Rule: after a death nothing is sent by itself; a person does that.
 */
import { endOf, whatIs } from '#domain/asset/describe';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readSetting } from '../members/setting.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { issueReceipt } from '../returns/issue-receipt.service.ts';
import { callOffEmptied } from '../shipments/announce-return.service.ts';
import { changeStatus } from '../assets/change-status.service.ts';
import { getAsset } from '../assets/find-asset.service.ts';
import { activeMember } from '../members/find-member.service.ts';
import { partnerOf } from '../partners/find-partner.service.ts';
import { recordDeed } from '../partners/record-deed.service.ts';
import { placeById } from '../places/find-place.service.ts';
import { lockIntake, type IntakeRow } from './intake.repo.ts';
import type { Effects } from './receive-things.service.ts';
import { answerOf } from './station-answer.presenter.ts';

export async function letStand(unit: Unit, intakeId: string): Promise<void> {
  const intake = await lockIntake(unit.tx, { id: intakeId });
  if (!intake || intake.undone_at) return;
  const effects = intake.effects as Effects;
  for (const { assetId, caseId } of effects.custody) await changeStatus(unit, assetId, 'receive', { caseId });
  for (const { parcelId } of effects.items) await callOffEmptied(unit, parcelId);
  for (const caseId of new Set(effects.lines.map((line) => line.caseId))) await giveReceipt(unit, intake, effects, caseId);
  await thankClerk(unit, intake, effects.lines[0]?.caseId ?? null);
}

/** The giver's receipt, in their language, with a page and a PDF; the wording of the case decides whether anything is sent. */
async function giveReceipt(unit: Unit, intake: IntakeRow, effects: Effects, caseId: string): Promise<void> {
  const received = effects.custody.filter((entry) => effects.lines.some((line) => line.assetId === entry.assetId && line.caseId === caseId));
  if (received.length === 0 || intake.outcome === 'mismatch') return;
  const assets = (await Promise.all(received.map((entry) => getAsset(unit, entry.assetId)))).filter((asset) => asset !== undefined);
  const place = await placeById(unit, intake.place_id);
  const site = place && (await findLocation(unit, place.location_id));
  const organisation = (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation';
  const boxCode = answerOf(intake).boxCode;
  await issueReceipt(unit, {
    cause: `intake:${intake.id}:${caseId}`, caseId, receiver: { name: organisation, role: place?.name ?? 'mailroom' }, place: [place?.name, place?.location_name].filter(Boolean).join(', '), handedOverAt: intake.scanned_at, zone: site?.time_zone ?? 'UTC', boxCode,
    items: assets.map((asset) => ({ assetId: asset.id, what: whatIs(asset), category: asset.category, serialEnd: endOf(asset), assetTag: asset.asset_tag, condition: intake.is_damaged ? 'outside_damaged' : boxCode ? 'sealed' : 'as_handed_in' })),
  });
}

/** A clerk outside IT did us a service; a device nobody is named at did it for its partner. */
async function thankClerk(unit: Unit, intake: IntakeRow, caseId: string | null): Promise<void> {
  const member = intake.member_id ? await activeMember(unit, intake.member_id) : undefined;
  if (!member || !member.roles.includes('mailroom')) return;
  const place = await placeById(unit, intake.place_id);
  const partner = place && (await partnerOf(unit, place.id, place.location_id));
  const answer = answerOf(intake);
  await recordDeed(unit, {
    caseId, kind: 'parcel_stored', helper: { memberId: member.id, personId: member.person_id, name: member.name, email: member.email }, partnerId: partner?.id ?? null, subject: { kind: 'intake', id: intake.id },
    what: `stored ${answer.boxCode ? `box ${answer.boxCode}` : 'a device'}${answer.slotLabel ? ` in slot ${answer.slotLabel}` : ''}`, happenedAt: intake.scanned_at,
    zone: (place && (await findLocation(unit, place.location_id))?.time_zone) ?? 'UTC',
  });
}
