/**
 * Registers a route of the contract on Fastify: who asks, may they, is it
 * well-formed, has it been done before; then the use case; then the answer.
 */
import { Readable } from 'node:stream';
import { isLargeFile, usuallyMostBytes, type FileAnswer, type RouteObject } from '#contract/route';
import { refuse, type Refusal, type Verdict } from '#domain/verdict';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { isTestRun } from '../config/config.ts';
import { takeFile } from '../files/take-file.ts';
import { mayDo, type Actor } from '../work/actor.ts';
import type { RunUnit, Unit } from '../work/unit-of-work.ts';
import type { CallContext, Registered } from './handle.ts';
import { claimKey, fingerprintOf, keepAnswer } from './idempotency.repo.ts';
import { sendProblem } from './problem-answer.ts';
import type { WrongCredentials } from './wrong-credentials.ts';

export type HttpDeps = {
  readonly run: RunUnit;
  /** The actor behind the request, or null. */
  readonly identify: (request: FastifyRequest) => Promise<Actor | null>;
  /** Changes a minute that one address may ask for without being signed in: guessing passwords and tokens is slow work. */
  readonly openChangesPerMinute: number;
  readonly wrong: WrongCredentials;
};

type Input = { params: unknown; query: unknown; body: unknown };
const nobody: Actor = { kind: 'system', id: 'visitor', name: 'visitor' };

export function serveRoute(http: FastifyInstance, registered: Registered, deps: HttpDeps): void {
  const { route } = registered;
  http.route({
    method: route.method,
    url: route.path,
    ...(route.permission === 'public' && route.method !== 'GET' ? { config: { rateLimit: { max: deps.openChangesPerMinute, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => `${route.id} ${request.ip}` } } } : {}),
    handler: async (request, reply) => {
      const verdict = await answer(registered, deps, request, reply);
      if (!verdict.ok) return sendProblem(reply, verdict.error);
      return sendAnswer(reply, route, verdict.value);
    },
  });
}

async function answer(registered: Registered, deps: HttpDeps, request: FastifyRequest, reply: FastifyReply): Promise<Verdict<unknown>> {
  const { route } = registered;
  const admitted = await admit(route, deps, request);
  if (!admitted.ok) return admitted;
  if (!(request.body instanceof Readable)) return answered(registered, deps, request, { reply, actor: admitted.value });
  if (route.body !== 'file') return refuse('invalid_request', { fields: [{ path: 'body', message: 'Send JSON.' }] });
  const stated = Number(request.headers['content-length']);
  const taken = await takeFile(request.body, route.mostBytes ?? usuallyMostBytes, Number.isSafeInteger(stated) ? stated : undefined);
  if (!taken.ok) {
    // What is still on its way is read by nobody.
    void reply.header('connection', 'close');
    return taken;
  }
  request.body = taken.value.body;
  try {
    return await answered(registered, deps, request, { reply, actor: admitted.value });
  } finally {
    await taken.value.release();
  }
}

async function answered(registered: Registered, deps: HttpDeps, request: FastifyRequest, { reply, actor }: { reply: FastifyReply; actor: Actor }): Promise<Verdict<unknown>> {
  const { route } = registered;
  const input = readInput(route, request);
  if (!input.ok) return input;
  const call: CallContext = {
    actor, run: deps.run, requestId: request.id, ip: request.ip,
    header: (name, value) => { void reply.header(name, value); },
    get headers() { return new Headers(Object.entries(request.headers).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v] as [string, string]] : []))); },
    once: (work) => onceOnly(deps, request, call, work),
  };
  if (registered.open) return registered.open(call, input.value);
  return inUnit(registered, deps, request, call, input.value);
}

async function inUnit(registered: Registered, deps: HttpDeps, request: FastifyRequest, call: CallContext, input: Input): Promise<Verdict<unknown>> {
  const { route, useCase, sight } = registered;
  const key = request.headers['idempotency-key'];
  const changes = route.method !== 'GET';
  if (changes && (typeof key !== 'string' || key.length < 8 || key.length > 200)) return refuse('idempotency_missing');
  const who = `${call.actor.kind}:${call.actor.id}`;
  return deps.run(call.actor, async (unit) => {
    if (changes) {
      const claimed = await claimKey(unit.tx, who, key as string, fingerprintOf(route.method, request.url, request.body));
      if (!claimed.ok) return claimed;
      if (claimed.value) return { ok: true, value: new Repeat(claimed.value.body) };
    }
    const verdict = await useCase!(unit, input, call);
    if (changes && verdict.ok) keepAnswer(unit, who, key as string, { status: route.status ?? 200, body: JSON.stringify(verdict.value ?? null) });
    return verdict;
  }, { ...(sight ? { sight } : {}), requestId: request.id, onlyReads: !changes, planOnce: registered.isByKey === true });
}

/** What an open route does in one unit under its key: a repeat finds the key taken and gets what was kept. */
async function onceOnly<T>(deps: HttpDeps, request: FastifyRequest, call: CallContext, work: (unit: Unit) => Promise<Verdict<T>>): Promise<Verdict<T>> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 8 || key.length > 200) return refuse('idempotency_missing');
  const who = `${call.actor.kind}:${call.actor.id}`;
  return deps.run(call.actor, async (unit): Promise<Verdict<T>> => {
    const claimed = await claimKey(unit.tx, who, key, fingerprintOf(request.method, request.url, request.body));
    if (!claimed.ok) return claimed;
    if (claimed.value) return { ok: true, value: JSON.parse(claimed.value.body) as T };
    const verdict = await work(unit);
    if (verdict.ok) keepAnswer(unit, who, key, { status: 200, body: JSON.stringify(verdict.value ?? null) });
    return verdict;
  }, { requestId: request.id });
}

/** The answer given the first time, word for word. */
class Repeat {
  readonly body: string;
  constructor(body: string) { this.body = body; }
}

async function admit(route: RouteObject, deps: HttpDeps, request: FastifyRequest): Promise<Verdict<Actor>> {
  const afterSeconds = deps.wrong.secondsToWait(request.ip);
  if (afterSeconds > 0) return refuse('rate_limited', { afterSeconds });
  const actor = await deps.identify(request);
  if (route.permission === 'public') return { ok: true, value: actor ?? nobody };
  if (!actor) {
    if (request.headers.authorization !== undefined || request.cookies['handback.session_token'] !== undefined) deps.wrong.note(request.ip);
    return refuse('not_signed_in');
  }
  // A page says whose it is: another tab may have signed in as somebody else, and the cookie is shared.
  const reader = request.headers['x-handback-member'];
  if (reader !== undefined && actor.kind === 'member' && actor.id !== reader) return refuse('somebody_else');
  if (route.permission !== 'signed-in' && !mayDo(actor, route.permission)) return refuse('forbidden', { permission: route.permission });
  return { ok: true, value: actor };
}

function readInput(route: RouteObject, request: FastifyRequest): Verdict<Input> {
  const fields: { path: string; message: string }[] = [];
  const read = (where: string, schema: unknown, value: unknown): unknown => {
    if (schema === undefined || schema === 'file') return value;
    const result = (schema as z.ZodType).safeParse(value ?? {});
    if (result.success) return result.data;
    for (const issue of result.error.issues) fields.push({ path: [where, ...issue.path].join('.'), message: issue.message });
    return undefined;
  };
  fields.push(...unknownFields(route.body, request.body));
  const value = { params: read('params', route.params, request.params), query: read('query', route.query, request.query), body: read('body', route.body, request.body) };
  if (route.body === 'file' && !(value.body instanceof Uint8Array || isLargeFile(value.body))) fields.push({ path: 'body', message: 'Send the file as application/octet-stream.' });
  return fields.length > 0 ? refuse('invalid_request', { fields }) : { ok: true, value };
}

/** A field that this route does not have is a mistake, or an attempt: it is named, never dropped in silence. */
function unknownFields(schema: RouteObject['body'], body: unknown): { path: string; message: string }[] {
  const known = schema !== undefined && schema !== 'file' && 'shape' in schema ? (schema.shape as object) : null;
  if (known === null || typeof body !== 'object' || body === null) return [];
  return Object.keys(body).filter((name) => !Object.hasOwn(known, name)).map((name) => ({ path: `body.${name}`, message: 'There is no such field here' }));
}

function sendAnswer(reply: FastifyReply, route: RouteObject, value: unknown): FastifyReply {
  const status = route.status ?? 200;
  if (typeof route.response === 'string') return sendFile(reply, route.response, value as FileAnswer);
  if (value instanceof Repeat) return reply.code(status).type('application/json').header('idempotency-replayed', 'true').send(value.body);
  if (isTestRun) route.response.parse(value); // a presenter that strays from the contract fails its test
  return reply.code(status).type('application/json').send(JSON.stringify(value ?? null));
}

function sendFile(reply: FastifyReply, mediaType: string, file: FileAnswer): FastifyReply {
  if (mediaType === 'text/event-stream') return reply.type(mediaType).header('x-accel-buffering', 'no').send(Readable.from(wholeOf(file.bytes, file.more ?? nothing()), { objectMode: false, highWaterMark: 0 }));
  const disposition = mediaType === 'application/pdf' ? 'inline' : 'attachment';
  return reply
    .type(file.mediaType ?? mediaType)
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .send(file.more === undefined ? Buffer.from(file.bytes) : Readable.from(wholeOf(file.bytes, file.more), { objectMode: false }));
}

async function* nothing(): AsyncGenerator<Uint8Array> { /* a file that is whole already */ }

async function* wholeOf(first: Uint8Array, more: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* more;
}

export type { Refusal };
