import { expect, it } from 'vitest';
import { heldText, slotState } from './place-words.ts';

it('what lies in a place is said, and nothing is empty', () => {
  expect(heldText({ parcels: 2, assets: 1 })).toBe('2 parcels, 1 asset');
  expect(heldText({ parcels: 0, assets: 0 })).toBe('empty');
});
it('a closed slot is closed whatever else it is', () => expect(slotState({ closedAt: '2026-11-01T00:00:00Z', parcels: 0, assets: 0, isQuarantine: true })).toBe('closed'));
it('a quarantine slot shows as one, empty or not', () => expect(slotState({ closedAt: null, parcels: 0, assets: 0, isQuarantine: true })).toBe('quarantine'));
