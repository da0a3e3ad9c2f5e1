import { describe, expect, it } from 'vitest';
import { apart } from './apart.ts';
import type { Decision } from './decide-row.ts';
import type { Draft } from './draft.ts';

const draft = (line: number): Draft => ({ line, kind: 'licences', values: { product: 'Figma' }, references: {}, custom: {}, keys: ['product:figma'], problems: [], withheld: [], onlyNew: { values: {}, problems: [] } });
const seat = (line: number, holder: string, ...more: string[]) => ({
  line, draft: draft(line),
  decision: { verdict: 'change', line, label: 'Figma', id: 'l-1', changes: ['holder', ...more].map((field) => ({ field, from: null, to: holder })), links: { people: { holder: { id: holder, label: holder } }, places: {} }, withheld: [] } as unknown as Decision,
});
const together = (...rows: ReturnType<typeof seat>[]): number[] => apart(rows).map(({ line }) => line);

describe('rows of one licence', () => {
  it('that only give seats to different people go in together', () => expect(together(seat(2, 'ana'), seat(3, 'bo'), seat(4, 'cy'))).toEqual([2, 3, 4]));
  it('that give one person two seats go in one after the other', () => expect(together(seat(2, 'ana'), seat(3, 'ana'))).toEqual([2]));
  it('that change the licence itself go in one after the other', () => expect(together(seat(2, 'ana', 'cost'), seat(3, 'bo', 'cost'), seat(4, 'cy'))).toEqual([2, 4]));
});
