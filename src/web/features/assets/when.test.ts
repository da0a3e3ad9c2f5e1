import { expect, it } from 'vitest';
import { fromLocalField, toLocalField } from './when.ts';

it('a moment goes to the field and comes back', () => expect(fromLocalField(toLocalField('2026-11-20T18:05:00.000Z'))).toBe('2026-11-20T18:05:00.000Z'));
it('an empty field is no moment', () => expect(fromLocalField('')).toBeNull());
