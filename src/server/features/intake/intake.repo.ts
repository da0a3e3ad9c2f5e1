/** All SQL of `intake` and `station_shift`, and what is asked of them. */
import { sql } from 'kysely';
import { keyset } from '../../platform/db/keyset.ts';
import type { Write } from '../../platform/db/write-together.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewIntake = {
  id: string; clientId: string; placeId: string; memberId: string | null; raw: string; key: string; outcome: string; answer: object; parcelId: string | null; assetId: string | null; slotId: string | null; openReason: string | null;
  insideParcelId: string | null; exceptions: readonly string[]; effects: object; isDamaged: boolean; scannedAt: string; recordedAt: string;
};

/** To be written at the end of the unit: a scan counts once, by its own id. */
export const insertIntake = (tx: Tx, i: NewIntake): Write => {
  const insert = tx.insertInto('intake').values({
    id: i.id, client_id: i.clientId, place_id: i.placeId, member_id: i.memberId, scan_raw: i.raw, scan_key: i.key, outcome: i.outcome, answer: JSON.stringify(i.answer), parcel_id: i.parcelId, asset_id: i.assetId, slot_id: i.slotId,
    open_reason: i.openReason, inside_parcel_id: i.insideParcelId, exceptions: JSON.stringify(i.exceptions), effects: JSON.stringify(i.effects), is_damaged: i.isDamaged, scanned_at: i.scannedAt, recorded_at: i.recordedAt,
  });
  return sql`${insert}`;
};

export const lockIntake = (tx: Tx, where: { id: string } | { clientId: string }) => {
  const query = tx.selectFrom('intake').selectAll().forUpdate();
  return ('id' in where ? query.where('id', '=', where.id) : query.where('client_id', '=', where.clientId)).executeTakeFirst();
};
export type IntakeRow = NonNullable<Awaited<ReturnType<typeof lockIntake>>>;

export const setUndone = (tx: Tx, id: string, at: string) => tx.updateTable('intake').set({ undone_at: at }).where('id', '=', id).execute();
export const setPhoto = (tx: Tx, id: string, fileId: string) => tx.updateTable('intake').set({ photo_id: fileId, is_damaged: true }).where('id', '=', id).execute();

/** Compare-and-set: one decision, the first. */
export async function setResolved(tx: Tx, id: string, by: { memberId: string | null; resolution: string; at: string }): Promise<boolean> {
  return (await tx.updateTable('intake').set({ resolved_at: by.at, resolved_by: by.memberId, resolution: by.resolution }).where('id', '=', id).where('resolved_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
}

/** A thing for which no slot was free has its place after all: what was open for that is decided. */
export const settleUnplaced = (scanKey: string, at: string): Write =>
  sql`update intake set resolved_at = ${at}, resolution = 'stored_after_all' where open_reason = 'no_free_slot' and scan_key = ${scanKey} and resolved_at is null`;

/** What was scanned at a place since an instant, newest first, with where the thing is now. */
export const scansSince = (tx: Tx, placeId: string, since: string) => tx.selectFrom('intake as i').leftJoin('parcel as b', 'b.id', 'i.parcel_id').leftJoin('asset_custody as c', 'c.asset_id', 'i.asset_id').leftJoin('place as slot', 'slot.id', 'i.slot_id')
  .select(['i.client_id', 'i.scanned_at', 'i.recorded_at', 'i.scan_key', 'i.answer', 'i.slot_id', 'i.undone_at', 'i.asset_id', 'b.box_code', 'b.status as parcel_status', 'b.place_id as parcel_place_id', 'c.custodian_id', 'slot.code as slot_code', 'slot.kind as slot_kind'])
  .where('i.place_id', '=', placeId).where('i.scanned_at', '>=', since).orderBy('i.scanned_at', 'desc').orderBy('i.id', 'desc').limit(100).execute();
export type ScanOfToday = Awaited<ReturnType<typeof scansSince>>[number];

/** Things really received at a place since an instant: what the partner gave time for. */
export const countReceived = async (tx: Tx, placeId: string, since: string): Promise<number> =>
  Number((await tx.selectFrom('intake').select((e) => e.fn.countAll<string>().as('n')).where('place_id', '=', placeId).where('scanned_at', '>=', since).where('undone_at', 'is', null).where('slot_id', 'is not', null).executeTakeFirstOrThrow()).n);

export const countOverdueAt = async (tx: Tx, roomId: string, now: string): Promise<number> => Number((await tx.selectFrom('parcel as b').innerJoin('place as s', 's.id', 'b.place_id').select((e) => e.fn.countAll<string>().as('n'))
  .where('b.status', '=', 'stored').where('b.dwell_due_at', '<=', now).where(sql<boolean>`coalesce(s.parent_id, s.id) = ${roomId}`).executeTakeFirstOrThrow()).n);

export type OpenFilter = { reason?: string | undefined; place?: string | undefined; resolved: boolean; id?: string | undefined };

export async function openIntakes(tx: Tx, filter: OpenFilter, page: { after: string | undefined; limit: number }) {
  const keys = keyset({ scanned: { column: 'i.scanned_at', type: 'timestamptz' } }, 'i.id', '-scanned', page.after);
  let query = tx.selectFrom('intake as i').innerJoin('place as room', 'room.id', 'i.place_id').leftJoin('place as slot', 'slot.id', 'i.slot_id').leftJoin('member as m', 'm.id', 'i.member_id').leftJoin('parcel as b', 'b.id', 'i.parcel_id').leftJoin('parcel as box', 'box.id', 'i.inside_parcel_id')
    .selectAll('i').select(['room.name as room_name', 'room.location_id', 'slot.code as slot_code', 'slot.kind as slot_kind', 'm.name as member_name', 'b.box_code', 'b.case_id', 'box.box_code as inside_box_code', 'box.case_id as inside_case_id', keys.sortValue.as('sort_value')])
    .where('i.open_reason', 'is not', null).where('i.undone_at', 'is', null).orderBy(keys.orderBy).limit(page.limit + 1);
  if (filter.id) query = query.where('i.id', '=', filter.id);
  else query = query.where('i.resolved_at', filter.resolved ? 'is not' : 'is', null);
  if (filter.reason) query = query.where('i.open_reason', '=', filter.reason);
  if (filter.place) query = query.where('i.place_id', '=', filter.place);
  if (keys.after) query = query.where(keys.after);
  return query.execute();
}
export type OpenIntakeRecord = Awaited<ReturnType<typeof openIntakes>>[number];

export const countOpen = async (tx: Tx): Promise<number> => Number((await tx.selectFrom('intake').select((e) => e.fn.countAll<string>().as('n')).where('open_reason', 'is not', null).where('undone_at', 'is', null).where('resolved_at', 'is', null).executeTakeFirstOrThrow()).n);

export async function insertShift(tx: Tx, s: { id: string; placeId: string; memberId: string; tokenHash: string; at: string; endsAt: string; deviceId: string | null }): Promise<void> {
  await tx.insertInto('station_shift').values({ id: s.id, place_id: s.placeId, member_id: s.memberId, token_hash: s.tokenHash, started_at: s.at, ends_at: s.endsAt, device_id: s.deviceId }).execute();
}
/** The shift a scan belongs to, by its own time: a scan made while it ran is its clerk's, whenever it arrives. */
export const shiftAt = (tx: Tx, tokenHash: string, at: string) => tx.selectFrom('station_shift as s').innerJoin('member as m', 'm.id', 's.member_id').select(['m.id', 'm.name', 'm.email', 'm.roles', 'm.person_id']).where('s.token_hash', '=', tokenHash)
  .where(sql<boolean>`${at}::timestamptz >= s.started_at - interval '5 minutes'`).where('s.ends_at', '>=', at).where('m.disabled_at', 'is', null).executeTakeFirst();

/** Wrong PINs for a member since an instant, by the audit that each left. */
export const refusedPins = async (tx: Tx, memberId: string, since: string): Promise<number> =>
  Number((await tx.selectFrom('audit_event').select((e) => e.fn.countAll<string>().as('n')).where('entity_kind', '=', 'member').where('entity_id', '=', memberId).where('action', '=', 'station.pin_refused').where('at', '>=', since).executeTakeFirstOrThrow()).n);
