/**
 * Labels for assets, slots and boxes: on bought sheets (A4 and Letter), or one after another from a roll.
 * Rule: a code that would be narrower than two printer dots a module is not
 * printed that way: Code 128 gives way to QR, and what fits neither is told
 * in words on its label. Where a link is given and there is room for both, the
 * bars stand beside a QR code of the link, for whoever holds a phone.
 */
import { fittingBarcode, type Symbology } from './barcode.ts';
import { Sheet, type DocumentStamp } from './sheet.ts';
import { lineHeight } from './text-layout.ts';
import { colour, hairline, millimetres, style, type Paper, type TextStyle } from './theme.ts';

export type LabelFormat = 'a4-63x38' | 'a4-38x21' | 'a4-25x10' | 'a4-99x57' | 'letter-67x25' | 'letter-44x13' | 'letter-102x51' | 'roll-62x29' | 'roll-2x1in';
export type Label = { /** What the barcode says, to the letter. */ readonly code: string; readonly title?: string; readonly note?: string; readonly symbology?: Symbology; /** Address of its record: a QR code beside the bars. */ readonly link?: string };

export type LabelSheet = {
  readonly stamp: Omit<DocumentStamp, 'paper'>;
  readonly format: LabelFormat;
  readonly labels: readonly Label[];
  /** Labels already used on the first sheet. */
  readonly skip?: number;
  /** Thin outlines, for plain paper and scissors. */
  readonly outlines?: boolean;
  /** After each page; false stops the drawing. */
  readonly onPage?: (drawn: number) => Promise<boolean>;
};

type Grid = { readonly paper: Paper | 'roll'; readonly columns: number; readonly rows: number; readonly width: number; readonly height: number; readonly left: number; readonly top: number; readonly pitchX: number; readonly pitchY: number };

/** Millimetres, as the makers of the sheets give them. */
export const labelFormats: { readonly [F in LabelFormat]: Grid } = {
  'a4-63x38': { paper: 'A4', columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.25, top: 15.15, pitchX: 66, pitchY: 38.1 },
  'a4-38x21': { paper: 'A4', columns: 5, rows: 13, width: 38.1, height: 21.2, left: 4.75, top: 10.7, pitchX: 40.6, pitchY: 21.2 },
  'a4-25x10': { paper: 'A4', columns: 7, rows: 27, width: 25.4, height: 10, left: 8.6, top: 13.5, pitchX: 27.9, pitchY: 10 },
  'a4-99x57': { paper: 'A4', columns: 2, rows: 5, width: 99.1, height: 57, left: 4.65, top: 6, pitchX: 101.6, pitchY: 57 },
  'letter-67x25': { paper: 'Letter', columns: 3, rows: 10, width: 66.675, height: 25.4, left: 4.7625, top: 12.7, pitchX: 69.85, pitchY: 25.4 },
  'letter-44x13': { paper: 'Letter', columns: 4, rows: 20, width: 44.45, height: 12.7, left: 7.14, top: 12.7, pitchX: 52.3875, pitchY: 12.7 },
  'letter-102x51': { paper: 'Letter', columns: 2, rows: 5, width: 101.6, height: 50.8, left: 3.96, top: 12.7, pitchX: 106.36, pitchY: 50.8 },
  'roll-62x29': { paper: 'roll', columns: 1, rows: 1, width: 62, height: 29, left: 0, top: 0, pitchX: 62, pitchY: 29 },
  'roll-2x1in': { paper: 'roll', columns: 1, rows: 1, width: 50.8, height: 25.4, left: 0, top: 0, pitchX: 50.8, pitchY: 25.4 },
};

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export async function renderLabelSheet(model: LabelSheet): Promise<Uint8Array> {
  const format = labelFormats[model.format];
  const paper = format.paper === 'roll' ? { size: { width: millimetres(format.width), height: millimetres(format.height) } } : { paper: format.paper };
  const sheet = new Sheet({ title: `Labels ${model.stamp.number}`, stamp: { ...model.stamp, ...('paper' in paper ? paper : {}) }, margins: false, ...('size' in paper ? paper : {}) });
  const perPage = format.columns * format.rows;
  const skip = Math.max(0, Math.trunc(model.skip ?? 0)) % perPage;
  for (const [index, label] of model.labels.entries()) {
    const place = (index + skip) % perPage;
    if (index > 0 && place === 0) {
      if (model.onPage && !(await model.onPage(index))) break;
      sheet.newPage();
    }
    const box = {
      x: millimetres(format.left + (place % format.columns) * format.pitchX),
      y: millimetres(format.top + Math.floor(place / format.columns) * format.pitchY),
      width: millimetres(format.width),
      height: millimetres(format.height),
    };
    if (model.outlines) sheet.artifact(() => void sheet.doc.roundedRect(box.x, box.y, box.width, box.height, 3).lineWidth(hairline).strokeColor(colour.line).stroke());
    drawLabel(sheet, label, box);
  }
  return sheet.finish();
}

function drawLabel(sheet: Sheet, label: Label, outer: Box): void {
  const small = outer.height < 50;
  const inset = small ? 1.5 : 8;
  const box = { x: outer.x + (small ? 3 : inset), y: outer.y + inset, width: outer.width - 2 * (small ? 3 : inset), height: outer.height - 2 * inset };
  const wanted = label.symbology ?? 'code128';
  const barHeight = Math.min(40, box.height * 0.42);
  if (label.link !== undefined && !small && wanted === 'code128' && besideLink(sheet, label, box, label.link)) return;
  const wide = small || wanted === 'qr' ? undefined : fittingBarcode(wanted, label.code, box.width + 2 * inset - 2, barHeight, 3);
  if (wide?.shape.kind === 'code128') overCode(sheet, label, box, inset, barHeight);
  else besideCode(sheet, label, box);
}

/** Bars and letters on the left, a QR code of the link on the right; false where both are not legible together. */
function besideLink(sheet: Sheet, label: Label, box: Box, link: string): boolean {
  const most = Math.min(box.height, box.width * 0.4);
  const qr = fittingBarcode('qr', link, most, most, 4);
  if (qr === undefined) return false;
  const left = { ...box, width: box.width - qr.size.width };
  const barHeight = Math.min(46, box.height * 0.4);
  const bars = fittingBarcode('code128', label.code, left.width + 4, barHeight, 3);
  if (bars?.shape.kind !== 'code128') return false;
  const title = { size: box.height > 70 ? 9 : 7, strong: true };
  const code = fitted(sheet, label.code, { size: box.height > 70 ? 14 : 10, strong: true, code: true, leading: 1.2 }, left.width);
  const lines = (label.title ? title.size * 1.4 : 0) + barHeight + lineHeight(code) + (label.note ? 9 : 0);
  let y = box.y + Math.max(0, (box.height - lines) / 2);
  if (label.title) y = oneLine(sheet, label.title, title, { x: left.x, y, width: left.width - 4 });
  sheet.barcode('code128', label.code, { x: left.x - 4, y, width: left.width + 4, height: barHeight, largest: 3, hang: true });
  y = sheet.at(label.code, code, { x: left.x, y: y + barHeight, width: left.width + 1 });
  if (label.note) oneLine(sheet, label.note, { size: box.height > 70 ? 7.5 : 6.5, leading: 1.2 }, { x: left.x, y, width: left.width - 4 });
  sheet.barcode('qr', link, { x: box.x + box.width - qr.size.width, y: box.y + (box.height - qr.size.height) / 2, width: qr.size.width + 0.5, height: qr.size.height + 0.5, largest: 4 });
  return true;
}

/** Title, bars over the full width, code in letters. */
function overCode(sheet: Sheet, label: Label, box: Box, inset: number, barHeight: number): void {
  const text = fitted(sheet, label.code, { size: box.height > 70 ? 13 : 9, strong: true, code: true }, box.width);
  const lines = (label.title ? (box.height > 70 ? 12.6 : 9.8) : 0) + 2 + barHeight + text.size * 1.4 + (label.note ? 10.5 : 0);
  let y = box.y + Math.max(0, (box.height - lines) / 2);
  if (label.title) y = oneLine(sheet, label.title, { size: box.height > 70 ? 9 : 7, strong: true }, { ...box, y });
  const size = sheet.barcode('code128', label.code, { x: box.x - inset + 1, y: y + 2, width: box.width + 2 * inset - 2, height: barHeight, align: 'center', largest: 3 });
  y += 2 + (size?.height ?? 0);
  y = sheet.at(label.code, text, { x: box.x, y, width: box.width, align: 'center' });
  if (label.note && y + 9 <= box.y + box.height + 4) oneLine(sheet, label.note, style.small, { ...box, y });
}

/** Edge of the QR code as it will be drawn, so that it can stand in the middle. */
function qrSide(code: string, box: Box): number {
  const most = Math.min(box.width * 0.55, box.height);
  return fittingBarcode('qr', code, most, most, 8)?.size.width ?? most;
}

/** QR on the left, words beside it. */
function besideCode(sheet: Sheet, label: Label, box: Box): void {
  const side = qrSide(label.code, box);
  const size = sheet.barcode('qr', label.code, { x: box.x - 2, y: box.y + (box.height - side) / 2, width: side, height: side, largest: 8 });
  const x = box.x + (size ? size.width + 1 : 0);
  const width = box.x + box.width - x;
  const code = fitted(sheet, label.code, { size: box.height > 50 ? 13 : box.height > 30 ? 9 : 6.5, strong: true, code: true, leading: 1.2 }, width);
  const own = { size: Math.max(5, code.size * 0.72), leading: 1.2 };
  const words = [label.title, size ? label.note : 'too long to scan here'].filter((text): text is string => Boolean(text));
  const whole = sheet.type.height(label.code, code, width);
  const shown = whole <= box.height ? label.code : sheet.type.shortened(label.code, code, width);
  const codeHeight = whole <= box.height ? whole : lineHeight(code);
  const free = Math.max(0, Math.floor((box.height - codeHeight) / lineHeight(own)));
  const kept = words.slice(0, free);
  let y = box.y + Math.max(0, (box.height - codeHeight - kept.length * lineHeight(own)) / 2);
  y = sheet.at(shown, code, { x, y, width: width + 1 });
  for (const text of kept) y = oneLine(sheet, text, own, { x, y, width });
}

/** The style, smaller until the words stand on one line (or three quarters of the size are lost). */
function fitted(sheet: Sheet, text: string, textStyle: TextStyle, width: number): TextStyle {
  let { size } = textStyle;
  while (size > 5 && sheet.type.widthOf(text, { ...textStyle, size }) > width) size -= 0.5;
  return { ...textStyle, size };
}

/** One line; words that do not fit end in an ellipsis, since a label has no second page. The code is shortened only where it could not be scanned either. */
function oneLine(sheet: Sheet, text: string, textStyle: TextStyle, place: { x: number; y: number; width: number }): number {
  return sheet.at(sheet.type.shortened(text, textStyle, place.width), textStyle, { x: place.x, y: place.y, width: place.width + 1 });
}
