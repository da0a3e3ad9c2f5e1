import { actOnAsset, createAsset, readAsset, readHistory } from '#contract/assets';
import { correctCustody, handOver, readChain } from '#contract/custody';
import { createLocation, createPerson } from '#contract/people';
import { closePlace, furnishSite } from '#contract/places';
import { recordHash } from '#domain/audit/audit-entry';
import { chainFaults } from '#domain/custody/chain';
import { chainOfAsset, evidenceOf } from '#server/features/custody/read-chain.service';
import { recordHandOver } from '#server/features/custody/record-custody.service';
import { domainEvents } from '#server/features/custody/ledger';
import { sha256 } from '#server/platform/proof-crypto';
import { system } from '#server/platform/work/actor';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let lisbon: { id: string };
let ana: { id: string };
let rui: { id: string };
let stockroom: { id: string };
let slot: { id: string };
let count = 0;

const person = (id: string) => ({ kind: 'person' as const, id });
const place = (id: string) => ({ kind: 'place' as const, id });
const asset = (more: object = {}) => manager.do(createAsset, { body: { assetTag: `C-${(count += 1)}`, model: 'Latitude 7440', category: 'laptop', locationId: lisbon.id, since: '2026-10-01T08:00:00Z', ...more } });
const chainIn = (assetId: string) => world.app.run(system('test'), (unit) => chainOfAsset(unit, assetId));

/** What must hold of every chain, whatever happened: one custodian, no hole in the numbers, a projection that says the same, an audit entry for each entry. */
async function expectSound(assetId: string) {
  const { events, chain } = await chainIn(assetId);
  expect(chainFaults(domainEvents(events))).toEqual([]);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, at) => at + 1));
  const { rows: [projection] } = await world.database.pool.query('select * from asset_custody where asset_id = $1', [assetId]);
  const { custodian, seq } = chain.head!;
  expect(projection).toMatchObject({ seq, custodian_kind: custodian.type, custodian_id: custodian.type === 'unaccounted' ? null : custodian.id });
  expect(projection.since).toBe(new Date(chain.intervals.at(-1)!.fromAt).toISOString());
  const { rows: entries } = await world.database.pool.query("select entity_id, facts from audit_event where entity_kind = 'custody_event' and entity_id = any ($1)", [events.map((event) => event.id)]);
  expect(entries).toHaveLength(events.length);
  for (const event of events) {
    const hash = recordHash(sha256, evidenceOf(event) as never);
    expect(entries.find((entry) => entry.entity_id === event.id).facts.record_sha256).toBe(hash.ok && hash.value);
  }
}

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Marta' });
  lisbon = await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon' } });
  ana = await manager.do(createPerson, { body: { name: 'Ana Ruiz', locationId: lisbon.id } });
  rui = await manager.do(createPerson, { body: { name: 'Rui Costa', locationId: lisbon.id } });
  const rooms = (await manager.do(furnishSite, { params: { locationId: lisbon.id } })).rows;
  stockroom = rooms.find((row) => row.kind === 'stockroom')!;
  slot = rooms.find((row) => row.kind === 'mailroom')!.slots[0]!;
});
afterAll(() => world.close());

describe('the chain of custody', () => {
  test('a hand-over to a place brings the asset home: its place, its site, its status', async () => {
    const { id } = await asset({ custodian: person(ana.id), locationId: null });
    const chain = await manager.do(handOver, { params: { assetId: id }, body: { kind: 'received', to: place(slot.id), condition: 'lid scratched' } });
    expect(chain.custodian.name).toBe('Lisbon · Mailroom · A1');
    expect(chain.entries.at(-1)).toMatchObject({ seq: 2, from: { name: 'Ana Ruiz' }, by: 'Marta', condition: 'lid scratched', isGap: false });
    expect(await manager.do(readAsset, { params: { assetId: id } })).toMatchObject({ status: 'returned', location: { id: lisbon.id }, custodySince: world.clock.now() });
    await expectSound(id);
  });

  test('handed in by another than who had it: the hole shows, and the asset is received all the same', async () => {
    const { id } = await asset({ custodian: person(ana.id) });
    const chain = await manager.do(handOver, { params: { assetId: id }, body: { kind: 'received', from: person(rui.id), to: place(stockroom.id) } });
    expect(chain.entries.map((entry) => [entry.kind, entry.isGap])).toEqual([['registered', false], ['gap', true], ['received', false]]);
    expect(chain.gaps).toMatchObject([{ lastKnown: { name: 'Ana Ruiz' }, seenWith: { name: 'Rui Costa' }, cause: 'unwitnessed' }]);
    await expectSound(id);
  });

  test('a hand-over heard of late is entered where it belongs, and moves nothing', async () => {
    const { id } = await asset({ custodian: person(ana.id) });
    await manager.do(handOver, { params: { assetId: id }, body: { kind: 'handed_over', to: place(stockroom.id), occurredAt: '2026-10-20T10:00:00Z' } });
    const chain = await manager.do(handOver, { params: { assetId: id }, body: { kind: 'handed_over', to: person(rui.id), occurredAt: '2026-10-10T10:00:00Z' } });
    expect(chain.custodian.name).toBe('Lisbon · Stockroom');
    expect(chain.intervals.map((one) => one.custodian.name)).toEqual(['Ana Ruiz', 'Rui Costa', 'Lisbon · Stockroom']);
    await expectSound(id);
  });

  test('a correction is a new entry; the old one stays as it was written', async () => {
    const { id } = await asset({ custodian: person(ana.id) });
    await manager.do(handOver, { params: { assetId: id }, body: { kind: 'handed_over', to: place(stockroom.id) } });
    const before = await manager.do(readChain, { params: { assetId: id } });
    const after = await manager.do(correctCustody, { params: { assetId: id, seq: 2 }, body: { to: place(slot.id), reason: 'Wrong shelf scanned' } });
    expect(after.entries.slice(0, 2)).toEqual(before.entries);
    expect(after).toMatchObject({ seq: 3, custodian: { id: slot.id } });
    const history = await manager.do(readHistory, { params: { assetId: id } });
    expect(history.entries.map((entry) => [entry.text, entry.correctedBy, entry.note])).toEqual([
      ['Corrected: it was Lisbon · Mailroom · A1 (entry 2)', null, 'Wrong shelf scanned'], ['Ana Ruiz handed it to Lisbon · Stockroom', 3, null], ['Added by hand', null, null], ['First recorded with Ana Ruiz', null, null],
    ]);
    await expectSound(id);
    expect((await manager.try(correctCustody, { params: { assetId: id, seq: 9 }, body: { to: place(slot.id), reason: 'No such entry' } })).problem.code).toBe('custody_corrects_nothing');
  });

  test('the reason of a correction is kept apart from the ledger, erasable', async () => {
    const { id } = await asset({ custodian: person(ana.id) });
    await manager.do(correctCustody, { params: { assetId: id, seq: 1 }, body: { to: person(rui.id), reason: 'Ana never had it' } });
    const { rows } = await world.database.pool.query('select row_to_json(c)::text as text from custody_event c where asset_id = $1', [id]);
    expect(rows.map((row) => row.text).join()).not.toContain('never');
  });

  test('no entry can be changed or taken away, not even by hand in the database', async () => {
    const { id } = await asset();
    const owner = world.database.kysely;
    await expect(owner.transaction().execute((tx) => tx.updateTable('custody_event').set({ condition: 'new' }).where('asset_id', '=', id).execute())).rejects.toThrow(/append-only/);
    await expect(owner.transaction().execute((tx) => tx.deleteFrom('custody_event').where('asset_id', '=', id).execute())).rejects.toThrow(/append-only/);
  });

  test.each([
    ['to who has it already', { kind: 'handed_over', toAna: true }, 'custody_same_party'],
    ['in the future', { kind: 'handed_over', occurredAt: '2027-01-01T00:00:00Z' }, 'custody_not_yet'],
    ['before it was known', { kind: 'handed_over', occurredAt: '2020-01-01T00:00:00Z' }, 'custody_out_of_order'],
    ['of issue to a person who may have nothing that is not ready', { kind: 'issued' }, 'wrong_state'],
  ] as const)('a hand-over %s is refused, and nothing is recorded', async (_, { kind, ...more }, code) => {
    const { id } = await asset({ custodian: person(ana.id) });
    const to = person('toAna' in more ? ana.id : rui.id);
    const reply = await manager.try(handOver, { params: { assetId: id }, body: { kind, to, ...('occurredAt' in more ? { occurredAt: more.occurredAt } : {}) } });
    expect(reply.problem.code).toBe(code);
    expect((await chainIn(id)).events).toHaveLength(1);
  });

  test('nothing is put into a closed place, nor given to somebody who is not here', async () => {
    const { id } = await asset({ custodian: person(ana.id) });
    const { id: porto } = await manager.do(createLocation, { body: { name: `Porto ${count}`, timeZone: 'Europe/Lisbon' } });
    const [room] = (await manager.do(furnishSite, { params: { locationId: porto } })).rows;
    await manager.do(closePlace, { params: { placeId: room!.id } });
    expect((await manager.try(handOver, { params: { assetId: id }, body: { kind: 'moved', to: place(room!.id) } })).problem.code).toBe('place_closed');
    expect((await manager.try(handOver, { params: { assetId: id }, body: { kind: 'handed_over', to: person(room!.id) } })).problem).toMatchObject({ code: 'not_found', what: 'person' });
    const local = await world.as('technician', { sites: [lisbon.id] });
    expect((await local.try(handOver, { params: { assetId: id }, body: { kind: 'moved', to: place(room!.id) } })).problem.code).toBe('outside_your_sites');
  });

  test('a ready asset that is issued is meant for whom it went to', async () => {
    const { id } = await asset({ custodian: place(stockroom.id), status: 'ready' });
    await manager.do(handOver, { params: { assetId: id }, body: { kind: 'issued', to: person(rui.id) } });
    expect(await manager.do(readAsset, { params: { assetId: id } })).toMatchObject({ status: 'in_use', assignee: { kind: 'person', id: rui.id }, custodian: { id: rui.id } });
  });
});

describe('two people at once', () => {
  test('eight hand-overs decided on the same entry: one is recorded, seven are told who was faster', async () => {
    const { id, seq } = await asset({ custodian: person(ana.id) });
    const receivers = await Promise.all(Array.from({ length: 8 }, (_, n) => manager.do(createPerson, { body: { name: `Receiver ${n}`, locationId: lisbon.id } })));
    const replies = await Promise.all(receivers.map((to) => manager.try(handOver, { params: { assetId: id }, body: { kind: 'handed_over', to: person(to.id), seen: seq } })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    const winner = receivers[replies.findIndex((reply) => reply.status === 201)]!;
    for (const reply of replies.filter((one) => one.status === 409)) expect(reply.problem).toMatchObject({ code: 'custody_moved', seq: 2, custodian: { kind: 'person', id: winner.id } });
    expect((await chainIn(id)).chain.head!.custodian).toEqual({ type: 'person', id: winner.id });
    await expectSound(id);
  });

  test('units that read the same chain before either wrote: the number decides, and what was acknowledged is there', async () => {
    const { id } = await asset({ custodian: person(ana.id) });
    const verdicts = await Promise.all(Array.from({ length: 12 }, (_, n) => world.app.run(system(`scanner ${n}`), (unit) =>
      recordHandOver(unit, { assetId: id, kind: 'handed_over', to: n % 2 ? { type: 'person', id: rui.id } : { type: 'place', id: slot.id } }))));
    const { events } = await chainIn(id);
    const acknowledged = verdicts.flatMap((verdict) => (verdict.ok ? [verdict.value.id] : []));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(new Set(events.slice(1).map((event) => event.id))).toEqual(new Set(acknowledged));
    for (const verdict of verdicts) expect(verdict.ok || ['custody_moved', 'custody_same_party'].includes(verdict.error.code)).toBe(true);
    await expectSound(id);
  });
});

describe('any interleaving of hand-overs, corrections and acts on the status', () => {
  const minute = fc.integer({ min: -200, max: 0 });
  const who = fc.integer({ min: 0, max: 4 });
  const step = fc.oneof(
    fc.record({ act: fc.constant('hand-over' as const), kind: fc.constantFrom('handed_over', 'received', 'stored', 'moved', 'found', 'counted', 'collected', 'issued'), from: fc.option(who), to: who, minute }),
    fc.record({ act: fc.constant('correct' as const), seq: fc.integer({ min: 1, max: 8 }), to: who }),
    fc.record({ act: fc.constantFrom('declare_missing', 'find', 'dispose'), to: who }),
  );

  test('keeps one custodian, numbers without a hole, and a projection that equals the fold of the ledger', async () => {
    const custodians = [person(ana.id), person(rui.id), place(stockroom.id), place(slot.id), { kind: 'unaccounted' as const }];
    let accepted = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const { id } = await asset({ category: 'dock', custodian: custodians[0] });
      const params = { assetId: id };
      for (const one of steps) {
        const to = custodians[one.to]!;
        const reply = one.act === 'hand-over'
          ? await manager.try(handOver, { params, body: { kind: one.kind as 'moved', to, ...(one.from === null ? {} : { from: custodians[one.from]! }), occurredAt: new Date(Date.parse(world.clock.now()) + one.minute * 60_000).toISOString() } })
          : one.act === 'correct' ? await manager.try(correctCustody, { params: { ...params, seq: one.seq }, body: { to, reason: 'so it was' } }) : await manager.try(actOnAsset, { params, body: { action: one.act, ...(one.act === 'declare_missing' ? {} : { with: to }) } });
        expect(reply.status, reply.text).toBeLessThan(500);
        if (reply.status < 400) accepted += 1;
      }
      await expectSound(id);
    }), { numRuns: 25 });
    expect(accepted).toBeGreaterThan(25);
  });
});
