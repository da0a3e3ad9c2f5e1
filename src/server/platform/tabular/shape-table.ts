/**
 * Records → header, titles above it, and rows below it: the same for a text, a
 * workbook, a page or JSON.
 * Rule: nothing is mended in silence. A row whose cells may have moved is a
 * problem, a line that is no record is handed on as left.
 */
import type { TableRow } from '#domain/import/table-row';
import { findHeader, nameColumns } from './find-header.ts';
import { filledOf, isRule, leftOut } from './left-line.ts';
import type { RawRecord, Records, TableLimits } from './raw-record.ts';
import { TableError } from './table-error.ts';

/** `none`: the first row is data already. */
export type HeaderChoice = number | 'none';

export type ShapedTable = {
  readonly headerLine: number;
  readonly hasHeader: boolean;
  readonly headers: readonly string[];
  readonly titles: readonly string[];
  /** The first records as they stand, for a person who picks another header. */
  readonly top: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly rows: () => AsyncGenerator<TableRow>;
  readonly batches: () => AsyncGenerator<readonly TableRow[]>;
};

/** `padded`: the format leaves empty cells at the end of a row off, so a short row is a whole one. */
export type ShapeOptions = { readonly limits: TableLimits; readonly headerLine?: HeaderChoice | undefined; readonly padded: boolean };

const looksAt = 200;
const topShown = 12;

const isBlank = (cells: readonly string[]): boolean => filledOf(cells).count === 0;

async function firstRecords(records: Records, upTo: number): Promise<RawRecord[]> {
  const head: RawRecord[] = [];
  for await (const batch of records()) {
    for (const record of batch) head.push(record);
    if (head.length >= looksAt && (head.at(-1)?.line ?? 0) > upTo) break;
  }
  return head;
}

type Header = { readonly at: number; readonly firstRow: number };

function headerOf(head: readonly RawRecord[], choice: HeaderChoice | undefined): Header {
  const firstFilled = head.findIndex(({ cells }) => !isBlank(cells));
  if (choice === 'none') return { at: -1, firstRow: Math.max(0, firstFilled) };
  if (choice !== undefined) {
    const at = head.findIndex(({ line, cells }) => line >= choice && !isBlank(cells));
    if (at === -1) throw new TableError('no_such_line', choice);
    return { at, firstRow: at + 1 };
  }
  return findHeader(head.slice(0, looksAt).map(({ cells }) => cells));
}

/** The columns in use: blank margins that the header and the first rows share are no columns. */
function windowOf(head: readonly RawRecord[], { at, firstRow }: Header): { from: number; to: number; width: number } {
  const rows = [...(at === -1 ? [] : [head[at]?.cells ?? []]), ...head.slice(firstRow).filter(({ cells, problem }) => problem === undefined && !isBlank(cells) && !isRule(cells)).map(({ cells }) => cells)];
  const width = at === -1 ? widest(rows) : (head[at]?.cells.length ?? 0);
  // A line of one cell is a remark, and says nothing about columns.
  const isEmpty = (column: number): boolean => rows.every((cells) => (width > 1 && cells.length === 1) || (cells[column] ?? '').trim() === '');
  let from = 0;
  let to = width;
  while (from < to && isEmpty(from)) from++;
  while (to > from && isEmpty(to - 1)) to--;
  return { from, to, width };
}

/** Without a header: the width that most rows have. */
function widest(rows: readonly (readonly string[])[]): number {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  return [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

type Fit = { readonly from: number; readonly columns: number; /** Cells of the header with its blank margins. */ readonly width: number; readonly padded: boolean; /** Every row ends with one separator more than the header. */ readonly endsOpen: boolean };

function fitOf(head: readonly RawRecord[], header: Header, padded: boolean, names: (from: number, to: number) => string[]): Fit {
  const { from, to, width } = windowOf(head, header);
  const left = leftOut(names(from, to), header.at !== -1);
  const isRow = ({ cells, problem }: RawRecord): boolean => problem === undefined && !isBlank(cells) && left(cells.slice(from), filledOf(cells.slice(from))) === undefined;
  const rows = head.slice(header.firstRow).filter(isRow).map(({ cells }) => cells);
  return { from, columns: to - from, width, padded: padded || isRagged(rows, to), endsOpen: rows.length >= 3 && rows.every((cells) => cells.length === to + 1 && (cells[to] ?? '').trim() === '') && !hasSplitDecimals(rows, to) };
}

/** Rows that leave empty cells at their end off, as some programs do. Two short rows that make up a whole one are a row cut in two by a line end. */
function isRagged(rows: readonly (readonly string[])[], columns: number): boolean {
  const short = rows.filter(({ length }) => length < columns).length;
  const halves = rows.some(({ length }, at) => length < columns && length + (rows[at + 1]?.length ?? 0) === columns + 1 && (rows[at + 1]?.length ?? columns) < columns);
  return short >= 2 && short >= rows.length * (halves ? 0.6 : 0.2);
}

/** 1450,50 in every row of a comma file looks like a stray separator at the end. */
function hasSplitDecimals(rows: readonly (readonly string[])[], columns: number): boolean {
  for (let at = 0; at + 1 < columns; at++) if (rows.every((cells) => /^\s*-?\d+\s*$/.test(cells[at] ?? '') && /^\s*\d{1,2}\s*$/.test(cells[at + 1] ?? ''))) return true;
  return false;
}

const isEmptyBeyond = (cells: readonly string[], at: number): boolean => {
  for (let index = at; index < cells.length; index++) if ((cells[index] ?? '').trim() !== '') return false;
  return true;
};

/**
 * As many cells as there are columns. One cell more, even an empty one, means
 * that a separator stood unquoted in some value and the rest has moved; fewer,
 * that a line end did. Both are problems, never cut off or filled up.
 */
function fitRow(record: RawRecord, { from, columns, width, padded, endsOpen }: Fit): Pick<TableRow, 'cells' | 'problem'> {
  const { cells, problem } = record;
  if (problem !== undefined) return { cells, problem };
  if (cells.length === columns && from === 0) return { cells };
  const to = from + columns;
  const isMargin = (padded || cells.length <= width) && isEmptyBeyond(cells, to);
  if (from > 0 && !isBlank(cells.slice(0, from))) return { cells, problem: 'too_many_cells' };
  if (cells.length > to && !isMargin && !(endsOpen && cells.length === to + 1 && isEmptyBeyond(cells, to))) return { cells: from === 0 ? cells : cells.slice(from), problem: 'too_many_cells' };
  const inside = cells.slice(from, to);
  if (inside.length === columns) return { cells: inside };
  return padded ? { cells: [...inside, ...Array.from({ length: columns - inside.length }, () => '')] } : { cells: inside, problem: 'too_few_cells' };
}

type Rest = { readonly fit: Fit; readonly after: number; readonly headers: readonly string[]; readonly hasHeader: boolean; readonly limits: TableLimits };

async function* rowsBelow(records: Records, { fit, after, headers, hasHeader, limits }: Rest): AsyncGenerator<readonly TableRow[]> {
  const leftBy = leftOut(headers, hasHeader);
  let count = 0;
  for await (const batch of records()) {
    const rows: TableRow[] = [];
    for (const record of batch) {
      if (record.line <= after) continue;
      const filled = filledOf(record.cells);
      if (filled.count === 0 && record.problem === undefined) continue;
      if (++count > limits.rows) throw new TableError('too_many_rows', record.line, limits.rows.toLocaleString('en'));
      // A remark may stand left of the table.
      const inside = fit.from === 0 || filled.first < fit.from ? record.cells : record.cells.slice(fit.from);
      const left = record.problem === undefined ? leftBy(inside, inside === record.cells ? filled : filledOf(inside)) : undefined;
      if (left !== undefined) rows.push({ line: record.line, cells: inside, left });
      else {
        const marks = record.marks?.map((mark) => ({ ...mark, index: mark.index - fit.from })).filter(({ index }) => index >= 0);
        rows.push({ line: record.line, ...fitRow(record, fit), ...(marks === undefined || marks.length === 0 ? {} : { marks }) });
      }
    }
    if (rows.length > 0) yield rows;
  }
}

export async function shapeTable(records: Records, { limits, headerLine, padded }: ShapeOptions): Promise<ShapedTable> {
  const head = await firstRecords(records, typeof headerLine === 'number' ? headerLine : 0);
  if (head.every(({ cells }) => isBlank(cells))) throw new TableError('empty', 1);
  const header = headerOf(head, headerLine);
  const named = head[header.at];
  if (named?.problem !== undefined) throw new TableError(named.problem, named.line);
  const hasHeader = named !== undefined;
  const fit = fitOf(head, header, padded, (from, to) => (named?.cells.slice(from, to) ?? Array.from({ length: to - from }, (_, at) => `Column ${at + 1}`)).map((cell) => cell.trim()));
  const inWindow = (cells: readonly string[]): string[] => Array.from({ length: fit.columns }, (_, at) => (cells[fit.from + at] ?? '').trim());
  const above = head.slice(0, hasHeader ? header.at : header.firstRow).filter(({ cells }) => !isBlank(cells));
  const groups = above.at(-1)?.line === (named?.line ?? 0) - 1 ? above.at(-1) : undefined;
  const headers = hasHeader ? nameColumns(inWindow(named.cells), groups !== undefined && filledOf(groups.cells).count > 1 ? inWindow(groups.cells) : undefined) : Array.from({ length: fit.columns }, (_, at) => `Column ${at + 1}`);
  const after = hasHeader ? named.line : (head[header.firstRow]?.line ?? 1) - 1;
  const rest: Rest = { fit, after, headers: hasHeader ? inWindow(named.cells) : headers, hasHeader, limits };
  const batches = (): AsyncGenerator<readonly TableRow[]> => rowsBelow(records, rest);
  return {
    headerLine: after, hasHeader, headers, titles: above.map(({ cells }) => cells.map((cell) => cell.trim()).filter((cell) => cell !== '').join(' ').slice(0, 300)).slice(0, 20),
    top: head.filter(({ cells }) => !isBlank(cells)).slice(0, topShown).map(({ line, cells }) => ({ line, cells: cells.slice(0, 30).map((cell) => cell.slice(0, 60)) })),
    batches,
    rows: async function* () { for await (const batch of batches()) for (const row of batch) yield row; },
  };
}
