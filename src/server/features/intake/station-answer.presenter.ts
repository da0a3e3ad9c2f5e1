/** What leaves the station: a whitelist of box codes, slots and ends of codes. No name, reason or value of a leaver passes here. */
import type { Conflict, StationAnswer, TodayScan } from '#contract/station';
import type { MatchVerdict } from '#domain/intake/match';
import { stationView } from '#domain/intake/station-view';
import type { IntakeRow, ScanOfToday } from './intake.repo.ts';

/** How long a scan can be taken back. */
export const undoMinutes = 5;
export const undoUntil = (recordedAt: string): string => new Date(Date.parse(recordedAt) + undoMinutes * 60_000).toISOString();

type Said = { readonly clientId: string; readonly verdict: MatchVerdict; readonly slotLabel: string | null; readonly boxCode: string | null; readonly collectedOn: string | null; readonly scannedAt: string; readonly recordedAt: string; readonly placed: boolean; readonly conflict: Conflict | null };

export function stationAnswer(said: Said): StationAnswer {
  const view = stationView(said.verdict);
  const subject = 'subject' in said.verdict ? said.verdict.subject : null;
  return {
    clientId: said.clientId, kind: view.kind, tone: view.tone, facts: { ...view.message.facts, boxCode: said.boxCode, ...(said.slotLabel === null ? {} : { slot: said.slotLabel }) }, slotLabel: said.slotLabel,
    boxCode: said.boxCode, ending: subject?.ending ?? null, options: view.options.map((option) => ({ ...option })), collectedOn: said.placed ? said.collectedOn : null, scannedAt: said.scannedAt,
    undoUntil: said.placed ? undoUntil(said.recordedAt) : null, conflict: said.conflict,
  };
}

/** The answer given the first time, word for word. */
export const answerOf = (row: IntakeRow): StationAnswer => row.answer as StationAnswer;

function stateOf(row: ScanOfToday): TodayScan['state'] {
  if (row.undone_at) return 'undone';
  if (row.slot_id === null) return 'nothing';
  if (row.asset_id !== null && row.box_code === null) return row.custodian_id === row.slot_id ? 'stored' : 'moved';
  if (row.parcel_status === 'stored') return row.parcel_place_id === row.slot_id ? 'stored' : 'moved';
  return row.parcel_status === 'collected' || row.parcel_status === 'opened' ? 'collected' : 'moved';
}

export function todayScan(row: ScanOfToday, now: string): TodayScan {
  const answer = row.answer as StationAnswer;
  const state = stateOf(row);
  const until = undoUntil(row.recorded_at);
  return {
    clientId: row.client_id, at: row.scanned_at, label: answer.boxCode ?? row.scan_key.slice(0, 40), kind: answer.kind, slotLabel: row.slot_kind === 'slot' ? row.slot_code : answer.slotLabel, state,
    undoUntil: state === 'stored' && until > now ? until : null,
  };
}
