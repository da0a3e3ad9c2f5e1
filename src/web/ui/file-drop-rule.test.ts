import { expect, it } from 'vitest';
import { refusedFile, sizeText } from './file-drop-rule.ts';

it.each([
  [{ name: 'people.CSV', size: 10 }, null],
  [{ name: 'people.xls', size: 10 }, 'people.xls was not taken: only .csv can be read here.'],
  [{ name: 'people.csv', size: 0 }, 'people.csv was not taken: it is empty.'],
  [{ name: 'people.csv', size: 3_000_000 }, 'people.csv was not taken: it has 3.0 MB, the limit is 2.0 MB.'],
])('%o is told plainly', (file, text) => expect(refusedFile(file, ['.csv'], 2_000_000)).toBe(text));

it('sizes are read at a glance', () => expect([12, 4200, 25_000_000].map(sizeText)).toEqual(['12 bytes', '4 KB', '25 MB']));
