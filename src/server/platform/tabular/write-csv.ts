/**
 * Rows → CSV as RFC 4180 has it, in UTF-8.
 * Rule: no cell is a formula. Text that a spreadsheet would run (it begins with
 * = + - @, a tab or a line end) gets an apostrophe in front, as OWASP advises;
 * numbers, days and instants are written as they are.
 */
const runs = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

export const byteOrderMark = '\uFEFF';

/** Text that stays text in a spreadsheet. */
export const harmless = (text: string): string => (runs.test(text) ? `'${text}` : text);

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export type CsvCell = { readonly text: string; /** A number, a day, an instant: cannot be a formula. */ readonly isPlain: boolean };

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(({ text, isPlain }) => quote(isPlain ? text : harmless(text))).join(',')}\r\n`;
