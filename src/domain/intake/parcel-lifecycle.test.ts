import { describe, expect, test } from 'vitest';
import { actionsFrom, next } from '../transition.ts';
import { parcelStatuses, parcelTransitions } from './parcel-lifecycle.ts';

describe('a parcel', () => {
  test.each(parcelStatuses.filter((status) => status !== 'stored' && status !== 'opened'))('that is %s and is scanned at a place, is stored', (status) => {
    expect(next(parcelTransitions, status, 'store')).toEqual({ ok: true, value: 'stored' });
  });

  test('that was opened is over', () => {
    expect(actionsFrom(parcelTransitions, 'opened')).toEqual([]);
  });

  test('is not stored a second time where it is stored', () => {
    expect(next(parcelTransitions, 'stored', 'store')).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  });

  test('can be reached in every status from the announcement', () => {
    const reached = new Set<string>(['expected']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const status of parcelStatuses) if (reached.has(status)) Object.values(parcelTransitions[status]).forEach((to) => reached.add(to));
    }
    expect([...reached].sort()).toEqual([...parcelStatuses].sort());
  });
});
