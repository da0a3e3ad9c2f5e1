/**
 * Names of sites, departments, makers and models in a file, beside those that
 * are known here. The same letters and digits are the same name and take the
 * spelling that is here; a near name is asked about, with the reason.
 * Rule: PRODUCT, "never guessed". Memory grows with the number of names, not with the file.
 */
import { encodedTwice } from './encoded-twice.ts';
import { fold, type ImportKind } from './field.ts';
import { columnOf, type Mapping } from './mapping.ts';
import { likeness, nearestIn, sameKey, wordsOfName, type Likeness, type Near } from './similar.ts';
import type { TableRow } from './table-row.ts';
import { cleanCell, isUnknownWord } from './values.ts';

const asked: { readonly [K in ImportKind]: readonly string[] } = {
  people: ['location', 'department'], assets: ['location', 'department', 'manufacturer', 'model'], licences: ['vendor', 'product'], accounts: ['system'], locations: [],
};
/** Which reasons are worth a question: a model with one word more is another model. */
const counts: { readonly [field: string]: readonly Likeness['because'][] } = {
  location: ['same_words', 'other_language', 'one_word_more', 'slip', 'sounds_alike'], department: ['same_words', 'other_language', 'slip'], manufacturer: ['same_words', 'slip', 'one_word_more'], model: ['same_words', 'slip'],
  vendor: ['same_words', 'slip', 'one_word_more'], product: ['same_words', 'slip'], system: ['same_words', 'slip'],
};

export type NameSurvey = { readonly columns: readonly { readonly field: string; readonly index: number }[]; readonly names: Map<string, Map<string, number>> };
/** Field → names known here, most used first. */
export type KnownNames = { readonly [field: string]: readonly string[] };
/** Field → as written in the file → as it is called here. */
export type Spellings = { readonly [field: string]: { readonly [written: string]: string } };

export type NameQuestion = { readonly code: 'same_name'; readonly field: string; readonly text: string; readonly rows: number; readonly proposal: string; readonly because: Likeness['because']; /** The other name stands in this file too, and is not here yet. */ readonly inFile: boolean };

const namesKept = 2_000;
const questionsKept = 25;

export function beginNameSurvey(mapping: Mapping): NameSurvey {
  const columns = asked[mapping.kind].flatMap((field) => {
    const column = columnOf(mapping, field);
    return column === undefined ? [] : [{ field, index: column.index }];
  });
  return { columns, names: new Map(columns.map(({ field }) => [field, new Map<string, number>()])) };
}

export function surveyNames(survey: NameSurvey, { cells, problem, left }: Pick<TableRow, 'cells' | 'problem' | 'left'>): void {
  if (problem !== undefined || left !== undefined) return;
  for (const { field, index } of survey.columns) {
    const text = cleanCell(cells[index] ?? '');
    const names = survey.names.get(field);
    if (text === '' || names === undefined || encodedTwice(text) !== undefined) continue;
    const before = names.get(text);
    if (before !== undefined) names.set(text, before + 1);
    else if (names.size < namesKept && !isUnknownWord(text)) names.set(text, 1);
  }
}

const isWorthAsking = (field: string, found: Near): boolean => counts[field]?.includes(found.because) ?? false;

type Settling = { readonly field: string; readonly written: ReadonlyMap<string, number>; readonly known: readonly string[]; readonly answered: { readonly [written: string]: string | null } };

function settleField({ field, written, known, answered }: Settling): { spellings: Record<string, string>; questions: NameQuestion[] } {
  const spellings: Record<string, string> = {};
  const questions: NameQuestion[] = [];
  const here = new Set(known);
  const byKey = new Map<string, string>();
  for (const name of known) if (!byKey.has(sameKey(name))) byKey.set(sameKey(name), name);
  const nearHere = nearestIn(known);
  const fresh: string[] = [];
  for (const [text, rows] of [...written].sort((a, b) => b[1] - a[1])) {
    if (here.has(text)) continue;
    const same = byKey.get(sameKey(text));
    const answer = answered[fold(text)];
    if (same !== undefined) spellings[text] = same;
    else if (typeof answer === 'string') spellings[text] = answer;
    else {
      const near = answer === null ? undefined : (nearHere(text) ?? nearFresh(field, text, fresh));
      if (near !== undefined && isWorthAsking(field, near)) questions.push({ code: 'same_name', field, text, rows, proposal: near.label, because: near.because, inFile: !here.has(near.label) });
      byKey.set(sameKey(text), text);
      fresh.push(text);
    }
  }
  return { spellings, questions: questions.slice(0, questionsKept) };
}

/** Among the names that are new with this file, the more frequent one is proposed. Only for sites: each would become one. */
function nearFresh(field: string, text: string, fresh: readonly string[]): Near | undefined {
  if (field !== 'location' || fresh.length > 300 || wordsOfName(text).length === 0) return undefined;
  for (const name of fresh) {
    const found = likeness(text, name);
    if (found !== undefined && found.because !== 'one_word_more') return { label: name, because: found.because };
  }
  return undefined;
}

export function settleNames(survey: NameSurvey, known: KnownNames, mapping: Mapping): { readonly spellings: Spellings; readonly questions: readonly NameQuestion[] } {
  const spellings: Record<string, Record<string, string>> = {};
  const questions: NameQuestion[] = [];
  for (const [field, written] of survey.names) {
    const settled = settleField({ field, written, known: known[field] ?? [], answered: mapping.answers.sameAs?.[field] ?? {} });
    if (Object.keys(settled.spellings).length > 0) spellings[field] = settled.spellings;
    questions.push(...settled.questions);
  }
  return { spellings, questions };
}
