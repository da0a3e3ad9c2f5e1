/**
 * The benchmark's cases, parcels and custody in an imported Handback: rows as
 * the services would have written them, set by set, since opening and closing
 * 4,000 cases one by one takes longer than everything that is measured.
 * A person with an open item or an asset that is not back has an open case;
 * the other cases are cleared. Each parcel has the tracking number of its file.
 */
import type pg from 'pg';
import { formatBoxCode } from '#domain/intake/box-code';
import { trackingKeyOf } from '#server/features/shipments/tracking-key';
import { sealAudit } from '#server/features/audit/seal-audit.service';
import { appendAudit, type AuditDraft } from '#server/platform/audit/audit.repo';
import { systemClock } from '#server/platform/clock/clock';
import { randomIds } from '#server/platform/clock/identity';
import type { OpenDatabase } from '#server/platform/db/open-database';
import { system } from '#server/platform/work/actor';
import { unitRunner } from '#server/platform/work/unit-of-work';
import { rowsOf } from './floor.ts';

type Row = readonly (string | null)[];

async function stage(client: pg.PoolClient, table: string, columns: string, rows: readonly Row[]): Promise<void> {
  await client.query(`create temp table ${table} (${columns})`);
  const width = columns.split(',').length;
  const types = columns.split(',').map((column) => column.trim().split(' ')[1]);
  for (let start = 0; start < rows.length; start += 5000) {
    const part = rows.slice(start, start + 5000);
    const lists = Array.from({ length: width }, (_, at) => part.map((row) => row[at] || null));
    await client.query(`insert into ${table} select * from unnest(${types.map((type, at) => `$${at + 1}::${type}[]`).join(', ')})`, lists);
  }
  await client.query(`analyze ${table}`);
}

const madeBy = `'{"cutOff":{"ruleKey":"bench","because":"As the file says"},"returnBy":{"ruleKey":"bench","because":"As the file says"}}'`;
const definition = `'{"templateKey":"item","detail":null,"after":[],"blocksClearance":true,"approvalRole":null,"reminders":[],"escalation":[]}'`;

const statements = [
  `create temp table b_open as select ref from b_item where status = 'open' union select ref from b_parcel where returned is null`,
  `create temp table b_map as select b.ref, gen_random_uuid() as id, p.id as person_id, p.location_id from b_case b join person p on lower(p.employee_number) = lower(b.employee)`,
  `insert into offboarding_case (id, person_id, status, reason, last_working_on, time_zone, cut_off_at, return_by_on, return_by_at, policy_version_id, site_id, opened_at, opened_by, cleared_at, dates_made_by, updated_at)
    select m.id, m.person_id, case when o.ref is null then 'cleared' else 'open' end, 'resignation', b.due, coalesce(l.time_zone, 'UTC'), b.due + interval '18 hours', b.due, b.due + interval '23 hours 59 minutes',
      v.id, m.location_id, b.opened, 'system:bench', case when o.ref is null then coalesce(b.closed, b.opened) end, ${madeBy}, b.opened
    from b_case b join b_map m using (ref) left join b_open o using (ref) left join location l on l.id = m.location_id cross join (select id from policy_version where status = 'published' limit 1) v order by b.ref`,
  `insert into task (id, case_id, key, rule_key, position, title, because, phase, owner_party, owner_person_id, status, due_at, due, effort_seconds, definition, acted_at, done_at, done_by_kind, done_by_id)
    select gen_random_uuid(), m.id, 'item_' || i.position, 'bench', i.position, i.title, 'The checklist of the benchmark has it', 'prepare', case i.owner when 'people' then 'hr' when 'manager' then 'manager' when 'logistics' then 'mailroom' else 'it' end,
      null, i.status, b.due + interval '18 hours', '{"anchor":"opened"}', 600, ${definition}, i.done, i.done, case when i.done is not null then 'system' end, case when i.done is not null then 'bench' end
    from b_item i join b_map m using (ref) join b_case b using (ref)`,
  `create temp table b_line as select b.*, m.id as case_id, m.person_id, m.location_id, a.id as asset_id, gen_random_uuid() as shipment_id, gen_random_uuid() as parcel_id, r.id as room_id
    from b_parcel b join b_map m using (ref) join asset a on lower(a.asset_tag) = lower(b.tag) join place r on r.location_id = m.location_id and r.kind = 'mailroom'`,
  `insert into case_asset (id, case_id, asset_id, status, received_at, resolved_at) select gen_random_uuid(), case_id, asset_id, case when returned is null then 'handed_over' else 'accepted' end, returned, returned from b_line`,
  `insert into shipment (id, case_id, carrier, tracking_number, tracking_key, way, status, announced_at, handed_over_at, delivered_at)
    select shipment_id, case_id, 'UPS', tracking, key, 'post', case when returned is null then 'in_transit' else 'delivered' end, coalesce(returned, now()) - interval '2 days', coalesce(returned, now()) - interval '1 day', returned from b_line`,
  `insert into parcel (id, box_code, case_id, shipment_id, location_id, status, way, is_announced, stored_at, opened_at, created_at)
    select parcel_id, box, case_id, shipment_id, location_id, case when returned is null then 'in_transit' else 'opened' end, 'post', true, returned, returned, coalesce(returned, now()) - interval '2 days' from b_line`,
  `insert into parcel_item (parcel_id, asset_id, state) select parcel_id, asset_id, case when returned is null then 'expected' else 'confirmed' end from b_line`,
  // The ledger goes on from what the import began: what the file says of hand-overs and checks, and for what came back the way home.
  `create temp table b_chain as select a.id as asset_id, e.kind, p.id as person_id, row_number() over (partition by a.id order by e.at) as n
    from b_event e join asset a on lower(a.asset_tag) = lower(e.tag) left join person p on lower(p.employee_number) = lower(e.employee) where e.kind <> 'purchased'`,
  `insert into custody_event (id, asset_id, seq, kind, from_kind, from_id, to_kind, to_id, occurred_at, recorded_at, actor_kind, actor_id, evidence)
    select gen_random_uuid(), c.asset_id, k.seq + c.n, 'counted', k.custodian_kind, k.custodian_id, k.custodian_kind, k.custodian_id, k.since + c.n * interval '1 millisecond', k.since + c.n * interval '1 millisecond', 'system', 'bench',
      jsonb_build_object('note', case c.kind when 'assigned' then 'Handed over in person' else 'Yearly inventory check' end)
    from b_chain c join asset_custody k on k.asset_id = c.asset_id`,
  `update asset_custody k set seq = x.seq from (select asset_id, max(seq) as seq from custody_event group by 1) x where x.asset_id = k.asset_id and x.seq > k.seq`,
  `insert into custody_event (id, asset_id, seq, kind, from_kind, from_id, to_kind, to_id, case_id, occurred_at, recorded_at, actor_kind, actor_id)
    select gen_random_uuid(), b.asset_id, k.seq + 1, 'received', k.custodian_kind, k.custodian_id, 'place', b.room_id, b.case_id, k.since + interval '1 second', k.since + interval '1 second', 'system', 'bench'
    from b_line b join asset_custody k on k.asset_id = b.asset_id where b.returned is not null`,
  `update asset_custody k set seq = k.seq + 1, custodian_kind = 'place', custodian_id = b.room_id, since = k.since + interval '1 second' from b_line b where b.asset_id = k.asset_id and b.returned is not null`,
];

export async function fillCases(database: OpenDatabase, folder: string): Promise<void> {
  const client = await database.pool.connect();
  let lines: { tag: string; case_id: string; asset_id: string; parcel_id: string; returned: string | null }[];
  let cases: { id: string; person_id: string }[];
  try {
    await stage(client, 'b_case', 'ref text, employee text, status text, opened timestamptz, due date, closed timestamptz', await rowsOf(folder, 'cases'));
    await stage(client, 'b_item', 'ref text, position int, title text, owner text, status text, done timestamptz', await rowsOf(folder, 'case_items'));
    const parcels = await rowsOf(folder, 'case_assets');
    await stage(client, 'b_parcel', 'ref text, tag text, tracking text, returned timestamptz, key text, box text', parcels.map((row, at) => [...row, trackingKeyOf(row[2] ?? ''), formatBoxCode(at + 1)]));
    await stage(client, 'b_event', 'tag text, employee text, kind text, at timestamptz, actor text, note text', await rowsOf(folder, 'events'));
    for (const statement of statements) await client.query(statement);
    await client.query(`select setval('box_number', ${parcels.length + 1})`);
    lines = (await client.query<(typeof lines)[number]>('select tag, case_id, asset_id, parcel_id, returned from b_line order by tag')).rows;
    cases = (await client.query<(typeof cases)[number]>('select id, person_id from b_map order by ref')).rows;
    await client.query('discard temp');
  } finally {
    client.release();
  }
  const drafts: AuditDraft[] = [
    ...cases.map(({ id, person_id: personId }) => ({ action: 'case.opened', entity: { kind: 'case', id }, caseId: id, facts: { personId, reason: 'resignation', tasks: 12 } })),
    ...cases.flatMap(({ id }) => Array.from({ length: 12 }, (_, at) => ({ action: 'task.finished', entity: { kind: 'task', id: randomIds() }, caseId: id, facts: { key: `item_${at + 1}` } }))),
    ...lines.filter(({ returned }) => returned !== null).map((line) => ({ action: 'parcel.stored', entity: { kind: 'parcel', id: line.parcel_id }, caseId: line.case_id, facts: { from: 'in_transit' } })),
  ];
  for (let start = 0; start < drafts.length; start += 5000) {
    const part = drafts.slice(start, start + 5000);
    await database.kysely.transaction().execute((tx) => appendAudit(tx, part, { actor: system('bench'), now: systemClock.now(), requestId: null, newId: randomIds }));
  }
  await sealAudit(unitRunner({ database, clock: systemClock, newId: randomIds, publicUrl: () => 'http://localhost', send: () => Promise.resolve() }));
  await database.pool.query('vacuum analyze');
}

/** Sends every parcel of the files back on its way: nothing has arrived, all cases are open. For what is scanned. */
export async function sendOnItsWay(pool: pg.Pool): Promise<void> {
  for (const statement of [
    `update offboarding_case set status = 'open', cleared_at = null`, `update case_asset set status = 'handed_over', received_at = null, resolved_at = null`, `update parcel set status = 'in_transit', stored_at = null, opened_at = null`,
    `update parcel_item set state = 'expected'`, `update shipment set status = 'in_transit', delivered_at = null`,
    `insert into custody_event (id, asset_id, seq, kind, from_kind, from_id, to_kind, to_id, case_id, occurred_at, recorded_at, actor_kind, actor_id)
      select gen_random_uuid(), i.asset_id, k.seq + 1, 'posted', k.custodian_kind, k.custodian_id, 'shipment', b.shipment_id, b.case_id, k.since + interval '1 second', k.since + interval '1 second', 'system', 'bench'
      from parcel b join parcel_item i on i.parcel_id = b.id join asset_custody k on k.asset_id = i.asset_id`,
    `update asset_custody k set seq = k.seq + 1, custodian_kind = 'shipment', custodian_id = b.shipment_id, since = k.since + interval '1 second' from parcel b join parcel_item i on i.parcel_id = b.id where i.asset_id = k.asset_id`,
    `update asset a set status = 'in_use' from parcel_item i where i.asset_id = a.id`, 'vacuum analyze',
  ]) await pool.query(statement);
}
