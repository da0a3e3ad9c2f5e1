import { createAccount, endAccount } from '#contract/accounts';
import { createAsset, updateAsset } from '#contract/assets';
import { handOver } from '#contract/custody';
import { readRelated, readStory } from '#contract/history';
import { applyImport, mapImport, previewImport, receiveFile } from '#contract/imports';
import { assignSeat, createLicence } from '#contract/licences';
import { createPerson, updatePerson } from '#contract/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Marta' });
});
afterAll(() => world.close());

const storyOf = async (kind: 'person' | 'asset' | 'licence' | 'account', recordId: string, query: { topic?: 'record' | 'custody'; limit?: number; after?: string } = {}) => manager.do(readStory, { params: { kind, recordId }, query });

describe('the story of a record', () => {
  test('a change of one field is a sentence with its names, more of them are listed', async () => {
    const boss = await manager.do(createPerson, { body: { name: 'Ana Boss' } });
    const person = await manager.do(createPerson, { body: { name: 'Rui', department: 'Sales' } });
    await world.moveTo('2026-11-02T10:00:00.000Z');
    const after = await manager.do(updatePerson, { params: { personId: person.id }, body: { version: person.version, managerId: boss.id } });
    await world.moveTo('2026-11-02T11:00:00.000Z');
    await manager.do(updatePerson, { params: { personId: person.id }, body: { version: after.version, department: 'Finance', title: 'Buyer', personalEmail: 'rui@home.test' } });
    const { rows } = await storyOf('person', person.id);
    expect(rows.map((line) => [line.text, line.by])).toEqual([['2 fields changed', 'Marta'], ['Manager set to Ana Boss', 'Marta'], ['Added by hand', 'Marta']]);
    expect(rows[0]!.changes).toEqual([{ field: 'department', label: 'Department', from: 'Sales', to: 'Finance' }, { field: 'title', label: 'Title', from: null, to: 'Buyer' }]);
    expect(JSON.stringify(rows)).not.toContain('rui@home.test');
  });

  test('of a licence and an account that a file changed is told field by field, from what to what; a key is not', async () => {
    const bring = async (kind: 'licences' | 'accounts', name: string, text: string): Promise<string> => {
      const received = await manager.do(receiveFile, { query: { name, kind, zone: 'Europe/Lisbon' }, body: new TextEncoder().encode(text) });
      const mapped = await manager.do(mapImport, { params: { importId: received.id }, body: { version: received.version, acceptProposals: true, keepUnknown: true, answers: { currency: 'EUR' } } });
      const run = await manager.do(previewImport, { params: { importId: received.id }, body: { version: mapped.version } });
      await manager.do(applyImport, { params: { importId: run.id }, body: { version: run.version } });
      expect(run.counts?.refuse).toBe(0);
      return run.id;
    };
    await manager.do(createPerson, { body: { name: 'Ana Silva', employeeNumber: 'H1', email: 'ana@h.example' } });
    const licences = 'product,vendor,seats,renewal date,licence key,team\n';
    await bring('licences', 'licences.csv', `${licences}Figma,Figma Inc,10,2027-01-01,KEY-ONE,Blue\n`);
    const accounts = 'system,username,email,privileged\n';
    await bring('accounts', 'accounts.csv', `${accounts}VPN,ana.s,ana@h.example,no\n`);
    await world.moveTo('2026-11-02T12:00:00.000Z');
    await bring('licences', 'licences-2.csv', `${licences}Figma,Figma Inc,25,2028-01-01,KEY-ONE,Green\n`);
    await bring('accounts', 'accounts-2.csv', `${accounts}VPN,ana.s,ana@h.example,yes\n`);
    const [licence] = await world.database.kysely.selectFrom('licence').select('id').where('product', '=', 'Figma').execute();
    const [account] = await world.database.kysely.selectFrom('account').select('id').where('username', '=', 'ana.s').execute();
    const [ofLicence] = (await storyOf('licence', licence?.id ?? '')).rows;
    expect(ofLicence?.changes).toEqual([{ field: 'seats_total', label: 'Seats', from: '10', to: '25' }, { field: 'renews_on', label: 'Renews on', from: '2027-01-01', to: '2028-01-01' }, { field: 'custom.team', label: 'team', from: 'Blue', to: 'Green' }]);
    expect(ofLicence?.source).toMatchObject({ kind: 'import', name: 'licences-2.csv' });
    expect((await storyOf('account', account?.id ?? '')).rows[0]).toMatchObject({ text: 'Privileged changed from no to yes', source: { name: 'accounts-2.csv' } });
    expect(JSON.stringify((await storyOf('licence', licence?.id ?? '')).rows)).not.toContain('KEY-ONE');
  });

  test('what was erased is gone from the story; that it happened stays', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Erased', department: 'Sales' } });
    await manager.do(updatePerson, { params: { personId: person.id }, body: { version: person.version, department: 'Secret' } });
    await world.database.kysely.deleteFrom('audit_personal').where('event_id', 'in', (e) => e.selectFrom('audit_event').select('id').where('entity_id', '=', person.id)).execute();
    const { rows } = await storyOf('person', person.id);
    expect(rows.every((line) => line.erased)).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('Secret');
  });

  test('of an asset the hand-overs and the changes of its record stand together, newest first, and by kind', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Duarte' } });
    const asset = await manager.do(createAsset, { body: { assetTag: 'H-1', model: 'A', status: 'in_use' } });
    await world.moveTo('2026-11-03T10:00:00.000Z');
    await manager.do(handOver, { params: { assetId: asset.id }, body: { kind: 'handed_over', to: { kind: 'person', id: person.id } } });
    await world.moveTo('2026-11-03T11:00:00.000Z');
    await manager.do(updateAsset, { params: { assetId: asset.id }, body: { version: asset.version, model: 'B' } });
    const { rows, topics } = await storyOf('asset', asset.id);
    expect(rows.map((line) => line.text)).toEqual(['Model changed from A to B', expect.stringContaining('Duarte'), expect.stringContaining('First recorded'), 'Added by hand']);
    expect(topics).toEqual(expect.arrayContaining([{ topic: 'custody', count: 2 }, { topic: 'record', count: 2 }]));
    expect((await storyOf('asset', asset.id, { topic: 'record' })).rows).toHaveLength(2);
  });

  test('a long story is read page after page, each entry once', async () => {
    let asset = await manager.do(createAsset, { body: { assetTag: 'H-2', name: 'n0' } });
    for (let at = 1; at <= 12; at += 1) asset = await manager.do(updateAsset, { params: { assetId: asset.id }, body: { version: asset.version, name: `n${at}` } });
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await storyOf('asset', asset.id, { limit: 5, ...(after === undefined ? {} : { after }) });
      seen.push(...page.rows.map((line) => line.id));
      after = page.next;
    }
    expect(seen).toHaveLength(14);
    expect(new Set(seen).size).toBe(14);
  });

  test('seats and access stand in the story of the person and of the licence', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Seated' } });
    const licence = await manager.do(createLicence, { body: { product: 'Miro', seatsTotal: 2 } });
    await manager.do(assignSeat, { params: { licenceId: licence.id }, body: { personId: person.id } });
    const account = await manager.do(createAccount, { body: { personId: person.id, system: 'VPN', username: 'seated' } });
    await manager.do(endAccount, { params: { accountId: account.id }, body: { evidence: 'ticket' } });
    expect((await storyOf('person', person.id)).rows.map((line) => line.text)).toEqual(expect.arrayContaining(['Given a seat of Miro', 'Access to VPN, seated ended']));
    expect((await storyOf('licence', licence.id)).rows.map((line) => line.text)).toContain('Seat given to Seated');
    expect((await storyOf('account', account.id)).rows[0]!.text).toBe('Access ended');
  });

  test('who may not read the record reads no story of it', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Private' } });
    const mailroom = await world.as('mailroom');
    expect((await mailroom.try(readStory, { params: { kind: 'person', recordId: person.id } })).status).toBe(403);
    const scoped = await world.as('technician', { sites: ['00000000-0000-7000-8000-000000000001'] });
    expect((await scoped.try(readStory, { params: { kind: 'person', recordId: person.id } })).status).toBe(404);
  });
});

describe('what stands around a record', () => {
  test('each number leads to the list that shows exactly these', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Holder' } });
    for (const tag of ['R-1', 'R-2']) await manager.do(createAsset, { body: { assetTag: tag, model: 'Same', assigneeId: person.id, custodian: { kind: 'person', id: person.id }, status: 'in_use' } });
    const { rows } = await manager.do(readRelated, { params: { kind: 'person', recordId: person.id } });
    expect(rows.map((one) => [one.id, one.count, one.href])).toEqual([['held', 2, `/assets?custodian=person&with=${person.id}`], ['meant', 2, `/assets?assignee=${person.id}`]]);
  });

  test('of what the reader may not read there is not even a number', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Numbers' } });
    await manager.do(createAsset, { body: { assetTag: 'R-9', assigneeId: person.id } });
    const hr = await world.as('hr');
    expect((await hr.do(readRelated, { params: { kind: 'person', recordId: person.id } })).rows).toEqual([]);
  });
});
