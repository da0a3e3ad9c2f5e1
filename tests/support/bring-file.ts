/**
 * A file brought end to end without a server: read, recognise, survey, decide,
 * against records held in memory. What the tests of whole files drive.
 */
import { findCircles, refuseAfterAll, withoutRefused } from '#domain/import/find-circles';
import { decideBatch, whatToLookUp, type Decision, type ImportChoices, type Known } from '#domain/import/decide-row';
import { identityKey, keysOfPerson, type Draft, type IdentityKey } from '#domain/import/draft';
import { fold, type ImportKind } from '#domain/import/field';
import { identityOf } from '#domain/import/fields';
import { beginIndex, indexDraft, peopleBrought, repeatsOf } from '#domain/import/file-index';
import type { Mapping } from '#domain/import/mapping';
import type { Existing } from '#domain/import/match-record';
import { proposeMapping, recogniseColumns, type ColumnMatch } from '#domain/import/recognise-columns';
import { recogniseKind, type RecognisedKind } from '#domain/import/recognise-kind';
import type { PersonFound } from '#domain/import/resolve-person';
import { beginTally, summarise, tallyDecision, type Summary } from '#domain/import/summarise';
import { acceptProposals, beginSurvey, questionsOf, settle, surveyRow, type Question } from '#domain/import/survey-columns';
import type { TableRow } from '#domain/import/table-row';
import { understandRow } from '#domain/import/understand-row';
import type { OpenTable } from '#server/platform/tabular/read-table';

export type Here = { readonly [K in ImportKind]?: readonly Existing[] };

export type Brought = {
  readonly recognised: RecognisedKind;
  readonly matches: readonly ColumnMatch[];
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  readonly drafts: readonly Draft[];
  readonly decisions: readonly Decision[];
  readonly summary: Summary;
};

export type BringOptions = {
  readonly here?: Here;
  readonly choices?: ImportChoices;
  readonly kind?: ImportKind;
  /** What a person would still correct or answer before applying. */
  readonly amend?: (mapping: Mapping) => Mapping;
  readonly acceptsProposals?: boolean;
};

function grouped<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const [key, value] of pairs) map.set(key, [...(map.get(key) ?? []), value]);
  return map;
}

function knownFor(kind: ImportKind, drafts: readonly Draft[], here: Here): Known {
  const keysOf = (record: Existing): IdentityKey[] => identityOf[kind].flatMap((group) => identityKey(group, record.values) ?? []);
  const records = grouped((here[kind] ?? []).flatMap((record) => keysOf(record).map((key): [string, Existing] => [key, record])));
  const index = beginIndex();
  for (const draft of drafts) indexDraft(index, draft);
  const peopleHere = (here.people ?? []).flatMap((person) => keysOfPerson(person.values).map((key): [string, PersonFound] => [key, { id: person.id, label: person.label }]));
  const brought = kind === 'people' ? peopleBrought(drafts, records) : [];
  const places = grouped((here.locations ?? []).map((place): [string, { id: string; label: string }] => [fold(place.label), { id: place.id, label: place.label }]));
  return { records, people: grouped([...peopleHere, ...brought]), places, repeats: repeatsOf(index) };
}

function withoutCircles(decisions: readonly Decision[]): Decision[] {
  const node = (person: PersonFound): string => person.id ?? `line:${person.line}`;
  const managers = new Map<string, string>();
  for (const decision of decisions) {
    if (decision.verdict !== 'create' && decision.verdict !== 'change') continue;
    const manager = decision.links.people['manager'];
    if (manager !== undefined) managers.set(decision.verdict === 'change' ? decision.id : `line:${decision.line}`, node(manager));
  }
  const circles = findCircles(managers);
  const checked = decisions.map((decision) => {
    const circle = circles.get(decision.verdict === 'change' ? decision.id : `line:${decision.line}`);
    return circle === undefined || decision.verdict === 'refuse' ? decision : refuseAfterAll(decision, { code: 'circular_manager', field: 'manager', here: circle });
  });
  const refused = new Set(checked.filter((decision) => decision.verdict === 'refuse').map((decision) => decision.line));
  return checked.map((decision) => withoutRefused(decision, refused));
}

export async function bringFile(table: OpenTable, options: BringOptions = {}): Promise<Brought> {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  const samples = rows.slice(0, 50).map((row) => row.cells);
  const recognised = recogniseKind(table.headers, samples);
  const kind = options.kind ?? recognised.kind;
  if (kind === undefined) throw new Error(`nothing recognised: ${recognised.why}`);
  const matches = recogniseColumns(kind, table.headers, samples);
  let mapping = (options.amend ?? ((same: Mapping) => same))(proposeMapping(kind, matches));
  const survey = beginSurvey(mapping);
  for (const row of rows) surveyRow(survey, row);
  const questions = questionsOf(survey);
  if (options.acceptsProposals === true) mapping = acceptProposals(mapping, questions);
  const settled = settle(survey);
  const drafts = rows.map((row) => understandRow(row, mapping, settled));
  const known = knownFor(kind, drafts, options.here ?? {});
  const decisions = withoutCircles(inBatches(drafts, 100).flatMap((batch) => {
    whatToLookUp(batch);
    return decideBatch(batch, known, options.choices ?? { unknownPeople: 'refuse' });
  }));
  const tally = beginTally();
  for (const decision of decisions) tallyDecision(tally, decision);
  return { recognised, matches, mapping, questions, drafts, decisions, summary: summarise(tally) };
}

function inBatches<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

/** The records that applying these decisions would leave here: enough to bring the same file again. */
export function afterApplying(kind: ImportKind, decisions: readonly Decision[]): Existing[] {
  const records = new Map<string, Existing>();
  const idOf = (person: PersonFound): string => person.id ?? `people-${person.line}`;
  for (const decision of decisions) {
    if (decision.verdict !== 'create') continue;
    const id = kind === 'licences' ? `licences-${decision.group}` : `${kind}-${decision.line}`;
    const references = Object.fromEntries(Object.entries(decision.links.people).map(([to, person]) => [to, { id: idOf(person), label: person.label }]));
    const seats = new Set(records.get(id)?.seatHolders);
    if (decision.seat !== undefined) seats.add(idOf(decision.seat.holder));
    records.set(id, { id, label: decision.label, values: { ...decision.values, ...records.get(id)?.values }, references, custom: decision.custom, bearsData: true, seatHolders: seats });
  }
  return [...records.values()];
}
