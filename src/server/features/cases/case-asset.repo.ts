/** All SQL of `case_asset`, the lines of a case, and the facts a plan needs of what the leaver has. */
import { sql } from 'kysely';
import { madeOnce } from '../../platform/db/made-once.ts';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export async function insertLines(tx: Tx, caseId: string, lines: readonly { id: string; assetId: string; status: string }[]): Promise<void> {
  if (lines.length > 0) await tx.insertInto('case_asset').values(lines.map((line) => ({ id: line.id, case_id: caseId, asset_id: line.assetId, status: line.status }))).onConflict((c) => c.doNothing()).execute();
}

export const linesOf = madeOnce((tx, caseId: string) => tx.selectFrom('case_asset as k').innerJoin('asset as a', 'a.id', 'k.asset_id').selectAll('k')
  .select(['a.asset_tag', 'a.serial_number', 'a.name as asset_name', 'a.manufacturer', 'a.model', 'a.category', 'a.ownership', 'a.owner_name', 'a.on_hold', 'a.data_bearing'])
  .where('k.case_id', '=', caseId).orderBy('a.category').orderBy('a.asset_tag').orderBy('k.id'));
export type LineRecord = Awaited<ReturnType<typeof linesOf>>[number];

/** When each asset of a case came home. */
export const receiptsOf = (tx: Tx, caseId: string) => tx.selectFrom('case_asset').select(['asset_id', 'received_at']).where('case_id', '=', caseId).where('received_at', 'is not', null).$narrowType<{ received_at: string }>().execute();

/**
 * A line with its case, the case held: who moves dates, plans anew, cancels or clears has finished, or waits until this is done.
 * Named by its case, or the one in whose open case the asset is. `person` only lends its country to the calendar.
 */
export const holdLine = (tx: Tx, { caseId, assetId }: { caseId?: string | undefined; assetId: string }) => {
  const query = tx.selectFrom('case_asset as k').innerJoin('offboarding_case as c', 'c.id', 'k.case_id').leftJoin('person as p', 'p.id', 'c.person_id').leftJoin('location as l', 'l.id', 'c.site_id')
    .selectAll('k').select(['c.status as case_status', 'c.time_zone', 'c.last_working_on', 'c.opened_at', 'c.cut_off_at', 'c.return_by_on', 'p.country', 'l.country as site_country', 'l.holidays as site_holidays'])
    .where('k.asset_id', '=', assetId).forNoKeyUpdate('c');
  return (caseId === undefined ? query.where('c.status', '=', 'open').where('k.status', 'not in', ['withdrawn']) : query.where('k.case_id', '=', caseId)).executeTakeFirst();
};
export type HeldLine = NonNullable<Awaited<ReturnType<typeof holdLine>>>;

export const lineOf = (tx: Tx, caseId: string, assetId: string) => tx.selectFrom('case_asset').selectAll().where('case_id', '=', caseId).where('asset_id', '=', assetId).executeTakeFirst();

/** The open case in whose scope the asset is. */
export const openLineOfAsset = (tx: Tx, assetId: string) => tx.selectFrom('case_asset as k').innerJoin('offboarding_case as c', 'c.id', 'k.case_id').selectAll('k').select(['c.person_id', 'c.number', 'c.reason', 'c.wording', 'c.returned_when'])
  .where('k.asset_id', '=', assetId).where('c.status', '=', 'open').where('k.status', 'not in', ['withdrawn']).executeTakeFirst();

type Change = Partial<{ status: string; claim: string | null; claim_note: string | null; claimed_at: string; manager_confirmed: boolean; dispute_decision: string; battery_unsafe: boolean; received_at: string | null; resolved_at: string | null }>;

export async function changeLine(tx: Tx, id: string, expected: { status: string; version?: number }, change: Change): Promise<boolean> {
  let query = tx.updateTable('case_asset').set((e) => ({ ...change, version: e('version', '+', 1) })).where('id', '=', id).where('status', '=', expected.status);
  if (expected.version !== undefined) query = query.where('version', '=', expected.version);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** What the leaver has: assigned to or held by the person. */
const planned = (tx: Tx) => tx.selectFrom('asset as a').leftJoin('asset_custody as k', 'k.asset_id', 'a.id')
  .select(['a.id', 'a.asset_tag', 'a.category', 'a.model', 'a.ownership', 'a.owner_name', 'a.data_bearing', 'a.is_managed', 'a.is_shared', 'a.custom', 'a.status']);
export const assetsForPlan = (tx: Tx, personId: string) => planned(tx).where((e) => e.or([e('a.assignee_id', '=', personId), e('k.custodian_id', '=', personId)])).where('a.status', 'not in', ['disposed', 'missing']).orderBy('a.id').execute();
export const seatsForPlan = (tx: Tx, personId: string) => tx.selectFrom('seat as s').innerJoin('licence as l', 'l.id', 's.licence_id').select(['s.id', 'l.product', 'l.contract_number', 'l.licence_key', 'l.is_reclaimable', 'l.holds_data']).where('s.person_id', '=', personId).where('s.released_at', 'is', null).orderBy('s.id').execute();
export const accountsForPlan = (tx: Tx, personId: string) => tx.selectFrom('account').select(['id', 'system', 'username', 'is_privileged', 'holds_data']).where('person_id', '=', personId).where('status', '=', 'active').orderBy('id').execute();

/** The same for many people, each row with whose it is; a thing assigned to one and held by another is both's. */
export async function holdingsForPlans(tx: Tx, personIds: readonly string[]) {
  const ids = sql`any (${[...personIds]}::uuid[])`;
  const assets = await planned(tx).select(['a.assignee_id', 'k.custodian_id']).where('a.status', 'not in', ['disposed', 'missing'])
    // Each side by its own index.
    .where(sql<boolean>`a.id in (select id from asset where assignee_id = ${ids} union select asset_id from asset_custody where custodian_id = ${ids})`).orderBy('a.id').execute();
  const seats = await tx.selectFrom('seat as s').innerJoin('licence as l', 'l.id', 's.licence_id').select(['s.id', 's.person_id', 'l.product', 'l.contract_number', 'l.licence_key', 'l.is_reclaimable', 'l.holds_data'])
    .where(sql<boolean>`s.person_id = ${ids}`).where('s.released_at', 'is', null).orderBy('l.product').orderBy('s.id').execute();
  const accounts = await tx.selectFrom('account').select(['id', 'person_id', 'system', 'username', 'is_privileged', 'holds_data']).where(sql<boolean>`person_id = ${ids}`).where('status', '=', 'active').orderBy('id').execute();
  return { assets, seats, accounts };
}

type Step = { asset_id: string; seq: number; to_kind: string; to_id: string | null; person_name: string | null; place_name: string | null; place_code: string | null; place_kind: string | null; parent_name: string | null; carrier: string | null };
/** Who answered for the assets of a case, in order: custodians named, each kind looked up where it is one. */
export const trailsOf = madeOnce((tx, caseId: string) => tx.selectFrom(sql<Step>`(select e.asset_id, e.seq, e.to_kind, e.to_id,
    case e.to_kind when 'person' then (select p.name from person p where p.id = e.to_id) end as person_name,
    pl.name as place_name, pl.code as place_code, pl.kind as place_kind, pl.parent_name,
    case e.to_kind when 'shipment' then (select s.carrier from shipment s where s.id = e.to_id) end as carrier
  from custody_event e left join (select k.id, k.name, k.code, k.kind, u.name as parent_name from place k left join place u on u.id = k.parent_id) pl on pl.id = e.to_id
  where e.asset_id in (select k.asset_id from case_asset k where k.case_id = ${caseId}::uuid))`.as('step')).selectAll().orderBy('asset_id').orderBy('seq'));

/** The leaver's accounts and seats as this case sees them: those open, and those it closed. */
const leaverOf = (tx: Tx, caseId: string) => tx.selectFrom('offboarding_case').select('person_id').where('id', '=', caseId);
export const accountsOfCase = madeOnce((tx, caseId: string) => tx.selectFrom('account').selectAll().where('person_id', '=', leaverOf(tx, caseId)).where((e) => e.or([e('status', '=', 'active'), e('case_id', '=', caseId)])).orderBy('system').orderBy('id'));
export const seatsOfCase = madeOnce((tx, caseId: string) => tx.selectFrom('seat as s').innerJoin('licence as l', 'l.id', 's.licence_id').select(['s.id', 's.licence_id', 's.released_at', 's.case_id', 'l.product', 'l.seat_cost', 'l.currency'])
  .where('s.person_id', '=', leaverOf(tx, caseId)).where((e) => e.or([e('s.released_at', 'is', null), e('s.case_id', '=', caseId)])).orderBy('l.product').orderBy('s.id'));
