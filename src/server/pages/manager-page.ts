/** The manager's page: one question, what we already did, what you get, one button. */
import type { Candidate } from '#domain/ask/manager-answer';
import { suggestionOf } from '#domain/ask/manager-answer';
import type { Refusal } from '#domain/verdict';
import { html, raw } from 'hono/html';
import type { GivenManagerForm } from '../features/returns/answer-manager-ask.service.ts';
import type { Speaker } from '../platform/words/speak.ts';
import { frame } from './frame.ts';
import { icon, type Html } from './icons.ts';
import { refusalNotice, type PageRequest } from './leaver-page.ts';
import { field, nothing } from './parts.ts';

export type ShownToManager = { readonly form: GivenManagerForm | null; readonly refused: Refusal | null };

export function managerPage({ say, page, base, query }: PageRequest, { form, refused }: ShownToManager): string {
  const title = say.say(page.words.title);
  const ticked = form ? new Set(form.ticked) : null;
  const facts = page.words;
  const body = html`${refused ? refusalNotice(say, refused) : nothing}
<div><p class="over">${say.t('manager.for', { helper: page.ask.helper_name, effort: say.say(facts.effort) })}</p><h1>${title}</h1><p class="lead">${say.say(facts.whyYou)}</p></div>
<form method="post" action="${base}${query}" class="stack" novalidate>
<div class="card list-form">${page.things.length === 0 ? html`<p class="box-tick quiet">${say.t('manager.nothing')}</p>` : html`<fieldset><legend class="unseen">${say.t('page.list')}. ${say.t('manager.untick')}</legend><ul class="rows">${page.things.map((thing) => html`<li><label class="box-tick"><span>${thing.what}${thing.serialEnd ? html`<small>${say.t('item.serial', { end: thing.serialEnd })}</small>` : nothing}</span><input type="checkbox" class="tick" name="there" value="${thing.assetId}"${ticked === null || ticked.has(thing.assetId) ? raw(' checked') : nothing}></label></li>`)}</ul></fieldset>`}
<details${form?.somethingElse ? raw(' open') : nothing}><summary>${icon('plus', 18)}${say.t('manager.else')}</summary><div class="inside"><label class="unseen" for="else">${say.t('manager.else_hint')}</label><input id="else" class="else" type="text" name="else" maxlength="500" placeholder="${say.t('manager.else_hint')}" value="${form?.somethingElse ?? ''}" autocomplete="off"></div></details></div>
${successor(say, page.manager?.candidates ?? [], form, refused)}
<div class="ground">${facts.alreadyDone.length > 0 ? html`<h2>${say.t('manager.already')}</h2><ul>${facts.alreadyDone.map((done) => html`<li>${say.say(done)}</li>`)}</ul>` : nothing}<h2>${say.t('manager.gets')}</h2><ul>${facts.whatYouGet.map((gain) => html`<li>${say.say(gain)}</li>`)}</ul></div>
<button class="wide"><span class="say-yes">${say.t('manager.yes')}</span><span class="say-changes">${say.t('manager.changes')}</span></button></form>
<nav class="acts" aria-label="${say.t('page.other_ways')}"><a class="button plain" href="${base}/later${query}">${say.t('later.link')}</a><a class="button plain" href="${base}/help${query}">${say.t('help.link')}</a><a class="button plain" href="${base}/not-me${query}">${say.t('not_me.link')}</a></nav>
<p class="centre small"><a class="quiet" href="${base}/cant${query}">${say.t('manager.cant_line')}</a></p>`;
  return frame({ say, title, body, path: base });
}

/** Choose of those who bear the name, or type one; suggestions are the manager's own people. */
function successor(say: Speaker, team: readonly Candidate[], form: GivenManagerForm | null, refused: Refusal | null): Html {
  const among = refused?.code === 'who_exactly' ? (refused['candidates'] as Candidate[]) : [];
  return html`<fieldset class="tight"><legend class="heading">${say.t('manager.successor')}</legend>
${among.length > 0 ? choosePerson(say, among, 'successor_id') : nothing}
${field({ name: 'successor', label: say.t('not_me.name'), isTitled: true, value: form?.successor ?? '', hint: say.t('manager.successor_hint'), list: 'team', autocomplete: 'off' })}${suggestions(team)}</fieldset>`;
}

export const suggestions = (team: readonly Candidate[]): Html => html`<datalist id="team">${team.map((one) => html`<option value="${suggestionOf(one)}"></option>`)}</datalist>`;

export const choosePerson = (say: Speaker, among: readonly Candidate[], name: string): Html =>
  html`<fieldset class="tight"><legend class="small quiet">${say.t('manager.who_exactly')}</legend><div class="ways">${among.map((one) => html`<label class="way"><input type="radio" name="${name}" value="${one.id}"><span class="box">${icon('with_manager', 20)}<span class="words"><b>${one.name}</b><small>${one.detail}</small></span><span class="mark"></span></span></label>`)}</div></fieldset>`;
