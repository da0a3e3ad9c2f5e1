/**
 * Tables that run over pages: the head is repeated, a row stays together when
 * it can, and a row taller than a page goes on where the page ends.
 * Rule: nothing is cut.
 */
import { lineHeight, type Align, type Line } from './text-layout.ts';
import type { Sheet } from './sheet.ts';
import { colour, style, type TextStyle } from './theme.ts';

export type Column = { readonly title: string; readonly share: number; readonly align?: Align; readonly style?: TextStyle };

/** Drawn: a tick box, a barcode; `text` goes under it. `draw` gets the corner and width of the cell. */
export type DrawnCell = { readonly height: number; readonly text?: string; readonly style?: TextStyle; readonly says: string; readonly draw: (x: number, y: number, width: number) => void };
export type TextCell = { readonly text: string; readonly style?: TextStyle; readonly note?: string };
export type Cell = string | TextCell | DrawnCell;

const padding = 6;
const gutter = 10;

type Styled = { readonly line: Line; readonly style: TextStyle };
type Laid = { readonly x: number; readonly width: number; readonly align: Align; readonly lines: Styled[]; readonly drawn?: DrawnCell };

function place(sheet: Sheet, columns: readonly Column[]): { x: number; width: number }[] {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const free = sheet.width - gutter * (columns.length - 1);
  let x = sheet.left;
  return columns.map((column) => {
    const width = (free * column.share) / total;
    const placed = { x, width };
    x += width + gutter;
    return placed;
  });
}

function lay(sheet: Sheet, columns: readonly Column[], row: readonly Cell[]): Laid[] {
  return place(sheet, columns).map(({ x, width }, index) => {
    const column = columns[index] as Column;
    const align = column.align ?? 'left';
    const cell = row[index] ?? '';
    const drawn = typeof cell === 'object' && 'draw' in cell ? cell : undefined;
    if (drawn && drawn.text === undefined) return { x, width, align, lines: [], drawn };
    const { text = '', style: own, note } = typeof cell === 'string' ? ({ text: cell } as Partial<TextCell>) : ({ ...cell } as Partial<TextCell>);
    const main = own ?? column.style ?? style.body;
    const lines = sheet.type.lines(text, main, width).map((line) => ({ line, style: main }));
    if (note) lines.push(...sheet.type.lines(note, style.quiet, width).map((line) => ({ line, style: style.quiet })));
    return { x, width, align, lines, ...(drawn ? { drawn } : {}) };
  });
}

const heightOf = (cell: Laid): number => (cell.drawn?.height ?? 0) + cell.lines.reduce((sum, { style: own }) => sum + lineHeight(own), 0);

function head(sheet: Sheet, columns: readonly Column[]): void {
  const laid = lay(sheet, columns, columns.map((column) => ({ text: column.title, style: { ...style.label, strong: true } })));
  sheet.group('TR', () => {
    for (const cell of laid) {
      const element = sheet.element('TH');
      sheet.mark(element, 'TH', () => cell.lines.reduce((y, { line, style: own }) => sheet.type.draw([line], own, cell.x, y, cell.width, cell.align), sheet.y + 2));
      element.end();
    }
  });
  sheet.y += Math.max(...laid.map(heightOf)) + padding;
  sheet.artifact(() => sheet.doc.moveTo(sheet.left, sheet.y).lineTo(sheet.left + sheet.width, sheet.y).lineWidth(1).strokeColor(colour.ink).stroke());
}

/** Draws what fits of each cell and returns the rest. */
function drawPart(sheet: Sheet, cells: readonly Laid[], elements: readonly PDFKit.PDFStructureElement[], space: number): Laid[] {
  let used = 0;
  const rest = cells.map((cell, index): Laid => {
    const element = elements[index] as PDFKit.PDFStructureElement;
    let y = sheet.y + padding;
    let taken = 0;
    sheet.mark(element, 'TD', () => {
      if (cell.drawn) {
        cell.drawn.draw(cell.x, y, cell.width);
        y += cell.drawn.height;
      }
      for (const { line, style: own } of cell.lines) {
        if (taken > 0 && y + lineHeight(own) > sheet.y + space) break;
        y = sheet.type.draw([line], own, cell.x, y, cell.width, cell.align);
        taken += 1;
      }
    });
    used = Math.max(used, y - sheet.y);
    return { x: cell.x, width: cell.width, align: cell.align, lines: cell.lines.slice(taken) };
  });
  sheet.y += used + padding;
  return rest;
}

function drawRow(sheet: Sheet, columns: readonly Column[], row: readonly Cell[]): void {
  let cells = lay(sheet, columns, row);
  const height = Math.max(...cells.map(heightOf)) + 2 * padding;
  const turn = (): void => {
    sheet.newPage();
    head(sheet, columns);
  };
  const left = sheet.bottom - sheet.y;
  const wholePage = sheet.bottom - 120;
  if (height > left && (height <= wholePage || left < 80)) turn();
  sheet.group('TR', () => {
    const elements = cells.map((cell) => sheet.element('TD', cell.drawn?.says));
    for (;;) {
      cells = drawPart(sheet, cells, elements, sheet.bottom - sheet.y - padding);
      if (cells.every((cell) => cell.lines.length === 0)) break;
      turn();
    }
    for (const element of elements) element.end();
  });
  sheet.artifact(() => sheet.rule(sheet.y));
}

/** The table under the cursor; with no rows it prints the sentence `empty`. */
export function table(sheet: Sheet, columns: readonly Column[], rows: readonly (readonly Cell[])[], empty: string): void {
  if (rows.length === 0) {
    sheet.text(empty, style.quiet, { after: 2 });
    return;
  }
  sheet.room(70);
  sheet.group('Table', () => {
    head(sheet, columns);
    for (const row of rows) drawRow(sheet, columns, row);
  });
  sheet.gap(2);
}
