import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '#contract/route';
import { addressOf, call } from './api.ts';
import { connection } from './connection.ts';
import { Problem } from './problem.ts';
import { signInGate } from './sign-in-gate.ts';

// A real server on loopback: the client only knows relative addresses, so its fetch is given the origin a browser would add.
type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };
let server: Server;
let seen: Seen[];
let answer: (request: Seen, response: ServerResponse) => void;
const plainFetch = globalThis.fetch;

const problem = (status: number, code: string, more: object = {}) => (_: Seen, response: ServerResponse) =>
  response.writeHead(status, { 'content-type': 'application/problem+json', 'x-request-id': 'req-9' }).end(JSON.stringify({ type: `urn:handback:problem:${code}`, code, title: 'T', status, detail: 'D', ...more }));
const json = (value: unknown) => (_: Seen, response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      seen.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  globalThis.fetch = (address, init) => plainFetch(origin + String(address), init);
});
afterEach(async () => {
  globalThis.fetch = plainFetch;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  connection.report(true);
});

const list = route({ id: 'cases.list', method: 'GET', path: '/api/cases/:caseId', summary: '', permission: 'cases.read', params: z.object({ caseId: z.string() }), query: z.object({ q: z.string().optional() }), response: z.object({ n: z.int() }) });
const move = route({ id: 'cases.move', method: 'POST', path: '/api/cases/:caseId/move', summary: '', permission: 'cases.manage', params: z.object({ caseId: z.string() }), body: z.object({ on: z.string() }), response: z.object({ ok: z.boolean() }) });

it('a parameter is encoded and an empty filter is not sent', () => {
  expect(addressOf(list, { params: { caseId: 'a/b' }, query: { q: '' } })).toBe('/api/cases/a%2Fb');
  expect(addressOf(list, { params: { caseId: '1' }, query: { q: 'dell 7' } })).toBe('/api/cases/1?q=dell+7');
});

it('a reading carries no key and no mark of change', async () => {
  answer = json({ n: 3 });
  expect(await call(list, { params: { caseId: '1' } })).toEqual({ n: 3 });
  expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
  expect(seen[0]?.headers['x-handback-csrf']).toBeUndefined();
});

it('a change carries its key and the mark that it comes from this console', async () => {
  answer = json({ ok: true });
  await call(move, { params: { caseId: '1' }, body: { on: '2026-11-27' } }, { key: 'key-1' });
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/cases/1/move', body: '{"on":"2026-11-27"}' });
  expect(seen[0]?.headers).toMatchObject({ 'idempotency-key': 'key-1', 'x-handback-csrf': '1', 'content-type': 'application/json' });
});

it('a refusal arrives with its words, its fields, its facts and the request id', async () => {
  answer = problem(409, 'wrong_state', { state: 'cleared', fields: [{ path: 'on', message: 'in the past' }] });
  const refused = await call(move, { params: { caseId: '1' }, body: { on: 'x' } }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Problem);
  expect(refused).toMatchObject({ code: 'wrong_state', status: 409, title: 'T', detail: 'D', requestId: 'req-9', facts: { state: 'cleared' }, fields: [{ path: 'on', message: 'in the past' }] });
});

it('an answer that is not ours is told as such, not as a crash', async () => {
  answer = (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  await expect(call(list, { params: { caseId: '1' } })).rejects.toMatchObject({ code: 'unreadable_answer', status: 502 });
});

it('no connection is noticed, and noticed to be over', async () => {
  const closed = globalThis.fetch;
  globalThis.fetch = () => plainFetch('http://127.0.0.1:1/');
  await expect(call(list, { params: { caseId: '1' } })).rejects.toMatchObject({ code: 'no_connection' });
  expect(connection.isReachable()).toBe(false);
  globalThis.fetch = closed;
  answer = json({ n: 1 });
  await call(list, { params: { caseId: '1' } });
  expect(connection.isReachable()).toBe(true);
});

it('after signing in again the same act goes out once more under the same key', async () => {
  answer = problem(401, 'not_signed_in');
  const done = call(move, { params: { caseId: '1' }, body: { on: '2026-11-27' } }, { key: 'key-7' });
  await expect.poll(() => signInGate.isOpen()).toBe(true);
  answer = json({ ok: true });
  signInGate.settle(true);
  expect(await done).toEqual({ ok: true });
  expect(seen.map((one) => one.headers['idempotency-key'])).toEqual(['key-7', 'key-7']);
  expect(signInGate.isOpen()).toBe(false);
});

it('who chooses not to sign in gets the refusal, and a wrong password opens no second dialog', async () => {
  answer = problem(401, 'not_signed_in');
  const done = call(list, { params: { caseId: '1' } });
  await expect.poll(() => signInGate.isOpen()).toBe(true);
  signInGate.settle(false);
  await expect(done).rejects.toMatchObject({ code: 'not_signed_in' });
  answer = problem(401, 'sign_in_refused');
  await expect(call(list, { params: { caseId: '1' } })).rejects.toMatchObject({ code: 'sign_in_refused' });
  expect(signInGate.isOpen()).toBe(false);
});
