/**
 * A whole Handback in one process: real database, real HTTP, a clock that the
 * test moves, an outbox instead of a mail server unless one is given. Tests
 * act by the contract's routes as people with roles, and look at what the API
 * and the database say afterwards.
 */
import { permissionsOf, type Role } from '#domain/access/permission';
import { pathOf, type Answer, type RouteObject } from '#contract/route';
import type { ProblemDocument } from '#contract/problem';
import { buildApp, type App } from '#server/app';
import { movableClock, type MovableClock } from '#server/platform/clock/clock';
import { randomIds } from '#server/platform/clock/identity';
import type { OpenDatabase } from '#server/platform/db/open-database';
import { openLog } from '#server/platform/log/log';
import type { Tracing } from '#server/platform/tracing/tracing';
import type { Actor } from '#server/platform/work/actor';
import type { Mailer } from '#server/ports/mailer';
import type { z } from 'zod';
import { freshDatabase } from './database.ts';

type In<T> = T extends z.ZodType ? z.input<T> : T extends 'file' ? Uint8Array : undefined;
/** What a test sends to a route. */
export type Given<R extends RouteObject> = {
  [K in 'params' | 'body' as undefined extends In<R[K]> ? never : K]: In<R[K]>;
} & { query?: In<R['query']>; key?: string };

export type Reply<T> = { readonly status: number; readonly headers: Record<string, unknown>; readonly text: string; readonly value: T; readonly problem: ProblemDocument };

/** Somebody at the API. */
export type Client = {
  readonly member: Extract<Actor, { kind: 'member' }>;
  /** The answer; fails the test with the problem document when it is refused. */
  do<R extends RouteObject>(route: R, given?: Given<R>): Promise<Answer<R>>;
  /** The reply as it came, refused or not. */
  try<R extends RouteObject>(route: R, given?: Given<R>): Promise<Reply<Answer<R>>>;
};

export type World = {
  readonly app: App;
  readonly database: OpenDatabase;
  readonly clock: MovableClock;
  /** A member with these roles; scoped to `sites` when given. */
  as(roles: Role | readonly Role[], options?: { name?: string; sites?: readonly string[] }): Promise<Client>;
  /** Moves the clock and lets everything happen that falls due on the way. */
  moveTo(instant: string): Promise<void>;
  settle(): Promise<void>;
  close(): Promise<void>;
};

export type WorldOptions = { at?: string; mailer?: Mailer | null; /** The built console, for a browser; who it is stands in the cookie `test-member`. */ webFolder?: string; /** One that was made before; a fresh one otherwise. */ database?: OpenDatabase; tracing?: Tracing };

const defaultStart = '2026-11-02T09:00:00.000Z';

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const database = options.database ?? (await freshDatabase());
  const clock = movableClock(options.at ?? defaultStart);
  const members = new Map<string, Actor>();
  const app = await buildApp({
    database, clock, newId: randomIds, log: openLog('error'), mailer: options.mailer ?? null, secret: 'a secret for tests, long enough to sign with',
    publicUrl: () => 'http://handback.test', version: 'test', supervise: false, requestsPerMinute: 1_000_000,
    identify: (request) => Promise.resolve(members.get(String(request.headers['x-test-member'] ?? /test-member=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1])) ?? null),
    ...(options.tracing ? { tracing: options.tracing } : {}), ...(options.webFolder ? { webFolder: options.webFolder } : {}),
  });
  await app.http.ready();
  const settle = () => app.settle();
  return {
    app, database, clock, settle,
    as: (roles, who) => joinMember(app, members, typeof roles === 'string' ? [roles] : roles, who ?? {}),
    moveTo: async (instant) => { clock.set(instant); await settle(); },
    close: () => app.close(),
  };
}

async function joinMember(app: App, members: Map<string, Actor>, roles: readonly Role[], who: { name?: string; sites?: readonly string[] }): Promise<Client> {
  const id = randomIds();
  const name = who.name ?? `${roles.join(' and ')} ${members.size + 1}`;
  await app.run({ kind: 'system', id: 'test', name: 'test' }, async (unit) => {
    await unit.tx.insertInto('member').values({ id, name, email: `${id}@example.test`, roles: [...roles], site_ids: [...(who.sites ?? [])], created_at: unit.now }).execute();
  });
  const member = { kind: 'member' as const, id, name, roles, permissions: permissionsOf(roles), sites: who.sites ?? ('all' as const) };
  members.set(id, member);
  return clientOf(app, member);
}

type Asked = string | number | boolean | undefined;

function searchOf(query: Record<string, Asked | readonly string[]>): string {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : Array.isArray(value) ? value.map((one) => [name, String(one)]) : [[name, String(value)]])));
  return search.size === 0 ? '' : `?${search.toString()}`;
}

function clientOf(app: App, member: Client['member']): Client {
  const send = async <R extends RouteObject>(route: R, given: Partial<Given<R>> = {}): Promise<Reply<Answer<R>>> => {
    const { params, query, body, key } = given as { params?: Record<string, unknown>; query?: Record<string, Asked | readonly string[]>; body?: unknown; key?: string };
    const isFile = body instanceof Uint8Array;
    const response = await app.http.inject({
      method: route.method, url: pathOf(route, params) + searchOf(query ?? {}),
      headers: {
        'x-test-member': member.id, 'x-handback-csrf': '1',
        ...(route.method === 'GET' ? {} : { 'idempotency-key': key ?? randomIds(), 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? (route.method === 'GET' ? {} : { payload: '{}' }) : { payload: isFile ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const isJson = /json/.test(String(response.headers['content-type'])) && !/ndjson/.test(String(response.headers['content-type']));
    const value = isJson ? (JSON.parse(response.body) as unknown) : { name: '', bytes: new Uint8Array(response.rawPayload) };
    return { status: response.statusCode, headers: response.headers, text: response.body, value: value as Answer<R>, problem: value as ProblemDocument };
  };
  return {
    member,
    try: send,
    async do(route, given) {
      const reply = await send(route, given);
      if (reply.status >= 400) throw new Error(`${route.method} ${route.path} as ${member.roles.join('+')}: ${reply.status} ${reply.text}`);
      return reply.value;
    },
  };
}
