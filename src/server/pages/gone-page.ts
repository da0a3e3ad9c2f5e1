/** Pages for links that have done their work, and for trouble: kind, in the same look, and with a next step. */
import type { GoneBecause } from '../features/returns/ask-page.service.ts';
import { html } from 'hono/html';
import type { Speaker } from '../platform/words/speak.ts';
import { frame } from './frame.ts';
import { nothing } from './parts.ts';

export function gonePage(say: Speaker, because: GoneBecause, base: string): string {
  const title = say.t('gone.title');
  const fresh = because === 'expired' ? html`<form method="post" action="${base}/fresh?lang=${say.language}" class="tight"><button>${say.t('gone.fresh')}</button><p class="quiet small">${say.t('gone.fresh_why')}</p></form>` : nothing;
  return frame({ say, title, path: base, body: html`<div><h1>${title}</h1><p class="lead">${say.t(`gone.${because}`)}</p></div>${fresh}` });
}

export const freshSentPage = (say: Speaker): string => frame({ say, title: say.t('receipt.title'), path: null, body: html`<div><h1>${say.t('receipt.title')}</h1><p class="lead">${say.t('gone.fresh_sent')}</p></div>` });

export const troublePage = (say: Speaker, kind: 'slow' | 'broken' | 'faster', base: string | null): string =>
  frame({ say, title: say.t(`gone.${kind}`), path: null, body: html`<div><h1>${say.t(`gone.${kind}`)}</h1><p class="lead">${say.t(`gone.${kind}_why`)}</p></div>${base === null ? nothing : html`<p><a class="button plain" href="${base}">${say.t('gone.again')}</a></p>`}` });
