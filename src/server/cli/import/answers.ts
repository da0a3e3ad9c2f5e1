/**
 * What a file asks, answered by options: the options that were given become
 * answers, and every question that is left says which option answers it.
 * Rule: what was said and fits nothing in the file is told, never passed over.
 */
import type { ImportAnswers, ImportQuestion, ImportRun } from '#contract/imports';
import type { Said } from './options.ts';
import { Stop } from './stop.ts';

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** `before=after`; without the sign everything is after it. */
function halves(text: string, sign: string): { before: string | null; after: string } {
  const at = text.lastIndexOf(sign);
  return at < 0 ? { before: null, after: text.trim() } : { before: text.slice(0, at).trim(), after: text.slice(at + 1).trim() };
}

type Given = { readonly field: string; readonly text: string; readonly value: string; readonly written: string };

function taken(written: string, option: string): Given {
  const { before, after } = halves(written, '=');
  const at = before?.indexOf(':') ?? -1;
  if (before === null || (option !== 'everywhere' && at < 0)) throw new Stop(`--${option} ${written} cannot be read. Write --${option} ${option === 'everywhere' ? 'FIELD=VALUE' : option === 'same' ? 'FIELD:NAME=yes|no' : 'FIELD:WORD=MEANING'}.`);
  return option === 'everywhere' ? { field: before, text: '', value: after, written } : { field: before.slice(0, at).trim(), text: before.slice(at + 1).trim(), value: after, written };
}

/** A field by its key or its label, among the columns of the file and what is asked. */
function fieldNamed(run: ImportRun, name: string): string | undefined {
  const wanted = folded(name);
  const asked = run.questions.find(({ field, label }) => folded(field) === wanted || folded(label) === wanted);
  if (asked !== undefined) return asked.field;
  return run.columns.flatMap(({ use }) => (use.to === 'field' && folded(use.field) === wanted ? [use.field] : []))[0];
}

type Answered = { readonly answers: ImportAnswers; /** Options that fit nothing in this file. */ readonly unused: readonly string[] };

function oneOf<T extends string>(value: string, choices: readonly T[], option: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Stop(`--${option} takes ${choices.join(' or ')}, not "${value}".`);
  return found;
}

/** `--date-order` and `--decimal-sign`: for a field, or for every field of which it is asked. */
function byField<T extends string>(run: ImportRun, code: ImportQuestion['code'], { written, choices, option }: { written: readonly string[]; choices: readonly T[]; option: string }, unused: string[]): Record<string, T> {
  const answers: Record<string, T> = {};
  for (const text of written) {
    const { before, after } = halves(text, '=');
    const value = oneOf(after, choices, option);
    const named = before === null ? undefined : fieldNamed(run, before);
    const fields = before === null ? run.questions.filter((question) => question.code === code).map(({ field }) => field) : named === undefined ? [] : [named];
    // A field that was named stands above what holds for all.
    for (const field of fields) if (before !== null || answers[field] === undefined) answers[field] = value;
    if (before !== null && fields.length === 0) unused.push(`--${option} ${text}`);
  }
  return answers;
}

function zonesOf(run: ImportRun, written: readonly string[], unused: string[]): Record<string, string> {
  const places = run.questions.filter(({ code }) => code === 'place_zone');
  const answers: Record<string, string> = {};
  for (const text of written) {
    const { before, after } = halves(text, '=');
    const meant = before === null ? places.filter(({ field }) => answers[field] === undefined) : places.filter(({ text: name }) => folded(name ?? '') === folded(before));
    for (const { field } of meant) answers[field] = after;
    if (before !== null && meant.length === 0) unused.push(`--zone ${text}`);
  }
  return answers;
}

type Tables<V> = Record<string, Record<string, V>>;

function tablesOf<V>(run: ImportRun, { written, option }: { written: readonly string[]; option: 'word' | 'same' }, valueOf: (given: Given, field: string) => V | undefined, unused: string[]): Tables<V> {
  const tables: Tables<V> = {};
  for (const each of written) {
    const given = taken(each, option);
    const field = fieldNamed(run, given.field);
    const value = field === undefined ? undefined : valueOf(given, field);
    if (field === undefined || value === undefined) unused.push(`--${option} ${each}`);
    else tables[field] = { ...tables[field], [given.text]: value };
  }
  return tables;
}

/** Near or another: the near name that is proposed, or null. Undefined: nothing asks. */
function sameness(run: ImportRun, { text, value }: Given, field: string): string | null | undefined {
  const isSame = oneOf(value, ['yes', 'no'] as const, 'same') === 'yes';
  const question = run.questions.find((each) => each.code === 'same_name' && each.field === field && folded(each.text ?? '') === folded(text));
  return question === undefined ? undefined : isSame ? question.proposal : null;
}

export function answersFrom(said: Said, run: ImportRun): Answered {
  const unused: string[] = [];
  const everywhere: Record<string, string> = {};
  for (const written of said.everywhere) {
    const given = taken(written, 'everywhere');
    const field = fieldNamed(run, given.field);
    if (field === undefined) unused.push(`--everywhere ${written}`);
    else everywhere[field] = given.value;
  }
  const answers: ImportAnswers = {
    dateOrder: byField(run, 'day_or_month', { written: said.dateOrder, choices: ['day-first', 'month-first'] as const, option: 'date-order' }, unused),
    decimalSign: byField(run, 'decimal_sign', { written: said.decimalSign, choices: ['point', 'comma'] as const, option: 'decimal-sign' }, unused),
    ...(said.currency === undefined ? {} : { currency: said.currency }),
    placeZones: zonesOf(run, [...said.zones].sort((a, b) => Number(b.includes('=')) - Number(a.includes('='))), unused),
    words: tablesOf(run, { written: said.words, option: 'word' }, ({ value }) => value, unused),
    everywhere,
    sameAs: tablesOf(run, { written: said.same, option: 'same' }, (given, field) => sameness(run, given, field), unused),
  };
  return { answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => typeof value === 'string' || Object.keys(value).length > 0)) as ImportAnswers, unused };
}

/** In quotes where a shell would take it apart. */
const quoted = (text: string): string => (/^[\w.:=/|+-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

const choicesOf = ({ options }: ImportQuestion, otherwise: string): string => (options.length === 0 ? otherwise : options.join('|'));

/** The option that answers a question. */
export function howToAnswer(question: ImportQuestion): string {
  const { code, field, text, proposal } = question;
  switch (code) {
    case 'day_or_month': return `--date-order ${quoted(`${field}=`)}day-first|month-first`;
    case 'decimal_sign': return `--decimal-sign ${quoted(`${field}=`)}point|comma`;
    case 'currency': return `--currency ${proposal ?? 'EUR'}`;
    case 'word': return `--word ${quoted(`${field}:${text ?? ''}=`)}${choicesOf(question, 'MEANING')}`;
    case 'value_everywhere': return `--everywhere ${quoted(`${field}=`)}${choicesOf(question, 'VALUE')}`;
    case 'place_zone': return `--zone ${quoted(`${text ?? field}=${proposal ?? 'Europe/Lisbon'}`)}`;
    case 'same_name': return `--same ${quoted(`${field}:${text ?? ''}=`)}yes|no`;
  }
}

const placesNamed = 3;
const proposedBy = (proposal: string | null): string => (proposal === null ? '' : ` Proposed: ${proposal}.`);

/** Everything that is open, each with its option; a hundred new places are one entry. */
export function openQuestions(questions: readonly ImportQuestion[]): string[] {
  const places = questions.filter(({ code }) => code === 'place_zone');
  const few = places.length <= placesNamed;
  const lines = questions.filter(({ code }) => few || code !== 'place_zone').map((question) => `  ${question.sentence}${proposedBy(question.proposal)}\n      ${howToAnswer(question)}`);
  if (few) return lines;
  const zones = [...new Set(places.flatMap(({ proposal }) => proposal ?? []))];
  const named = places.slice(0, placesNamed).map(({ text }) => text).join(', ');
  return [...lines, `  ${places.length.toLocaleString('en')} places are new here (${named} …). Which time zones are they in? Every date of a case depends on it.${proposedBy(zones.length === 0 ? null : zones.join(', '))}\n      --zone ZONE for all of them, or --zone PLACE=ZONE for each`];
}
