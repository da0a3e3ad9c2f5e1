/**
 * Sentences about a file for the person who brought it: why a column was taken
 * for a field, how its kind was recognised, what has to be asked.
 * Rule: DESIGN, "Words": plain sentences, no codes.
 */
import type { ImportKind } from './field.ts';
import { fieldOf } from './fields.ts';
import { adviceFor } from './known-files.ts';
import type { ColumnMatch, ColumnReason } from './recognise-columns.ts';
import type { PlaceQuestion } from './survey-places.ts';
import type { NameQuestion } from './survey-names.ts';
import type { Question } from './survey-columns.ts';

const columnSentences: { readonly [R in ColumnReason]: (match: ColumnMatch, label: string) => string } = {
  known_file: () => 'This export is known, and so is what this column means in it.',
  header: () => 'The header says so, and nothing below it speaks against it.',
  header_contains: (_, label) => `The header resembles “${label}”. Choose it if that is right.`,
  neighbours: () => 'Read together with the columns beside it.',
  values: (_, label) => `The header says nothing, but the values look like “${label}”. Choose it if that is right.`,
  values_disagree: (_, label) => `The header says “${label}”, the values below it do not. Choose it if it is right all the same.`,
  row_numbers: () => 'It only counts the rows.',
  two_in_one: () => 'It seems to hold two things at once.',
  field_taken: (match, label) => `“${label}” is filled by column ${(match.sameAs ?? 0) + 1} already. Choose it to use this column instead, or keep this one as its own field.`,
  not_used_in_known_file: () => 'In this export it says nothing that Handback keeps. Keep it as its own field if you want it.',
  stated_custom: () => 'The file calls it a field of its own. Keep it as one if you want it.',
  secret: () => 'Passwords and recovery keys stay out of Handback. It is left out.',
  unknown: () => 'Not known. It is left out unless you choose a field or keep it as its own field.',
  empty_header: () => 'It has no header. It is left out unless you choose a field.',
  no_values: () => 'There is nothing in its first rows.',
};

export function sayColumn(match: ColumnMatch, kind: ImportKind): string {
  const label = (key: string | undefined): string => (key === undefined ? '' : (fieldOf(kind, key)?.label ?? ''));
  if (match.reason === 'two_in_one') return `It seems to hold “${label(match.proposal)}” and “${label(match.andAlso)}” at once. Choose which to take, or divide the column in the file.`;
  return columnSentences[match.reason](match, label(match.proposal ?? match.field));
}

export function sayKind(why: string, kind: ImportKind | null, knownAs: string | null): string {
  if (why === 'said') return `Brought as ${kind ?? 'records'}, since you said so.`;
  if (why === 'known_file') return `Known by its columns: ${knownAs ?? 'an export'}.`;
  if (why === 'not_brought') return `These are ${knownAs ?? 'records that Handback does not keep'}. ${adviceFor(knownAs) ?? 'Handback does not keep them.'} If it is something else, choose what it brings.`;
  if (why === 'several_fit') return 'The columns fit more than one kind of record. Choose which.';
  if (why === 'nothing_fits') return 'The columns fit no kind of record well enough. Choose what the file brings.';
  return `Its columns are those of ${kind ?? 'records'}.`;
}

const plural = (rows: number): string => (rows === 1 ? 'one row' : `${rows.toLocaleString('en')} rows`);

const linesOf = (lines: readonly number[] | undefined): string => (lines === undefined || lines.length === 0 ? '' : ` (${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')})`);

export function sayQuestion(asked: Question | PlaceQuestion | NameQuestion, kind: ImportKind): string {
  if (asked.code === 'place_zone') return `${asked.label} is new here (${plural(asked.rows)}). Which time zone is it in? Every date of a case depends on it.`;
  const label = fieldOf(kind, asked.field)?.label ?? asked.field;
  switch (asked.code) {
    case 'day_or_month': return asked.isMixed ? `${label}: some dates have the day first${linesOf(asked.dayLines)}, some the month${linesOf(asked.monthLines)}. Which is it where both are possible?` : `${label}: is ${asked.examples[0] ?? 'a date'} written day first or month first?`;
    case 'decimal_sign': return `${label}: in ${asked.examples[0] ?? 'an amount'}, does the sign mark thousands or decimals?`;
    case 'currency': return `${label}: ${plural(asked.rows)} ${asked.rows === 1 ? 'has' : 'have'} no currency. Which is it?`;
    case 'word': return `${label}: what does “${asked.text}” mean here (${plural(asked.rows)})?`;
    case 'same_name': return `${label}: is “${asked.text}” (${plural(asked.rows)}) the same as “${asked.proposal}”${asked.inFile ? ', which this file names too' : ', which is here'}?`;
    case 'value_everywhere': return asked.field === 'status' ? `${plural(asked.rows)[0]?.toUpperCase()}${plural(asked.rows).slice(1)} ${asked.rows === 1 ? 'says' : 'say'} no status and nobody holds the asset. What state are those in?` : `No column says “${label}”. What is it for every row?`;
  }
}

/** Why two names are proposed to be one. */
export const sayLikeness: { readonly [R in NameQuestion['because']]: string } = {
  same_words: 'Proposed since both have the same words; only their order, signs or a company’s form differ.',
  other_language: 'Proposed since both may be one name in two languages.',
  one_word_more: 'Proposed since they differ by one word only.',
  slip: 'Proposed since they differ by a letter or two only, as by a slip of the pen.',
  sounds_alike: 'Proposed since both begin alike and share most letters.',
};

/** Words of a column that were read as empty. */
export const sayEmptied = (words: readonly { readonly text: string; readonly rows: number }[]): string => `${words.map(({ text, rows }) => `“${text}” (${plural(rows)})`).join(', ')} ${words.length === 1 ? 'counts' : 'count'} as empty.`;

/** Why a time zone is proposed for a place. */
export const sayZoneReason: { readonly [R in NonNullable<PlaceQuestion['because']>]: string } = {
  file: 'Every row of this place that names a zone names this one.',
  city: 'Proposed since a city of that name is in it.',
  country: 'Proposed since that country is in it.',
  organisation: 'Proposed since it is your organisation’s; nothing in the file says it.',
  sites: 'Proposed since most of your sites are in it; nothing in the file says it.',
  reader: 'Proposed since you are in it; nothing in the file says it.',
};
