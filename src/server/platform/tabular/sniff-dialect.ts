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
  /** Characters of a `sep=` line in front, and 1 when there is one. */
  readonly skipped: number;
  readonly skippedLines: number;
};

/** `\"` is a quote inside quotes when it stands before text and doubled quotes are nowhere to be seen. */
function escapesQuotes(text: string, delimiter: Delimiter): boolean {
  const inner = text.replace(/\\"(?=\s*(?:[\r\n]|$))/g, '').replaceAll(`\\"${delimiter}`, '');
  return inner.includes('\\"') && !/[^,;\t|\r\n"]""[^,;\t|\r\n"]/.test(text);
}

export function sniffDialect(head: string, isWhole: boolean, said?: Delimiter): Dialect {
  const stated = /^sep=([,;\t|])(?:\r\n|\n|\r|$)/i.exec(head);
  const skipped = stated?.[0].length ?? 0;
  const text = head.slice(skipped);
  const rowsBy = (delimiter: Delimiter): RawRecord[] => new RecordCutter({ delimiter, escapes: escapesQuotes(text, delimiter) }, usualLimits).feed(text, isWhole).slice(0, rowsLookedAt);
  const known = said ?? (stated?.[1] as Delimiter | undefined);
  const delimiter = known ?? delimiters.map((each) => ({ each, score: evenness(rowsBy(each)) })).reduce((top, next) => (next.score > top.score + 1e-9 ? next : top)).each;
  return { delimiter, escapes: escapesQuotes(text, delimiter), skipped, skippedLines: stated === null ? 0 : 1 };
}
