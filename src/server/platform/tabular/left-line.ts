/**
 * Lines below a header that are no records: the header printed again on the
 * next page, rules, totals, and what a report writes under itself.
 * Rule: only what is certain. Such a line is listed with its reason, never
 * dropped; a line that might be a record stays a row.
 */
import type { LeftLine } from '#domain/import/table-row';

const total = /^(?:grand\s+|sub[\s-]?)?totals?\b|^(?:gesamt(?:summe)?|zwischensumme|summe|insgesamt|anzahl|somme|sous-total|total\s+g[eé]n[eé]ral|suma|count|totaal|totale|итого|всего|合计|总计|合計)(?:\s*[:：]|$|\s)/i;
const amount = /^[^\p{L}]{0,3}[\d.,'’\s]*\d[^\p{L}]{0,3}$|^[A-Z]{3}\s?[\d.,'’\s]*\d$|^[\d.,'’\s]*\d\s?[A-Z]{3}$/u;
const closing: readonly RegExp[] = [
  /^\(?\d[\d.,' ]*\s+(?:rows?|records?|lines?|entries|items?|results?|zeilen|datens[aä]tze|eintr[aä]ge|lignes|enregistrements|filas|registros|elementos?)\b.{0,40}\)?\.?$/i,
  /^(?:report|list|export|file|data)\s+(?:generated|created|printed|produced|exported|run)\b/i, /^(?:generated|exported|printed|created|downloaded|produced|run)\s+(?:by|on|at|from|with)\b/i,
  /^(?:erstellt|gedruckt|exportiert|ausgedruckt)\s+(?:am|von|durch|mit)\b/i, /^(?:généré|imprimé|exporté|créé)\s+(?:le|par)\b/i, /^(?:generado|impreso|exportado|creado)\s+(?:el|por)\b/i,
  /^[-=*_\s]*(?:end|ende|fin)(?:\s+(?:of|der|des|du|de)\b.*)?[-=*_\s.]*$/i, /^(?:page|seite|página|pagina)\s+\d+(?:\s*(?:of|von|de|sur|\/)\s*\d+)?$/i,
  /^(?:confidential|vertraulich|confidentiel|confidencial)\b.{0,60}$/i, /^(?:total|number of)\s+(?:rows?|records?|items?)\b.*\d/i, /^(?:query ok|command(?:\(s\))? completed|completion time)\b/i,
];

const rule = /^[-=_─━═+*:]{2,}$/;

/** How many cells are filled, and the first of them. */
export function filledOf(cells: readonly string[]): { count: number; first: number } {
  let count = 0;
  let first = -1;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? '';
    if (cell === '' || cell === '\x1a' || (cell.charCodeAt(0) <= 0x20 || cell.charCodeAt(0) >= 0xa0 ? cell.trim() === '' : false)) continue;
    if (first === -1) first = at;
    count += 1;
  }
  return { count, first };
}

/** A line drawn between rows. */
export const isRule = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '' || rule.test(cell.trim()));

export type LeftOut = (cells: readonly string[], filled: { readonly count: number; readonly first: number }) => LeftLine | undefined;

export function leftOut(headers: readonly string[], isNamed: boolean): LeftOut {
  const columns = headers.length;
  const named = headers.filter((header) => header !== '').length;
  const wanted = headers.map((header) => header.toLowerCase());
  const isHeaderAgain = (cells: readonly string[]): boolean => isNamed && wanted.every((header, at) => header === (cells[at] ?? '').trim().toLowerCase());
  return (cells, { count, first }) => {
    const text = (cells[first] ?? '').trim();
    if (count === named && first >= 0 && text.toLowerCase() === wanted[first] && isHeaderAgain(cells)) return 'repeated_header';
    if (rule.test(text) && isRule(cells)) return columns > 1 || text.length > 3 ? 'rule_line' : undefined;
    const isSparse = columns === 1 ? count === 1 : count <= Math.max(1, columns / 2);
    if (total.test(text) && (columns > 1 || /\d/.test(text)) && cells.every((cell, at) => at <= first || cell.trim() === '' || amount.test(cell.trim()))) return 'total_line';
    // A comma in the sentence itself may have cut it into cells.
    return isSparse && closing.some((each) => each.test(text)) && (columns > 1 || /\d|^\W/.test(text)) ? 'closing_line' : undefined;
  };
}
