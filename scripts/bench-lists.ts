/**
 * Lists at full size: 20,000 people and 100,000 assets in a PostgreSQL of its
 * own, asked over HTTP in a closed loop as the workloads are written: a
 * filtered page with its count, a fragment of a serial number, a fragment of
 * a name. `--serve` keeps it running to be looked at.
 *   node scripts/bench-lists.ts [--requests 200] [--port 4670] [--serve]
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { permissionsOf } from '#domain/access/permission';
import { buildApp } from '#server/app';
import { systemClock } from '#server/platform/clock/clock';
import { randomIds } from '#server/platform/clock/identity';
import { migrate } from '#server/platform/db/migrate';
import { openPostgres } from '#server/platform/db/open-database';
import { openLog } from '#server/platform/log/log';
import type { Actor } from '#server/platform/work/actor';
import { startPostgres } from '../tests/support/postgres.ts';
import { projectRoot } from './run-command.ts';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '200' }, port: { type: 'string', default: '4670' }, serve: { type: 'boolean', default: false } } });

const server = await startPostgres();
const database = openPostgres(server.url);
await migrate(database.pool);
const started = performance.now();
await database.pool.query(await readFile(`${projectRoot}/scripts/fixtures/hundred-thousand.sql`, 'utf8'));
await database.pool.query('vacuum analyze');
console.log(`Filled in ${((performance.now() - started) / 1000).toFixed(1)} s`);
const member = randomIds();
await database.pool.query(`insert into member (id, name, email, roles, created_at) values ($1, 'Bench', 'bench@example.test', '{owner}', now())`, [member]);
const actor: Actor = { kind: 'member', id: member, name: 'Bench', roles: ['owner'], permissions: permissionsOf(['owner']), sites: 'all' };
const app = await buildApp({
  database, clock: systemClock, newId: randomIds, log: openLog('error'), mailer: null, secret: 'a secret for measuring, long enough to sign with', publicUrl: () => 'http://localhost', version: 'bench', supervise: false,
  requestsPerMinute: 100_000_000, identify: () => Promise.resolve(actor), webFolder: `${projectRoot}/dist/web`,
});
await app.http.listen({ port: Number(values.port), host: '127.0.0.1' });
const base = `http://127.0.0.1:${values.port}`;

const { rows: sites } = await database.pool.query<{ id: string }>('select id from location order by name');
const { rows: serials } = await database.pool.query<{ s: string }>('select substr(serial_number, 4, 5) as s from asset tablesample system (1) limit 200');
const pick = <T>(list: readonly T[], n: number): T => list[(n * 7919) % list.length] as T;

type Reading = { next: string | null; total: number | null };
async function timed(path: string): Promise<{ ms: number; answer: Reading }> {
  const at = performance.now();
  const response = await fetch(base + path);
  const answer = (await response.json()) as Reading;
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return { ms: performance.now() - at, answer };
}

async function measure(name: string, ask: (n: number) => Promise<number[]>): Promise<void> {
  for (let n = 0; n < 20; n += 1) await ask(n);
  const times: number[] = [];
  const from = performance.now();
  for (let n = 0; times.length < Number(values.requests); n += 1) times.push(...(await ask(n)));
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  console.log(`${name.padEnd(44)} p50 ${at(0.5).padStart(6)} ms   p99 ${at(0.99).padStart(6)} ms   ${(times.length / ((performance.now() - from) / 1000)).toFixed(0).padStart(5)} /s`);
}

const one = (path: string) => async () => [(await timed(path)).ms];
await measure('ping', one('/healthz'));
await measure('W2  status and location, pages 1 to 4', async (n) => {
  const path = `/api/assets?where=status:is:${n % 2 === 0 ? 'in_use,ready' : 'ready,returned'}&where=location:is:${pick(sites, n).id}&sort=-purchased&limit=50`;
  const times: number[] = [];
  for (let after = ''; times.length < 4;) {
    const { ms, answer } = await timed(path + after);
    times.push(ms);
    if (answer.next === null) break;
    after = `&after=${answer.next}`;
  }
  return times;
});
await measure('W3s five letters of a serial number', async (n) => [(await timed(`/api/assets?q=${pick(serials, n).s}&limit=20`)).ms]);
await measure('W3n a fragment of a name', async (n) => [(await timed(`/api/people?q=${pick(['mull', 'sous', 'bergstr', 'okaf', 'lindq', 'nair', 'jurg'], n)}&sort=name&limit=20`)).ms]);
for (const sort of ['tag', '-purchased', 'model', 'serial', 'location', 'custodian', '-changed']) await measure(`all 100,000 by ${sort}`, one(`/api/assets?sort=${sort}`));
await measure('two letters, half of all found', one('/api/assets?q=at'));
await measure('a text that contains', one('/api/assets?where=model:contains:book'));
await measure('an own field', one('/api/assets?where=custom.Colour:is:red'));
for (const format of ['csv', 'xlsx']) {
  const at = performance.now();
  const before = process.memoryUsage().rss;
  let [bytes, peak] = [0, before];
  const { body } = await fetch(`${base}/api/lists/assets/export?format=${format}&columns=tag,serial,model,status,custodian,assignee,location,purchased,cost`);
  for await (const part of body ?? []) {
    bytes += (part as Uint8Array).length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  console.log(`export of 100,000 rows as ${format}: ${((performance.now() - at) / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB, at most ${((peak - before) / 1e6).toFixed(0)} MB above ${(before / 1e6).toFixed(0)} MB`);
}
if (values.serve) {
  console.log(`Look at ${base}`);
  await new Promise<void>((resolve) => { process.once('SIGINT', () => { resolve(); }); process.once('SIGTERM', () => { resolve(); }); });
}
await app.close();
await server.stop();
