/**
 * Working on one row that waits: an edit and its undoing, putting aside. The
 * row is decided again at once and waits on; only `accept` writes a record.
 * Rule: two people, one winner; the other gets a clear answer and keeps what they typed.
 */
import type { RowEdit, WaitingDetail } from '#contract/waiting';
import { severityOf } from '#domain/import/reason';
import { hushed, type Edit } from '#domain/import/waiting';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { byOf } from './import-run.ts';
import { goesIn, reasonsOf, redecide, type Ground, type Redecided, beginGround } from './quarantine-decide.service.ts';
import { findWaiting, readWaiting } from './quarantine-read.service.ts';
import { changeWaiting, type StoredEdit, type WaitingChange, type WaitingRecord } from './waiting-row.repo.ts';

/** Contract's edit without what was not said. */
export const plainEdit = (edit: RowEdit): Edit => Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Edit;

/** What the list should say of a row after it was decided again. */
export function standingOf({ row, decision, draft }: Redecided): WaitingChange {
  const looked = row.severity === 'look' ? decision.withheld.filter((reason) => severityOf(reason.code) !== 'note') : [];
  const reasons = hushed(reasonsOf(decision).length > 0 ? reasonsOf(decision) : looked.length > 0 ? looked : row.reasons);
  return { reasons, reason_code: reasons[0]?.code ?? row.reason_code, reason_field: reasons[0]?.field ?? '', is_ready: row.severity === 'blocks' && goesIn(decision), row_keys: draft.keys };
}

async function open(unit: Unit, id: string, version: number, states: readonly string[] = ['waiting']): Promise<Verdict<WaitingRecord>> {
  const found = await findWaiting(unit, id);
  if (!found.ok) return found;
  const row = found.value;
  if (!states.includes(row.state)) return refuse('waiting_closed', { state: row.state, by: row.state_by?.name ?? null, note: row.state_note });
  return row.version === version ? found : refuse('conflict', { version: row.version, by: row.edits.at(-1)?.by.name ?? row.state_by?.name ?? null });
}

async function keep(unit: Unit, row: WaitingRecord, edits: readonly StoredEdit[]): Promise<Verdict<WaitingDetail>> {
  const next: WaitingRecord = { ...row, edits };
  const [redecided] = await redecide(unit, [next], beginGround());
  if (redecided === undefined) return refuse('not_found');
  if (!(await changeWaiting(unit.tx, row, { edits, ...standingOf(redecided) }))) return refuse('conflict', { version: row.version });
  return readWaiting(unit, row.id);
}

export async function editWaiting(unit: Unit, id: string, version: number, edit: RowEdit): Promise<Verdict<WaitingDetail>> {
  const found = await open(unit, id, version);
  if (!found.ok) return found;
  const next: StoredEdit = { ...plainEdit(edit), by: byOf(unit.actor), at: unit.now };
  const kept = await keep(unit, found.value, [...found.value.edits, next]);
  if (kept.ok) unit.audit({ action: 'waiting_row.edited', entity: { kind: 'waiting_row', id }, facts: { import: found.value.run_id, line: found.value.line, columns: Object.keys(edit.cells ?? {}) }, personal: { edit: JSON.stringify(plainEdit(edit)) } });
  return kept;
}

/** The last edit, or what was put aside or found right, is taken back. */
export async function undoWaiting(unit: Unit, id: string, version: number): Promise<Verdict<WaitingDetail>> {
  const found = await open(unit, id, version, ['waiting', 'aside', 'seen']);
  if (!found.ok) return found;
  const row = found.value;
  if (row.state === 'waiting' && row.edits.length === 0) return readWaiting(unit, id);
  unit.audit({ action: 'waiting_row.undone', entity: { kind: 'waiting_row', id }, facts: { import: row.run_id, line: row.line, state: row.state } });
  if (row.state === 'waiting') return keep(unit, row, row.edits.slice(0, -1));
  if (!(await changeWaiting(unit.tx, row, { state: 'waiting', state_note: null, state_by: null, state_at: null }))) return refuse('conflict', { version: row.version });
  return readWaiting(unit, id);
}

/** Kept and listed with its reason; nothing of it goes in. */
export async function putAside(unit: Unit, row: WaitingRecord, note: string): Promise<boolean> {
  const done = await changeWaiting(unit.tx, row, { state: 'aside', state_note: note, state_by: byOf(unit.actor), state_at: unit.now });
  if (done) unit.audit({ action: 'waiting_row.put_aside', entity: { kind: 'waiting_row', id: row.id }, facts: { import: row.run_id, line: row.line }, personal: { note } });
  return done;
}

export async function setAside(unit: Unit, id: string, version: number, note: string): Promise<Verdict<WaitingDetail>> {
  const found = await open(unit, id, version);
  if (!found.ok) return found;
  if (!(await putAside(unit, found.value, note))) return refuse('conflict', { version });
  await refreshSiblings(unit, found.value);
  return readWaiting(unit, id);
}

/** Rows that waited because of this one are decided again: their list says at once that they are ready. */
export async function refreshSiblings(unit: Unit, row: WaitingRecord, ground: Ground = beginGround()): Promise<void> {
  const [redecided] = await redecide(unit, [row], ground);
  const siblings = redecided?.siblings.filter((other) => other.state === 'waiting').slice(0, 200) ?? [];
  for (const each of siblings.length === 0 ? [] : await redecide(unit, siblings, ground)) await changeWaiting(unit.tx, each.row, standingOf(each));
}

export { open as openWaiting };
