/**
 * A row that waits: the cells as they stood in the file, and what people typed
 * and chose since, one edit after another, so that each can be taken back.
 * Rule: the cells of the file are never changed; what goes in is the cells with
 * the edits laid over them.
 */
import type { Existing, Match } from './match-record.ts';
import type { Answers, Mapping } from './mapping.ts';
import type { Draft } from './draft.ts';
import type { Reason, ReasonCode } from './reason.ts';
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
  const stands = isTooWide ? 'too_many_cells' : problem === 'too_many_cells' || Object.keys(over).length > 0 ? undefined : (problem ?? undefined);
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

/** Found only by looking at the whole file; a row decided alone cannot find them again. */
const byWholeFile = new Set<ReasonCode>(['zeros_lost', 'looks_like_serial', 'near_serial', 'same_name_in_file', 'same_contact_in_file', 'seats_over', 'rows_disagree', 'two_holders', 'repeated_in_file', 'seat_repeated_in_file', 'digits_rounded', 'formula_without_value']);
export const isByWholeFile = (reason: Reason): boolean => byWholeFile.has(reason.code);

const ofLines = new Set<ReasonCode>(['looks_like_serial', 'near_serial', 'same_name_in_file', 'same_contact_in_file', 'rows_disagree', 'two_holders', 'repeated_in_file', 'seat_repeated_in_file']);

/** What the whole file said of a row and still stands: its value is the same, nobody found it right, and not every other row of it was put aside. */
export function stillFound(found: readonly Reason[], draft: Draft, edits: readonly Edit[], isAside: (line: number) => boolean): Reason[] {
  const { known, cells } = edited(edits);
  return found.filter((reason) => {
    if (known.includes(reason.code)) return false;
    if (reason.code === 'rows_disagree') return Object.keys(cells).length === 0 && !(reason.lines ?? []).every(isAside);
    const value = draft.values[reason.field ?? ''];
    if (reason.code === 'zeros_lost' || reason.code === 'digits_rounded') return value === reason.text;
    if (reason.code === 'formula_without_value') return value === undefined;
    const touched = typeof value === 'string' && reason.text !== undefined && reason.code !== 'two_holders' && reason.code !== 'repeated_in_file' && value.toLowerCase() !== reason.text.toLowerCase();
    if (touched) return false;
    return !ofLines.has(reason.code) || (reason.lines ?? []).length === 0 || !(reason.lines ?? []).every(isAside);
  });
}

/** What is kept and listed for everybody who brings files says of a case only that something is decided here: a case may be under embargo. */
export const hushed = (reasons: readonly Reason[]): Reason[] => reasons.map((reason) => (reason.code === 'in_open_case' ? { code: 'decided_elsewhere', ...(reason.field === undefined ? {} : { field: reason.field }) } : reason));
