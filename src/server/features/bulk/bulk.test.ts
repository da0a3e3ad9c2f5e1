import { createAsset, listAssets, placeHold, readAsset, updateAsset } from '#contract/assets';
import { applyBulk, cancelBulk, listBulk, listBulkRows, readBulk, startBulk, undoBulk, type BulkChange } from '#contract/bulk';
import { createField } from '#contract/fields';
import { createLocation, createPerson, readPerson } from '#contract/people';
import { readChain } from '#contract/custody';
import { resumeSilentBulks } from '#server/features/bulk/work-on-bulk.service';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let made = 0;

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Marta' });
});
afterAll(() => world.close());

const assetsOf = async (model: string, count: number, rest: Record<string, unknown> = {}) => {
  const list = [];
  for (let at = 0; at < count; at += 1) list.push(await manager.do(createAsset, { body: { assetTag: `B-${(made += 1)}`, model, ...rest } }));
  return list;
};
const ids = (list: readonly { id: string }[]) => list.map((one) => one.id);
const start = (body: Parameters<typeof manager.do<typeof startBulk>>[1]) => manager.do(startBulk, body!);
const apply = (bulk: BulkChange, who = manager) => who.do(applyBulk, { params: { bulkId: bulk.id }, body: { version: bulk.version } });
const undo = (bulk: BulkChange) => manager.do(undoBulk, { params: { bulkId: bulk.id }, body: { version: bulk.version } });
const auditOf = (id: string) => world.database.kysely.selectFrom('audit_event').select(['action', 'facts']).where('entity_kind', '=', 'asset').where('entity_id', '=', id).orderBy('at').execute();
const rowsOf = async (bulk: BulkChange, show: 'left' | 'kept' | 'refused') => (await manager.do(listBulkRows, { params: { bulkId: bulk.id }, query: { show } })).rows;

describe('a change of many records', () => {
  test('the preview says what it touches and changes nothing; the act does that, with one audit entry a record; the undo puts it back', async () => {
    const some = await assetsOf('Alpha', 5);
    await manager.do(updateAsset, { params: { assetId: some[0]!.id }, body: { version: some[0]!.version, manufacturer: 'Apple' } });
    const preview = await start({ body: { kind: 'asset', selection: { query: { where: 'model:is:Alpha' } }, changes: [{ field: 'manufacturer', do: 'set', value: 'Apple' }, { field: 'leaseEndsOn', do: 'clear' }] } });
    expect(preview).toMatchObject({ status: 'previewed', total: 5, counts: { change: 4, same: 1, refused: 0, changed: 0 }, samples: [{ field: 'manufacturer', label: 'Manufacturer', from: null, to: 'Apple', rows: 4 }] });
    expect((await manager.do(readAsset, { params: { assetId: some[1]!.id } })).manufacturer).toBeNull();

    const applied = await apply(preview);
    expect(applied).toMatchObject({ status: 'applied', counts: { changed: 4, left: 0 }, canUndo: true });
    const entries = (await auditOf(some[1]!.id)).filter((entry) => entry.action === 'asset.changed');
    expect(entries).toHaveLength(1);
    expect(entries[0]!.facts).toMatchObject({ bulk: preview.id, from: { manufacturer: null }, to: { manufacturer: 'Apple' } });

    const undone = await undo(applied);
    expect(undone).toMatchObject({ status: 'undone', counts: { undone: 4, kept: 0 } });
    expect((await manager.do(readAsset, { params: { assetId: some[1]!.id } })).manufacturer).toBeNull();
    expect((await manager.do(readAsset, { params: { assetId: some[0]!.id } })).manufacturer).toBe('Apple');
  });

  test('under legal hold nothing is given to somebody else or disposed of, also when the hold came after the preview', async () => {
    const [held, later, free] = await assetsOf('Held', 3);
    const to = await manager.do(createPerson, { body: { name: 'New Holder' } });
    await manager.do(placeHold, { params: { assetId: held!.id }, body: { matter: 'Smith' } });
    const preview = await start({ body: { kind: 'asset', selection: { ids: ids([held!, later!, free!]) }, changes: [{ field: 'assigneeId', do: 'set', value: to.id }] } });
    expect(preview).toMatchObject({ counts: { change: 2, refused: 1 }, reasons: [{ step: 'preview', code: 'under_legal_hold', rows: 1 }] });
    await manager.do(placeHold, { params: { assetId: later!.id }, body: { matter: 'Jones' } });
    const applied = await apply(preview);
    expect(applied.counts).toMatchObject({ changed: 1, left: 1 });
    expect(await rowsOf(applied, 'left')).toMatchObject([{ id: later!.id, reason: { code: 'changed_since' } }]);
    for (const one of [held!, later!]) expect((await manager.do(readAsset, { params: { assetId: one.id } })).assignee).toBeNull();

    const disposal = await start({ body: { kind: 'asset', selection: { ids: ids([held!, later!]) }, changes: [{ field: 'act', do: 'set', value: 'dispose' }] } });
    expect(disposal.counts).toMatchObject({ change: 0, refused: 2 });
    expect((await apply(disposal)).counts.changed).toBe(0);
  });

  test('who changed a record since the preview has won; it is left out by name, and the undo leaves alone what changed since', async () => {
    const [one, two] = await assetsOf('Race', 2);
    const preview = await start({ body: { kind: 'asset', selection: { ids: ids([one!, two!]) }, changes: [{ field: 'notes', do: 'set', value: 'from the list' }] } });
    await manager.do(updateAsset, { params: { assetId: one!.id }, body: { version: one!.version, notes: 'mine' } });
    const applied = await apply(preview);
    expect(await rowsOf(applied, 'left')).toMatchObject([{ id: one!.id, label: one!.assetTag, reason: { code: 'changed_since' } }]);
    await manager.do(updateAsset, { params: { assetId: two!.id }, body: { version: two!.version + 1, name: 'Kept' } });
    const undone = await undo(applied);
    expect(undone.counts).toMatchObject({ undone: 0, kept: 1 });
    expect((await manager.do(readAsset, { params: { assetId: two!.id } })).notes).toBe('from the list');
  });

  test('two people at once on the same records: each record has one winner', async () => {
    const some = await assetsOf('Both', 6);
    const other = await world.as('asset_manager', { name: 'Rui' });
    const body = (value: string) => ({ body: { kind: 'asset' as const, selection: { ids: ids(some) }, changes: [{ field: 'reservedFor', do: 'set' as const, value }] } });
    const [mine, theirs] = [await manager.do(startBulk, body('mine')), await other.do(startBulk, body('theirs'))];
    const [a, b] = await Promise.all([apply(mine), apply(theirs, other)]);
    expect(a.counts.changed + b.counts.changed).toBe(6);
    expect(a.counts.left + b.counts.left).toBe(6);
    for (const one of some) expect((await auditOf(one.id)).filter((entry) => entry.action === 'asset.changed')).toHaveLength(1);
  });

  test('deciding twice, or on an old version, is refused', async () => {
    const preview = await start({ body: { kind: 'asset', selection: { ids: ids(await assetsOf('Twice', 1)) }, changes: [{ field: 'name', do: 'set', value: 'Once' }] } });
    await apply(preview);
    expect((await manager.try(applyBulk, { params: { bulkId: preview.id }, body: { version: preview.version } })).problem.code).toBe('wrong_state');
  });

  test('declaring many missing says so in each chain of custody, and is not undone', async () => {
    const [one] = await assetsOf('Lost', 1, { status: 'in_use' });
    const applied = await apply(await start({ body: { kind: 'asset', selection: { ids: [one!.id] }, changes: [{ field: 'act', do: 'set', value: 'declare_missing' }] } }));
    expect(applied).toMatchObject({ counts: { changed: 1 }, canUndo: false, samples: [{ from: 'In use', to: 'Missing' }] });
    expect((await manager.do(readChain, { params: { assetId: one!.id } })).custodian.kind).toBe('unaccounted');
    expect((await manager.do(readAsset, { params: { assetId: one!.id } })).status).toBe('missing');
  });

  test('text is replaced where it stands, and custom fields are set with their own rules', async () => {
    await manager.do(createField, { body: { kind: 'asset', label: 'Shelf', type: 'number' } });
    const some = await assetsOf('Macbook pro 14', 2, { custom: { Shelf: 1 } });
    const preview = await start({ body: { kind: 'asset', selection: { ids: ids(some) }, changes: [{ field: 'model', do: 'replace', find: 'macbook PRO', with: 'MacBook Pro' }, { field: 'custom.Shelf', do: 'set', value: '2' }] } });
    await apply(preview);
    const after = await manager.do(readAsset, { params: { assetId: some[0]!.id } });
    expect([after.model, after.custom['Shelf']]).toEqual(['MacBook Pro 14', 2]);
    const wrong = await start({ body: { kind: 'asset', selection: { ids: ids(some) }, changes: [{ field: 'custom.Shelf', do: 'set', value: 'top' }] } });
    expect(wrong).toMatchObject({ counts: { refused: 2 }, reasons: [{ code: 'does_not_fit', rows: 2 }] });
  });

  test('people get a manager, but nobody who is above that one', async () => {
    const boss = await manager.do(createPerson, { body: { name: 'Boss' } });
    const lead = await manager.do(createPerson, { body: { name: 'Lead', managerId: boss.id } });
    const member = await manager.do(createPerson, { body: { name: 'Member' } });
    const preview = await start({ body: { kind: 'person', selection: { ids: ids([boss, lead, member]) }, changes: [{ field: 'managerId', do: 'set', value: lead.id }] } });
    expect(preview).toMatchObject({ counts: { change: 1, refused: 2 }, reasons: [{ code: 'manager_circle', rows: 2 }] });
    await apply(preview);
    expect((await manager.do(readPerson, { params: { personId: member.id } })).manager?.name).toBe('Lead');
  });

  test('somebody scoped to a site touches only what is there, and moves nothing out of it', async () => {
    const [here, away] = await Promise.all(['Porto', 'Braga'].map((name) => manager.do(createLocation, { body: { name, timeZone: 'Europe/Lisbon' } })));
    const [inside] = await assetsOf('Scoped', 1, { locationId: here!.id });
    const [outside] = await assetsOf('Scoped', 1, { locationId: away!.id });
    const scoped = await world.as('asset_manager', { sites: [here!.id], name: 'Only Porto' });
    const named = await scoped.do(startBulk, { body: { kind: 'asset', selection: { ids: ids([inside!, outside!]) }, changes: [{ field: 'name', do: 'set', value: 'X' }] } });
    expect(named).toMatchObject({ counts: { change: 1, refused: 1 }, reasons: [{ code: 'not_visible', rows: 1 }] });
    const moved = await scoped.do(startBulk, { body: { kind: 'asset', selection: { ids: [inside!.id] }, changes: [{ field: 'locationId', do: 'set', value: away!.id }] } });
    expect(moved).toMatchObject({ reasons: [{ code: 'outside_your_sites', rows: 1 }] });
    const another = await world.as('asset_manager', { sites: [away!.id], name: 'Only Braga' });
    expect((await another.try(readBulk, { params: { bulkId: named.id } })).status).toBe(404);
    expect((await another.do(listBulk)).rows).toEqual([]);
  });

  test('who may only read changes nothing, and a field that is no field is named', async () => {
    const auditor = await world.as('auditor');
    const body = { kind: 'asset' as const, selection: { ids: ids(await assetsOf('Read', 1)) }, changes: [{ field: 'name', do: 'set' as const, value: 'X' }] };
    expect((await auditor.try(startBulk, { body })).status).toBe(403);
    expect((await manager.try(startBulk, { body: { ...body, changes: [{ field: 'serialNumber', do: 'set', value: 'X' }] } })).problem).toMatchObject({ code: 'bulk_not_possible', field: 'serialNumber' });
    expect((await manager.try(startBulk, { body: { ...body, selection: { query: { where: 'model:is:Nowhere' } } } })).problem.code).toBe('bulk_nothing_chosen');
  });
});

describe('a large change', () => {
  test('is worked on behind the request; a process that dies leaves whole batches, and the next one goes on', async () => {
    const many = 650;
    await world.app.run({ kind: 'system', id: 'test', name: 'test' }, async (unit) => {
      const rows = Array.from({ length: many }, (_, at) => ({ id: unit.newId(), asset_tag: `L-${at}`, tag_key: `L${at}`, model: 'Large', created_at: unit.now, updated_at: unit.now }));
      await unit.tx.insertInto('asset').values(rows).execute();
    });
    const begun = await start({ body: { kind: 'asset', selection: { query: { where: 'model:is:Large' } }, changes: [{ field: 'orderNumber', do: 'set', value: 'PO-9' }] } });
    expect(begun.status).toBe('previewing');
    await world.settle();
    const preview = await manager.do(readBulk, { params: { bulkId: begun.id } });
    expect(preview).toMatchObject({ status: 'previewed', counts: { change: many } });
    const applying = await apply(preview);
    expect(applying).toMatchObject({ status: 'applying', done: 0 });
    // The process dies here: its job is gone, the change is silent, and another process takes it up.
    await world.database.kysely.deleteFrom('pgboss.job' as never).execute().catch(() => undefined);
    await world.database.kysely.updateTable('bulk_change').set({ beat_at: '2026-11-01T00:00:00.000Z' }).where('id', '=', begun.id).execute();
    await resumeSilentBulks(world.app.run);
    const applied = await manager.do(readBulk, { params: { bulkId: begun.id } });
    expect(applied).toMatchObject({ status: 'applied', counts: { changed: many }, resumed: 1 });
    expect((await manager.do(listAssets, { query: { where: 'order:is:PO-9', limit: 1 } })).total).toBe(many);
  });

  test('stopped in the middle it keeps what is done, says so, and that can be undone', async () => {
    const preview = await start({ body: { kind: 'asset', selection: { query: { where: 'model:is:Large' } }, changes: [{ field: 'orderNumber', do: 'set', value: 'PO-10' }] } });
    await world.settle();
    const ready = await manager.do(readBulk, { params: { bulkId: preview.id } });
    const applying = await apply(ready);
    const stopped = await manager.do(cancelBulk, { params: { bulkId: preview.id }, body: { version: applying.version } });
    expect(stopped.status).toBe('cancelled');
    await world.settle();
    const rest = await manager.do(readBulk, { params: { bulkId: preview.id } });
    expect(rest.counts.changed).toBe((await manager.do(listAssets, { query: { where: 'order:is:PO-10', limit: 1 } })).total);
  });
});
