/** The leaver's page: a person, some things, two minutes; every answer is allowed, nothing to buy, nothing to fear. */
import type { LeaverForm } from '#domain/ask/leaver-answer';
import { asksBatteryQuestion, isCarried, type ReturnWay } from '#domain/ask/return-ways';
import { localDateAt } from '#domain/case/dates';
import type { Refusal } from '#domain/verdict';
import { html } from 'hono/html';
import type { Speaker } from '../platform/words/speak.ts';
import { isAskedAbout, type AskPage, type ListedThing } from '../features/returns/ask-page.service.ts';
import { frame } from './frame.ts';
import { icon, type Html } from './icons.ts';
import { packingOf } from './packing.ts';
import { field, nothing, notice, otherAnswers, thingHead } from './parts.ts';

export type PageRequest = { readonly say: Speaker; readonly page: AskPage; /** `/a/<token>` */ readonly base: string; /** `?lang=pt` when another language was chosen */ readonly query: string };
export type Shown = { readonly form: LeaverForm | null; readonly refused: Refusal | null };

const textOf = (say: Speaker, given: AskPage['words']['opening']): string => ('text' in given ? given.text : say.say(given));

/** What was said before, so that it can be changed and not typed again. */
const before = (page: AskPage): LeaverForm => ({
  said: Object.fromEntries(page.things.map((thing) => [thing.assetId, { claim: thing.claim, note: thing.note ?? '' }])), way: ((page.ask.answer_facts as { way?: ReturnWay | null }).way ?? null), battery: null, contact: { email: '', phone: '' },
});

export function leaverPage({ say, page, base, query }: PageRequest, { form, refused }: Shown): string {
  const asked = page.things.filter(isAskedAbout);
  const values = form ?? before(page);
  const title = say.t('leaver.title', { name: page.helperName, count: asked.length });
  const others = otherAnswers(say, base, query);
  const body = html`${refused ? refusalNotice(say, refused) : nothing}
<div><p class="over">${textOf(say, page.words.opening)}</p><h1>${title}</h1><p class="lead">${say.t('leaver.lead', { effort: say.say(page.words.effort), count: asked.length })}</p></div>
<form method="post" action="${base}${query}" class="stack" novalidate>
${asked.length === 0 ? nothing : html`<ul class="card rows" aria-label="${say.t('page.list')}">${asked.map((thing) => item(say, thing, values.said[thing.assetId], refused))}</ul>`}
${asked.length === 0 ? nothing : wayBack(say, page, asked, values)}
${batteryQuestion(say, asked, values, refused?.code === 'battery_first')}
${contact(say, page, values, refused)}
<div class="tight"><button class="wide">${say.t('leaver.send')}</button>${dueLine(say, page)}</div>
${asked.length === 0 ? nothing : html`<details class="card pad"><summary>${icon('plus', 18)}${say.t('pack.title')}</summary><div class="inside tight">${packingOf(asked.map((thing) => thing.category), say)}</div></details>`}
</form><p class="quiet small">${say.t('leaver.files')} ${textOf(say, page.words.closing)}</p>`;
  return frame({ say, title, body, path: base, links: [others.later, others.help, others.notMe, others.cant] });
}

function dueLine(say: Speaker, page: AskPage): Html {
  return html`<p class="centre quiet small">${say.t('leaver.by', { day: { on: page.returnByOn }, zone: say.zone(page.zone) })}<br>${say.t('leaver.by_soft')}</p>`;
}

const pick = (name: string, value: string, label: string, checked: boolean, kind: string): Html =>
  html`<label class="pick ${value === 'have' ? 'yes' : ''}"><input type="radio" name="${name}" value="${value}" class="${kind}"${checked ? html` checked` : nothing}><span>${icon('check', 18)}${label}</span></label>`;

type Said = LeaverForm['said'][string] | undefined;

function item(say: Speaker, thing: ListedThing, said: Said, refused: Refusal | null): Html {
  const id = thing.assetId;
  const claim = said?.claim ?? null;
  const isOther = claim === 'other' || claim === 'mine' || claim === 'damaged';
  const isVague = refused?.code === 'say_which' && (refused['assetIds'] as string[]).includes(id);
  return html`<li class="item"><fieldset aria-labelledby="t-${id}"${isVague ? html` aria-invalid="true"` : nothing}>${thingHead(say, thing, `t-${id}`)}
<div class="choices">${pick(`c.${id}`, 'have', say.t('leaver.have'), claim === 'have', 'is-have')}${pick(`c.${id}`, 'dont_have', say.t('leaver.dont_have'), claim === 'dont_have', 'is-dispute')}${pick(`c.${id}`, 'other', say.t('leaver.other'), isOther, 'is-other')}</div>
<div class="follow on-other"><fieldset><legend class="small quiet">${say.t('leaver.which')}</legend><div class="choices two">${pick(`o.${id}`, 'mine', say.t('leaver.mine'), claim === 'mine', 'is-mine')}${pick(`o.${id}`, 'damaged', say.t('leaver.damaged'), claim === 'damaged', 'is-damaged')}</div></fieldset></div>
<div class="follow on-note"><div class="field"><label for="n-${id}" class="small">${say.t('leaver.note')} <em>(${say.t('page.optional')})</em></label><input id="n-${id}" type="text" name="n.${id}" value="${said?.note ?? ''}" maxlength="500" autocomplete="off"></div></div>
<p class="said on-dispute">${icon('look', 18)}<span>${say.t('leaver.looked_into')}</span></p></fieldset></li>`;
}

function wayBack(say: Speaker, page: AskPage, asked: readonly ListedThing[], values: LeaverForm): Html {
  const ways = page.leaver?.ways(asked.map((thing) => thing.category), values.battery === 'unsafe') ?? ['person'];
  const chosen = values.way !== null && ways.includes(values.way) ? values.way : ways[0];
  return html`<fieldset class="way-back"><legend class="heading">${say.t('leaver.ways', { count: asked.length })}</legend><div class="ways">${ways.map((way) => wayCard(say, page, way, way === chosen))}</div></fieldset>`;
}

function wayCard(say: Speaker, page: AskPage, way: ReturnWay, checked: boolean): Html {
  const site = page.leaver?.siteName ?? '';
  const manager = page.leaver?.managerName ?? null;
  const title = way === 'with_manager' && manager === null ? say.t('way.with_manager.title_unnamed') : say.t(`way.${way}.title`, { site, name: manager ?? '' });
  const hours = way === 'mailroom' ? page.leaver?.mailroomHours : null;
  return html`<label class="way"><input type="radio" name="way" value="${way}" class="is-way${isCarried(way) ? ' is-carried' : ''}"${checked ? html` checked` : nothing}><span class="box">${icon(way, 22)}<span class="words"><b>${title}</b><small>${hours ?? say.t(`way.${way}.detail`)}</small></span><span class="mark"></span></span></label>`;
}

/** Before any way on which a carrier takes the box; shown only where something in it has a battery. */
function batteryQuestion(say: Speaker, asked: readonly ListedThing[], values: LeaverForm, isWanted: boolean): Html | typeof nothing {
  if (!asked.some((thing) => asksBatteryQuestion(thing.category))) return nothing;
  return html`<fieldset class="tight${isWanted ? '' : ' on-carried'}" id="battery"><legend class="heading">${say.t('battery.title')}</legend><p class="quiet">${say.t('battery.question')}</p>
<div class="choices two">${pick('battery', 'safe', say.t('battery.safe'), values.battery === 'safe', 'is-safe')}${pick('battery', 'unsafe', say.t('battery.unsafe'), values.battery === 'unsafe', 'is-unsafe')}</div>
<div class="notice late on-unsafe">${icon('alert')}<p>${say.t('battery.stop')}</p></div></fieldset>`;
}

function contact(say: Speaker, page: AskPage, values: LeaverForm, refused: Refusal | null): Html {
  const wrong = refused?.code === 'contact_unreadable' ? refused['field'] : null;
  const fields = html`<p class="quiet small">${say.t('leaver.contact_why')}</p><div class="pair stack">${field({ name: 'email', type: 'email', label: say.t('leaver.email'), value: values.contact.email, optional: say.t('page.optional'), autocomplete: 'email', wrong: wrong === 'email' })}
${field({ name: 'phone', type: 'tel', label: say.t('leaver.phone'), value: values.contact.phone, optional: say.t('page.optional'), autocomplete: 'tel', wrong: wrong === 'phone' })}</div>`;
  if (page.leaver?.hasContact && wrong === null) return html`<details class="card pad"><summary>${icon('plus', 18)}${say.t('leaver.contact')}</summary><div class="inside tight">${fields}</div></details>`;
  return html`<fieldset class="tight"><legend class="heading">${say.t('leaver.contact')}</legend>${fields}</fieldset>`;
}

export function refusalNotice(say: Speaker, refused: Refusal): Html {
  const keys: Record<string, string> = { nothing_said: 'refused.nothing_said', say_which: 'refused.say_which', battery_first: 'refused.battery_first', way_not_offered: 'refused.way_not_offered', who_exactly: 'manager.who_exactly', nobody_named: 'not_me.nobody_named' };
  const key = refused.code === 'contact_unreadable' ? `refused.${String(refused['field'])}_unreadable` : refused.code === 'day_unsuitable' ? `later.${String(refused['because'])}` : keys[refused.code];
  return key === undefined ? notice('late', 'alert', say.t('gone.faster'), say.t('gone.faster_why')) : notice('due', 'alert', say.t(key), say.t('refused.kept'));
}

/** Tomorrow on the helper's clock. */
export const tomorrow = (now: string, zone: string): string => {
  const today = localDateAt(now, zone);
  return new Date(Date.parse(`${today}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
};
