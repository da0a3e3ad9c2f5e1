/** A value of the database → what a reader calls it, for a file. Choices are their words, as on the screen. */
import type { ListField } from '#domain/list/field';
import type { Cell } from '../../platform/db/list-reader.ts';
import type { CsvCell } from '../../platform/tabular/write-csv.ts';
import type { XlsxCell } from '../../platform/tabular/write-xlsx.ts';

function wordOf(field: ListField, cell: NonNullable<Cell>): string {
  if (field.type === 'flag') return cell === true ? 'yes' : 'no';
  if (field.type !== 'choice') return String(cell);
  return field.choices?.find((choice) => choice.value === cell)?.label ?? String(cell);
}

const kinds: Partial<Record<ListField['type'], 'number' | 'day' | 'instant'>> = { number: 'number', money: 'number', date: 'day', instant: 'instant' };

export function csvCell(field: ListField, cell: Cell): CsvCell {
  if (cell === null) return { text: '', isPlain: true };
  return { text: wordOf(field, cell), isPlain: kinds[field.type] !== undefined };
}

export function xlsxCell(field: ListField, cell: Cell): XlsxCell {
  if (cell === null) return null;
  const kind = kinds[field.type];
  return kind === undefined ? { kind: 'text', value: wordOf(field, cell) } : { kind, value: typeof cell === 'boolean' ? String(cell) : cell };
}
