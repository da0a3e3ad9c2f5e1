/**
 * A row that waited goes in: by the import's own writers, in one transaction
 * with the record's audit entry, its cause the import it came with, in the name
 * of who decides. What it did is noted with its file like that of any other row.
 */
import type { WaitingDetail } from '#contract/waiting';
import type { Decision } from '#domain/import/decide-row';
import { sayReason, type Reason } from '#domain/import/reason';
import { hushed } from '#domain/import/waiting';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { phases } from './apply-import.service.ts';
import { noteProgress } from './import.repo.ts';
import { countVerdicts, noteAccepted, refusedReasons, type AcceptedRow } from './import-row.repo.ts';
import { byOf } from './import-run.ts';
import { beginGround, goesIn, reasonsOf, redecide, type Ground, type Redecided } from './quarantine-decide.service.ts';
import { openWaiting, refreshSiblings } from './quarantine-fix.service.ts';
import { readWaiting } from './quarantine-read.service.ts';
import { acceptRows, changeWaiting, type WaitingRecord } from './waiting-row.repo.ts';
import type { Batch, Decided } from './write-batch.ts';

/** The decision as the writers take it: a new record gets its id here. */
function asDecided({ decision, records, row }: Redecided, recordId: string): Decided | null {
  const common = { line: row.line, label: decision.label, recordId };
  if (decision.verdict === 'create') {
    const { values, custom, links, custodian, seat } = decision;
    return { ...common, verdict: 'create', seenVersion: null, seenAt: undefined, values, custom, changes: [], links, custodian, seat };
  }
  if (decision.verdict !== 'change') return null;
  const seen = records.get(decision.id);
  const { changes, links, custodian, seat } = decision;
  return { ...common, verdict: 'change', seenVersion: seen?.version ?? null, seenAt: seen?.seenAt, values: {}, custom: {}, changes, links, custodian, seat };
}

const recordOf = (decision: Decision, newId: () => string): string | null => (decision.verdict === 'create' ? newId() : decision.verdict === 'change' || decision.verdict === 'same' ? decision.id : null);

export type Accepted = { readonly ok: true; readonly recordId: string } | { readonly ok: false; readonly reasons: readonly Reason[] } | { readonly ok: false; readonly conflict: true };

const batchKey = ({ run, mapping }: Redecided): string => `${run.id} ${JSON.stringify(mapping.answers.placeZones ?? {})}`;

/** What the import's own writers have against rows, by row; they write the others. */
async function written(unit: Unit, rows: readonly { readonly of: Redecided; readonly decided: Decided }[]): Promise<Map<string, readonly Reason[]>> {
  const against = new Map<string, readonly Reason[]>();
  for (const group of Map.groupBy(rows, ({ of }) => batchKey(of)).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { run, kind, mapping } = first.of;
    const batch: Batch = { run, kind, mapping, rows: group.map(({ decided }) => decided), cause: { source: 'file', facts: { import: run.id } } };
    for (const phase of phases[kind].filter((each) => !each.linked)) {
      const refused = await phase.write(unit, batch);
      for (const { of } of group) if (refused.has(of.row.line)) against.set(of.row.id, refused.get(of.row.line) ?? []);
    }
  }
  return against;
}

const noteOf = ({ row, decision }: Redecided, decided: Decided | null, recordId: string): AcceptedRow => ({
  line: row.line, label: decision.label, verdict: decision.verdict, withheld: decision.withheld, recordId, changes: decision.verdict === 'change' ? decision.changes : [],
  draft: decided === null ? null : { ...(decision.verdict === 'create' ? { values: decided.values, custom: decided.custom } : {}), links: decided.links, custodian: decided.custodian, seat: decided.seat, seenAt: decided.seenAt },
});

/** Rows that say nothing of each other (`apart`), in the unit's transaction and a handful of statements. What the writers refuse waits on with their reason. */
export async function takeInMany(unit: Unit, rows: readonly Redecided[]): Promise<Map<string, Accepted>> {
  const outcome = new Map<string, Accepted>();
  const ready = rows.flatMap((of) => {
    const recordId = recordOf(of.decision, unit.newId);
    if (goesIn(of.decision) && recordId !== null) return [{ of, recordId, decided: asDecided(of, recordId) }];
    outcome.set(of.row.id, { ok: false, reasons: reasonsOf(of.decision) });
    return [];
  });
  const mine = await acceptRows(unit.tx, ready.map(({ of, recordId }) => ({ id: of.row.id, version: of.row.version, record: recordId, keys: of.draft.keys })), byOf(unit.actor), unit.now);
  const won = ready.filter(({ of }) => mine.has(of.row.id));
  for (const { of } of ready) if (!mine.has(of.row.id)) outcome.set(of.row.id, { ok: false, conflict: true });
  const against = await written(unit, won.flatMap(({ of, decided }) => (decided === null ? [] : [{ of, decided }])));
  for (const { of: { row } } of won) {
    const reasons = against.get(row.id);
    if (reasons === undefined) continue;
    await changeWaiting(unit.tx, { id: row.id, version: row.version + 1 }, { state: 'waiting', state_by: null, state_at: null, record_id: null, reasons: hushed(reasons), reason_code: hushed(reasons)[0]?.code ?? row.reason_code, reason_field: reasons[0]?.field ?? '' });
    outcome.set(row.id, { ok: false, reasons });
  }
  const taken = won.filter(({ of }) => !against.has(of.row.id));
  for (const [runId, list] of Map.groupBy(taken, ({ of }) => of.run.id)) await noteAccepted(unit.tx, runId, list.map(({ of, decided, recordId }) => noteOf(of, decided, recordId)));
  for (const { of: { row, run, decision }, recordId } of taken) {
    outcome.set(row.id, { ok: true, recordId });
    unit.audit({ action: 'waiting_row.accepted', entity: { kind: 'waiting_row', id: row.id }, facts: { import: run.id, line: row.line, record: recordId, verdict: decision.verdict } });
  }
  return outcome;
}

/** One row in the unit's transaction. */
export async function takeIn(unit: Unit, redecided: Redecided): Promise<Accepted> {
  return (await takeInMany(unit, [redecided])).get(redecided.row.id) ?? { ok: false, conflict: true };
}

/** The counts of a file after some of its rows went in. */
export async function recount(unit: Unit, runs: ReadonlyMap<string, Redecided['run']>): Promise<void> {
  for (const [id, run] of runs) {
    if (run.summary === null) continue;
    await noteProgress(unit.tx, id, { counts: await countVerdicts(unit.tx, id), summary: { ...run.summary, reasons: await refusedReasons(unit.tx, id) } });
  }
}

/** A look that was found right: nothing is written, the row is only closed. */
async function foundRight(unit: Unit, row: WaitingRecord): Promise<boolean> {
  const done = await changeWaiting(unit.tx, row, { state: 'seen', state_by: byOf(unit.actor), state_at: unit.now });
  if (done) unit.audit({ action: 'waiting_row.seen', entity: { kind: 'waiting_row', id: row.id }, facts: { import: row.run_id, line: row.line } });
  return done;
}

export async function acceptOne(unit: Unit, row: WaitingRecord, redecided: Redecided | undefined): Promise<Accepted> {
  if (row.severity === 'look') return (await foundRight(unit, row)) ? { ok: true, recordId: row.record_id ?? '' } : { ok: false, conflict: true };
  return redecided === undefined ? { ok: false, reasons: row.reasons } : takeIn(unit, redecided);
}

export async function acceptWaiting(unit: Unit, id: string, version: number): Promise<Verdict<WaitingDetail>> {
  const found = await openWaiting(unit, id, version);
  if (!found.ok) return found;
  const ground: Ground = beginGround();
  const [redecided] = await redecide(unit, [found.value], ground);
  const taken = await acceptOne(unit, found.value, redecided);
  if (!taken.ok) return 'conflict' in taken ? refuse('conflict', { version }) : refuse('waiting_not_ready', { reasons: taken.reasons.map(sayReason) });
  if (redecided !== undefined) {
    await recount(unit, new Map([[redecided.run.id, redecided.run]]));
    await refreshSiblings(unit, found.value);
  }
  return readWaiting(unit, id);
}

