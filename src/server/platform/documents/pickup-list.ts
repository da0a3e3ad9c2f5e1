/**
 * A technician's pick-up run on paper: the stops in order, each box with its
 * slot, its barcode and a box to tick, and what to bring along.
 * Rule: one list per trip; box codes, not leavers' names.
 */
import { fittingBarcode } from './barcode.ts';
import { notice } from './notice.ts';
import { Sheet, type DocumentStamp } from './sheet.ts';
import { table, type Cell, type Column } from './table.ts';
import { colour, grid, style } from './theme.ts';
import { countText, dateText, sentenceCase } from './when.ts';

export type PickupBox = { readonly boxCode: string; readonly slot?: string; readonly what: string; readonly note?: string };
export type PickupStop = { readonly place: string; readonly address?: string; readonly window?: string; readonly contact?: string; readonly boxes: readonly PickupBox[] };

export type PickupList = {
  readonly stamp: DocumentStamp;
  readonly technician: string;
  /** Local date YYYY-MM-DD of the run. */
  readonly on: string;
  readonly stops: readonly PickupStop[];
  readonly bring: readonly string[];
  /** Something to know before setting out: a legal hold, a damaged battery. */
  readonly caution?: string;
};

const columns: readonly Column[] = [
  { title: 'Got it', share: 0.9 },
  { title: 'Slot', share: 1.1 },
  { title: 'Box', share: 4 },
  { title: 'What to expect', share: 5 },
];
const slotStyle = { size: 14, strong: true, code: true };

export function renderPickupList(model: PickupList): Promise<Uint8Array> {
  const boxes = model.stops.reduce((sum, stop) => sum + stop.boxes.length, 0);
  const sheet = new Sheet({ title: `Pick-up run ${model.stamp.number}`, stamp: model.stamp });
  sheet.masthead('Pick-up run', sentenceCase(`${countText(boxes, 'box', 'boxes')} at ${countText(model.stops.length, 'stop')}`), `${model.technician}, ${dateText(model.on)}`);
  if (model.caution) notice(sheet, 'due', 'Before you go', model.caution);
  bringAlong(sheet, model.bring);
  model.stops.forEach((stop, index) => stopTable(sheet, stop, index + 1));
  sheet.room(60);
  sheet.gap(4);
  sheet.text('Count before you leave each stop. A box that is not there stays unticked: say so on your phone, and it is looked for.', style.quiet);
  return sheet.finish();
}

function bringAlong(sheet: Sheet, bring: readonly string[]): void {
  if (bring.length === 0) return;
  sheet.heading('Bring along');
  const width = (sheet.width - 2 * 4 * grid) / 3;
  for (let at = 0; at < bring.length; at += 3) {
    const row = bring.slice(at, at + 3);
    const height = Math.max(...row.map((thing) => sheet.type.height(thing, style.body, width - 20)));
    if (height > 200) {
      for (const thing of row) sheet.text(thing);
      continue;
    }
    sheet.room(height);
    row.forEach((thing, index) => {
      const x = sheet.left + index * (width + 4 * grid);
      sheet.artifact(() => tick(sheet, x, sheet.y + 1, 10));
      sheet.at(thing, style.body, { x: x + 16, y: sheet.y, width: width - 20 });
    });
    sheet.y += height + grid;
  }
}

function stopTable(sheet: Sheet, stop: PickupStop, number: number): void {
  sheet.heading(`${number} · ${stop.place}`, 110);
  const facts = [stop.address, stop.window, stop.contact].filter((text): text is string => Boolean(text));
  if (facts.length > 0) sheet.text(facts.join(' · '), style.quiet);
  table(sheet, columns, stop.boxes.map((box): Cell[] => [
    { height: 18, says: 'Box to tick', draw: (x, y) => tick(sheet, x + 0.5, y + 1, 16) },
    { text: box.slot ?? '–', style: slotStyle },
    boxCell(sheet, box.boxCode),
    { text: box.what, style: style.strong, ...(box.note ? { note: box.note } : {}) },
  ]), 'Nothing waits here. The stop stays on the list so that the shelf is looked at.');
}

function tick(sheet: Sheet, x: number, y: number, size: number): void {
  sheet.doc.roundedRect(x, y, size, size, 2.5).lineWidth(1).strokeColor(colour.ink).stroke();
}

function boxCell(sheet: Sheet, code: string): Cell {
  const width = 172;
  const placed = fittingBarcode('code128', code, width, 26, 3) ?? fittingBarcode('qr', code, width, 120, 3);
  return {
    height: placed ? placed.size.height + 2 : 0, says: `Box ${code}, barcode`, text: code, style: style.codeStrong,
    draw: (x, y) => {
      if (placed) sheet.drawCode(placed, x - placed.shape.quiet * placed.size.module, y);
    },
  };
}
