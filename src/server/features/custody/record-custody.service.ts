/**
 * The only writers of the ledger. A hand-over is appended by compare-and-set
 * on (asset, seq), with its projection and its audit entry in the same
 * transaction; two at once have one winner, and the other is told (PRODUCT 1).
 */
import { recordHashHex } from '#domain/audit/audit-entry';
import { sameCustodian, type Appended, type Custodian, type CustodyEvent as DomainEvent } from '#domain/custody/custody';
import { appendCorrection, recordHandOver as decideHandOver } from '#domain/custody/correction';
import type { CustodyEventKind } from '#domain/custody/event-kind';
import type { Json } from '#domain/audit/canonical';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { sha256Hex } from '../../platform/proof-crypto.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { setAssetFacts } from '../assets/change-status.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { appendEvents, eventsOf, holdChain, type EventRow, type HeldChain, type NewEvent } from './custody.repo.ts';
import { chainOf, domainEvents, evidenceRecord, idOf, instant, sinceOf } from './ledger.ts';

/** An entry of the ledger, as it was written. */
export type CustodyEvent = EventRow;

export type HandOver = {
  readonly assetId: string;
  readonly kind: Exclude<CustodyEventKind, 'gap' | 'correction'>;
  /** Who has it now; may be left out where nothing moves (counted, inspected, held). */
  readonly to?: Custodian;
  /** Who gave it, where that was seen; another than the known custodian leaves a visible gap. */
  readonly from?: Custodian | null;
  /** When it happened; now unless told. Earlier than the newest entry: entered late, in its place. */
  readonly occurredAt?: string;
  readonly condition?: string | null;
  /** Plain facts that show it happened, without names: `{ scan, parcelId, fileId }`. */
  readonly evidence?: Readonly<Record<string, Json>>;
  readonly caseId?: string | null;
  /** Where it happened; a receiving place says it by itself. */
  readonly placeLocationId?: string | null;
  /** Words about it; kept apart from the ledger, erasable. */
  readonly note?: string;
  /** The newest entry the caller decided on; another one since then refuses. */
  readonly expectedSeq?: number;
};

/** What a hold forbids, whoever asks: giving it to somebody new, repairing and disposing (PRODUCT 3). */
const heldKinds: readonly CustodyEventKind[] = ['issued', 'sent_to_repair', 'disposed', 'destroyed'];

export async function recordHandOver(unit: Unit, given: HandOver): Promise<Verdict<CustodyEvent>> {
  const moved = await handOver(unit, given);
  return moved.ok ? allow(moved.value.event) : moved;
}

/** The same, with who answered for it before. */
export async function handOver(unit: Unit, given: HandOver): Promise<Verdict<{ readonly event: CustodyEvent; readonly before: Custodian }>> {
  const held = await holdFor(unit, given.assetId, given.to);
  if (!held.ok) return held;
  const { events: rows, asset } = held.value;
  if (asset.onHold && heldKinds.includes(given.kind)) return refuse('under_legal_hold', { action: given.kind });
  if (given.expectedSeq !== undefined && given.expectedSeq !== (rows.at(-1)?.seq ?? 0)) return moved(rows);
  const receiver = await receiverOf(unit, given.to, held.value);
  if (!receiver.ok) return receiver;
  const occurredAt = instant(given.occurredAt ?? unit.now);
  const draft = { kind: given.kind, occurredAt, recordedAt: unit.now, ...(given.to ? { to: given.to } : {}), ...(given.from === undefined ? {} : { from: given.from }) };
  const verdict = decideHandOver(domainEvents(rows), draft);
  if (!verdict.ok) return verdict;
  const written = await append(unit, rows, verdict.value, { ...given, locationId: receiver.value ?? given.placeLocationId ?? null, action: 'custody.recorded' });
  if (written.ok && receiver.value && receiver.value !== asset.locationId && sameCustodian(verdict.value.head.custodian, given.to ?? { type: 'unaccounted' })) {
    await setAssetFacts(unit, given.assetId, { locationId: receiver.value }, given.caseId ?? null);
  }
  return written.ok ? allow({ event: written.value, before: chainOf(rows).head?.custodian ?? { type: 'unaccounted' } }) : written;
}

export type Correction = {
  readonly assetId: string;
  /** The number of the entry that should have said something else. */
  readonly corrects: number;
  readonly to: Custodian;
  /** Left out: when the entry said. */
  readonly occurredAt?: string;
  readonly reason: string;
  readonly caseId?: string | null;
  readonly expectedSeq?: number;
};

export async function correctCustody(unit: Unit, given: Correction): Promise<Verdict<CustodyEvent>> {
  const held = await holdFor(unit, given.assetId, given.to);
  if (!held.ok) return held;
  const { events: rows, asset } = held.value;
  if (given.expectedSeq !== undefined && given.expectedSeq !== rows.at(-1)?.seq) return moved(rows);
  const receiver = await receiverOf(unit, given.to, held.value);
  if (!receiver.ok) return receiver;
  const said = chainOf(rows).effective.find((event) => event.seq === rootOf(rows, given.corrects));
  if (!said) return refuse('custody_corrects_nothing', { corrects: given.corrects });
  const draft = { corrects: given.corrects, to: given.to, occurredAt: instant(given.occurredAt ?? said.occurredAt), recordedAt: unit.now };
  const verdict = appendCorrection(domainEvents(rows), draft);
  if (!verdict.ok) return verdict;
  const written = await append(unit, rows, verdict.value, { caseId: given.caseId ?? null, locationId: receiver.value, note: given.reason, action: 'custody.corrected' });
  const isNewest = sameCustodian(verdict.value.head.custodian, given.to);
  if (written.ok && isNewest && receiver.value && receiver.value !== asset.locationId) await setAssetFacts(unit, given.assetId, { locationId: receiver.value }, given.caseId ?? null);
  return written;
}

/** The entry that a correction of a correction finally speaks about. */
function rootOf(rows: readonly EventRow[], seq: number): number {
  const row = rows.find((one) => one.seq === seq);
  const corrected = row?.kind === 'correction' ? rows.find((one) => one.id === row.corrects) : undefined;
  return corrected ? rootOf(rows, corrected.seq) : seq;
}

/** An asset's first entry: from then on it has one custodian at every instant. */
export async function initialCustody(unit: Unit, given: { readonly assetId: string; readonly to: Custodian; readonly occurredAt?: string; readonly caseId?: string | null; readonly evidence?: Readonly<Record<string, Json>> }): Promise<Verdict<CustodyEvent>> {
  return recordHandOver(unit, { ...given, kind: 'registered', expectedSeq: 0 });
}

/** The asset and its chain, held; with the place that receives it. */
async function holdFor(unit: Unit, assetId: string, to: Custodian | undefined): Promise<Verdict<HeldChain>> {
  const held = await holdChain(unit.tx, assetId, to?.type === 'place' ? to.id : null);
  if (held) return allow(held);
  return refuse('not_found', { what: to?.type === 'place' && (await holdChain(unit.tx, assetId, null)) ? 'place' : 'asset' });
}

/** The receiver exists; a place is open, and its location is where the asset will be. */
async function receiverOf(unit: Unit, to: Custodian | undefined, { place }: HeldChain): Promise<Verdict<string | null>> {
  if (to?.type === 'person') return (await getPerson(unit, to.id)) ? allow(null) : refuse('not_found', { what: 'person' });
  if (place?.isClosed) return refuse('place_closed', { place: place.name });
  return allow(place?.locationId ?? null);
}

const moved = (rows: readonly EventRow[]) => {
  const head = chainOf(rows).head;
  return refuse('custody_moved', { seq: head?.seq ?? 0, custodian: head ? { kind: head.custodian.type, id: idOf(head.custodian) } : null });
};

type Around = { readonly action: string; readonly caseId?: string | null; readonly locationId: string | null; readonly condition?: string | null; readonly evidence?: Readonly<Record<string, Json>>; readonly note?: string };

async function append(unit: Unit, before: readonly EventRow[], appended: Appended, around: Around & { readonly assetId?: string }): Promise<Verdict<CustodyEvent>> {
  const assetId = around.assetId ?? before[0]?.asset_id ?? '';
  const ids = new Map(before.map((row) => [row.seq, row.id]));
  const rows = appended.events.map((event) => rowOf(unit, assetId, event, around, ids));
  const insert: NewEvent[] = rows.map((row) => ({ ...row, evidence: JSON.stringify(row.evidence) }));
  const all = [...before, ...rows];
  const { head } = appended;
  const projection = { assetId, seq: head.seq, kind: head.custodian.type, id: idOf(head.custodian), since: sinceOf(chainOf(all), head) };
  const done = await appendEvents(unit.tx, insert, projection, before.at(-1)?.seq ?? null);
  if (done !== 'appended') return moved(done === 'entries' ? await eventsOf(unit.tx, assetId) : all);
  for (const row of rows) auditEntry(unit, row, around);
  return allow(rows.at(-1) as EventRow);
}

function rowOf(unit: Unit, assetId: string, event: DomainEvent, around: Around, ids: ReadonlyMap<number, string>): EventRow {
  const isGap = event.kind === 'gap';
  return {
    id: unit.newId(), asset_id: assetId, seq: event.seq, kind: event.kind, from_kind: event.from?.type ?? 'unaccounted', from_id: event.from ? idOf(event.from) : null, to_kind: event.to.type, to_id: idOf(event.to),
    location_id: isGap ? null : around.locationId, case_id: around.caseId ?? null, occurred_at: instant(event.occurredAt), recorded_at: instant(event.recordedAt), actor_kind: unit.actor.kind, actor_id: unit.actor.id,
    condition: isGap ? null : (around.condition ?? null), evidence: isGap ? {} : (around.evidence ?? {}), corrects: event.corrects === null ? null : (ids.get(event.corrects) ?? null), is_gap: isGap,
  };
}

/** One audit entry for each entry of the ledger, bound to its content: `record_sha256` is what the evidence file is checked against. */
export function auditEntry(unit: Unit, row: EventRow, around: Pick<Around, 'action' | 'note'>): void {
  const hash = recordHashHex(sha256Hex, evidenceRecord(row));
  if (!hash.ok) throw new Error(`A custody record that has no canonical form, at ${hash.error.path}: ${hash.error.reason}`);
  unit.audit({
    action: around.action, entity: { kind: 'custody_event', id: row.id }, caseId: row.case_id,
    facts: { record_sha256: hash.value, asset: row.asset_id, seq: row.seq, kind: row.kind, from: { kind: row.from_kind, id: row.from_id }, to: { kind: row.to_kind, id: row.to_id }, ...(row.is_gap ? { gap: true } : {}) },
    ...(around.note && !row.is_gap ? { personal: { note: around.note } } : {}),
  });
}
