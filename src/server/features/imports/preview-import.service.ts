/**
 * The preview: every row decided and kept with its verdict, in batches of one
 * transaction each, so that nobody waits for a large file. Writes to no record.
 * Two passes over the file: first what its rows say of each other (repeats,
 * people it brings, managers in a circle), then what each row will do.
 * A preview that was stopped in the middle begins again: it had decided nothing.
 */
import { decideBatch, placeKey, type Decision } from '#domain/import/decide-row';
import type { Draft } from '#domain/import/draft';
import type { ImportKind } from '#domain/import/field';
import { beginIndex, indexDraft, peopleBrought, repeatsOf } from '#domain/import/file-index';
import { findCircles, refuseAfterAll, withoutRefused } from '#domain/import/find-circles';
import type { Mapping } from '#domain/import/mapping';
import type { PersonFound } from '#domain/import/resolve-person';
import type { Settled } from '#domain/import/survey-columns';
import { beginTally, summarise, tallyDecision } from '#domain/import/summarise';
import { understandRow } from '#domain/import/understand-row';
import { readFile } from '../../platform/files/stored-file.repo.ts';
import type { OpenTable } from '../../platform/tabular/read-table.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { pageOfManagers } from '../people/bring-people.service.ts';
import { settleDraft } from './draft-values.ts';
import { countAbsent, decideRun, lockRun, noteProgress, runById } from './import.repo.ts';
import { forgetRows, keepRows, refusedReasons, type NewRow } from './import-row.repo.ts';
import { actorOf, runOf, type Run } from './import-run.ts';
import { lookUp, nearestPerson, readNames, readPlaces, recordsFor, underOwnName, type Around, type Here, type Standing } from './look-up.service.ts';
import { inBatches, openBytes } from './read-import-file.ts';

const batchRows = 1_000;

/** Thrown inside when the run was decided otherwise meanwhile (another mapping, put aside): this preview is of no use any more. */
class Superseded extends Error {}

type Work = { readonly run: Run; readonly kind: ImportKind; readonly mapping: Mapping; readonly settled: Settled; readonly table: OpenTable; readonly inUnit: <T>(work: (unit: Unit) => Promise<T>) => Promise<T> };

async function begin(runUnit: RunUnit, id: string): Promise<Work | null> {
  const found = await runUnit({ kind: 'system', id: 'imports', name: 'imports' }, async (unit) => {
    const row = await runById(unit.tx, id);
    if (row?.status !== 'previewing') return null;
    const file = await readFile(unit, row.file_id);
    await forgetRows(unit.tx, id);
    return file === undefined ? null : { run: runOf(row), bytes: file.bytes };
  });
  if (found === null) return null;
  const { run, bytes } = found;
  const table = await openBytes(bytes, run.reading.how);
  if (!table.ok || run.kind === null || run.mapping === null || run.options.settled === null) return null;
  const actor = actorOf(run.applied_by ?? run.created_by);
  const inUnit: Work['inUnit'] = (work) => runUnit(actor, async (unit) => {
    const now = await lockRun(unit.tx, id);
    if (now?.version !== run.version || now.status !== 'previewing') throw new Superseded();
    return work(unit);
  });
  return { run, kind: run.kind, mapping: run.mapping, settled: run.options.settled, table: table.value, inUnit };
}

const draftsOf = (work: Work, rows: Parameters<typeof understandRow>[0][], places: Standing['places']): Draft[] =>
  rows.map((row) => underOwnName(settleDraft(understandRow(row, work.mapping, work.settled), work.mapping), places));

/** Batches of drafts, the next one read while this one is decided: the database and we need not wait for each other. */
async function* drafted(work: Work, places: Standing['places']): AsyncGenerator<Draft[]> {
  const source = inBatches(work.table, batchRows);
  const next = async (): Promise<Draft[] | null> => {
    const { done, value } = await source.next();
    return done === true ? null : draftsOf(work, value, places);
  };
  let ahead = next();
  try {
    for (let drafts = await ahead; drafts !== null; drafts = await ahead) {
      ahead = next();
      yield drafts;
    }
  } finally {
    await ahead.catch(() => null);
    await source.return(undefined);
  }
}

const namesPeople = (mapping: Mapping): boolean => mapping.columns.some(({ use }) => use.to === 'field' && /^(?:manager|assignee|assigneeName|assigneeGivenName|assigneeFamilyName|assigneeNumber|assigneeUsername|managerNumber|managerUsername|holder|holderName|holderNumber|holderUsername)$/.test(use.field)) || mapping.kind === 'accounts';

/** What the rows say of each other. */
async function firstPass(work: Work): Promise<Around> {
  const brought = new Map<string, PersonFound[]>();
  const names = namesPeople(work.mapping) ? await readNames(work.inUnit) : null;
  const standing: Standing = { places: await work.inUnit(readPlaces), names, ...(names === null ? {} : { nearPerson: nearestPerson(names, brought) }) };
  const index = beginIndex();
  for await (const drafts of drafted(work, standing.places)) {
    for (const draft of drafts) indexDraft(index, draft);
    if (work.kind !== 'people') continue;
    const records = await work.inUnit((unit) => recordsFor(unit, 'people', drafts));
    for (const [key, person] of peopleBrought(drafts, records)) brought.set(key, [...(brought.get(key) ?? []), person]);
  }
  return { standing, brought, repeats: repeatsOf(index) };
}

/** A new place goes in only when somebody said which time zone it is in. */
function withZones(decision: Decision, mapping: Mapping): Decision {
  if (decision.verdict !== 'create' && decision.verdict !== 'change') return decision;
  const { location, heldAt } = decision.links.places;
  const site = location ?? heldAt;
  const isNew = site !== undefined && site.id === undefined;
  return isNew && mapping.answers.placeZones?.[placeKey('location', site.label)] === undefined
    ? refuseAfterAll(decision, { code: 'place_zone_unsaid', field: location === undefined ? 'heldAt' : 'location', text: site.label }) : decision;
}

async function decide(work: Work, around: Around, drafts: readonly Draft[], unit: Unit): Promise<{ decisions: Decision[]; records: ReadonlyMap<string, Here> }> {
  const { known, records } = await lookUp(unit, work.kind, drafts, around);
  return { decisions: decideBatch(drafts, known, work.run.options).map((decision) => withZones(decision, work.mapping)), records };
}

/** Lines whose managers lead back to themselves, with the circle; and every line refused for its own reasons. */
async function circlesOf(work: Work, around: Around): Promise<{ circles: ReadonlyMap<number, readonly string[]>; refused: Set<number> }> {
  const managers = new Map<string, string>();
  const lineOf = new Map<string, number>();
  const refused = new Set<number>();
  for (let after = '00000000-0000-0000-0000-000000000000', more = true; more;) {
    const page = await work.inUnit((unit) => pageOfManagers(unit, after, 5_000));
    for (const row of page) if (row.manager_id !== null) managers.set(row.id, row.manager_id);
    after = page.at(-1)?.id ?? after;
    more = page.length === 5_000;
  }
  const labels = new Map<string, string>();
  for await (const drafts of drafted(work, around.standing.places)) {
    const { decisions } = await work.inUnit((unit) => decide(work, around, drafts, unit));
    for (const decision of decisions) {
      if (decision.verdict === 'refuse') refused.add(decision.line);
      if (decision.verdict !== 'create' && decision.verdict !== 'change') continue;
      const node = decision.verdict === 'change' ? decision.id : `line:${decision.line}`;
      const manager = decision.links.people['manager'];
      labels.set(node, decision.label);
      if (manager === undefined) continue;
      managers.set(node, manager.id ?? `line:${manager.line}`);
      lineOf.set(node, decision.line);
    }
  }
  const circles = new Map([...findCircles(managers)].flatMap(([node, circle]): [number, string[]][] => (lineOf.has(node) ? [[lineOf.get(node) as number, circle.map((each) => labels.get(each) ?? 'someone here')]] : [])));
  for (const line of circles.keys()) refused.add(line);
  return { circles, refused };
}

type Ids = { readonly licences: Map<string, string> };

/** The row as it is kept: a new record gets its id now, so that later rows and the act itself agree on it. */
function rowOf(decision: Decision, records: ReadonlyMap<string, Here>, unit: Unit, ids: Ids): NewRow {
  const common = { line: decision.line, label: decision.label, verdict: decision.verdict, withheld: decision.withheld, reasons: [], changes: [], draft: null, recordId: null, seenVersion: null };
  switch (decision.verdict) {
    case 'refuse': return { ...common, reasons: decision.reasons };
    case 'left': return { ...common, reasons: [decision.reason] };
    case 'same': return { ...common, recordId: decision.id };
    case 'create': {
      const recordId = ids.licences.get(decision.group) ?? unit.newId();
      if (decision.seat !== undefined || decision.group.startsWith('licenceKey:') || decision.group.startsWith('vendor+product:')) ids.licences.set(decision.group, recordId);
      const { values, custom, links, custodian, seat } = decision;
      return { ...common, recordId, draft: { values, custom, links, custodian, seat } };
    }
    case 'change': {
      const { links, custodian, seat } = decision;
      const seen = records.get(decision.id);
      return { ...common, recordId: decision.id, seenVersion: seen?.version ?? null, changes: decision.changes, draft: { links, custodian, seat, seenAt: seen?.seenAt } };
    }
  }
}

async function secondPass(work: Work, around: Around): Promise<void> {
  const hasManagers = work.kind === 'people' && work.mapping.columns.some(({ use }) => use.to === 'field' && use.field.startsWith('manager'));
  const { circles, refused } = hasManagers ? await circlesOf(work, around) : { circles: new Map<number, readonly string[]>(), refused: new Set<number>() };
  const tally = beginTally();
  const ids: Ids = { licences: new Map() };
  let done = 0;
  for await (const drafts of drafted(work, around.standing.places)) {
    await work.inUnit(async (unit) => {
      const { decisions, records } = await decide(work, around, drafts, unit);
      const final = decisions.map((decision) => {
        const circle = circles.get(decision.line);
        return withoutRefused(circle === undefined || decision.verdict === 'refuse' ? decision : refuseAfterAll(decision, { code: 'circular_manager', field: 'manager', here: circle }), refused);
      });
      for (const decision of final) tallyDecision(tally, decision);
      await keepRows(unit.tx, work.run.id, final.map((decision) => rowOf(decision, records, unit, ids)));
      done += drafts.length;
      await noteProgress(unit.tx, work.run.id, { done_rows: done, beat_at: unit.now });
    });
  }
  const { counts, changedFields, rowsWithheld, newPlaces } = summarise(tally);
  await work.inUnit(async (unit) => {
    const summary = { reasons: await refusedReasons(unit.tx, work.run.id), changedFields, rowsWithheld, newPlaces, absent: await countAbsent(unit.tx, { id: work.run.id, kind: work.kind }) };
    await decideRun(unit.tx, work.run.id, work.run.version, { status: 'previewed', counts, summary, previewed_at: unit.now, beat_at: unit.now });
  });
}

/** Decides every row of a run that is in state `previewing`. */
export async function previewRun(runUnit: RunUnit, id: string): Promise<void> {
  try {
    const work = await begin(runUnit, id);
    if (work !== null) await secondPass(work, await firstPass(work));
  } catch (error) {
    if (!(error instanceof Superseded)) throw error;
  }
}
