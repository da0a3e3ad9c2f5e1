import { expect, it } from 'vitest';
import { differences } from './conflict-note.tsx';

const labels = { model: 'Model', notes: 'Notes' };

it('names only what the other one changed, with what both say', () =>
  expect(differences(labels, { model: 'A', notes: null }, { model: 'B', notes: '' }, { model: 'C', notes: 'mine' })).toEqual([{ label: 'Model', theirs: 'B', mine: 'C', both: true }]));
it('what only they changed would not be replaced', () => expect(differences(labels, { notes: 'old' }, { notes: 'new' }, { notes: 'old' })[0]?.both).toBe(false));
it('a field that is not on the form is not spoken of', () => expect(differences(labels, { other: 1 }, { other: 2 }, {})).toEqual([]));
