/**
 * Tables written in markup: HTML (what many web applications call an Excel
 * file), the XML spreadsheets of Excel 2003, and the sheets of an OpenDocument.
 * Rule: text as it is shown; where a cell spans others, its value stands in the
 * first. Scripts, styles and links are not followed.
 * Source: HTML Living Standard 4.9; ODF 1.3 Part 3, 9.1; Microsoft's XML Spreadsheet Reference.
 */
import { decode } from './decode-text.ts';
import type { DetectedEncoding } from './detect-encoding.ts';
import { Grid } from './grid.ts';
import { attribute, MarkupReader, type MarkupEvents } from './markup.ts';
import { showNumber } from './number-format.ts';
import type { Records, TableLimits } from './raw-record.ts';
import { pickSheet, type Sheet, type SheetTable } from './sheets.ts';
import { TableError } from './table-error.ts';
import { pacer, type TableSource } from './table-source.ts';

export type MarkupFormat = 'html' | 'spreadsheet_xml' | 'open_document';

const numberOf = (attributes: string, name: string, otherwise: number): number => {
  const value = Number(attribute(attributes, name) ?? otherwise);
  return Number.isSafeInteger(value) && value > 0 ? value : otherwise;
};

/** Tables inside a cell of a table that only lays out a page are tables of their own. */
function htmlEvents(grid: Grid): MarkupEvents {
  let text: string | null = null;
  let spans = 1;
  let exact: string | undefined;
  let inRow = false;
  const endCell = (): void => {
    if (text === null) return;
    const shown = text.replace(/[ \t\r\n]+/g, ' ').replace(/ ?\u0000 ?/g, '\n').replace(/^[\s\u00A0]+|[\s\u00A0]+$/g, '');
    grid.cell(exact !== undefined && /^\d[.,]\d+E[+-]?\d+$/i.test(shown) ? showNumber(exact, { kind: 'number' }, false).text : shown, 1, spans);
    text = null;
  };
  const endRow = (): void => {
    endCell();
    if (inRow) grid.endRow();
    inRow = false;
  };
  return {
    open: (tag, attributes) => {
      if (tag === 'table') {
        endRow();
        grid.beginTable(attribute(attributes, 'summary') ?? attribute(attributes, 'id'));
      } else if (tag === 'tr') {
        endRow();
        if (grid.tables.length === 0) grid.beginTable(undefined);
        grid.beginRow();
        inRow = true;
      } else if ((tag === 'td' || tag === 'th') && inRow) {
        endCell();
        text = '';
        spans = Math.min(numberOf(attributes, 'colspan', 1), 1000);
        exact = /\bx:num\s*=/.test(attributes) ? attribute(attributes, 'num') : undefined;
      } else if ((tag === 'br' || tag === 'p' || tag === 'div' || tag === 'li') && text !== null && text.trim() !== '') text += '\u0000';
    },
    close: (tag) => {
      if (tag === 'td' || tag === 'th') endCell();
      else if (tag === 'tr' || tag === 'table') endRow();
    },
    text: (piece) => { if (text !== null) text += piece.replaceAll('\u0000', ''); },
  };
}

function spreadsheetEvents(grid: Grid): MarkupEvents {
  let text = '';
  let type = '';
  let takes = false;
  let spans = 1;
  let repeats = 1;
  const shown = (): string => {
    if (type === 'DateTime') return text.replace(/T00:00:00(?:\.0+)?$/, '').replace(/\.0+$/, '');
    if (type === 'Boolean') return text.trim() === '1' ? 'TRUE' : 'FALSE';
    return type === 'Number' ? showNumber(text, { kind: 'number' }, false).text : text;
  };
  return {
    open: (tag, attributes, isEmpty) => {
      if (tag === 'Worksheet') grid.beginTable(attribute(attributes, 'Name'));
      else if (tag === 'Row') {
        grid.beginRow(numberOf(attributes, 'Index', 0));
        repeats = 1 + numberOf(attributes, 'Span', 0);
        if (isEmpty) grid.endRow(repeats);
      } else if (tag === 'Cell') {
        grid.skipTo(numberOf(attributes, 'Index', 0) - 1);
        spans = 1 + Math.min(numberOf(attributes, 'MergeAcross', 0), 1000);
        text = '';
        type = '';
        if (isEmpty) grid.cell('', 1, spans);
      } else if (tag === 'Data') {
        type = attribute(attributes, 'Type') ?? 'String';
        takes = !isEmpty;
      }
    },
    close: (tag) => {
      if (tag === 'Data') takes = false;
      else if (tag === 'Cell') grid.cell(shown(), 1, spans);
      else if (tag === 'Row') grid.endRow(repeats);
    },
    text: (piece) => { if (takes) text += piece; },
  };
}

const clockOf = (duration: string): string => {
  const [, hours = '0', minutes = '0', seconds = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)[^S]*S)?$/.exec(duration) ?? [];
  return [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':');
};

function openDocumentEvents(grid: Grid): MarkupEvents {
  let text = '';
  let depth = 0;
  let skips = 0;
  let cell: string | null = null;
  let repeats = 1;
  let rowRepeats = 1;
  const shown = (attributes: string): string => {
    const type = attribute(attributes, 'value-type');
    const value = attribute(attributes, 'office:value');
    if (type === 'date') return (attribute(attributes, 'date-value') ?? text).replace(/T00:00:00(?:\.0+)?$/, '');
    if (type === 'time') return clockOf(attribute(attributes, 'time-value') ?? '');
    if (type === 'boolean') return (attribute(attributes, 'boolean-value') ?? '').toUpperCase();
    if (type === 'percentage' || value === undefined) return text;
    // 00123 is shown so by a format; the value alone has lost its zeros.
    if (/^0\d+$/.test(text) && Number(text) === Number(value)) return text;
    return type === 'currency' ? `${attribute(attributes, 'currency') ?? ''} ${value}`.trim() : showNumber(value, { kind: 'number' }, false).text;
  };
  return {
    open: (tag, attributes, isEmpty) => {
      if (tag === 'annotation' && !isEmpty) skips += 1;
      else if (tag === 'table') grid.beginTable(attribute(attributes, 'table:name'));
      else if (tag === 'table-row') {
        grid.beginRow();
        rowRepeats = numberOf(attributes, 'number-rows-repeated', 1);
        if (isEmpty) grid.endRow(rowRepeats);
      } else if (tag === 'table-cell' || tag === 'covered-table-cell') {
        text = '';
        cell = attributes;
        repeats = numberOf(attributes, 'number-columns-repeated', 1);
        if (isEmpty) { grid.cell(tag === 'table-cell' ? shown(attributes) : '', repeats); cell = null; }
      } else if (tag === 'p' && cell !== null && skips === 0) {
        if (text !== '') text += '\n';
        depth += isEmpty ? 0 : 1;
      } else if (depth > 0 && skips === 0) text += tag === 's' ? ' '.repeat(Math.min(numberOf(attributes, 'text:c', 1), 1000)) : tag === 'tab' ? '\t' : tag === 'line-break' ? '\n' : '';
    },
    close: (tag) => {
      if (tag === 'annotation') skips = Math.max(0, skips - 1);
      else if (tag === 'p' && skips === 0) depth = Math.max(0, depth - 1);
      else if (tag === 'table-cell' || tag === 'covered-table-cell') {
        grid.cell(cell === null ? '' : shown(cell), repeats);
        cell = null;
        depth = 0;
      } else if (tag === 'table-row') grid.endRow(rowRepeats);
    },
    text: (piece) => { if (depth > 0 && skips === 0) text += piece; },
  };
}

const eventsOf = { html: htmlEvents, spreadsheet_xml: spreadsheetEvents, open_document: openDocumentEvents } as const;
const nameOf = { html: 'a web page', spreadsheet_xml: 'an XML spreadsheet', open_document: 'an OpenDocument file' } as const;

async function* feed(source: TableSource, encoding: DetectedEncoding, reader: MarkupReader): AsyncGenerator<true> {
  const pause = pacer();
  for await (const part of decode(source, encoding)) {
    reader.feed(part);
    await pause();
    yield true;
  }
  reader.feed('', true);
  yield true;
}

export async function readMarkupTables(source: TableSource, format: MarkupFormat, encoding: DetectedEncoding, limits: TableLimits, wanted: string | undefined): Promise<SheetTable> {
  const survey = new Grid(limits);
  for await (const _ of feed(source, encoding, new MarkupReader(eventsOf[format](survey), format === 'html'))) void _;
  if (survey.tables.every(({ rows }) => rows === 0)) throw new TableError('no_table', 1, nameOf[format]);
  const recordsOf = (table: number): Records => async function* () {
    const grid = new Grid(limits, table);
    for await (const _ of feed(source, encoding, new MarkupReader(eventsOf[format](grid), format === 'html'))) {
      void _;
      if (grid.records.length === 0) continue;
      yield grid.records;
      grid.records = [];
    }
  };
  // Two tables of a page may be called alike.
  const seen = new Map<string, number>();
  const sheets = survey.tables.map(({ name, rows, isHidden }): Sheet => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : `${name} (${count})`, rows, isHidden, notes: [] };
  });
  return pickSheet(sheets, sheets.map((_, at) => recordsOf(at)), wanted);
}
