import { createAccount, readAccount, updateAccount } from '#contract/accounts';
import { createAsset, readAsset, updateAsset } from '#contract/assets';
import { archiveField, changeFieldType, createField, listFields, orderFields, previewFieldType, updateField } from '#contract/fields';
import { createLicence, readLicence } from '#contract/licences';
import { createPerson, readPerson, updatePerson } from '#contract/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager');
});
afterAll(() => world.close());

const fieldsOf = async (kind: 'person' | 'asset' | 'licence' | 'account') => (await manager.do(listFields, { query: { kind } })).rows;
const fieldCalled = async (kind: 'person' | 'asset', label: string) => (await fieldsOf(kind)).find((field) => field.label === label)!;

describe('fields of the organisation’s own', () => {
  test('a number is kept as a number, and what is none is refused beside its field', async () => {
    await manager.do(createField, { body: { kind: 'asset', label: 'Memory (GB)', type: 'number' } });
    const asset = await manager.do(createAsset, { body: { assetTag: 'F-1', category: 'laptop', custom: { 'Memory (GB)': '16' } } });
    expect(asset.custom).toEqual({ 'Memory (GB)': 16 });
    const wrong = await manager.try(updateAsset, { params: { assetId: asset.id }, body: { version: asset.version, custom: { 'Memory (GB)': 'lots' } } });
    expect(wrong.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'custom.Memory (GB)', message: 'Memory (GB): A number, such as 12 or 3.5' }] });
  });

  test('renaming a field loses no value, and the old key and the new label both still name it', async () => {
    const field = await manager.do(createField, { body: { kind: 'person', label: 'Desk', type: 'text' } });
    const person = await manager.do(createPerson, { body: { name: 'Duarte Reis', custom: { Desk: '3.14' } } });
    await manager.do(updateField, { params: { fieldId: field.id }, body: { label: 'Seat at the window', version: field.version } });
    const after = await manager.do(updatePerson, { params: { personId: person.id }, body: { version: person.version, custom: { 'seat at the window': '3.15' } } });
    expect(after.custom).toEqual({ Desk: '3.15' });
    expect((await fieldCalled('person', 'Seat at the window')).key).toBe('Desk');
  });

  test('values that are not given stay, and null takes one away', async () => {
    const asset = await manager.do(createAsset, { body: { assetTag: 'F-2', custom: { Colour: 'grey', Keyboard: 'PT' } } });
    const after = await manager.do(updateAsset, { params: { assetId: asset.id }, body: { version: asset.version, custom: { Colour: null } } });
    expect(after.custom).toEqual({ Keyboard: 'PT' });
  });

  test('a name nobody has defined is adopted with its value', async () => {
    await manager.do(createAsset, { body: { assetTag: 'F-3', custom: { 'Docking port': 'USB-C' } } });
    expect(await fieldCalled('asset', 'Docking port')).toMatchObject({ key: 'Docking port', type: 'text', isAdopted: true });
  });

  test('a field that is needed is asked for when a record is added, of every kind', async () => {
    for (const kind of ['licence', 'account'] as const) await manager.do(createField, { body: { kind, label: 'Budget', type: 'choice', options: ['IT', 'HR'], isRequired: true } });
    const without = await manager.try(createLicence, { body: { product: 'Figma', seatsTotal: 3 } });
    expect(without.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'custom.Budget' }] });
    const licence = await manager.do(createLicence, { body: { product: 'Figma', seatsTotal: 3, custom: { Budget: 'it' } } });
    expect((await manager.do(readLicence, { params: { licenceId: licence.id } })).custom).toEqual({ Budget: 'IT' });
    const holder = await manager.do(createPerson, { body: { name: 'Holder' } });
    const account = await manager.do(createAccount, { body: { personId: holder.id, system: 'VPN', username: 'holder', custom: { Budget: 'HR' } } });
    expect((await manager.try(updateAccount, { params: { accountId: account.id }, body: { version: account.version, custom: { Budget: null } } })).status).toBe(400);
    expect((await manager.do(readAccount, { params: { accountId: account.id } })).custom).toEqual({ Budget: 'HR' });
  });

  test('two fields of one name are refused, an archived one makes room and can come back', async () => {
    const first = await manager.do(createField, { body: { kind: 'asset', label: 'Room', type: 'text' } });
    expect((await manager.try(createField, { body: { kind: 'asset', label: 'ROOM', type: 'text' } })).problem.code).toBe('field_exists');
    const archived = await manager.do(archiveField, { params: { fieldId: first.id }, body: { archived: true, version: first.version } });
    const second = await manager.do(createField, { body: { kind: 'asset', label: 'Room', type: 'text' } });
    expect(second.key).not.toBe(first.key);
    expect((await manager.try(archiveField, { params: { fieldId: first.id }, body: { archived: false, version: archived.version } })).problem.code).toBe('field_exists');
    expect((await fieldsOf('asset')).map((field) => field.id)).not.toContain(first.id);
  });

  test('fields stand in the order they were put in', async () => {
    const ids = (await fieldsOf('asset')).map((field) => field.id).toReversed();
    const ordered = await manager.do(orderFields, { body: { kind: 'asset', ids } });
    expect(ordered.rows.map((field) => field.id)).toEqual(ids);
  });
});

describe('another type for a field with values', () => {
  test('the preview says what becomes of each value; what does not fit stops it, unless it is kept as it is', async () => {
    for (const [tag, weight] of [['W-1', '1.5'], ['W-2', '1.5'], ['W-3', '2'], ['W-4', 'heavy']] as const) await manager.do(createAsset, { body: { assetTag: tag, custom: { Weight: weight } } });
    const field = await fieldCalled('asset', 'Weight');
    const preview = await manager.do(previewFieldType, { params: { fieldId: field.id }, body: { type: 'number' } });
    expect(preview).toMatchObject({ records: 4, fits: 3, changes: 3, unfit: 1 });
    expect(preview.samples.slice(0, 2)).toMatchObject([{ from: 'heavy', to: null, records: 1 }, { from: '1.5', to: '1.5', records: 2 }]);
    const refused = await manager.try(changeFieldType, { params: { fieldId: field.id }, body: { type: 'number', version: field.version } });
    expect(refused.problem).toMatchObject({ code: 'field_values_unfit', records: 1 });
    await manager.do(changeFieldType, { params: { fieldId: field.id }, body: { type: 'number', version: field.version, keepUnfit: true } });
    const rows = await world.database.kysely.selectFrom('asset').select(['asset_tag', 'custom', 'version']).where('asset_tag', 'like', 'W-%').orderBy('asset_tag').execute();
    expect(rows.map((row) => [row.asset_tag, (row.custom as Record<string, unknown>)['Weight'], row.version])).toEqual([['W-1', 1.5, 2], ['W-2', 1.5, 2], ['W-3', 2, 2], ['W-4', 'heavy', 1]]);
  });

  test('a choice without choices is made from the values there are', async () => {
    await manager.do(createPerson, { body: { name: 'Ana', custom: { Shirt: 'M' } } });
    const person = await manager.do(createPerson, { body: { name: 'Rui', custom: { Shirt: 'm' } } });
    const field = await fieldCalled('person', 'Shirt');
    const changed = await manager.do(changeFieldType, { params: { fieldId: field.id }, body: { type: 'choice', version: field.version } });
    expect(changed.options).toHaveLength(1);
    expect((await manager.do(readPerson, { params: { personId: person.id } })).custom['Shirt']).toBe(changed.options[0]);
  });

  test('somebody scoped to a site cannot rewrite what they cannot see', async () => {
    const scoped = await world.as('asset_manager', { sites: ['00000000-0000-7000-8000-000000000001'] });
    const field = await fieldCalled('asset', 'Weight');
    expect((await scoped.try(changeFieldType, { params: { fieldId: field.id }, body: { type: 'text', version: field.version } })).problem.code).toBe('all_sites_needed');
  });

  test('a record changed by the rewrite is a conflict for who still looks at the old one', async () => {
    const asset = await manager.do(createAsset, { body: { assetTag: 'W-9', custom: { Height: '10' } } });
    const field = await fieldCalled('asset', 'Height');
    await manager.do(changeFieldType, { params: { fieldId: field.id }, body: { type: 'number', version: field.version } });
    expect((await manager.try(updateAsset, { params: { assetId: asset.id }, body: { version: asset.version, name: 'Tower' } })).problem.code).toBe('conflict');
    expect((await manager.do(readAsset, { params: { assetId: asset.id } })).custom['Height']).toBe(10);
  });
});
