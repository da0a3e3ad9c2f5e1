/**
 * One row below the header as a reader hands it on: with the line it starts on,
 * since every word about it names that line (in a workbook: its row number).
 * Rule: a reader drops nothing. What is no record is handed on as left, with why;
 * what cannot be trusted is handed on with its problem.
 */

/** Why the cells of a row may not stand under their headers, or are not whole. */
export type RowProblem = 'too_many_cells' | 'too_few_cells' | 'cell_too_long' | 'row_too_long' | 'too_many_columns' | 'quote_not_closed';

/** Why a line below the header is no record. */
export type LeftLine = 'repeated_header' | 'rule_line' | 'total_line' | 'closing_line';

/** What a workbook says about one cell besides its text. */
export type CellMark = { readonly index: number; readonly code: 'digits_rounded' | 'formula_without_value' };

export type TableRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem?: RowProblem;
  readonly left?: LeftLine;
  readonly marks?: readonly CellMark[];
};
