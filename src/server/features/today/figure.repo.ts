/** What is measured for the home page and the navigation (ADR 2: reads across tables, changes nothing). */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

type Scope = { readonly now: string; readonly site: string | undefined };
const at = (column: string, { site }: Scope): RawBuilder<unknown> => (site === undefined ? sql`true` : sql`${sql.raw(column)} = ${site}::uuid`);
/** Promises and results are told over the last ninety days. */
const recent = (column: string, { now }: Scope) => sql`${sql.raw(column)} > ${now}::timestamptz - interval '90 days'`;
const boxes = sql`(b.case_id is null or c.id is not null or not handback_under_embargo(b.case_id))`;

export type Counts = { readonly cases: number; readonly devices: number; readonly asks: number; readonly pickups: number; readonly workshop: number; readonly partners: number; readonly thanks: number; readonly outbox: number };

/** Everything the navigation counts besides decisions and exceptions. */
export async function countAll(tx: Tx, scope: Scope): Promise<Counts> {
  const { rows } = await sql<Counts>`select
    (select count(*) from offboarding_case c where c.status = 'open' and ${at('c.site_id', scope)})::int as cases,
    (select count(*) from case_asset ca join offboarding_case c on c.id = ca.case_id where c.status = 'open' and ca.status in ('expected', 'handed_over') and ${at('c.site_id', scope)})::int as devices,
    (select count(*) from ask k join offboarding_case c on c.id = k.case_id where k.status = 'sent' and ${at('c.site_id', scope)})::int as asks,
    (select count(*) from pickup_run r where r.status in ('planned', 'under_way') and ${at('r.location_id', scope)})::int as pickups,
    (select count(*) from workshop_job j join asset a on a.id = j.asset_id where j.status not in ('done', 'cancelled') and ${at('a.location_id', scope)})::int as workshop,
    (select count(*) from partner r where r.status in ('consulted', 'proposed') and ${at('r.location_id', scope)})::int as partners,
    (select count(*) from thanks t join deed d on d.id = t.deed_id left join partner r on r.id = d.partner_id where t.status = 'draft' and ${at('r.location_id', scope)})::int as thanks,
    (select count(*) from message m left join offboarding_case c on c.id = m.case_id where m.status in ('queued', 'held', 'failed') and ${at('c.site_id', scope)})::int as outbox`.execute(tx);
  return rows[0]!;
}

export type HomeDay = { readonly on: string; readonly received: number; readonly expected: number };

/** Lines received on each of these days, and those still open whose return-by is that day. */
export async function comingHome(tx: Tx, days: readonly string[], zone: string, scope: Scope): Promise<HomeDay[]> {
  const first = days[0] ?? scope.now.slice(0, 10);
  const last = days.at(-1) ?? first;
  const { rows } = await sql<HomeDay>`select y.day::text as on, sum(y.received)::int as received, sum(y.received + y.open)::int as expected from (
      select (ca.received_at at time zone ${zone})::date as day, count(*) as received, 0 as open from case_asset ca join offboarding_case c on c.id = ca.case_id
        where ca.received_at >= (${first}::date)::timestamp at time zone ${zone} and ca.received_at < (${last}::date + 1)::timestamp at time zone ${zone} and ${at('c.site_id', scope)} group by 1
      union all select c.return_by_on, 0, count(*) from case_asset ca join offboarding_case c on c.id = ca.case_id
        where c.status = 'open' and ca.status in ('expected', 'handed_over') and c.return_by_on between ${first}::date and ${last}::date and ${at('c.site_id', scope)} group by 1) y group by y.day`.execute(tx);
  return rows;
}

export type Share = { readonly kept: number; readonly all: number };

/** Boxes whose limit was met: collected in time, of those collected or past it. */
export async function pickedUpInTime(tx: Tx, scope: Scope): Promise<Share> {
  const { rows } = await sql<Share>`select count(*) filter (where b.collected_at <= b.dwell_due_at)::int as kept, count(*)::int as all from parcel b left join offboarding_case c on c.id = b.case_id
    where b.dwell_due_at is not null and (b.collected_at is not null or (b.status = 'stored' and b.dwell_due_at <= ${scope.now})) and ${recent('b.stored_at', scope)} and ${boxes} and ${at('b.location_id', scope)}`.execute(tx);
  return rows[0]!;
}

/** This calendar month: minutes that scans at partners' places took, and what was agreed with all of them. */
export async function minutesBorrowed(tx: Tx, monthOn: string, scope: Scope): Promise<{ borrowed: number; agreed: number }> {
  const { rows } = await sql<{ borrowed: number; agreed: number }>`select coalesce(round(sum(u.seconds) / 60.0), 0)::int as borrowed, coalesce(sum(r.minutes_per_month), 0)::int as agreed
    from partner r cross join lateral (select count(*) * r.seconds_per_item as seconds from intake n join place h on h.id = n.place_id
      where h.location_id = r.location_id and (r.place_id is null or r.place_id in (h.id, h.parent_id)) and n.undone_at is null and n.scanned_at >= ${monthOn}::date) u
    where r.status in ('pilot', 'partner') and r.minutes_per_month is not null and ${at('r.location_id', scope)}`.execute(tx);
  return rows[0]!;
}

/** Thanked within two days, of the deeds thanked or two days old. */
export async function thankedInTime(tx: Tx, scope: Scope): Promise<Share> {
  const { rows } = await sql<Share>`select count(*) filter (where t.sent_at <= d.happened_at + interval '2 days')::int as kept, count(*)::int as all from thanks t join deed d on d.id = t.deed_id left join partner r on r.id = d.partner_id
    where t.status <> 'dismissed' and (t.status = 'sent' or d.happened_at + interval '2 days' <= ${scope.now}) and ${recent('d.happened_at', scope)} and ${at('r.location_id', scope)}`.execute(tx);
  return rows[0]!;
}

/** Lines in scope by what decides whether they came in time; few groups, however many lines. */
export type ReturnGroup = { readonly work_mode: string; readonly last_working_on: string; readonly time_zone: string; readonly country: string | null; readonly holidays: string[]; readonly received_on: string | null; readonly lines: number };

export async function returnsByDay(tx: Tx, scope: Scope): Promise<ReturnGroup[]> {
  const { rows } = await sql<ReturnGroup>`select p.work_mode, c.last_working_on, c.time_zone, l.country, coalesce(l.holidays, '{}') as holidays, (ca.received_at at time zone c.time_zone)::date as received_on, count(*)::int as lines
    from case_asset ca join offboarding_case c on c.id = ca.case_id join person p on p.id = c.person_id left join location l on l.id = c.site_id
    where c.status in ('open', 'cleared') and c.reason <> 'internal_transfer' and ca.status not in ('let_go', 'not_ours', 'withdrawn') and c.last_working_on between ${scope.now}::date - 104 and ${scope.now}::date and ${at('c.site_id', scope)}
    group by 1, 2, 3, 4, 5, 6`.execute(tx);
  return rows;
}

export type Avoided = { readonly currency: string | null; readonly amount: string | null; readonly devices: number };

/** Devices made ready and given on instead of bought, at what they once cost. */
export async function purchasesAvoided(tx: Tx, quarterOn: string, scope: Scope): Promise<Avoided[]> {
  const { rows } = await sql<Avoided>`select a.currency, sum(a.purchase_cost)::text as amount, count(*)::int as devices from workshop_job j join asset a on a.id = j.asset_id
    where j.status = 'done' and j.disposition = 'redeploy' and j.finished_at >= ${quarterOn}::date and ${at('a.location_id', scope)} group by a.currency order by sum(a.purchase_cost) desc nulls last`.execute(tx);
  return rows;
}
