import { expect, it } from 'vitest';
import { differences } from './conflict-note.tsx';

const labels = { model: 'Model', notes: 'Notes' };

it('names only what the other one changed, with what both say', () =>
  expect(differences(labels, { model: 'A', notes: null }, { model: 'B', notes: '' }, { model: 'C', notes: 'mine' })).toEqual([{ label: 'Model', theirs: 'B', mine: 'C' }]));
it('a field that is not on the form is not spoken of', () => expect(differences(labels, { other: 1 }, { other: 2 }, {})).toEqual([]));
