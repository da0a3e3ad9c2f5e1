/** Parts that several of these pages are made of. */
import { html, raw } from 'hono/html';
import type { Speaker } from '../platform/words/speak.ts';
import { icon, iconOfCategory, type Html, type IconName } from './icons.ts';

export const nothing = raw('');

/** A message above everything else; a reader that speaks hears it first. */
export const notice = (tone: 'home' | 'due' | 'late', name: IconName, title: string, text: string): Html =>
  html`<div class="notice ${tone}" ${tone === 'home' ? raw('role="status"') : raw('role="alert"')}>${icon(name)}<p><strong>${title}</strong>${text === '' ? nothing : html`<br>${text}`}</p></div>`;

export const thingHead = (say: Speaker, thing: { readonly what: string; readonly category: string; readonly serialEnd: string | null }, id?: string): Html =>
  html`<span class="what"><span class="subject">${icon(iconOfCategory(thing.category), 22)}</span><span${id === undefined ? nothing : html` id="${id}"`}><span class="name">${thing.what}</span>${thing.serialEnd ? html`<br><span class="end">${say.t('item.serial', { end: thing.serialEnd })}</span>` : nothing}</span></span>`;

export type Field = { readonly name: string; readonly label: string; readonly value: string; readonly type?: 'text' | 'email' | 'tel' | 'date'; readonly optional?: string; readonly autocomplete?: string; readonly hint?: string; readonly list?: string; readonly wrong?: boolean; readonly extra?: string; /** The heading above says it; the label is for readers that speak. */ readonly isTitled?: boolean };

export function field(given: Field): Html {
  const hint = given.hint === undefined ? nothing : html`<span class="hint small quiet" id="${given.name}-hint">${given.hint}</span>`;
  return html`<div class="field"><label for="${given.name}"${given.isTitled ? raw(' class="unseen"') : nothing}><b>${given.label}</b>${given.optional === undefined ? nothing : html` <em>(${given.optional})</em>`}</label>${hint}<input id="${given.name}" type="${given.type ?? 'text'}" name="${given.name}" value="${given.value}" maxlength="254"${given.autocomplete ? html` autocomplete="${given.autocomplete}"` : nothing}${given.list ? html` list="${given.list}"` : nothing}${given.hint ? html` aria-describedby="${given.name}-hint"` : nothing}${given.wrong ? raw(' aria-invalid="true"') : nothing}${given.extra ? raw(` ${given.extra}`) : nothing}></div>`;
}

export const note = (name: string, label: string, optional: string | null, value = ''): Html =>
  html`<div class="field"><label for="${name}"><b>${label}</b>${optional === null ? nothing : html` <em>(${optional})</em>`}</label><textarea id="${name}" name="${name}" maxlength="500" rows="3">${value}</textarea></div>`;

/** The small answers, each a page of its own. */
export const otherAnswers = (say: Speaker, base: string, query: string): { later: Html; help: Html; notMe: Html; cant: Html } => {
  const link = (name: 'later' | 'help' | 'not_me' | 'cant', path: string, symbol: IconName): Html => html`<a href="${base}/${path}${query}">${icon(symbol, 18)}${say.t(`${name}.link`)}</a>`;
  return { later: link('later', 'later', 'clock'), help: link('help', 'help', 'help'), notMe: link('not_me', 'not-me', 'not_me'), cant: link('cant', 'cant', 'slash') };
};
