/**
 * The doors for people without a login: `/a/<token>` for asks, `/r/<token>` for
 * receipts. GET and HEAD change nothing, since mail scanners follow links; a
 * POST is an answer, and answers with a redirect, so that a reload asks nothing twice.
 */
import { languageFor, type Language } from '#domain/ask/language';
import type { Refusal, Verdict } from '#domain/verdict';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashSecret } from '../platform/auth/secrets.ts';
import { speaker, type Speaker } from '../platform/words/speak.ts';
import { system, type Actor } from '../platform/work/actor.ts';
import { LookAgain, type RunUnit, type Unit } from '../platform/work/unit-of-work.ts';
import { answerLeaverAsk } from '../features/returns/answer-leaver-ask.service.ts';
import { answerManagerAsk } from '../features/returns/answer-manager-ask.service.ts';
import { answerOtherwise, type OtherAnswer } from '../features/returns/answer-otherwise.service.ts';
import { readAskPage, type AskPage, type GoneBecause } from '../features/returns/ask-page.service.ts';
import { printOwnSlip } from '../features/returns/print-own-slip.service.ts';
import { readReceipt, receiptFile } from '../features/returns/read-receipt.service.ts';
import { sendFreshLink } from '../features/returns/send-fresh-link.service.ts';
import { takeBackAnswer } from '../features/returns/take-back-answer.service.ts';
import { answeredPage } from './answered-page.ts';
import { chosenLanguage, styleSheet } from './frame.ts';
import { freshSentPage, gonePage, troublePage } from './gone-page.ts';
import { leaverPage, type PageRequest } from './leaver-page.ts';
import { managerPage } from './manager-page.ts';
import { readLeaverForm, readManagerForm, text, type Fields } from './read-form.ts';
import { receiptPage } from './receipt-page.ts';
import { smallAnswerPage, smallAnswers, type SmallAnswer } from './small-answer-page.ts';

type Request = FastifyRequest<{ Params: { token: string }; Querystring: { lang?: string; edit?: string; said?: string } }>;
type Seen = PageRequest & { readonly now: string };

const visitor = system('page');
const policy = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

function dress(reply: FastifyReply): FastifyReply {
  return reply.header('content-security-policy', policy).header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer').type('text/html; charset=utf-8');
}

const send = (reply: FastifyReply, status: number, page: string): FastifyReply => dress(reply).code(status).send(page);

/** For whom no language is known: what their browser speaks. */
const guess = (request: FastifyRequest): Language => languageFor({ locale: String(request.headers['accept-language'] ?? '').split(',')[0] ?? '', country: null });
const visitorSpeaks = (request: Request): Speaker => speaker(chosenLanguage(request.query.lang, guess(request)));

const baseOf = (request: Request): string => `/a/${encodeURIComponent(request.params.token)}`;
const helperOf = (page: AskPage): Actor => ({ kind: 'helper', id: page.ask.id, name: page.ask.helper_name });

function requestOf(request: Request, page: AskPage, now: string): Seen {
  const language = chosenLanguage(request.query.lang, page.language);
  return { say: speaker(language), page, base: baseOf(request), query: language === page.language ? '' : `?lang=${language}`, now };
}

function refusedLink(request: Request, reply: FastifyReply, error: Refusal): FastifyReply {
  const because = (error['because'] ?? 'unknown') as GoneBecause;
  return send(reply, because === 'unknown' ? 404 : 410, gonePage(visitorSpeaks(request), because, baseOf(request)));
}

/** Requests a minute for one link: enough for slow reading and many languages, too few for guessing. */
const perLink = (max: number) => ({ config: { rateLimit: { max, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => `link:${hashSecret((request.params as { token?: string }).token ?? request.ip)}` } } });
const reading = perLink(90);
const answering = perLink(20);

export function servePages(http: FastifyInstance, run: RunUnit): void {
  void http.register((pages, _options, done) => {
    pages.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
      const say = visitorSpeaks(request as Request);
      if (error.statusCode === 429) return send(reply, 429, troublePage(say, 'slow', null));
      if (error.statusCode === undefined || error.statusCode >= 500) request.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'page failed');
      return send(reply, error.statusCode ?? 500, troublePage(say, 'broken', null));
    });
    pages.get(styleSheet.path, (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable').send(styleSheet.text));
    serveAsk(pages, run);
    serveSmallAnswers(pages, run);
    serveReceipts(pages, run);
    done();
  });
}

const read = <T>(run: RunUnit, request: Request, work: (unit: Unit, seen: Seen) => Promise<T> | T): Promise<Verdict<T>> => run(visitor, async (unit) => {
  const page = await readAskPage(unit, request.params.token);
  if (!page.ok) return page;
  return { ok: true, value: await work(unit, requestOf(request, page.value, unit.now)) };
});

function serveAsk(pages: FastifyInstance, run: RunUnit): void {
  pages.get('/a/:token', reading, async (request: Request, reply) => {
    const shown = await read(run, request, (_unit, seen) => shownPage(seen, request.query));
    return shown.ok ? send(reply, 200, shown.value) : refusedLink(request, reply, shown.error);
  });
  pages.post('/a/:token', answering, async (request: Request, reply) => {
    const fields = (request.body ?? {}) as Fields;
    return answer(run, request, reply, (unit, seen) => (seen.page.ask.kind === 'leaver_return'
      ? answerLeaverAsk(unit, seen.page, readLeaverForm(fields, seen.page.things.map((thing) => thing.assetId)))
      : answerManagerAsk(unit, seen.page, readManagerForm(fields))), (seen, refused) => formPage(seen, fields, refused));
  });
  pages.post('/a/:token/take-back', answering, (request: Request, reply) =>
    answer(run, request, reply, (unit, seen) => takeBackAnswer(unit, seen.page), (seen) => answeredPage(seen), ''));
  pages.post('/a/:token/fresh', perLink(5), async (request: Request, reply) => {
    await run(visitor, (unit) => sendFreshLink(unit, request.params.token));
    return send(reply, 200, freshSentPage(visitorSpeaks(request)));
  });
  pages.get('/a/:token/slip.pdf', reading, async (request: Request, reply) => {
    const slip = await run(visitor, async (unit) => {
      const page = await readAskPage(unit, request.params.token);
      return page.ok ? printOwnSlip(unit, page.value) : page;
    });
    if (!slip.ok) return refusedLink(request, reply, slip.error);
    return dress(reply).type('application/pdf').header('content-disposition', `inline; filename="${slip.value.name.replace(/[^\w .-]/g, '')}"`).send(Buffer.from(slip.value.bytes));
  });
}

/** An answered ask shows its answer; a page put off until later is the page again. */
function shownPage(seen: Seen, query: Request['query']): string {
  const isAnswered = seen.page.ask.status === 'answered' || (query.said === '1' && seen.page.answer === 'later');
  return isAnswered && query.edit !== '1' ? answeredPage(seen) : formPage(seen, null, null);
}

function formPage(seen: Seen, fields: Fields | null, refused: Refusal | null): string {
  if (seen.page.ask.kind === 'manager_confirm') return managerPage(seen, { form: fields && readManagerForm(fields), refused });
  return leaverPage(seen, { form: fields && readLeaverForm(fields, seen.page.things.map((thing) => thing.assetId)), refused });
}

/** One answer in one unit; what was refused is shown with everything that was chosen still there. */
async function answer(run: RunUnit, request: Request, reply: FastifyReply, act: (unit: Unit, seen: Seen) => Promise<Verdict<unknown>>, again: (seen: Seen, refused: Refusal) => string, after = '?said=1'): Promise<FastifyReply> {
  let seen: Seen | null = null;
  const done = await run(visitor, async (unit) => {
    seen = null;
    const page = await readAskPage(unit, request.params.token);
    if (!page.ok) return page;
    const known = requestOf(request, page.value, unit.now);
    seen = known;
    const acted = await unit.as(helperOf(page.value), (helper) => act(helper, known));
    // A finger that slipped sent it twice, or somebody acted in this moment: what this answer does is decided on what is true after that.
    if (!acted.ok && acted.error.code === 'conflict') throw new LookAgain(acted);
    return acted;
  }, { requestId: request.id });
  const known = seen as Seen | null;
  if (known === null) return done.ok ? reply : refusedLink(request, reply, done.error);
  if (done.ok) return dress(reply).code(303).header('location', `${known.base}${after}${after === '' ? known.query : known.query.replace('?', '&')}`).send('');
  if (done.error.code === 'conflict' || done.error.code === 'too_late_to_take_back') return send(reply, 409, troublePage(known.say, 'faster', `${known.base}${known.query}`));
  return send(reply, 422, again(known, done.error));
}

const answerOf = (which: SmallAnswer, fields: Fields): OtherAnswer => {
  const note = text(fields, 'note');
  switch (which) {
    case 'later': return { answer: 'later', on: text(fields, 'on') };
    case 'help': return { answer: 'need_help', note };
    case 'cant': return { answer: 'cant', note };
    case 'not-me': return { answer: 'not_me', name: text(fields, 'name'), nameId: text(fields, 'name_id'), isUnknown: text(fields, 'unknown') === '1', note };
  }
};

function serveSmallAnswers(pages: FastifyInstance, run: RunUnit): void {
  for (const which of smallAnswers) {
    pages.get(`/a/:token/${which}`, reading, async (request: Request, reply) => {
      const shown = await read(run, request, (_unit, seen) => smallAnswerPage(seen, which, seen.now, { fields: null, refused: null }));
      return shown.ok ? send(reply, 200, shown.value) : refusedLink(request, reply, shown.error);
    });
    pages.post(`/a/:token/${which}`, answering, async (request: Request, reply) => {
      const fields = (request.body ?? {}) as Fields;
      return answer(run, request, reply, (unit, seen) => answerOtherwise(unit, seen.page, answerOf(which, fields)), (seen, refused) => smallAnswerPage(seen, which, seen.now, { fields, refused }));
    });
  }
}

function serveReceipts(pages: FastifyInstance, run: RunUnit): void {
  pages.get('/r/:token', reading, async (request: Request, reply) => {
    const found = await run(visitor, (unit) => readReceipt(unit, request.params.token));
    if (!found.ok) return send(reply, 404, gonePage(visitorSpeaks(request), 'unknown', `/r/${encodeURIComponent(request.params.token)}`));
    const say = speaker(chosenLanguage(request.query.lang, found.value.language));
    return send(reply, 200, receiptPage(say, found.value, `/r/${encodeURIComponent(request.params.token)}`));
  });
  pages.get('/r/:token/receipt.pdf', reading, async (request: Request, reply) => {
    const found = await run(visitor, (unit) => receiptFile(unit, request.params.token));
    if (!found.ok) return send(reply, 404, gonePage(visitorSpeaks(request), 'unknown', `/r/${encodeURIComponent(request.params.token)}`));
    return dress(reply).type('application/pdf').header('content-disposition', 'inline; filename="Receipt.pdf"').send(Buffer.from(found.value.bytes));
  });
}
