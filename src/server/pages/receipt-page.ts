/** The receipt of a hand-over: what, when, where, and from when on it is no longer theirs to answer for. */
import type { ReceiptView } from '../features/returns/read-receipt.service.ts';
import { html } from 'hono/html';
import type { Speaker } from '../platform/words/speak.ts';
import { frame } from './frame.ts';
import { icon } from './icons.ts';
import { nothing, thingHead } from './parts.ts';

export function receiptPage(say: Speaker, receipt: ReceiptView, base: string): string {
  const title = say.t('handed.title', { count: receipt.things.length });
  const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return frame({ say, title, path: base, body: html`<div><span class="done">${icon('check', 24)}</span><h1>${title}</h1><p class="lead">${say.t('handed.lead', { when: { at: receipt.at, zone: receipt.zone } })}</p></div>
<ul class="card rows">${receipt.things.map((thing) => html`<li class="item">${thingHead(say, thing)}<p class="small quiet">${say.t(`condition.${thing.condition}`)}</p></li>`)}</ul>
<dl class="facts card pad">${fact(say.t('handed.by'), receipt.giver)}${fact(say.t('handed.to'), receipt.place)}${receipt.boxCode ? fact(say.t('handed.code'), receipt.boxCode) : nothing}</dl>
<a class="button plain" href="${base}/receipt.pdf">${icon('file')}${say.t('handed.pdf')}</a><p class="quiet">${say.t('handed.thanks')}</p>` });
}
