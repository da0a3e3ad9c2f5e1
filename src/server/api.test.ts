import { allRoutes } from '#contract/all-routes';
import { openApi } from '#contract/openapi';
import { permissions, permissionsOfRole, roles, type Role } from '#domain/access/permission';
import type { RouteObject } from '#contract/route';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../tests/support/world.ts';

let world: World;
const clients = new Map<Role, Client>();

beforeAll(async () => {
  world = await openWorld();
  for (const role of roles) clients.set(role, await world.as(role));
});
afterAll(() => world.close());

/** Everything a visitor may call; another one is a decision, made here. */
const openToAll = ['audit.key', 'auth.redeemLink', 'auth.sendLink', 'auth.setup', 'auth.signIn'];

const nobodyHasIt = '00000000-0000-4000-8000-000000000000';
const addressOf = (route: RouteObject): string => route.path.replace(/:\w+/g, nobodyHasIt);

/** A request that gets past the door only: no body, no key, ids that nobody has. */
const knock = (route: RouteObject, who: string | null) => world.app.http.inject({
  method: route.method, url: addressOf(route), headers: { 'x-handback-csrf': '1', 'content-type': 'application/json', ...(who === null ? {} : { 'x-test-member': who }) }, ...(route.method === 'GET' ? {} : { payload: '{}' }),
});

const isAllowed = (route: RouteObject, role: Role): boolean => route.permission === 'public' || route.permission === 'signed-in' || permissionsOfRole[role].includes(route.permission);

describe('the API as it is registered', () => {
  test('every route of the contract is served, and nothing is served that the contract does not know', () => {
    expect(world.app.routes.map(({ route }) => route.id).sort()).toEqual(allRoutes.map((route) => route.id).sort());
  });

  test('every route declares who may call it', () => {
    const known = new Set<string>(['signed-in', 'public', ...permissions]);
    expect(world.app.routes.filter(({ route }) => !known.has(route.permission)).map(({ route }) => route.id)).toEqual([]);
    expect(world.app.routes.filter(({ route }) => route.permission === 'public').map(({ route }) => route.id).sort()).toEqual(openToAll);
  });
});

describe('who may call what', () => {
  test('a visitor is asked to sign in, everywhere but at the door', async () => {
    const wrong: string[] = [];
    for (const { route } of world.app.routes.filter((one) => one.route.permission !== 'public')) {
      const reply = await knock(route, null);
      if (reply.statusCode !== 401) wrong.push(`${route.id}: ${reply.statusCode}`);
    }
    expect(wrong).toEqual([]);
  });

  test.each(roles)('%s gets in where the table says so, and nowhere else', async (role) => {
    const wrong: string[] = [];
    for (const { route, open } of world.app.routes) {
      const may = isAllowed(route, role);
      // A use case that runs outside a unit is not started here: it might do what it is for.
      if (may && open !== null) continue;
      const reply = await knock(route, clients.get(role)?.member.id ?? null);
      const refused = reply.statusCode === 403 && reply.json<{ code: string }>().code === 'forbidden';
      if (refused === may) wrong.push(`${route.id} (${route.permission}): ${reply.statusCode}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('the description of the API', () => {
  test('is served as the contract says it', async () => {
    const reply = await world.app.http.inject({ url: '/openapi.json' });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual(JSON.parse(JSON.stringify(openApi('test'))));
  });

  test('is readable without JavaScript, under the content policy, with every link leading somewhere', async () => {
    const reply = await world.app.http.inject({ url: '/docs/api' });
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(/<script|\son\w+=|javascript:/i.test(reply.body)).toBe(false);
    for (const route of allRoutes) expect(reply.body.includes(`id="${route.id}"`), route.id).toBe(true);
    const ids = new Set([...reply.body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect([...reply.body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.has(id))).toEqual([]);
  });
});
