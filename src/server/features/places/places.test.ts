import { createLocation } from '#contract/people';
import { closePlace, createPlace, createSlots, furnishSite, listPlaces, readPlace, reopenPlace, updatePlace } from '#contract/places';
import { chooseSlot } from '#domain/intake/slots';
import { mailroomOf, slotsOf, stockroomOf, workshopOf } from '#server/features/places/find-place.service';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let site: { id: string };
let sites = 0;

const newSite = () => manager.do(createLocation, { body: { name: `Site ${(sites += 1)}`, timeZone: 'Europe/Lisbon' } });
const parcelIn = (placeId: string, locationId: string) => world.database.pool.query(
  "insert into parcel (id, box_code, location_id, status, place_id, is_announced, created_at) values (gen_random_uuid(), gen_random_uuid()::text, $2, 'stored', $1, false, now())", [placeId, locationId]);

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager');
});
afterAll(() => world.close());

describe('places', () => {
  test('a site is furnished with a mailroom of twelve slots and two for quarantine, a stockroom and a workshop; asking again adds nothing', async () => {
    site = await newSite();
    const first = await manager.do(furnishSite, { params: { locationId: site.id } });
    expect(first.rows.map((row) => [row.kind, row.slots.length, row.freeSlots, row.freeQuarantine])).toEqual([['mailroom', 14, 12, 2], ['stockroom', 0, 0, 0], ['workshop', 0, 0, 0]]);
    const again = await manager.do(furnishSite, { params: { locationId: site.id } });
    expect(again).toEqual(first);
  });

  test('two people furnishing a new site at once furnish it once', async () => {
    const { id } = await newSite();
    await Promise.all([1, 2, 3].map(() => manager.try(furnishSite, { params: { locationId: id } })));
    const { rows } = await manager.do(listPlaces, { query: { location: id } });
    expect(rows.map((row) => [row.kind, row.slots.length])).toEqual([['mailroom', 14], ['stockroom', 0], ['workshop', 0]]);
  });

  test('a stored parcel takes its slot; a full cabinet has none left to give', async () => {
    const { id } = await newSite();
    const room = await manager.do(createPlace, { body: { kind: 'mailroom', code: 'M', name: 'Post room', locationId: id } });
    const made = await manager.do(createSlots, { params: { placeId: room.id }, body: { codes: 'A1..A2' } });
    expect(made.created).toEqual(['A1', 'A2']);
    for (const slot of made.place.slots) await parcelIn(slot.id, id);
    const slots = await world.app.run({ kind: 'system', id: 'test', name: 'test' }, (unit) => slotsOf(unit, room.id));
    expect(slots).toMatchObject([{ label: 'A1', occupied: 1, capacity: 1, size: 'large', purpose: 'ordinary' }, { label: 'A2', occupied: 1 }]);
    expect(chooseSlot(slots, { size: 'small', purpose: 'ordinary' })).toMatchObject({ ok: false, error: { code: 'no_free_slot' } });
    expect(await manager.do(readPlace, { params: { placeId: room.id } })).toMatchObject({ occupied: 2, freeSlots: 0 });
  });

  test('slots that are there already are left as they are', async () => {
    const { id } = await newSite();
    const room = await manager.do(createPlace, { body: { kind: 'stockroom', code: 'S', locationId: id } });
    await manager.do(createSlots, { params: { placeId: room.id }, body: { codes: 'A1', capacity: 5 } });
    const more = await manager.do(createSlots, { params: { placeId: room.id }, body: { codes: 'A1..A3' } });
    expect(more).toMatchObject({ created: ['A2', 'A3'], left: ['A1'] });
    expect(more.place.slots.map((slot) => slot.capacity)).toEqual([5, 1, 1]);
    expect((await manager.try(createSlots, { params: { placeId: room.id }, body: { codes: 'three shelves?' } })).problem).toMatchObject({ code: 'slot_range_unreadable', status: 422 });
  });

  test('a place that holds something does not close, and says what lies where', async () => {
    const { id } = await newSite();
    await manager.do(furnishSite, { params: { locationId: id } });
    const [room] = (await manager.do(listPlaces, { query: { location: id, kind: 'mailroom' } })).rows;
    const slot = room!.slots[3]!;
    await parcelIn(slot.id, id);
    const reply = await manager.try(closePlace, { params: { placeId: room!.id } });
    expect(reply.problem).toMatchObject({ code: 'place_not_empty', places: [{ code: slot.code, parcels: 1, assets: 0 }] });
    const empty = room!.slots[0]!;
    expect((await manager.do(closePlace, { params: { placeId: empty.id } })).closedAt).not.toBeNull();
    expect(await manager.do(readPlace, { params: { placeId: room!.id } })).toMatchObject({ freeSlots: 10 });
    expect((await manager.do(reopenPlace, { params: { placeId: empty.id } })).closedAt).toBeNull();
  });

  test('a room is closed with its slots and reopened with them', async () => {
    const { id } = await newSite();
    await manager.do(furnishSite, { params: { locationId: id } });
    const [room] = (await manager.do(listPlaces, { query: { location: id, kind: 'mailroom' } })).rows;
    await manager.do(closePlace, { params: { placeId: room!.id } });
    const slot = room!.slots[0]!;
    expect((await manager.try(reopenPlace, { params: { placeId: slot.id } })).problem).toMatchObject({ code: 'place_closed', place: 'Mailroom' });
    expect(await manager.do(reopenPlace, { params: { placeId: room!.id } })).toMatchObject({ freeSlots: 12, closedAt: null });
  });

  test('two people changing the same place: one wins, the other is told', async () => {
    const { id } = await newSite();
    const room = await manager.do(createPlace, { body: { kind: 'stockroom', code: 'S', name: 'Cellar', locationId: id } });
    await manager.do(updatePlace, { params: { placeId: room.id }, body: { name: 'Cellar left', version: room.version } });
    expect((await manager.try(updatePlace, { params: { placeId: room.id }, body: { name: 'Cellar right', version: room.version } })).problem.code).toBe('conflict');
    expect((await manager.try(createPlace, { body: { kind: 'stockroom', code: 's', locationId: id } })).problem.code).toBe('place_exists');
  });

  test('a slot without a room, or in a room elsewhere, is refused', async () => {
    const [here, there] = [await newSite(), await newSite()];
    const room = await manager.do(createPlace, { body: { kind: 'mailroom', code: 'M', locationId: there.id } });
    for (const parentId of [undefined, room.id]) {
      expect((await manager.try(createPlace, { body: { kind: 'slot', code: 'A1', locationId: here.id, ...(parentId ? { parentId } : {}) } })).problem.code).toBe('slot_needs_place');
    }
  });

  test('somebody scoped to one site sees and changes the places of that site only', async () => {
    const [here, there] = [await newSite(), await newSite()];
    for (const { id } of [here, there]) await manager.do(furnishSite, { params: { locationId: id } });
    const local = await world.as('asset_manager', { sites: [here.id] });
    const { rows } = await local.do(listPlaces);
    expect(new Set(rows.map((row) => row.location.id))).toEqual(new Set([here.id]));
    expect((await local.try(furnishSite, { params: { locationId: there.id } })).problem.code).toBe('outside_your_sites');
    const clerk = await world.as('mailroom');
    expect((await clerk.try(furnishSite, { params: { locationId: here.id } })).problem).toMatchObject({ code: 'forbidden' });
  });

  test('other slices find the rooms of a site by what they are for', async () => {
    const found = await world.app.run({ kind: 'system', id: 'test', name: 'test' }, async (unit) => [await mailroomOf(unit, site.id), await stockroomOf(unit, site.id), await workshopOf(unit, site.id)]);
    expect(found.map((place) => place?.name)).toEqual(['Mailroom', 'Stockroom', 'Workshop']);
  });
});
