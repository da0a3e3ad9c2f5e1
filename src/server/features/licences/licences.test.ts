import { assignSeat, createLicence, listLicences, listSeats, readLicence, releaseSeat, updateLicence } from '#contract/licences';
import { createLocation, createPerson } from '#contract/people';
import { assignSeat as assign, releaseSeat as release, seatsOf } from '#server/features/licences/assign-seat.service';
import { system } from '#server/platform/work/actor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let count = 0;

const licence = (seatsTotal: number, more: object = {}) => manager.do(createLicence, { body: { product: `Product ${(count += 1)}`, vendor: 'Vendor', seatsTotal, ...more } });
const somebody = (more: object = {}) => manager.do(createPerson, { body: { name: `Holder ${(count += 1)}`, ...more } });

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Marta' });
});
afterAll(() => world.close());

describe('licences and their seats', () => {
  test('a released seat is back in the pool at once, and says who released it and why', async () => {
    const [{ id }, person, next] = [await licence(1), await somebody(), await somebody()];
    const seat = await manager.do(assignSeat, { params: { licenceId: id }, body: { personId: person.id } });
    expect(await manager.do(readLicence, { params: { licenceId: id } })).toMatchObject({ seatsAssigned: 1, seatsFree: 0, seats: [{ person: { id: person.id } }] });
    expect((await manager.try(assignSeat, { params: { licenceId: id }, body: { personId: next.id } })).problem).toMatchObject({ code: 'no_free_seat', total: 1 });
    const released = await manager.do(releaseSeat, { params: { seatId: seat.id }, body: { reason: 'Left on Friday' } });
    expect(released).toMatchObject({ releasedBy: 'Marta', releaseReason: 'Left on Friday', releasedAt: world.clock.now() });
    expect(await manager.do(readLicence, { params: { licenceId: id } })).toMatchObject({ seatsFree: 1, seats: [] });
    await manager.do(assignSeat, { params: { licenceId: id }, body: { personId: next.id } });
    expect((await manager.try(releaseSeat, { params: { seatId: seat.id }, body: { reason: 'again' } })).problem.code).toBe('wrong_state');
    expect((await manager.do(readLicence, { params: { licenceId: id } })).seatsAssigned).toBe(1);
  });

  test('the last seat is given once, however many ask at the same moment', async () => {
    const { id } = await licence(3);
    const people = await Promise.all(Array.from({ length: 8 }, () => somebody()));
    const replies = await Promise.all(people.map((person) => manager.try(assignSeat, { params: { licenceId: id }, body: { personId: person.id } })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 201, 201, 409, 409, 409, 409, 409]);
    expect(await manager.do(readLicence, { params: { licenceId: id } })).toMatchObject({ seatsAssigned: 3, seatsFree: 0 });
    const { rows } = await world.database.pool.query('select count(*)::int as n from seat where licence_id = $1 and released_at is null', [id]);
    expect(rows[0].n).toBe(3);
  });

  test('one seat released by two at once goes back once', async () => {
    const [{ id }, person] = [await licence(2), await somebody()];
    const seat = await manager.do(assignSeat, { params: { licenceId: id }, body: { personId: person.id } });
    const verdicts = await Promise.all([1, 2, 3].map(() => world.app.run(system('test'), (unit) => release(unit, seat.id, 'offboarded', null))));
    expect(verdicts.filter((verdict) => verdict.ok)).toHaveLength(1);
    expect((await manager.do(readLicence, { params: { licenceId: id } })).seatsAssigned).toBe(0);
  });

  test('one person holds one seat of a licence; the refused second one counts nowhere', async () => {
    const [{ id }, person] = [await licence(5), await somebody()];
    await manager.do(assignSeat, { params: { licenceId: id }, body: { personId: person.id } });
    expect((await manager.try(assignSeat, { params: { licenceId: id }, body: { personId: person.id } })).problem.code).toBe('seat_held');
    expect((await manager.do(readLicence, { params: { licenceId: id } })).seatsAssigned).toBe(1);
  });

  test('what a file says is assigned beyond what was bought is kept and shown', async () => {
    const [{ id }, one, two] = [await licence(1), await somebody(), await somebody()];
    for (const person of [one, two]) await world.app.run(system('import'), (unit) => assign(unit, id, person.id, { beyondTotal: true }));
    expect(await manager.do(readLicence, { params: { licenceId: id } })).toMatchObject({ seatsAssigned: 2, seatsFree: 0, seatsOver: 1 });
    expect((await manager.do(listLicences, { query: { free: 'false' } })).rows.map((row) => row.id)).toContain(id);
  });

  test('the same product, vendor and key is one licence; its key is never shown whole', async () => {
    const first = await licence(1, { product: 'Acrobat', vendor: 'Adobe', licenceKey: 'AAAA-BBBB-CCCC-1234' });
    expect(first.licenceKeyEnd).toBe('…1234');
    expect((await manager.try(createLicence, { body: { product: 'acrobat', vendor: 'ADOBE', licenceKey: 'aaaa-bbbb-cccc-1234', seatsTotal: 2 } })).problem).toMatchObject({ code: 'licence_exists', licence: { id: first.id } });
    const reply = await manager.try(readLicence, { params: { licenceId: first.id } });
    const { rows } = await world.database.pool.query('select facts::text as facts from audit_event where entity_id = $1', [first.id]);
    expect(reply.text + rows.map((row) => row.facts).join()).not.toContain('BBBB');
  });

  test('two people correcting the same licence: one wins', async () => {
    const made = await licence(1);
    expect(await manager.do(updateLicence, { params: { licenceId: made.id }, body: { seatsTotal: 4, seatCost: '12.50', currency: 'EUR', version: made.version } })).toMatchObject({ seatsFree: 4, seatCost: '12.50' });
    expect((await manager.try(updateLicence, { params: { licenceId: made.id }, body: { seatsTotal: 9, version: made.version } })).problem.code).toBe('conflict');
  });

  test('somebody scoped to a site sees the true number of free seats, and only the holders of that site', async () => {
    const { id } = await licence(3);
    const site = await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon' } });
    const [near, far] = [await somebody({ locationId: site.id }), await somebody()];
    for (const person of [near, far]) await manager.do(assignSeat, { params: { licenceId: id }, body: { personId: person.id } });
    const local = await world.as('asset_manager', { sites: [site.id] });
    expect(await local.do(readLicence, { params: { licenceId: id } })).toMatchObject({ seatsAssigned: 2, seatsFree: 1, seats: [{ person: { id: near.id } }] });
    expect((await local.try(listSeats, { params: { personId: far.id } })).status).toBe(404);
  });

  test('what a person holds comes with product, cost and renewal', async () => {
    const [{ id }, person] = [await licence(1, { product: 'Figma', seatCost: '45.00', currency: 'EUR', renewsOn: '2027-01-31' }), await somebody()];
    await manager.do(assignSeat, { params: { licenceId: id }, body: { personId: person.id } });
    expect(await world.app.run(system('test'), (unit) => seatsOf(unit, person.id))).toMatchObject([{ product: 'Figma', seat_cost: '45.00', renews_on: '2027-01-31' }]);
    expect((await manager.do(listSeats, { params: { personId: person.id } })).rows).toHaveLength(1);
  });

  test('licences sort by what is free, and page without a gap', async () => {
    for (const seats of [7, 2, 5]) await licence(seats, { product: `Sorted ${seats}` });
    const first = await manager.do(listLicences, { query: { q: 'Sorted', sort: '-free', limit: 2 } });
    const second = await manager.do(listLicences, { query: { q: 'Sorted', sort: '-free', limit: 2, after: first.next! } });
    expect([...first.rows, ...second.rows].map((row) => row.seatsFree)).toEqual([7, 5, 2]);
    expect(first.total).toBe(3);
  });
});
