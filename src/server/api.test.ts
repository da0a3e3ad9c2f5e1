import { allRoutes } from '#contract/all-routes';
import { openApi } from '#contract/openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../tests/support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('the API as it is registered', () => {
  test('every route of the contract is served, and nothing is served that the contract does not know', () => {
    expect(world.app.routes.map(({ route }) => route.id).sort()).toEqual(allRoutes.map((route) => route.id).sort());
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
