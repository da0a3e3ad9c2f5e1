/**
 * The delimiter of a text table and how it writes a quote inside quotes, from
 * its first characters. Quotes are honoured while counting, so a comma inside
 * quotes is no column.
 * Rule: the delimiter is the one that cuts most rows into the same number of
 * columns. It can be overruled by a person.
 * Source: RFC 4180 for quoting; Excel's `sep=;` line.
 */
import { RecordCutter } from './cut-records.ts';
import { usualLimits, type RawRecord } from './raw-record.ts';

export type Delimiter = ',' | ';' | '\t' | '|';
export const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

const rowsLookedAt = 200;

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

/** How evenly a delimiter cuts: share of the rows with the most frequent width, and that width. */
function evenness(rows: readonly RawRecord[]): number {
  const widths = new Map<number, number>();
  const present = rows.filter(({ cells }) => filled(cells) > 0);
  for (const { cells } of present) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 1, count = 0] = [...widths].filter(([each]) => each > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  const open = present.filter(({ problem }) => problem === 'quote_not_closed').length;
  return width < 2 ? 0 : ((count - open) / present.length) * (1 + Math.log2(width) / 10);
}

export type Dialect = {
  readonly delimiter: Delimiter;
  readonly escapes: boolean;
  /** Each line stands in quotes as a whole: a file that was opened as one column and saved again. */
  readonly wrapped: boolean;
  /** Cells stand in apostrophes, as some databases write texts. */
  readonly apostrophes: boolean;
  /** Characters of a `sep=` line in front, and 1 when there is one. */
  readonly skipped: number;
  readonly skippedLines: number;
};

/** How far a way of cutting is from what any program writes: quotes that neither open, close nor are doubled, open quotes, odd widths. */
function oddities(text: string, delimiter: Delimiter, escapes: boolean, isWhole: boolean): number {
  const cutter = new RecordCutter({ delimiter, escapes }, usualLimits);
  const rows = cutter.feed(text, isWhole);
  return cutter.strays + rows.filter(({ problem }) => problem !== undefined).length * 3 + rows.length * (1 - Math.min(1, evenness(rows)));
}

/** `\"` is a quote inside quotes when the file makes more sense so. */
const escapesQuotes = (text: string, delimiter: Delimiter, isWhole: boolean): boolean => text.includes('\\"') && oddities(text, delimiter, true, isWhole) < oddities(text, delimiter, false, isWhole);

/** The text without the quotes around each whole line, when every line has them. */
function unwrapped(text: string, isWhole: boolean): string | undefined {
  const rows = new RecordCutter({ delimiter: ',' }, usualLimits).feed(text, isWhole).slice(0, rowsLookedAt).filter(({ cells }) => filled(cells) > 0);
  const isWrapped = rows.length >= 2 && rows.every(({ cells, problem }) => problem === undefined && cells.length === 1 && /[,;\t|]/.test(cells[0] ?? '') && !/[\r\n]/.test(cells[0] ?? '')) && (text.match(/(?:^|[\r\n])\s*"/g)?.length ?? 0) >= rows.length;
  return isWrapped ? rows.map(({ cells }) => cells[0]).join('\n') : undefined;
}

/** An apostrophe for each quotation mark and the other way round. */
export const swapQuotes = (text: string): string => text.replace(/["']/g, (sign) => (sign === '"' ? "'" : '"'));

/** Every line begins and ends with an apostrophe and they stand on both sides of a delimiter, so that they are no part of the text. */
function quotesByApostrophe(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/, rowsLookedAt).filter((line) => line.trim() !== '');
  return lines.length >= 2 && /'\s*[,;\t|]\s*'/.test(lines[0] ?? '') && lines.every((line) => /^\s*'/.test(line)) && lines.filter((line) => /'\s*$/.test(line)).length >= lines.length - 1;
}

export function sniffDialect(head: string, isWhole: boolean, said?: Delimiter): Dialect {
  const stated = /^sep=([,;\t|])(?:\r\n|\n|\r|$)/i.exec(head);
  const skipped = stated?.[0].length ?? 0;
  const text = head.slice(skipped);
  if (quotesByApostrophe(text)) return { ...sniffDialect(swapQuotes(text), isWhole, said ?? (stated?.[1] as Delimiter | undefined)), skipped, skippedLines: stated === null ? 0 : 1, apostrophes: true };
  const rowsBy = (delimiter: Delimiter): RawRecord[] => new RecordCutter({ delimiter, escapes: escapesQuotes(text, delimiter, isWhole) }, usualLimits).feed(text, isWhole).slice(0, rowsLookedAt);
  const known = said ?? (stated?.[1] as Delimiter | undefined);
  const best = delimiters.map((each) => ({ each, score: evenness(rowsBy(each)) })).reduce((top, next) => (next.score > top.score + 1e-9 ? next : top));
  const inner = best.score === 0 && known === undefined ? unwrapped(text, isWhole) : undefined;
  if (inner !== undefined) return { ...sniffDialect(inner, isWhole), skipped, skippedLines: stated === null ? 0 : 1, wrapped: true };
  const delimiter = known ?? best.each;
  return { delimiter, wrapped: false, apostrophes: false, escapes: escapesQuotes(text, delimiter, isWhole), skipped, skippedLines: stated === null ? 0 : 1 };
}
