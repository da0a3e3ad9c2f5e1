/**
 * Bytes → header and rows with their line numbers, as a stream: any table that
 * a spreadsheet, an HR system or an asset tool writes, recognised by what is in
 * the file and never by its name.
 * Rule: nothing is mended in silence. A row that cannot be trusted comes with a
 * problem, a line that is no record comes as left, and what cannot be read at
 * all names its line, what it is and what to do.
 */
import type { ReadingNote } from '#domain/import/reading-note';
import { noEncoding, openContent } from './open-content.ts';
import type { DetectedEncoding, Encoding } from './detect-encoding.ts';
import { usualLimits, type TableLimits } from './raw-record.ts';
import { shapeTable, type HeaderChoice, type ShapedTable } from './shape-table.ts';
import type { Delimiter } from './sniff-dialect.ts';
import type { TableSource } from './table-source.ts';

export type { TableLimits } from './raw-record.ts';
export type TableFormat = 'text' | 'workbook' | 'open_document' | 'html' | 'spreadsheet_xml' | 'json';

/** What a person says instead of what was detected. */
export type ReadOptions = {
  readonly limits?: Partial<TableLimits>;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  /** The line the header stands on, from 1; `none` when the first row is data. */
  readonly headerLine?: HeaderChoice | undefined;
  readonly sheet?: string | undefined;
};

export type OpenTable = ShapedTable & {
  readonly format: TableFormat;
  readonly encoding: DetectedEncoding;
  /** Null where cells are not divided by a sign. */
  readonly delimiter: Delimiter | null;
  readonly sheet: string | null;
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly isHidden: boolean }[];
  readonly notes: readonly ReadingNote[];
};

/** Opens a table: what it is, encoding, delimiter, header. The rows are read when they are asked for. Throws TableError. */
export async function readTable(source: TableSource, options: ReadOptions = {}): Promise<OpenTable> {
  const limits = { ...usualLimits, ...options.limits };
  const content = await openContent(source, limits, options);
  const shaped = await shapeTable(content.records, { limits, headerLine: options.headerLine, padded: content.format !== 'text' });
  const { format, sheet = null, sheets = [], encoding = noEncoding, delimiter = null } = content;
  const several: ReadingNote[] = sheet !== null && sheets.length > 1 && options.sheet === undefined ? [{ code: 'several_sheets', count: sheets.length, text: sheet }] : [];
  const unnamed: ReadingNote[] = shaped.hasHeader || options.headerLine === 'none' ? [] : [{ code: 'no_header' }];
  return { ...shaped, format, sheet, sheets: sheets.map(({ name, rows, isHidden }) => ({ name, rows, isHidden })), encoding, delimiter, notes: [...several, ...unnamed, ...content.notes] };
}
