/**
 * The receipt a giver takes away: what was handed over, where, when and to
 * whom, and that from then on it is no longer theirs to answer for.
 * Rule: a receipt at every hand-over; serials are told by their ends.
 */
import { fields } from './fields.ts';
import { notice } from './notice.ts';
import { Sheet, type DocumentStamp } from './sheet.ts';
import { table, type Column } from './table.ts';
import { margin, style } from './theme.ts';
import { speaker, type Speaker } from '../words/speak.ts';
import { instantText } from './when.ts';

export type HandedOverItem = {
  readonly what: string;
  /** Last characters of the serial number; a receipt may lie open on a desk. */
  readonly serialEnd?: string;
  readonly assetTag?: string;
  readonly condition: string;
  readonly note?: string;
};

export type HandOverReceipt = {
  readonly stamp: DocumentStamp;
  readonly giver: string;
  readonly receiver: { readonly name: string; readonly role?: string };
  readonly place: string;
  /** ISO instant; told in `zone`. */
  readonly handedOverAt: string;
  readonly zone: string;
  readonly boxCode?: string;
  readonly items: readonly HandedOverItem[];
  /** What differed from the list, in a sentence; the giver sees it as we do. */
  readonly difference?: string;
};

const columns = (say: Speaker): readonly Column[] => [
  { title: say.t('print.column.what'), share: 5, style: style.strong },
  { title: say.t('print.column.serial'), share: 2.2, style: style.code },
  { title: say.t('print.column.tag'), share: 2.2, style: style.code },
  { title: say.t('print.column.condition'), share: 3.6 },
];

export function renderHandOverReceipt(model: HandOverReceipt): Promise<Uint8Array> {
  const say = speaker(model.stamp.language ?? 'en');
  const count = model.items.length;
  const when = instantText(model.handedOverAt, model.zone, say.language);
  const sheet = new Sheet({ title: say.t('print.receipt.title', { count }), stamp: model.stamp });
  sheet.masthead(say.t('print.receipt.kind'), say.t('print.receipt.thanks', { count }), say.t('print.receipt.keep'));
  notice(sheet, 'home', say.t('print.receipt.over'), say.t('print.receipt.since', { count, when }));
  fields(sheet, [
    { label: say.t('print.receipt.by'), value: model.giver },
    { label: say.t('print.receipt.to'), value: model.receiver.role ? `${model.receiver.name}, ${model.receiver.role}` : model.receiver.name },
    { label: say.t('print.receipt.where'), value: model.place },
    { label: say.t('print.receipt.when'), value: when },
    ...(model.boxCode ? [{ label: say.t('print.receipt.box'), value: model.boxCode, code: true }] : []),
  ], { columns: 2 });
  sheet.heading(say.t('print.receipt.what'), 80);
  table(sheet, columns(say), model.items.map((item) => [
    { text: item.what, style: style.strong, ...(item.note ? { note: item.note } : {}) },
    item.serialEnd ? `…${item.serialEnd}` : '–', item.assetTag ?? '–', item.condition,
  ]), say.t('print.receipt.empty'));
  if (model.difference) notice(sheet, 'due', say.t('print.receipt.difference'), model.difference);
  sheet.room(90);
  sheet.gap(2);
  const size = sheet.barcode('code128', model.stamp.number, { x: margin, y: sheet.y, width: sheet.width, height: 36, largest: 2, hang: true });
  sheet.y = sheet.at(model.stamp.number, style.code, { x: margin, y: sheet.y + (size?.height ?? 0) + 2, width: sheet.width });
  return sheet.finish();
}
