/**
 * What somebody tries at the doors: guessing who is known, another Host, a
 * session prepared for somebody else, fields that are not theirs to set, more
 * than a door takes. Everybody here comes in as the outside does.
 */
import { Readable } from 'node:stream';
import { checkSetupLink, redeemSignInLink, sendSignInLink, setUp, signIn } from '#contract/auth';
import { allRoutes } from '#contract/all-routes';
import { createAsset, updateAsset } from '#contract/assets';
import { mostFileBytes, receiveFile } from '#contract/imports';
import { createKey, disableMember, inviteMember, updateMember } from '#contract/members';
import { createPerson, listPeople } from '#contract/people';
import { usuallyMostBytes } from '#contract/route';
import { readSession, signOut, signOutEverywhere } from '#contract/session';
import { attachPhoto } from '#contract/station';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFrontDoor, publicUrl, type FrontDoor, type Heard } from '../support/front-door.ts';

let door: FrontDoor;
beforeAll(async () => { door = await openFrontDoor(); });
afterAll(() => door.close());

/** An answer without the number of its request. */
const alike = ({ status, body }: Heard) => ({ status, ...body, instance: '' });

describe('who is known here', () => {
  test('is not told by asking for a link', async () => {
    const member = await door.join(['technician']);
    const known = await door.ask(sendSignInLink, {}, { body: { email: member.email } });
    const unknown = await door.ask(sendSignInLink, {}, { body: { email: 'nobody@elsewhere.example' } });
    expect(alike(unknown)).toEqual(alike(known));
    const { rows } = await door.database.pool.query("select 1 from message where recipient = 'nobody@elsewhere.example'");
    expect(rows).toEqual([]);
  });

  test('is not told by a wrong password', async () => {
    const known = await door.ask(signIn, {}, { body: { email: 'owner@handback.example', password: 'not this one' } });
    const unknown = await door.ask(signIn, {}, { body: { email: 'nobody@elsewhere.example', password: 'not this one' } });
    expect(known).toMatchObject({ status: 401, code: 'sign_in_refused' });
    expect(alike(unknown)).toEqual(alike(known));
  });

  test('is not told by a link: one that was used, one that is over, and one that never was say the same', async () => {
    const member = await door.join(['technician']);
    const used = await door.linkFor(member.email);
    expect((await door.ask(redeemSignInLink, {}, { body: { token: used } })).status).toBe(200);
    const again = await door.ask(redeemSignInLink, {}, { body: { token: used } });
    const never = await door.ask(redeemSignInLink, {}, { body: { token: 'x'.repeat(32) } });
    expect(again).toMatchObject({ code: 'link_spent' });
    expect(alike(never)).toEqual(alike(again));
  });

  test('nobody becomes a second first owner', async () => {
    const body = { token: 'y'.repeat(43), name: 'Eve', email: 'eve@elsewhere.example', password: 'a rather long sentence', organisation: 'Eve' };
    expect((await door.ask(checkSetupLink, {}, { body: { token: body.token } })).code).toBe('link_spent');
    expect((await door.ask(setUp, {}, { body })).code).toBe('link_spent');
    expect((await door.database.pool.query("select 1 from auth_user where email = 'eve@elsewhere.example'")).rows).toEqual([]);
  });

  test('no page of the sign-in library answers beside ours', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/auth/get-session', '/api/auth/magic-link/verify?token=x', '/api/auth/forget-password']) {
      const heard = await door.get(path);
      expect([path, heard.status, heard.code]).toEqual([path, 404, 'not_found']);
      expect((await door.post(path, {}, { 'x-handback-csrf': '1' })).status).toBe(404);
    }
  });
});

describe('a request that says it is for another host', () => {
  test('brings links to the configured address only, in mail and in the description of the API', async () => {
    const member = await door.join(['technician']);
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', origin: 'https://evil.example', referer: 'https://evil.example/' };
    await door.ask(sendSignInLink, {}, { body: { email: member.email }, headers });
    await door.ask(inviteMember, door.owner, { body: { name: 'Invited', email: 'invited@handback.example', roles: ['hr'] }, headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } });
    const { rows } = await door.database.pool.query<{ text: string }>('select body_text || body_html as text from message');
    expect(rows.length).toBeGreaterThan(1);
    for (const { text } of rows) {
      expect(text).not.toContain('evil.example');
      for (const [, host] of text.matchAll(/https?:\/\/([^/"'\s<]+)/g)) expect(host).toBe(new URL(publicUrl).host);
    }
    expect((await door.get('/docs/api', { host: 'evil.example' })).text).not.toContain('evil.example');
  });

  test('is led nowhere: no answer redirects to where it came from', async () => {
    for (const url of ['//evil.example/', '/\\evil.example', '/sign-in?to=https://evil.example', '/a/x?to=//evil.example', '/r/x?lang=//evil.example']) {
      const heard = await door.get(url, { accept: 'text/html', host: 'evil.example' });
      expect([url, heard.headers['location']]).toEqual([url, undefined]);
    }
  });
});

describe('a session', () => {
  test('that was prepared by somebody else is not the one that a sign-in begins', async () => {
    const member = await door.join(['technician']);
    const prepared = 'handback.session_token=prepared-by-eve.c2lnbmF0dXJl';
    const entered = await door.ask(redeemSignInLink, { cookie: prepared }, { body: { token: await door.linkFor(member.email) } });
    expect(entered.status).toBe(200);
    expect(entered.cookie).not.toBe(prepared);
    expect((await door.ask(readSession, { cookie: prepared })).status).toBe(401);
  });

  test('is new with each sign-in, also over one that is open', async () => {
    const member = await door.join(['technician']);
    const entered = await door.ask(redeemSignInLink, member, { body: { token: await door.linkFor(member.email) } });
    expect(entered.cookie).not.toBe(member.cookie);
  });

  test('travels in a cookie that no script reads, over https only, and to nobody else', async () => {
    const member = await door.join(['technician']);
    const entered = await door.ask(redeemSignInLink, {}, { body: { token: await door.linkFor(member.email) } });
    const cookie = [entered.headers['set-cookie']].flat().join('\n');
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Domain=');
  });

  test('that was signed out opens nothing from then on', async () => {
    const member = await door.join(['hr']);
    expect((await door.ask(listPeople, member)).status).toBe(200);
    expect((await door.ask(signOut, member)).status).toBe(200);
    expect((await door.ask(listPeople, member)).status).toBe(401);
  });

  test('ends on every device when its holder says so, and nobody else’s does', async () => {
    const [member, other] = [await door.join(['hr']), await door.join(['hr'])];
    const second = await door.ask(redeemSignInLink, {}, { body: { token: await door.linkFor(member.email) } });
    const ended = await door.ask(signOutEverywhere, { cookie: second.cookie });
    expect(ended.body).toEqual({ ended: 2 });
    for (const cookie of [member.cookie, second.cookie]) expect((await door.ask(listPeople, { cookie })).status).toBe(401);
    expect((await door.ask(listPeople, other)).status).toBe(200);
  });

  test('of a machine cannot end the sign-ins of a person', async () => {
    expect((await door.ask(signOutEverywhere, await door.keyWith(['people.read']))).code).toBe('needs_named_person');
  });

  test('a change that rides on it from another site is refused, whatever it says it is', async () => {
    const member = await door.join(['owner']);
    const body = { name: 'Eve', email: 'eve@elsewhere.example', roles: ['owner'] };
    expect((await door.ask(inviteMember, member, { body, headers: { 'sec-fetch-site': 'cross-site' } })).code).toBe('csrf');
    expect((await door.ask(inviteMember, member, { body, headers: { 'x-handback-csrf': '' } })).code).toBe('csrf');
    expect((await door.post('/a/anything', { answer: 'done' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

describe('fields that are nobody’s to send', () => {
  const planted = { id: '00000000-0000-4000-8000-000000000001', roles: ['owner'], isAdmin: true, createdBy: 'eve', __proto: {}, custody: 'mine' };

  test('are named and refused by every route that takes a body of its own', async () => {
    const taking = allRoutes.filter((route) => route.body !== undefined && route.body !== 'file' && 'shape' in route.body);
    expect(taking.length).toBeGreaterThan(60);
    const owner = await door.join(['owner']);
    const wrong: string[] = [];
    for (const route of taking) {
      const params = Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => [name ?? '', '00000000-0000-4000-8000-000000000000']));
      const heard = await door.ask(route, owner, { params, body: { hb_planted: true } });
      const named = ((heard.body['fields'] ?? []) as { path: string }[]).map((field) => field.path);
      if (heard.status !== 400 || !named.includes('body.hb_planted')) wrong.push(`${route.id}: ${heard.status} ${heard.text.slice(0, 100)}`);
    }
    expect(wrong).toEqual([]);
  });

  test('change nothing of a record: neither its custodian nor its hold, nor who somebody is', async () => {
    const made = await door.ask(createAsset, door.owner, { body: { assetTag: 'MASS-1', category: 'laptop' } });
    expect(made.status).toBe(201);
    const params = { assetId: String(made.body['id']) };
    for (const extra of [{ onHold: true }, { on_hold: true }, { status: 'disposed' }, { custodian: { kind: 'person', id: planted.id } }, planted]) {
      const heard = await door.ask(updateAsset, door.owner, { params, body: { notes: 'x', version: made.body['version'], ...extra } });
      expect([JSON.stringify(extra), heard.status]).toEqual([JSON.stringify(extra), 400]);
    }
    const member = await door.join(['technician']);
    for (const extra of [{ authUserId: 'x' }, { disabledAt: null }, { stationPinHash: 'x' }]) {
      expect((await door.ask(updateMember, door.owner, { params: { memberId: member.memberId }, body: { version: 1, ...extra } })).status).toBe(400);
    }
    const { rows } = await door.database.pool.query("select on_hold, status, version from asset where asset_tag = 'MASS-1'");
    expect(rows).toEqual([{ on_hold: false, status: made.body['status'], version: 1 }]);
  });

  test('a key gets no permission that its maker lacks, and no permission that no key has', async () => {
    expect((await door.ask(createKey, door.owner, { body: { name: 'Too much', permissions: ['members.manage'] } })).status).toBe(400);
  });

  test('nobody but who manages members changes roles, their own neither', async () => {
    const member = await door.join(['asset_manager']);
    expect((await door.ask(updateMember, member, { params: { memberId: member.memberId }, body: { roles: ['owner'], version: 1 } })).code).toBe('forbidden');
    expect((await door.ask(disableMember, member, { params: { memberId: member.memberId } })).code).toBe('forbidden');
  });
});

describe('more than a door takes', () => {
  test('a file over the limit is refused before it is kept', async () => {
    for (const [route, most] of [[receiveFile, mostFileBytes], [attachPhoto, usuallyMostBytes]] as const) {
      const url = route.path.replace(':clientId', '00000000-0000-4000-8000-000000000001');
      const heard = await door.app.http.inject({ method: 'POST', url: `${url}?name=big.csv&type=image/png`, headers: { 'content-type': 'application/octet-stream', 'content-length': String(most + 1), cookie: String(door.owner.cookie), 'x-handback-csrf': '1', 'idempotency-key': 'some key of ours' }, payload: Readable.from([Buffer.alloc(1000)]) });
      expect([heard.statusCode, heard.json()]).toMatchObject([413, { code: 'too_large', limitBytes: most }]);
    }
    expect((await door.database.pool.query('select 1 from stored_file')).rows).toEqual([]);
  });

  test('a form of a page without a login is small', async () => {
    const heard = await door.post('/a/some-link', { note: 'x'.repeat(1024 * 1024 + 1) });
    expect(heard.status).toBe(413);
    expect(heard.text).not.toContain('xxxx');
  });

  test('a body that is no JSON, or of another kind, is refused by name', async () => {
    const send = (contentType: string, payload: string) => door.app.http.inject({ method: 'POST', url: createPerson.path, headers: { 'content-type': contentType, cookie: String(door.owner.cookie), 'x-handback-csrf': '1', 'idempotency-key': 'some key of ours' }, payload });
    for (const [type, payload] of [['application/json', '{"name":'], ['application/xml', '<a/>'], ['text/plain', 'name'], ['application/json', '{"__proto__":{"isAdmin":true},"name":"x"}']] as const) expect((await send(type, payload)).statusCode).toBe(400);
  });
});

describe('too often', () => {
  test('one person is slowed down, and nobody else with them', async () => {
    const busy = await openFrontDoor({ requestsPerMinute: 30 });
    try {
      const [one, other] = [await busy.join(['hr']), await busy.join(['hr'])];
      const answers: Heard[] = [];
      for (let n = 0; n < 40; n += 1) answers.push(await busy.ask(listPeople, one));
      expect(answers[0]?.status).toBe(200);
      expect(answers.at(-1)).toMatchObject({ status: 429, code: 'rate_limited' });
      expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
      expect((await busy.ask(listPeople, other)).status).toBe(200);
    } finally {
      await busy.close();
    }
  });

  test('guessing passwords from one address is slow work, and others still come in', async () => {
    const guess = (from: string) => door.ask(signIn, { from }, { body: { email: 'owner@handback.example', password: 'a guess' } });
    const answers: Heard[] = [];
    for (let n = 0; n < 25; n += 1) answers.push(await guess('192.0.2.1'));
    expect(answers.at(-1)?.code).toBe('rate_limited');
    expect((await guess('192.0.2.2')).code).toBe('sign_in_refused');
  });

  test('a new made-up key with each request does not help', async () => {
    const answers: Heard[] = [];
    for (let n = 0; n < 70; n += 1) answers.push(await door.ask(listPeople, { from: '192.0.2.3', bearer: `hb_made_up_${String(n).padStart(32, '0')}` }));
    expect(answers[0]?.code).toBe('not_signed_in');
    expect(answers.at(-1)?.code).toBe('rate_limited');
    expect((await door.ask(listPeople, { ...door.owner, from: '192.0.2.4' })).status).toBe(200);
  });

  test('a forwarded address is believed of the proxies that stand in front, and of nobody before them', async () => {
    const behind = await openFrontDoor({ trustProxy: 1 });
    try {
      const guess = (n: number) => behind.ask(signIn, { from: '10.0.0.1' }, { body: { email: 'owner@handback.example', password: 'a guess' }, headers: { 'x-forwarded-for': `203.0.113.${n}, 198.51.100.7` } });
      const answers: Heard[] = [];
      for (let n = 0; n < 25; n += 1) answers.push(await guess(n));
      expect(answers.at(-1)?.code).toBe('rate_limited');
    } finally {
      await behind.close();
    }
  });
});
