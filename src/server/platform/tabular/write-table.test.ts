import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import { fromBytes } from './table-source.ts';
import { byteOrderMark, csvLine, harmless } from './write-csv.ts';
import { writeXlsx, type XlsxCell } from './write-xlsx.ts';

const plain = (text: string) => ({ text, isPlain: true });
const written = (rows: readonly (readonly string[])[]) => new TextEncoder().encode(byteOrderMark + rows.map((row) => csvLine(row.map(plain))).join(''));

async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const table = await readTable(fromBytes(bytes), { headerLine: 1 });
  const rows: string[][] = [];
  for await (const row of table.rows()) rows.push([...row.cells]);
  return rows;
}

async function workbookOf(rows: readonly (readonly XlsxCell[])[], headers: readonly string[], batch = 2): Promise<Uint8Array> {
  const batches = async function* () { for (let at = 0; at < rows.length; at += batch) yield rows.slice(at, at + batch); };
  const pieces: Uint8Array[] = [];
  for await (const piece of writeXlsx({ name: 'Assets', headers, widths: headers.map(() => 20), rows: batches() })) pieces.push(piece);
  return Buffer.concat(pieces);
}

// A cell as a list may hold one: no lone halves of characters, something visible in it.
const word = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text === text.trim() && !/[\p{Cc}\ufffe\uffff]/u.test(text));
const table = fc.array(fc.tuple(word.filter((text) => text !== ''), word, word), { minLength: 1, maxLength: 12 });

describe('a table written as CSV', () => {
  it('is read back as it was, whatever stands in its cells', async () => {
    await fc.assert(fc.asyncProperty(table, async (rows) => {
      expect(await cellsOf(written([['One thing', 'Another', 'A third'], ...rows]))).toEqual(rows);
    }), { numRuns: 60 });
  });

  it.each(['=1+1', '+351 900', '-2', '@SUM(A1)', '\t=1', ' =cmd|calc', '\r=1', '＝1+1'])('%j is text in any spreadsheet', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  });
  it.each(['PF3XK2', '6.37702E+15', 'Ana Ruiz', '', 'a=b', 'a-b'])('%j is left as it is', (text) => expect(harmless(text)).toBe(text));
  it('a negative number is a number', () => expect(csvLine([plain('-12.50')])).toBe('-12.50\r\n'));
  it('quotes as RFC 4180 has it', () => expect(csvLine([plain('a,b'), plain('say "hi"'), plain('two\nlines')])).toBe('"a,b","say ""hi""","two\nlines"\r\n'));
});

describe('a table written as a workbook', () => {
  it('is read back as it was', async () => {
    await fc.assert(fc.asyncProperty(table, async (rows) => {
      const cells = rows.map((row) => row.map((value): XlsxCell => ({ kind: 'text', value })));
      expect(await cellsOf(await workbookOf(cells, ['One thing', 'Another', 'A third']))).toEqual(rows);
    }), { numRuns: 40 });
  });

  it('keeps serial numbers as text, numbers as numbers, days and instants as dates', async () => {
    const row: XlsxCell[] = [{ kind: 'text', value: '0012345678901234567' }, { kind: 'text', value: '=1+1' }, { kind: 'number', value: '1299.50' }, { kind: 'day', value: '2024-02-29' }, { kind: 'instant', value: '2026-11-29T12:30:00.000Z' }, null];
    expect(await cellsOf(await workbookOf([row], ['Serial', 'Sum', 'Price', 'Bought', 'Seen', 'Empty']))).toEqual([['0012345678901234567', '=1+1', '1299.5', '2024-02-29', expect.stringMatching(/^2026-11-29.12:30/) as string, '']]);
  });

  it('survives what XML cannot carry, and what no calendar of a spreadsheet has', async () => {
    const row: XlsxCell[] = [{ kind: 'text', value: 'a\u0000\ud800b' }, { kind: 'text', value: 'x_x000D_y' }, { kind: 'day', value: '1823-05-01' }];
    expect(await cellsOf(await workbookOf([row], ['Aa', 'Bb', 'Cc']))).toEqual([['ab', 'x_x000D_y', '1823-05-01']]);
  });
});
