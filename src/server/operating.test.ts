/** What somebody who runs Handback looks at: figures that the dashboard shows, and spans that a collector takes. */
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPerson, listPeople } from '#contract/people';
import { checkContents, checkServer } from '#server/cli/doctor/database.repo';
import { openPostgres } from '#server/platform/db/open-database';
import { noTracing, openTracing } from '#server/platform/tracing/tracing';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { projectRoot } from '../../scripts/run-command.ts';
import { openWorld, type World } from '../../tests/support/world.ts';

type Panel = { title: string; targets: { expr: string }[] };
const dashboard = JSON.parse(readFileSync(`${projectRoot}/docs/grafana-dashboard.json`, 'utf8')) as { panels: Panel[] };

describe('the figures', () => {
  let world: World;
  let served = '';
  beforeAll(async () => {
    world = await openWorld();
    const owner = await world.as('owner');
    await owner.do(createPerson, { body: { name: 'Somebody Nameable', email: 'nameable@example.test' } });
    await owner.try(listPeople);
    await world.app.jobs.work();
    served = await until(() => world.app.http.inject({ url: '/metrics' }).then((reply) => reply.body), (text) => text.includes('handback_jobs_total{'));
  });
  afterAll(() => world.close());

  test('that the dashboard asks for are all served, with the labels it asks by', () => {
    const wrong = dashboard.panels.flatMap(({ title, targets }) => targets.flatMap(({ expr }) => [...expr.matchAll(/\b((?:handback|process|nodejs)_\w+)(?:\{([^}]*)\})?/g)].flatMap(([, name, given]) => {
      const lines = served.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
      if (lines.length === 0) return [`${title}: ${name} is not served`];
      // `instance` is put there by Prometheus itself.
      const labels = [...(given ?? '').matchAll(/(\w+)\s*=~?"([^"]*)"/g)].filter(([, label]) => label !== 'instance');
      return labels.flatMap(([, label, value]) => (lines.some((line) => line.includes(`${label}="${value}"`)) ? [] : [`${title}: ${name} has no ${label}="${value}"`]));
    })));
    expect(dashboard.panels.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  test('are grouped by labels that they have', () => {
    const wrong = dashboard.panels.flatMap(({ title, targets }) => targets.flatMap(({ expr }) => {
      const names = [...expr.matchAll(/\b(handback_\w+)/g)].map(([, name]) => name ?? '');
      return [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list]) => (list ?? '').split(',').map((label) => label.trim())).filter((label) => !names.some((name) => new RegExp(`^${name}\\{[^}]*\\b${label}=`, 'm').test(served))).map((label) => `${title}: nothing has ${label}`);
    }));
    expect(wrong).toEqual([]);
  });

  test('say how much waits, and nothing of whom', () => {
    expect(served).toMatch(/^handback_waiting\{what="audit_unsealed"\} \d+$/m);
    expect(served).toMatch(/^handback_database_up 1$/m);
    expect(served).not.toMatch(/nameable|example\.test/i);
  });
});

describe('spans', () => {
  type Exported = { resourceSpans: { resource: { attributes: { key: string; value: { stringValue?: string } }[] }; scopeSpans: { spans: { name: string; traceId: string; parentSpanId?: string; spanId: string; attributes: { key: string; value: object }[] }[] }[] }[] };

  test('of requests and of what happens in them reach a collector, in the caller’s trace, and name nobody', async () => {
    const received: Exported[] = [];
    const collector = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        received.push(JSON.parse(Buffer.concat(parts).toString()) as Exported);
        response.setHeader('content-type', 'application/json').end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const { port } = collector.address() as AddressInfo;
    const tracing = await openTracing({ endpoint: `http://127.0.0.1:${port}`, service: 'handback-test', version: 'test', ratio: 1 });
    const world = await openWorld({ tracing });
    const owner = await world.as('owner');
    const made = await owner.do(createPerson, { body: { name: 'Somebody Nameable', email: 'nameable@example.test' } });
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await world.app.http.inject({ url: `/api/people/${made.id}?q=nameable`, headers: { 'x-test-member': owner.member.id, traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
    await world.close(); // sends what is left
    await new Promise<void>((resolve) => { collector.close(() => { resolve(); }); });

    const spans = received.flatMap(({ resourceSpans }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
    const request = spans.find((span) => span.name === 'GET /api/people/:personId');
    expect(request).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331' });
    expect(spans.filter((span) => span.name === 'unit of work' && span.traceId === traceId).map((span) => span.parentSpanId)).toContain(request?.spanId);
    expect(spans.map((span) => span.name)).toContain('POST /api/people');
    expect(received[0]?.resourceSpans[0]?.resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'handback-test' } });
    expect(JSON.stringify(received)).not.toMatch(new RegExp(`nameable|${made.id}`, 'i'));
  });

  test('cost nothing when nobody asked for them: the work is called, and that is all', async () => {
    const work = () => Promise.resolve(7);
    expect(await noTracing.span('x', {}, work)).toBe(7);
    expect(noTracing.watch.toString().replaceAll(/\s/g, '')).toBe('()=>undefined');
  });
});

describe('the doctor, of a database', () => {
  let world: World;
  beforeAll(async () => { world = await openWorld(); });
  afterAll(() => world.close());
  const ofContents = async () => (await checkContents(world.database.pool)).filter((finding) => finding.state !== 'well').map((finding) => `${finding.state} ${finding.about}`);
  const query = (text: string) => world.database.pool.query(text);

  test('finds nothing where nothing is wrong', async () => expect(await ofContents()).toEqual([]));

  test('names a clock that was ahead, work that is not done, messages given up and a key that ends', async () => {
    const owner = await world.as('owner');
    await query(`insert into audit_event (id, at, actor_kind, action, entity_kind, entity_id) values (gen_random_uuid(), now() + interval '2 days', 'system', 'test.done', 'test', '1')`);
    await query(`insert into audit_unsealed (at, event_id, leaf_hash) values (now() - interval '2 hours', gen_random_uuid(), '')`);
    await query(`insert into deadline (id, kind, subject_id, due_at) values (gen_random_uuid(), 'return_by', gen_random_uuid(), now() - interval '1 hour')`);
    await query(`insert into message (id, cause, channel, recipient, kind, subject, body_text, body_html, status, created_at) values (gen_random_uuid(), 'x', 'email', 'x@norte.example', 'note', 's', 't', 'h', 'failed', now())`);
    await query(`insert into api_key (id, name, key_hash, prefix, permissions, created_by, created_at, expires_at) values (gen_random_uuid(), 'ends', 'x', 'x', '{}', '${owner.member.id}', now(), now() + interval '3 days')`);
    expect(await ofContents()).toEqual(['wrong clock', 'wrong audit log', 'look deadlines', 'look mail', 'look keys']);
  });

  test.runIf(inject('database') === 'postgres')('names a user of the server who has neither our role nor the right to make it', async () => {
    const address = new URL(inject('postgresUrl'));
    await query(`do $$ begin create role doctors_stranger login; exception when duplicate_object or unique_violation then null; end $$`);
    address.username = 'doctors_stranger';
    const stranger = openPostgres(address.href, 1);
    try {
      expect((await checkServer(stranger.pool)).filter((finding) => finding.about === 'permissions')).toMatchObject([{ state: 'wrong', todo: expect.stringContaining('grant handback_app') as string }]);
    } finally {
      await stranger.close();
    }
  });
});

async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (let n = 0; n < 600; n += 1) {
    const value = await look();
    if (holds(value)) return value;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error('It did not come to that in time.');
}
