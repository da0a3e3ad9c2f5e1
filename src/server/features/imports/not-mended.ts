/**
 * A file of waiting rows that comes back: a row whose cells did not fit its
 * columns, and which nobody mended, still does not fit. In the downloaded file
 * it was made as wide as the others, so its cells alone would no longer show it.
 */
import { rowNow } from '#domain/import/waiting';
import type { TableRow } from '#domain/import/table-row';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { isOwnColumn, keyColumn, withoutOwn } from './own-columns.ts';
import { waitingByIds } from './waiting-row.repo.ts';

export const isRowKey = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text);

export async function asTheyWaited(unit: Unit, rows: readonly TableRow[], headers: readonly string[]): Promise<readonly TableRow[]> {
  const at = keyColumn(headers);
  if (at === undefined) return rows;
  const keyOf = (row: TableRow): string => (row.cells[at] ?? '').trim();
  const width = withoutOwn(headers).length;
  const waiting = new Map((await waitingByIds(unit.tx, rows.map(keyOf).filter(isRowKey))).filter((row) => row.state === 'waiting').map((row) => [row.id, rowNow(row, width)]));
  return rows.map((row): TableRow => {
    const before = waiting.get(keyOf(row));
    if (before?.problem === undefined || row.problem !== undefined || row.left !== undefined) return row;
    const cells = row.cells.filter((_, index) => !isOwnColumn(headers[index] ?? ''));
    return cells.every((cell, index) => cell.trim() === (before.cells[index] ?? '').trim()) ? { ...row, problem: before.problem } : row;
  });
}
