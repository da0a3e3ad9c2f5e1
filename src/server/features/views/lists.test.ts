import { listAccounts } from '#contract/accounts';
import { listAsks } from '#contract/asks';
import { createAsset, listAssets, updateAsset } from '#contract/assets';
import { listCases, openCase } from '#contract/cases';
import { createLicence, listLicences } from '#contract/licences';
import { listParcels } from '#contract/parcels';
import { createLocation, createPerson, listPeople } from '#contract/people';
import { countList, exportList } from '#contract/views';
import { catalogueOf, type ListKind } from '#domain/list/catalogue';
import { printListQuery } from '#domain/list/list-query';
import { insertRows } from '#server/platform/db/many-rows';
import { system } from '#server/platform/work/actor';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let lisbon: { id: string };
let porto: { id: string };

const routes = { people: listPeople, assets: listAssets, licences: listLicences, accounts: listAccounts, cases: listCases, asks: listAsks, parcels: listParcels } as const;
type Row = { id: string };
type Asked = { q?: string; where?: readonly string[]; sort?: string; columns?: string; limit?: number; after?: string };

async function page(client: Client, kind: ListKind, query: Asked): Promise<{ rows: Row[]; next: string | null; total: number | null }> {
  return (await client.do(routes[kind], { query: query as never })) as never;
}

/** Every row of a question, page by page. */
async function walk(client: Client, kind: ListKind, query: Asked, limit = 7): Promise<{ ids: string[]; total: number | null }> {
  const ids: string[] = [];
  let [after, total]: [string | undefined, number | null] = [undefined, null];
  do {
    const found = await page(client, kind, { ...query, limit, ...(after === undefined ? {} : { after }) });
    if (after === undefined) total = found.total;
    ids.push(...found.rows.map((row) => row.id));
    after = found.next ?? undefined;
  } while (after !== undefined);
  return { ids, total };
}

async function fileOf(client: Client, kind: ListKind, query: Asked): Promise<string[][]> {
  const reply = await client.try(exportList, { params: { list: kind }, query: { mark: 'false', ...query } as never });
  expect(reply.status, reply.text).toBe(200);
  return reply.text.trimEnd().split('\r\n').map((line) => line.split(','));
}

const kinds = Object.keys(routes) as ListKind[];
const pick = <T,>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** People and assets with everything missing somewhere, and many ties. */
async function fill(): Promise<void> {
  await world.app.run(system('test'), async (unit) => {
    const at = unit.now;
    const people = Array.from({ length: 40 }, (_, n) => ({
      id: unit.newId(), name: `${pick(['Ana', 'Álvaro', 'zoë', 'Bruno'], n)} ${pick(['Sousa', 'Müller', 'Núñez', 'O’Neil', 'Ruiz'], n * 3)}${n < 5 ? '' : ` ${n % 9}`}`, employee_number: n % 3 === 0 ? null : `E${n}`,
      department: pick(['IT', null, 'Legal'], n), location_id: pick([lisbon.id, porto.id, null], n), ends_on: n % 4 === 0 ? `2026-0${1 + (n % 6)}-10` : null, created_at: at, updated_at: at,
    }));
    await insertRows(unit.tx, 'person', people);
    const assets = Array.from({ length: 90 }, (_, n) => ({
      id: unit.newId(), asset_tag: n % 5 === 0 ? null : `T-${String(n).padStart(3, '0')}`, serial_number: n % 2 === 0 ? `SN${n * 7919}` : null, model: pick(['T14', 'MacBook', null, 'Ü-Book'], n), category: pick(['laptop', 'phone'], n),
      status: pick(['in_use', 'ready', 'missing'], n), location_id: pick([lisbon.id, porto.id, null], n * 7 + (n % 2)), purchased_on: n % 3 === 0 ? null : `202${n % 5}-0${1 + (n % 9)}-1${n % 9}`,
      purchase_cost: n % 4 === 0 ? null : String(n * 10), on_hold: n % 11 === 0, assignee_kind: n % 6 === 0 ? 'person' : null, assignee_id: n % 6 === 0 ? pick(people, n).id : null,
      custom: { Colour: pick(['red', 'blue', ''], n), Weight: pick(['2', '10', 'heavy'], n) }, created_at: at, updated_at: at,
    }));
    await insertRows(unit.tx, 'asset', assets);
    await insertRows(unit.tx, 'asset_custody', assets.map((asset, n) => ({ asset_id: asset.id, seq: 1, custodian_kind: n % 3 === 0 ? 'unaccounted' : 'person', custodian_id: n % 3 === 0 ? null : pick(people, n).id, since: at })));
    await insertRows(unit.tx, 'account', people.slice(0, 30).map((person, n) => ({ id: unit.newId(), person_id: person.id, system: pick(['Okta', 'Figma'], n), username: `user${n}`, is_privileged: n % 5 === 0, created_at: at, updated_at: at })));
  });
  for (let n = 0; n < 9; n += 1) await manager.do(createLicence, { body: { product: `Product ${n % 4}`, vendor: pick(['Acme', null], n), licenceKey: `KEY-${n}`, seatsTotal: n, renewsOn: n % 2 === 0 ? null : '2027-01-01' } });
}

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager');
  lisbon = await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon' } });
  porto = await manager.do(createLocation, { body: { name: 'Porto', timeZone: 'Europe/Lisbon' } });
  await fill();
});
afterAll(() => world.close());

describe('every list', () => {

  test.each(kinds)('%s: any order covers every row exactly once, and counts them', async (kind) => {
    const all = (await walk(manager, kind, {}, 100)).ids.toSorted();
    for (const field of catalogueOf(kind).fields.filter((one) => one.sortable)) {
      for (const sort of [field.id, `-${field.id}`]) {
        const walked = await walk(manager, kind, { sort }, 37);
        expect(walked.ids.toSorted(), sort).toEqual(all);
        expect(walked.total, sort).toBe(all.length);
      }
    }
  }, 240_000);

  test.each(kinds)('%s: every field can be narrowed by, and with its opposite makes the whole', async (kind) => {
    const all = await page(manager, kind, {});
    for (const field of catalogueOf(kind).fields.filter((one) => one.filterable)) {
      const [one, other] = field.type === 'flag' ? ['is:yes', 'is:no'] : ['empty', 'filled'];
      const [first, second] = [await page(manager, kind, { where: [`${field.id}:${one}`] }), await page(manager, kind, { where: [`${field.id}:${other}`] })];
      expect((first.total ?? 0) + (second.total ?? 0), field.id).toBe(all.total);
    }
  });

  test.each(kinds)('%s: what is not understood is refused by name, not passed over', async (kind) => {
    const reply = await manager.try(routes[kind], { query: { where: ['colour:is:red'] } as never });
    expect(reply.problem).toMatchObject({ status: 400, code: 'filter_unreadable', reason: 'unknown_field' });
  });

  test.each(kinds)('%s: the file has every field that may be written out', async (kind) => {
    const fields = catalogueOf(kind).fields.filter((one) => one.exportable);
    const lines = await fileOf(manager, kind, { columns: fields.map((one) => one.id).join(',') });
    expect(lines[0]).toEqual(fields.map((one) => one.label));
  });
});

describe('columns', () => {
  test.each(kinds)('%s: every field of the catalogue comes with the rows that ask for it, as the file has it', async (kind) => {
    const fields = catalogueOf(kind).fields.filter((one) => one.exportable);
    const { rows } = await page(manager, kind, { columns: fields.map((one) => one.id).join(','), limit: 3 });
    for (const row of rows as (Row & { cells?: object })[]) expect(Object.keys(row.cells ?? {}).sort()).toEqual(fields.map((one) => one.id).sort());
    expect((await page(manager, kind, { limit: 1 })).rows.every((row) => !('cells' in row))).toBe(true);
  });

  test('a search with columns finds and counts as without them', async () => {
    const plain = await page(manager, 'assets', { q: 'book t-', sort: '-purchased', limit: 200 });
    const asked = await page(manager, 'assets', { q: 'book t-', sort: '-purchased', limit: 200, columns: 'supplier,cost' });
    expect([asked.total, asked.rows.map((row) => row.id)]).toEqual([plain.total, plain.rows.map((row) => row.id)]);
    expect(plain.total).toBeGreaterThan(0);
  });
});

describe('filters that combine', () => {
  const conditions = ['status:is:in_use,ready', 'status:not:missing', 'location:is:', 'purchased:before:2023-01-01', 'purchased:empty', 'model:contains:book', 'model:starts:T', 'cost:more:200', 'cost:between:100,500', 'hold:is:yes', 'assignee:filled',
    'custodian:is:unaccounted', 'custom.Colour:is:red', 'custom.Weight:filled', 'category:not:phone', 'tag:contains:T-0,T-1', 'serial:empty'];

  test('any filter, order and page size covers every row exactly once; the count and the file are of the same rows', async () => {
    const ready = conditions.map((one) => (one.endsWith(':is:') ? `${one}${lisbon.id}` : one));
    const sorts = catalogueOf('assets').fields.filter((one) => one.sortable).flatMap((one) => [one.id, `-${one.id}`]);
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...ready), { maxLength: 3 }), fc.constantFrom(...sorts), fc.integer({ min: 1, max: 40 }), async (where, sort, limit) => {
      const walked = await walk(manager, 'assets', { where, sort }, Math.max(limit, 4));
      expect(new Set(walked.ids).size).toBe(walked.ids.length);
      expect(walked.total).toBe(walked.ids.length);
      expect((await manager.do(countList, { params: { list: 'assets' }, query: { where } as never })).total).toBe(walked.ids.length);
      const each = await Promise.all(where.map(async (one) => new Set((await walk(manager, 'assets', { where: [one] }, 100)).ids)));
      for (const id of walked.ids) expect(each.every((ids) => ids.has(id))).toBe(true);
      expect((await fileOf(manager, 'assets', { where, sort, columns: 'category' })).length - 1).toBe(walked.ids.length);
    }), { numRuns: 10 });
  }, 240_000);

  test('the file has the rows of the list in its order', async () => {
    const tags = (await manager.do(listAssets, { query: { where: ['model:contains:book', 'tag:filled'], sort: '-tag', limit: 200 } })).rows.map((row) => row.assetTag);
    expect(tags.length).toBeGreaterThan(10);
    expect((await fileOf(manager, 'assets', { where: ['model:contains:book', 'tag:filled'], sort: '-tag', columns: 'tag' })).slice(1).map(([tag]) => tag)).toEqual(tags);
  });

  test('days are days of the calendar: before, after and between meet without a gap', async () => {
    const count = async (where: string[]) => (await page(manager, 'assets', { where })).total ?? 0;
    const filled = await count(['purchased:filled']);
    expect(await count(['purchased:before:2022-03-03']) + await count(['purchased:is:2022-03-03']) + await count(['purchased:after:2022-03-03'])).toBe(filled);
    expect(await count(['purchased:between:2020-01-01,2029-12-31'])).toBe(filled);
    const total = await count([]);
    expect(await count(['created:is:2026-11-02'])).toBeGreaterThan(0);
    expect(await count(['created:last:1']) + await count(['created:before:2026-11-01'])).toBe(total);
  });

  test('a custom value that is not of its type is nothing, and no error', async () => {
    const found = await page(manager, 'assets', { where: ['custom.Weight:is:heavy'], columns: 'tag,custom.Weight' });
    expect(found.rows[0]).toMatchObject({ custom: { Weight: 'heavy' } });
    expect(printListQuery({ q: '', where: [], sort: null, columns: ['custom.Weight'] }).columns).toBe('custom.Weight');
  });

  test('a cursor that is not ours begins again instead of breaking', async () => {
    expect((await page(manager, 'assets', { after: 'nonsense' })).rows.length).toBeGreaterThan(0);
  });
});

describe('search', () => {
  test.each([['without its accents', 'muller', 'Müller'], ['in other letters', 'MÜLLER', 'Müller'], ['word by word in any order', 'sousa ana', 'Ana Sousa'], ['with what is special in a pattern', 'o’neil', 'O’Neil']])('a person is found %s', async (_, q, name) => {
    const found = await manager.do(listPeople, { query: { q } });
    expect(found.rows.length).toBeGreaterThan(0);
    for (const row of found.rows) expect(row.name).toMatch(new RegExp(name.split(' ').map((word) => `(?=.*${word})`).join('')));
  });

  test('a licence is found by a fragment of its key, which is not shown', async () => {
    const found = await manager.do(listLicences, { query: { q: 'key-7' } });
    expect(found.rows).toHaveLength(1);
    expect(JSON.stringify(found.rows)).not.toContain('KEY-7');
  });

  test.each(['%', '_', '\\', "'", 'a\\%b'])('%s is itself', async (q) => {
    expect((await manager.do(listAssets, { query: { q } })).total).toBe(0);
  });

  test('a corrected serial number is found by what it is now', async () => {
    const made = await manager.do(createAsset, { body: { serialNumber: 'OLD-111-XYZ' } });
    await manager.do(updateAsset, { params: { assetId: made.id }, body: { serialNumber: 'NEW-222-XYZ', version: made.version } });
    expect((await manager.do(listAssets, { query: { q: 'new222' } })).rows.map((row) => row.id)).toEqual([made.id]);
    expect((await manager.do(listAssets, { query: { q: 'OLD-111' } })).rows).toEqual([]);
  });
});

describe('who sees what', () => {
  test('somebody of one site sees its rows only: in pages, counts, searches and files', async () => {
    const local = await world.as('technician', { sites: [porto.id] });
    for (const query of [{}, { q: 't-' }, { where: ['status:is:in_use'] }, { where: ['location:empty'] }, { sort: '-purchased' }] satisfies Asked[]) {
      const theirs = await walk(local, 'assets', query);
      const whole = await manager.do(listAssets, { query: { ...query, where: [...((query as Asked).where ?? []), `location:is:${porto.id}`], limit: 200 } });
      expect(theirs.ids.toSorted()).toEqual(whole.rows.map((row) => row.id).toSorted());
      expect(theirs.total).toBe(whole.rows.length);
      expect((await fileOf(local, 'assets', { ...query, columns: 'category' })).length - 1).toBe(whole.rows.length);
    }
  });

  test('an embargoed case is in no page, count, search or file of somebody outside its circle', async () => {
    const secret = await manager.do(createPerson, { body: { name: 'Quiet Vanishing', locationId: lisbon.id } });
    const held = await manager.do(openCase, { body: { personId: secret.id, reason: 'redundancy', lastWorkingOn: '2026-12-18', embargoUntil: '2026-12-10T09:00:00.000Z' } });
    const other = await world.as('asset_manager');
    expect((await walk(manager, 'cases', {})).ids).toContain(held.id);
    for (const query of [{}, { q: 'vanishing' }, { where: [`person:is:${secret.id}`] }, { where: ['late:is:no'] }] satisfies Asked[]) {
      expect((await walk(other, 'cases', query)).ids).not.toContain(held.id);
      expect((await page(other, 'cases', query)).total).toBe((await walk(other, 'cases', query)).ids.length);
      expect((await fileOf(other, 'cases', { ...query, columns: 'person' })).flat()).not.toContain('Quiet Vanishing');
    }
    for (const kind of ['parcels', 'asks', 'accounts'] as const) expect((await page(other, kind, { q: 'vanishing' })).total).toBe(0);
  });

  test('a list is as closed in its file and its count as on its page', async () => {
    const hr = await world.as('hr');
    expect((await hr.try(exportList, { params: { list: 'licences' } })).status).toBe(403);
    expect((await hr.try(countList, { params: { list: 'licences' } })).status).toBe(403);
  });
});
