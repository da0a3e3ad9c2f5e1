/**
 * A receipt at a hand-over: from that instant the giver no longer answers for
 * the things on it. One message with a page and a PDF, once for a hand-over,
 * to the address that is read today. Not sent where the wording keeps silent.
 */
import { languageFor, type Language } from '#domain/ask/language';
import { renderHandOverReceipt } from '../../platform/documents/hand-over-receipt.ts';
import { hashSecret, newSecret } from '../../platform/auth/secrets.ts';
import { keepFile } from '../../platform/files/stored-file.repo.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import { speaker } from '../../platform/words/speak.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { leaverAddress } from '../cases/addressee.service.ts';
import { firstName, saysNothing } from '../cases/compose-ask.service.ts';
import { getCase } from '../cases/read-case.service.ts';
import { readSetting } from '../members/setting.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { insertReceipt, receiptOfCause, type ReceiptItem } from './receipt.repo.ts';

export type HandOverDraft = {
  /** Names the hand-over: `intake:<id>`, `custody:<event id>`; one receipt for each. */
  readonly cause: string;
  readonly caseId: string | null;
  /** Who gave it; the leaver of the case unless told. */
  readonly giverId?: string | null;
  readonly receiver: { readonly name: string; readonly role?: string };
  /** "Mailroom, Lisbon". */
  readonly place: string;
  readonly handedOverAt: string;
  readonly zone: string;
  readonly boxCode?: string | null;
  readonly items: readonly ReceiptItem[];
};

/** The id of the receipt, or null when there was one already or nobody to give it to. */
export async function issueReceipt(unit: Unit, draft: HandOverDraft): Promise<string | null> {
  const record = draft.caseId === null ? undefined : await getCase(unit, draft.caseId);
  const giver = draft.giverId ?? record?.person_id ?? null;
  const person = giver === null ? undefined : await getPerson(unit, giver);
  if (!person || draft.items.length === 0 || (await receiptOfCause(unit.tx, draft.cause))) return null;
  const isLeaver = record !== undefined && record.person_id === person.id;
  const language = languageFor({ locale: person.locale, country: person.country ?? person.location_country });
  const id = unit.newId();
  const token = newSecret();
  const file = await keepFile(unit, { kind: 'receipt', name: `${speaker(language).t('print.receipt.kind')}.pdf`, mediaType: 'application/pdf', caseId: draft.caseId, bytes: await pdf(unit, draft, { id, giver: person.name, language }) });
  const isNew = await insertReceipt(unit.tx, {
    id, cause: draft.cause, tokenHash: hashSecret(token), caseId: draft.caseId, personId: person.id, place: draft.place, handedOverAt: draft.handedOverAt, zone: draft.zone, locale: language, boxCode: draft.boxCode ?? null, items: draft.items, fileId: file.id, at: unit.now,
  });
  if (!isNew) return null;
  unit.audit({ action: 'receipt.issued', entity: { kind: 'receipt', id }, caseId: draft.caseId, facts: { cause: draft.cause, items: draft.items.map((item) => item.assetId), sha256: file.sha256 } });
  const isSilent = isLeaver && (await saysNothing(unit, record));
  const email = isLeaver ? (await leaverAddress(unit, record))?.email : person.email;
  if (email && !isSilent) await sendReceipt(unit, draft, { id, language, email, name: person.name, url: `${unit.publicUrl}/r/${token}`, fileId: file.id });
  return id;
}

async function pdf(unit: Unit, draft: HandOverDraft, { id, giver, language }: { id: string; giver: string; language: Language }): Promise<Uint8Array> {
  const say = speaker(language);
  const organisation = (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation';
  return renderHandOverReceipt({
    stamp: { number: `R-${id.slice(-8).toUpperCase()}`, issuedAt: unit.now, zone: draft.zone, organisation, language, verification: say.t('print.receipt.verify') },
    giver, receiver: draft.receiver, place: draft.place, handedOverAt: draft.handedOverAt, zone: draft.zone, ...(draft.boxCode ? { boxCode: draft.boxCode } : {}),
    items: draft.items.map((item) => ({ what: item.what, condition: say.t(`condition.${item.condition}`), ...(item.serialEnd ? { serialEnd: item.serialEnd } : {}), ...(item.assetTag ? { assetTag: item.assetTag } : {}) })),
  });
}

type Letter = { readonly id: string; readonly language: ReturnType<typeof languageFor>; readonly email: string; readonly name: string; readonly url: string; readonly fileId: string };

async function sendReceipt(unit: Unit, draft: HandOverDraft, to: Letter): Promise<void> {
  const say = speaker(to.language);
  const what = draft.items.map((item) => item.what);
  const mail = renderMail({
    title: say.t('mail.receipt_subject', { what: what.length > 2 ? say.t('handed.title', { count: what.length }) : what.join(', ') }), language: to.language,
    paragraphs: [say.t('mail.hello', { name: firstName(to.name) }), say.t('mail.receipt_line', { when: { at: draft.handedOverAt, zone: draft.zone } })],
    list: draft.items.map((item) => (item.serialEnd ? `${item.what}, ${say.t('item.serial', { end: item.serialEnd })}` : item.what)), action: { label: say.t('mail.receipt_open'), url: to.url },
  });
  await queueMessage(unit, { cause: `receipt:${to.id}`, kind: 'receipt', to: { name: to.name, email: to.email }, caseId: draft.caseId, attachments: [{ fileId: to.fileId }], ...mail });
}
