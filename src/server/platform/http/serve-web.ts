/** The console's files, compressed as they were built: hashed ones cached for a year, the page itself never. Any path that is not the API's is the console's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#domain/verdict';
import { sendProblem } from './problem-answer.ts';

export async function serveWeb(http: FastifyInstance, folder: string): Promise<void> {
  await http.register(fastifyStatic, { root: folder, wildcard: false, index: false, preCompressed: true, setHeaders: (reply, path) => {
    void reply.header('vary', 'accept-encoding');
    void reply.header('cache-control', path.includes('/built/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  } });
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  http.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/built/') && String(request.headers.accept ?? '').includes('text/html');
    return isPage ? reply.type('text/html').header('cache-control', 'no-cache').send(page) : sendProblem(reply, refuse('not_found').error);
  });
}
