/**
 * Headers and sample values → which field each column fills, how sure that is
 * and why. Columns that are not known are listed, never dropped.
 * Rule: a field is filled by one column; the header decides, the values below
 * it can only confirm, weaken or propose.
 */
import { readWord, type ChoiceName } from './choices.ts';
import { readHeader, type Field, type ImportKind, type ReadHeader } from './field.ts';
import { fieldOf, fieldsOf } from './fields.ts';
import { knownFileOf, type KnownFile } from './known-files.ts';
import type { Mapping } from './mapping.ts';
import { readDate } from './read-date.ts';
import { readAmount } from './read-money.ts';
import { cleanCell, readEmail } from './values.ts';

export type ColumnReason =
  | 'known_file' | 'header' | 'header_contains' | 'neighbours' | 'values'
  | 'values_disagree' | 'field_taken' | 'not_used_in_known_file' | 'stated_custom' | 'unknown' | 'empty_header' | 'no_values';

export type ColumnMatch = {
  readonly index: number;
  readonly header: string;
  readonly field: string | undefined;
  /** 0 … 1; below 0.5 the column is only proposed and stays unused until confirmed. */
  readonly confidence: number;
  readonly reason: ColumnReason;
  /** A field to offer although it was not chosen. */
  readonly proposal?: string;
  /** The earlier column with the same header or the same field. */
  readonly sameAs?: number;
  readonly currency?: string;
};

type Candidate = { index: number; field: Field; confidence: number; reason: ColumnReason; rank: number };

const enough = 0.5;

/** Share of non-empty samples that are of the field's type; undefined where there is nothing to judge. */
function agreement(field: Field, values: readonly string[]): number | undefined {
  const present = values.map(cleanCell).filter((value) => value !== '');
  if (present.length === 0) return undefined;
  const share = (test: (value: string) => boolean): number => present.filter(test).length / present.length;
  if (field.type === 'email' || field.reference?.part === 'email') return share((value) => readEmail(value).ok);
  if (field.type === 'date') return share((value) => readDate(value, 'day-first').ok || readDate(value, 'month-first').ok);
  if (field.type === 'money') return share((value) => readAmount(value, 'point').ok || readAmount(value, 'comma').ok);
  if (field.type === 'choice') {
    return share((value) => {
      const word = readWord(field.choice as ChoiceName, value);
      return 'value' in word || word.proposal !== undefined;
    });
  }
  return undefined;
}

function candidatesOf(kind: ImportKind, header: ReadHeader, index: number, known: KnownFile | undefined, values: readonly string[]): Candidate[] {
  if (known?.kind === kind && known.exceptions.has(header.normal)) {
    const target = known.exceptions.get(header.normal);
    const field = target === undefined ? undefined : fieldOf(kind, target);
    return field === undefined ? [] : [{ index, field, confidence: 1, reason: 'known_file', rank: -1 }];
  }
  const found: Candidate[] = [];
  for (const field of fieldsOf[kind]) {
    const rank = field.headers.indexOf(header.normal);
    const contained = rank >= 0 ? undefined : field.headers.find((word) => word.length >= 6 && header.normal.includes(word) && word.length / header.normal.length > 0.6);
    if (rank < 0 && contained === undefined) continue;
    const base = rank >= 0 ? 1 - Math.min(rank, 20) * 0.01 : 0.4;
    const agrees = agreement(field, values);
    const weakened = agrees !== undefined && agrees < 0.5;
    found.push({ index, field, confidence: weakened ? 0.3 : base, reason: weakened ? 'values_disagree' : rank >= 0 ? 'header' : 'header_contains', rank: rank < 0 ? 99 : rank });
  }
  return found;
}

/** A header that says nothing, above values that say something. Only ever a proposal. */
function proposalFromValues(kind: ImportKind, values: readonly string[], taken: ReadonlySet<string>): string | undefined {
  const present = values.map(cleanCell).filter((value) => value !== '');
  if (present.length < 3) return undefined;
  const free = fieldsOf[kind].filter((field) => !taken.has(field.key));
  const allAre = (test: (value: string) => boolean): boolean => present.every(test);
  if (allAre((value) => readEmail(value).ok)) return free.find((field) => field.type === 'email' || field.reference?.part === 'email')?.key;
  return free.find((field) => field.type === 'choice' && (agreement(field, present) ?? 0) === 1 && new Set(present).size < present.length && !allAre((value) => /^(?:true|false|yes|no|[01])$/i.test(value)))?.key;
}

/** `Nom` beside `Prénom` is the family name; `Nombre` beside `Apellidos` the first name. */
function byNeighbours(kind: ImportKind, matches: ColumnMatch[]): ColumnMatch[] {
  if (kind !== 'people') return matches;
  const has = (key: string): boolean => matches.some((match) => match.field === key);
  const name = matches.find((match) => match.field === 'name');
  const normal = name === undefined ? '' : readHeader(name.header).normal;
  const becomes = has('givenName') && !has('familyName') && ['name', 'nom'].includes(normal) ? 'familyName' : has('familyName') && !has('givenName') && ['name', 'nom', 'nombre'].includes(normal) ? 'givenName' : undefined;
  return becomes === undefined ? matches : matches.map((match) => (match === name ? { ...match, field: becomes, reason: 'neighbours', confidence: 0.8 } : match));
}

function unmatched(header: ReadHeader, index: number, known: KnownFile | undefined): ColumnMatch {
  const reason: ColumnReason = header.name === '' ? 'empty_header' : known?.exceptions.has(header.normal) ? 'not_used_in_known_file' : header.isCustom ? 'stated_custom' : 'unknown';
  return { index, header: header.name, field: undefined, confidence: 0, reason };
}

/** One match per column, in file order. `samples` are the first rows below the header. */
export function recogniseColumns(kind: ImportKind, headers: readonly string[], samples: readonly (readonly string[])[] = []): ColumnMatch[] {
  const read = headers.map(readHeader);
  const known = knownFileOf(read.map((header) => header.normal));
  const valuesAt = (index: number): string[] => samples.map((row) => row[index] ?? '');
  const candidates = read.flatMap((header, index) => candidatesOf(kind, header, index, known, valuesAt(index)));
  candidates.sort((a, b) => b.confidence - a.confidence || a.rank - b.rank || a.index - b.index);

  const fieldAt = new Map<number, Candidate>();
  const columnOfField = new Map<string, number>();
  for (const candidate of candidates) {
    if (fieldAt.has(candidate.index) || columnOfField.has(candidate.field.key) || candidate.confidence < enough) continue;
    fieldAt.set(candidate.index, candidate);
    columnOfField.set(candidate.field.key, candidate.index);
  }
  const taken = new Set(columnOfField.keys());
  const matches = read.map((header, index): ColumnMatch => {
    const chosen = fieldAt.get(index);
    const currency = header.currency === undefined ? {} : { currency: header.currency };
    if (chosen !== undefined) return { index, header: header.name, field: chosen.field.key, confidence: chosen.confidence, reason: chosen.reason, ...currency };
    const wanted = candidates.find((candidate) => candidate.index === index);
    const twin = wanted === undefined ? undefined : columnOfField.get(wanted.field.key);
    if (wanted !== undefined && twin !== undefined && wanted.rank < 99) return { ...unmatched(header, index, known), reason: 'field_taken', proposal: wanted.field.key, sameAs: twin };
    if (wanted !== undefined && twin === undefined) return { ...unmatched(header, index, known), confidence: wanted.confidence, reason: wanted.reason, proposal: wanted.field.key };
    const proposal = known?.exceptions.has(header.normal) ? undefined : proposalFromValues(kind, valuesAt(index), taken);
    const earlier = header.name === '' ? -1 : read.findIndex((other, at) => at < index && other.normal === header.normal);
    return {
      ...unmatched(header, index, known),
      ...(proposal === undefined ? {} : { proposal, reason: 'values' as const, confidence: 0.4 }),
      ...(earlier < 0 ? {} : { sameAs: earlier }),
    };
  });
  return byNeighbours(kind, matches);
}

/** The mapping these matches propose: sure columns are used, the rest waits for a person. */
export function proposeMapping(kind: ImportKind, matches: readonly ColumnMatch[]): Mapping {
  const currency = matches.find((match) => match.field === 'cost')?.currency;
  return {
    kind,
    columns: matches.map((match) => ({
      index: match.index,
      header: match.header,
      use: match.field === undefined ? { to: 'nothing' } : { to: 'field', field: match.field },
    })),
    answers: currency === undefined ? {} : { currency },
  };
}
