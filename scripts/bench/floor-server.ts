/** floor-http: node:http and pg, one process. Started by the bench with the database's address as its argument. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { floorOpening, floorQueries } from './floor.ts';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 8 });

async function one(name: keyof typeof floorQueries, values: unknown[]): Promise<string | undefined> {
  return (await pool.query<{ j: string }>({ name, text: floorQueries[name], values })).rows[0]?.j;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}

async function openAll({ people, items }: { people: number[]; items: [string, string][] }): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const [text, values] of floorOpening) await client.query(text, values === 'people' ? [people] : values === 'items' ? [items.map(([title]) => title), items.map(([, owner]) => owner)] : []);
    await client.query('commit');
    return JSON.stringify({ cases: people.length });
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function answer(request: IncomingMessage): Promise<string | undefined> {
  const url = new URL(request.url ?? '/', 'http://floor');
  const asked = (name: string): string | null => url.searchParams.get(name);
  if (request.method === 'POST' && url.pathname === '/cases') return openAll((await bodyOf(request)) as Parameters<typeof openAll>[0]);
  if (request.method === 'POST') {
    const { code, status } = (await bodyOf(request)) as { code: string; status: string };
    return one('scan', [code, status]);
  }
  if (url.pathname === '/ping') return '{}';
  if (url.pathname === '/assets') return asked('q') === null ? one('assets', [asked('status'), asked('location'), (Number(asked('page')) - 1) * 50]) : one('serial', [asked('q')]);
  if (url.pathname === '/people') return one('name', [asked('q')]);
  if (url.pathname === '/report') return one('report', []);
  return one('leaver', [Number(url.pathname.slice('/leavers/'.length))]);
}

const server = createServer((request, response) => {
  answer(request).then(
    (text) => {
      if (text === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
    },
    (error: unknown) => { response.writeHead(500).end(String(error)); },
  );
});
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.once('disconnect', () => process.exit());
