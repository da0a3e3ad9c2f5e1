/** A Fastify with everything each answer needs: headers, limits, request ids, CSRF, problem documents, health and metrics. */
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import { refuse } from '#domain/verdict';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { sendProblem } from './problem-answer.ts';
import { securityHeaders } from './security-headers.ts';

export type ServerOptions = {
  readonly log: Logger;
  /** How many reverse proxies stand in front; what came before them in X-Forwarded-For anybody may have written. */
  readonly trustProxy: number;
  /** People reach this Handback by https: browsers are told to come by nothing else. */
  readonly isSecure: boolean;
  readonly isReady: () => Promise<boolean>;
  /** False while the disk of the embedded database is full: then no change is taken. */
  readonly hasRoom?: () => Promise<boolean>;
  /** Requests a minute for one caller; generous, and far smaller for sign-in (set on its routes). */
  readonly requestsPerMinute: number;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** True once this process is about to stop: it is no longer ready, answers what still comes, and keeps no connection. */
  readonly isLeaving: () => boolean;
};

const mebibyte = 1024 * 1024;

export async function openServer(options: ServerOptions): Promise<FastifyInstance> {
  const http = Fastify({
    loggerInstance: options.log as unknown as FastifyBaseLogger, logController: new LogController({ disableRequestLogging: true }), trustProxy: (_address: string, hop: number) => hop < options.trustProxy, bodyLimit: 64 * mebibyte,
    genReqId: () => randomUUID(), requestIdHeader: false, return503OnClosing: false, routerOptions: { maxParamLength: 300 },
  });
  // Who sends it is asked first; then the route takes it piece by piece (serve-route).
  http.addContentTypeParser('application/octet-stream', (_request, payload, done) => { done(null, payload); });
  options.tracing.watch(http);
  // Kept by no cache, unless what answers knows better: the console's files, the API's description.
  const onEveryAnswer = { ...securityHeaders(options.isSecure), 'cache-control': 'no-store' };
  http.addHook('onRequest', (request, reply, done) => {
    void reply.headers(onEveryAnswer).header('x-request-id', request.id);
    if (options.isLeaving()) void reply.header('connection', 'close');
    done();
  });
  await http.register(cookie);
  await http.register(formbody, { bodyLimit: mebibyte });
  await http.register(rateLimit, {
    global: true, max: options.requestsPerMinute, timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => request.headers.authorization ?? request.cookies['handback.session_token'] ?? request.ip,
    errorResponseBuilder: (_request, context) => Object.assign(new Error('rate_limited'), { statusCode: 429, afterSeconds: Math.ceil(context.ttl / 1000) }),
  });
  http.addHook('onRequest', (request, reply, done) => {
    if (!isChange(request)) done();
    else if (isCrossSiteChange(request)) void sendProblem(reply, refuse('csrf').error);
    else if (!options.hasRoom) done();
    else options.hasRoom().then((hasRoom) => { if (hasRoom) done(); else void sendProblem(reply, refuse('storage_full').error); }, done);
  });
  answerErrors(http, options.log);
  measure(http, options);
  http.get('/healthz', async () => ({ status: 'alive' }));
  http.get('/readyz', async (_request, reply) => (!options.isLeaving() && (await options.isReady()) ? { status: 'ready' } : sendProblem(reply, refuse('unavailable').error)));
  return http;
}

const isChange = (request: FastifyRequest): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/**
 * A change that rides on the browser's cookie must come from our own pages:
 * same-origin by the browser's word (Fetch Metadata), and for the API our own header.
 */
function isCrossSiteChange(request: FastifyRequest): boolean {
  if (request.headers.authorization) return false;
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true;
  return request.url.startsWith('/api/') && request.headers['x-handback-csrf'] !== '1';
}

function answerErrors(http: FastifyInstance, log: Logger): void {
  http.setErrorHandler((error: Error & { statusCode?: number; afterSeconds?: number; code?: string }, request, reply) => {
    if (error.statusCode === 429) {
      void reply.header('retry-after', error.afterSeconds ?? 60);
      return sendProblem(reply, refuse('rate_limited', { afterSeconds: error.afterSeconds ?? 60 }).error);
    }
    if (error.statusCode === 413) return sendProblem(reply, refuse('too_large', { limitBytes: 64 * mebibyte }).error);
    if (error.statusCode !== undefined && error.statusCode < 500) return sendProblem(reply, refuse('invalid_request', { fields: [{ path: 'body', message: error.message }] }).error);
    const state = databaseStates[error.code ?? ''];
    if (state !== undefined) {
      log.error({ requestId: request.id, code: error.code }, 'the database takes no changes');
      return sendProblem(reply, refuse(state).error);
    }
    if (isUnreachable(error)) {
      log.error({ requestId: request.id, code: error.code }, 'database not reachable');
      return sendProblem(reply, refuse('unavailable').error);
    }
    log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed');
    return sendProblem(reply, refuse('internal').error);
  });
}

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08001', '53300', '57014', '55P03']);
/** What a database says when it answers and takes no change: its disk is full, or it is a read-only copy. */
const databaseStates: Readonly<Record<string, 'storage_full' | 'read_only'>> = { 53100: 'storage_full', ENOSPC: 'storage_full', 25006: 'read_only' };
/** What the driver says without a code: no connection came in time, or the one in use broke. */
const broken = /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed)/;
const isUnreachable = (error: { code?: string; message: string }): boolean => unreachable.has(error.code ?? '') || broken.test(error.message);

function measure(http: FastifyInstance, { log, metrics }: ServerOptions): void {
  http.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    log.info({ requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
  http.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
