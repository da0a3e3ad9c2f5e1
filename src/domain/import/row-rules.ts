/**
 * Rules that somebody made for files of some columns, laid over the cells of a
 * row before it is understood.
 * Rule: a rule is named, and every row it touches can say so. Words are
 * compared as people read them, without case and padding.
 */
import { fold } from './field.ts';
import type { LiveRule, Mapping, RowRuleWhat } from './mapping.ts';
import type { Reason } from './reason.ts';
import { cleanCell } from './values.ts';

export type Ruled = { readonly cells: readonly string[]; readonly rules: readonly string[] } | { readonly left: Reason; readonly rules: readonly string[] };

const isText = (cell: string | undefined, text: string): boolean => fold(cleanCell(cell ?? '')) === fold(cleanCell(text));

/** The cell after the rule; undefined when the rule does not touch it. */
function mended(cell: string, what: RowRuleWhat): string | undefined {
  const text = cleanCell(cell);
  if (what.do === 'replace') return isText(cell, what.text) ? what.with : undefined;
  if (what.do !== 'strip_prefix') return undefined;
  return text.length > what.prefix.length && text.toLowerCase().startsWith(what.prefix.toLowerCase()) ? text.slice(what.prefix.length).trim() : undefined;
}

export function applyRules(cells: readonly string[], { rules = [] }: Mapping): Ruled {
  const touched: string[] = [];
  let now = cells;
  for (const { id, name, what } of rules) {
    const cell = now[what.column] ?? '';
    if (what.do === 'skip') {
      if (isText(cell, what.text)) return { left: { code: 'left_by_rule', here: [name] }, rules: [...touched, id] };
      continue;
    }
    const after = mended(cell, what);
    if (after === undefined) continue;
    now = now.map((each, index) => (index === what.column ? after : each));
    touched.push(id);
  }
  return { cells: now, rules: touched };
}

/** The rule as a sentence, under the headers of its file. */
export function sayRule(what: RowRuleWhat, headers: readonly string[]): string {
  const column = headers[what.column]?.trim() ?? '';
  const where = `“${column === '' ? `column ${what.column + 1}` : column}”`;
  if (what.do === 'strip_prefix') return `Take “${what.prefix}” away from the front of ${where}.`;
  if (what.do === 'skip') return `Leave rows alone where ${where} is “${what.text}”.`;
  return what.with === '' ? `Where ${where} is “${what.text}”, treat it as empty.` : `Where ${where} is “${what.text}”, read “${what.with}”.`;
}

export const withRules = (mapping: Mapping, rules: readonly LiveRule[]): Mapping => (rules.length === 0 ? mapping : { ...mapping, rules });
