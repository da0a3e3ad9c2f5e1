/**
 * First pass over a file: what its columns prove together (order of day and
 * month, decimal sign, words), and what has to be asked before the second pass.
 * Rule: one column, one form. Memory does not grow with the file.
 */
import { foldWord, readWord, valuesOf, type ChoiceName } from './choices.ts';
import { isEmptyFor } from './empty-for.ts';
import { fold, type Field } from './field.ts';
import { fieldOf, fieldsOf } from './fields.ts';
import { columnOf, withAnswers, type Answers, type Mapping } from './mapping.ts';
import { needsOrder, noDateEvidence, numberFormOf, orderOf, weighDate, type DateEvidence, type DateForm } from './read-date.ts';
import { needsSign, noMoneyEvidence, signOf, weighMoney, type DecimalSign, type MoneyEvidence } from './read-money.ts';
import type { TableRow } from './table-row.ts';
import type { NameQuestion, Spellings } from './survey-names.ts';
import { cleanCell } from './values.ts';

const wordsKept = 50;

type WordCount = { readonly text: string; count: number; readonly proposal?: string };

type Watched = { readonly field: Field; readonly index: number; readonly isWeighed: boolean };

/** What has been seen so far; fed row by row. */
export type Survey = {
  readonly mapping: Mapping;
  readonly watched: readonly Watched[];
  rows: number;
  /** Rows with no status and nobody who holds the asset. */
  statusUnsaid: number;
  readonly dates: Map<string, DateEvidence>;
  readonly money: Map<string, MoneyEvidence>;
  readonly unknownWords: Map<string, Map<string, WordCount>>;
  /** Field → words that were read as empty. */
  readonly emptied: Map<string, Map<string, number>>;
  /** "intern" is an apprentice in English and a member of staff in German; "extern" beside it says which. */
  readonly inOrOut: { intern: number; extern: number };
  unsaidCurrencyRows: number;
};

export type Question =
  | { readonly code: 'day_or_month'; readonly field: string; readonly examples: readonly string[]; readonly isMixed: boolean; /** Lines that prove day first, and month first. */ readonly dayLines?: readonly number[]; readonly monthLines?: readonly number[] }
  | { readonly code: 'decimal_sign'; readonly field: string; readonly examples: readonly string[] }
  | { readonly code: 'currency'; readonly field: string; readonly rows: number; readonly proposal?: string }
  | { readonly code: 'word'; readonly field: string; readonly text: string; readonly rows: number; readonly options: readonly string[]; readonly proposal?: string }
  | { readonly code: 'value_everywhere'; readonly field: string; readonly rows: number; readonly options?: readonly string[]; readonly proposal?: string };

/** What the second pass reads with. */
export type Settled = {
  readonly dateOrder: { readonly [field: string]: DateForm | undefined };
  readonly decimalSign: { readonly [field: string]: DecimalSign | undefined };
  /** Names as they are called here, by how the file writes them. */
  readonly spellings?: Spellings;
};

export function beginSurvey(mapping: Mapping): Survey {
  const watched = mapping.columns.flatMap((column): Watched[] => {
    const field = column.use.to === 'field' ? fieldOf(mapping.kind, column.use.field) : undefined;
    return field === undefined ? [] : [{ field, index: column.index, isWeighed: ['date', 'money', 'choice'].includes(field.type) }];
  });
  return { mapping, watched, rows: 0, statusUnsaid: 0, dates: new Map(), money: new Map(), unknownWords: new Map(), emptied: new Map(), inOrOut: { intern: 0, extern: 0 }, unsaidCurrencyRows: 0 };
}

function weighWord(survey: Survey, field: Field, text: string): void {
  const word = readWord(field.choice as ChoiceName, text);
  const folded = foldWord(text);
  if (field.choice === 'employmentType') {
    if (folded === 'intern') survey.inOrOut.intern++;
    else if (/^extern/.test(folded)) survey.inOrOut.extern++;
  }
  if ('value' in word || survey.mapping.answers.words?.[field.key]?.[folded] !== undefined) return;
  const table = survey.unknownWords.get(field.key) ?? new Map<string, WordCount>();
  survey.unknownWords.set(field.key, table);
  const known = table.get(folded);
  if (known !== undefined) known.count++;
  else if (table.size < wordsKept) table.set(folded, { text, count: 1, ...(word.proposal === undefined ? {} : { proposal: word.proposal }) });
}

function noteEmptied(survey: Survey, field: Field, raw: string): void {
  const text = raw.trim();
  if (text === '') return;
  const words = survey.emptied.get(field.key) ?? new Map<string, number>();
  survey.emptied.set(field.key, words);
  const before = words.get(text);
  if (before !== undefined || words.size < 5) words.set(text, (before ?? 0) + 1);
}

function isEmpty(mapping: Mapping, field: string, cells: readonly string[]): boolean {
  const column = columnOf(mapping, field);
  return column === undefined || cleanCell(cells[column.index] ?? '') === '';
}

const assigneeFields = fieldsOf.assets.filter((field) => field.reference?.to === 'assignee').map((field) => field.key);

/** Adds one row to the evidence. A row whose cells may stand under the wrong headers proves nothing. */
export function surveyRow(survey: Survey, { cells, problem, left, line }: Pick<TableRow, 'cells' | 'problem' | 'left'> & { readonly line?: number }): void {
  survey.rows++;
  if (problem !== undefined || left !== undefined) return;
  const { mapping } = survey;
  for (const { field, index, isWeighed } of survey.watched) {
    const raw = cells[index] ?? '';
    if (raw === '') continue;
    const text = cleanCell(raw);
    if (text === '' || isEmptyFor(field, text)) {
      noteEmptied(survey, field, raw);
      continue;
    }
    if (!isWeighed) continue;
    if (field.type === 'choice') weighWord(survey, field, text);
    else if (field.type === 'date') {
      const evidence = survey.dates.get(field.key) ?? noDateEvidence();
      survey.dates.set(field.key, evidence);
      weighDate(evidence, text, line);
    } else {
      const evidence = survey.money.get(field.key) ?? noMoneyEvidence();
      survey.money.set(field.key, evidence);
      const before = evidence.unsaid + sum(evidence.shared);
      weighMoney(evidence, text);
      if (evidence.unsaid + sum(evidence.shared) > before && isEmpty(mapping, 'currency', cells)) survey.unsaidCurrencyRows++;
    }
  }
  if (mapping.kind === 'assets' && isEmpty(mapping, 'status', cells) && assigneeFields.every((field) => isEmpty(mapping, field, cells))) survey.statusUnsaid++;
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, each) => total + each, 0);

/** What a person has to say before everything can be read. Empty: nothing. `usual` is the organisation's own currency, proposed where cells carry no sign. */
export function questionsOf(survey: Survey, usual: { readonly currency?: string } = {}): Question[] {
  const { mapping, rows } = survey;
  const { answers, kind } = mapping;
  const questions: Question[] = [];
  for (const [field, evidence] of survey.dates) {
    if (needsOrder(evidence) && answers.dateOrder?.[field] === undefined) {
      const { dayLines, monthLines } = evidence;
      questions.push({ code: 'day_or_month', field, examples: evidence.examples, isMixed: evidence.dayFirst > 0 && evidence.monthFirst > 0, ...(dayLines.length + monthLines.length === 0 ? {} : { dayLines, monthLines }) });
    }
  }
  for (const [field, evidence] of survey.money) {
    if (needsSign(evidence) && answers.decimalSign?.[field] === undefined) questions.push({ code: 'decimal_sign', field, examples: evidence.examples });
    if (survey.unsaidCurrencyRows > 0 && answers.currency === undefined) {
      // Where cells name different currencies, none of them speaks for those that name none.
      const signs = Object.keys({ ...evidence.shared, ...evidence.named });
      const proposal = signs.length > 1 ? undefined : (signs[0] ?? usual.currency);
      questions.push({ code: 'currency', field, rows: survey.unsaidCurrencyRows, ...(proposal === undefined ? {} : { proposal }) });
    }
  }
  for (const [field, table] of survey.unknownWords) {
    const options = valuesOf(fieldOf(kind, field)?.choice as ChoiceName);
    for (const { text, count, proposal } of table.values()) {
      questions.push({ code: 'word', field, text, rows: count, options, ...(proposal === undefined ? {} : { proposal }) });
    }
  }
  if (survey.inOrOut.intern > 0 && survey.inOrOut.extern > 0 && answers.words?.['employmentType']?.['intern'] === undefined) {
    questions.push({ code: 'word', field: 'employmentType', text: 'intern', rows: survey.inOrOut.intern, options: valuesOf('employmentType'), proposal: 'employee' });
  }
  for (const field of fieldsOf[kind]) {
    if (field.required && columnOf(mapping, field.key) === undefined && answers.everywhere?.[field.key] === undefined) questions.push({ code: 'value_everywhere', field: field.key, rows });
  }
  if (survey.statusUnsaid > 0 && answers.everywhere?.['status'] === undefined) {
    questions.push({ code: 'value_everywhere', field: 'status', rows: survey.statusUnsaid, options: valuesOf('assetStatus'), proposal: 'returned' });
  }
  return questions;
}

/** The answers that accept every proposal; what has none stays open. */
export function acceptProposals(mapping: Mapping, questions: readonly (Question | NameQuestion)[]): Mapping {
  let accepted = mapping;
  for (const question of questions) {
    const proposal = 'proposal' in question ? question.proposal : undefined;
    if (proposal === undefined) continue;
    const more: Answers =
      question.code === 'currency' ? { currency: proposal }
      : question.code === 'same_name' ? { sameAs: { [question.field]: { [fold(question.text)]: proposal } } }
      : question.code === 'word' ? { words: { [question.field]: { [foldWord(question.text)]: proposal } } }
      : { everywhere: { [question.field]: proposal } };
    accepted = withAnswers(accepted, more);
  }
  return accepted;
}

/** What the columns prove, and where they do not, what was answered. */
export function settle(survey: Survey): Settled {
  const { answers } = survey.mapping;
  const order = (field: string, evidence: DateEvidence): DateForm | undefined => numberFormOf(evidence) ?? orderOf(evidence) ?? answers.dateOrder?.[field];
  const sign = (field: string, evidence: MoneyEvidence): DecimalSign | undefined => signOf(evidence) ?? answers.decimalSign?.[field];
  return {
    dateOrder: Object.fromEntries([...survey.dates].map(([field, evidence]) => [field, order(field, evidence)])),
    decimalSign: Object.fromEntries([...survey.money].map(([field, evidence]) => [field, sign(field, evidence)])),
  };
}
