import { createAsset } from '#contract/assets';
import { cancelPrint, downloadPrint, printLabels, readPrint } from '#contract/labels';
import { createLocation } from '#contract/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../../../../tests/support/read-pdf.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager');
});
afterAll(() => world.close());

const plant = (count: number, model: string) => world.app.run({ kind: 'system', id: 'test', name: 'test' }, async (unit) => {
  const rows = Array.from({ length: count }, (_, at) => ({ id: unit.newId(), asset_tag: `${model}-${String(at).padStart(4, '0')}`, model, created_at: unit.now, updated_at: unit.now }));
  await unit.tx.insertInto('asset').values(rows).execute();
});

describe('labels for a selection', () => {
  test('each chosen asset has its tag in bars and its page as a link, in the order chosen, after the labels already used', async () => {
    const [one, two] = await Promise.all(['L-1', 'L-2'].map((assetTag) => manager.do(createAsset, { body: { assetTag, model: 'MacBook Pro', serialNumber: `SER${assetTag}` } })));
    const bare = await manager.do(createAsset, { body: { model: 'Without a mark' } });
    const job = await manager.do(printLabels, { body: { kind: 'asset', selection: { ids: [two!.id, one!.id, bare.id] }, form: 'a4-63x38', skip: 20 } });
    expect(job).toMatchObject({ status: 'done', total: 3, done: 2, leftOut: 1 });
    const read = await readPdf((await manager.do(downloadPrint, { params: { printId: job.id } })).bytes);
    expect(read.pages).toBe(2);
    expect(read.barcodes.map(({ text, page }) => [page, text]).toSorted()).toEqual([[1, 'L-2'], [1, `http://handback.test/assets/${two!.id}?tag=L-2`], [2, 'L-1'], [2, `http://handback.test/assets/${one!.id}?tag=L-1`]].toSorted());
  });

  test('all that a list finds are drawn behind the request, with their number known', async () => {
    await plant(420, 'Many');
    const begun = await manager.do(printLabels, { body: { kind: 'asset', selection: { query: { where: 'model:is:Many' } }, form: 'a4-38x21' } });
    expect(begun).toMatchObject({ status: 'waiting', total: 420 });
    expect((await manager.try(downloadPrint, { params: { printId: begun.id } })).problem.code).toBe('wrong_state');
    await world.settle();
    expect(await manager.do(readPrint, { params: { printId: begun.id } })).toMatchObject({ status: 'done', done: 420 });
  });

  test('a job that was cancelled draws nothing', async () => {
    const begun = await manager.do(printLabels, { body: { kind: 'asset', selection: { query: { where: 'model:is:Many' } }, form: 'a4-25x10' } });
    await manager.do(cancelPrint, { params: { printId: begun.id } });
    await world.settle();
    expect(await manager.do(readPrint, { params: { printId: begun.id } })).toMatchObject({ status: 'cancelled' });
  });

  test('nobody prints what they may not see, nor reads another’s labels', async () => {
    const site = await manager.do(createLocation, { body: { name: 'Faro', timeZone: 'Europe/Lisbon' } });
    const asset = await manager.do(createAsset, { body: { assetTag: 'SECRET-1' } });
    const scoped = await world.as('technician', { sites: [site.id] });
    const job = await scoped.do(printLabels, { body: { kind: 'asset', selection: { ids: [asset.id] }, form: 'roll-62x29' } });
    expect(job).toMatchObject({ status: 'failed', leftOut: 1 });
    expect((await manager.try(readPrint, { params: { printId: job.id } })).status).toBe(404);
    const hr = await world.as('hr');
    expect((await hr.try(printLabels, { body: { kind: 'asset', selection: { ids: [asset.id] }, form: 'roll-62x29' } })).status).toBe(403);
  });
});
