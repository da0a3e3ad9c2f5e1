/** GET /openapi.json and GET /docs/api: made once, at the first request. Open to all: what the API is, is no secret. */
import type { FastifyInstance } from 'fastify';
import { openApi } from '#contract/openapi';
import { apiDocs } from './api-docs.ts';

export function serveApiDocs(http: FastifyInstance, about: { readonly version: string; readonly publicUrl: () => string }): void {
  let made: { readonly json: string; readonly page: string } | undefined;
  const make = () => {
    const document = openApi(about.version);
    return (made ??= { json: JSON.stringify(document), page: apiDocs(document, about.publicUrl()) });
  };
  http.get('/openapi.json', async (_request, reply) => reply.type('application/json').header('cache-control', 'public, max-age=300').send((made ?? make()).json));
  http.get('/docs/api', async (_request, reply) => reply.type('text/html').header('cache-control', 'public, max-age=300').send((made ?? make()).page));
}
