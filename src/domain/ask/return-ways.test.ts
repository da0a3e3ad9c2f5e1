import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categories } from '../asset/category.ts';
import { isCarried, offeredWays, whyNot, type ReturnFacts } from './return-ways.ts';

const lisbon = { country: 'PT', hasMailroom: true, hasDesk: true };
const facts: ReturnFacts = { workMode: 'office', country: 'PT', site: lisbon, managerNearby: true, categories: ['laptop'], batteryUnsafe: false };
const offered = (change: Partial<ReturnFacts>) => offeredWays({ ...facts, ...change });

describe('ways home', () => {
  test.each<[string, Partial<ReturnFacts>, string[]]>([
    ['at the office, the desk comes first', {}, ['hand_in', 'mailroom', 'with_manager', 'post', 'person']],
    ['at home, the post comes first', { workMode: 'remote', managerNearby: false }, ['post', 'collection', 'mailroom', 'hand_in', 'person']],
    ['at home with a monitor, somebody comes to the door', { workMode: 'remote', managerNearby: false, categories: ['laptop', 'monitor'] }, ['collection', 'post', 'mailroom', 'hand_in', 'person']],
    ['a monitor alone is not posted', { workMode: 'remote', managerNearby: false, categories: ['monitor'] }, ['collection', 'mailroom', 'hand_in', 'person']],
    ['abroad, a collection is booked, since a parcel needs papers', { workMode: 'remote', country: 'BR' }, ['collection', 'person']],
    ['without a site, post or collection', { workMode: 'remote', site: null }, ['post', 'collection', 'person']],
    ['a battery that looks wrong is handed over in person', { batteryUnsafe: true }, ['hand_in', 'person']],
    ['at home with such a battery a person finds the way', { batteryUnsafe: true, workMode: 'remote', country: 'BR' }, ['person']],
    ['with nothing to bring, a person is there', { categories: [] }, ['person']],
  ])('%s', (_, change, ways) => {
    expect(offered(change)).toEqual(ways);
  });

  test('what is not offered says why', () => {
    expect(whyNot('post', { ...facts, batteryUnsafe: true })).toBe('battery');
    expect(whyNot('post', { ...facts, workMode: 'remote', country: 'BR' })).toBe('border');
    expect(whyNot('post', { ...facts, workMode: 'remote', categories: ['monitor'] })).toBe('bulky');
    expect(whyNot('hand_in', { ...facts, site: null })).toBe('not_here');
    expect(whyNot('hand_in', facts)).toBeNull();
  });

  const anyFacts: fc.Arbitrary<ReturnFacts> = fc.record({
    workMode: fc.constantFrom('office' as const, 'hybrid' as const, 'remote' as const), country: fc.constantFrom('', 'PT', 'BR'),
    site: fc.option(fc.record({ country: fc.constantFrom('', 'PT', 'BR'), hasMailroom: fc.boolean(), hasDesk: fc.boolean() })),
    managerNearby: fc.boolean(), categories: fc.array(fc.constantFrom(...categories, 'unheard of'), { maxLength: 5 }), batteryUnsafe: fc.boolean(),
  });

  test('nobody is ever without a way, and no way comes twice', () => {
    fc.assert(fc.property(anyFacts, (any) => {
      const ways = offeredWays(any);
      expect(ways).toContain('person');
      expect(new Set(ways).size).toBe(ways.length);
    }));
  });

  test('a battery that looks wrong never meets a carrier, wherever somebody lives', () => {
    fc.assert(fc.property(anyFacts, (any) => {
      expect(offeredWays({ ...any, batteryUnsafe: true }).some(isCarried)).toBe(false);
    }));
  });
});
