/**
 * A scan stands: it can no longer be taken back. Only now leaves what cannot be called back: the giver's receipt, the
 * thanks to the helper, the asset's new status. A box that waits for things which came by themselves is called off.
 * Rule: after a death nothing is sent by itself; a person does that.
 */
import { endOf, whatIs } from '#domain/asset/describe';
import { renderHandOverReceipt } from '../../platform/documents/hand-over-receipt.ts';
import { keepFile } from '../../platform/files/stored-file.repo.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { leaverAddress } from '../cases/addressee.service.ts';
import { getCase } from '../cases/read-case.service.ts';
import { policyOfVersion } from '../policies/read-policy.service.ts';
import { readSetting } from '../members/setting.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { findLocation } from '../people/find-location.service.ts';
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
  for (const caseId of new Set(effects.lines.map((line) => line.caseId))) await sendReceipt(unit, intake, effects, caseId);
  await thankClerk(unit, intake, effects.lines[0]?.caseId ?? null);
}

/** The leaver's address, unless the policy says that after this reason nothing is written by itself. */
async function giverOf(unit: Unit, caseId: string): Promise<{ name: string; email: string } | null> {
  const record = await getCase(unit, caseId);
  if (!record) return null;
  const { policy } = await policyOfVersion(unit, record.policy_version_id);
  return policy.document.wording.sets[record.wording]?.toLeaver === 'never' ? null : leaverAddress(unit, record);
}

async function sendReceipt(unit: Unit, intake: IntakeRow, effects: Effects, caseId: string): Promise<void> {
  const giver = await giverOf(unit, caseId);
  const received = effects.custody.filter((entry) => effects.lines.some((line) => line.assetId === entry.assetId && line.caseId === caseId));
  if (!giver || received.length === 0 || intake.outcome === 'mismatch') return;
  const assets = (await Promise.all(received.map((entry) => getAsset(unit, entry.assetId)))).filter((asset) => asset !== undefined);
  const place = await placeById(unit, intake.place_id);
  const site = place && (await findLocation(unit, place.location_id));
  const zone = site?.time_zone ?? 'UTC';
  const organisation = (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation';
  const boxCode = answerOf(intake).boxCode;
  const number = boxCode ?? `R-${intake.id.slice(0, 8).toUpperCase()}`;
  const bytes = await renderHandOverReceipt({
    stamp: { number, issuedAt: unit.now, zone, organisation, verification: 'To check this receipt, answer the message it came with.' },
    giver: giver.name, receiver: { name: organisation, role: place?.name ?? 'mailroom' }, place: `${place?.name ?? ''}, ${place?.location_name ?? ''}`, handedOverAt: intake.scanned_at, zone, ...(boxCode ? { boxCode } : {}),
    items: assets.map((asset) => ({
      what: whatIs(asset), ...(endOf(asset) ? { serialEnd: endOf(asset) as string } : {}), ...(asset.asset_tag ? { assetTag: asset.asset_tag } : {}),
      condition: intake.is_damaged ? 'outside damaged' : boxCode ? 'sealed, not opened yet' : 'as handed in',
    })),
  });
  const file = await keepFile(unit, { kind: 'hand_over_receipt', name: `Receipt ${number}.pdf`, mediaType: 'application/pdf', bytes, caseId });
  const mail = renderMail({
    title: assets.length === 1 ? 'Thank you, it has arrived' : 'Thank you, they have arrived',
    paragraphs: [
      `We have received ${assets.length === 1 ? 'this' : `these ${assets.length} things`}${boxCode ? ` in box ${boxCode}` : ''} at ${place?.name ?? 'our mailroom'}, ${place?.location_name ?? ''}. From now on ${assets.length === 1 ? 'it is' : 'they are'} no longer yours to answer for.`,
    ],
    list: assets.map((asset) => `${whatIs(asset)}${endOf(asset) ? `, serial ending ${endOf(asset)}` : ''}`),
    afterwards: [`The receipt is attached. ${boxCode ? 'The box is still sealed; should anything in it differ from the list, we tell you and nobody is blamed.' : 'You need nothing else to show that you gave it back.'}`],
    footer: organisation,
  });
  await queueMessage(unit, { cause: `receipt:${intake.id}:${caseId}`, kind: 'receipt', to: giver, caseId, ...mail, attachments: [{ fileId: file.id }] });
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
