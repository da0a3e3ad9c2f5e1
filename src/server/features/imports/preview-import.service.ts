/**
 * The preview: every row decided and kept with its verdict, in batches of one
 * transaction each, so that nobody waits for a large file. Writes to no record.
 * A file of people is read once before, since a manager may stand further down;
 * every file is decided again only when its rows turn out to speak against each
 * other (repeats, a circle of managers). Two batches are under way at a time:
 * the database works on one while we work on the next.
 * A preview that was stopped in the middle begins again: it had decided nothing.
 */
import { decideBatch, type Decision } from '#domain/import/decide-row';
import type { Draft } from '#domain/import/draft';
import type { ImportKind } from '#domain/import/field';
import { beginIndex, indexDraft, peopleBrought, repeatsOf } from '#domain/import/file-index';
import type { Mapping } from '#domain/import/mapping';
import type { PersonFound } from '#domain/import/resolve-person';
import type { Settled } from '#domain/import/survey-columns';
import { sayRule } from '#domain/import/row-rules';
import { beginTally, summarise, tallyDecision } from '#domain/import/summarise';
import { understandRow } from '#domain/import/understand-row';
import type { OpenTable } from '../../platform/tabular/read-table.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { pageOfManagers } from '../people/bring-people.service.ts';
import { settleDraft } from './draft-values.ts';
import { countAbsent, decideRun, noteProgress, runById, shareRun } from './import.repo.ts';
import { forgetRows, keepRows, refusedReasons } from './import-row.repo.ts';
import { actorOf, runOf, type Run } from './import-run.ts';
import { lookUp, nearestPerson, readNames, readPlaces, recordsFor, underOwnName, type Around, type Here, type Standing } from './look-up.service.ts';
import { asTheyWaited } from './not-mended.ts';
import { keyColumn } from './own-columns.ts';
import { beginGathering, gatherDecisions, gatherDrafts, inLightOf, learn, nothingKnown, type Gathered, type Knowledge } from './preview-knowledge.ts';
import { paceOf, type Pace } from './pace.ts';
import { rowOf, type Ids } from './preview-row.ts';
import { inBatches, openStored } from './read-import-file.ts';
import { rulesOver } from './row-rules.service.ts';
import { sideBySide } from './side-by-side.ts';
import { withZones } from './with-zones.ts';

const beatMilliseconds = 400;

/** Thrown inside when the run was decided otherwise meanwhile (another mapping, put aside): this preview is of no use any more. */
class Superseded extends Error {}

type Work = { readonly run: Run; readonly kind: ImportKind; readonly mapping: Mapping; readonly settled: Settled; readonly table: OpenTable; readonly pace: Pace; readonly inUnit: <T>(work: (unit: Unit) => Promise<T>) => Promise<T> };

async function begin(runUnit: RunUnit, id: string): Promise<Work | null> {
  const run = await runUnit({ kind: 'system', id: 'imports', name: 'imports' }, async (unit) => {
    const row = await runById(unit.tx, id);
    if (row?.status !== 'previewing') return null;
    if ((await forgetRows(unit.tx, id)) === 0) return rulesOver(unit, runOf(row));
    // Somebody was at it before: whoever still is finds another version and lets go.
    return (await decideRun(unit.tx, id, row.version, { beat_at: unit.now })) ? rulesOver(unit, runOf({ ...row, version: row.version + 1 })) : null;
  });
  if (run === null) return null;
  const table = await openStored(runUnit, run.file_id, run.reading.how);
  if (!table.ok || run.kind === null || run.mapping === null || run.options.settled === null) return null;
  const actor = actorOf(run.applied_by ?? run.created_by);
  const inUnit: Work['inUnit'] = (work) => runUnit(actor, async (unit) => {
    const now = await shareRun(unit.tx, id);
    if (now?.version !== run.version || now.status !== 'previewing') throw new Superseded();
    return work(unit);
  });
  return { run, kind: run.kind, mapping: run.mapping, settled: run.options.settled, table: table.value, pace: paceOf(runUnit), inUnit };
}

const draftsOf = (work: Work, rows: readonly Parameters<typeof understandRow>[0][], places: Standing['places']): Draft[] =>
  rows.map((row) => underOwnName(settleDraft(understandRow(row, work.mapping, work.settled), work.mapping), places));

async function* drafted(work: Work, places: Standing['places']): AsyncGenerator<Draft[]> {
  const { headers } = work.run.reading;
  const mayBeOurs = keyColumn(headers) !== undefined;
  for await (const rows of inBatches(work.table, work.pace.decided)) yield draftsOf(work, mayBeOurs ? await work.inUnit((unit) => asTheyWaited(unit, rows, headers)) : rows, places);
}

const personFields =
  /^(?:manager|assignee|assigneeName|assigneeGivenName|assigneeFamilyName|assigneeNumber|assigneeUsername|managerNumber|managerUsername|holder|holderName|holderNumber|holderUsername)$/;
const namesPeople = (mapping: Mapping): boolean => mapping.columns.some(({ use }) => use.to === 'field' && personFields.test(use.field)) || mapping.kind === 'accounts';
const namesManagers = (mapping: Mapping): boolean => mapping.kind === 'people' && mapping.columns.some(({ use }) => use.to === 'field' && use.field.startsWith('manager'));

/** Whom a file of people brings, so that a row may name a manager who stands further down; and what it says twice. */
async function readAhead(work: Work): Promise<{ around: Around; known: Knowledge }> {
  const brought = new Map<string, PersonFound[]>();
  const names = namesPeople(work.mapping) ? await readNames(work.inUnit, work.pace.page) : null;
  const standing: Standing = { places: await work.inUnit(readPlaces), names, ...(names === null ? {} : { nearPerson: nearestPerson(names, brought) }) };
  if (work.kind !== 'people') return { around: { standing, brought, repeats: nothingKnown.repeats }, known: nothingKnown };
  const index = beginIndex();
  for await (const drafts of drafted(work, standing.places)) {
    for (const draft of drafts) indexDraft(index, draft);
    const records = await work.inUnit((unit) => recordsFor(unit, 'people', drafts));
    for (const [key, person] of peopleBrought(drafts, records)) brought.set(key, [...(brought.get(key) ?? []), person]);
  }
  const repeats = repeatsOf(index);
  return { around: { standing, brought, repeats }, known: { ...nothingKnown, repeats } };
}

async function decide(work: Work, around: Around, drafts: readonly Draft[], unit: Unit): Promise<{ decisions: Decision[]; records: ReadonlyMap<string, Here> }> {
  const { known, records } = await lookUp(unit, work.kind, drafts, around);
  return { decisions: decideBatch(drafts, known, work.run.options).map((decision) => withZones(decision, work.mapping)), records };
}

async function managersHere(work: Work): Promise<Map<string, string>> {
  const managers = new Map<string, string>();
  for (let after = '00000000-0000-0000-0000-000000000000', more = true; more;) {
    const page = await work.inUnit((unit) => pageOfManagers(unit, after, work.pace.page));
    for (const row of page) if (row.manager_id !== null) managers.set(row.id, row.manager_id);
    after = page.at(-1)?.id ?? after;
    more = page.length === work.pace.page;
  }
  return managers;
}

type Decided = { readonly gathered: Gathered; readonly tally: ReturnType<typeof beginTally>; /** Rule → rows it touched. */ readonly ruled: Map<string, number> };

/** Decides every row with what is known of the others so far, and keeps it. */
async function decideAll(work: Work, around: Around, known: Knowledge): Promise<Decided> {
  const gathered = beginGathering();
  const tally = beginTally();
  const ruled = new Map<string, number>();
  const ids: Ids = { licences: new Map() };
  const withManagers = namesManagers(work.mapping);
  let done = 0;
  let told = performance.now();
  await sideBySide(drafted(work, around.standing.places), async (drafts) => {
    await work.inUnit(async (unit) => {
      const { decisions, records } = await decide(work, { ...around, repeats: known.repeats }, drafts, unit);
      const final = decisions.map((decision) => inLightOf(decision, known));
      if (known === nothingKnown) gatherDrafts(gathered, drafts);
      gatherDecisions(gathered, final, withManagers);
      for (const decision of final) tallyDecision(tally, decision);
      await keepRows(unit.tx, work.run.id, final.map((decision) => rowOf(decision, records, unit, ids)));
    });
    for (const rule of drafts.flatMap((draft) => draft.rules ?? [])) ruled.set(rule, (ruled.get(rule) ?? 0) + 1);
    done += drafts.length;
    if (performance.now() - told < beatMilliseconds) return;
    told = performance.now();
    await work.inUnit((unit) => noteProgress(unit.tx, work.run.id, { done_rows: done, beat_at: unit.now }));
  }, work.pace.lanes);
  return { gathered, tally, ruled };
}

async function decideFile(work: Work): Promise<void> {
  const { around, known } = await readAhead(work);
  let { gathered, tally, ruled } = await decideAll(work, around, known);
  const learned = await learn(gathered, known, () => managersHere(work));
  if (learned !== null) {
    await work.inUnit((unit) => forgetRows(unit.tx, work.run.id));
    ({ gathered, tally, ruled } = await decideAll(work, around, learned));
  }
  const { counts, changedFields, rowsWithheld, newPlaces } = summarise(tally);
  const rules = (work.mapping.rules ?? []).flatMap(({ id, name, what }) => { const rows = ruled.get(id); return rows === undefined ? [] : [{ name, sentence: sayRule(what, work.run.reading.headers), rows }]; });
  await work.inUnit(async (unit) => {
    const summary = { reasons: await refusedReasons(unit.tx, work.run.id), changedFields, rowsWithheld, newPlaces, rules, absent: await countAbsent(unit.tx, { id: work.run.id, kind: work.kind }) };
    await decideRun(unit.tx, work.run.id, work.run.version, { status: 'previewed', done_rows: work.run.row_count, counts, summary, previewed_at: unit.now, beat_at: unit.now });
  });
}

/** Decides every row of a run that is in state `previewing`. */
export async function previewRun(runUnit: RunUnit, id: string): Promise<void> {
  try {
    const work = await begin(runUnit, id);
    if (work !== null) await decideFile(work);
  } catch (error) {
    if (!(error instanceof Superseded)) throw error;
  }
}
