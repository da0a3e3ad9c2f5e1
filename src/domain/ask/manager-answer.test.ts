import { describe, expect, test } from 'vitest';
import { findSuccessor, readManagerAnswer, suggestionOf } from './manager-answer.ts';

const team = [
  { id: '1', name: 'Inês Lopes', detail: 'Engineering' }, { id: '2', name: 'Inês Lopes', detail: 'Finance' }, { id: '3', name: 'Priya Nair', detail: 'Engineering' }, { id: '4', name: 'Rui Costa', detail: '' },
];
const form = { ticked: ['a', 'b'], somethingElse: '', successor: '', note: '' };

describe('who takes over', () => {
  test.each<[string, string, object]>([
    ['a name as written', 'Priya Nair', { kind: 'person', id: '3', name: 'Priya Nair' }],
    ['a suggestion that was chosen', 'Inês Lopes, Finance', { kind: 'person', id: '2', name: 'Inês Lopes' }],
    ['without accents and capitals', 'ines lopes, finance', { kind: 'person', id: '2', name: 'Inês Lopes' }],
    ['a beginning that only one has', 'pri', { kind: 'person', id: '3', name: 'Priya Nair' }],
    ['a family name', 'Costa', { kind: 'person', id: '4', name: 'Rui Costa' }],
    ['somebody we do not know', 'Ana Prado', { kind: 'name_only', name: 'Ana Prado' }],
    ['nobody', '   ', { kind: 'nobody_yet' }],
  ])('%s', (_, typed, successor) => {
    expect(findSuccessor(typed, team)).toEqual({ ok: true, value: successor });
  });

  test('a name that two people have is asked once more, never guessed', () => {
    expect(findSuccessor('Ines Lopes', team)).toMatchObject({ ok: false, error: { code: 'who_exactly', typed: 'Ines Lopes', candidates: [{ id: '1' }, { id: '2' }] } });
  });

  test('each suggestion finds its own person again', () => {
    for (const one of team) expect(findSuccessor(suggestionOf(one), team)).toMatchObject({ value: { id: one.id } });
  });
});

describe("a manager's answer", () => {
  const read = (change: Partial<typeof form>) => {
    const answer = readManagerAnswer({ ...form, ...change }, ['a', 'b', 'c'], team);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  test('what is not ticked is looked into, and nothing else is', () => {
    expect(read({})).toMatchObject({ confirmed: ['a', 'b'], missing: ['c'], isClean: false });
  });
  test('everything ticked is a clean answer', () => {
    expect(read({ ticked: ['c', 'b', 'a', 'not on the list'] })).toMatchObject({ confirmed: ['a', 'b', 'c'], missing: [], isClean: true });
  });
  test('something else, or a name we do not know, needs somebody of ours', () => {
    expect(read({ ticked: ['a', 'b', 'c'], somethingElse: ' a second monitor\nat home ' })).toMatchObject({ somethingElse: 'a second monitor at home', isClean: false });
    expect(read({ ticked: ['a', 'b', 'c'], successor: 'Ana Prado' }).isClean).toBe(false);
  });
});
