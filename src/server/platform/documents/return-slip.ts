/**
 * The slip that makes a box known to every scanner, and its receipt.
 * Page one: the outside (box code, where to, by when, how many things) and,
 * below the cut, the part the giver keeps. Page two lies in the box: contents,
 * packing steps, battery warning.
 * Rule: need to know. The outside names no leaver unless the model says so,
 * and neither part names a reason. A mailroom clerk needs the code only.
 */
import { notice } from './notice.ts';
import { batteryWarning, packingInShort } from './packing-step.ts';
import { Sheet, type DocumentStamp } from './sheet.ts';
import { table, type Column } from './table.ts';
import { colour, grid, style } from './theme.ts';
import { countText, dateText, sentenceCase, zoneName } from './when.ts';

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

const contents: readonly Column[] = [
  { title: '', share: 0.5 },
  { title: 'What', share: 6, style: style.strong },
  { title: 'Serial ends in', share: 2, style: style.code },
];

export function renderReturnSlip(model: ReturnSlip): Promise<Uint8Array> {
  const sheet = new Sheet({ title: `Return slip ${model.boxCode}`, stamp: model.stamp });
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
  sheet.masthead('Return slip', model.hasBattery ? 'On the outside of the box' : 'On the outside of the box or envelope', undefined);
  const top = sheet.y;
  const qrBox = 168;
  const left = { x: sheet.left, width: sheet.width - qrBox - 4 * grid };
  const qr = sheet.barcode('qr', model.qr ?? model.boxCode, { x: sheet.left + sheet.width - qrBox, y: top - 14, width: qrBox, height: qrBox, align: 'right', largest: 16, hang: true });
  let y = sheet.at(model.boxCode, { size: codeSize(sheet, model.boxCode, left.width), strong: true, code: true, colour: colour.home, leading: 1.15 }, { ...left, y: top - 6 }, 'H2');
  const bar = sheet.barcode('code128', model.boxCode, { x: left.x, y: y + 4, width: left.width + 40, height: 60, largest: 6, hang: true });
  y += 4 + (bar?.height ?? 0);
  sheet.y = Math.max(y, top + (qr?.height ?? 0)) + 5 * grid;
  facts(sheet, model);
  if (model.senderOutside) sheet.text(`From: ${model.senderOutside}`, style.body, { after: 2 });
  sheet.text('Mailroom: scan any code on this page. The screen says the slot; nothing else to do. Thank you.', style.quiet, { after: 1 });
  if (model.hasBattery) sheet.text('Contains lithium ion batteries in or with equipment. Do not crush, do not keep in heat.', style.quiet, { after: 1 });
  return Math.max(sheet.y + 4 * grid, sheet.page.height * 0.66);
}

function facts(sheet: Sheet, model: ReturnSlip): void {
  const column = (sheet.width - 3 * 4 * grid) / 2;
  const top = sheet.y;
  const place = [...model.bringTo.lines, ...(model.bringTo.hours ? [`Open ${model.bringTo.hours}`] : [])].join('\n');
  const big = { size: 15, strong: true };
  const first = { x: sheet.left + 4 * grid, width: column - 2 * grid };
  const second = { x: first.x + column + 3 * grid, width: column - 3 * grid };
  let left = sheet.at('Bring or send it to', style.label, { ...first, y: top + 3 * grid });
  left = sheet.at(model.bringTo.name, big, { ...first, y: left });
  left = sheet.at(place, style.body, { ...first, y: left });
  let right = sheet.at('By', style.label, { ...second, y: top + 3 * grid });
  right = sheet.at(dateText(model.returnByOn), big, { ...second, y: right });
  right = sheet.at(`${zoneName(model.zone)}. Later is possible: tell us.`, style.quiet, { ...second, y: right });
  right = sheet.at('Inside', style.label, { ...second, y: right + 2 * grid });
  right = sheet.at(sentenceCase(countText(model.items.length, 'thing')), big, { ...second, y: right });
  const height = Math.max(left, right) - top + 3 * grid;
  sheet.card(sheet.left, top, sheet.width, height);
  sheet.y = top + height + 3 * grid;
}

function tearOff(sheet: Sheet, model: ReturnSlip, cut: number): void {
  if (cut + 190 > sheet.bottom) sheet.newPage();
  const top = cut + 190 > sheet.bottom ? sheet.y : cut;
  sheet.artifact(() => {
    sheet.doc.moveTo(0, top).lineTo(sheet.page.width, top).lineWidth(0.75).dash(4, { space: 4 }).strokeColor(colour.quiet).stroke().undash();
    sheet.type.draw(sheet.type.lines('✂', { size: 14, colour: colour.quiet }, 20), { size: 14, colour: colour.quiet }, sheet.left - 24, top - 10, 20);
  });
  let y = sheet.at('Keep this part: your receipt', style.heading, { x: sheet.left, y: top + 4 * grid, width: sheet.width }, 'H2');
  y = sheet.at('It counts from the moment the box is scanned: from then on what is in it is no longer yours to answer for. You also get the receipt by message.', style.body, { x: sheet.left, y, width: sheet.width - 190 });
  const code = { x: sheet.left + sheet.width - 180, width: 180 };
  const bar = sheet.barcode('code128', model.boxCode, { ...code, y: top + 5 * grid, height: 34, align: 'right', largest: 2, hang: true });
  sheet.at(`${model.boxCode} · ${countText(model.items.length, 'thing')}`, { ...style.codeStrong, size: 9 }, { ...code, y: top + 5 * grid + (bar?.height ?? 0) + 2, align: 'right' });
  y = Math.max(y, top + 80) + 8 * grid;
  const width = (sheet.width - 2 * 4 * grid) / 3;
  ['Handed in at (place)', 'Date and time', 'Taken by (name or stamp)'].forEach((label, index) => {
    const x = sheet.left + index * (width + 4 * grid);
    sheet.artifact(() => sheet.doc.moveTo(x, y).lineTo(x + width, y).lineWidth(0.75).strokeColor(colour.quiet).stroke());
    sheet.at(label, style.label, { x, y: y + 3, width });
  });
  sheet.at(`Questions, later, or “I don't have that one”: ${model.help}`, style.quiet, { x: sheet.left, y: y + 5 * grid, width: sheet.width });
}

function inside(sheet: Sheet, model: ReturnSlip): void {
  sheet.gap(3);
  sheet.text('In the box: this page', style.title, { tag: 'H2', after: 1 });
  sheet.text(`Box ${model.boxCode}, ${countText(model.items.length, 'thing')}. Packing takes about ten minutes; thank you for them.`, { ...style.lead, colour: colour.quiet }, { after: 3 });
  if (model.hasBattery) notice(sheet, 'late', 'Before you pack: look at the battery', `${batteryWarning} ${model.help}`);
  const gap = 3 * grid;
  const width = (sheet.width - 3 * gap) / 4;
  const height = Math.max(...packingInShort.map((step) => sheet.type.height(step.text, style.quiet, width - 6 * grid))) + 46;
  sheet.room(height);
  const top = sheet.y;
  packingInShort.forEach((step, index) => {
    const x = sheet.left + index * (width + gap);
    sheet.card(x, top, width, height);
    const below = sheet.at(`${index + 1} · ${step.title}`, { ...style.heading, colour: colour.home }, { x: x + 3 * grid, y: top + 3 * grid, width: width - 6 * grid });
    sheet.at(step.text, style.quiet, { x: x + 3 * grid, y: below + 2, width: width - 6 * grid });
  });
  sheet.y = top + height + 2 * grid;
  sheet.heading('Contents: tick what you put in', 80);
  table(sheet, contents, model.items.map((item) => [tickBox(sheet), { text: item.what, style: style.strong, ...(item.note ? { note: item.note } : {}) }, item.serialEnd ? `…${item.serialEnd}` : '–']), 'Nothing is on the list. Write on this page what you put in.');
  sheet.text('Something missing or not yours? Leave it unticked: that is an answer, and nobody asks twice.', style.quiet);
}

function tickBox(sheet: Sheet): { height: number; says: string; draw: (x: number, y: number) => void } {
  return { height: 14, says: 'Box to tick', draw: (x, y) => void sheet.doc.roundedRect(x + 0.5, y + 1, 12, 12, 2).lineWidth(1).strokeColor(colour.ink).stroke() };
}
