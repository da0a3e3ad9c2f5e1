import { catalogueOf } from '#domain/list/catalogue';
import { expect, it } from 'vitest';
import { searchWords } from './search-words.ts';

it('a search reads as a person would say it', () => {
  const words = searchWords({ list: 'assets', q: 'T14', where: ['status:is:in_use,ready', 'purchased:last:30', 'serial:empty', 'model:contains:Mac'] }, catalogueOf('assets'));
  expect(words[0]).toBe('with “T14”');
  expect(words[1]).toMatch(/^Status is .+ or .+$/);
  expect(words.slice(2)).toEqual([expect.stringMatching(/in the last 30 days$/), expect.stringMatching(/is empty$/), expect.stringMatching(/contains Mac$/)]);
});
