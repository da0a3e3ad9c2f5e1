import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNarrowed, nextSort, queryOfListState, readListState, writeListState } from './list-url.ts';
import type { ListShape } from './list-url.ts';

const shape: ListShape = {
  filters: [
    { id: 'state', label: 'State', several: true, choices: [{ value: 'late', label: 'Late' }, { value: 'home', label: 'Home' }] },
    { id: 'site', label: 'Site', choices: [{ value: 'lis', label: 'Lisbon' }, { value: 'krk', label: 'Kraków' }] },
  ],
  sorts: ['name', 'lastDay'],
};

describe('a list’s address', () => {
  it('says what is searched, filtered and sorted', () => {
    expect(readListState('?q=dell&state=late,home&site=krk&sort=-lastDay', shape)).toEqual({ q: 'dell', sort: '-lastDay', filters: { state: ['late', 'home'], site: ['krk'] } });
  });
  it('drops values and columns it does not know, rather than showing an empty list', () => {
    expect(readListState('?state=exploded&sort=salary&site=mars', shape)).toEqual({ q: '', sort: '', filters: {} });
  });
  it('takes one value where one is meant', () => expect(readListState('?site=lis,krk', shape).filters['site']).toEqual(['lis']));
  it('keeps what belongs to the page and not to the list', () => {
    expect(writeListState('?tab=open&q=old', { q: 'new', sort: '', filters: {} }, shape)).toBe('?tab=open&q=new');
  });
  it('is empty for a list as it comes', () => expect(writeListState('?q=x&sort=name', { q: '  ', sort: '', filters: { state: [] } }, shape)).toBe(''));

  it('reads back whatever it wrote', () => {
    const states = fc.record({
      q: fc.string().filter((text) => text.trim() !== '' || text === ''),
      sort: fc.constantFrom('', 'name', '-name', 'lastDay', '-lastDay'),
      filters: fc.record({ state: fc.subarray(['late', 'home'], { minLength: 1 }), site: fc.constantFrom(['lis'], ['krk']) }, { requiredKeys: [] }),
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(readListState(writeListState('', state, shape), shape)).toEqual(state);
      }),
    );
  });
});

it('a column sorts up, down, and then not at all', () => {
  expect(nextSort('', 'name')).toBe('name');
  expect(nextSort('name', 'name')).toBe('-name');
  expect(nextSort('-name', 'name')).toBe('');
  expect(nextSort('-lastDay', 'name')).toBe('name');
});

it('the route is asked with trimmed words and joined values', () => {
  expect(queryOfListState({ q: ' dell ', sort: '-name', filters: { state: ['late', 'home'], site: [] } })).toEqual({ q: 'dell', sort: '-name', state: 'late,home' });
});

it('a sorted list is not a narrowed one', () => {
  expect(isNarrowed({ q: '', sort: 'name', filters: { state: [] } })).toBe(false);
  expect(isNarrowed({ q: '', sort: '', filters: { state: ['late'] } })).toBe(true);
});
