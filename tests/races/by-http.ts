/** The same races by HTTP through two processes: whoever asks twice is answered by one and by the other. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathOf, type Answer, type RouteObject } from '#contract/route';
import type { ProblemDocument } from '#contract/problem';
import { openPostgres } from '#server/platform/db/open-database';
import { startHandback, type Handback } from '../../scripts/bench/handback.ts';
import { permissions } from '../crash/place.ts';
import { furnished } from '../support/coming-home.ts';
import { openWorld, type Client, type Given, type Reply } from '../support/world.ts';
import type { Ring } from './kinds.ts';

/** One key, whose requests go to the processes in turn. */
function clientOf(doors: readonly Handback[], member: Client['member']): Client {
  let turn = 0;
  const send = async <R extends RouteObject>(route: R, given?: Given<R>): Promise<Reply<Answer<R>>> => {
    const { params, query, body, key } = (given ?? {}) as { params?: Record<string, unknown>; query?: Record<string, string>; body?: unknown; key?: string };
    const door = doors[(turn += 1) % doors.length] as Handback;
    const isFile = body instanceof Uint8Array;
    const response = await fetch(`${door.url}${pathOf(route, params)}${query === undefined ? '' : `?${new URLSearchParams(query)}`}`, {
      method: route.method, headers: { authorization: `Bearer ${door.key}`, ...(route.method === 'GET' ? {} : { 'idempotency-key': key ?? crypto.randomUUID(), 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) },
      ...(route.method === 'GET' ? {} : { body: isFile ? new Blob([new Uint8Array(body)]) : JSON.stringify(body ?? {}) }),
    });
    const text = await response.text();
    const value = JSON.parse(text) as unknown;
    return { status: response.status, headers: Object.fromEntries(response.headers), text, value: value as Answer<R>, problem: value as ProblemDocument };
  };
  return {
    member, try: send,
    async do(route, given) {
      const reply = await send(route, given);
      if (reply.status >= 400) throw new Error(`${route.method} ${route.path}: ${reply.status} ${reply.text}`);
      return reply.value;
    },
  };
}

/** Two processes on this database, and a third one here for what has no door: the clock, the sealer, a look at the rows. */
export async function openHttpRing(databaseUrl: string): Promise<{ ring: Ring; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'handback-races-'));
  const start = (name: string, key?: string) => startHandback({ folder: join(folder, name), databaseUrl, permissions, ...(key === undefined ? {} : { key }), env: { HANDBACK_ROLE: 'web', HANDBACK_SECRET: 'one secret that both of these processes share' } });
  const first = await start('first');
  const second = await start('second', first.key);
  const world = await openWorld({ database: openPostgres(databaseUrl, 6), at: new Date().toISOString() });
  const { member } = await world.as('owner');
  const [a, b] = [clientOf([first, second], member), clientOf([second, first], member)];
  return {
    ring: { world, a, b, site: await furnished(a, { ordinary: 'A1..C4', quarantine: 'Q1, Q2' }) },
    close: async () => { await Promise.all([first.kill(), second.kill()]); await world.close(); await rm(folder, { recursive: true, force: true }); },
  };
}
