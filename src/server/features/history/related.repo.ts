/** The numbers around a record, as far as the reader may see what they count (ADR 2: reads across tables). */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const tables: Readonly<Record<string, string>> = { person: 'person', asset: 'asset', licence: 'licence', account: 'account', ask: 'ask', parcel: 'parcel' };
export async function isVisible(tx: Tx, kind: string, id: string): Promise<boolean> {
  return (await sql<{ one: number }>`select 1 as one from ${sql.table(tables[kind] as string)} where id = ${id}::uuid`.execute(tx)).rows.length > 0;
}

export type Facts = Readonly<Record<string, string | null>>;
/** What the links need to know of the record itself. */
const about: Readonly<Record<string, RawBuilder<unknown>>> = {
  person: sql`manager_id::text as manager from person`, licence: sql`vendor from licence`, account: sql`person_id::text as person, system, case_id::text as "case" from account`,
  asset: sql`model, assignee_id::text as assignee, (select custodian_id::text from asset_custody c where c.asset_id = asset.id and c.custodian_kind = 'person') as holder,
    (select p.id::text from parcel_item i join parcel p on p.id = i.parcel_id where i.asset_id = asset.id order by p.created_at desc limit 1) as parcel from asset`,
  ask: sql`case_id::text as "case", helper_person_id::text as helper from ask`, parcel: sql`case_id::text as "case" from parcel`,
};
export async function factsAbout(tx: Tx, kind: string, id: string): Promise<Facts> {
  return (await sql<Record<string, string | null>>`select ${about[kind] as RawBuilder<unknown>} where id = ${id}::uuid`.execute(tx)).rows[0] ?? {};
}

/** One number each, in one round trip. */
export async function countAll(tx: Tx, counts: Readonly<Record<string, RawBuilder<unknown>>>): Promise<Record<string, number>> {
  const entries = Object.entries(counts);
  if (entries.length === 0) return {};
  const { rows } = await sql<Record<string, number>>`select ${sql.join(entries.map(([name, from]) => sql`(select count(*)::int ${from}) as ${sql.ref(name)}`))}`.execute(tx);
  return rows[0] ?? {};
}

/** `from …` of every number, by kind of record. */
export function countsAround(kind: string, id: string, facts: Facts): Readonly<Record<string, RawBuilder<unknown>>> {
  const asset = (where: RawBuilder<unknown>) => sql`from asset a left join asset_custody c on c.asset_id = a.id where ${where}`;
  switch (kind) {
    case 'person': return {
      held: asset(sql`c.custodian_kind = 'person' and c.custodian_id = ${id}::uuid`), meant: asset(sql`a.assignee_id = ${id}::uuid`), accounts: sql`from account where person_id = ${id}::uuid and status = 'active'`,
      cases: sql`from offboarding_case where person_id = ${id}::uuid`, reports: sql`from person where manager_id = ${id}::uuid`, asked: sql`from ask where helper_person_id = ${id}::uuid`,
      leaverAsks: sql`from ask k join offboarding_case c on c.id = k.case_id where c.person_id = ${id}::uuid`,
    };
    case 'asset': return {
      model: facts['model'] ? sql`from asset where model = ${facts['model']}` : sql`where false`, holder: facts['holder'] ? asset(sql`c.custodian_kind = 'person' and c.custodian_id = ${facts['holder']}::uuid`) : sql`where false`,
      assignee: facts['assignee'] ? sql`from asset where assignee_id = ${facts['assignee']}::uuid` : sql`where false`,
      cases: sql`from case_asset where asset_id = ${id}::uuid`, parcels: sql`from parcel_item where asset_id = ${id}::uuid`, jobs: sql`from workshop_job where asset_id = ${id}::uuid`,
      incidents: sql`from sighting_incident where asset_id = ${id}::uuid and resolved_at is null`, holds: sql`from legal_hold where asset_id = ${id}::uuid and released_at is null`,
    };
    case 'licence': return { vendor: facts['vendor'] ? sql`from licence where lower(vendor) = lower(${facts['vendor']})` : sql`where false` };
    case 'account': return { person: sql`from account where person_id = ${facts['person']}::uuid`, system: sql`from account where system = ${facts['system']}`, case: sql`from offboarding_case where id = ${facts['case'] ?? null}::uuid` };
    case 'ask': return { asks: sql`from ask where case_id = ${facts['case'] ?? null}::uuid`, case: sql`from offboarding_case where id = ${facts['case'] ?? null}::uuid`, helper: sql`from ask where helper_person_id = ${facts['helper'] ?? null}::uuid` };
    default: return { case: sql`from offboarding_case where id = ${facts['case'] ?? null}::uuid`, parcels: sql`from parcel where case_id = ${facts['case'] ?? null}::uuid`, asks: sql`from ask where case_id = ${facts['case'] ?? null}::uuid` };
  }
}
