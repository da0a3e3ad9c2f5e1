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
import { countVerdicts, noteAccepted, refusedReasons } from './import-row.repo.ts';
import { byOf } from './import-run.ts';
import { beginGround, goesIn, reasonsOf, redecide, type Ground, type Redecided } from './quarantine-decide.service.ts';
import { openWaiting, refreshSiblings } from './quarantine-fix.service.ts';
import { readWaiting } from './quarantine-read.service.ts';
import { changeWaiting, type WaitingRecord } from './waiting-row.repo.ts';
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

/** One row in the unit's transaction. When the writers refuse it, it waits on with their reason. */
export async function takeIn(unit: Unit, redecided: Redecided): Promise<Accepted> {
  const { row, run, kind, mapping, decision } = redecided;
  const recordId = recordOf(decision, unit.newId);
  if (!goesIn(decision) || recordId === null) return { ok: false, reasons: reasonsOf(decision) };
  const by = byOf(unit.actor);
  if (!(await changeWaiting(unit.tx, row, { state: 'accepted', state_by: by, state_at: unit.now, record_id: recordId, row_keys: redecided.draft.keys, is_ready: false }))) return { ok: false, conflict: true };
  const decided = asDecided(redecided, recordId);
  if (decided !== null) {
    const batch: Batch = { run, kind, mapping, rows: [decided], cause: { source: 'file', facts: { import: run.id } } };
    for (const phase of phases[kind].filter((each) => !each.linked)) {
      const against = (await phase.write(unit, batch)).get(row.line);
      if (against === undefined) continue;
      await changeWaiting(unit.tx, { id: row.id, version: row.version + 1 }, { state: 'waiting', state_by: null, state_at: null, record_id: null, reasons: hushed(against), reason_code: hushed(against)[0]?.code ?? row.reason_code, reason_field: against[0]?.field ?? '' });
      return { ok: false, reasons: against };
    }
  }
  await noteAccepted(unit.tx, run.id, {
    line: row.line, label: decision.label, verdict: decision.verdict, withheld: decision.withheld, recordId, changes: decision.verdict === 'change' ? decision.changes : [],
    draft: decided === null ? null : { ...(decision.verdict === 'create' ? { values: decided.values, custom: decided.custom } : {}), links: decided.links, custodian: decided.custodian, seat: decided.seat, seenAt: decided.seenAt },
  });
  unit.audit({ action: 'waiting_row.accepted', entity: { kind: 'waiting_row', id: row.id }, facts: { import: run.id, line: row.line, record: recordId, verdict: decision.verdict } });
  return { ok: true, recordId };
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

