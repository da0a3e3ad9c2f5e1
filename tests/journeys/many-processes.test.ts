/**
 * Three real processes on one PostgreSQL: one answers people, one works, one
 * does both. Work is shared and done once, pages hear of what another process
 * did, who is shut out in one is out in all, processes are replaced one by one
 * without a failed request, and a crash of the database is survived by all.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startHandback, type Handback } from '../../scripts/bench/handback.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import '../support/provided.ts';

const secret = 'one secret that all of these processes share';
const permissions = ['people.read', 'people.write', 'cases.read', 'cases.open', 'cases.manage', 'asks.read', 'asks.send', 'messages.read', 'policies.read'];

let root: string;
let server: TestPostgres;
let databaseUrl: string;
let sql: pg.Client;
let mail: SMTPServer;
const received: string[] = [];
let folders = 0;
let web: Handback;
let both: Handback;
let worker: Handback;
const all = () => [web, both, worker];

function start(role: 'web' | 'all' | 'worker', key?: string): Promise<Handback> {
  folders += 1;
  const { port } = mail.server.address() as AddressInfo;
  return startHandback({
    folder: join(root, `process-${folders}`), databaseUrl, permissions, ...(key === undefined ? {} : { key }),
    env: { HANDBACK_ROLE: role, HANDBACK_SECRET: secret, SMTP_URL: `smtp://127.0.0.1:${port}`, HANDBACK_DRAIN_SECONDS: '2' },
  });
}

async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean, seconds = 90): Promise<T> {
  let value: T | undefined;
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(150)) {
    value = await look();
    if (holds(value)) return value;
  }
  throw new Error(`It did not come to that in time: ${JSON.stringify(value)}`);
}

const rows = async <T extends object>(text: string): Promise<T[]> => (await sql.query<T>(text)).rows;

describe.runIf(inject('database') === 'postgres')('three processes on one database', () => {
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'handback-many-'));
    server = await startPostgres({ isDurable: true }); // what was acknowledged must outlive the crash
    const name = `many_${process.pid}`;
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    databaseUrl = Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
    sql = new pg.Client({ connectionString: databaseUrl });
    sql.on('error', () => undefined);
    await sql.connect();
    mail = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onData(stream, _session, done) {
      let text = '';
      stream.on('data', (part: Buffer) => { text += part.toString(); }).on('end', () => {
        received.push(/^message-id:\s*(\S+)/im.exec(text)?.[1] ?? '');
        done();
      });
    } });
    mail.listen(0, '127.0.0.1');
    await once(mail.server, 'listening');
    web = await start('web');
    [both, worker] = await Promise.all([start('all', web.key), start('worker', web.key)]);
  }, 400_000);
  afterAll(async () => {
    await Promise.all(all().filter(Boolean).map((one) => one.kill().catch(() => undefined)));
    await sql.end().catch(() => undefined);
    mail.close();
    await server.stop();
    await rm(root, { recursive: true, force: true });
  }, 120_000);

  test('each is ready; the worker answers how it is, and no people', async () => {
    for (const one of all()) expect((await fetch(`${one.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${worker.url}/metrics`)).status).toBe(200);
    for (const path of ['/api/people', '/a/some-link', '/docs/api']) expect([path, (await fetch(worker.url + path)).status]).toEqual([path, 404]);
  });

  test('deadlines that two of them sweep are fired once, and each message leaves once', { timeout: 300_000 }, async () => {
    const site = await web.call('POST', '/api/locations', { name: 'Lisboa', timeZone: 'Europe/Lisbon' });
    const manager = await web.call('POST', '/api/people', { name: 'Inês', email: 'ines@norte.example', locationId: site.body['id'] });
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    for (let n = 0; n < 12; n += 1) {
      const person = await both.call('POST', '/api/people', { name: `Leaver ${n}`, email: `leaver${n}@norte.example`, managerId: manager.body['id'], locationId: site.body['id'] });
      const opened = await web.call('POST', '/api/cases', { personId: person.body['id'], reason: 'resignation', lastWorkingOn: day });
      expect(opened.status).toBe(201);
    }
    const waiting = await rows<{ id: string }>("select id from deadline where status = 'waiting'");
    expect(waiting.length).toBeGreaterThan(11);
    await sql.query("update deadline set due_at = now() - interval '1 second' where status = 'waiting'");
    await until(() => rows("select 1 from deadline where status = 'waiting' and due_at < now()"), (left) => left.length === 0, 120);
    await until(() => rows("select 1 from message where status in ('queued', 'sending')"), (left) => left.length === 0, 120);
    const sent = await rows<{ id: string }>("select id from message where status = 'sent'");
    expect(sent.length).toBeGreaterThan(11);
    expect(received.length).toBe(sent.length);
    expect(new Set(received).size).toBe(sent.length);
    // One entry a message that left, whichever of them sent it.
    expect(await rows("select entity_id from audit_event where action = 'message.sent' group by 1 having count(*) <> 1")).toEqual([]);
    expect(await rows("select entity_id, action, count(*) from audit_event where action = 'ask.sent' group by 1, 2 having count(*) <> 1")).toEqual([]);
  });

  test('a page that is open at one hears of what another did', async () => {
    const heard = await follow(web);
    await until(() => Promise.resolve(heard.text()), (text) => text.includes('still here'));
    const made = await both.call('POST', '/api/people', { name: 'Heard Elsewhere' });
    expect(made.status).toBe(201);
    // Work that goes on behind may be told of before it.
    const text = await until(() => Promise.resolve(heard.text()), (said) => /event: changed\ndata: \[[^\]]*"person"/.test(said), 20);
    expect(text).not.toContain(String(made.body['id']));
    heard.close();
  });

  test('a key that is revoked at one stops at the other, though that one knew it', async () => {
    const [id] = await rows<{ id: string }>("select id from api_key where name = 'bench'");
    const headers = await signedIn(web);
    const made = await fetch(`${web.url}/api/keys`, { method: 'POST', headers: { ...headers, 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ name: 'to be revoked', permissions: ['people.read'] }) });
    const { key, secret: bearer } = (await made.json()) as { key: { id: string }; secret: string };
    expect(id?.id).not.toBe(key.id);
    const tried = () => fetch(`${both.url}/api/people`, { headers: { authorization: `Bearer ${bearer}` } }).then((reply) => reply.status);
    expect(await tried()).toBe(200);
    const revoked = await fetch(`${web.url}/api/keys/${key.id}/revoke`, { method: 'POST', headers: { ...headers, 'idempotency-key': crypto.randomUUID() }, body: '{}' });
    expect(revoked.status).toBe(200);
    const began = performance.now();
    await until(tried, (status) => status === 401, 9);
    expect(performance.now() - began).toBeLessThan(9_000); // what is remembered without being told lasts ten seconds
  });

  test('they are replaced one after the other, and no request fails', { timeout: 400_000 }, async () => {
    const ready = new Set<Handback>([web, both]);
    let isOver = false;
    const failures: string[] = [];
    let answered = 0;
    /** As a load balancer does: asks each whether it is ready, and sends people there. */
    const watching = (async () => {
      while (!isOver) {
        for (const one of [web, both]) {
          const isReady = await fetch(`${one.url}/readyz`).then((reply) => reply.ok, () => false);
          if (isReady) ready.add(one);
          else ready.delete(one);
        }
        await pause(100);
      }
    })();
    const visitor = async (n: number) => {
      for (let turn = 0; !isOver; turn += 1) {
        const choice = [...ready];
        const one = choice[(n + turn) % choice.length];
        if (one === undefined) failures.push('nobody was ready');
        else {
          const isChange = turn % 5 === 0;
          await (isChange ? one.call('POST', '/api/people', { name: `Rolling ${n} ${turn}` }) : one.call('GET', '/api/people?limit=5')).then(({ status }) => {
            answered += 1;
            if (status >= 400) failures.push(`${status} from ${one === web ? 'web' : 'all'}`);
          }, (error: unknown) => { failures.push(String((error as { cause?: unknown }).cause ?? error)); });
        }
        await pause(60);
      }
    };
    const visitors = [0, 1, 2].map(visitor);
    const replace = async (old: Handback, role: 'web' | 'all', put: (fresh: Handback) => void) => {
      const stopping = old.stop();
      await until(() => Promise.resolve(ready.has(old)), (isThere) => !isThere, 30);
      const fresh = await start(role, old.key);
      await stopping;
      put(fresh);
      await until(() => Promise.resolve(ready.has(fresh)), (isThere) => isThere, 60);
    };
    await replace(web, 'web', (fresh) => { web = fresh; });
    await replace(both, 'all', (fresh) => { both = fresh; });
    isOver = true;
    await Promise.all([...visitors, watching]);
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(50);
  });

  test('a database that crashes and comes back is survived by all of them', { timeout: 300_000 }, async () => {
    const heard = await follow(web);
    const load = [web, both].map(async (one) => {
      const seen: number[] = [];
      for (let n = 0; n < 40; n += 1) {
        seen.push((await one.call('POST', '/api/people', { name: `Through a crash ${n}` }).catch(() => ({ status: 0 }))).status);
        await pause(50);
      }
      return seen;
    });
    await pause(400);
    const [backend] = await rows<{ pid: number }>('select pg_backend_pid() as pid');
    // A process of the server that dies makes the server end all others and recover, as after a crash of the machine.
    process.kill(backend?.pid ?? 0, 'SIGKILL');
    const seen = (await Promise.all(load)).flat();
    // An answer is one that was kept, or says that it was not.
    expect(seen.filter((status) => ![201, 503].includes(status))).toEqual([]);
    for (const one of all()) await until(() => fetch(`${one.url}/readyz`).then((reply) => reply.status, () => 0), (status) => status === 200, 60);
    sql = new pg.Client({ connectionString: databaseUrl });
    await sql.connect();
    const kept = await rows<{ n: number }>("select count(*)::int as n from person where name like 'Through a crash%'");
    expect(kept[0]?.n).toBeGreaterThanOrEqual(seen.filter((status) => status === 201).length);
    const before = heard.text().length;
    await until(async () => {
      await both.call('POST', '/api/people', { name: 'After the crash' });
      await pause(500);
      return heard.text().slice(before);
    }, (text) => text.includes('"person"'), 60);
    heard.close();
    await sql.query("insert into message (id, cause, channel, recipient, kind, subject, body_text, body_html, created_at) values (gen_random_uuid(), 'after-the-crash', 'email', 'after@norte.example', 'note', 's', 't', '<p>t</p>', now())");
    await until(() => rows("select 1 from message where cause = 'after-the-crash' and status = 'sent'"), (found) => found.length === 1, 60);
  });
});

/** The open line of a page: what came so far. */
async function follow(one: Handback): Promise<{ text(): string; close(): void }> {
  const ending = new AbortController();
  const reply = await fetch(`${one.url}/api/live`, { headers: { authorization: `Bearer ${one.key}` }, signal: ending.signal });
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  let said = '';
  void (async () => {
    for await (const part of reply.body as AsyncIterable<Uint8Array>) said += new TextDecoder().decode(part);
  })().catch(() => undefined);
  return { text: () => said, close: () => { ending.abort(); } };
}

async function signedIn(one: Handback): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json', 'x-handback-csrf': '1' };
  const reply = await fetch(`${one.url}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify({ email: 'bench@example.com', password: 'a long password for the bench' }) });
  expect(reply.status).toBe(200);
  return { ...headers, cookie: reply.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ') };
}
