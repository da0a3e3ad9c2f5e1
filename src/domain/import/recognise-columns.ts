/**
 * Headers and sample values → which field each column fills, how sure that is
 * and why. Columns that are not known are listed, never dropped.
 * Rule: a field is filled by one column; the header decides, the values below
 * it can only confirm, weaken or propose.
 */
import { readHeader, type Field, type ImportKind, type ReadHeader } from './field.ts';
import { fieldOf } from './fields.ts';
import { fieldResembling, fieldsNamed, twoInOne } from './header-index.ts';
import { knownFileOf, type KnownFile } from './known-files.ts';
import type { Answers, Mapping } from './mapping.ts';
import { proposeByValues, type Hints } from './propose-by-values.ts';
import { agreement, namesMatchEmails, type Values } from './value-signs.ts';
import { cleanCell } from './values.ts';

export type ColumnReason =
  | 'known_file' | 'header' | 'header_contains' | 'neighbours' | 'values'
  | 'values_disagree' | 'row_numbers' | 'two_in_one' | 'field_taken' | 'not_used_in_known_file' | 'stated_custom' | 'secret' | 'unknown' | 'empty_header' | 'no_values';

export type ColumnMatch = {
  readonly index: number;
  readonly header: string;
  readonly field: string | undefined;
  /** 0 … 1; below 0.5 the column is only proposed and stays unused until confirmed. */
  readonly confidence: number;
  readonly reason: ColumnReason;
  /** A field to offer although it was not chosen. */
  readonly proposal?: string;
  /** The other of two fields that one column holds. */
  readonly andAlso?: string;
  /** The earlier column with the same header or the same field. */
  readonly sameAs?: number;
  readonly currency?: string;
  readonly dateOrder?: 'day-first' | 'month-first';
};

type Column = { readonly index: number; readonly header: ReadHeader; readonly values: Values };
type Candidate = { index: number; field: Field; confidence: number; reason: ColumnReason; rank: number };

const enough = 0.5;
const how = { same: 1, inner: 0.92, unordered: 0.85 } as const;

function candidatesOf(kind: ImportKind, { header, index, values }: Column, known: KnownFile | undefined, hasRows: boolean): Candidate[] {
  if (known?.kind === kind && known.exceptions.has(header.normal)) {
    const target = known.exceptions.get(header.normal);
    const field = target === undefined ? undefined : fieldOf(kind, target);
    return field === undefined ? [] : [{ index, field, confidence: 1, reason: 'known_file', rank: -1 }];
  }
  if (isSecret(header)) return [];
  // A column without a single value says less than one that has some.
  const emptiness = hasRows && values.length === 0 ? 0.15 : 0;
  const found = fieldsNamed(kind, header).map(({ field, rank, how: way }): Candidate => {
    const agrees = agreement(field, values);
    const isAgainst = agrees !== undefined && agrees < 0.5;
    return { index, field, confidence: isAgainst ? 0.3 : how[way] - Math.min(rank, 20) * 0.01 - emptiness, reason: isAgainst ? 'values_disagree' : 'header', rank };
  });
  if (found.length > 0 || twoInOne(kind, header, readHeader) !== undefined) return found;
  const near = fieldResembling(kind, header);
  return near === undefined || (agreement(near, values) ?? 1) < 0.5 ? [] : [{ index, field: near, confidence: 0.4, reason: 'header_contains', rank: 99 }];
}

/** Nobody's password, key or PIN goes into a record, whatever else the file holds. */
const isSecret = (header: ReadHeader): boolean => /passw|kennwort|contrasena|motdepasse|recoverykey|bitlocker|filevaultkey|unlockpin|secretkey|privatekey/.test(header.normal) && !/(?:last|change|expir|set|required|never|policy|age|date)/.test(header.normal);

/** `Nom` beside `Prénom` is the family name; `Nombre` beside `Apellidos` the first name. */
function byNeighbours(kind: ImportKind, matches: ColumnMatch[], columns: readonly Column[], samples: readonly (readonly string[])[]): ColumnMatch[] {
  const has = (key: string): boolean => matches.some((match) => match.field === key);
  const name = matches.find((match) => match.field === 'name');
  const normal = name === undefined ? '' : (columns[name.index]?.header.normal ?? '');
  const becomes = (field: string): ColumnMatch[] => matches.map((match) => (match === name ? { ...match, field, reason: 'neighbours', confidence: 0.8 } : match));
  if (kind === 'people' && has('givenName') && !has('familyName') && ['name', 'nom', 'apellido'].includes(normal)) return becomes('familyName');
  if (kind === 'people' && has('familyName') && !has('givenName') && ['name', 'nom', 'nombre', 'nombres'].includes(normal)) return becomes('givenName');
  if (kind !== 'assets' || name === undefined || has('assigneeName') || !['name', 'nom', 'nombre', 'displayname'].includes(normal)) return matches;
  const email = matches.find((match) => match.field === 'assigneeEmail' || match.field === 'assigneeUsername');
  if (email === undefined) return matches;
  return namesMatchEmails(samples.map((row) => [cleanCell(row[name.index] ?? ''), cleanCell(row[email.index] ?? '')])) ? becomes('assigneeName') : matches;
}

function unmatched({ header, index, values }: Column, known: KnownFile | undefined, hasRows: boolean): ColumnMatch {
  const isEmpty = hasRows && values.length === 0;
  const reason: ColumnReason = isSecret(header) ? 'secret' : header.name === '' ? 'empty_header' : known?.exceptions.has(header.normal) ? 'not_used_in_known_file' : isEmpty ? 'no_values' : header.isCustom ? 'stated_custom' : 'unknown';
  return { index, header: header.name, field: undefined, confidence: 0, reason };
}

/** Each field to its best column, each column to one field. */
function assign(candidates: readonly Candidate[]): { readonly fieldAt: ReadonlyMap<number, Candidate>; readonly columnOf: ReadonlyMap<string, number> } {
  const fieldAt = new Map<number, Candidate>();
  const columnOf = new Map<string, number>();
  for (const candidate of candidates) {
    if (fieldAt.has(candidate.index) || columnOf.has(candidate.field.key) || candidate.confidence < enough) continue;
    fieldAt.set(candidate.index, candidate);
    columnOf.set(candidate.field.key, candidate.index);
  }
  return { fieldAt, columnOf };
}

type Setting = { kind: ImportKind; known: KnownFile | undefined; columns: readonly Column[]; hasRows: boolean; hints: Hints };

/** A column that got no field: what is offered for it instead, and why it was not taken. */
function offer(column: Column, setting: Setting, candidates: readonly Candidate[], columnOf: ReadonlyMap<string, number>): ColumnMatch {
  const { kind, known, columns, hasRows, hints } = setting;
  const plain = unmatched(column, known, hasRows);
  if (plain.reason === 'secret') return plain;
  const wanted = candidates.find((candidate) => candidate.index === column.index);
  const twin = wanted === undefined ? undefined : columnOf.get(wanted.field.key);
  if (wanted !== undefined && twin !== undefined && wanted.rank < 99) return { ...plain, reason: 'field_taken', proposal: wanted.field.key, sameAs: twin };
  if (wanted !== undefined && twin === undefined) return { ...plain, confidence: Math.min(wanted.confidence, 0.45), reason: wanted.reason, proposal: wanted.field.key };
  const both = known?.exceptions.has(column.header.normal) ? undefined : twoInOne(kind, column.header, readHeader);
  if (both !== undefined) return { ...plain, reason: 'two_in_one', proposal: both[0].key, andAlso: both[1].key, confidence: 0.4 };
  const proposal = known?.exceptions.has(column.header.normal) ? undefined : proposeByValues(kind, column.values, new Set(columnOf.keys()), hints);
  const earlier = column.header.name === '' ? -1 : columns.findIndex((other, at) => at < column.index && other.header.normal === column.header.normal);
  return { ...plain, ...(proposal === undefined ? {} : { proposal, reason: 'values' as const, confidence: 0.4 }), ...(earlier < 0 ? {} : { sameAs: earlier }) };
}

/** One match per column, in file order. `samples` are the first rows below the header. */
export function recogniseColumns(kind: ImportKind, headers: readonly string[], samples: readonly (readonly string[])[] = [], hints: Hints = {}): ColumnMatch[] {
  const hasRows = samples.length > 0;
  const columns = headers.map((header, index): Column => ({ index, header: readHeader(header), values: samples.map((row) => cleanCell(row[index] ?? '')).filter((value) => value !== '') }));
  const known = knownFileOf(columns.map(({ header }) => header.normal));
  const candidates = columns.flatMap((column) => candidatesOf(kind, column, known, hasRows));
  candidates.sort((a, b) => b.confidence - a.confidence || a.rank - b.rank || a.index - b.index);
  const { fieldAt, columnOf } = assign(candidates);
  const setting = { kind, known, columns, hasRows, hints };
  const matches = columns.map((column): ColumnMatch => {
    const { header, index } = column;
    const stated = { ...(header.currency === undefined ? {} : { currency: header.currency }), ...(header.dateOrder === undefined ? {} : { dateOrder: header.dateOrder }) };
    const chosen = fieldAt.get(index);
    if (chosen !== undefined) return { index, header: header.name, field: chosen.field.key, confidence: chosen.confidence, reason: chosen.reason, ...stated };
    return { ...offer(column, setting, candidates, columnOf), ...stated };
  });
  return byNeighbours(kind, matches, columns, samples);
}

/** What the headers themselves answer: a currency, an order of day and month. */
function statedAnswers(kind: ImportKind, matches: readonly ColumnMatch[]): Answers {
  const currency = matches.find((match) => match.field !== undefined && fieldOf(kind, match.field)?.type === 'money' && match.currency !== undefined)?.currency;
  const orders = matches.flatMap(({ field, dateOrder }): [string, 'day-first' | 'month-first'][] => (field !== undefined && dateOrder !== undefined && fieldOf(kind, field)?.type === 'date' ? [[field, dateOrder]] : []));
  return { ...(currency === undefined ? {} : { currency }), ...(orders.length === 0 ? {} : { dateOrder: Object.fromEntries(orders) }) };
}

/** The mapping these matches propose: sure columns are used, the rest waits for a person. */
export function proposeMapping(kind: ImportKind, matches: readonly ColumnMatch[]): Mapping {
  return {
    kind,
    columns: matches.map((match) => ({
      index: match.index,
      header: match.header,
      use: match.field === undefined ? { to: 'nothing' } : { to: 'field', field: match.field },
    })),
    answers: statedAnswers(kind, matches),
  };
}
