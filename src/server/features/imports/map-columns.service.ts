/** A person corrects what was recognised: the kind, a column's field, an answer. The file is read again with it. */
import type { ImportAnswers, ImportRun, mapImport as mapRoute } from '#contract/imports';
import type { Received } from '#contract/route';
import { foldWord, valuesOf, type ChoiceName } from '#domain/import/choices';
import type { ImportKind } from '#domain/import/field';
import { fieldOf } from '#domain/import/fields';
import { withColumn, withAnswers, type Mapping } from '#domain/import/mapping';
import { proposeMapping, recogniseColumns, type ColumnMatch } from '#domain/import/recognise-columns';
import { acceptProposals, settle as settleSurvey } from '#domain/import/survey-columns';
import { readTimeZone } from '#domain/import/well-known';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { readFile } from '../../platform/files/stored-file.repo.ts';
import type { CallContext } from '../../platform/http/handle.ts';
import { askAbout } from './ask-questions.service.ts';
import { findRun, readImport } from './find-import.service.ts';
import { decideRun } from './import.repo.ts';
import type { Asked, Run } from './import-run.ts';
import { openBytes, readingFile, sampleRows, surveyTable } from './read-import-file.ts';

type Body = Received<typeof mapRoute>['body'];
type Settled = { readonly kind: ImportKind | null; readonly mapping: Mapping | null; readonly matches: readonly ColumnMatch[] };

/** What is wrong with what was asked for, each with its place. */
function problemsOf(kind: ImportKind, body: Body, columns: number): { path: string; message: string }[] {
  const problems: { path: string; message: string }[] = [];
  const wrong = (path: string, message: string): void => { problems.push({ path, message }); };
  for (const { index, use } of body.columns ?? []) {
    if (index >= columns) wrong(`columns.${index}`, 'The file has no such column.');
    else if (use.to === 'field' && fieldOf(kind, use.field) === undefined) wrong(`columns.${index}`, `“${use.field}” is no field of ${kind}.`);
  }
  const choice = (field: string, value: string, path: string): void => {
    const name = fieldOf(kind, field)?.choice as ChoiceName | undefined;
    if (name !== undefined && !valuesOf(name).includes(value)) wrong(path, `“${value}” is none of ${valuesOf(name).join(', ')}.`);
  };
  for (const [field, words] of Object.entries(body.answers?.words ?? {})) for (const [word, value] of Object.entries(words)) choice(field, value, `answers.words.${field}.${word}`);
  for (const [field, value] of Object.entries(body.answers?.everywhere ?? {})) choice(field, value, `answers.everywhere.${field}`);
  for (const [place, zone] of Object.entries(body.answers?.placeZones ?? {})) if (!readTimeZone(zone).ok) wrong(`answers.placeZones.${place}`, `“${zone}” is not a time zone we know; use an IANA name such as Europe/Lisbon.`);
  return problems;
}

const folded = (answers: ImportAnswers): ImportAnswers => ({ ...answers, ...(answers.words === undefined ? {} : { words: Object.fromEntries(Object.entries(answers.words).map(([field, words]) => [field, Object.fromEntries(Object.entries(words).map(([word, value]) => [foldWord(word), value]))])) }) });

/** Every open question answered with its proposal. */
export function withProposals(mapping: Mapping, questions: readonly Asked[]): Mapping {
  const zones = Object.fromEntries(questions.flatMap((asked) => (asked.code === 'place_zone' && asked.proposal !== undefined ? [[asked.place, asked.proposal]] : [])));
  return withAnswers(acceptProposals(mapping, questions.filter((asked) => asked.code !== 'place_zone')), { placeZones: zones });
}

async function settle(run: Run, body: Body, samples: readonly string[][]): Promise<Verdict<Settled>> {
  const kind = body.kind ?? run.kind;
  if (kind === null) return body.columns === undefined && body.answers === undefined ? allow({ kind, mapping: null, matches: [] }) : refuse('import_kind_unsaid');
  const problems = problemsOf(kind, body, run.reading.headers.length);
  if (problems.length > 0) return refuse('import_mapping_refused', { fields: problems });
  const isNew = kind !== run.kind || run.mapping === null;
  const matches = isNew ? recogniseColumns(kind, run.reading.headers, samples) : run.options.matches;
  let mapping = isNew ? proposeMapping(kind, matches) : (run.mapping as Mapping);
  for (const { index, use } of body.columns ?? []) mapping = withColumn(mapping, index, use);
  if (body.answers !== undefined) mapping = withAnswers(mapping, folded(body.answers));
  if (body.acceptProposals === true && !isNew) mapping = withProposals(mapping, run.questions);
  return allow({ kind, mapping, matches });
}

export async function mapColumns(call: CallContext, id: string, body: Body): Promise<Verdict<ImportRun>> {
  const found = await call.run(call.actor, async (unit): Promise<Verdict<{ run: Run; bytes: Uint8Array }>> => {
    const run = await findRun(unit, id);
    if (!run.ok) return run;
    if (!['read', 'previewing', 'previewed'].includes(run.value.status)) return refuse('wrong_state', { status: run.value.status });
    const file = await readFile(unit, run.value.file_id);
    return file ? allow({ run: run.value, bytes: file.bytes }) : refuse('not_found');
  });
  if (!found.ok) return found;
  const { run, bytes } = found.value;
  const table = await openBytes(bytes, run.reading.how);
  if (!table.ok) return table;
  const settled = await settle(run, body, await sampleRows(table.value));
  if (!settled.ok) return settled;
  const surveyed = await readingFile(() => surveyTable(table.value, settled.value.mapping));
  if (!surveyed.ok) return surveyed;
  const answered = await call.once(async (unit): Promise<Verdict<null>> => {
    const { kind, mapping, matches } = settled.value;
    const questions = mapping === null ? [] : await askAbout(unit, mapping, surveyed.value, run.options.zone);
    const { survey } = surveyed.value;
    const options = { ...run.options, matches, settled: survey === null ? null : settleSurvey(survey), unknownPeople: body.unknownPeople ?? run.options.unknownPeople, ...(kind === run.kind ? {} : { mappingFrom: null }) };
    const set = { kind, questions, options, status: 'read', counts: {}, summary: null, done_rows: 0, error: null, ...(mapping === null ? {} : { mapping }) };
    return (await decideRun(unit.tx, id, body.version, set)) ? allow(null) : refuse('conflict', { version: run.version });
  });
  return answered.ok ? call.run(call.actor, (unit) => readImport(unit, id)) : answered;
}
