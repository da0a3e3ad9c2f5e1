import { createPerson, listPeople } from '#contract/people';
import { sendSignInLink, setUp, signIn } from '#contract/auth';
import { readSession } from '#contract/session';
import { pathOf, type RouteObject } from '#contract/route';
import { buildApp, type App } from '#server/app';
import { prepareSetup } from '#server/features/members/sign-in.service';
import { movableClock } from '#server/platform/clock/clock';
import { randomIds } from '#server/platform/clock/identity';
import { leastFreeBytes, watchFreeSpace } from '#server/platform/config/free-space';
import type { OpenDatabase } from '#server/platform/db/open-database';
import { openLog } from '#server/platform/log/log';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../tests/support/database.ts';

/** A whole Handback with people who sign in, on a disk of which the test says how much is free. */
async function opened() {
  const database = await freshDatabase();
  const disk = { free: leastFreeBytes * 2, at: 0 };
  const space = watchFreeSpace('/data', { now: () => (disk.at += 1_000), read: () => Promise.resolve(disk.free) });
  const app = await buildApp({
    database, clock: movableClock('2026-11-02T09:00:00.000Z'), newId: randomIds, log: openLog('silent'), mailer: null, secret: 'a secret for tests, long enough to sign with', publicUrl: () => 'http://handback.test', version: 'test',
    supervise: false, requestsPerMinute: 100_000, hasRoom: () => space.isEnough(),
  });
  await app.http.ready();
  const token = await prepareSetup(app.run);
  const set = await send(app, setUp, { body: { token, name: 'First Owner', email: 'owner@example.test', password: 'a rather long sentence', organisation: 'Varanda' } });
  return { app, database, disk, cookie: set.cookie };
}

type Sent = { status: number; text: string; code: string | undefined; cookie: string; type: string };
async function send(app: App, route: RouteObject, { body, cookie }: { body?: object; cookie?: string } = {}): Promise<Sent> {
  const response = await app.http.inject({
    method: route.method, url: pathOf(route, undefined), ...(route.method === 'GET' ? {} : { payload: JSON.stringify(body ?? {}) }),
    headers: { 'x-handback-csrf': '1', ...(route.method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': randomIds() }), ...(cookie === undefined ? {} : { cookie }) },
  });
  const answer = JSON.parse(response.body) as { code?: string };
  return { status: response.statusCode, text: response.body, code: answer.code, cookie: /handback\.session_token=[^;]+/.exec([response.headers['set-cookie']].flat().join(';'))?.[0] ?? '', type: String(response.headers['content-type']) };
}

/** As a leaver's browser sends the form of a page. */
const sendForm = async (app: App) => app.http.inject({ method: 'POST', url: '/r/some-token/answer', headers: { accept: 'text/html,application/xhtml+xml', 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, payload: 'answer=done' });

const person = { body: { name: 'Ana Silva', employeeNumber: 'E1' } };

describe('a disk that is full', () => {
  let handback: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => { handback = await opened(); });
  afterAll(() => handback.app.close());

  test('takes no change and says so, in JSON to a program and on a page to a person; reading goes on', async () => {
    const { app, disk, cookie } = handback;
    disk.free = leastFreeBytes - 1;
    expect(await send(app, createPerson, { ...person, cookie })).toMatchObject({ status: 507, code: 'storage_full', type: expect.stringContaining('application/problem+json') as string });
    const page = await sendForm(app);
    expect([page.statusCode, page.headers['content-type'], page.body]).toEqual([507, 'text/html; charset=utf-8', expect.stringContaining('The disk of this Handback is full')]);
    expect(page.body).toContain('nothing is lost');
    expect(await send(app, listPeople, { cookie })).toMatchObject({ status: 200, text: expect.stringContaining('"total":0') as string });
    expect((await app.http.inject({ method: 'GET', url: '/readyz' })).statusCode).toBe(200);
  });

  test('goes on by itself once there is room', async () => {
    const { app, disk, cookie } = handback;
    disk.free = leastFreeBytes;
    expect((await send(app, createPerson, { ...person, cookie })).status).toBe(201);
  });
});

describe('a database that is read-only', () => {
  let handback: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => { handback = await opened(); });
  afterAll(() => handback.app.close());

  /** As on a standby: every connection there is, and every later one. */
  async function takeChanges(database: OpenDatabase, isTaken: boolean): Promise<void> {
    const word = isTaken ? 'off' : 'on';
    const name = ((await database.pool.query('select current_database() as name')).rows as { name: string }[])[0]?.name ?? '';
    if (database.engine === 'postgresql') {
      await database.pool.query(`begin; set transaction read write; alter database "${name}" set default_transaction_read_only = ${word}; commit`);
      await database.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    }
    await database.pool.query(`set default_transaction_read_only = ${word}`);
  }

  test('takes no change and says so; who is signed in goes on reading, also with a sign-in of days ago', async () => {
    const { app, database, cookie } = handback;
    // Old enough that the library would like to renew it.
    await database.pool.query(`update auth_session set expires_at = expires_at - interval '5 days', updated_at = updated_at - interval '5 days'`);
    await takeChanges(database, false);
    expect(await send(app, createPerson, { ...person, cookie })).toMatchObject({ status: 503, code: 'read_only' });
    expect((await send(app, listPeople, { cookie })).status).toBe(200);
    expect((await send(app, readSession, { cookie })).status).toBe(200);
  });

  test('lets nobody in meanwhile, says why, and never that the password is wrong', async () => {
    const { app } = handback;
    expect(await send(app, signIn, { body: { email: 'owner@example.test', password: 'a rather long sentence' } })).toMatchObject({ status: 503, code: 'read_only' });
    expect(await send(app, sendSignInLink, { body: { email: 'owner@example.test' } })).toMatchObject({ status: 503, code: 'read_only' });
  });

  test('goes on by itself once it takes changes again', async () => {
    const { app, database, cookie } = handback;
    await takeChanges(database, true);
    expect((await send(app, createPerson, { ...person, cookie })).status).toBe(201);
  });
});
