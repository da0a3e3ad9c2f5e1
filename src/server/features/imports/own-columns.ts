/**
 * The columns that Handback adds to a file of waiting rows. Brought back, they
 * are not the organisation's: they are mapped to nothing and do not count when
 * files are compared; the key leads each row to the very one it came from.
 */
import type { ImportKind } from '#domain/import/field';
import type { MappedColumn, Mapping } from '#domain/import/mapping';
import { headerKey } from './import-run.ts';

export const ownColumns = { line: 'Handback: line', why: 'Handback: why it waits', proposal: 'Handback: proposal', key: 'Handback: row' } as const;
const own = new Set<string>(Object.values(ownColumns));

export const isOwnColumn = (header: string): boolean => own.has(header.trim());
export const withoutOwn = (headers: readonly string[]): string[] => headers.filter((header) => !isOwnColumn(header));

/** Files with the same columns, ours aside, are of one layout. */
export const layoutOf = (kind: ImportKind, headers: readonly string[]): string => headerKey(kind, withoutOwn(headers));

/** Where a row's key stands; undefined in a file that was not downloaded here. */
export function keyColumn(headers: readonly string[]): number | undefined {
  const at = headers.findIndex((header) => header.trim() === ownColumns.key);
  return at < 0 ? undefined : at;
}

const asNothing = (column: MappedColumn): MappedColumn => (isOwnColumn(column.header) ? { ...column, use: { to: 'nothing' } } : column);
/** Our columns are mapped to nothing, whatever they look like. */
export const withoutOwnUse = (mapping: Mapping): Mapping => ({ ...mapping, columns: mapping.columns.map(asNothing) });

/** Kept for the next file without our columns. */
export const ownLeftOut = (mapping: Mapping): Mapping => ({ kind: mapping.kind, answers: mapping.answers, columns: mapping.columns.filter((column) => !isOwnColumn(column.header)) });
