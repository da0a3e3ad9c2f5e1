/** Later, need help, not me, can't: one question each, none of them a trap. */
import type { Candidate } from '#domain/ask/manager-answer';
import type { Refusal } from '#domain/verdict';
import { html, raw } from 'hono/html';
import { frame } from './frame.ts';
import type { Html } from './icons.ts';
import { refusalNotice, tomorrow, type PageRequest } from './leaver-page.ts';
import { choosePerson, suggestions } from './manager-page.ts';
import { field, note, nothing } from './parts.ts';
import { text, type Fields } from './read-form.ts';

export const smallAnswers = ['later', 'help', 'not-me', 'cant'] as const;
export type SmallAnswer = (typeof smallAnswers)[number];

const wordsOf = { later: 'later', help: 'help', 'not-me': 'not_me', cant: 'cant' } as const satisfies Record<SmallAnswer, string>;

export function smallAnswerPage(request: PageRequest, which: SmallAnswer, now: string, given: { fields: Fields | null; refused: Refusal | null }): string {
  const { say, base, query, page } = request;
  const key = wordsOf[which];
  const isLeaver = page.ask.kind === 'leaver_return';
  const title = say.t(`${key}.title`);
  const isWrongLeaver = which === 'not-me' && isLeaver;
  const body = html`${given.refused ? refusalNotice(say, given.refused) : nothing}<div><h1>${isWrongLeaver ? say.t('not_me.link') : title}</h1><p class="lead">${isWrongLeaver ? say.t('not_me.lead_leaver') : say.t(`${key}.lead`)}</p></div>
<form method="post" action="${base}/${which}${query}" class="stack" novalidate>${inputs(request, which, now, given)}<button>${isWrongLeaver ? say.t('not_me.send_leaver') : say.t(`${key}.send`)}</button></form>`;
  return frame({ say, title, body, path: `${base}/${which}`, links: [html`<a href="${base}${query}">${say.t('page.back')}</a>`] });
}

function inputs({ say, page }: PageRequest, which: SmallAnswer, now: string, { fields, refused }: { fields: Fields | null; refused: Refusal | null }): Html {
  const optional = say.t('page.optional');
  const typed = (name: string): string => (fields ? text(fields, name) : '');
  if (which === 'later') {
    const first = tomorrow(now, page.zone);
    return field({ name: 'on', type: 'date', label: say.t('later.day'), value: typed('on') || first, wrong: refused !== null, hint: say.zone(page.zone), extra: `min="${first}" required` });
  }
  if (which === 'help') return note('note', say.t('help.note'), optional, typed('note'));
  if (which === 'cant' || page.ask.kind === 'leaver_return') return note('note', say.t(which === 'cant' ? 'cant.note' : 'not_me.note'), optional, typed('note'));
  const among = refused?.code === 'who_exactly' ? (refused['candidates'] as Candidate[]) : [];
  return html`${among.length > 0 ? choosePerson(say, among, 'name_id') : nothing}${field({ name: 'name', label: say.t('not_me.name'), value: typed('name'), list: 'team', autocomplete: 'off', wrong: refused !== null })}${suggestions(page.manager?.candidates ?? [])}
<label class="box-tick"><span>${say.t('not_me.unknown')}</span><input type="checkbox" name="unknown" value="1"${typed('unknown') ? raw(' checked') : nothing}></label>${note('note', say.t('not_me.note'), optional, typed('note'))}`;
}
