/** What every kind of answer says to a browser: where scripts may come from, that nobody frames it, that nobody guesses its type. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listPeople } from '#contract/people';
import { exportList } from '#contract/views';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asked, visitor } from '../support/asked.ts';
import { furnished } from '../support/coming-home.ts';
import { openFrontDoor, type FrontDoor } from '../support/front-door.ts';
import { openWorld, type World } from '../support/world.ts';

let door: FrontDoor;
let world: World;
let folder: string;
const kinds = new Map<string, Record<string, unknown>>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-headers-'));
  await mkdir(join(folder, 'built'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Handback</title>');
  await writeFile(join(folder, 'built', 'main-1a2b.js'), 'void 0;');
  await writeFile(join(folder, 'built', 'main-1a2b.js.gz'), gzipSync('void 0;'));
  door = await openFrontDoor({ webFolder: folder });
  world = await openWorld({ at: '2026-11-16T09:00:00.000Z' });
  const owner = await world.as('owner');
  const who = await asked(world, owner, await furnished(owner));
  const helper = visitor(world);
  const html = { accept: 'text/html' };
  const note = (kind: string, { headers, status }: { headers: Record<string, unknown>; status: number }, expected: number) => {
    if (status !== expected) throw new Error(`${kind}: ${status}`);
    kinds.set(kind, headers);
  };
  note('console', await door.get('/cases/anything', html), 200);
  note('script of the console', await door.get('/built/main-1a2b.js'), 200);
  note('answer of the API', await door.ask(listPeople, door.owner), 200);
  note('download', await door.ask(exportList, door.owner, { params: { list: 'people' } }), 200);
  note('refusal', await door.ask(listPeople), 401);
  note('address that does not exist', await door.get('/api/nothing'), 404);
  note('form that is too large', await door.post('/a/x', { note: 'x'.repeat(1_100_000) }), 413);
  note('change from another site, as a page', await door.post('/a/x', {}, { ...html, 'sec-fetch-site': 'cross-site' }), 403);
  note('description of the API', await door.get('/openapi.json'), 200);
  note('description of the API, as a page', await door.get('/docs/api', html), 200);
  note('health', await door.get('/healthz'), 200);
  note('metrics', await door.get('/metrics'), 200);
  note('page without a login', await helper.open(who.leaverLink), 200);
  note('page without a login, of an unknown link', await helper.open('/a/unknown'), 404);
  note('answer on it', await helper.post(`${who.leaverLink}/later`, { on: '2026-11-18' }), 303);
  note('style of it', await helper.open(/href="(\/a\/style-[^"]+)"/.exec((await helper.open(who.leaverLink)).html)?.[1] ?? ''), 200);
  await helper.post(who.leaverLink, Object.fromEntries([...who.assetIds.map((id) => [`c.${id}`, 'have']), ['way', 'mailroom'], ['battery', 'safe']]));
  note('PDF on it', await helper.open(`${who.leaverLink}/slip.pdf`), 200);
});
afterAll(async () => {
  await door.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const policyOf = (headers: Record<string, unknown>) => new Map(String(headers['content-security-policy'] ?? '').split(';').map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name ?? '', values.join(' ')]));
const every = (look: (kind: string, headers: Record<string, unknown>) => unknown) => [...kinds].map(([kind, headers]) => [kind, look(kind, headers)]);
const all = (value: unknown) => [...kinds.keys()].map((kind) => [kind, value]);

test('the console’s scripts come compressed to whoever takes that, and plain to others, kept apart', async () => {
  const [taken, plain] = [await door.get('/built/main-1a2b.js', { 'accept-encoding': 'gzip' }), await door.get('/built/main-1a2b.js', { 'accept-encoding': 'identity' })];
  expect([taken.headers['content-encoding'], plain.headers['content-encoding']]).toEqual(['gzip', undefined]);
  expect([taken.headers['content-type'], taken.headers['vary']]).toEqual([plain.headers['content-type'], 'accept-encoding']);
});

describe('every answer', () => {
  test('lets nothing in but what it names, is framed by nobody, and takes no other base', () => {
    expect(every((_, headers) => policyOf(headers).get('default-src'))).toEqual(all("'none'"));
    expect(every((_, headers) => policyOf(headers).get('frame-ancestors'))).toEqual(all("'none'"));
    expect(every((_, headers) => policyOf(headers).get('base-uri'))).toEqual(all("'none'"));
    expect(every((_, headers) => policyOf(headers).get('form-action'))).toEqual(all("'self'"));
  });

  test('runs no script that stands in a page, and none of another host', () => {
    for (const [kind, headers] of kinds) {
      const scripts = policyOf(headers).get('script-src') ?? "'none'";
      expect([kind, /unsafe-inline|'unsafe-eval'|https?:|\*/.test(scripts)]).toEqual([kind, false]);
      for (const [name, values] of policyOf(headers)) expect([kind, name, /https?:|\*/.test(values)]).toEqual([kind, name, false]);
    }
  });

  test('is of the type it says, tells nobody where it was linked, and names its request', () => {
    expect(every((_, headers) => headers['x-content-type-options'])).toEqual(all('nosniff'));
    expect(every((_, headers) => headers['referrer-policy'])).toEqual(all('no-referrer'));
    expect(every((_, headers) => /^[\w-]{36}$/.test(String(headers['x-request-id'])))).toEqual(all(true));
    expect(every((_, headers) => headers['x-powered-by'] ?? headers['server'])).toEqual(all(undefined));
  });

  test('of a Handback that is reached by https tells browsers to stay with it', () => {
    const ofDoor = [...kinds].filter(([kind]) => !/login|on it|of it/.test(kind));
    expect(ofDoor.map(([kind, headers]) => [kind, String(headers['strict-transport-security']).startsWith('max-age=15552000')])).toEqual(ofDoor.map(([kind]) => [kind, true]));
    expect(kinds.get('page without a login')?.['strict-transport-security']).toBeUndefined();
  });

  test('with somebody’s own in it is kept by no cache', () => {
    for (const kind of ['answer of the API', 'download', 'page without a login', 'PDF on it', 'refusal']) expect([kind, kinds.get(kind)?.['cache-control']]).toEqual([kind, 'no-store']);
    expect(kinds.get('script of the console')?.['cache-control']).toContain('immutable');
    expect(kinds.get('console')?.['cache-control']).toBe('no-cache');
  });

  test('a page without a login speaks to nobody and is found by no search', () => {
    for (const kind of ['page without a login', 'PDF on it', 'page without a login, of an unknown link']) {
      expect([kind, policyOf(kinds.get(kind) ?? {}).has('script-src')]).toEqual([kind, false]);
      expect([kind, kinds.get(kind)?.['x-robots-tag']]).toEqual([kind, 'noindex, nofollow']);
    }
  });

  test('a file is saved under its name and never run: what is no PDF is an attachment', () => {
    expect(String(kinds.get('download')?.['content-disposition'])).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(String(kinds.get('PDF on it')?.['content-type'])).toBe('application/pdf');
  });
});
