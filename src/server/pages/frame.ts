/** The frame of every page for people without a login: one look, one style file, nothing that runs. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { languages, type Language } from '#domain/ask/language';
import { html, raw } from 'hono/html';
import { speaker, type Speaker } from '../platform/words/speak.ts';
import { icon, type Html } from './icons.ts';

const css = readFileSync(new URL('./page.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').trim();

/** Named by its content: it can be kept for a year, and a new one has a new name. */
export const styleSheet = { text: css, path: `/a/style-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css` } as const;

export type Frame = {
  readonly say: Speaker;
  readonly title: string;
  readonly body: Html;
  /** Where the same page is in another language; none for pages that came of a POST. */
  readonly path: string | null;
  readonly links?: readonly Html[];
};

const languageLinks = (say: Speaker, path: string): Html[] =>
  languages.filter((one) => one !== say.language).map((one) => html`<li><a href="${path}?lang=${one}" lang="${one}" hreflang="${one}" rel="nofollow">${speaker(one).t('language')}</a></li>`);

export function frame({ say, title, body, path, links = [] }: Frame): string {
  const others = path === null ? [] : languageLinks(say, path);
  const footer = links.length + others.length === 0 ? raw('') : html`<footer class="tight">${links.length > 0 ? html`<nav aria-label="${say.t('page.other_ways')}"><ul class="links">${links.map((one) => html`<li>${one}</li>`)}</ul></nav>` : raw('')}
${others.length > 0 ? html`<nav aria-label="${say.t('page.languages')}"><ul class="links"><li class="quiet" aria-hidden="true">${icon('language', 18)}</li>${others}</ul></nav>` : raw('')}</footer>`;
  return String(html`<!doctype html>
<html lang="${say.language}" dir="${say.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer"><meta name="format-detection" content="telephone=no"><meta name="color-scheme" content="light dark">
<title>${title}</title><link rel="stylesheet" href="${styleSheet.path}"><link rel="icon" href="data:,"></head>
<body><a class="skip" href="#page">${say.t('page.skip')}</a><header><div class="brand"><span>${icon('home', 14)}</span>Handback</div></header>
<main id="page" tabindex="-1" class="stack">${body}</main>${footer}</body></html>`);
}

/** `?lang=` wins when it is a language of ours; otherwise the helper's own. */
export const chosenLanguage = (asked: unknown, own: Language): Language => languages.find((one) => one === asked) ?? own;
