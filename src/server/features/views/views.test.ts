import { createAsset } from '#contract/assets';
import { listAudit } from '#contract/audit';
import { createView, deleteView, exportList, readViews, savePreference, updateView } from '#contract/views';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let marta: Client;
let rui: Client;
const list = { list: 'assets' } as const;

beforeAll(async () => {
  world = await openWorld();
  marta = await world.as('asset_manager', { name: 'Marta' });
  rui = await world.as('asset_manager', { name: 'Rui' });
});
afterAll(() => world.close());

let count = 0;
const keep = (client: Client, more: object = {}) => client.do(createView, { params: list, body: { name: `View ${(count += 1)}`, query: { where: ['status:is:ready'], sort: '-purchased' }, ...more } });
const names = async (client: Client) => (await client.do(readViews, { params: list })).rows.map((row) => row.name);

describe('a kept view', () => {
  test('is its owner’s alone until it is shared, and then everybody’s who may read the list', async () => {
    const view = await keep(marta);
    expect(view).toMatchObject({ isMine: true, isShared: false, query: { where: ['status:is:ready'], sort: '-purchased' } });
    expect(await names(rui)).not.toContain(view.name);
    await marta.do(updateView, { params: { viewId: view.id }, body: { isShared: true, version: view.version } });
    expect((await rui.do(readViews, { params: list })).rows.find((row) => row.id === view.id)).toMatchObject({ isMine: false, owner: { name: 'Marta' } });
    expect((await (await world.as('mailroom')).try(readViews, { params: list })).status).toBe(403);
  });

  test('is changed and forgotten by its owner only', async () => {
    const view = await keep(marta, { isShared: true });
    expect((await rui.try(updateView, { params: { viewId: view.id }, body: { name: 'Mine now', version: view.version } })).problem).toMatchObject({ code: 'view_not_yours', owner: 'Marta' });
    expect((await rui.try(deleteView, { params: { viewId: view.id } })).problem.code).toBe('view_not_yours');
    await marta.do(deleteView, { params: { viewId: view.id } });
    expect(await names(rui)).not.toContain(view.name);
  });

  test('somebody else’s private view is not there at all', async () => {
    const view = await keep(marta);
    expect((await rui.try(updateView, { params: { viewId: view.id }, body: { name: 'Found', version: view.version } })).problem.code).toBe('not_found');
  });

  test('two changes of the same version: one wins, the other is told', async () => {
    const view = await keep(marta);
    await marta.do(updateView, { params: { viewId: view.id }, body: { query: { q: 'thinkpad' }, version: view.version } });
    expect((await marta.try(updateView, { params: { viewId: view.id }, body: { name: 'Late', version: view.version } })).problem.code).toBe('conflict');
  });

  test('a name once for one owner; another owner may use it too', async () => {
    const view = await keep(marta);
    expect((await marta.try(createView, { params: list, body: { name: view.name.toUpperCase(), query: {} } })).problem.code).toBe('view_exists');
    expect((await keep(rui, { name: view.name })).isMine).toBe(true);
  });

  test('a question that cannot be read is not kept', async () => {
    expect((await marta.try(createView, { params: list, body: { name: 'Odd', query: { where: ['colour:is:red'] } } })).problem.code).toBe('filter_unreadable');
  });
});

describe('how a reader likes a list', () => {
  test('is remembered for that reader: columns in order, widths, the view it opens with', async () => {
    const view = await keep(marta);
    await marta.do(savePreference, { params: list, body: { columns: ['tag', 'model'], widths: { tag: 200 } } });
    await marta.do(savePreference, { params: list, body: { defaultViewId: view.id } });
    const read = await marta.do(readViews, { params: list });
    expect(read.preference).toEqual({ columns: ['tag', 'model'], widths: { tag: 200 }, defaultViewId: view.id });
    expect(read.rows.find((row) => row.id === view.id)?.isDefault).toBe(true);
    expect((await rui.do(readViews, { params: list })).preference).toEqual({ columns: null, widths: {}, defaultViewId: null });
    await marta.do(deleteView, { params: { viewId: view.id } });
    expect((await marta.do(readViews, { params: list })).preference.defaultViewId).toBeNull();
  });
});

describe('a list as a file', () => {
  test('who took which rows out is in the log, with how many', async () => {
    await marta.do(createAsset, { body: { assetTag: '=HYPERLINK("x")', serialNumber: '0012345678901', model: 'Ex, port' } });
    const file = await marta.try(exportList, { params: list, query: { where: ['model:is:Ex, port'.replace(',', '\\,')], columns: 'tag,serial,model,hold' } });
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(file.headers['x-handback-rows']).toBe('1');
    expect(file.text).toBe('\uFEFFAsset tag,Serial number,Model,Legal hold\r\n"\'=HYPERLINK(""x"")",0012345678901,"Ex, port",no\r\n');
    const { rows: entries } = await marta.do(listAudit, { query: { action: 'list', limit: 5 } });
    expect(entries.slice(0, 2)).toEqual([
      expect.objectContaining({ action: 'list.exported', facts: expect.objectContaining({ rows: 1, list: 'assets', format: 'csv', filteredBy: ['model:is'] }) as object }),
      expect.objectContaining({ action: 'list.export_begun' }),
    ]);
  });

  test('a workbook is one', async () => {
    const file = await marta.try(exportList, { params: list, query: { format: 'xlsx' } });
    expect(file.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(file.text.slice(0, 2)).toBe('PK');
  });
});
