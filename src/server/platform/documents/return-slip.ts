/**
 * The slip that makes a box known to every scanner, and its receipt.
 * Page one: the outside (box code, where to, by when, how many things) and,
 * below the cut, the part the giver keeps. Page two lies in the box: contents,
 * packing steps, battery warning.
 * Rule: need to know. The outside names no leaver unless the model says so,
 * and neither part names a reason. A mailroom clerk needs the code only.
 */
import { notice } from './notice.ts';
import { speaker, type Speaker } from '../words/speak.ts';
import { packingInShort } from './packing-step.ts';
import { Sheet, type DocumentStamp } from './sheet.ts';
import { table, type Column } from './table.ts';
import { colour, grid, style } from './theme.ts';
import { dateText, sentenceCase, zoneName } from './when.ts';

export type SlipItem = { readonly what: string; readonly serialEnd?: string; readonly note?: string };

export type ReturnSlip = {
  readonly stamp: DocumentStamp;
  /** The code on the box: `HB-4821`. */
  readonly boxCode: string;
  /** Text of the QR code; the box code unless told. */
  readonly qr?: string;
  readonly bringTo: { readonly name: string; readonly lines: readonly string[]; readonly hours?: string };
  /** Local date YYYY-MM-DD and the zone it is meant in. */
  readonly returnByOn: string;
  readonly zone: string;
  readonly items: readonly SlipItem[];
  /** Something in the box runs on a lithium battery. */
  readonly hasBattery: boolean;
  /** Printed on the outside only when given. */
  readonly senderOutside?: string;
  /** Whom to reach: a telephone number, an address. */
  readonly help: string;
};

const contents = (say: Speaker): readonly Column[] => [
  { title: '', share: 0.5 },
  { title: say.t('print.column.what'), share: 6, style: style.strong },
  { title: say.t('print.column.serial'), share: 2, style: style.code },
];

export function renderReturnSlip(model: ReturnSlip): Promise<Uint8Array> {
  const sheet = new Sheet({ title: speaker(model.stamp.language ?? 'en').t('print.slip.title', { code: model.boxCode }), stamp: model.stamp });
  const cut = outside(sheet, model);
  tearOff(sheet, model, cut);
  sheet.newPage();
  inside(sheet, model);
  return sheet.finish();
}

/** The largest size at which the code stands on one line. */
function codeSize(sheet: Sheet, text: string, width: number): number {
  let size = 72;
  while (size > 16 && sheet.type.widthOf(text, { size, strong: true, code: true }) > width) size -= 4;
  return size;
}

/** The part that is stuck on the box; returns where to cut. */
function outside(sheet: Sheet, model: ReturnSlip): number {
  const { say } = sheet;
  sheet.masthead(say.t('print.slip.kind'), say.t(model.hasBattery ? 'print.slip.outside_box' : 'print.slip.outside_any'), undefined);
  const top = sheet.y;
  const qrBox = 168;
  const left = { x: sheet.left, width: sheet.width - qrBox - 4 * grid };
  const qr = sheet.barcode('qr', model.qr ?? model.boxCode, { x: sheet.left + sheet.width - qrBox, y: top - 14, width: qrBox, height: qrBox, align: 'right', largest: 16, hang: true });
  let y = sheet.at(model.boxCode, { size: codeSize(sheet, model.boxCode, left.width), strong: true, code: true, colour: colour.home, leading: 1.15 }, { ...left, y: top - 6 }, 'H2');
  const bar = sheet.barcode('code128', model.boxCode, { x: left.x, y: y + 4, width: left.width + 40, height: 60, largest: 6, hang: true });
  y += 4 + (bar?.height ?? 0);
  sheet.y = Math.max(y, top + (qr?.height ?? 0)) + 5 * grid;
  facts(sheet, model);
  if (model.senderOutside) sheet.text(say.t('print.slip.from', { name: model.senderOutside }), style.body, { after: 2 });
  sheet.text(say.t('print.slip.mailroom'), style.quiet, { after: 1 });
  if (model.hasBattery) sheet.text(say.t('print.slip.lithium'), style.quiet, { after: 1 });
  return Math.max(sheet.y + 4 * grid, sheet.page.height * 0.66);
}

function facts(sheet: Sheet, model: ReturnSlip): void {
  const { say } = sheet;
  const column = (sheet.width - 3 * 4 * grid) / 2;
  const top = sheet.y;
  const place = [...model.bringTo.lines, ...(model.bringTo.hours ? [say.t('print.slip.open', { hours: model.bringTo.hours })] : [])].join('\n');
  const big = { size: 15, strong: true };
  const first = { x: sheet.left + 4 * grid, width: column - 2 * grid };
  const second = { x: first.x + column + 3 * grid, width: column - 3 * grid };
  let left = sheet.at(say.t('print.slip.bring'), style.label, { ...first, y: top + 3 * grid });
  left = sheet.at(model.bringTo.name, big, { ...first, y: left });
  left = sheet.at(place, style.body, { ...first, y: left });
  let right = sheet.at(say.t('print.slip.by'), style.label, { ...second, y: top + 3 * grid });
  right = sheet.at(dateText(model.returnByOn, say.language), big, { ...second, y: right });
  right = sheet.at(sentenceCase(say.t('print.slip.later', { zone: zoneName(model.zone, say.language) })), style.quiet, { ...second, y: right });
  right = sheet.at(say.t('print.slip.inside'), style.label, { ...second, y: right + 2 * grid });
  right = sheet.at(sentenceCase(say.t('print.things', { count: model.items.length })), big, { ...second, y: right });
  const height = Math.max(left, right) - top + 3 * grid;
  sheet.card(sheet.left, top, sheet.width, height);
  sheet.y = top + height + 3 * grid;
}

function tearOff(sheet: Sheet, model: ReturnSlip, cut: number): void {
  const { say } = sheet;
  if (cut + 190 > sheet.bottom) sheet.newPage();
  const top = cut + 190 > sheet.bottom ? sheet.y : cut;
  sheet.artifact(() => {
    sheet.doc.moveTo(0, top).lineTo(sheet.page.width, top).lineWidth(0.75).dash(4, { space: 4 }).strokeColor(colour.quiet).stroke().undash();
    sheet.type.draw(sheet.type.lines('✂', { size: 14, colour: colour.quiet }, 20), { size: 14, colour: colour.quiet }, sheet.left - 24, top - 10, 20);
  });
  let y = sheet.at(say.t('print.slip.keep'), style.heading, { x: sheet.left, y: top + 4 * grid, width: sheet.width }, 'H2');
  y = sheet.at(say.t('print.slip.keep_text'), style.body, { x: sheet.left, y, width: sheet.width - 190 });
  const code = { x: sheet.left + sheet.width - 180, width: 180 };
  const bar = sheet.barcode('code128', model.boxCode, { ...code, y: top + 5 * grid, height: 34, align: 'right', largest: 2, hang: true });
  sheet.at(`${model.boxCode} · ${say.t('print.things', { count: model.items.length })}`, { ...style.codeStrong, size: 9 }, { ...code, y: top + 5 * grid + (bar?.height ?? 0) + 2, align: 'right' });
  y = Math.max(y, top + 80) + 8 * grid;
  const width = (sheet.width - 2 * 4 * grid) / 3;
  ['print.slip.handed_at', 'print.slip.handed_when', 'print.slip.handed_to'].forEach((label, index) => {
    const x = sheet.left + index * (width + 4 * grid);
    sheet.artifact(() => sheet.doc.moveTo(x, y).lineTo(x + width, y).lineWidth(0.75).strokeColor(colour.quiet).stroke());
    sheet.at(say.t(label), style.label, { x, y: y + 3, width });
  });
  sheet.at(say.t('print.slip.questions', { help: model.help }), style.quiet, { x: sheet.left, y: y + 5 * grid, width: sheet.width });
}

function inside(sheet: Sheet, model: ReturnSlip): void {
  const { say } = sheet;
  sheet.gap(3);
  sheet.text(say.t('print.slip.in_box'), style.title, { tag: 'H2', after: 1 });
  sheet.text(say.t('print.slip.in_box_text', { code: model.boxCode, things: say.t('print.things', { count: model.items.length }) }), { ...style.lead, colour: colour.quiet }, { after: 3 });
  if (model.hasBattery) notice(sheet, 'late', say.t('print.slip.battery'), `${say.t('print.battery_stop')} ${model.help}`);
  const gap = 3 * grid;
  const width = (sheet.width - 3 * gap) / 4;
  const height = Math.max(...packingInShort.map((step) => sheet.type.height(say.t(`print.short.${step}_text`), style.quiet, width - 6 * grid))) + 46;
  sheet.room(height);
  const top = sheet.y;
  packingInShort.forEach((step, index) => {
    const x = sheet.left + index * (width + gap);
    sheet.card(x, top, width, height);
    const below = sheet.at(`${index + 1} · ${say.t(`print.short.${step}`)}`, { ...style.heading, colour: colour.home }, { x: x + 3 * grid, y: top + 3 * grid, width: width - 6 * grid });
    sheet.at(say.t(`print.short.${step}_text`), style.quiet, { x: x + 3 * grid, y: below + 2, width: width - 6 * grid });
  });
  sheet.y = top + height + 2 * grid;
  sheet.heading(say.t('print.slip.contents'), 80);
  table(sheet, contents(say), model.items.map((item) => [tickBox(sheet), { text: item.what, style: style.strong, ...(item.note ? { note: item.note } : {}) }, item.serialEnd ? `…${item.serialEnd}` : '–']), say.t('print.slip.no_contents'));
  sheet.text(say.t('print.slip.unticked'), style.quiet);
}

function tickBox(sheet: Sheet): { height: number; says: string; draw: (x: number, y: number) => void } {
  return { height: 14, says: sheet.say.t('print.slip.tick'), draw: (x, y) => void sheet.doc.roundedRect(x + 0.5, y + 1, 12, 12, 2).lineWidth(1).strokeColor(colour.ink).stroke() };
}
