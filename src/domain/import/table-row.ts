/**
 * One row below the header as a reader hands it on: with the line it starts on,
 * since every word about it names that line.
 */
export type TableRow = {
  readonly line: number;
  readonly cells: readonly string[];
  /** More values than columns: they may stand under the wrong headers. */
  readonly problem?: 'too_many_cells';
};
