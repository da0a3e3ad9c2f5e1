/**
 * Waiting rows decided again, as they stand now, against what is here now: the
 * same reading, the same rules and the same domain as when their file was previewed.
 */
import { decideRow, whatToLookUp, type Decision } from '#domain/import/decide-row';
import type { Draft, IdentityKey } from '#domain/import/draft';

import type { ImportKind } from '#domain/import/field';
import { beginIndex, indexDraft, noRepeats, repeatsOf, type Repeats } from '#domain/import/file-index';
import { refuseAfterAll } from '#domain/import/find-circles';
import type { Mapping } from '#domain/import/mapping';
import { severityOf, type Reason } from '#domain/import/reason';
import { withRules } from '#domain/import/row-rules';
import { understandRow } from '#domain/import/understand-row';
import { chosenMatch, edited, mappingNow, rowNow, stillFound, type Edit } from '#domain/import/waiting';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findManagersAbove } from '../people/near-people.service.ts';
import { settleDraft } from './draft-values.ts';
import { existingByIds } from './existing-records.service.ts';
import { runById } from './import.repo.ts';
import { runOf, type Run } from './import-run.ts';
import { lookUp, readNames, readPlaces, underOwnName, type Here, type Standing } from './look-up.service.ts';
import { liveRules } from './row-rule.repo.ts';
import { linesAside, siblingsOf, type WaitingRecord } from './waiting-row.repo.ts';
import { withZones } from './with-zones.ts';

export type Redecided = { readonly row: WaitingRecord; readonly run: Run; readonly kind: ImportKind; readonly mapping: Mapping; readonly draft: Draft; readonly decision: Decision; readonly records: ReadonlyMap<string, Here>; readonly siblings: readonly WaitingRecord[]; readonly places: Standing['places'] };

/** Read once for a batch of rows. */
export type Ground = { readonly runs: Map<string, Run | null>; places?: Standing['places']; names?: Standing['names'] };
export const beginGround = (): Ground => ({ runs: new Map() });

async function runFor(unit: Unit, ground: Ground, id: string, layout: string): Promise<Run | null> {
  const known = ground.runs.get(id);
  if (known !== undefined) return known;
  const row = await runById(unit.tx, id);
  const run = row === undefined ? null : runOf(row);
  const ready = run === null || run.mapping === null ? null : { ...run, mapping: withRules(run.mapping, await liveRules(unit.tx, layout)) };
  ground.runs.set(id, ready);
  return ready;
}

type Read = { readonly row: WaitingRecord; readonly run: Run; readonly mapping: Mapping; readonly draft: Draft };

function read(row: WaitingRecord, run: Run, edits: readonly Edit[], places: Standing['places']): Read {
  const mapping = mappingNow(run.mapping as Mapping, edits);
  const settled = run.options.settled ?? { dateOrder: {}, decimalSign: {} };
  const draft = underOwnName(settleDraft(understandRow(rowNow({ ...row, edits }, run.reading.headers.length), mapping, settled as never), mapping), places);
  return { row, run, mapping, draft };
}

/** Which of the other waiting rows claim to be the same, by line within one file. */
function repeatsAmong(reads: readonly Read[], siblings: readonly WaitingRecord[]): Map<string, Repeats> {
  const byRun = new Map<string, Repeats>();
  for (const runId of new Set(reads.map(({ row }) => row.run_id))) {
    const index = beginIndex();
    const mine = reads.filter(({ row }) => row.run_id === runId);
    const here = new Set(mine.map(({ row }) => row.id));
    for (const { draft } of mine) indexDraft(index, draft);
    for (const other of siblings.filter((sibling) => sibling.run_id === runId && !here.has(sibling.id))) {
      const keys = other.row_keys as readonly IdentityKey[];
      for (const key of keys) {
        const before = index.seen.get(key);
        if (before === undefined) index.seen.set(key, other.line);
        else if (typeof before === 'number') index.seen.set(key, [before, other.line]);
        else before.push(other.line);
      }
    }
    byRun.set(runId, { ...repeatsOf(index), widths: new Map() });
  }
  return byRun;
}

/** Who reports to themselves by way of others, once this row is in. */
async function circleOf(unit: Unit, decision: Decision): Promise<Reason | undefined> {
  if (decision.verdict !== 'change') return undefined;
  const manager = decision.links.people['manager'];
  if (manager?.id === undefined) return undefined;
  const above = await findManagersAbove(unit, manager.id);
  const at = above.findIndex((person) => person.id === decision.id);
  return at < 0 ? undefined : { code: 'circular_manager', field: 'manager', here: above.slice(0, at + 1).map((person) => person.name) };
}

const matchOf = async (unit: Unit, kind: ImportKind, edits: readonly Edit[]) => {
  const { record } = edited(edits);
  const found = record === undefined || record === 'new' ? undefined : (await existingByIds(unit, kind, [record])).get(record);
  return { match: record !== undefined && record !== 'new' && found === undefined ? undefined : chosenMatch(edits, found), found };
};

/** With what the whole file said of the row, and a row alone cannot find again. Repeats are left to the rows that still wait. */
function withFound(decision: Decision, found: readonly Reason[]): Decision {
  return found.reduce<Decision>((now, reason) => {
    const has = now.verdict === 'refuse' && now.reasons.some((each) => each.code === reason.code && each.field === reason.field);
    if (has || now.verdict === 'left') return now;
    return severityOf(reason.code) === 'blocks' ? refuseAfterAll(now, reason) : { ...now, withheld: [...now.withheld.filter((each) => each.code !== reason.code), reason] };
  }, decision);
}

/** `editsOf` may lay other edits over a row than those it has: to see what they would do. */
export async function redecide(unit: Unit, rows: readonly WaitingRecord[], ground: Ground = beginGround(), editsOf: (row: WaitingRecord) => readonly Edit[] = (row) => row.edits): Promise<Redecided[]> {
  const places = (ground.places ??= await readPlaces(unit));
  const reads: Read[] = [];
  for (const row of rows) {
    const run = await runFor(unit, ground, row.run_id, row.layout);
    if (run !== null) reads.push(read(row, run, editsOf(row), places));
  }
  const decided: Redecided[] = [];
  const aside = rows.some((row) => row.found.length > 0) ? await linesAside(unit.tx, [...new Set(rows.map((row) => row.run_id))]) : new Set<string>();
  for (const kind of new Set(reads.map(({ draft }) => draft.kind))) {
    const mine = reads.filter(({ draft }) => draft.kind === kind);
    const drafts = mine.map(({ draft }) => draft);
    const wantsNames = whatToLookUp(drafts).people.some((key) => key.startsWith('name:'));
    if (wantsNames && ground.names === undefined) ground.names = await readNames((work) => work(unit));
    const siblings = await siblingsOf(unit.tx, [...new Set(drafts.flatMap((draft) => draft.keys))], kind);
    const repeats = repeatsAmong(mine, siblings);
    const around = { standing: { places, names: ground.names ?? null }, brought: new Map(), repeats: noRepeats };
    const { known, records } = await lookUp(unit, kind, drafts, around);
    for (const { row, run, mapping, draft } of mine) {
      const edits = editsOf(row);
      const { match, found } = await matchOf(unit, kind, edits);
      const choices = edited(edits).withoutUnknown === true ? { unknownPeople: 'leave_out' as const } : run.options;
      const told = { known: edited(edits).known, ...(match === undefined ? {} : { match }) };
      const first = withZones(decideRow(draft, { ...known, repeats: repeats.get(row.run_id) ?? noRepeats }, choices, told), mapping);
      const circle = kind === 'people' ? await circleOf(unit, first) : undefined;
      const repeated = new Set(['repeated_in_file', 'seat_repeated_in_file', 'two_holders']);
      const standing = stillFound(row.found.filter((reason) => !repeated.has(reason.code)), draft, edits, (line) => aside.has(`${row.run_id}:${line}`));
      decided.push({
        row, run, kind, mapping, draft, places, decision: withFound(circle === undefined ? first : refuseAfterAll(first, circle), standing), records: found === undefined ? records : new Map([...records, [found.id, found]]),
        siblings: siblings.filter((other) => other.id !== row.id && other.run_id === row.run_id && draft.keys.some((key) => other.row_keys.includes(key))),
      });
    }
  }
  return decided;
}

export const reasonsOf = (decision: Decision): readonly Reason[] => (decision.verdict === 'refuse' ? decision.reasons : decision.verdict === 'left' ? [decision.reason] : []);
export const goesIn = (decision: Decision): boolean => decision.verdict === 'create' || decision.verdict === 'change' || decision.verdict === 'same';
