/**
 * The one way to the API: a route object from the contract in, its typed
 * answer out, a `Problem` thrown otherwise. When the sign-in has ended, the
 * call waits for the person to sign in again and is then sent once more under
 * the same Idempotency-Key, so nothing typed is lost and nothing is done twice.
 */
import { pathOf } from '#contract/route';
import type { Answer, Call, RouteObject } from '#contract/route';
import { connection } from './connection.ts';
import { noConnection, problemFrom } from './problem.ts';
import { readerId } from './reader.ts';
import { signInGate } from './sign-in-gate.ts';

/** Members that the route does not have may be left out. A file goes as it was chosen. */
export type Input<R extends RouteObject> =
  & (R['params'] extends object ? { params: Call<R>['params'] } : { params?: undefined })
  & (R['query'] extends object ? { query?: Call<R>['query'] } : { query?: undefined })
  & (R['body'] extends object | 'file' ? { body: Call<R>['body'] | FormData | Blob } : { body?: undefined });

export type CallOptions = {
  /** Same act, same key. Made here when absent. */
  key?: string;
  signal?: AbortSignal;
  /** 'throw': being signed out is an answer, not an interruption (the first session read). */
  signedOut?: 'ask' | 'throw';
};

type Loose = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

export function addressOf(route: RouteObject, input: Loose): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (Array.isArray(value)) for (const one of value) search.append(name, String(one));
    else if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return pathOf(route, input.params) + (text === '' ? '' : `?${text}`);
}

function requestOf(route: RouteObject, input: Loose, key: string, signal: AbortSignal | undefined): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' };
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin', signal: signal ?? null };
  if (route.method === 'GET') return init;
  headers['x-handback-csrf'] = '1';
  headers['idempotency-key'] = key;
  const reader = readerId();
  if (reader !== null && route.permission !== 'public') headers['x-handback-member'] = reader;
  if (input.body instanceof FormData) init.body = input.body;
  else if (route.body === 'file') {
    headers['content-type'] = 'application/octet-stream';
    init.body = input.body as BodyInit;
  }
  else if (input.body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(input.body);
  }
  return init;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(address, init);
    connection.report(true);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    connection.report(false);
    throw noConnection();
  }
}

export async function call<R extends RouteObject>(route: R, input: Input<R>, options: CallOptions = {}): Promise<Answer<R>> {
  const address = addressOf(route, input as Loose);
  const init = requestOf(route, input as Loose, options.key ?? crypto.randomUUID(), options.signal);
  for (;;) {
    const response = await send(address, init);
    if (response.ok) {
      if (response.status === 204) return undefined as Answer<R>;
      if (typeof route.response === 'string') return new Uint8Array(await response.arrayBuffer()) as Answer<R>;
      return (await response.json()) as Answer<R>;
    }
    const problem = await problemFrom(response);
    const isElse = problem.code === 'somebody_else';
    if ((problem.code !== 'not_signed_in' && !isElse) || options.signedOut === 'throw') throw problem;
    if (!(await signInGate.wait(isElse ? 'somebody_else' : 'ended'))) throw problem;
  }
}
