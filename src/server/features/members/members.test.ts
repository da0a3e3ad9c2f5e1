import { checkSetupLink, redeemSignInLink, sendSignInLink, setUp, signIn } from '#contract/auth';
import { createKey, disableMember, enableMember, inviteMember, listKeys, listMemberNames, listMembers, revokeKey, setMemberPin, setOwnPin, updateMember } from '#contract/members';
import { createLocation, listPeople } from '#contract/people';
import { pathOf, type RouteObject } from '#contract/route';
import { nameOrganisation, readSession } from '#contract/session';
import { buildApp, type App } from '#server/app';
import { checkStationPin, membersInRole } from '#server/features/members/find-member.service';
import { prepareSetup } from '#server/features/members/sign-in.service';
import { movableClock } from '#server/platform/clock/clock';
import { randomIds } from '#server/platform/clock/identity';
import type { OpenDatabase } from '#server/platform/db/open-database';
import { openLog } from '#server/platform/log/log';
import { system } from '#server/platform/work/actor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../../../tests/support/database.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

describe('members, as an owner sees them', () => {
  let world: World;
  let owner: Client;
  let count = 0;
  const invite = (more: object = {}) => owner.do(inviteMember, { body: { name: `Colleague ${(count += 1)}`, email: `colleague${count}@example.test`, roles: ['technician'], ...more } });

  beforeAll(async () => {
    world = await openWorld();
    owner = await world.as('owner', { name: 'Olga Owner' });
  });
  afterAll(() => world.close());

  test('who is invited is told by e-mail where to go, once', async () => {
    const site = await owner.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon' } });
    const made = await invite({ email: 'Teo@Example.test', siteIds: [site.id], title: 'Technician' });
    expect(made).toMatchObject({ email: 'teo@example.test', canSignIn: true, hasPin: false, sites: [{ id: site.id, name: 'Lisbon' }] });
    const { rows } = await world.database.pool.query("select body_text from message where kind = 'invitation' and recipient = 'teo@example.test'");
    expect(rows).toHaveLength(1);
    expect(rows[0].body_text).toContain('Olga Owner has let you in');
    expect((await owner.try(inviteMember, { body: { name: 'Again', email: 'teo@example.test', roles: ['hr'] } })).problem).toMatchObject({ code: 'member_exists', member: { id: made.id } });
  });

  test('the last owner neither leaves nor stops being owner; with a second one, either may', async () => {
    const params = { memberId: owner.member.id };
    const { version } = (await owner.do(listMembers)).rows.find((row) => row.id === owner.member.id)!;
    expect((await owner.try(disableMember, { params })).problem.code).toBe('last_owner');
    expect((await owner.try(updateMember, { params, body: { roles: ['technician'], version } })).problem.code).toBe('last_owner');
    const second = await invite({ roles: ['owner'] });
    expect((await owner.do(disableMember, { params: { memberId: second.id } })).disabledAt).not.toBeNull();
  });

  test('two owners disabling each other at once leave one', async () => {
    const extra = await invite({ roles: ['owner'] });
    const replies = await Promise.all([owner.member.id, extra.id].map((memberId) => owner.try(disableMember, { params: { memberId } })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    await world.app.run(system('test'), async (unit) => { await unit.tx.updateTable('member').set({ disabled_at: null }).where('id', '=', owner.member.id).execute(); });
  });

  test('roles and sites change by the version seen; the other is told', async () => {
    const made = await invite();
    const changed = await owner.do(updateMember, { params: { memberId: made.id }, body: { roles: ['hr', 'approver'], version: made.version } });
    expect(changed.roles).toEqual(['hr', 'approver']);
    expect((await owner.try(updateMember, { params: { memberId: made.id }, body: { roles: ['owner'], version: made.version } })).problem.code).toBe('conflict');
    expect((await owner.try(updateMember, { params: { memberId: made.id }, body: { siteIds: [made.id], version: changed.version } })).problem).toMatchObject({ code: 'not_found', what: 'site' });
  });

  test('a disabled member is offered no work, and can be let in again', async () => {
    const made = await invite({ roles: ['security'] });
    const inRole = () => world.app.run(system('test'), async (unit) => (await membersInRole(unit, 'security')).map((row) => row.id));
    expect(await inRole()).toContain(made.id);
    await owner.do(disableMember, { params: { memberId: made.id } });
    expect(await inRole()).not.toContain(made.id);
    expect((await owner.do(listMemberNames)).rows.map((row) => row.id)).not.toContain(made.id);
    expect((await owner.try(disableMember, { params: { memberId: made.id } })).problem).toMatchObject({ code: 'wrong_state', allowed: ['enable'] });
    expect((await owner.do(enableMember, { params: { memberId: made.id } })).canSignIn).toBe(true);
    expect(await inRole()).toContain(made.id);
  });

  test('members of a role are those who work at the site, and those who work everywhere', async () => {
    const [here, there] = [await owner.do(createLocation, { body: { name: 'Here', timeZone: 'UTC' } }), await owner.do(createLocation, { body: { name: 'There', timeZone: 'UTC' } })];
    const [local, far, all] = [await invite({ roles: ['hr'], siteIds: [here.id] }), await invite({ roles: ['hr'], siteIds: [there.id] }), await invite({ roles: ['hr'] })];
    const ids = await world.app.run(system('test'), async (unit) => (await membersInRole(unit, 'hr', here.id)).map((row) => row.id));
    expect(ids).toEqual(expect.arrayContaining([local.id, all.id]));
    expect(ids).not.toContain(far.id);
  });

  test('a PIN opens the station to its member only, and is nowhere kept as it is', async () => {
    const [one, other] = [await invite({ roles: ['mailroom'] }), await invite({ roles: ['mailroom'] })];
    await owner.do(setMemberPin, { params: { memberId: one.id }, body: { pin: '73914' } });
    await owner.do(setMemberPin, { params: { memberId: other.id }, body: { pin: '20586' } });
    const isRight = (id: string, pin: string) => world.app.run(system('station'), (unit) => checkStationPin(unit, id, pin));
    expect([await isRight(one.id, '73914'), await isRight(one.id, '20586'), await isRight(other.id, '73914')]).toEqual([true, false, false]);
    const { rows } = await world.database.pool.query("select (select json_agg(m) from member m)::text || (select json_agg(a) from audit_event a)::text || coalesce((select json_agg(p) from audit_personal p)::text, '') || coalesce((select json_agg(i) from idempotency_key i)::text, '') as text");
    expect(rows[0].text).not.toContain('73914');
    await owner.do(disableMember, { params: { memberId: one.id } });
    expect(await isRight(one.id, '73914')).toBe(false);
    expect(await (await world.as('technician')).do(setOwnPin, { body: { pin: '1234' } })).toEqual({ hasPin: true });
    expect((await owner.try(setMemberPin, { params: { memberId: other.id }, body: { pin: '12' } })).status).toBe(400);
  });

  test('only who manages members sees them; who opens cases sees names and roles, no addresses', async () => {
    const hr = await world.as('hr');
    expect((await hr.try(listMembers)).problem).toMatchObject({ code: 'forbidden', permission: 'members.manage' });
    const names = await hr.try(listMemberNames);
    expect(names.text).toContain('Olga Owner');
    expect(names.text).not.toContain('@');
  });

  test('a key’s secret is shown once and kept as a hash; its name is taken until it is revoked', async () => {
    const { key, secret } = await owner.do(createKey, { body: { name: 'MDM', permissions: ['sightings.write'] } });
    expect(secret.startsWith(key.prefix)).toBe(true);
    const { rows } = await world.database.pool.query("select (select json_agg(k) from api_key k)::text || (select json_agg(a) from audit_event a)::text || coalesce((select json_agg(i) from idempotency_key i)::text, '') as text");
    expect(rows[0].text).not.toContain(secret);
    expect((await owner.try(createKey, { body: { name: 'mdm', permissions: ['people.read'] } })).problem.code).toBe('key_name_taken');
    expect((await owner.do(revokeKey, { params: { keyId: key.id } })).revokedAt).not.toBeNull();
    expect((await owner.try(revokeKey, { params: { keyId: key.id } })).problem.code).toBe('wrong_state');
    await owner.do(createKey, { body: { name: 'MDM', permissions: ['sightings.write'] } });
    expect((await owner.do(listKeys)).rows.filter((row) => row.name === 'MDM')).toHaveLength(2);
  });

  test('no key makes keys or lets people in', async () => {
    expect((await owner.try(createKey, { body: { name: 'Too much', permissions: ['keys.manage' as never] } })).status).toBe(400);
  });
});

describe('members, as they come in by the door', () => {
  let app: App;
  let database: OpenDatabase;
  const clock = movableClock('2026-11-02T09:00:00.000Z');
  const cookieOf = (headers: Record<string, unknown>) => /handback\.session_token=[^;]+/.exec([headers['set-cookie']].flat().join(';'))?.[0] ?? '';
  type Sent = { status: number; body: Record<string, unknown>; cookie: string };
  async function send(route: RouteObject, options: { body?: object; params?: Record<string, string>; cookie?: string; bearer?: string; reader?: string } = {}): Promise<Sent> {
    const response = await app.http.inject({
      method: route.method, url: pathOf(route, options.params), ...(route.method === 'GET' ? {} : { payload: JSON.stringify(options.body ?? {}) }),
      headers: {
        'x-handback-csrf': '1', ...(route.method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': randomIds() }), ...(options.cookie ? { cookie: options.cookie } : {}),
        ...(options.reader ? { 'x-handback-member': options.reader } : {}),
        ...(options.bearer ? { authorization: `Bearer ${options.bearer}` } : {}),
      },
    });
    return { status: response.statusCode, body: JSON.parse(response.body) as Record<string, unknown>, cookie: cookieOf(response.headers) };
  }
  const linkFor = async (email: string): Promise<string> => {
    await send(sendSignInLink, { body: { email } });
    const { rows } = await database.pool.query("select body_text from message where kind = 'sign_in_link' and recipient = $1 order by created_at desc, id desc limit 1", [email]);
    return decodeURIComponent(/token=([\w%-]+)/.exec(rows[0]?.body_text ?? '')?.[1] ?? '');
  };
  let owner: Sent;
  let links: string[];
  let setupLink: { before: Sent; named: Sent; after: Sent };

  beforeAll(async () => {
    database = await freshDatabase();
    app = await buildApp({ database, clock, newId: randomIds, log: openLog('silent'), mailer: null, secret: 'a secret for tests, long enough to sign with', publicUrl: () => 'http://handback.test', version: 'test', supervise: false, requestsPerMinute: 100_000 });
    await app.http.ready();
    // Several processes start on an empty database, and each prints a link.
    links = [];
    for (let process = 0; process < 3; process += 1) links.push((await prepareSetup(app.run)) ?? '');
    const token = links[0] ?? '';
    const before = await send(checkSetupLink, { body: { token } });
    // As the demo company is, that was loaded before anybody owned it.
    await database.pool.query(`insert into setting (key, value, updated_at) values ('organisation', '{"name": "Varanda Labs"}', now())`);
    const named = await send(checkSetupLink, { body: { token } });
    owner = await send(setUp, { body: { token, name: 'First Owner', email: 'owner@example.test', password: 'a rather long sentence', organisation: 'Another' } });
    setupLink = { before, named, after: await send(checkSetupLink, { body: { token } }) };
  });
  afterAll(() => app.close());

  test('the first link says that it works until it was used, and then that it has done its work', () => {
    expect(setupLink.before).toMatchObject({ status: 200, body: { organisation: null } });
    expect(setupLink.after).toMatchObject({ status: 410, body: { code: 'link_spent' } });
  });

  test('an organisation that has a name already is not asked for one, and keeps it', () => {
    expect(setupLink.named).toMatchObject({ status: 200, body: { organisation: 'Varanda Labs' } });
    expect(owner).toMatchObject({ status: 201, body: { organisation: { name: 'Varanda Labs' } } });
  });

  test('of the first links that were printed each works until one was used; then all are spent, and none is made any more', async () => {
    expect(owner.status).toBe(201);
    for (const token of links) {
      expect(await send(setUp, { body: { token, name: 'Late', email: 'late@example.test', password: 'a rather long sentence', organisation: 'Other' } })).toMatchObject({ body: { code: 'link_spent' } });
    }
    expect(await prepareSetup(app.run)).toBeNull();
  });

  test('an invited member signs in by a link; disabled, every session of theirs ends with the same act', async () => {
    expect(owner.status).toBe(201);
    const invited = await send(inviteMember, { cookie: owner.cookie, body: { name: 'Teo', email: 'teo@example.test', roles: ['technician'] } });
    const entered = await send(redeemSignInLink, { body: { token: await linkFor('teo@example.test') } });
    expect(entered).toMatchObject({ status: 200, body: { user: { name: 'Teo' }, roles: ['technician'] } });
    expect((await send(listPeople, { cookie: entered.cookie })).status).toBe(200);
    const params = { memberId: String(invited.body['id']) };
    expect((await send(disableMember, { cookie: owner.cookie, params })).status).toBe(200);
    expect((await send(listPeople, { cookie: entered.cookie })).status).toBe(401);
    const { rows } = await database.pool.query("select s.id from auth_session s join auth_user u on u.id = s.user_id where u.email = 'teo@example.test'");
    expect(rows).toEqual([]);
    await send(enableMember, { cookie: owner.cookie, params });
    expect((await send(listPeople, { cookie: entered.cookie })).status).toBe(401);
    expect((await send(redeemSignInLink, { body: { token: await linkFor('teo@example.test') } })).status).toBe(200);
  });

  test('who has a password keeps it, and every session, when they sign in by a link', async () => {
    const byLink = await send(redeemSignInLink, { body: { token: await linkFor('owner@example.test') } });
    expect(byLink).toMatchObject({ status: 200, body: { user: { name: 'First Owner' } } });
    expect((await send(listPeople, { cookie: owner.cookie })).status).toBe(200);
    expect((await send(signIn, { body: { email: 'owner@example.test', password: 'a rather long sentence' } })).status).toBe(200);
  });

  test('a page that is another member’s than the cookie sends nothing in their name', async () => {
    const me = String(((await send(readSession, { cookie: owner.cookie })).body['user'] as { id: string }).id);
    const named = (reader: string) => send(createLocation, { cookie: owner.cookie, reader, body: { name: `Site of ${reader}`, timeZone: 'Europe/Lisbon' } });
    expect(await named(randomIds())).toMatchObject({ status: 409, body: { code: 'somebody_else' } });
    expect((await named(me)).status).toBe(201);
  });

  test('the organisation is named by who may change settings, and every page carries the name', async () => {
    const named = await send(nameOrganisation, { cookie: owner.cookie, body: { name: 'Varanda & Filhos' } });
    expect(named).toMatchObject({ status: 200, body: { name: 'Varanda & Filhos' } });
    expect((await send(readSession, { cookie: owner.cookie })).body).toMatchObject({ organisation: { name: 'Varanda & Filhos' } });
    expect((await send(nameOrganisation, { cookie: owner.cookie, body: { name: '   ' } })).status).toBe(400);
  });

  test('a change of roles counts from the next request on', async () => {
    const invited = await send(inviteMember, { cookie: owner.cookie, body: { name: 'Hana', email: 'hana@example.test', roles: ['mailroom'] } });
    const { cookie } = await send(redeemSignInLink, { body: { token: await linkFor('hana@example.test') } });
    expect((await send(listPeople, { cookie })).status).toBe(403);
    await send(updateMember, { cookie: owner.cookie, params: { memberId: String(invited.body['id']) }, body: { roles: ['hr'], version: invited.body['version'] } });
    expect((await send(listPeople, { cookie })).status).toBe(200);
    expect((await send(readSession, { cookie })).body['roles']).toEqual(['hr']);
  });

  test('a key does what it was made for, nothing else, and stops when it is revoked or over', async () => {
    const made = await send(createKey, { cookie: owner.cookie, body: { name: 'HR feed', permissions: ['people.read'], expiresAt: '2026-11-03T00:00:00Z' } });
    const bearer = String(made.body['secret']);
    expect((await send(listPeople, { bearer })).status).toBe(200);
    expect((await send(listMembers, { bearer })).status).toBe(403);
    await send(revokeKey, { cookie: owner.cookie, params: { keyId: String((made.body['key'] as { id: string }).id) } });
    expect((await send(listPeople, { bearer })).status).toBe(401);
    const brief = String((await send(createKey, { cookie: owner.cookie, body: { name: 'Brief', permissions: ['people.read'], expiresAt: '2026-11-02T10:00:00Z' } })).body['secret']);
    clock.set('2026-11-02T11:00:00.000Z');
    expect((await send(listPeople, { bearer: brief })).status).toBe(401);
  });
});
