/**
 * Label over value, in columns: the facts of a certificate. An empty value is
 * printed as "not recorded", so that a gap is seen and not taken for a space.
 */
import { lineHeight } from './text-layout.ts';
import type { Sheet } from './sheet.ts';
import { colour, grid, style, type TextStyle } from './theme.ts';

export type Field = { readonly label: string; readonly value: string | undefined; readonly code?: boolean; readonly optional?: boolean };

const gutter = 16;
export const notRecorded = 'not recorded';

type FieldPlace = { readonly x: number; readonly width: number; readonly columns: number };

function valueStyle(field: Field): TextStyle {
  if (!field.value?.trim()) return { ...style.body, colour: field.optional ? colour.quiet : colour.due };
  return field.code ? style.codeStrong : style.strong;
}

const shown = (field: Field): string => (field.value?.trim() ? field.value : field.optional ? 'none given' : notRecorded);

/** Height the fields take in the given columns. */
export function fieldsHeight(sheet: Sheet, fields: readonly Field[], place: FieldPlace): number {
  return rowsOf(sheet, fields, place).reduce((sum, row) => sum + row.height, 0);
}

function rowsOf(sheet: Sheet, fields: readonly Field[], { width, columns }: FieldPlace): { fields: readonly Field[]; height: number }[] {
  const column = (width - gutter * (columns - 1)) / columns;
  const rows = [];
  for (let at = 0; at < fields.length; at += columns) {
    const row = fields.slice(at, at + columns);
    const height = Math.max(...row.map((field) => sheet.type.height(shown(field), valueStyle(field), column))) + lineHeight(style.label) + 2 * grid;
    rows.push({ fields: row, height });
  }
  return rows;
}

/** The fields under the cursor; a row of them is kept together. */
export function fields(sheet: Sheet, list: readonly Field[], place: Partial<FieldPlace> = {}): void {
  const { x = sheet.left, width = sheet.width, columns = 3 } = place;
  const column = (width - gutter * (columns - 1)) / columns;
  for (const row of rowsOf(sheet, list, { x, width, columns })) {
    if (row.height < 300) sheet.room(row.height);
    if (sheet.y + row.height > sheet.bottom) {
      for (const field of row.fields) sheet.text(`${field.label}: ${shown(field)}`, valueStyle(field));
      continue;
    }
    row.fields.forEach((field, index) => {
      const left = x + index * (column + gutter);
      const below = sheet.at(field.label, style.label, { x: left, y: sheet.y, width: column });
      sheet.at(shown(field), valueStyle(field), { x: left, y: below, width: column });
    });
    sheet.y += row.height;
  }
}
