/** STAND-IN until the neighbouring slices land: the least SQL that behaves like theirs. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const counted = (tx: Tx) => tx.selectFrom('place as p').innerJoin('location as l', 'l.id', 'p.location_id').leftJoin('place as u', 'u.id', 'p.parent_id').selectAll('p').select([
  'l.name as location_name', 'u.name as parent_name', 'u.closed_at as parent_closed_at',
  sql<number>`(select count(*) from parcel b where b.place_id = p.id and b.status = 'stored')`.as('parcels'),
  sql<number>`(select count(*) from asset_custody c where c.custodian_id = p.id and c.custodian_kind = 'place' and not exists (
    select 1 from parcel_item i join parcel b on b.id = i.parcel_id where i.asset_id = c.asset_id and b.place_id = p.id and b.status = 'stored' and i.state <> 'moved'))`.as('assets'),
]);
export const placeById = (tx: Tx, id: string) => counted(tx).where('p.id', '=', id).executeTakeFirst();
export const slots = (tx: Tx, parentId: string) => counted(tx).where('p.parent_id', '=', parentId).where('p.closed_at', 'is', null).orderBy('p.position').orderBy('p.code').execute();
export const ofKind = (tx: Tx, kind: string, locationIds?: readonly string[]) => {
  const query = counted(tx).where('p.kind', '=', kind).where('p.closed_at', 'is', null).orderBy('l.name').orderBy('p.position');
  return (locationIds ? query.where('p.location_id', 'in', [...locationIds, sql<string>`null`]) : query).execute();
};
export const eventsOf = (tx: Tx, assetId: string) => tx.selectFrom('custody_event').selectAll().where('asset_id', '=', assetId).orderBy('seq').execute();
export const insertEvent = (tx: Tx, row: { id: string; asset_id: string; seq: number; kind: string; from_kind: string; from_id: string | null; to_kind: string; to_id: string | null; case_id: string | null; occurred_at: string; recorded_at: string; actor_kind: string; actor_id: string; condition: string | null; evidence: string; corrects: string | null; is_gap: boolean }) => tx.insertInto('custody_event').values(row).execute();
export const setHead = (tx: Tx, h: { asset_id: string; seq: number; custodian_kind: string; custodian_id: string | null; since: string }) => tx.insertInto('asset_custody').values(h).onConflict((c) => c.column('asset_id').doUpdateSet({ seq: h.seq, custodian_kind: h.custodian_kind, custodian_id: h.custodian_id, since: h.since })).execute();
export const headOf = (tx: Tx, assetId: string) => tx.selectFrom('asset_custody').selectAll().where('asset_id', '=', assetId).executeTakeFirst();
export const assetById = (tx: Tx, id: string) => tx.selectFrom('asset').selectAll().where('id', '=', id).executeTakeFirst();
export const assetsByScan = (tx: Tx, keys: { exact: readonly string[]; prefixed: readonly string[]; lookAlike: readonly string[] }) => tx.selectFrom('asset').select(['id', 'asset_tag', 'serial_number', 'category', 'status', 'ownership', 'on_hold', 'location_id', 'data_bearing', 'model', 'assignee_id']).where((e) => e.or([
  sql<boolean>`serial_key = any (${[...keys.exact, ...keys.prefixed]}::text[])`, sql<boolean>`upper(regexp_replace(asset_tag, '[^[:alnum:]]', '', 'g')) = any (${[...keys.exact]}::text[])`,
  sql<boolean>`translate(serial_key, 'OI', '01') = any (${[...keys.lookAlike]}::text[])`,
])).orderBy('id').limit(20).execute();
export const setStatus = (tx: Tx, id: string, status: string, at: string) => tx.updateTable('asset').set((e) => ({ status, updated_at: at, version: e('version', '+', 1) })).where('id', '=', id).execute();
export const insertAsset = (tx: Tx, a: { id: string; serial_number: string | null; serial_key: string | null; category: string; model: string | null; status: string; location_id: string | null; source: string; created_at: string; updated_at: string }) => tx.insertInto('asset').values(a).execute();
export const setTag = (tx: Tx, id: string, tag: string, at: string) => tx.updateTable('asset').set((e) => ({ asset_tag: tag, updated_at: at, version: e('version', '+', 1) })).where('id', '=', id).execute();
export const caseById = (tx: Tx, id: string) => tx.selectFrom('offboarding_case').selectAll().where('id', '=', id).executeTakeFirst();
export const linesOf = (tx: Tx, caseId: string) => tx.selectFrom('case_asset').selectAll().where('case_id', '=', caseId).execute();
export const lineOf = (tx: Tx, caseId: string, assetId: string) => tx.selectFrom('case_asset').selectAll().where('case_id', '=', caseId).where('asset_id', '=', assetId).forUpdate().executeTakeFirst();
export const openLineOf = (tx: Tx, assetId: string) => tx.selectFrom('case_asset as l').innerJoin('offboarding_case as c', 'c.id', 'l.case_id').selectAll('l').select(['c.person_id', 'c.number']).where('l.asset_id', '=', assetId).where('c.status', '=', 'open').executeTakeFirst();
export const setLine = (tx: Tx, id: string, set: { status: string; claim_note?: string | null; received_at?: string | null }) => tx.updateTable('case_asset').set(set).where('id', '=', id).execute();
export const insertDeed = (tx: Tx, d: { id: string; case_id: string | null; kind: string; person_id: string | null; member_id: string | null; helper_name: string; helper_email: string | null; partner_id: string | null; subject_kind: string; subject_id: string; what: string; happened_at: string }) => tx.insertInto('deed').values(d).onConflict((c) => c.doNothing()).execute();
export const partnerAt = (tx: Tx, placeId: string, locationId: string) => tx.selectFrom('partner').selectAll().where('location_id', '=', locationId).where((e) => e.or([e('place_id', '=', placeId), e('place_id', 'is', null)]))
  .where('status', 'in', ['pilot', 'partner', 'proposed', 'consulted', 'stranger']).orderBy(sql`place_id nulls last`).orderBy('created_at').limit(1).executeTakeFirst();
export const membersAt = (tx: Tx, roles: readonly string[], locationId: string | null) => tx.selectFrom('member').select(['id', 'name', 'email', 'roles', 'site_ids', 'person_id', 'station_pin_hash']).where('disabled_at', 'is', null)
  .where(sql<boolean>`roles && ${[...roles]}::text[]`).where((e) => e.or([sql<boolean>`cardinality(site_ids) = 0`, ...(locationId ? [sql<boolean>`${locationId}::uuid = any (site_ids)`] : [])])).orderBy('name').orderBy('id').execute();
export const memberById = (tx: Tx, id: string) => tx.selectFrom('member').selectAll().where('id', '=', id).where('disabled_at', 'is', null).executeTakeFirst();
export const memberOfPerson = (tx: Tx, personId: string) => tx.selectFrom('member').selectAll().where('person_id', '=', personId).where('disabled_at', 'is', null).executeTakeFirst();
export const setPin = (tx: Tx, id: string, hash: string | null) => tx.updateTable('member').set({ station_pin_hash: hash }).where('id', '=', id).execute();
export const contactOf = (tx: Tx, caseId: string) => tx.selectFrom('offboarding_case as c').innerJoin('person as p', 'p.id', 'c.person_id').leftJoin('case_contact as k', (j) => j.onRef('k.case_id', '=', 'c.id').on('k.erased_at', 'is', null))
  .select(['c.number', 'c.time_zone', 'c.last_working_on', 'c.cut_off_at', 'c.wording', 'c.reason', 'c.return_by_on', 'c.site_id', 'p.id as person_id', 'p.name', 'p.email', 'p.personal_email', 'k.email as contact_email']).where('c.id', '=', caseId).executeTakeFirst();
export const personById = (tx: Tx, id: string) => tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
