import { readdirSync } from 'node:fs';
import { permissions } from '#domain/access/permission';
import { describe, expect, test } from 'vitest';
import { allRoutes, isRoute } from './all-routes.ts';
import { openApi } from './openapi.ts';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

describe('every route of the API', () => {
  test.each(files)('the routes of %s are collected', async (file) => {
    const exported = Object.values((await import(`${import.meta.dirname}/${file}`)) as object).filter(isRoute);
    const collected = new Set(allRoutes);
    expect(exported.filter((route) => !collected.has(route)).map((route) => route.id)).toEqual([]);
  });

  test('has an id and an address of its own, under /api or where the world looks for well-known things', () => {
    expect(new Set(allRoutes.map((route) => route.id)).size).toBe(allRoutes.length);
    expect(new Set(allRoutes.map((route) => `${route.method} ${route.path.replace(/:\w+/g, ':')}`)).size).toBe(allRoutes.length);
    expect(allRoutes.filter((route) => !/^\/(api|\.well-known)\//.test(route.path)).map((route) => route.id)).toEqual([]);
  });

  test('names a permission that exists, or says that none is needed', () => {
    const known = new Set<string>(['public', 'signed-in', ...permissions]);
    expect(allRoutes.filter((route) => !known.has(route.permission)).map((route) => route.id)).toEqual([]);
  });

  test('names each parameter of its path in its schema', () => {
    const missing = allRoutes.filter((route) => [...route.path.matchAll(/:(\w+)/g)].some(([, name]) => !Object.hasOwn(route.params?.shape ?? {}, name ?? '')));
    expect(missing.map((route) => route.id)).toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  const document = openApi('0.0.0');

  test('describes each route once, and every reference leads somewhere', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.map((operation) => operation.operationId).sort()).toEqual(allRoutes.map((route) => route.id).sort());
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(refs.length).toBeGreaterThan(allRoutes.length);
    expect(refs.filter((name) => !Object.hasOwn(document.components.schemas, name))).toEqual([]);
    expect(JSON.stringify(document).includes('$defs')).toBe(false);
  });

  test('says which permission a route needs, which refusals it gives, and that changes carry a key', () => {
    const open = document.paths['/api/cases']?.['post'];
    expect(open).toMatchObject({ 'x-permission': 'cases.open', security: [{ key: [] }, { session: [] }] });
    expect(Object.keys(open?.responses ?? {})).toEqual(['201', '400', '401', '403', '404', '409', '422', '429']);
    expect(open?.responses['409']?.['x-problem-codes']).toContain('case_open');
    expect(open?.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }));
  });

  test('what is read in a query has the shape it is sent in', () => {
    const limit = document.paths['/api/people']?.['get']?.parameters.find((one) => one.name === 'limit');
    expect(limit).toMatchObject({ in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 200 } });
  });
});
