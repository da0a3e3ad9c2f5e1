/** What was answered and what happens next; a slip of the thumb can be taken back from here. */
import type { ManagerAnswerFacts } from '../features/returns/answer-manager-ask.service.ts';
import type { LeaverAnswerFacts } from '../features/returns/answer-leaver-ask.service.ts';
import type { AskPage, ListedThing } from '../features/returns/ask-page.service.ts';
import { localDateAt } from '#domain/case/dates';
import { html } from 'hono/html';
import type { Speaker } from '../platform/words/speak.ts';
import { frame } from './frame.ts';
import { icon, type Html } from './icons.ts';
import type { PageRequest } from './leaver-page.ts';
import { packingOf } from './packing.ts';
import { nothing, notice } from './parts.ts';

type Part = Html | typeof nothing;

export function answeredPage(request: PageRequest): string {
  const { say, page, base, query } = request;
  const title = say.t('receipt.title');
  const mayChange = page.ask.status === 'sent' || page.ask.kind === 'leaver_return' || page.answer === 'need_help' || page.answer === 'cant';
  const body = html`<div><span class="done">${icon('check', 24)}</span><h1>${title}</h1>${told(say, page).map((line) => html`<p class="lead">${line}</p>`)}</div>
${page.ask.kind === 'leaver_return' && (page.answer === 'done' || isPartial(page)) ? leaverNext(request) : nothing}
${page.takeBackUntil === null ? nothing : html`<form method="post" action="${base}/take-back${query}" class="tight"><button class="plain">${say.t('receipt.undo')}</button><p class="quiet small">${say.t('receipt.undo_why', { time: say.time(page.takeBackUntil, page.zone) })}</p></form>`}
${mayChange ? html`<p><a href="${base}?edit=1${query.replace('?', '&')}">${say.t('receipt.change')}</a></p>` : nothing}`;
  return frame({ say, title, body, path: base });
}

const factsOf = (page: AskPage): Partial<LeaverAnswerFacts> => page.ask.answer_facts as Partial<LeaverAnswerFacts>;
export const isPartial = (page: AskPage): boolean => page.ask.kind === 'leaver_return' && page.answer === 'later' && (factsOf(page).lines?.length ?? 0) > 0;

function told(say: Speaker, page: AskPage): string[] {
  if (page.answer === 'need_help') return [say.t('receipt.need_help'), say.t('receipt.quiet')];
  if (page.answer === 'cant') return [say.t('receipt.cant')];
  if (page.answer === 'not_me') return [page.ask.referred_name ? say.t('receipt.not_me_named', { name: page.ask.referred_name }) : say.t('receipt.not_me'), say.t('receipt.quiet')];
  const later = page.ask.later_until === null ? [] : [say.t('receipt.later', { on: { on: localDateAt(page.ask.later_until, page.zone) } })];
  if (page.answer === 'later' && !isPartial(page)) return later;
  if (page.ask.kind === 'manager_confirm') return managerTold(say, page.ask.answer_facts as Partial<ManagerAnswerFacts>);
  const facts = factsOf(page);
  const open = facts.open ?? 0;
  return [say.t('receipt.done_leaver', { count: Math.max(1, facts.lines?.length ?? 0) }), ...(open > 0 ? [say.t('receipt.open', { count: open }), ...later] : [])];
}

function managerTold(say: Speaker, facts: Partial<ManagerAnswerFacts>): string[] {
  const who = facts.successor;
  return [
    say.t('receipt.manager_done'), ...((facts.missing ?? []).length > 0 ? [say.t('receipt.manager_looked_into')] : []), ...(facts.somethingElse ? [say.t('receipt.manager_else')] : []),
    who?.kind === 'person' || who?.kind === 'name_only' ? say.t('receipt.successor', { name: who.name }) : say.t('receipt.successor_open'),
  ];
}

/** Each thing with what becomes of it, then the way home with its slip and how to pack. */
function leaverNext({ say, page, base }: PageRequest): Html {
  const facts = factsOf(page);
  const meaning = new Map((facts.lines ?? []).map((line) => [line.assetId, line.means]));
  const isUnsafe = (facts.lines ?? []).some((line) => line.means === 'person_comes');
  const coming = page.things.filter((thing) => meaning.get(thing.assetId) === 'comes');
  const way = facts.way ?? null;
  return html`<section class="stack"><h2>${say.t('receipt.next')}</h2>${isUnsafe ? notice('late', 'alert', say.t('battery.title'), say.t('battery.stop')) : nothing}
<ul class="card rows states">${page.things.map((thing) => state(say, thing, meaning.get(thing.assetId) ?? 'open'))}</ul>
${way === null ? nothing : html`<p>${say.t(`receipt.way.${way}`, { site: page.leaver?.siteName ?? '' })}</p>`}
${facts.boxCode ? html`<div class="ground tight"><h2>${say.t('receipt.slip_code')}</h2><p><span class="code">${facts.boxCode}</span></p><p class="quiet small">${say.t('receipt.no_printer')}</p><a class="button plain" href="${base}/slip.pdf">${icon('file')}${say.t('receipt.slip')}</a></div>` : nothing}
${coming.length > 0 ? html`<details class="card pad"><summary>${icon('plus', 18)}${say.t('pack.title')}</summary><div class="inside">${packingOf(coming.map((thing) => thing.category), say)}</div></details><p class="quiet small">${say.t('receipt.deed')}</p>` : nothing}
</section>`;
}

function state(say: Speaker, thing: ListedThing, means: 'comes' | 'looked_into' | 'person_comes' | 'open'): Html {
  const symbol = { comes: 'home', looked_into: 'look', person_comes: 'person', open: 'clock' } as const;
  const said: Part = thing.note ? html`<br>${say.t('page.noted', { note: thing.note })}` : nothing;
  return html`<li class="${means === 'open' ? 'wait' : ''}">${icon(symbol[means])}<span><span class="name">${thing.what}</span><br><span class="st">${say.t(`receipt.${means}`)}${said}</span></span></li>`;
}
