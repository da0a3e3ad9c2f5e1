/**
 * Which column goes where, and the answers a person gave about the file: plain
 * data, kept by name and proposed for the next file with the same headers.
 * Rule: a mapping speaks of columns by header and position, so that duplicate
 * and empty headers stay apart.
 */
import type { ImportKind } from './field.ts';
import type { DateOrder } from './read-date.ts';
import type { DecimalSign } from './read-money.ts';

export type ColumnUse = { readonly to: 'field'; readonly field: string } | { readonly to: 'custom'; readonly name: string } | { readonly to: 'nothing' };

export type MappedColumn = { readonly index: number; readonly header: string; readonly use: ColumnUse };

/** What the columns alone cannot tell. Keys are field keys. */
export type Answers = {
  readonly dateOrder?: { readonly [field: string]: DateOrder };
  readonly decimalSign?: { readonly [field: string]: DecimalSign };
  /** For amounts without a currency of their own. */
  readonly currency?: string;
  /** Field → word in the file (folded) → value here. */
  readonly words?: { readonly [field: string]: { readonly [word: string]: string } };
  /** A value for every row whose own is empty or has no column: `{ system: 'Shelf' }`, `{ status: 'ready' }`. */
  readonly everywhere?: { readonly [field: string]: string };
  /** Time zone of each place that is new here, by `placeKey`. */
  readonly placeZones?: { readonly [place: string]: string };
  /** Field → name in the file (folded) → what it is called here; null: it is another one. */
  readonly sameAs?: { readonly [field: string]: { readonly [name: string]: string | null } };
};

/** Something that is always done for files of these columns; kept apart from the mapping and laid over it when a file is decided. */
export type LiveRule = { readonly id: string; readonly name: string; readonly what: RowRuleWhat };
export type RowRuleWhat =
  | { readonly do: 'strip_prefix'; readonly column: number; readonly prefix: string }
  | { readonly do: 'replace'; readonly column: number; readonly text: string; readonly with: string }
  | { readonly do: 'skip'; readonly column: number; readonly text: string };

export type Mapping = { readonly kind: ImportKind; readonly columns: readonly MappedColumn[]; readonly answers: Answers; readonly rules?: readonly LiveRule[] };

export function columnOf(mapping: Mapping, field: string): MappedColumn | undefined {
  return mapping.columns.find((column) => column.use.to === 'field' && column.use.field === field);
}

/** The mapping with one column used otherwise; a field that moves leaves its old column. */
export function withColumn(mapping: Mapping, index: number, use: ColumnUse): Mapping {
  const columns = mapping.columns.map((column) => {
    if (column.index === index) return { ...column, use };
    const isSame = use.to === 'field' && column.use.to === 'field' && column.use.field === use.field;
    return isSame ? { ...column, use: { to: 'nothing' } as const } : column;
  });
  return { ...mapping, columns };
}

/** The mapping with more answers; later ones win. */
export function withAnswers(mapping: Mapping, more: Answers): Mapping {
  const { answers } = mapping;
  const words = { ...answers.words };
  for (const [field, table] of Object.entries(more.words ?? {})) words[field] = { ...words[field], ...table };
  const sameAs = { ...answers.sameAs };
  for (const [field, table] of Object.entries(more.sameAs ?? {})) sameAs[field] = { ...sameAs[field], ...table };
  const currency = more.currency ?? answers.currency;
  return {
    ...mapping,
    answers: {
      dateOrder: { ...answers.dateOrder, ...more.dateOrder },
      decimalSign: { ...answers.decimalSign, ...more.decimalSign },
      ...(currency === undefined ? {} : { currency }),
      words,
      everywhere: { ...answers.everywhere, ...more.everywhere },
      placeZones: { ...answers.placeZones, ...more.placeZones },
      ...(Object.keys(sameAs).length === 0 ? {} : { sameAs }),
    },
  };
}
