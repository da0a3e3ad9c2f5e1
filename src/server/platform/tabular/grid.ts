/** Collects the cells of tables written in markup: which column each stands in, repeated ones, and where a row ends. */
import { withinLimits, type RawRecord, type TableLimits } from './raw-record.ts';
import { TableError } from './table-error.ts';

const mostRepeats = 10_000;

export class Grid {
  records: RawRecord[] = [];
  /** Tables begun so far, with the rows of each that hold something. */
  readonly tables: { readonly name: string; rows: number; isHidden: boolean }[] = [];
  readonly #limits: TableLimits;
  /** The table whose rows are kept; none while they are only counted. */
  readonly #wanted: number | undefined;
  #line = 0;
  #cells: string[] = [];
  #next = 0;
  #isWide = false;

  constructor(limits: TableLimits, wanted?: number) {
    this.#limits = limits;
    this.#wanted = wanted;
  }

  beginTable(name: string | undefined, isHidden = false): void {
    this.tables.push({ name: name ?? `Table ${this.tables.length + 1}`, rows: 0, isHidden });
    this.#line = 0;
  }

  beginRow(line?: number): void {
    this.#line = line !== undefined && line > this.#line && line <= 16_777_216 ? line : this.#line + 1;
    this.#cells = [];
    this.#next = 0;
    this.#isWide = false;
  }

  /** The column the next cell stands in, from 0, when the file says so. */
  skipTo(column: number): void {
    if (column > this.#next) this.#next = column;
  }

  cell(text: string, times = 1, spans = 1): void {
    if (text !== '') {
      for (let n = 0; n < times; n++) {
        if (this.#next + n >= this.#limits.columns) { this.#isWide = true; break; }
        while (this.#cells.length < this.#next + n) this.#cells.push('');
        this.#cells[this.#next + n] = text;
      }
    }
    this.#next += Math.max(1, times) * Math.max(1, spans);
  }

  endRow(times = 1): void {
    const table = this.tables.at(-1);
    if (table === undefined) return;
    const isBlank = this.#cells.length === 0;
    if (!isBlank && times > mostRepeats) throw new TableError('too_many_rows', this.#line, mostRepeats.toLocaleString('en'));
    if (!isBlank) table.rows += times;
    const isWanted = this.#wanted === this.tables.length - 1;
    for (let n = 0; isWanted && !isBlank && n < times; n++) this.#keep(this.#line + n);
    this.#line += times - 1;
  }

  #keep(line: number): void {
    this.records.push(this.#isWide ? { line, cells: this.#cells.slice(0, 50), problem: 'too_many_columns' } : withinLimits({ line, cells: this.#cells }, this.#limits));
  }
}
