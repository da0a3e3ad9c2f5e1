/**
 * A mapping that was kept, for another file: the same headers in any order, a
 * few more or a few less. Columns are known again by their header; what is new
 * is recognised as ever.
 * Rule: a kept choice beats what is recognised; no column is dropped unseen.
 */
import { normaliseHeader } from './field.ts';
import type { ColumnUse, Mapping, MappedColumn } from './mapping.ts';

/** Headers as they are compared, the second of the same name apart from the first. */
export function headerNames(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const normal = normaliseHeader(header);
    const nth = (seen.get(normal) ?? 0) + 1;
    seen.set(normal, nth);
    return nth === 1 ? normal : `${normal}#${nth}`;
  });
}

/** Share of the headers that both have; below `nearEnough` the files are different ones. */
export function sharedHeaders(kept: readonly string[], here: readonly string[]): number {
  const mine = new Set(here);
  const both = kept.filter((name) => mine.has(name)).length;
  return both / Math.max(kept.length, here.length, 1);
}
export const nearEnough = 0.7;

/** The kept mapping laid over a file's columns; `proposed` is what was recognised in it. */
export function overlay(kept: Mapping, headers: readonly string[], proposed: Mapping): Mapping {
  const before = new Map<string, ColumnUse>();
  const keptNames = headerNames(kept.columns.map((column) => column.header));
  kept.columns.forEach((column, at) => before.set(keptNames[at] ?? '', column.use));
  const names = headerNames(headers);
  const taken = new Set(names.flatMap((name) => {
    const use = before.get(name);
    return use?.to === 'field' ? [use.field] : [];
  }));
  const columns = proposed.columns.map((column): MappedColumn => {
    const use = before.get(names[column.index] ?? '');
    if (use !== undefined) return { ...column, use };
    return column.use.to === 'field' && taken.has(column.use.field) ? { ...column, use: { to: 'nothing' } } : column;
  });
  return { kind: kept.kind, columns, answers: { ...proposed.answers, ...kept.answers } };
}
