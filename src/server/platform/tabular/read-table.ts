/**
 * Bytes → header and rows with their line numbers, as a stream: any text table
 * that a spreadsheet, an HR system or an asset tool writes.
 * Rule: nothing is mended in silence. A row with more values than columns comes
 * with a problem, and what cannot be read names its line.
 * A workbook is refused here; its reader will return the same OpenTable.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { TableRow } from '#domain/import/table-row';
import { decode, detectEncoding, type DetectedEncoding } from './detect-encoding.ts';
import { sniffDialect, type Delimiter } from './sniff-dialect.ts';
import { TableError } from './table-error.ts';
import type { TableSource } from './table-source.ts';

export type TableLimits = { readonly cellCharacters: number; readonly rowCharacters: number; readonly columns: number; readonly rows: number };
export const usualLimits: TableLimits = { cellCharacters: 100_000, rowCharacters: 2_000_000, columns: 1_000, rows: 1_000_000 };

export type ReadOptions = {
  readonly limits?: Partial<TableLimits>;
  /** Overrule what was detected. */
  readonly delimiter?: Delimiter;
  /** The line the header stands on, from 1. */
  readonly headerLine?: number;
};

export type OpenTable = {
  readonly encoding: DetectedEncoding;
  readonly delimiter: Delimiter;
  readonly headerLine: number;
  readonly headers: readonly string[];
  /** What stood above the header. */
  readonly titles: readonly string[];
  /** The rows below the header, each time from the start. Blank rows are passed over. Throws TableError. */
  readonly rows: () => AsyncGenerator<TableRow>;
};

type Shape = { readonly encoding: DetectedEncoding; readonly delimiter: Delimiter; readonly skippedLines: number; readonly limits: TableLimits };
type Line = { readonly line: number; readonly cells: string[] };

const sniffed = 256 * 1024;

async function readHead(source: TableSource, encoding: DetectedEncoding): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  for await (const part of decode(source, encoding.encoding)) {
    text += part;
    if (text.length >= sniffed) return { text, isWhole: false };
  }
  return { text, isWhole: true };
}

/** Line ends inside the cells of one record; csv-parse itself counts a quoted CRLF twice. */
function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return count;
}

function asTableError(error: unknown, line: number, limits: TableLimits): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new TableError('quote_not_closed', line);
  if (error.code === 'CSV_MAX_RECORD_SIZE') return new TableError('row_too_long', line, limits.rowCharacters.toLocaleString('en'));
  return new TableError('unreadable', line, error.message);
}

/** Every record with the line it starts on, blank ones too. */
async function* readLines(source: TableSource, { encoding, delimiter, skippedLines, limits }: Shape): AsyncGenerator<Line> {
  // Counted where records are cut, so that an error names the row it is in and not the last one handed on.
  let next = 1 + skippedLines;
  const place = (cells: string[]): Line => {
    const line = next;
    next += 1 + lineEndsIn(cells);
    return { line, cells };
  };
  const parser = parse({
    delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false, max_record_size: limits.rowCharacters, record_delimiter: ['\r\n', '\n', '\r'], from_line: 1 + skippedLines,
    // Its types only know records that stay lists of cells.
    on_record: place as unknown as (cells: string[]) => string[],
  });
  // The parser's own iteration raises what goes wrong on either side.
  const feeding = pipeline(Readable.from(decode(source, encoding.encoding)), parser).catch(() => undefined);
  try {
    for await (const record of parser as unknown as AsyncIterable<Line>) {
      const { line, cells } = record;
      if (cells.length > limits.columns) throw new TableError('too_many_columns', line, String(limits.columns));
      if (cells.some((cell) => cell.length > limits.cellCharacters)) throw new TableError('cell_too_long', line, limits.cellCharacters.toLocaleString('en'));
      yield record;
    }
  } catch (error) {
    throw asTableError(error, next, limits);
  } finally {
    parser.destroy();
    await feeding;
  }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/**
 * As many cells as there are columns. One cell more, even an empty one, means
 * that a separator stood unquoted in some value and the rest has moved (1450,50
 * in every row of a comma file looks just like a stray comma at the end): a
 * problem, never cut off.
 */
function fit(cells: string[], columns: number): Pick<TableRow, 'cells' | 'problem'> {
  if (cells.length > columns) return { cells, problem: 'too_many_cells' };
  return { cells: cells.length === columns ? cells : [...cells, ...Array.from({ length: columns - cells.length }, () => '')] };
}

async function* readRows(source: TableSource, shape: Shape, headerLine: number, columns: number): AsyncGenerator<TableRow> {
  let rows = 0;
  for await (const { line, cells } of readLines(source, shape)) {
    if (line <= headerLine || isBlank(cells)) continue;
    if (++rows > shape.limits.rows) throw new TableError('too_many_rows', line, shape.limits.rows.toLocaleString('en'));
    yield { line, ...fit(cells, columns) };
  }
}

/** Opens a table: encoding, delimiter, header. The rows are read when they are asked for. */
export async function readTable(source: TableSource, options: ReadOptions = {}): Promise<OpenTable> {
  const limits = { ...usualLimits, ...options.limits };
  const encoding = await detectEncoding(source);
  const head = await readHead(source, encoding);
  if (head.text.trim() === '') throw new TableError('empty', 1);
  const dialect = sniffDialect(head.text, head.isWhole);
  const shape: Shape = { encoding, delimiter: options.delimiter ?? dialect.delimiter, skippedLines: dialect.skippedLines, limits };
  const titles: string[] = [];
  let above = 0;
  for await (const { line, cells } of readLines(source, shape)) {
    const isHeader = options.headerLine === undefined ? above >= dialect.recordsAbove && !isBlank(cells) : line >= options.headerLine;
    above++;
    if (isHeader) {
      const headers = cells.map((cell) => cell.trim());
      return { encoding, delimiter: shape.delimiter, headerLine: line, headers, titles, rows: () => readRows(source, shape, line, headers.length) };
    }
    if (!isBlank(cells)) titles.push(cells.filter((cell) => cell.trim() !== '').join(' '));
  }
  throw new TableError('empty', 1);
}
