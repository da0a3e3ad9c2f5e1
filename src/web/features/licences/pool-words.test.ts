import { expect, it } from 'vitest';
import { freeText, renewsSoon } from './pool-words.ts';

const pool = { seatsTotal: 24, seatsAssigned: 18, seatsFree: 6, seatsOver: 0, seatCost: '540.00', currency: 'EUR', billing: 'yearly' };

it('free seats say what they cost', () => expect(freeText(pool)).toBe('6 seats free: €3,240 a year that nobody uses'));
it('a pool without a price says only how many are free', () => expect(freeText({ ...pool, seatCost: null, seatsFree: 1 })).toBe('1 seat free'));
it('more than was bought is said first', () => expect(freeText({ ...pool, seatsFree: 0, seatsOver: 2 })).toBe('2 seats more than bought'));
it.each([['2026-12-10', true], ['2026-11-01', true], ['2027-06-01', false], [null, false]])('a renewal on %s needs a look now: %s', (on, soon) => expect(renewsSoon(on, '2026-11-23')).toBe(soon));
