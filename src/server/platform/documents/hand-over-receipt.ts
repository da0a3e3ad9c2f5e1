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
import { countText, instantText } from './when.ts';

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

const columns: readonly Column[] = [
  { title: 'What', share: 5, style: style.strong },
  { title: 'Serial ends in', share: 2.2, style: style.code },
  { title: 'Asset tag', share: 2.2, style: style.code },
  { title: 'Condition at hand-over', share: 3.6 },
];

export function renderHandOverReceipt(model: HandOverReceipt): Promise<Uint8Array> {
  const sheet = new Sheet({ title: `Receipt for ${countText(model.items.length, 'thing')} handed over`, stamp: model.stamp });
  sheet.masthead('Receipt', `Thank you: ${countText(model.items.length, 'thing')} received`, 'Keep this page. You need nothing else to show that you gave it back.');
  notice(sheet, 'home', 'From now on it is no longer yours to answer for', `We answer for ${model.items.length === 1 ? 'it' : 'all of it'} since ${instantText(model.handedOverAt, model.zone)}.`);
  fields(sheet, [
    { label: 'Given by', value: model.giver },
    { label: 'Received by', value: model.receiver.role ? `${model.receiver.name}, ${model.receiver.role}` : model.receiver.name },
    { label: 'Where', value: model.place },
    { label: 'When', value: instantText(model.handedOverAt, model.zone) },
    ...(model.boxCode ? [{ label: 'Box', value: model.boxCode, code: true }] : []),
  ], { columns: 2 });
  sheet.heading('What was handed over', 80);
  table(sheet, columns, model.items.map((item) => [
    { text: item.what, style: style.strong, ...(item.note ? { note: item.note } : {}) },
    item.serialEnd ? `…${item.serialEnd}` : '–', item.assetTag ?? '–', item.condition,
  ]), 'Nothing was in it. The empty box itself is recorded; nobody is asked twice.');
  if (model.difference) notice(sheet, 'due', 'Different from the list', model.difference);
  sheet.room(90);
  sheet.gap(2);
  const size = sheet.barcode('code128', model.stamp.number, { x: margin, y: sheet.y, width: sheet.width, height: 36, largest: 2, hang: true });
  sheet.y = sheet.at(model.stamp.number, style.code, { x: margin, y: sheet.y + (size?.height ?? 0) + 2, width: sheet.width });
  return sheet.finish();
}
