/** A person corrects what was recognised: the kind, a column's field, an answer. The file is read again with it. */
import type { ImportAnswers, ImportRun, mapImport as mapRoute } from '#contract/imports';
import type { Received } from '#contract/route';
import { foldWord, valuesOf, type ChoiceName } from '#domain/import/choices';
import { fold, type ImportKind } from '#domain/import/field';
import { fieldOf } from '#domain/import/fields';
import { withColumn, withAnswers, type MappedColumn, type Mapping } from '#domain/import/mapping';
import { proposeMapping, recogniseColumns, type ColumnMatch } from '#domain/import/recognise-columns';
import { acceptProposals } from '#domain/import/survey-columns';
import { readTimeZone } from '#domain/import/well-known';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import { askAbout } from './ask-questions.service.ts';
import { findRun, readImport } from './find-import.service.ts';
import { decideRun } from './import.repo.ts';
import type { Asked, Run } from './import-run.ts';
import { fitted, keptById } from './kept-mappings.service.ts';
import { openStored, readingFile, sampleRows, surveyTable } from './read-import-file.ts';

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

const byKey = <V>(table: Record<string, Record<string, V>>, key: (text: string) => string): Record<string, Record<string, V>> =>
  Object.fromEntries(Object.entries(table).map(([field, words]) => [field, Object.fromEntries(Object.entries(words).map(([word, value]) => [key(word), value]))]));

const folded = (answers: ImportAnswers): ImportAnswers => ({
  ...answers, ...(answers.words === undefined ? {} : { words: byKey(answers.words, foldWord) }), ...(answers.sameAs === undefined ? {} : { sameAs: byKey(answers.sameAs, fold) }),
});

/** Every open question answered with its proposal. */
export function withProposals(mapping: Mapping, questions: readonly Asked[]): Mapping {
  const zones = Object.fromEntries(questions.flatMap((asked) => (asked.code === 'place_zone' && asked.proposal !== undefined ? [[asked.place, asked.proposal]] : [])));
  return withAnswers(acceptProposals(mapping, questions.filter((asked) => asked.code !== 'place_zone')), { placeZones: zones });
}

type Kept = Awaited<ReturnType<typeof keptById>>;

/** The mapping to start from: as it is, as recognised, or one that was kept. */
function startFrom(kind: ImportKind, run: Run, matches: readonly ColumnMatch[], body: Body, kept: Kept): Mapping {
  const proposed = proposeMapping(kind, matches);
  if (kept !== null && kept.mapping.kind === kind) return fitted(kept.mapping, run.reading.headers, proposed);
  return body.useMapping === null || kind !== run.kind || run.mapping === null ? proposed : run.mapping;
}

/** Every column that is left out, kept as a field of its own under its header. */
function withAllKept(mapping: Mapping, matches: readonly ColumnMatch[], samples: readonly (readonly string[])[]): Mapping {
  const names = new Set<string>();
  const columns = mapping.columns.map((column): MappedColumn => {
    const isLeft = column.use.to === 'nothing' && matches[column.index]?.reason !== 'secret' && (samples[column.index]?.length ?? 0) > 0;
    if (!isLeft) return column;
    const plain = (column.header === '' ? `Column ${column.index + 1}` : column.header).slice(0, 110);
    const name = names.has(plain.toLowerCase()) ? `${plain} (${column.index + 1})` : plain;
    names.add(name.toLowerCase());
    return { ...column, use: { to: 'custom', name } };
  });
  return { ...mapping, columns };
}

async function settle(run: Run, body: Body, samples: readonly string[][], kept: Kept): Promise<Verdict<Settled>> {
  const kind = body.kind ?? kept?.mapping.kind ?? run.kind;
  if (kind === null) return body.columns === undefined && body.answers === undefined ? allow({ kind, mapping: null, matches: [] }) : refuse('import_kind_unsaid');
  const problems = problemsOf(kind, body, run.reading.headers.length);
  if (problems.length > 0) return refuse('import_mapping_refused', { fields: problems });
  const isNew = kind !== run.kind || run.mapping === null;
  const matches = isNew ? recogniseColumns(kind, run.reading.headers, samples) : run.options.matches;
  let mapping = startFrom(kind, run, matches, body, kept);
  for (const { index, use } of body.columns ?? []) mapping = withColumn(mapping, index, use);
  if (body.keepUnknown === true) mapping = withAllKept(mapping, matches, run.reading.samples);
  if (body.answers !== undefined) mapping = withAnswers(mapping, folded(body.answers));
  if (body.acceptProposals === true && !isNew) mapping = withProposals(mapping, run.questions);
  return allow({ kind, mapping, matches });
}

export async function mapColumns(call: CallContext, id: string, body: Body): Promise<Verdict<ImportRun>> {
  const found = await call.run(call.actor, async (unit): Promise<Verdict<{ run: Run; kept: Kept }>> => {
    const run = await findRun(unit, id);
    if (!run.ok) return run;
    if (!['read', 'previewing', 'previewed'].includes(run.value.status)) return refuse('wrong_state', { status: run.value.status });
    const kept = typeof body.useMapping === 'string' ? await keptById(unit, body.useMapping, run.value.reading.headers) : null;
    return typeof body.useMapping === 'string' && kept === null ? refuse('not_found') : allow({ run: run.value, kept });
  });
  if (!found.ok) return found;
  const { run, kept } = found.value;
  const table = await openStored(call.run, run.file_id, run.reading.how);
  if (!table.ok) return table;
  const settled = await settle(run, body, await sampleRows(table.value), kept);
  if (!settled.ok) return settled;
  const surveyed = await readingFile(() => surveyTable(table.value, settled.value.mapping));
  if (!surveyed.ok) return surveyed;
  const answered = await call.once(async (unit): Promise<Verdict<null>> => {
    const { kind, mapping, matches } = settled.value;
    const { questions, settled: proven, emptied } = await askAbout(unit, mapping, surveyed.value, run.options.zone);
    const options = { ...run.options, matches, settled: proven, emptied, unknownPeople: body.unknownPeople ?? run.options.unknownPeople, ...(kept !== null ? { mappingFrom: kept.used.name, keptMapping: kept.used } : kind === run.kind && body.useMapping === undefined ? {} : { mappingFrom: null, keptMapping: null }) };
    const set = { kind, questions, options, status: 'read', counts: {}, summary: null, done_rows: 0, error: null, ...(mapping === null ? {} : { mapping }) };
    return (await decideRun(unit.tx, id, body.version, set)) ? allow(null) : refuse('conflict', { version: run.version });
  });
  return answered.ok ? call.run(call.actor, (unit) => readImport(unit, id)) : answered;
}
