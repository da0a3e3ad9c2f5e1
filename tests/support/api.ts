/** The contract's routes for whoever is signed in in a browser's context: tests that prepare or look up what a screen shows. */
import { pathOf, type Answer, type RouteObject } from '#contract/route';
import type { APIRequestContext } from 'playwright-core';
import type { Given } from './world.ts';

export type Api = <R extends RouteObject>(route: R, given?: Given<R>) => Promise<Answer<R>>;

type Sent = { params?: Record<string, unknown>; query?: Record<string, string | number | boolean | undefined>; body?: unknown; key?: string };

export function apiOf(request: APIRequestContext): Api {
  return async <R extends RouteObject>(route: R, given?: Given<R>) => {
    const { params, query, body, key } = (given ?? {}) as Sent;
    const isFile = body instanceof Uint8Array;
    const asked = new URLSearchParams(Object.entries(query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
    const reply = await request.fetch(`${pathOf(route, params)}${asked.size === 0 ? '' : `?${asked}`}`, {
      method: route.method, timeout: 300_000,
      headers: { 'x-handback-csrf': '1', ...(route.method === 'GET' ? {} : { 'idempotency-key': key ?? crypto.randomUUID(), 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) },
      ...(route.method === 'GET' ? {} : { data: isFile ? Buffer.from(body) : JSON.stringify(body ?? {}) }),
    });
    if (!reply.ok()) throw new Error(`${route.method} ${reply.url()}: ${reply.status()} ${await reply.text()}`);
    return (await reply.json()) as Answer<R>;
  };
}
