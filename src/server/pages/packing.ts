/**
 * How to pack what comes back, drawn. The drawings hold no words, so that they
 * need no translation; they follow those of the printed packing guide.
 * Source: IATA PI 966/967 and 49 CFR 173.185(f): a battery is looked at before a box is closed.
 */
import { factsOfCategory } from '#domain/asset/category';
import { html, raw } from 'hono/html';
import type { Speaker } from '../platform/words/speak.ts';
import type { Html } from './icons.ts';

type Step = 'battery' | 'person' | 'power' | 'wrap' | 'charger' | 'box' | 'seal' | 'envelope' | 'monitor' | 'key';

/** `f` filled and outlined, `o` outlined, `s` stressed, `l` stressed as a warning. */
const drawings: { readonly [S in Step]: readonly (readonly ['f' | 'o' | 's' | 'l', string])[] } = {
  battery: [['f', 'M14 29v14q0 3 3 3h28q3 0 3-3V29q0-3-3-3H17q-3 0-3 3z'], ['o', 'M48 32h3v8h-3'], ['s', 'M24 36l5 5 9-10'], ['o', 'M75 28q15-12 30 0v16q-15 12-30 0z'], ['l', 'M84 30l12 12M96 30L84 42'], ['o', 'M60 22v28']],
  person: [['f', 'M20 20h48v32H20zM14 56h60l-4 5H18z'], ['f', 'M88 19a8 8 0 1 1 0 16 8 8 0 0 1 0-16M74 58q0-16 14-16t14 16z'], ['s', 'M38 36h26M58 30l6 6-6 6']],
  power: [['f', 'M60 13a24 24 0 1 1 0 48 24 24 0 0 1 0-48z'], ['s', 'M51 30a12 12 0 1 0 18 0M60 23v13']],
  wrap: [['f', 'M30 18h60q8 0 8 8v22q0 8-8 8H30q-8 0-8-8V26q0-8 8-8z'], ['o', 'M34 26h52v22H34zM22 28q10-2 12-10M22 46q14 2 18 10M98 30q-12-4-14-12M98 46q-12 2-16 10']],
  charger: [['o', 'M26 22h68l-4 38H30zM34 22q0-10 9-10t9 10M68 22q0-10 9-10t9 10'], ['f', 'M40 34h18v16H40z'], ['o', 'M45 34v-5M53 34v-5'], ['s', 'M58 44q10-10 16-10a9 9 0 1 1-4 16']],
  box: [['f', 'M34 34l26 8 26-8v24l-26 9-26-9z'], ['o', 'M60 42v25M34 34l-12-8 24-7 14 7M86 34l12-8-24-7-14 7'], ['s', 'M60 2v14M54 11l6 6 6-6']],
  seal: [['f', 'M20 16h80v46H20z'], ['o', 'M20 27h80M34 33h34v22H34zM80 27V16M90 27V16'], ['s', 'M40 38v12M44 38v12M49 38v12M52 38v12M57 38v12M62 38v12']],
  envelope: [['f', 'M24 18h72v44H24z'], ['o', 'M24 21l36 22 36-22'], ['s', 'M48 2h24v14H48zM60 20v10M55 26l5 5 5-5']],
  monitor: [['f', 'M28 8h64v38H28z'], ['o', 'M55 50h10M60 46v4'], ['s', 'M60 54v6'], ['f', 'M46 62h28l4 5H42z'], ['s', 'M86 58a9 9 0 1 0 10-6M96 52l-5-1M96 52l-1 5']],
  key: [['f', 'M66 18h34v16H66zM40 17a17 17 0 1 1 0 34 17 17 0 0 1 0-34z'], ['s', 'M56 28l10-3'], ['o', 'M100 22h8v8h-8M30 49l-4 13 7 2 4-13']],
};

const guides: { readonly [guide: string]: readonly Step[] } = {
  laptop: ['battery', 'person', 'power', 'wrap', 'charger', 'box', 'seal'], phone: ['battery', 'person', 'power', 'wrap', 'box', 'seal'], large_box: ['power', 'wrap', 'charger', 'box', 'seal'],
  padded_envelope: ['envelope', 'seal'], letter: ['envelope', 'seal'], small_box: ['wrap', 'charger', 'box', 'seal'],
};

export function packingSteps(category: string): readonly Step[] {
  const steps = guides[factsOfCategory(category).packingGuide] ?? [];
  if (category === 'monitor') return ['monitor', ...steps.filter((step) => step !== 'power')];
  if (category === 'security_key') return ['key', ...steps];
  return category === 'headset' || category === 'accessory' ? ['battery', ...steps] : steps;
}

const draw = (step: Step): Html =>
  html`<svg viewBox="0 0 120 72" aria-hidden="true">${drawings[step].map(([kind, path]) => (kind === 'o' ? html`<path d="${raw(path)}"/>` : html`<path class="${kind}" d="${raw(path)}"/>`))}</svg>`;

/** Each step once, in packing order, for all that goes into the box. */
export function packingOf(categories: readonly string[], say: Speaker): Html {
  const order: readonly Step[] = ['battery', 'person', 'key', 'monitor', 'power', 'wrap', 'charger', 'envelope', 'box', 'seal'];
  const needed = new Set(categories.flatMap(packingSteps));
  return html`<ol class="steps">${order.filter((step) => needed.has(step)).map((step) => html`<li>${draw(step)}<b>${say.t(`pack.${step}`)}</b><p>${say.t(`pack.${step}_text`)}</p></li>`)}</ol>`;
}
