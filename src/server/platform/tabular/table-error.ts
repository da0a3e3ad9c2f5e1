/**
 * Why a file cannot be read as a table: one code, the line where it was seen
 * and a sentence for a person: what it is, what was kept, what to do.
 * Only for what stops the whole file; a damaged row is a problem of its row.
 */
import type { RowProblem } from '#domain/import/table-row';

export type TableErrorCode =
  | 'empty' | 'workbook' | 'not_text' | 'too_many_rows' | 'unreadable' | 'password' | 'too_large_unpacked' | 'too_large_packed' | 'broken_archive' | 'several_files' | 'no_such_line' | 'no_such_sheet' | 'no_table' | 'has_dtd' | RowProblem;

const header = 'Nothing was read. Mend the line that names the columns and bring the file again, or choose another line as header.';

const sentences: { readonly [C in TableErrorCode]: (line: number, fact: string) => string } = {
  empty: () => 'The file is empty. Nothing was read. Export it again and check that it has rows.',
  workbook: (_, fact) => `This is ${fact}. Nothing was read. Open it and save it as an Excel workbook (.xlsx) or as CSV UTF-8, then bring that.`,
  not_text: (_, fact) => `This is ${fact}, not a table. Nothing was read. Export the list as CSV or as an Excel workbook (.xlsx) and bring that.`,
  password: () => 'This file is protected by a password, so nothing of it can be read. Open it, remove the password (in Excel: File, Info, Protect Workbook), save it and bring it again.',
  broken_archive: (_, fact) => `This is ${fact}, but it is not whole: perhaps the download stopped early. Nothing was read. Download or save it again and bring that.`,
  too_large_unpacked: (_, fact) => `Unpacked, this file is larger than ${fact}. Reading stopped before it could fill the memory, and nothing was kept. Bring only the sheet you need, as CSV.`,
  too_large_packed: (_, fact) => `This workbook or archive is larger than ${fact}, and has to be in memory as a whole to be read. Nothing was kept. Save the sheet you need as CSV, which may be larger, and bring that.`,
  several_files: (_, fact) => `This archive holds more than one table: ${fact}. Nothing was read. Unpack it and bring the files one after the other.`,
  no_table: (_, fact) => `This is ${fact}, and there is no table in it. Nothing was read. Export the list as CSV or as an Excel workbook (.xlsx) and bring that.`,
  has_dtd: () => 'This file brings declarations of its own (a DTD), which can hide any amount of text, so it is not opened. Nothing was read. Save it from the spreadsheet program as .xlsx or CSV.',
  no_such_line: (line) => `The file has no line ${line} with text on it. Choose another line as header.`,
  no_such_sheet: (_, fact) => `The workbook has no sheet “${fact}”. Choose another one.`,
  quote_not_closed: (line) => `A quotation mark opened on line ${line} is never closed. ${header}`,
  row_too_long: (line) => `Line ${line} is too long to be a header. ${header}`,
  cell_too_long: (line) => `A cell on line ${line} is too long to be the name of a column. ${header}`,
  too_many_columns: (line) => `Line ${line} has more columns than can be read (1,000). Nothing was read. Remove the columns you do not need and bring the file again.`,
  too_many_cells: (line) => `Line ${line} has more cells than there are columns. ${header}`,
  too_few_cells: (line) => `Line ${line} has fewer cells than there are columns. ${header}`,
  too_many_rows: (line, fact) => `The file has more than ${fact} rows (seen on line ${line}). Nothing was kept. Split it and bring the parts one after the other.`,
  unreadable: (line, fact) => `Line ${line} could not be read: ${fact}. Nothing was kept. Save the file again and bring that.`,
};

export class TableError extends Error {
  readonly code: TableErrorCode;
  readonly line: number;

  constructor(code: TableErrorCode, line: number, fact = '') {
    super(sentences[code](line, fact));
    this.name = 'TableError';
    this.code = code;
    this.line = line;
  }
}
