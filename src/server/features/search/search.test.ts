import { search } from '#contract/search';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factsOf, type Facts } from '../../../../tests/support/plant-facts.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let facts: Facts;
let manager: Client;
let lisbon: string;
let porto: string;

beforeAll(async () => {
  world = await openWorld();
  facts = factsOf(world);
  manager = await world.as('asset_manager');
  lisbon = await facts.site('Lisbon');
  porto = await facts.site('Porto');
});
afterAll(() => world.close());

const found = async (q: string, who = manager) => Object.fromEntries((await who.do(search, { query: { q } })).groups.map(({ group, hits }) => [group, hits.map((hit) => hit.title)]));

describe('finding', () => {
  test('a person by any word of the name, the best fit first, eight at most', async () => {
    for (const name of ['Marina Reis', 'Joana Reis', 'Reis', 'Areiso Pinto', 'Reisinger Klaus']) await facts.person(name, { location_id: lisbon, department: 'Design' });
    expect((await found('reis'))['people']).toEqual(['Reis', 'Reisinger Klaus', 'Joana Reis', 'Marina Reis', 'Areiso Pinto']);
    for (let n = 0; n < 10; n += 1) await facts.person(`Many Names ${n}`);
    expect((await found('many'))['people']).toHaveLength(8);
  });

  test('a device by a fragment of its serial, and by its tag however it is written', async () => {
    await facts.asset({ asset_tag: 'HB-2207', serial_number: 'C02ZK1ABJG5H' });
    expect((await found('k1abj'))['assets']).toEqual(['HB-2207']);
    expect((await found('hb2207'))['assets']).toEqual(['HB-2207']);
    expect((await found('HB 2207'))['assets']).toEqual(['HB-2207']);
  });

  test('a box by its code or tracking number, a case by its number or leaver, a licence by product', async () => {
    const { slot } = await facts.mailroom(lisbon);
    const shipment = await facts.insert('shipment', { carrier: 'CTT', tracking_number: 'RR 123 456 785 PT', way: 'post', status: 'in_transit', announced_at: world.clock.now() });
    const open = await facts.case(await facts.person('Duarte Sousa'));
    await facts.parcel(lisbon, slot, { box_code: 'HB-BOX-77', shipment_id: shipment, case_id: open });
    await facts.seat(await facts.person('Seat Holder'));
    expect((await found('rr123456785pt'))['parcels']).toEqual(['HB-BOX-77']);
    expect((await found('box-77'))['parcels']).toEqual(['HB-BOX-77']);
    expect((await found('duarte'))['cases']).toEqual(['Case of Duarte Sousa']);
    expect((await found('figma'))['licences']).toEqual([expect.stringMatching(/^Figma/)]);
    expect(await found('no such thing')).toEqual({});
  });

  test('signs that mean something to the database are only signs', async () => {
    await facts.person('Percy 100% Sure_Thing');
    expect((await found('100% s'))['people']).toEqual(['Percy 100% Sure_Thing']);
    expect(await found('%')).toEqual({ people: ['Percy 100% Sure_Thing'] });
    expect(await found("'; drop table person; --")).toEqual({});
    expect((await manager.try(search, { query: { q: '   ' } })).status).toBe(400);
  });
});

describe('who finds what', () => {
  test('a case under embargo is found by its circle and by nobody else, nor is its box', async () => {
    const circle = await world.as('asset_manager');
    const { slot } = await facts.mailroom(lisbon);
    const hidden = await facts.case(await facts.person('Zelda Quiet'), { site_id: lisbon, embargo_until: '2026-12-01T09:00:00Z', circle: [circle.member.id] });
    await facts.parcel(lisbon, slot, { box_code: 'HB-QUIET-1', case_id: hidden });
    expect(await found('zelda')).toEqual({ people: ['Zelda Quiet'] });
    expect(await found('quiet-1')).toEqual({});
    expect(await found('zelda', circle)).toEqual({ people: ['Zelda Quiet'], cases: ['Case of Zelda Quiet'] });
    expect(await found('quiet-1', circle)).toEqual({ parcels: ['HB-QUIET-1'] });
  });

  test('a clerk finds a box and its slot, and not whose it is', async () => {
    const clerk = await world.as('mailroom');
    const reply = await clerk.try(search, { query: { q: 'box-77' } });
    expect(reply.value.groups).toEqual([{ group: 'parcels', hits: [expect.objectContaining({ title: 'HB-BOX-77', detail: 'stored · Mailroom, slot C3 · CTT · RR 123 456 785 PT', href: '/station' })] }]);
    expect(await found('duarte', clerk)).toEqual({});
  });

  test('a member of one site finds what is there', async () => {
    const local = await world.as('asset_manager', { sites: [porto] });
    await facts.asset({ asset_tag: 'PO-1', location_id: porto });
    await facts.asset({ asset_tag: 'PO-2', location_id: lisbon });
    expect(await found('po-', local)).toEqual({ assets: ['PO-1'] });
  });
});

test('among a few hundred people and a thousand devices an answer takes less than 50 ms', async () => {
  await facts.run(async (unit) => {
    const at = unit.now;
    await unit.tx.insertInto('person').values(Array.from({ length: 400 }, (_, n) => ({ id: unit.newId(), name: `Person ${n} Crowd`, created_at: at, updated_at: at }))).execute();
    await unit.tx.insertInto('asset').values(Array.from({ length: 900 }, (_, n) => ({ id: unit.newId(), asset_tag: `CR-${n}`, serial_number: `SER${n}XK`, created_at: at, updated_at: at }))).execute();
  });
  const fastest: number[] = [];
  for (const q of ['crowd', '7xk', 'cr-4', 'person 3', 'a']) {
    const times: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const from = performance.now();
      await found(q);
      times.push(performance.now() - from);
    }
    // The best of six: what the search takes, not what else the machine does meanwhile.
    fastest.push(Math.min(...times));
  }
  expect(Math.max(...fastest)).toBeLessThan(50);
});
