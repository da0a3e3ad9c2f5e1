import { actOnAsset, askHoldRelease, createAsset, keepHold, listAssets, listHolds, placeHold, readAsset, readHistory, releaseHold, updateAsset } from '#contract/assets';
import { handOver } from '#contract/custody';
import { createLocation, createPerson } from '#contract/people';
import { furnishSite } from '#contract/places';
import { classify } from '#domain/intake/scan';
import { assetsOf, findByScan } from '#server/features/assets/find-asset.service';
import { changeStatus } from '#server/features/assets/change-status.service';
import { system } from '#server/platform/work/actor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let lisbon: { id: string };
let person: { id: string };
let stockroom: { id: string };
let count = 0;

const laptop = (more: object = {}) => manager.do(createAsset, { body: { assetTag: `LT-${(count += 1)}`, serialNumber: `PF${2_000_000 + count}`, model: 'ThinkPad T14', manufacturer: 'Lenovo', category: 'laptop', locationId: lisbon.id, ...more } });

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager');
  lisbon = await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon' } });
  person = await manager.do(createPerson, { body: { name: 'Ana Ruiz', locationId: lisbon.id } });
  stockroom = (await manager.do(furnishSite, { params: { locationId: lisbon.id } })).rows.find((row) => row.kind === 'stockroom')!;
});
afterAll(() => world.close());

describe('asset records', () => {
  test('an asset with a person knows its custodian and its assignee, and that the two differ', async () => {
    const made = await laptop({ assigneeDepartment: 'Finance', custodian: { kind: 'person', id: person.id } });
    expect(made).toMatchObject({ status: 'in_use', dataBearing: true, seq: 1, custodian: { kind: 'person', name: 'Ana Ruiz' }, assignee: { kind: 'department', name: 'Finance' } });
  });

  test('nobody named as custodian is said as nobody known, never guessed from the assignee', async () => {
    const made = await laptop({ assigneeId: person.id });
    expect(made.custodian).toEqual({ kind: 'unaccounted', id: null, name: 'Nobody known' });
    const found = await manager.do(listAssets, { query: { custodian: 'unaccounted', assignee: person.id } });
    expect(found.rows.map((row) => row.id)).toEqual([made.id]);
  });

  test.each([['a fragment of the tag', 'FRAG-77', 'rag-7'], ['of the serial', 'S-1', 'ZX99'], ['of the model', 'M-1', 'obscure mod'], ['of the name', 'N-1', 'reception']])('%s finds it', async (_, assetTag, q) => {
    const made = await laptop({ assetTag: `${assetTag}-${count}`, serialNumber: assetTag === 'S-1' ? 'AAZX99B' : null, ...(assetTag === 'M-1' ? { model: 'An Obscure Model 3' } : {}), ...(assetTag === 'N-1' ? { name: 'Reception left' } : {}) });
    expect((await manager.do(listAssets, { query: { q } })).rows.map((row) => row.id)).toEqual([made.id]);
  });

  test('a percent sign in the search is a percent sign', async () => {
    expect((await manager.do(listAssets, { query: { q: '%' } })).rows).toEqual([]);
  });

  test('pages by any sort column follow each other without a gap or a repeat, and the total is told once', async () => {
    for (let n = 0; n < 7; n += 1) await laptop({ model: 'Paging', purchasedOn: n === 3 ? null : `2025-01-0${n + 1}` });
    for (const sort of ['tag', '-purchased', 'custodian', 'status', '-since']) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await manager.do(listAssets, { query: { model: 'Paging', limit: 3, sort, ...(after ? { after } : {}) } });
        expect(page.total).toBe(after ? null : 7);
        seen.push(...page.rows.map((row) => row.id));
        after = page.next ?? undefined;
      } while (after);
      expect(new Set(seen).size, sort).toBe(7);
      expect(seen).toHaveLength(7);
    }
  });

  test('the same tag in other letters is refused and names who has it', async () => {
    const first = await laptop({ assetTag: 'Same-Tag' });
    const reply = await manager.try(createAsset, { body: { assetTag: 'same-tag' } });
    expect(reply.problem).toMatchObject({ code: 'asset_exists', asset: { id: first.id } });
  });

  test('the same serial number is asked about, and kept when both are real', async () => {
    await laptop({ serialNumber: 'TWICE 0001' });
    expect((await manager.try(createAsset, { body: { serialNumber: 'twice-0001' } })).problem.code).toBe('serial_exists');
    expect((await manager.do(createAsset, { body: { serialNumber: 'twice-0001', acceptSameSerial: true } })).serialNumber).toBe('twice-0001');
  });

  test('a serial number that a spreadsheet has rewritten is not kept', async () => {
    expect((await manager.try(createAsset, { body: { serialNumber: '6.37702E+15' } })).problem).toMatchObject({ code: 'serial_damaged', damage: 'scientific_notation' });
  });

  test('two people correcting the same record: one wins; status is not a field', async () => {
    const made = await laptop();
    const changed = await manager.do(updateAsset, { params: { assetId: made.id }, body: { notes: 'scratched', version: made.version } });
    expect(changed.notes).toBe('scratched');
    expect((await manager.try(updateAsset, { params: { assetId: made.id }, body: { model: 'Other', version: made.version } })).problem.code).toBe('conflict');
    expect((await manager.try(updateAsset, { params: { assetId: made.id }, body: { status: 'disposed', version: changed.version } as never })).problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'body.status' }] });
    expect((await manager.do(readAsset, { params: { assetId: made.id } })).status).toBe('ready');
  });

  test('a note stays out of the audit’s facts', async () => {
    const made = await laptop();
    await manager.do(updateAsset, { params: { assetId: made.id }, body: { notes: 'Ana dropped it', version: made.version } });
    const { rows } = await world.database.pool.query("select facts::text as facts, p.value from audit_event e join audit_personal p on p.event_id = e.id where action = 'asset.changed' and entity_id = $1", [made.id]);
    expect(rows).toMatchObject([{ value: { to: { notes: 'Ana dropped it' } } }]);
    expect(rows[0].facts).not.toContain('Ana');
  });

  test('somebody scoped to a site sees its assets and no others', async () => {
    const far = await laptop({ locationId: null });
    const near = await laptop({ model: 'Near only' });
    const technician = await world.as('technician', { sites: [lisbon.id] });
    expect((await technician.do(listAssets, { query: { model: 'Near only' } })).rows.map((row) => row.id)).toEqual([near.id]);
    expect((await technician.try(readAsset, { params: { assetId: far.id } })).status).toBe(404);
    expect((await technician.try(createAsset, { body: { assetTag: 'elsewhere' } })).problem.code).toBe('outside_your_sites');
  });

  test('what a person has and what is meant for them are told apart', async () => {
    const someone = await manager.do(createPerson, { body: { name: 'Two Facts' } });
    const held = await laptop({ custodian: { kind: 'person', id: someone.id } });
    const meant = await laptop({ assigneeId: someone.id, custodian: { kind: 'place', id: stockroom.id } });
    const rows = await world.app.run(system('test'), (unit) => assetsOf(unit, someone.id));
    expect(rows.map((row) => [row.id, row.isCustodian, row.isAssignee])).toEqual([[held.id, true, false], [meant.id, false, true]]);
  });
});

describe('finding by a scan', () => {
  const scan = (raw: string) => world.app.run(system('test'), (unit) => findByScan(unit, classify(raw)));

  test.each([
    ['its tag, spaced otherwise', 'scan 42', 'same'], ['its serial', 'r9-0xoi77', 'same'], ['its serial behind a vendor’s S', 'SR90XOI77', 'vendor_prefix'], ['its serial with 0 and O mistaken', 'R9OX0I77', 'look_alike'],
  ])('%s', async (_, raw, foundBy) => {
    const [known] = (await manager.do(listAssets, { query: { q: 'SCAN-42' } })).rows;
    const asset = known ?? (await laptop({ assetTag: 'SCAN-42', serialNumber: 'R90XOI77' }));
    expect((await scan(raw)).map((found) => [found.id, found.foundBy])).toEqual([[asset.id, foundBy]]);
  });

  test('a code that nothing carries finds nothing', async () => {
    expect(await scan('NOTHING-HAS-THIS')).toEqual([]);
    expect(await scan('')).toEqual([]);
  });
});

describe('acts on the status', () => {
  test('declared missing, nobody answers for it; found, whoever has it does', async () => {
    const asset = await laptop({ custodian: { kind: 'person', id: person.id } });
    const gone = await manager.do(actOnAsset, { params: { assetId: asset.id }, body: { action: 'declare_missing', note: 'Not at the desk' } });
    expect(gone).toMatchObject({ status: 'missing', custodian: { kind: 'unaccounted' }, actions: ['find', 'dispose'] });
    expect((await manager.try(actOnAsset, { params: { assetId: asset.id }, body: { action: 'find' } })).problem.code).toBe('custody_receiver_missing');
    const back = await manager.do(actOnAsset, { params: { assetId: asset.id }, body: { action: 'find', with: { kind: 'place', id: stockroom.id } } });
    expect(back).toMatchObject({ status: 'returned', custodian: { name: 'Lisbon · Stockroom' } });
  });

  test('a lost device may be written off; one in hand needs its sanitisation first', async () => {
    const lost = await laptop();
    await manager.do(actOnAsset, { params: { assetId: lost.id }, body: { action: 'declare_missing' } });
    expect((await manager.do(actOnAsset, { params: { assetId: lost.id }, body: { action: 'dispose' } })).status).toBe('disposed');
    const here = await laptop({ custodian: { kind: 'place', id: stockroom.id } });
    expect((await manager.try(actOnAsset, { params: { assetId: here.id }, body: { action: 'dispose' } })).problem.code).toBe('sanitisation_missing');
    const dock = await laptop({ category: 'dock', custodian: { kind: 'place', id: stockroom.id } });
    expect(await manager.do(actOnAsset, { params: { assetId: dock.id }, body: { action: 'dispose' } })).toMatchObject({ status: 'disposed', custodian: { name: 'Lisbon · Disposed of' } });
  });

  test('a technician does not decide what is disposed of', async () => {
    const dock = await laptop({ category: 'dock' });
    const technician = await world.as('technician');
    expect((await technician.try(actOnAsset, { params: { assetId: dock.id }, body: { action: 'dispose' } })).problem).toMatchObject({ code: 'forbidden', permission: 'dispositions.decide' });
  });
});

describe('legal hold', () => {
  test('placed by one, released by two; it moves nothing and freezes everything', async () => {
    const asset = await laptop({ category: 'dock', custodian: { kind: 'place', id: stockroom.id } });
    const at = { params: { assetId: asset.id } };
    const hold = await manager.do(placeHold, { ...at, body: { matter: 'Ruiz v. Example' } });
    expect(await manager.do(readAsset, at)).toMatchObject({ onHold: true, status: 'ready', custodian: asset.custodian, seq: asset.seq, actions: ['declare_missing'] });
    expect((await manager.try(actOnAsset, { ...at, body: { action: 'dispose' } })).problem.code).toBe('under_legal_hold');
    expect((await manager.try(handOver, { ...at, body: { kind: 'issued', to: { kind: 'person', id: person.id } } })).problem.code).toBe('under_legal_hold');
    for (const action of ['issue', 'send_to_repair', 'make_ready'] as const) {
      expect(await world.app.run(system('automation'), (unit) => changeStatus(unit, asset.id, action))).toMatchObject({ ok: false, error: { code: 'under_legal_hold' } });
    }
    const params = { assetId: asset.id, holdId: hold.id };
    const approver = await world.as('approver');
    expect((await approver.try(releaseHold, { params })).problem).toMatchObject({ code: 'wrong_state', allowed: ['ask_release'] });
    await manager.do(askHoldRelease, { params, body: { reason: 'Matter closed' } });
    expect((await manager.try(releaseHold, { params })).problem.code).toBe('hold_same_person');
    expect((await manager.do(readAsset, at)).onHold).toBe(true);
    const second = await approver.do(releaseHold, { params });
    expect(second).toMatchObject({ releasedBy: approver.member.name, releaseAskedBy: manager.member.name });
    expect((await manager.do(readAsset, at)).onHold).toBe(false);
  });

  test('with two matters, releasing one keeps the asset held', async () => {
    const asset = await laptop();
    const params = { assetId: asset.id };
    const [one] = [await manager.do(placeHold, { params, body: { matter: 'One' } }), await manager.do(placeHold, { params, body: { matter: 'Two' } })];
    expect((await manager.try(placeHold, { params, body: { matter: 'one' } })).problem.code).toBe('hold_exists');
    await manager.do(askHoldRelease, { params: { ...params, holdId: one.id }, body: { reason: 'Over' } });
    const security = await world.as('security');
    await security.do(releaseHold, { params: { ...params, holdId: one.id } });
    expect((await manager.do(readAsset, { params })).onHold).toBe(true);
  });

  test('two second persons at once: one releases, the other is told it is released', async () => {
    const asset = await laptop();
    const hold = await manager.do(placeHold, { params: { assetId: asset.id }, body: { matter: 'Race' } });
    const params = { assetId: asset.id, holdId: hold.id };
    await manager.do(askHoldRelease, { params, body: { reason: 'Over' } });
    const [a, b] = [await world.as('approver'), await world.as('security')];
    const replies = await Promise.all([a.try(releaseHold, { params }), b.try(releaseHold, { params })]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });

  test('a declined release keeps the hold and clears the request', async () => {
    const asset = await laptop();
    const hold = await manager.do(placeHold, { params: { assetId: asset.id }, body: { matter: 'Keep' } });
    const params = { assetId: asset.id, holdId: hold.id };
    await manager.do(askHoldRelease, { params, body: { reason: 'Perhaps' } });
    const approver = await world.as('approver');
    expect(await approver.do(keepHold, { params })).toMatchObject({ releaseAskedAt: null, releasedAt: null });
  });

  test('a technician sees that there is a hold, and not what it is about', async () => {
    const asset = await laptop();
    await manager.do(placeHold, { params: { assetId: asset.id }, body: { matter: 'Secret matter' } });
    const technician = await world.as('technician');
    const holds = await technician.try(listHolds, { params: { assetId: asset.id } });
    expect(holds.value.rows).toMatchObject([{ matter: null, mayRelease: false }]);
    const history = await technician.try(readHistory, { params: { assetId: asset.id } });
    expect(history.text).toContain('Legal hold placed');
    expect(holds.text + history.text).not.toContain('Secret matter');
  });
});
