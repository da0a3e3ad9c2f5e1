import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changePickup, orderPlaces, pickupConsequences, scanAtPickup, type PickupItem, type PickupPlace } from './pickup.ts';

const item = (parcelId: string, given: Partial<PickupItem> = {}): PickupItem => ({ placeId: 'mailroom', parcelId, assetId: null, status: 'listed', ...given });
const scan = (parcelId: string, otherSerial = false) => ({ parcelId, assetId: null, placeId: 'mailroom', otherSerial });
const place = (name: string, siteId: string, dueAt: string | null, items = 1): PickupPlace => ({ placeId: name, name, siteId, dueAt, items });

describe('the order of a run', () => {
  test('the most urgent site comes first and is not left in between', () => {
    const places = [place('Berlin hatch', 'berlin', '2026-06-03T10:00:00Z'), place('Porto desk', 'porto', '2026-06-09T10:00:00Z'), place('Berlin cellar', 'berlin', null), place('Porto mailroom', 'porto', '2026-06-02T10:00:00Z')];
    expect(orderPlaces(places).map(({ name }) => name)).toEqual(['Porto mailroom', 'Porto desk', 'Berlin hatch', 'Berlin cellar']);
  });

  test('a place with nothing to collect is not visited', () => {
    expect(orderPlaces([place('Empty', 'x', null, 0)])).toEqual([]);
  });

  test('the order does not depend on how the places come', () => {
    const places = fc.uniqueArray(fc.record({ placeId: fc.string(), name: fc.stringMatching(/^[a-z]{1,4}$/), siteId: fc.constantFrom('s1', 's2', 's3'), dueAt: fc.constantFrom(null, '2026-06-02T10:00:00Z', '2026-06-03T10:00:00Z'), items: fc.constant(1) }), { selector: ({ name }) => name, maxLength: 8 });
    fc.assert(fc.property(places, (given) => {
      const order = orderPlaces(given);
      expect(orderPlaces(given.toReversed())).toEqual(order);
      const sites = order.map(({ siteId }) => siteId).filter((site, index, all) => site !== all[index - 1]);
      expect(new Set(sites).size).toBe(sites.length);
    }));
  });
});

describe('collecting', () => {
  test('a listed parcel is collected once, however often it is scanned', () => {
    const first = scanAtPickup([item('p1')], scan('p1'));
    expect(first).toMatchObject({ outcome: 'collected', items: [{ status: 'collected' }] });
    expect(scanAtPickup(first.items, scan('p1'))).toEqual({ outcome: 'already', items: first.items });
  });

  test('what was not listed is taken as extra, once', () => {
    const first = scanAtPickup([item('p1')], scan('p9'));
    expect(first).toMatchObject({ outcome: 'extra', items: [{ status: 'listed' }, { parcelId: 'p9', status: 'extra' }] });
    expect(scanAtPickup(first.items, scan('p9')).items).toHaveLength(2);
  });

  test('a listed box with another serial inside is wrong, also when that is seen after it was taken', () => {
    expect(scanAtPickup([item('p1')], scan('p1', true))).toMatchObject({ outcome: 'wrong', items: [{ status: 'wrong' }] });
    expect(scanAtPickup([item('p1', { status: 'collected' })], scan('p1', true))).toMatchObject({ outcome: 'wrong' });
  });

  test('what was said to be missing and then turns up is collected', () => {
    expect(scanAtPickup([item('p1', { status: 'missing' })], scan('p1'))).toMatchObject({ outcome: 'collected' });
  });

  test('a run is not finished while a listed item is neither collected nor missing', () => {
    expect(changePickup('under_way', 'finish', [item('p1'), item('p2', { status: 'collected' }), item('p3')])).toEqual({ ok: false, error: { code: 'pickup_items_open', open: [{ placeId: 'mailroom', count: 2 }] } });
    expect(changePickup('under_way', 'finish', [item('p1', { status: 'missing' })])).toEqual({ ok: true, value: 'done' });
    expect(changePickup('planned', 'finish', [])).toMatchObject({ error: { code: 'wrong_state' } });
  });

  test('every difference is an exception, and only what is in the bag changes hands', () => {
    expect(Object.entries(pickupConsequences).map(([status, { exception, custodyMoves }]) => [status, exception !== null, custodyMoves])).toEqual([
      ['collected', false, true], ['missing', true, false], ['extra', true, true], ['wrong', true, true],
    ]);
  });
});
