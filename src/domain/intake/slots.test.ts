import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseSlot, freePlaces, slotSizes, type Slot } from './slots.ts';

const slot = (label: string, given: Partial<Slot> = {}): Slot => ({ slotId: label, label, size: 'medium', purpose: 'ordinary', capacity: 1, occupied: 0, inUse: true, ...given });
const medium = { size: 'medium', purpose: 'ordinary' } as const;

describe('choosing a slot', () => {
  test('the smallest slot that fits is taken', () => {
    const slots = [slot('A1', { size: 'large' }), slot('A2'), slot('A3', { size: 'small' })];
    expect(chooseSlot(slots, medium)).toMatchObject({ value: { label: 'A2' } });
  });

  test.each([['in_order', 'A2'], ['spread', 'A10'], ['best_fit', 'A2']] as const)('filled %s, the next is %s', (rule, label) => {
    const slots = [slot('A10', { capacity: 4 }), slot('A2', { capacity: 4, occupied: 2 })];
    expect(chooseSlot(slots, medium, rule)).toMatchObject({ value: { label } });
  });

  test('a cabinet of twelve accepts no thirteenth parcel, and says that the twelfth is the last', () => {
    let slots = Array.from({ length: 12 }, (_, index) => slot(`C${index + 1}`));
    const labels: string[] = [];
    for (let parcel = 1; parcel <= 12; parcel++) {
      const choice = chooseSlot(slots, medium);
      if (!choice.ok) throw new Error('full too early');
      expect(choice.value.lastFree).toBe(parcel === 12);
      labels.push(choice.value.label);
      slots = slots.map((one) => (one.slotId === choice.value.slotId ? { ...one, occupied: one.occupied + 1 } : one));
    }
    expect(new Set(labels).size).toBe(12);
    expect(chooseSlot(slots, medium)).toEqual({ ok: false, error: { code: 'no_free_slot', size: 'medium', purpose: 'ordinary', smallerFree: 0 } });
  });

  test('too large for what is free is told, with what smaller ones are left', () => {
    expect(chooseSlot([slot('A1', { size: 'small', capacity: 3, occupied: 1 })], medium)).toMatchObject({ error: { smallerFree: 2 } });
  });

  test('whatever the shelves look like, the choice is free, fits, serves the purpose and is in use', () => {
    const any = fc.array(fc.record({
      slotId: fc.uuid(), label: fc.stringMatching(/^[A-C][0-9]{1,2}$/), size: fc.constantFrom(...slotSizes), purpose: fc.constantFrom('ordinary' as const, 'quarantine' as const),
      capacity: fc.integer({ min: 0, max: 3 }), occupied: fc.integer({ min: 0, max: 4 }), inUse: fc.boolean(),
    }), { maxLength: 12 });
    fc.assert(fc.property(any, fc.constantFrom(...slotSizes), fc.constantFrom('ordinary' as const, 'quarantine' as const), fc.constantFrom('best_fit' as const, 'in_order' as const, 'spread' as const), (slots, size, purpose, rule) => {
      const choice = chooseSlot(slots, { size, purpose }, rule);
      if (!choice.ok) return;
      const chosen = slots.find(({ slotId }) => slotId === choice.value.slotId)!;
      expect(chosen).toMatchObject({ purpose, inUse: true });
      expect(chosen.occupied).toBeLessThan(chosen.capacity);
      expect(slotSizes.indexOf(chosen.size)).toBeGreaterThanOrEqual(slotSizes.indexOf(size));
      expect(choice.value.freeAfter).toBe(freePlaces(slots, purpose) - 1);
    }));
  });
});
