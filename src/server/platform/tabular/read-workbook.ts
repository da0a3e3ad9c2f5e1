/**
 * An Excel workbook (.xlsx, .xlsm): its sheets, and the rows of one as a stream.
 * Rule: what a person would see in the cell, not less: cached values of formulas,
 * texts with all their runs, dates by their format. What the eye does not see
 * (hidden rows, merged cells, numbers too long) is said.
 * Links to other files, macros and drawings are not opened.
 * Source: ECMA-376 Part 1, 18.2 (workbook), 18.3 (sheets), 18.4 (shared strings), 18.8 (styles).
 */
import type { CellMark } from '#domain/import/table-row';
import type { ReadingNote } from '#domain/import/reading-note';
import { attribute, MarkupReader, readMarkup, type MarkupEvents } from './markup.ts';
import { formatOf, showNumber, type NumberFormat } from './number-format.ts';
import { withinLimits, type RawRecord, type Records, type TableLimits } from './raw-record.ts';
import { pickSheet, type Sheet, type SheetTable } from './sheets.ts';
import { pacer, type TableSource } from './table-source.ts';
import { TableError } from './table-error.ts';
import type { ZipArchive } from './zip-archive.ts';

type SheetPart = { readonly name: string; readonly part: string; readonly isHidden: boolean };
type Book = { readonly archive: ZipArchive; readonly limits: TableLimits; readonly is1904: boolean; readonly formats: readonly NumberFormat[]; readonly strings: () => Promise<readonly string[]> };

const textEscapes = (text: string): string => (text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text);

function pathOf(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = base.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

const nothing = (): void => undefined;
const tagsOf = async (source: TableSource, open: MarkupEvents['open']): Promise<void> => readMarkup(source, { open, close: nothing, text: nothing });

/** Id → where it leads, by kind. */
async function relationsOf(archive: ZipArchive, part: string, limit: number): Promise<Map<string, { type: string; target: string }>> {
  const at = part.lastIndexOf('/');
  const name = `${part.slice(0, at + 1)}_rels/${part.slice(at + 1)}.rels`;
  const found = new Map<string, { type: string; target: string }>();
  if (!archive.entries.has(name)) return found;
  await tagsOf(archive.open(name, limit), (tag, attributes) => {
    if (tag !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
    found.set(attribute(attributes, 'Id') ?? '', { type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '', target: pathOf(part, attribute(attributes, 'Target') ?? '') });
  });
  return found;
}

async function readStyles(source: TableSource): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isCell = false;
  await readMarkup(source, {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      if (tag === 'cellXfs') isCell = true;
      if (tag !== 'xf' || !isCell) return;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      formats.push(formatOf(id, codes.get(id)));
    },
    close: (tag) => { if (tag === 'cellXfs') isCell = false; }, text: nothing,
  });
  return formats;
}

async function readStrings(source: TableSource): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  await readMarkup(source, {
    open: (tag, _, isEmpty) => {
      if (tag === 'si') { text = ''; if (isEmpty) strings.push(''); } else if (tag === 't') inText = !isEmpty;
      else if (tag === 'rPh') inReading = true;
    },
    close: (tag) => {
      if (tag === 'si') strings.push(textEscapes(text));
      else if (tag === 't') inText = false;
      else if (tag === 'rPh') inReading = false;
    },
    text: (piece) => { if (inText && !inReading) text += piece; },
  });
  return strings;
}

function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return column - 1;
}

/** Collects the rows of a sheet as its tags come by. */
class SheetRows implements MarkupEvents {
  records: RawRecord[] = [];
  readonly #book: Book;
  readonly #strings: readonly string[];
  #line = 0;
  #cells: string[] = [];
  #marks: CellMark[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #hasValue = false;
  #hasFormula = false;
  #takes = false;
  #inReading = false;
  #isWide = false;

  constructor(book: Book, strings: readonly string[]) {
    this.#book = book;
    this.#strings = strings;
  }

  readonly open = (tag: string, attributes: string, isEmpty: boolean): void => {
    if (tag === 'c') {
      const reference = attribute(attributes, 'r');
      this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
      this.#type = attribute(attributes, 't') ?? 'n';
      this.#style = Number(attribute(attributes, 's') ?? 0);
      this.#value = '';
      this.#hasValue = false;
      this.#hasFormula = false;
    } else if (tag === 'v' || tag === 't') {
      this.#takes = !isEmpty && !this.#inReading;
      this.#hasValue ||= !isEmpty;
    } else if (tag === 'f') this.#hasFormula = true;
    else if (tag === 'rPh') this.#inReading = !isEmpty;
    else if (tag === 'row') {
      const said = Number(attribute(attributes, 'r') ?? Number.NaN);
      this.#line = said > this.#line && said <= 16_777_216 ? said : this.#line + 1;
      this.#cells = [];
      this.#marks = [];
      this.#column = -1;
      this.#isWide = false;
    }
  };

  readonly text = (piece: string): void => {
    if (this.#takes) this.#value += piece;
  };

  readonly close = (tag: string): void => {
    if (tag === 'v' || tag === 't') this.#takes = false;
    else if (tag === 'rPh') this.#inReading = false;
    else if (tag === 'c') this.#endCell();
    else if (tag === 'row') this.#endRow();
  };

  #endCell(): void {
    const at = this.#column;
    if (at < 0) return;
    if (this.#hasFormula && !this.#hasValue) this.#marks.push({ index: at, code: 'formula_without_value' });
    const text = this.#hasValue ? this.#shown(at) : '';
    if (text === '') return;
    if (at >= this.#book.limits.columns) { this.#isWide = true; return; }
    while (this.#cells.length < at) this.#cells.push('');
    this.#cells[at] = text;
  }

  #shown(at: number): string {
    switch (this.#type) {
      case 's': return this.#shared();
      case 'str': case 'inlineStr': return textEscapes(this.#value);
      case 'b': return this.#value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e': case 'd': return this.#value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
      default: {
        const { text, isRounded } = showNumber(this.#value, this.#book.formats[this.#style] ?? { kind: 'number' }, this.#book.is1904);
        if (isRounded) this.#marks.push({ index: at, code: 'digits_rounded' });
        return text;
      }
    }
  }

  /** A text that stands in another part of the workbook; without it the cell is not empty but lost. */
  #shared(): string {
    const text = this.#strings[Number(this.#value)];
    if (text === undefined) throw new TableError('broken_archive', this.#line, 'an Excel workbook');
    return text;
  }

  #endRow(): void {
    const { columns } = this.#book.limits;
    const record: RawRecord = { line: this.#line, cells: this.#cells, ...(this.#marks.length === 0 ? {} : { marks: this.#marks }) };
    this.records.push(this.#isWide ? { line: this.#line, cells: this.#cells.slice(0, Math.min(50, columns)), problem: 'too_many_columns' } : withinLimits(record, this.#book.limits));
  }
}

async function* readRows(book: Book, part: string): AsyncGenerator<readonly RawRecord[]> {
  const rows = new SheetRows(book, await book.strings());
  const reader = new MarkupReader(rows);
  const decoder = new TextDecoder();
  const pause = pacer();
  for await (const chunk of book.archive.open(part, book.limits.unpackedBytes).open()) {
    reader.feed(decoder.decode(chunk, { stream: true }));
    await pause();
    if (rows.records.length === 0) continue;
    yield rows.records;
    rows.records = [];
  }
  reader.feed(decoder.decode(), true);
  if (rows.records.length > 0) yield rows.records;
}

/** Counts rows without reading their cells, and what the eye would not see. */
async function survey(book: Book, { name, part, isHidden }: SheetPart): Promise<Sheet> {
  const pause = pacer();
  const decoder = new TextDecoder();
  let rows = 0;
  let hiddenRows = 0;
  let hiddenColumns = 0;
  let merged = 0;
  let rest = '';
  for await (const chunk of book.archive.open(part, book.limits.unpackedBytes).open()) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const cut = Math.max(text.lastIndexOf('<'), 0);
    for (const [tag, kind] of text.slice(0, cut).matchAll(/<(?:\w+:)?(row|col|mergeCell)\b[^>]*>/g)) {
      const isHiddenOne = tag.includes('hidden="1"') || tag.includes('hidden="true"');
      if (kind === 'row') { if (!tag.endsWith('/>')) { rows += 1; if (isHiddenOne) hiddenRows += 1; } } else if (kind === 'mergeCell') merged += 1;
      else if (isHiddenOne) hiddenColumns += 1 + Number(attribute(tag, 'max') ?? 0) - Number(attribute(tag, 'min') ?? 0);
    }
    rest = text.slice(cut, cut + 100_000);
    await pause();
  }
  const notes: ReadingNote[] = [];
  if (hiddenRows > 0) notes.push({ code: 'hidden_rows', count: hiddenRows });
  if (hiddenColumns > 0) notes.push({ code: 'hidden_columns', count: hiddenColumns });
  if (merged > 0) notes.push({ code: 'merged_cells', count: merged });
  if (isHidden) notes.push({ code: 'hidden_sheet', text: name });
  return { name, rows, isHidden, notes };
}

async function openBook(archive: ZipArchive, limits: TableLimits): Promise<{ book: Book; parts: SheetPart[] }> {
  const limit = limits.unpackedBytes;
  const start = [...(await relationsOf(archive, '', limit)).values()].find(({ type }) => type === 'officeDocument')?.target;
  const main = start !== undefined && archive.entries.has(start) ? start : 'xl/workbook.xml';
  if (!archive.entries.has(main)) throw new TableError('broken_archive', 1, 'an Excel workbook');
  const relations = await relationsOf(archive, main, limit);
  const parts: SheetPart[] = [];
  let is1904 = false;
  await tagsOf(archive.open(main, limit), (tag, attributes) => {
    if (tag === 'workbookPr') is1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    if (tag !== 'sheet') return;
    const relation = relations.get(/\b\w+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? attribute(attributes, 'id') ?? '');
    if (relation?.type === 'worksheet' && archive.entries.has(relation.target)) parts.push({ name: attribute(attributes, 'name') ?? `Sheet ${parts.length + 1}`, part: relation.target, isHidden: /hidden/i.test(attribute(attributes, 'state') ?? '') });
  });
  const partOf = (kind: string): string | undefined => [...relations.values()].find(({ type, target }) => type === kind && archive.entries.has(target))?.target;
  const styles = partOf('styles');
  const strings = partOf('sharedStrings');
  let kept: Promise<readonly string[]> | undefined;
  const formats = styles === undefined ? [] : await readStyles(archive.open(styles, limit));
  return { book: { archive, limits, is1904, formats, strings: () => (kept ??= strings === undefined ? Promise.resolve([]) : readStrings(archive.open(strings, limit))) }, parts };
}

export async function readWorkbook(archive: ZipArchive, limits: TableLimits, wanted: string | undefined): Promise<SheetTable> {
  const { book, parts } = await openBook(archive, limits);
  if (parts.length === 0) throw new TableError('no_table', 1, 'an Excel workbook');
  const recordsOf = ({ part }: SheetPart): Records => () => readRows(book, part);
  const sheets: Sheet[] = [];
  for (const part of parts) sheets.push(await survey(book, part));
  return pickSheet(sheets, parts.map(recordsOf), wanted);
}
