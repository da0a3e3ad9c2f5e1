/** Brings a file to a running Handback over its API. */
import { randomUUID } from 'node:crypto';
import { consolePage } from '#contract/console-page';
import { applyImport, listMappings, mapImport, previewImport, readImport, receiveFile } from '#contract/imports';
import { ProblemDocument } from '#contract/problem';
import { isLargeFile, pathOf, type Answer, type RouteObject } from '#contract/route';
import { stopFor, type Bringer } from './bringer.ts';
import { Stop } from './stop.ts';

type Given = { params?: Record<string, string>; query?: Record<string, string>; body?: object };

/** A large file is sent as it is read from the disk. */
function bodyOf(body: object): RequestInit {
  if (isLargeFile(body)) return { body: ReadableStream.from(body.open()), duplex: 'half' } as RequestInit;
  return { body: body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) };
}

export function runningHandback({ url, key }: { readonly url: string; readonly key: string }): Bringer {
  async function send<R extends RouteObject>(route: R, { params, query, body }: Given = {}): Promise<Answer<R>> {
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    const isFile = body instanceof Uint8Array || isLargeFile(body);
    const response = await fetch(`${url}${pathOf(route, params)}${search}`, {
      method: route.method,
      headers: { authorization: `Bearer ${key}`, ...(route.method === 'GET' ? {} : { 'idempotency-key': randomUUID(), 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) },
      ...(body === undefined ? {} : bodyOf(body)),
    }).catch((error: unknown) => { throw new Stop(`${url} does not answer (${(error as { cause?: { code?: string } }).cause?.code ?? String(error)}). Is Handback running there? Nothing was sent.`); });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return answer as Answer<R>;
    const problem = ProblemDocument.safeParse(answer);
    throw problem.success ? stopFor(problem.data) : new Stop(`${url} answered ${response.status}, which is not Handback's. Check the address.`);
  }
  const params = (importId: string) => ({ importId });
  return {
    receive: ({ name, kind, zone, bytes }) => send(receiveFile, { query: { name, zone, ...(kind === undefined ? {} : { kind }) }, body: bytes }),
    mappings: async () => (await send(listMappings)).rows,
    map: (id, body) => send(mapImport, { params: params(id), body }),
    preview: ({ id, version }) => send(previewImport, { params: params(id), body: { version } }),
    apply: ({ id, version }) => send(applyImport, { params: params(id), body: { version } }),
    read: (id) => send(readImport, { params: params(id) }),
    look: (id) => `${url}${consolePage.import(id)}`,
    close: () => Promise.resolve(),
  };
}
