/**
 * Why a file cannot be read as a table: one code, the line where it was seen
 * and a sentence for a person. Raised while streaming, since a broken quote in
 * the last line of a million shows only there.
 */
export type TableErrorCode =
  | 'empty' | 'workbook' | 'not_text' | 'quote_not_closed' | 'row_too_long' | 'cell_too_long' | 'too_many_columns' | 'too_many_rows' | 'unreadable';

const sentences: { readonly [C in TableErrorCode]: (line: number, fact: string) => string } = {
  empty: () => 'The file is empty. Nothing was read. Export it again and check that it has rows.',
  workbook: (_, fact) => `This is ${fact}, not a text table. Nothing was read. Save it as CSV (UTF-8) and bring that.`,
  not_text: (_, fact) => `This is ${fact}, not a table. Nothing was read. Export the list as CSV and bring that.`,
  quote_not_closed: (line) => `A quotation mark opened on line ${line} is never closed, so the rest of the file cannot be told apart. Close it and bring the file again.`,
  row_too_long: (line, fact) => `The row on line ${line} is longer than ${fact} characters. Perhaps a quotation mark is not closed there.`,
  cell_too_long: (line, fact) => `A cell on line ${line} is longer than ${fact} characters. Shorten it and bring the file again.`,
  too_many_columns: (line, fact) => `Line ${line} has more than ${fact} columns. Remove the columns you do not need and bring the file again.`,
  too_many_rows: (line, fact) => `The file has more than ${fact} rows (seen on line ${line}). Split it and bring the parts one after the other.`,
  unreadable: (line, fact) => `Line ${line} could not be read: ${fact}.`,
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
