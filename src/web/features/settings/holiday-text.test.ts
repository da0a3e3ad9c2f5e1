import { expect, it } from 'vitest';
import { readHolidays } from './holiday-text.ts';

it('holidays are read from lines and commas, each once, in order', () => expect(readHolidays('2026-12-25, 2026-12-01\n2026-12-25').dates).toEqual(['2026-12-01', '2026-12-25']));
it('what is no date is named, not dropped', () => expect(readHolidays('2026-02-30 christmas 2026-12-25')).toEqual({ dates: ['2026-12-25'], unread: ['2026-02-30', 'christmas'] }));
