/**
 * A row that waits: the cells as they stood in the file, and what people typed
 * and chose since, one edit after another, so that each can be taken back.
 * Rule: the cells of the file are never changed; what goes in is the cells with
 * the edits laid over them.
 */
import type { Existing, Match } from './match-record.ts';
import type { Answers, Mapping } from './mapping.ts';
import type { TableRow } from './table-row.ts';

export type Edit = {
  /** Column index → what stands there instead. */
  readonly cells?: { readonly [index: string]: string };
  /** The record the row is about, or `new`: none that is here. */
  readonly record?: string;
  /** Place key → time zone, for a place that is new here. */
  readonly zones?: { readonly [place: string]: string };
  /** Reasons somebody looked at and found right: their codes. */
  readonly known?: readonly string[];
  /** People who are unknown here are left out of this row. */
  readonly withoutUnknown?: boolean;
};

export type AsWaiting = { readonly line: number; readonly cells: readonly string[]; readonly problem?: string | null; readonly edits: readonly Edit[] };

/** All edits as one; later ones win. */
export function edited(edits: readonly Edit[]): Required<Pick<Edit, 'cells' | 'zones' | 'known'>> & Pick<Edit, 'record' | 'withoutUnknown'> {
  let record: string | undefined;
  let withoutUnknown = false;
  const cells: Record<string, string> = {};
  const zones: Record<string, string> = {};
  const known = new Set<string>();
  for (const edit of edits) {
    Object.assign(cells, edit.cells);
    Object.assign(zones, edit.zones);
    for (const code of edit.known ?? []) known.add(code);
    if (edit.record !== undefined) record = edit.record;
    if (edit.withoutUnknown !== undefined) withoutUnknown = edit.withoutUnknown;
  }
  return { cells, zones, known: [...known], withoutUnknown, ...(record === undefined ? {} : { record }) };
}

/** The row as it is to be understood now. */
export function rowNow({ line, cells, problem, edits }: AsWaiting, columns: number): TableRow {
  const over = edited(edits).cells;
  const width = Math.max(cells.length, columns);
  const now = Array.from({ length: width }, (_, index) => over[index] ?? cells[index] ?? '');
  const isTooWide = now.slice(columns).some((cell) => cell.trim() !== '');
  const stands = isTooWide ? 'too_many_cells' : problem === 'too_many_cells' || edits.length > 0 ? undefined : (problem ?? undefined);
  return { line, cells: now, ...(stands === undefined ? {} : { problem: stands as NonNullable<TableRow['problem']> }) };
}

/** The file's mapping with what was answered for this row alone. */
export function mappingNow(mapping: Mapping, edits: readonly Edit[]): Mapping {
  const { zones } = edited(edits);
  const answers: Answers = { ...mapping.answers, placeZones: { ...mapping.answers.placeZones, ...zones } };
  return Object.keys(zones).length === 0 ? mapping : { ...mapping, answers };
}

/** What was chosen instead of looking for the record by its keys; undefined when nothing was. */
export function chosenMatch(edits: readonly Edit[], record: Existing | undefined): Match | undefined {
  const chosen = edited(edits).record;
  if (chosen === undefined) return undefined;
  return { record: chosen === 'new' ? undefined : record };
}
