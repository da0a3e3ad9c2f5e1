/**
 * What a station says while it cannot ask: the same rules as the server's, with
 * what it last knew of its slots. A code of ours gets a slot; anything else is
 * sealed and unknown and gets one too. What only the server can know (a hold,
 * another serial) comes when the Wi-Fi is back, as a move and never as a loss.
 */
import type { Station, StationAnswer, StationScan } from '#contract/station';
import { matchScan, type ParcelFacts } from '#domain/intake/match';
import { classify } from '#domain/intake/scan';
import { stationView } from '#domain/intake/station-view';
import type { KeptScan } from './scan-queue.ts';

export type OfflineAnswer = { readonly answer: StationAnswer; readonly slotId: string | null };

/** Slots as they are after what was put away since the server was last heard. */
function slotsNow(station: Station, waiting: readonly KeptScan[]): Station['slots'] {
  const used = new Map<string, number>();
  for (const { told } of waiting) if (told?.slotId) used.set(told.slotId, (used.get(told.slotId) ?? 0) + 1);
  return station.slots.map((slot) => ({ ...slot, occupied: slot.occupied + (used.get(slot.slotId) ?? 0) }));
}

export function answerOffline(scan: StationScan, station: Station, waiting: readonly KeptScan[]): OfflineAnswer {
  const read = classify(scan.raw);
  const code = read.kinds.find((kind) => kind.kind === 'box_code')?.code;
  const label = code ?? read.value;
  const before = waiting.find((kept) => kept.told?.slotLabel && kept.told.label === label);
  const today = station.scans.find((one) => one.state === 'stored' && one.label === label);
  const slotLabel = before?.told?.slotLabel ?? today?.slotLabel ?? null;
  const placeId = station.place.id;
  const parcel: ParcelFacts = {
    parcelId: scan.clientId, boxCode: label, foundBy: 'box_code', status: slotLabel === null ? 'expected' : 'stored', placeId: slotLabel === null ? null : placeId, slotLabel, size: scan.size ?? 'medium', underLegalHold: false,
  };
  const verdict = matchScan({
    scan: read, place: { placeId, slots: slotsNow(station, waiting), wayOut: { kind: 'call_technician', label: null } }, parcels: code !== undefined || slotLabel !== null ? [parcel] : [], assets: [],
    declaredNotOurs: scan.declaredNotOurs ?? false, ...(scan.size ? { size: scan.size } : {}),
  });
  const view = stationView(verdict);
  const placed = 'slot' in verdict;
  return {
    slotId: placed ? verdict.slot.slotId : null,
    answer: {
      clientId: scan.clientId, kind: view.kind, tone: view.tone, facts: { ...view.message.facts }, slotLabel: view.slotLabel, boxCode: code ?? null, ending: read.value.slice(-4) || null, options: [],
      collectedOn: placed ? station.promise.collectedOn : null, scannedAt: scan.scannedAt, undoUntil: null, conflict: null,
    },
  };
}
