/** A record as it stands in a file, before anybody knows which one is the header. Blank ones are records too. */
import type { CellMark, RowProblem } from '#domain/import/table-row';

export type RawRecord = { readonly line: number; readonly cells: readonly string[]; readonly problem?: RowProblem; readonly marks?: readonly CellMark[] };

export type TableLimits = { readonly cellCharacters: number; readonly rowCharacters: number; readonly columns: number; readonly rows: number; /** Of a compressed file when unpacked. */ readonly unpackedBytes: number };
export const usualLimits: TableLimits = { cellCharacters: 100_000, rowCharacters: 2_000_000, columns: 1_000, rows: 1_000_000, unpackedBytes: 1_500_000_000 };

/** All records from the start, some at a time, each time it is asked. */
export type Records = () => AsyncGenerator<readonly RawRecord[]>;

const shown = 200;

/** The cells of a record that is over a limit: enough of them to find it in the file, never megabytes. */
export const shortened = (cells: readonly string[]): string[] =>
  cells.slice(0, 50).map((cell) => (cell.length > shown ? `${cell.slice(0, shown)}… (${cell.length.toLocaleString('en')} characters)` : cell));

/** A spreadsheet that was once used far to the right writes separators up to there on every line. */
function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 0 && (cells[end - 1] ?? '').trim() === '') end--;
  return cells.slice(0, end);
}

/** A record with the problem of its size, if it has one. */
export function withinLimits(record: RawRecord, limits: TableLimits): RawRecord {
  if (record.problem !== undefined) return record;
  const { line } = record;
  const cells = record.cells.length > limits.columns ? withoutBlankEnd(record.cells) : record.cells;
  if (cells.length > limits.columns) return { line, cells: shortened(cells), problem: 'too_many_columns' };
  let characters = 0;
  for (const cell of cells) {
    if (cell.length > limits.cellCharacters) return { line, cells: shortened(cells), problem: 'cell_too_long' };
    characters += cell.length;
  }
  if (characters > limits.rowCharacters) return { line, cells: shortened(cells), problem: 'row_too_long' };
  return cells === record.cells ? record : { ...record, cells };
}
