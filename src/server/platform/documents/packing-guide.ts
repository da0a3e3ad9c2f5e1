/**
 * How to pack one kind of thing, drawn, on one page.
 * Rule: the page stands alone: no login, no screen, no tool but tape.
 */
import { drawPicture } from './drawing.ts';
import { notice } from './notice.ts';
import { packingSteps, type PackingCategory, type PackingStep } from './packing-step.ts';
import { speaker } from '../words/speak.ts';
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

const about: { readonly [C in PackingCategory]: { readonly minutes: number; readonly needs: 'box' | 'envelope'; readonly battery: boolean } } = {
  laptop: { minutes: 10, needs: 'box', battery: true }, phone: { minutes: 5, needs: 'box', battery: true }, tablet: { minutes: 5, needs: 'box', battery: true }, monitor: { minutes: 15, needs: 'box', battery: false },
  dock: { minutes: 5, needs: 'box', battery: false }, badge: { minutes: 2, needs: 'envelope', battery: false }, token: { minutes: 2, needs: 'envelope', battery: false }, other: { minutes: 10, needs: 'box', battery: true },
};

export function renderPackingGuide(model: PackingGuide): Promise<Uint8Array> {
  const say = speaker(model.stamp.language ?? 'en');
  const { minutes, needs, battery } = about[model.category];
  const steps = packingSteps[model.category];
  const title = say.t(`print.guide.${model.category}`);
  const sheet = new Sheet({ title, stamp: model.stamp });
  const lead = [say.t('print.guide.lead', { effort: say.t('effort.minutes', { count: minutes }), needs: say.t(`print.guide.needs_${needs}`) }), ...(model.boxCode ? [say.t('print.guide.into', { code: model.boxCode })] : []), say.t('print.guide.free')];
  sheet.masthead(say.t('print.guide.kind'), title, lead.join(' '));
  steps.forEach((_, from) => {
    const columns = steps.length > 6 ? 4 : Math.min(3, steps.length);
    if (from % columns === 0) rowOfSteps(sheet, steps.slice(from, from + columns), from + 1, columns);
  });
  if (battery) notice(sheet, 'late', say.t('print.guide.battery'), say.t('print.battery_stop'));
  notice(sheet, 'home', say.t('print.guide.stuck'), say.t('print.guide.any_answer', { help: model.help }));
  return sheet.finish();
}

const gap = 3 * grid;

/** Cards side by side: picture, title, words. */
function rowOfSteps(sheet: Sheet, steps: readonly PackingStep[], first: number, columns: number): void {
  const width = (sheet.width - gap * (columns - 1)) / columns;
  const inner = width - 6 * grid;
  const isNarrow = columns > 3;
  const picture = isNarrow ? 72 : 104;
  const small = isNarrow ? style.quiet : style.body;
  const title = (index: number): string => `${first + index} · ${sheet.say.t(`pack.${steps[index]?.says}`)}`;
  const text = ({ says }: PackingStep): string => sheet.say.t(`pack.${says}_text`);
  const words = steps.map((step, index) => sheet.type.height(title(index), style.heading, inner) + sheet.type.height(text(step), small, inner));
  const height = picture * 0.6 + Math.max(...words) + 8 * grid;
  sheet.room(height);
  const top = sheet.y;
  steps.forEach((step, index) => {
    const x = sheet.left + index * (width + gap);
    sheet.card(x, top, width, height);
    sheet.artifact(() => drawPicture(sheet.doc, step.drawing, x + (width - picture) / 2, top + 3 * grid, picture));
    const place = { x: x + 3 * grid, width: inner };
    const below = sheet.at(title(index), { ...style.heading, colour: colour.home }, { ...place, y: top + picture * 0.6 + 4 * grid }, 'H2');
    sheet.at(text(step), small, { ...place, y: below + 2 });
  });
  sheet.y = top + height + gap;
}
