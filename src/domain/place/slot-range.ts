/**
 * "A1..D4" written once instead of sixteen times: the codes of a cabinet.
 * Rule: letters and numbers are counted from the first to the last, rows
 * before columns; leading zeros are kept; a list may mix ranges and single codes.
 * Source: the mailroom cabinets of the seeds, labelled by row and column.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';

export type SlotRangeRefusal =
  | { readonly code: 'slot_range_unreadable'; readonly part: string; readonly example: string }
  | { readonly code: 'slot_range_too_long'; readonly count: number; readonly limit: number };

/** More slots than a mailroom has; what is beyond is a slip of the keyboard. */
export const mostSlots = 500;
const example = 'A1..D4, Q1, Q2';

type Code = { readonly letters: string; readonly digits: string };

const codeOf = (text: string): Code | null => {
  const found = /^([A-Z]{0,2})(\d{1,4})$/.exec(text);
  return found ? { letters: found[1] ?? '', digits: found[2] ?? '' } : null;
};

/** A = 1 … Z = 26, AA = 27: as the columns of a spreadsheet. No letter is 0. */
const rankOf = (letters: string): number => [...letters].reduce((rank, letter) => rank * 26 + letter.charCodeAt(0) - 64, 0);
const lettersOf = (rank: number): string => (rank === 0 ? '' : lettersOf(Math.floor((rank - 1) / 26)) + String.fromCharCode(65 + ((rank - 1) % 26)));

function spread(from: Code, to: Code): string[] | null {
  const [row, lastRow, column, lastColumn] = [rankOf(from.letters), rankOf(to.letters), Number(from.digits), Number(to.digits)];
  const mixed = (row === 0) !== (lastRow === 0);
  if (mixed || lastRow < row || lastColumn < column) return null;
  const count = Math.min((lastRow - row + 1) * (lastColumn - column + 1), mostSlots + 1);
  const width = from.digits.startsWith('0') ? from.digits.length : 0;
  return Array.from({ length: count }, (_, at) => {
    const columns = lastColumn - column + 1;
    return lettersOf(row + Math.floor(at / columns)) + String(column + (at % columns)).padStart(width, '0');
  });
}

/** The codes of one part: `B7`, `A1..D4` or any single code of letters, digits and hyphens. */
function codesOf(part: string): string[] | null {
  const [first, last, more] = part.split(/\.{2,3}|…/).map((text) => text.trim());
  if (first === undefined || more !== undefined) return null;
  if (last === undefined) return /^[A-Z0-9][A-Z0-9-]{0,11}$/.test(first) ? [first] : null;
  const [from, to] = [codeOf(first), codeOf(last)];
  return from && to ? spread(from, to) : null;
}

/** Every code of a list such as "A1..D4, Q1", each once, in the order written. */
export function slotCodes(text: string): Verdict<string[], SlotRangeRefusal> {
  const codes = new Set<string>();
  for (const part of text.toUpperCase().split(/[,;\s]+/).filter(Boolean)) {
    const found = codesOf(part);
    if (found === null) return refuse('slot_range_unreadable', { part, example });
    for (const code of found) codes.add(code);
    if (codes.size > mostSlots) return refuse('slot_range_too_long', { count: codes.size, limit: mostSlots });
  }
  return codes.size === 0 ? refuse('slot_range_unreadable', { part: text, example }) : allow([...codes]);
}
