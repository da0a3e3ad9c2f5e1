import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, type OpenTable, type ReadOptions } from './read-table.ts';
import { delimiters, type Delimiter } from './sniff-dialect.ts';
import { fromBytes } from './table-source.ts';
import { TableError } from './table-error.ts';

type Dialect = { encoding: 'utf-8' | 'utf-8-mark' | 'utf-16le' | 'utf-16be' | 'windows-1252'; delimiter: Delimiter; lineEnd: '\n' | '\r\n' | '\r'; endsWithLineEnd: boolean; quotesAll: boolean };

const encode = (text: string, encoding: Dialect['encoding']): Uint8Array => {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-8-mark') return Buffer.from(`\uFEFF${text}`, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return Uint8Array.from([...text].map((sign) => (sign === '€' ? 0x80 : (sign.codePointAt(0) ?? 0))));
};

function write(table: readonly (readonly string[])[], dialect: Dialect): Uint8Array {
  const quote = (cell: string): string => (dialect.quotesAll || /[",;\t|\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = table.map((row) => row.map(quote).join(dialect.delimiter)).join(dialect.lineEnd) + (dialect.endsWithLineEnd ? dialect.lineEnd : '');
  return encode(text, dialect.encoding);
}

const open = (text: string | Uint8Array, options?: ReadOptions): Promise<OpenTable> => readTable(fromBytes(typeof text === 'string' ? Buffer.from(text) : text), options);

async function rowsOf(table: OpenTable): Promise<{ line: number; cells: readonly string[]; problem?: string }[]> {
  const rows = [];
  for await (const row of table.rows()) rows.push(row);
  return rows;
}

async function refusal(text: string | Uint8Array, options?: ReadOptions): Promise<TableError> {
  try {
    await rowsOf(await open(text, options));
  } catch (error) {
    if (error instanceof TableError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a table', () => {
  const dialects: fc.Arbitrary<Dialect> = fc.record({
    encoding: fc.constantFrom('utf-8', 'utf-8-mark', 'utf-16le', 'utf-16be', 'windows-1252'), delimiter: fc.constantFrom(...delimiters),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'), endsWithLineEnd: fc.boolean(), quotesAll: fc.boolean(),
  });
  const letters = [...'abcXYZ 0129,;|\t"\'\n\r.-éüßñÅ€'];
  const wide = [...letters, 'ł', 'Ж', '日', '😀', 'ė'];
  const tableIn = (encoding: Dialect['encoding']) => fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 0, max: 8 })).chain(([columns, rows]) => {
    const sign = fc.constantFrom(...(encoding === 'windows-1252' ? letters : wide));
    const cell = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));
    const header = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,8}[a-z]$/), { minLength: columns, maxLength: columns });
    const row = fc.tuple(fc.stringMatching(/^[A-Z]{2}[0-9]{1,4}$/), fc.array(cell, { minLength: columns - 1, maxLength: columns - 1 })).map(([key, rest]) => [key, ...rest]);
    return fc.tuple(header, fc.array(row, { minLength: rows, maxLength: rows })).map(([first, others]) => [first, ...others]);
  });

  it('written in any supported dialect and read back is the same', async () => {
    await fc.assert(fc.asyncProperty(dialects.chain((dialect) => fc.tuple(fc.constant(dialect), tableIn(dialect.encoding))), async ([dialect, table]) => {
      const bytes = write(table, dialect);
      // Letters at random speak no language, so the old code page is said, as a person would.
      const read = await open(bytes, dialect.encoding === 'windows-1252' ? { encoding: 'windows-1252' } : {});
      const [headers, ...rows] = table;
      expect(read.headers).toEqual(headers);
      expect((await rowsOf(read)).map((row) => row.cells)).toEqual(rows);
    }), { numRuns: 300 });
  });

  it('can be read twice', async () => {
    const table = await open('a,b\n1,2\n');
    expect(await rowsOf(table)).toEqual(await rowsOf(table));
  });

  it('names the line on which each row starts, past quoted line breaks and blank lines', async () => {
    const table = await open('a,b\r\n1,"x\r\ny"\r\n\r\n3,4\r\n');
    expect((await rowsOf(table)).map((row) => row.line)).toEqual([2, 5]);
  });

  it('with mixed line ends is one table', async () => expect((await rowsOf(await open('a,b\r\n1,2\n3,4\r5,6'))).map((row) => row.cells)).toEqual([['1', '2'], ['3', '4'], ['5', '6']]));

  it('with titles above its header begins at the header', async () => {
    const table = await open('Devices of Norte;;;\nPrinted 31.10.2025;;;\n\nTag;Serial;Model;Place\n1;2;3;4\n');
    expect(table).toMatchObject({ headerLine: 4, headers: ['Tag', 'Serial', 'Model', 'Place'], titles: ['Devices of Norte', 'Printed 31.10.2025'] });
    expect(await rowsOf(table)).toEqual([{ line: 5, cells: ['1', '2', '3', '4'] }]);
  });

  it('begins where a person says it begins', async () => expect((await open('a,b\nc,d\n1,2\n', { headerLine: 2 })).headers).toEqual(['c', 'd']));
  it('of one column is read', async () => expect(await rowsOf(await open('Serial\nPF1\nPF2\n'))).toEqual([{ line: 2, cells: ['PF1'] }, { line: 3, cells: ['PF2'] }]));
  it('with only a header has no rows', async () => expect(await rowsOf(await open('a,b,c\n'))).toEqual([]));
  it('that states its separator to Excel is believed', async () => {
    const table = await open('sep=;\r\na;b,c\r\n1;2,5\r\n');
    expect(table).toMatchObject({ delimiter: ';', headers: ['a', 'b,c'], headerLine: 2 });
    expect(await rowsOf(table)).toEqual([{ line: 3, cells: ['1', '2,5'] }]);
  });
  it('whose cells stand in apostrophes is read without them', async () => {
    expect(await rowsOf(await open("'Tag';'Model'\n'1';'O''Neil; 14\"'\n'2';'T14'\n"))).toEqual([{ line: 2, cells: ['1', "O'Neil; 14\""] }, { line: 3, cells: ['2', 'T14'] }]);
    expect(await rowsOf(await open("Tag;Model\n'1;'T14\n"))).toEqual([{ line: 2, cells: ["'1", "'T14"] }]);
  });
  it('with separators far beyond its last column is as wide as what is filled', async () => expect(await rowsOf(await open(`a,b${','.repeat(16_000)}\n1,2${','.repeat(16_000)}\n`))).toEqual([{ line: 2, cells: ['1', '2'] }]));
  it('whose header stands once more in capitals leaves it out', async () => expect(await rowsOf(await open('Tag,Serial,Model\n1,2,3\nTAG, Serial ,MODEL\n4,5,6\n'))).toMatchObject([{ line: 2 }, { line: 3, left: 'repeated_header' }, { line: 4 }]));
  it('whose blank rows trail has no rows for them', async () => expect(await rowsOf(await open('a,b\n1,2\n,\n  ,\n\n'))).toHaveLength(1));
  it('with a row longer than its columns says so, even when the last cell is empty: the rest may have moved', async () => {
    expect(await rowsOf(await open('a,b\n1,2\n1,2,3\n4,5,\n6,7\n8\n'))).toEqual([
      { line: 2, cells: ['1', '2'] }, { line: 3, cells: ['1', '2', '3'], problem: 'too_many_cells' }, { line: 4, cells: ['4', '5', ''], problem: 'too_many_cells' }, { line: 5, cells: ['6', '7'] }, { line: 6, cells: ['8'], problem: 'too_few_cells' },
    ]);
  });
  it('with quotes inside an unquoted cell keeps them', async () => expect(await rowsOf(await open('a,b\nThinkPad 14",x\n'))).toEqual([{ line: 2, cells: ['ThinkPad 14"', 'x'] }]));
});

describe('the encoding', () => {
  it('of UTF-16 without a mark is seen by its zeroes', async () => {
    expect(await open(Buffer.from('Tag,Name\n1,Änne\n', 'utf16le'))).toMatchObject({ encoding: { encoding: 'utf-16le', hasMark: false }, headers: ['Tag', 'Name'] });
  });
  it('of Windows-1252 is known by what UTF-8 cannot be', async () => {
    const table = await open(Buffer.from('Name,Ort\nJörg,Köln\n', 'latin1'));
    expect(table.encoding.encoding).toBe('windows-1252');
    expect((await rowsOf(table))[0]?.cells).toEqual(['Jörg', 'Köln']);
  });
  it('seen only in the last row of a long file is still right', async () => {
    const table = await open(Buffer.from(`Name,Ort\n${'Ada,Porto\n'.repeat(20_000)}Jörg,Köln\n`, 'latin1'));
    expect((await rowsOf(table)).at(-1)).toEqual({ line: 20_002, cells: ['Jörg', 'Köln'] });
  });
  it('of mostly sound UTF-8 stays, and a broken byte shows where it is', async () => {
    const bytes = Buffer.concat([Buffer.from('Name,Ort\nJörg,Köln\nÄnne,'), Buffer.from([0xfc]), Buffer.from('x\n')]);
    const table = await open(bytes);
    expect(table.encoding).toMatchObject({ encoding: 'utf-8', hasMark: false, broken: 1 });
    expect(table.notes).toEqual([{ code: 'mixed_encoding', count: 1, lines: [3] }]);
    expect((await rowsOf(table)).map((row) => row.cells)).toEqual([['Jörg', 'Köln'], ['Änne', 'üx']]);
  });
});

describe('what cannot be read names its line and what to do', () => {
  const problems = async (text: string, limits: ReadOptions['limits'] = {}) => (await rowsOf(await open(text, { limits }))).map(({ line, problem }) => [line, problem]);
  it('a quote that never closes takes only its own line with it', async () => expect(await problems('a,b\n1,2\n3,"4\n5,6\n')).toEqual([[2, undefined], [3, 'quote_not_closed'], [4, undefined]]));
  it('a quote that a later one seems to close is not believed', async () => expect(await problems('a,b\n1,2\n3,"4\n5,"6"\n7,8\n')).toEqual([[2, undefined], [3, 'quote_not_closed'], [4, undefined], [5, undefined]]));
  it('a cell too long is named, and the rest is read', async () => {
    expect(await problems(`a,b\n1,2\n3,${'x'.repeat(200)}\n5,6\n`, { cellCharacters: 100 })).toEqual([[2, undefined], [3, 'cell_too_long'], [4, undefined]]);
    expect(await problems(`a,b\n1,"${'x\n'.repeat(5_000_000)}"\n3,${'x'.repeat(20_000_000)}\n5,6\n`)).toEqual([[2, 'cell_too_long'], [5_000_003, 'cell_too_long'], [5_000_004, undefined]]);
  }, 20_000);
  it('too many columns', async () => expect(await problems(`a,b\n${'1,'.repeat(30)}\n3,4\n`, { columns: 20 })).toEqual([[2, 'too_many_columns'], [3, undefined]]));
  it('too many rows', async () => expect(await refusal('a,b\n1,2\n3,4\n5,6\n', { limits: { rows: 2 } })).toMatchObject({ code: 'too_many_rows', line: 4 }));
  it.each(['', '\uFEFF', ' \n\n  \r\n'])('an empty file', async (text) => expect(await refusal(text)).toMatchObject({ code: 'empty' }));
  it('written half in UTF-8 and half in Windows-1252 is read in both, and says where', async () => {
    const table = await open(Buffer.concat([Buffer.from('id,name\n1,Ana Sá\n'), Buffer.from('2,José Peña\n', 'latin1')]));
    expect((await rowsOf(table)).map(({ cells }) => cells[1])).toEqual(['Ana Sá', 'José Peña']);
    expect(table.notes).toEqual([{ code: 'mixed_encoding', count: 2, lines: [3] }]);
  });
  it('of a mainframe is named', async () => expect(await refusal(Uint8Array.from([...Array(3)].flatMap(() => [0xc1, 0xa2, 0xa2, 0x85, 0xa3, 0x6b, 0xe2, 0x85, 0x99, 0x89, 0x81, 0x93, 0x25, 0xf1, 0x6b, 0xf2, 0x40, 0xf3, 0x25])))).toMatchObject({ code: 'not_text', message: expect.stringContaining('EBCDIC') as string }));
  it('of noise is no table, whatever its name', async () => {
    const noise = Uint8Array.from({ length: 6_000 }, (_, at) => ((at * 7919 + (at >> 3) * 104_729) % 254) + 1);
    expect(await refusal(noise)).toMatchObject({ code: 'not_text' });
  });
  it.each([[[0x50, 0x4b, 3, 4], 'broken_archive'], [[0xd0, 0xcf, 0x11, 0xe0], 'not_text'], [[0x25, 0x50, 0x44, 0x46], 'not_text'], [[1, 0, 0, 7, 0, 0, 3, 0], 'not_text']])('a file that is no text (%j)', async (magic, code) => {
    expect(await refusal(Uint8Array.from([...magic, 1, 2, 3]))).toMatchObject({ code });
  });
});
