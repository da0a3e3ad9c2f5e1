import { describe, expect, it } from 'vitest';
import { makeWorkbook, oneSheet, workbookParts, zipped, type MadeCell } from '../../../../tests/support/make-workbook.ts';
import { readTable, type OpenTable, type ReadOptions } from './read-table.ts';
import { TableError } from './table-error.ts';
import { fromBytes } from './table-source.ts';

const open = (bytes: Uint8Array, options: ReadOptions = {}): Promise<OpenTable> => readTable(fromBytes(bytes), options);
async function rowsOf(table: OpenTable) {
  const rows = [];
  for await (const row of table.rows()) rows.push(row);
  return rows;
}
const cellsOf = async (bytes: Uint8Array, options?: ReadOptions): Promise<(readonly string[])[]> => (await rowsOf(await open(bytes, options))).map(({ cells }) => cells);
async function refusal(bytes: Uint8Array, options?: ReadOptions): Promise<TableError> {
  try {
    await rowsOf(await open(bytes, options));
  } catch (error) {
    if (error instanceof TableError) return error;
    throw error;
  }
  throw new Error('it was read');
}
const xml = (text: string): MadeCell => ({ xml: text });
/** One cell of a column under a header, with a number format. */
const shown = async (number: number | string, format: string, is1904 = false): Promise<string | undefined> => (await cellsOf(oneSheet([['Tag', 'Value'], ['A1', { number, style: 1 }]], {}, { formats: [format], is1904 })))[0]?.[1];

describe('a workbook', () => {
  it.each([false, true])('is read whether its texts are shared or inline (%s)', async (inline) => {
    const table = await open(oneSheet([['Tag', 'Name'], ['HB-1', 'Änne <Groß> & "Co"'], ['HB-2', ' padded \n two lines ']], { inline }));
    expect(table).toMatchObject({ format: 'workbook', sheet: 'Assets', headers: ['Tag', 'Name'], headerLine: 1, delimiter: null });
    expect(await rowsOf(table)).toEqual([{ line: 2, cells: ['HB-1', 'Änne <Groß> & "Co"'] }, { line: 3, cells: ['HB-2', ' padded \n two lines '] }]);
  });
  it('keeps rich text whole and leaves readings out', async () => {
    const cell = xml('t="inlineStr"><is><r><t>Think</t></r><r><rPr><b/></rPr><t>Pad</t></r><rPh sb="0" eb="1"><t>シンク</t></rPh></is>');
    expect(await cellsOf(oneSheet([['Tag', 'Model'], ['1', cell]]))).toEqual([['1', 'ThinkPad']]);
  });
  it('shows booleans, errors, results of formulas and escaped characters as a person sees them', async () => {
    const cells = [xml('t="b"><v>1</v>'), xml('t="e"><v>#N/A</v>'), xml('t="str"><f>A1&amp;B1</f><v>joined</v>'), xml('><f>1+1</f><v>2</v>'), xml('t="str"><v>a_x000D_b</v>')];
    expect(await cellsOf(oneSheet([['Aa', 'Bb', 'Cc', 'Dd', 'Ee'], cells]))).toEqual([['TRUE', '#N/A', 'joined', '2', 'a\rb']]);
  });
  it('says where a formula has no result', async () => {
    expect(await rowsOf(await open(oneSheet([['Tag', 'Age'], ['1', xml('><f>TODAY()</f>')]])))).toMatchObject([{ marks: [{ index: 1, code: 'formula_without_value' }] }]);
  });
  it.each([
    [45961, 'yyyy-mm-dd', '2025-10-31'], [45961, 'dd/mm/yyyy;@', '2025-10-31'], [45961, '[$-407]d. mmmm yyyy', '2025-10-31'], [45961.75, 'm/d/yy h:mm', '2025-10-31T18:00:00'], [0.5, 'hh:mm', '12:00:00'], [1.5, '[h]:mm:ss', '36:00:00'],
    [1, 'yyyy-mm-dd', '1900-01-01'], [59, 'yyyy-mm-dd', '1900-02-28'], [60, 'yyyy-mm-dd', '1900-02-29'], [61, 'yyyy-mm-dd', '1900-03-01'], [0.25, '0.00%', '25%'], [1234, '00000', '01234'], [12, '"HB-"0000', 'HB-0012'], [123456789, '000-00-0000', '123-45-6789'],
    [1449.9, '#,##0.00', '1449.9'], ['1449.9000000000001', '0.00', '1449.9'], [1449.9, '[$€-407] #,##0.00', '€ 1449.9'], [42, '"Yes";"Yes";"No"', '42'], [3, '0" pieces"', '3'], [44000, 'General', '44000'], [-5, 'yyyy-mm-dd', '-5'],
  ])('%s with the format %s reads as %s', async (number, format, text) => expect(await shown(number, format)).toBe(text));
  it('of the system of 1904 has its own dates', async () => expect(await shown(44499, 'yyyy-mm-dd', true)).toBe('2025-10-31'));
  it('keeps every stored digit of a whole number, and says which cannot be trusted', async () => {
    const rows = await rowsOf(await open(oneSheet([['Tag', 'Serial'], ['1', { number: '6.37702E+15', style: 0 }], ['2', { number: '352099001761481', style: 0 }], ['3', { number: '3.52099001761481E+17', style: 0 }]])));
    expect(rows).toEqual([{ line: 2, cells: ['1', '6377020000000000'], marks: [{ index: 1, code: 'digits_rounded' }] }, { line: 3, cells: ['2', '352099001761481'] }, { line: 4, cells: ['3', '352099001761481000'], marks: [{ index: 1, code: 'digits_rounded' }] }]);
  });
  it('may begin anywhere on its sheet, with titles above', async () => {
    const table = await open(oneSheet([['Devices of Norte'], [], ['Tag', 'Serial', 'Model'], ['1', '2', '3'], ['4', null, null]], { firstRow: 5, firstColumn: 2 }));
    expect(table).toMatchObject({ headerLine: 7, headers: ['Tag', 'Serial', 'Model'], titles: ['Devices of Norte'] });
    expect(await rowsOf(table)).toEqual([{ line: 8, cells: ['1', '2', '3'] }, { line: 9, cells: ['4', '', ''] }]);
  });
  it('of several sheets opens the one that is a list, and another when it is asked for', async () => {
    const list: MadeCell[][] = [['Tag', 'Serial', 'Model'], ...Array.from({ length: 20 }, (_, n): MadeCell[] => [`T${n}`, `S${n}`, 'X'])];
    const book = makeWorkbook([{ name: 'Read me', rows: [['How to use'], ['Fill in'], ['Send back']] }, { name: 'Old', rows: list.concat(list.slice(1)), state: 'hidden' }, { name: 'Devices', rows: list }]);
    const table = await open(book);
    expect(table.sheet).toBe('Devices');
    expect(table.sheets).toEqual([{ name: 'Read me', rows: 3, isHidden: false }, { name: 'Old', rows: 41, isHidden: true }, { name: 'Devices', rows: 21, isHidden: false }]);
    expect(table.notes).toEqual([{ code: 'several_sheets', count: 3, text: 'Devices' }]);
    expect((await open(book, { sheet: 'Old' })).notes).toEqual([{ code: 'hidden_sheet', text: 'Old' }]);
    expect(await refusal(book, { sheet: 'None' })).toMatchObject({ code: 'no_such_sheet' });
  });
  it('says what the eye does not see: hidden rows and columns, merged cells', async () => {
    const table = await open(oneSheet([['Tag', 'Model'], ['1', 'X'], ['2', 'Y']], { before: '<cols><col min="2" max="3" hidden="1"/></cols>', after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>', rowAttributes: (row) => (row === 3 ? ' hidden="1"' : '') }));
    expect(table.notes).toEqual([{ code: 'hidden_rows', count: 1 }, { code: 'hidden_columns', count: 2 }, { code: 'merged_cells', count: 1 }]);
    expect(await rowsOf(table)).toHaveLength(2);
  });
  it('written with prefixes or without cell references is the same', async () => {
    const sheet = '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Tag</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Model</x:t></x:is></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c><x:c t="inlineStr"><x:is><x:t>X</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await cellsOf(oneSheet([], {}, { parts: { 'xl/worksheets/sheet1.xml': sheet } }))).toEqual([['7', 'X']]);
  });
});

describe('a hostile workbook', () => {
  const sheet = (content: string): Uint8Array => oneSheet([['Tag', 'Model'], ['1', 'X']], {}, { parts: { 'xl/worksheets/sheet1.xml': content } });
  it('that unpacks to gigabytes stops at a limit', async () => {
    const bomb = zipped(workbookParts([{ name: 'A', rows: [] }], { parts: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row>${' '.repeat(40_000_000)}</row></sheetData></worksheet>` } }), 6);
    expect(await refusal(bomb)).toMatchObject({ code: 'too_large_unpacked' });
    expect(await refusal(oneSheet(Array.from({ length: 5000 }, (_, n) => [`T${n}`, 'x'])), { limits: { unpackedBytes: 50_000 } })).toMatchObject({ code: 'too_large_unpacked' });
  }, 20_000);
  it('with a DTD is not opened', async () => expect(await refusal(sheet('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'))).toMatchObject({ code: 'has_dtd' }));
  it('cut off is named as not whole', async () => {
    const whole = oneSheet([['Tag', 'Model'], ['1', 'X']]);
    for (const length of [40, Math.floor(whole.length / 2), whole.length - 10]) expect((await refusal(whole.subarray(0, length))).code).toBe('broken_archive');
  });
  it('with names that lead elsewhere touches nothing', async () => expect(await cellsOf(oneSheet([['Tag', 'Model'], ['1', 'X']], {}, { parts: { '../../../etc/passwd': 'root', '/etc/cron.d/x': '* *' } }))).toEqual([['1', 'X']]));
  it('with cells far to the right or rows that go backwards ends in a table', async () => {
    expect(await rowsOf(await open(sheet('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>x</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>2</v></c></row><row r="1"><c r="A1"><v>5</v></c></row></sheetData></worksheet>')))).toMatchObject([{ line: 1 }, { line: 2, problem: 'too_many_columns' }, { line: 3 }]);
  });
  it('whose texts are lost is not whole, rather than empty', async () => {
    expect(await refusal(oneSheet([['Tag', 'Model'], ['1', { xml: 't="s"><v>99</v>' }]]))).toMatchObject({ code: 'broken_archive', line: 2 });
    const parts = workbookParts([{ name: 'Assets', rows: [['Tag', 'Model'], ['1', 'T14']] }]);
    delete parts['xl/sharedStrings.xml'];
    expect(await refusal(zipped(parts))).toMatchObject({ code: 'broken_archive', line: 1 });
  });
  it('under a password says so', async () => {
    const container = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from('EncryptionInfo', 'utf16le'), Buffer.alloc(64), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(400)]);
    expect(await refusal(container)).toMatchObject({ code: 'password' });
  });
  it('without sheets or with an empty one is empty', async () => {
    expect(await refusal(makeWorkbook([]))).toMatchObject({ code: 'no_table' });
    expect(await refusal(oneSheet([]))).toMatchObject({ code: 'empty' });
  });
});
