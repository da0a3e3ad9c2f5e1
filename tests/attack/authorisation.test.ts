/**
 * Every route, as each of the eight roles, as nobody, and with keys that hold
 * all but what it asks for, or nothing else. What is expected is made from the
 * contract's declared permission and the domain's table of roles; the server's
 * own check has no part in it. People come in by real links, machines by real keys.
 */
import { allRoutes } from '#contract/all-routes';
import { keyPermissions } from '#contract/members';
import type { RouteObject } from '#contract/route';
import { permissionsOfRole, roles, type Permission, type Role } from '#domain/access/permission';
import { listDefinitions, type ListKind } from '#domain/list/catalogue';
import { countList, exportList } from '#contract/views';
import { readRelated, readStory } from '#contract/history';
import { listBulk, listBulkRows, readBulk, startBulk } from '#contract/bulk';
import { printLabels } from '#contract/labels';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFrontDoor, type FrontDoor, type Heard, type Who } from '../support/front-door.ts';

let door: FrontDoor;
const people = new Map<Role, Who>();

beforeAll(async () => {
  door = await openFrontDoor();
  for (const role of roles) people.set(role, await door.join([role]));
});
afterAll(() => door.close());

/** What a visitor may call; another one is a decision, made here. */
const openToAll = ['audit.key', 'auth.checkSetup', 'auth.redeemLink', 'auth.sendLink', 'auth.setup', 'auth.signIn'];

/**
 * What every signed-in member may call, whatever their role; another one is a
 * decision, made here. What these give out is bounded inside, which is held below.
 */
const openToMembers = [
  'bulk.apply', 'bulk.cancel', 'bulk.list', 'bulk.read', 'bulk.rows', 'bulk.start', 'bulk.undo', 'fields.list', 'history.read', 'history.related',
  'labels.cancel', 'labels.file', 'labels.print', 'labels.read', 'lists.count', 'lists.export', 'live.follow', 'locations.list', 'members.setOwnPin', 'places.list', 'places.read',
  'search.find', 'session.read', 'session.signOut', 'session.signOutEverywhere', 'today.counts', 'views.create', 'views.delete', 'views.list', 'views.prefer', 'views.update',
];

const nobodyHasIt = '00000000-0000-4000-8000-000000000000';
const paramsOf = (route: RouteObject) => Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => [name ?? '', nobodyHasIt]));

/** A request that gets past the door only: no body, no key of its own, ids that nobody has. */
const knock = (route: RouteObject, who: Who): Promise<Heard> => door.ask(route, who, { params: paramsOf(route), headers: route.method === 'GET' ? {} : { 'idempotency-key': '' } });

/** Would do what it is for, or stays open, as it needs neither a thing nor a body; it has tests of its own. */
const actsAtOnce = new Set(['backups.make', 'demo.load', 'live.follow', 'session.signOut', 'session.signOutEverywhere']);

const named = allRoutes.filter((route): route is RouteObject & { permission: Permission } => route.permission !== 'public' && route.permission !== 'signed-in');

const gotIn = ({ status, code }: Heard): boolean => status !== 401 && !(status === 403 && code === 'forbidden');

/** Routes where the answer at the door was not the one of the table. */
async function wrongDoors(routes: readonly RouteObject[], who: Who, may: (route: RouteObject) => boolean): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    if (may(route) && actsAtOnce.has(route.id)) continue;
    const heard = await knock(route, who);
    if (gotIn(heard) !== may(route)) wrong.push(`${route.id} (${route.permission}): ${heard.status} ${heard.code ?? ''}`);
  }
  return wrong;
}

describe('the doors', () => {
  test('open to anybody, and open to every member, are those that somebody decided on', () => {
    expect(allRoutes.filter((route) => route.permission === 'public').map((route) => route.id)).toEqual(openToAll);
    expect(allRoutes.filter((route) => route.permission === 'signed-in').map((route) => route.id)).toEqual(openToMembers);
  });

  test('of the contract are all served, and nothing is served beside them but what this names', () => {
    const inTheContract = new Set(allRoutes.map((route) => `${route.method} ${route.path}`));
    expect([...inTheContract].filter((route) => !served().includes(route))).toEqual([]);
    expect(served().filter((route) => !inTheContract.has(route) && !route.startsWith('HEAD ') && !route.endsWith('.css')).sort()).toEqual([
      'GET /a/:token', 'GET /a/:token/cant', 'GET /a/:token/help', 'GET /a/:token/later', 'GET /a/:token/not-me', 'GET /a/:token/slip.pdf', 'GET /docs/api', 'GET /healthz', 'GET /metrics', 'GET /openapi.json',
      'GET /r/:token', 'GET /r/:token/receipt.pdf', 'GET /readyz', 'POST /a/:token', 'POST /a/:token/cant', 'POST /a/:token/fresh', 'POST /a/:token/help', 'POST /a/:token/later', 'POST /a/:token/not-me', 'POST /a/:token/take-back',
    ]);
  });
});

describe('nobody', () => {
  test('is asked to sign in, everywhere but at the door', async () => {
    expect(await wrongDoors(allRoutes.filter((route) => route.permission !== 'public'), {}, () => false)).toEqual([]);
  });

  test.each([
    ['a session that was made up', { cookie: 'handback.session_token=made.up' }],
    ['a key that was made up', { bearer: 'hb_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG' }],
  ])('with %s is nobody', async (_, who) => {
    expect(await wrongDoors(named, who, () => false)).toEqual([]);
  });
});

describe('a member', () => {
  test.each(roles)('who is %s gets in where the table says so, and nowhere else', async (role) => {
    const may = (route: RouteObject) => route.permission === 'signed-in' || permissionsOfRole[role].includes(route.permission as Permission);
    expect(await wrongDoors(allRoutes.filter((route) => route.permission !== 'public'), people.get(role)!, may)).toEqual([]);
  });
});

describe('a key', () => {
  const asked = [...new Set(named.map((route) => route.permission))];
  test.each(asked)('with everything but %s is refused where that is asked for', async (permission) => {
    const key = await door.keyWith(keyPermissions.filter((one) => one !== permission));
    expect(await wrongDoors(named.filter((route) => route.permission === permission), key, () => false)).toEqual([]);
  });

  test.each(keyPermissions.filter((one) => asked.includes(one)))('with %s alone gets in there, and nowhere else', async (permission) => {
    const key = await door.keyWith([permission]);
    expect(await wrongDoors(named, key, (route) => route.permission === permission)).toEqual([]);
  });
});

describe('what is open to every member gives each only what their role may read', () => {
  const lists = Object.keys(listDefinitions) as ListKind[];
  test.each(roles)('lists, their counts and files, to %s', async (role) => {
    for (const list of lists) {
      const may = permissionsOfRole[role].includes(pageOf(list));
      for (const route of [countList, exportList]) expect([list, route.id, gotIn(await door.ask(route, people.get(role), { params: { list } }))]).toEqual([list, route.id, may]);
    }
  });

  test.each(roles)('stories, labels and changes of many, to %s', async (role) => {
    const holds = (permission: Permission) => permissionsOfRole[role].includes(permission);
    const who = people.get(role)!;
    for (const [kind, list] of [['person', 'people'], ['asset', 'assets'], ['licence', 'licences'], ['account', 'accounts'], ['ask', 'asks'], ['parcel', 'parcels']] as const) {
      for (const route of [readStory, readRelated]) expect([kind, route.id, gotIn(await door.ask(route, who, { params: { kind, recordId: nobodyHasIt } }))]).toEqual([kind, route.id, holds(pageOf(list))]);
    }
    const selection = { ids: [nobodyHasIt] };
    for (const [kind, permission] of [['person', 'people.write'], ['asset', 'assets.write'], ['licence', 'licences.write'], ['account', 'accounts.write']] as const) {
      const heard = await door.ask(startBulk, who, { body: { kind, selection, changes: [{ field: 'department', do: 'clear' }] } });
      expect([kind, heard.code === 'forbidden']).toEqual([kind, !holds(permission)]);
    }
    for (const [kind, permission] of [['asset', 'assets.read'], ['parcel', 'pickups.run']] as const) {
      const heard = await door.ask(printLabels, who, { body: { kind, selection, form: 'a4-63x38' } });
      expect([kind, heard.code === 'forbidden']).toEqual([kind, !holds(permission)]);
    }
  });

  test('a change of many that another began, to nobody who may not read such records', async () => {
    const { rows } = await door.database.pool.query<{ id: string }>(`insert into bulk_change (id, kind, status, selection, changes, total, made_by, actor, beat_at, created_at)
      values (gen_random_uuid(), 'person', 'previewed', '{}', '[]', 0, null, '{"kind":"system","name":"Somebody"}', now(), now()) returning id`);
    const bulkId = rows[0]?.id ?? '';
    for (const role of roles) {
      const may = permissionsOfRole[role].includes('people.read');
      expect([role, (await door.ask(listBulk, people.get(role))).text.includes(bulkId)]).toEqual([role, may]);
      for (const route of [readBulk, listBulkRows]) expect([role, route.id, (await door.ask(route, people.get(role), { params: { bulkId } })).status]).toEqual([role, route.id, may ? 200 : 404]);
    }
  });
});

/** What the page of a list asks for, as the contract says it. */
function pageOf(list: ListKind): Permission {
  const page = named.find((route) => route.id === `${list}.list`);
  if (page === undefined) throw new Error(`No route lists ${list}`);
  return page.permission;
}

/** What the server answers, as `METHOD path`, read from the tree it prints of its own routes. */
function served(): string[] {
  const found: string[] = [];
  const above: string[] = [];
  for (const line of door.app.http.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, stem, label, methods] = /^([│├└─\s]*)(\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (label === undefined) continue;
    const depth = (stem ?? '').length / 4;
    above[depth] = label;
    for (const method of (methods ?? '').split(', ').filter(Boolean)) found.push(`${method} ${above.slice(1, depth + 1).join('')}`);
  }
  return found;
}
