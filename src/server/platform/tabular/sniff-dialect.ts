/**
 * The delimiter of a text table and the line of its header, from its first
 * characters. Quotes are honoured while counting, so a comma inside quotes is
 * no column.
 * Rule: the delimiter is the one that cuts most rows into the same number of
 * columns; the header is the first row about as full as the fullest. Both can
 * be overruled by the caller.
 * Source: RFC 4180 for quoting; Excel's `sep=;` line.
 */
export type Delimiter = ',' | ';' | '\t' | '|';
export const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

const rowsLookedAt = 60;

/** The first rows of a text cut by one delimiter; the last, perhaps cut off, is dropped unless the text is whole. */
export function cutRows(text: string, delimiter: Delimiter, isWhole: boolean): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length && rows.length < rowsLookedAt; at++) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') { cell += '"'; at++; } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === delimiter) { row.push(cell); cell = ''; } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += sign;
  }
  if (isWhole && rows.length < rowsLookedAt && (cell !== '' || row.length > 0)) rows.push([...row, cell]);
  return rows;
}

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

/** How evenly a delimiter cuts: share of the rows with the most frequent width, and that width. */
function evenness(rows: readonly string[][]): number {
  const widths = new Map<number, number>();
  const present = rows.filter((row) => filled(row) > 0);
  for (const row of present) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  const [width = 1, count = 0] = [...widths].filter(([each]) => each > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return width < 2 ? 0 : (count / present.length) * (1 + Math.log2(width) / 10);
}

export type Dialect = {
  readonly delimiter: Delimiter;
  /** Lines to skip before reading: a `sep=` line. */
  readonly skippedLines: number;
  /** Records (not lines) above the header: titles and blank lines. */
  readonly recordsAbove: number;
};

export function sniffDialect(head: string, isWhole: boolean): Dialect {
  const stated = /^sep=([,;\t|])\r?\n?/i.exec(head);
  const text = stated === null ? head : head.slice(stated[0].length);
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(cutRows(text, delimiter, isWhole)) }));
  const best = scored.reduce((top, each) => (each.score > top.score + 1e-9 ? each : top));
  const delimiter = (stated?.[1] as Delimiter | undefined) ?? best.delimiter;
  const rows = cutRows(text, delimiter, isWhole);
  const fullest = rows.reduce((most, row) => Math.max(most, filled(row)), 0);
  const header = rows.findIndex((row) => filled(row) > 0 && filled(row) >= fullest * 0.6);
  return { delimiter, skippedLines: stated === null ? 0 : 1, recordsAbove: Math.max(0, header) };
}
