/** Any table, written in any dialect, comes back as it was; and no bytes whatever do more than end in a table or a refusal. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, makeWorkbook, oneSheet, zipped } from '../../../../tests/support/make-workbook.ts';
import { readTable, type ReadOptions } from './read-table.ts';
import { TableError } from './table-error.ts';
import { fromBytes } from './table-source.ts';

type Table = readonly (readonly string[])[];

async function read(bytes: Uint8Array, options: ReadOptions = {}): Promise<{ headers: readonly string[]; cells: (readonly string[])[]; problems: number }> {
  const table = await readTable(fromBytes(bytes), options);
  const cells: (readonly string[])[] = [];
  let problems = 0;
  for await (const row of table.rows()) {
    cells.push(row.cells);
    if (row.problem !== undefined) problems += 1;
  }
  return { headers: table.headers, cells, problems };
}

const ascii = [...'abcXYZ 0129,;|\t"\'\\\n\r.-=<>&_'];
const wide = [...ascii, ...'éüßñÅ€łЖ日ė中', '😀', '\u00A0', '\u200B'];

/** A table whose first column is a tag, so that no row is blank or a total. */
const tableOf = (signs: readonly string[], columns = fc.integer({ min: 2, max: 6 })): fc.Arbitrary<Table> => fc.tuple(columns, fc.integer({ min: 0, max: 12 })).chain(([width, rows]) => {
  const cell = fc.array(fc.constantFrom(...signs), { maxLength: 14 }).map((each) => each.join(''));
  const header = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,8}[a-z]$/), { minLength: width, maxLength: width, selector: (name) => name.toLowerCase() });
  const row = fc.tuple(fc.stringMatching(/^[A-Z]{2}[0-9]{1,4}$/), fc.array(cell, { minLength: width - 1, maxLength: width - 1 })).map(([key, rest]) => [key, ...rest]);
  return fc.tuple(header, fc.array(row, { minLength: rows, maxLength: rows })).map(([first, others]) => [first, ...others]);
});

const encoders = {
  'utf-8': (text: string) => Buffer.from(text), 'utf-8 with mark': (text: string) => Buffer.from(`\uFEFF${text}`), 'utf-16le': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16be': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  'utf-16le without mark': (text: string) => Buffer.from(text, 'utf16le'),
} as const;

describe('a table written and read back is the same', () => {
  const dialect = fc.record({
    encoding: fc.constantFrom(...(Object.keys(encoders) as (keyof typeof encoders)[])), delimiter: fc.constantFrom(',', ';', '\t', '|'), lineEnd: fc.constantFrom('\n', '\r\n', '\r'), quotes: fc.constantFrom('all', 'needed', 'texts'),
    endsWithLineEnd: fc.boolean(), states: fc.boolean(), titles: fc.array(fc.constantFrom('Devices of Norte', 'Printed 31.10.2025', ''), { maxLength: 3 }), packed: fc.boolean(),
  });
  it('as a text in any dialect', async () => {
    await fc.assert(fc.asyncProperty(dialect, tableOf(wide, fc.integer({ min: 3, max: 6 })), async (how, table) => {
      fc.pre(how.encoding !== 'utf-16le without mark' || table.flat().join('').length > 20);
      const quote = (cell: string): string => (how.quotes === 'all' || /[",;\t|\r\n]|^\s|\s$/.test(cell) || (how.quotes === 'texts' && !/^\d+$/.test(cell) && cell !== '') ? `"${cell.replaceAll('"', '""')}"` : cell);
      const lines = [...(how.states ? [`sep=${how.delimiter}`] : []), ...how.titles, ...table.map((row) => row.map(quote).join(how.delimiter))];
      const bytes = encoders[how.encoding](lines.join(how.lineEnd) + (how.endsWithLineEnd ? how.lineEnd : ''));
      expect(await read(how.packed ? gzipSync(bytes) : bytes)).toEqual({ headers: table[0], cells: table.slice(1), problems: 0 });
    }), { numRuns: 200 });
  }, 60_000);

  it.each([
    ['windows-1250', 'ąćęłńóśźżčďěřšťůž', 'ľ'], ['windows-1251', 'абвгдежзиклмнопр', 'Я'], ['windows-1252', 'äöüßéèêñçø', '€'], ['windows-1253', 'αβγδεζηθικλ', 'Ω'], ['windows-1254', 'ğışçöü', 'İ'], ['windows-1257', 'ąčęėįšųūž', 'Ģ'], ['macintosh', 'äöüßéèêñçø', 'Å'],
  ] as const)('in the code page %s when a person says so', async (encoding, letters, more) => {
    const decoder = new TextDecoder(encoding);
    const bytesOf = new Map(Array.from({ length: 256 }, (_, byte): [string, number] => [decoder.decode(Uint8Array.of(byte)), byte]));
    await fc.assert(fc.asyncProperty(tableOf([...ascii, ...letters, more]), async (table) => {
      const text = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n');
      expect(await read(Uint8Array.from([...text].map((sign) => bytesOf.get(sign) ?? 0x3f)), { encoding })).toEqual({ headers: table[0], cells: table.slice(1), problems: 0 });
    }), { numRuns: 25 });
  });

  it('as a workbook, its texts shared or inline, anywhere on the sheet, beside other sheets', async () => {
    const where = fc.record({ inline: fc.boolean(), firstRow: fc.integer({ min: 1, max: 9 }), firstColumn: fc.integer({ min: 0, max: 4 }), others: fc.boolean(), packed: fc.boolean() });
    await fc.assert(fc.asyncProperty(where, tableOf(wide), async ({ others, packed, ...place }, table) => {
      const rows = table.map((row) => row.map((cell) => (cell === '' ? null : cell)));
      const book = makeWorkbook([...(others ? [{ name: 'Read me', rows: [['Only a word']] }] : []), { name: 'List', rows, ...place }]);
      const back = await read(packed ? zipped({ 'folder/list.xlsx': book }) : book, others ? { sheet: 'List' } : {});
      // XML itself turns the line ends of texts into one kind, unless they are written as references.
      expect(back).toEqual({ headers: table[0], cells: table.slice(1), problems: 0 });
    }), { numRuns: 80 });
  }, 60_000);

  it('as JSON, whatever its strings hold', async () => {
    await fc.assert(fc.asyncProperty(tableOf(wide), fc.boolean(), async ([headers = [], ...rows], isLines) => {
      fc.pre(rows.length > 0);
      const objects = rows.map((row) => JSON.stringify(Object.fromEntries(headers.map((header, at) => [header, row[at]]))));
      expect(await read(Buffer.from(isLines ? objects.join('\n') : `{"value":[${objects.join(',')}]}`))).toEqual({ headers, cells: rows, problems: 0 });
    }), { numRuns: 60 });
  });

  it('as a web page', async () => {
    const signs = [...wide].filter((sign) => !/\s|\u00A0/.test(sign));
    await fc.assert(fc.asyncProperty(tableOf(signs), async (table) => {
      const html = `<html><body><table>${table.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n')}</table></body></html>`;
      const back = await read(Buffer.from(html));
      expect(back).toEqual({ headers: table[0]?.map((name) => name.replace(/ +/g, ' ')), cells: table.slice(1), problems: 0 });
    }), { numRuns: 60 });
  });
});

describe('any bytes at all', () => {
  const rows = Array.from({ length: 30 }, (_, n) => [`HB-${n}`, `Änne "${n}"`, 'Köln, Süd', String(n * 1000)]);
  const csv = ['Tag,Name,Ort,Preis', ...rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))].join('\n');
  const cells = [['Tag', 'Name', 'Ort', 'Preis'], ...rows];
  const seeds: readonly Uint8Array[] = [
    Buffer.from(csv), Buffer.from(csv, 'utf16le'), Buffer.from(csv, 'latin1'), gzipSync(csv), oneSheet(cells), zipped({ 'a.csv': csv }, 0), zipped({ '_rels/.rels': '<x/>', 'xl/workbook.xml': '<workbook/>' }, 0), Buffer.from(JSON.stringify({ hosts: rows.map(([tag, name]) => ({ tag, name })) })),
    Buffer.from(`<table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`), zipped({ 'content.xml': '<table:table table:name="A"><table:table-row table:number-rows-repeated="3"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>' }, 0),
    Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table><Row ss:Index="2"><Cell ss:Index="3"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>'),
  ];
  const limits = { rows: 10_000, unpackedBytes: 5_000_000 };
  const ends = async (bytes: Uint8Array): Promise<void> => {
    try {
      await read(bytes, { limits });
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      expect(error.message).toMatch(/\.$/);
    }
  };
  const change = fc.record({ at: fc.nat({ max: 100_000 }), kind: fc.constantFrom('flip', 'cut', 'insert', 'repeat', 'remove'), bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }) });
  const changed = (seed: Uint8Array, changes: readonly { at: number; kind: string; bytes: Uint8Array }[]): Uint8Array => changes.reduce((bytes: Uint8Array, { at, kind, bytes: with_ }) => {
    const place = bytes.length === 0 ? 0 : at % bytes.length;
    if (kind === 'cut') return bytes.slice(0, place);
    if (kind === 'flip') { const copy = bytes.slice(); copy.set(with_.subarray(0, copy.length - place), place); return copy; }
    const tail = kind === 'remove' ? bytes.subarray(place + with_.length) : kind === 'repeat' ? bytes.subarray(Math.max(0, place - 500)) : Buffer.concat([with_, bytes.subarray(place)]);
    return Buffer.concat([bytes.subarray(0, place), tail]);
  }, seed);

  it('end in a table or in one sentence, however a real file was damaged', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 5 }), async (seed, changes) => ends(changed(seed, changes))), { numRuns: 600 });
  }, 60_000);
  it('end so when they are nothing but noise', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), ends), { numRuns: 150 });
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('"', '""', ',', ';', '\t', '|', '\n', '\r', '\\', ' ', 'a', '<', '>', '{', '}', '[', ']', '\0', 'é'), { maxLength: 400 }).map((signs) => Buffer.from(signs.join(''))), ends), { numRuns: 400 });
  }, 60_000);
  it.each([
    ['a quote on every line that never closes', `a,b\n${'"a"x\n'.repeat(100_000)}`], ['quotes only', '"'.repeat(300_001)], ['brackets only', '['.repeat(200_000)], ['angles only', '<table>'.repeat(50_000)], ['open tags', `<table><tr><td ${'a="'.repeat(100_000)}`], ['no line end', 'x,'.repeat(3_000_000)],
    ['ampersands', `<table><tr><td>${'&'.repeat(500_000)}</td></tr></table>`],
  ])('that mean to be slow are not: %s', async (_, text) => {
    const begun = performance.now();
    await ends(Buffer.from(text));
    expect(performance.now() - begun).toBeLessThan(20_000);
  }, 30_000);
});
