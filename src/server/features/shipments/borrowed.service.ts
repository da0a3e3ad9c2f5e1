/** STAND-IN until places, assets, custody, partners and cases land: the same names, the least behaviour. To be replaced by imports of theirs. */
import { changeAssetStatus, type AssetAction, type AssetStatus } from '#domain/asset/asset-status';
import { serialKey, withoutVendorPrefix } from '#domain/asset/serial';
import { caseAssetTransitions, type CaseAssetAction, type CaseAssetStatus } from '#domain/case/case-lifecycle';
import { appendCorrection, recordHandOver as enter } from '#domain/custody/correction';
import type { Custodian, CustodyEvent } from '#domain/custody/custody';
import type { CustodyEventKind } from '#domain/custody/event-kind';
import type { Slot } from '#domain/intake/slots';
import { next } from '#domain/transition';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import * as repo from './borrowed.repo.ts';

export type PlaceRecord = NonNullable<Awaited<ReturnType<typeof repo.placeById>>>;
export type SlotRecord = Slot & { readonly parcels: number; readonly assets: number; readonly mailroomId: string; readonly locationId: string; readonly position: number };
export const placeById = (unit: Unit, id: string): Promise<PlaceRecord | undefined> => repo.placeById(unit.tx, id);
export async function slotsOf(unit: Unit, placeId: string): Promise<SlotRecord[]> {
  return (await repo.slots(unit.tx, placeId)).map((row) => ({
    slotId: row.id, label: row.code, size: row.size === 'any' ? 'large' : row.size as Slot['size'], purpose: row.is_quarantine ? 'quarantine' : 'ordinary', capacity: row.capacity,
    occupied: Number(row.parcels) + Number(row.assets), inUse: row.closed_at === null, parcels: Number(row.parcels), assets: Number(row.assets), mailroomId: placeId, locationId: row.location_id, position: row.position,
  }));
}
export const placesOfKind = (unit: Unit, kind: 'stockroom' | 'mailroom' | 'workshop' | 'disposal', locationIds?: readonly string[]): Promise<PlaceRecord[]> => repo.ofKind(unit.tx, kind, locationIds);
export const workshopOf = async (unit: Unit, locationId: string) => (await repo.ofKind(unit.tx, 'workshop', [locationId]))[0];
export const stockroomOf = async (unit: Unit, locationId: string) => (await repo.ofKind(unit.tx, 'stockroom', [locationId]))[0];

export type HandOver = { assetId: string; kind: Exclude<CustodyEventKind, 'gap' | 'correction'>; to?: Custodian; from?: Custodian | null; occurredAt?: string; condition?: string | null; evidence?: object; caseId?: string | null; placeLocationId?: string | null };
const custodian = (kind: string, id: string | null): Custodian => (kind === 'unaccounted' || id === null ? { type: 'unaccounted' } : { type: kind as 'person', id });
async function chain(unit: Unit, assetId: string) {
  const rows = await repo.eventsOf(unit.tx, assetId);
  const seqs = new Map(rows.map((row) => [row.id, row.seq]));
  const events = rows.map((row): CustodyEvent => ({ seq: row.seq, kind: row.kind as CustodyEventKind, from: row.seq === 1 ? null : custodian(row.from_kind, row.from_id), to: custodian(row.to_kind, row.to_id), occurredAt: row.occurred_at, recordedAt: row.recorded_at, corrects: row.corrects ? seqs.get(row.corrects) ?? null : null }));
  return { rows, events };
}
async function write(unit: Unit, assetId: string, ids: ReadonlyMap<number, string>, made: { events: readonly CustodyEvent[]; head: { seq: number; custodian: Custodian; occurredAt: string } }, more: Partial<HandOver>): Promise<CustodyEvent & { id: string }> {
  let last: (CustodyEvent & { id: string }) | undefined;
  for (const event of made.events) {
    const id = unit.newId();
    const from = event.from ?? { type: 'unaccounted' as const };
    await repo.insertEvent(unit.tx, { id, asset_id: assetId, seq: event.seq, kind: event.kind, from_kind: from.type, from_id: 'id' in from ? from.id : null, to_kind: event.to.type, to_id: 'id' in event.to ? event.to.id : null, case_id: more.caseId ?? null, occurred_at: event.occurredAt, recorded_at: event.recordedAt, actor_kind: unit.actor.kind, actor_id: unit.actor.id, condition: more.condition ?? null, evidence: JSON.stringify(more.evidence ?? {}), corrects: event.corrects === null ? null : ids.get(event.corrects) ?? null, is_gap: event.kind === 'gap' });
    last = { ...event, id };
  }
  await repo.setHead(unit.tx, { asset_id: assetId, seq: made.events.at(-1)?.seq ?? made.head.seq, custodian_kind: made.head.custodian.type, custodian_id: 'id' in made.head.custodian ? made.head.custodian.id : null, since: made.head.occurredAt });
  return last as CustodyEvent & { id: string };
}
type Row = Awaited<ReturnType<typeof repo.eventsOf>>[number];
export async function recordHandOver(unit: Unit, draft: HandOver): Promise<Verdict<Row>> {
  const { rows, events } = await chain(unit, draft.assetId);
  const made = enter(events, { kind: draft.kind, ...(draft.to ? { to: draft.to } : {}), ...(draft.from ? { from: draft.from } : {}), occurredAt: draft.occurredAt ?? unit.now, recordedAt: unit.now });
  if (!made.ok) return made;
  const event = await write(unit, draft.assetId, new Map(rows.map((row) => [row.seq, row.id])), made.value, draft);
  return allow((await repo.eventsOf(unit.tx, draft.assetId)).find((row) => row.id === event.id) as Row);
}
export async function correctCustody(unit: Unit, draft: { assetId: string; corrects: number; to: Custodian; occurredAt?: string; reason: string; caseId?: string | null }): Promise<Verdict<Row>> {
  const { rows, events } = await chain(unit, draft.assetId);
  const said = rows.find((row) => row.seq === draft.corrects);
  const made = appendCorrection(events, { corrects: draft.corrects, to: draft.to, occurredAt: draft.occurredAt ?? said?.occurred_at ?? unit.now, recordedAt: unit.now });
  if (!made.ok) return made;
  const event = await write(unit, draft.assetId, new Map(rows.map((row) => [row.seq, row.id])), made.value, { caseId: draft.caseId ?? null });
  return allow((await repo.eventsOf(unit.tx, draft.assetId)).find((row) => row.id === event.id) as Row);
}
export const custodianNow = async (unit: Unit, assetId: string): Promise<Custodian | null> => { const head = await repo.headOf(unit.tx, assetId); return head ? custodian(head.custodian_kind, head.custodian_id) : null; };
export const chainOfAsset = async (unit: Unit, assetId: string) => ({ events: await repo.eventsOf(unit.tx, assetId) });

export const getAsset = (unit: Unit, id: string) => repo.assetById(unit.tx, id);
export async function findByScan(unit: Unit, keys: { readonly identifierKeys: readonly string[]; readonly lookAlikeKeys?: readonly string[] }) {
  return repo.assetsByScan(unit.tx, { exact: keys.identifierKeys, prefixed: keys.identifierKeys.flatMap(withoutVendorPrefix), lookAlike: keys.lookAlikeKeys ?? [] });
}
export async function changeStatus(unit: Unit, assetId: string, action: AssetAction, _facts: { caseId?: string | null } = {}): Promise<Verdict<AssetStatus>> {
  const asset = await repo.assetById(unit.tx, assetId);
  if (!asset) return refuse('not_found');
  const after = changeAssetStatus(asset.status as AssetStatus, action, { underLegalHold: asset.on_hold, dataBearing: asset.data_bearing, sanitisationVerified: false, openUnlockChecks: [] });
  if (after.ok) await repo.setStatus(unit.tx, assetId, after.value, unit.now);
  return after;
}
export async function registerAsset(unit: Unit, fields: { serialNumber?: string | null; category?: string; model?: string | null; locationId?: string | null }, registration: { status?: string; source?: string; custodian?: Custodian; acceptSameSerial?: boolean }): Promise<Verdict<{ id: string }>> {
  const id = unit.newId();
  await repo.insertAsset(unit.tx, { id, serial_number: fields.serialNumber ?? null, serial_key: fields.serialNumber ? serialKey(fields.serialNumber) : null, category: fields.category ?? 'other', model: fields.model ?? null, status: registration.status ?? 'ready', location_id: fields.locationId ?? null, source: registration.source ?? 'hand', created_at: unit.now, updated_at: unit.now });
  const first = await recordHandOver(unit, { assetId: id, kind: 'registered', to: registration.custodian ?? { type: 'unaccounted' } });
  return first.ok ? allow({ id }) : first;
}
export async function changeAsset(unit: Unit, id: string, body: { assetTag: string; version: number }): Promise<Verdict<null>> {
  await repo.setTag(unit.tx, id, body.assetTag, unit.now);
  return allow(null);
}

export const getCase = (unit: Unit, id: string) => repo.caseById(unit.tx, id);
export const caseAssets = (unit: Unit, caseId: string) => repo.linesOf(unit.tx, caseId);
export const lineOfAsset = (unit: Unit, assetId: string) => repo.openLineOf(unit.tx, assetId);
export async function actOnLine(unit: Unit, act: { caseId: string; assetId: string; action: CaseAssetAction; at?: string; claim?: string; note?: string | null }): Promise<Verdict<{ status: CaseAssetStatus }>> {
  const line = await repo.lineOf(unit.tx, act.caseId, act.assetId);
  if (!line) return refuse('not_found');
  const after = next(caseAssetTransitions, line.status as CaseAssetStatus, act.action);
  if (after.ok) await repo.setLine(unit.tx, line.id, { status: after.value, ...(act.note ? { claim_note: act.note } : {}), ...(after.value === 'received' ? { received_at: act.at ?? unit.now } : {}) });
  return after.ok ? allow({ status: after.value }) : after;
}
export async function recordDeed(unit: Unit, deed: { caseId: string | null; kind: string; helper: { personId?: string | null; memberId?: string | null; name: string; email: string | null }; partnerId?: string | null; subject: { kind: string; id: string }; what: string; happenedAt: string }): Promise<void> {
  await repo.insertDeed(unit.tx, { id: unit.newId(), case_id: deed.caseId, kind: deed.kind, person_id: deed.helper.personId ?? null, member_id: deed.helper.memberId ?? null, helper_name: deed.helper.name, helper_email: deed.helper.email, partner_id: deed.partnerId ?? null, subject_kind: deed.subject.kind, subject_id: deed.subject.id, what: deed.what, happened_at: deed.happenedAt });
}
export const partnerOf = (unit: Unit, placeId: string, locationId: string) => repo.partnerAt(unit.tx, placeId, locationId);
export const membersAt = (unit: Unit, roles: readonly string[], locationId: string | null) => repo.membersAt(unit.tx, roles, locationId);
export const findMember = (unit: Unit, id: string) => repo.memberById(unit.tx, id);
export const memberOfPerson = (unit: Unit, personId: string) => repo.memberOfPerson(unit.tx, personId);
export const setMemberPin = async (unit: Unit, id: string, hash: string | null): Promise<void> => { await repo.setPin(unit.tx, id, hash); };
export const contactOf = (unit: Unit, caseId: string) => repo.contactOf(unit.tx, caseId);
export const findPersonById = (unit: Unit, id: string) => repo.personById(unit.tx, id);
