import { describe, expect, test } from 'vitest';
import { OpenCase } from '#contract/cases';
import { missing, nothingTyped, openLabel, wishOf } from './new-leaver-wish.ts';
import type { NewLeaver } from './new-leaver-wish.ts';

const now = new Date('2026-11-22T10:00:00Z');
const personId = '00000000-0000-4000-8000-000000000001';
const typed = (more: Partial<NewLeaver> = {}): NewLeaver => ({ ...nothingTyped, personId, reason: 'resignation', lastWorkingOn: '2026-12-11', ...more });
const plan = (askFrom: string | null, toLeaver: 'send' | 'after_told' | 'never' = 'send') => ({ askFrom, toLeaver });
const say = (at: string) => at.slice(0, 10);

describe('what is typed makes a wish', () => {
  test('that the contract takes', () => {
    const wish = wishOf(typed({ note: ' Agreed ', immediate: true }), now);
    expect(wish).toEqual({ personId, reason: 'resignation', lastWorkingOn: '2026-12-11', immediate: true, note: 'Agreed' });
    expect(OpenCase.safeParse(wish).success).toBe(true);
  });

  test('an embargo is an instant and its circle, on the clock of who types it', () => {
    const wish = wishOf(typed({ embargo: true, embargoOn: '2026-11-25', embargoAt: '09:00', circle: [personId] }), now);
    expect(wish).toMatchObject({ embargoUntil: new Date('2026-11-25T09:00:00').toISOString(), circle: [personId] });
    expect(OpenCase.safeParse(wish).success).toBe(true);
  });

  test('what was typed for an embargo that is taken back is not sent', () => {
    expect(wishOf(typed({ embargo: false, embargoOn: '2026-11-25', circle: [personId] }), now)).not.toHaveProperty('embargoUntil');
  });

  test.each([
    ['nobody chosen', typed({ personId: null }), 'personId'],
    ['no reason', typed({ reason: null }), 'reason'],
    ['no day', typed({ lastWorkingOn: '' }), 'lastWorkingOn'],
    ['an embargo without an end', typed({ embargo: true }), 'embargoOn'],
    ['an embargo that is over', typed({ embargo: true, embargoOn: '2026-11-01' }), 'embargoOn'],
  ] as const)('%s: no wish yet, and the field says what to do', (_, given, field) => {
    expect(wishOf(given, now)).toBeNull();
    expect(missing(given, now)).toHaveProperty(field);
  });
});

describe('the button says what follows', () => {
  test.each([
    [plan('2026-11-27T09:00:00Z'), 'Open the case; asks go out on 2026-11-27'],
    [plan('2026-11-22T10:00:00Z'), 'Open the case; asks go out now'],
    [plan(null), 'Open the case; no message goes out'],
    [plan('2026-11-22T10:00:00Z', 'after_told'), 'Open the case; no ask before they were told'],
  ] as const)('%#', (preview, label) => expect(openLabel(preview, now, say)).toBe(label));
});
