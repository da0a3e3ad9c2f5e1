/**
 * A real server is killed in the middle of applying a file, started again on
 * the same data, and left alone: what is there in the end is what the file
 * says, with one audit entry a record.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEmbedded, openPostgres } from '#server/platform/db/open-database';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startHandback, type Handback } from '../../scripts/bench/handback.ts';
import { onServer, urlOnServer } from '../support/on-server.ts';
import '../support/provided.ts';

const isPostgres = inject('database') === 'postgres';
/** Enough for two lanes on a server; the embedded engine writes in steps of forty. */
const people = isPostgres ? 4_000 : 1_200;
const everybody = Array.from({ length: people }, (_, n) => ({ employee_number: `K${n}`, name: `Person ${n}`, email: `k${n}@norte.example`, manager: n === 0 ? null : `K${Math.floor(n / 7)}` }));
const rows = everybody.map((one) => `${one.employee_number},${one.name},${one.email},${one.manager ?? ''}`).join('\n');
const file = new TextEncoder().encode(`employee_id,name,email,manager_id\n${rows}\n`);

let folder: string;
const databases: string[] = [];
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'handback-killed-')); });
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  for (const name of databases) await onServer(`drop database if exists ${name} with (force)`);
});

type Place = { readonly folder: string; readonly databaseUrl?: string };
async function newPlace(name: string): Promise<Place> {
  if (!isPostgres) return { folder: join(folder, name) };
  const database = `killed_${name}_${process.pid}`;
  await onServer(`create database ${database}`);
  databases.push(database);
  return { folder: join(folder, name), databaseUrl: urlOnServer(database) };
}

type Run = { id: string; version: number; status: string; done: number; resumed: number };
const ask = async (server: Handback, method: string, path: string, body?: object | Uint8Array): Promise<Run> => {
  const { status, body: answer } = await server.call(method, path, body);
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  return answer as unknown as Run;
};

/** Asked rarely, since a key may ask only so often; `every` is shorter where the moment counts. */
async function until(server: Handback, id: string, holds: (run: Run) => boolean, { seconds = 150, every = 500 } = {}): Promise<Run> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(every)) {
    const run = await ask(server, 'GET', `/api/imports/${id}`);
    if (holds(run)) return run;
  }
  throw new Error('It did not come to that in time.');
}

async function beginApplying(server: Handback): Promise<Run> {
  const received = await ask(server, 'POST', '/api/imports?name=many.csv', file);
  await ask(server, 'POST', `/api/imports/${received.id}/preview`, { version: received.version });
  const previewed = await until(server, received.id, (run) => run.status === 'previewed');
  return ask(server, 'POST', `/api/imports/${received.id}/apply`, { version: previewed.version });
}

/** Everything that the file brought, without what differs from one import to the next. */
async function contentOf(place: Place): Promise<object> {
  const database = place.databaseUrl === undefined ? await openEmbedded({ folder: place.folder }) : openPostgres(place.databaseUrl, 2);
  const read = async (sql: string): Promise<unknown[]> => (await database.pool.query<Record<string, unknown>>(sql)).rows;
  try {
    return {
      people: await read('select p.employee_number, p.name, p.email, m.employee_number as manager from person p left join person m on m.id = p.manager_id order by substr(p.employee_number, 2)::int'),
      entries: await read(`select action, count(*)::int as n, count(distinct entity_id)::int as records from audit_event where entity_kind = 'person' group by 1 order by 1`),
    };
  } finally {
    await database.close();
  }
}

test('a killed process leaves whole batches, the next one goes on by itself, and nothing is lost or doubled', { timeout: 600_000 }, async () => {
  const broken = await newPlace('broken');
  const first = await startHandback(broken);
  const run = await beginApplying(first);
  const half = await until(first, run.id, ({ done }) => done > 0, { every: 20 });
  await first.kill();
  expect(half.status).toBe('applying');

  const second = await startHandback({ ...broken, key: first.key });
  const done = await until(second, run.id, ({ status }) => status === 'applied');
  expect(done.resumed).toBe(1);
  await second.stop();

  expect(await contentOf(broken)).toEqual({ people: everybody, entries: [{ action: 'person.created', n: people, records: people }] });
});
