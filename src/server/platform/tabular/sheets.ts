/** A file of several sheets or tables: the one that looks most like a list is taken; a person may pick another. */
import type { ReadingNote } from '#domain/import/reading-note';
import type { Records } from './raw-record.ts';
import { filledOf } from './left-line.ts';
import { TableError } from './table-error.ts';

export type Sheet = { readonly name: string; readonly rows: number; readonly isHidden: boolean; readonly notes: readonly ReadingNote[] };
export type SheetTable = { readonly records: Records; readonly sheet: string; readonly sheets: readonly Sheet[]; readonly notes: readonly ReadingNote[] };

/** The most cells that one of the first rows fills. */
async function widthOf(records: Records): Promise<number> {
  let width = 0;
  let seen = 0;
  for await (const batch of records()) {
    for (const { cells } of batch) width = Math.max(width, filledOf(cells).count);
    seen += batch.length;
    if (seen > 50) break;
  }
  return width;
}

export async function pickSheet(sheets: readonly Sheet[], records: readonly Records[], wanted: string | undefined): Promise<SheetTable> {
  const taken = (at: number): SheetTable => ({ records: records[at] as Records, sheet: sheets[at]?.name ?? '', sheets, notes: sheets[at]?.notes ?? [] });
  if (wanted !== undefined) {
    const at = sheets.findIndex(({ name }) => name === wanted);
    if (at === -1) throw new TableError('no_such_sheet', 1, wanted);
    return taken(at);
  }
  if (sheets.length === 1) return taken(0);
  let best = 0;
  let most = -1;
  for (const [at, sheet] of sheets.entries()) {
    const list = records[at];
    if (sheet.rows === 0 || list === undefined) continue;
    const likeness = Math.log2(1 + sheet.rows) * Math.min(await widthOf(list), 12) * (sheet.isHidden ? 0.01 : 1);
    if (likeness <= most) continue;
    most = likeness;
    best = at;
  }
  return taken(best);
}
