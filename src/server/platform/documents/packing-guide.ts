/**
 * How to pack one kind of thing, drawn, on one page.
 * Rule: the page stands alone: no login, no screen, no tool but tape.
 */
import { drawPicture } from './drawing.ts';
import { notice } from './notice.ts';
import { batteryWarning, packingSteps, type PackingCategory, type PackingStep } from './packing-step.ts';
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

const box = 'a box, tape and a towel are enough';
const envelope = 'a padded envelope is enough';

const names: { readonly [C in PackingCategory]: { readonly title: string; readonly minutes: number; readonly needs: string; readonly battery: boolean } } = {
  laptop: { title: 'Packing a laptop', minutes: 10, needs: box, battery: true },
  phone: { title: 'Packing a phone', minutes: 5, needs: box, battery: true },
  tablet: { title: 'Packing a tablet', minutes: 5, needs: box, battery: true },
  monitor: { title: 'Packing a monitor', minutes: 15, needs: box, battery: false },
  dock: { title: 'Packing a dock', minutes: 5, needs: box, battery: false },
  badge: { title: 'Sending back a badge', minutes: 2, needs: envelope, battery: false },
  token: { title: 'Sending back a security key', minutes: 2, needs: envelope, battery: false },
  other: { title: 'Packing something else', minutes: 10, needs: box, battery: true },
};

export function renderPackingGuide(model: PackingGuide): Promise<Uint8Array> {
  const about = names[model.category];
  const steps = packingSteps[model.category];
  const sheet = new Sheet({ title: about.title, stamp: model.stamp });
  const goesInto = model.boxCode ? ` It goes into box ${model.boxCode}.` : '';
  sheet.masthead('Packing guide', about.title, `About ${about.minutes} minutes; ${about.needs}.${goesInto} Nothing to pay, nothing to buy: none at hand? Tell us and one comes.`);
  steps.forEach((_, from) => {
    const columns = Math.min(3, steps.length);
    if (from % columns === 0) rowOfSteps(sheet, steps.slice(from, from + columns), from + 1, columns);
  });
  if (about.battery) notice(sheet, 'late', 'A battery that looks wrong never travels', batteryWarning);
  notice(sheet, 'home', 'Stuck, or would someone else do it better?', `Say so; every answer is fine. ${model.help}`);
  return sheet.finish();
}

const gap = 3 * grid;

/** Cards side by side: picture, title, words. */
function rowOfSteps(sheet: Sheet, steps: readonly PackingStep[], first: number, columns: number): void {
  const width = (sheet.width - gap * (columns - 1)) / columns;
  const inner = width - 6 * grid;
  const picture = 120;
  const title = (index: number): string => `${first + index} · ${steps[index]?.title}`;
  const words = steps.map((step, index) => sheet.type.height(title(index), style.heading, inner) + sheet.type.height(step.text, style.body, inner));
  const height = picture * 0.6 + Math.max(...words) + 8 * grid;
  sheet.room(height);
  const top = sheet.y;
  steps.forEach((step, index) => {
    const x = sheet.left + index * (width + gap);
    sheet.card(x, top, width, height);
    sheet.artifact(() => drawPicture(sheet.doc, step.drawing, x + (width - picture) / 2, top + 3 * grid, picture));
    const place = { x: x + 3 * grid, width: inner };
    const below = sheet.at(title(index), { ...style.heading, colour: colour.home }, { ...place, y: top + picture * 0.6 + 4 * grid }, 'H2');
    sheet.at(step.text, style.body, { ...place, y: below + 2 });
  });
  sheet.y = top + height + gap;
}
