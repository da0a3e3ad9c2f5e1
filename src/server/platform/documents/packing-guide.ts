/**
 * How to pack one kind of thing, drawn, on one page.
 * Rule: the page stands alone: no login, no screen, no tool but tape.
 */
import { drawPicture } from './drawing.ts';
import { notice } from './notice.ts';
import { batteryWarning, packingSteps, type PackingCategory } from './packing-step.ts';
import { Sheet, type DocumentStamp } from './sheet.ts';
import { colour, grid, style } from './theme.ts';

export type PackingGuide = {
  readonly stamp: DocumentStamp;
  readonly category: PackingCategory;
  /** Whom to reach: a telephone number, an address. */
  readonly help: string;
  /** The box it goes into, when already known. */
  readonly boxCode?: string;
};

const names: { readonly [C in PackingCategory]: { readonly title: string; readonly minutes: number; readonly battery: boolean } } = {
  laptop: { title: 'Packing a laptop', minutes: 10, battery: true },
  phone: { title: 'Packing a phone', minutes: 5, battery: true },
  tablet: { title: 'Packing a tablet', minutes: 5, battery: true },
  monitor: { title: 'Packing a monitor', minutes: 15, battery: false },
  dock: { title: 'Packing a dock', minutes: 5, battery: false },
  badge: { title: 'Sending back a badge', minutes: 2, battery: false },
  token: { title: 'Sending back a security key', minutes: 2, battery: false },
  other: { title: 'Packing something else', minutes: 10, battery: true },
};

export function renderPackingGuide(model: PackingGuide): Promise<Uint8Array> {
  const about = names[model.category];
  const steps = packingSteps[model.category];
  const sheet = new Sheet({ title: about.title, stamp: model.stamp });
  const box = model.boxCode ? ` It goes into box ${model.boxCode}.` : '';
  sheet.masthead('Packing guide', about.title, `About ${about.minutes} minutes; a box, tape and a towel are enough.${box} Nothing to pay, nothing to buy: no box at hand? Tell us and one comes.`);
  const columns = 2;
  const gap = 3 * grid;
  const width = (sheet.width - gap) / columns;
  const picture = 104;
  const textWidth = width - picture - 9 * grid;
  const rows = Math.ceil(steps.length / columns);
  for (let row = 0; row < rows; row += 1) {
    const pair = steps.slice(row * columns, row * columns + columns);
    const height = Math.max(picture * 0.6 + 6 * grid, ...pair.map((step) => sheet.type.height(step.title, style.heading, textWidth) + sheet.type.height(step.text, style.body, textWidth) + 7 * grid));
    sheet.room(height);
    const top = sheet.y;
    pair.forEach((step, index) => {
      const x = sheet.left + index * (width + gap);
      sheet.card(x, top, width, height);
      sheet.artifact(() => drawPicture(sheet.doc, step.drawing, x + 2 * grid, top + (height - picture * 0.6) / 2, picture));
      const place = { x: x + picture + 5 * grid, width: textWidth };
      const below = sheet.at(`${row * columns + index + 1}  ${step.title}`, { ...style.heading, colour: colour.home }, { ...place, y: top + 3 * grid }, 'H2');
      sheet.at(step.text, style.body, { ...place, y: below + 2 });
    });
    sheet.y = top + height + gap;
  }
  if (about.battery) notice(sheet, 'late', 'A battery that looks wrong never travels', batteryWarning);
  notice(sheet, 'home', 'Stuck, or would someone else do it better?', `Say so; every answer is fine. ${model.help}`);
  return sheet.finish();
}
