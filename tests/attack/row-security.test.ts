/**
 * Who sees which row, held by the database itself, tried on every table there
 * is: as each role, with every site and with one, in and out of the circle of
 * a case under embargo. What is expected is said here table by table, where a
 * row belongs, and worked out on all rows as their owner reads them; no policy
 * has a part in it. A table that nobody decided about fails.
 */
import { allRoutes } from '#contract/all-routes';
import { pathOf } from '#contract/route';
import { roles, type Role } from '#domain/access/permission';
import { sql } from 'kysely';
import type { Actor, Sites } from '#server/platform/work/actor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../support/world.ts';

type Belongs = {
  /** SQL of the row's site: seen by who works there. */
  readonly site?: string;
  /** SQL of the row's case: seen with the case; a row without one by all, or by who sees its site. */
  readonly case?: string;
  /** SQL of whose it is: seen by that member, wherever. */
  readonly owner?: string;
  /** Nobody but Handback itself. */
  readonly isOurs?: true;
  /** Only by who sees every site. */
  readonly isForAllSites?: true;
  /** Without a site it is everybody's. */
  readonly isOpenElse?: true;
  /** SQL of what hides it from everybody. */
  readonly hidden?: string;
};

const ofAsset = { site: '(select a.location_id from asset a where a.id = t.asset_id)' };
const ofPerson = { site: '(select p.location_id from person p where p.id = t.person_id)' };
const ofCase = { case: 't.case_id', isOpenElse: true as const };
const ofAsk = { case: '(select a.case_id from ask a where a.id = t.ask_id)', isOpenElse: true as const };
const eventSite = `(case t.entity_kind when 'asset' then (select a.location_id from asset a where a.id::text = t.entity_id) when 'person' then (select p.location_id from person p where p.id::text = t.entity_id)
  when 'custody_event' then (select a.location_id from custody_event c join asset a on a.id = c.asset_id where c.id::text = t.entity_id) end)`;
const allSites = { isForAllSites: true as const };

const belongs: Readonly<Record<string, Belongs>> = {
  person: { site: 't.location_id', hidden: 't.withdrawn_at is not null' }, asset: { site: 't.location_id', hidden: 't.withdrawn_at is not null' },
  account: { ...ofPerson, hidden: 't.withdrawn_at is not null' }, licence: { isOpenElse: true, hidden: 't.withdrawn_at is not null' }, seat: ofPerson,
  asset_custody: ofAsset, custody_event: ofAsset, sighting: ofAsset, workshop_job: ofAsset, medium: ofAsset, sanitisation_record: ofAsset, legal_hold: ofAsset,
  unlock_check: { site: '(select a.location_id from workshop_job j join asset a on a.id = j.asset_id where j.id = t.job_id)' },
  sighting_incident: { ...ofAsset, case: 't.case_id' },
  offboarding_case: { case: 't.id' }, case_circle: { owner: '(select array_agg(c.member_id::text) from case_circle c where c.case_id = t.case_id)' },
  case_contact: ofCase, task: ofCase, case_asset: ofCase, waiver: ofCase, clearance_approval: ofCase, clearance: ofCase,
  ask: ofCase, receipt: ofCase, message: ofCase, stored_file: ofCase, shipment: ofCase, deed: ofCase, outbound_event: ofCase, deadline: ofCase,
  stored_file_part: { case: '(select f.case_id from stored_file f where f.id = t.file_id)', isOpenElse: true },
  ask_task: ofAsk, ask_link: ofAsk, thanks: { case: '(select d.case_id from deed d where d.id = t.deed_id)', isOpenElse: true },
  // Boxes and scans are the place's, whoever's case is behind them.
  parcel: { site: 't.location_id' }, parcel_item: { site: '(select p.location_id from parcel p where p.id = t.parcel_id)' }, intake: { site: '(select p.location_id from place p where p.id = t.place_id)' },
  pickup_run: { site: 't.location_id' }, pickup_item: { site: '(select r.location_id from pickup_run r where r.id = t.run_id)' },
  audit_event: { site: eventSite, case: 't.case_id', owner: 'array[t.actor_id]' },
  audit_personal: { site: `(select ${eventSite} from audit_event t where t.id = p.event_id)`, case: '(select e.case_id from audit_event e where e.id = p.event_id)', owner: '(select array[e.actor_id] from audit_event e where e.id = p.event_id)' },
  audit_key: { isOurs: true },
  import_row: allSites, waiting_row: allSites, row_rule: allSites, row_rule_use: allSites, import_lane: allSites, import_before: allSites, import_undone: allSites,
  saved_view: { owner: 'case when t.is_shared then null else array[t.owner_id::text] end', isOpenElse: true }, list_preference: { owner: 'array[t.member_id::text]' },
  bulk_change: { ...allSites, owner: 'array[t.made_by::text]' }, bulk_change_row: { ...allSites, owner: '(select array[c.made_by::text] from bulk_change c where c.id = t.change_id)' }, print_job: { owner: 'array[t.made_by::text]' },
  exception_count: { site: 't.site_id' },
};

/** Without a policy, by decision: what every member may know of, what only hashes or numbers stand in, what the code reads by its exact key. */
const openToEveryone = [
  'api_key', 'audit_checkpoint', 'audit_leaf', 'audit_node', 'audit_unsealed', 'auth_user', 'custom_field', 'exception_list', 'exception_snooze', 'exception_told', 'idempotency_key', 'import_mapping', 'import_run',
  'location', 'member', 'partner', 'place', 'policy', 'policy_version', 'schema_migration', 'setting', 'station_shift',
];
/** Only the sign-in itself, which is not the application's role. */
const closedToAll = ['auth_credential', 'auth_session', 'auth_verification'];

type Viewer = { readonly name: string; readonly actor: Actor | null; readonly id: string; readonly sites: Sites };

let world: World;
let tables: string[];
let embargoed: string[] = [];
let circle: Map<string, string[]>;
let siteOfCase: Map<string, string | null>;
const viewers: Viewer[] = [];
let rowsOf: Map<string, Row[]>;

type Row = { row: string; site: string | null; case: string | null; owner: (string | null)[] | null; hidden: boolean };

const query = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await world.database.pool.query<T>(text, values)).rows;

beforeAll(async () => {
  world = await openWorld();
  await world.app.loadDemo();
  tables = (await query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' order by 1")).map((row) => row.name);
  // The two cases of different sites that have most around them go under embargo.
  const cases = await query<{ id: string; site_id: string }>('select distinct on (c.site_id) c.id, c.site_id, (select count(*) from task t where t.case_id = c.id) as n from offboarding_case c where c.site_id is not null order by c.site_id, n desc, c.id');
  const [first, second] = cases;
  if (!first || !second) throw new Error('The demo company has no two sites with cases.');
  embargoed = [first.id, second.id];
  await query(`update offboarding_case set embargo_until = '2100-01-01' where id = any($1)`, [embargoed]);
  const join = async (role: Role, name: string, sites: Sites): Promise<Client> => {
    const client = await world.as(role, { name, ...(sites === 'all' ? {} : { sites }) });
    viewers.push({ name, actor: client.member, id: client.member.id, sites });
    return client;
  };
  for (const role of roles) {
    await join(role, `${role}, every site`, 'all');
    await join(role, `${role}, one site`, [first.site_id]);
  }
  const inside = await join('asset_manager', 'in the circle, every site', 'all');
  const narrow = await join('hr', 'in the circle, one site', [first.site_id]);
  for (const member of [inside, narrow]) await query('insert into case_circle (case_id, member_id) values ($1, $2)', [first.id, member.member.id]);
  viewers.push({ name: 'nobody: the role alone', actor: null, id: '', sites: [] });
  await fillWhatIsEmpty(inside.member.id, narrow.member.id);
  circle = new Map();
  for (const row of await query<{ case_id: string; member_id: string }>('select case_id, member_id from case_circle')) circle.set(row.case_id, [...(circle.get(row.case_id) ?? []), row.member_id]);
  siteOfCase = new Map((await query<{ id: string; site_id: string | null }>('select id, site_id from offboarding_case')).map((row) => [row.id, row.site_id]));
  rowsOf = new Map();
  for (const [table, { site, case: ofCaseOf, owner, hidden }] of Object.entries(belongs)) {
    const alias = table === 'audit_personal' ? 'p' : 't';
    rowsOf.set(table, await query<Row>(`select ${alias}.ctid::text as row, ${site ?? 'null::uuid'} as site, ${ofCaseOf ?? 'null::uuid'} as "case", ${owner ?? 'null::text[]'} as owner, ${hidden ?? 'false'} as hidden from ${table} ${alias}`));
  }
}, 900_000);
afterAll(() => world.close());

/** What no story of the demo company leaves behind. */
async function fillWhatIsEmpty(one: string, other: string): Promise<void> {
  await query(`insert into saved_view (id, list, name, query, owner_id, is_shared, created_at) values (gen_random_uuid(), 'cases', 'Mine', '{}', $1, false, now()), (gen_random_uuid(), 'cases', 'Ours', '{}', $2, true, now())`, [one, other]);
  await query(`insert into list_preference (member_id, list, updated_at) values ($1, 'cases', now()), ($2, 'cases', now())`, [one, other]);
  await query(`insert into stored_file (id, kind, name, media_type, sha256, size, content, created_at, created_by) values ('00000000-0000-4000-8000-00000000000f', 'import', 'a.csv', 'text/csv', '', 0, '', now(), 'test')`);
  await query(`insert into import_run (id, kind, file_name, file_size, file_sha256, file_id, reading, status, row_count, created_by, created_at)
    values ('00000000-0000-4000-8000-0000000000aa', 'people', 'a.csv', 0, '', '00000000-0000-4000-8000-00000000000f', '{}', 'applied', 1, '{}', now())`);
  const run = '00000000-0000-4000-8000-0000000000aa';
  await query(`insert into stored_file_part (file_id, at, content) select id, 0, 'a' from stored_file`);
  await query(`insert into import_row (run_id, line, label, verdict) values ('${run}', 1, 'A person', 'create')`);
  await query(`insert into import_lane (run_id, phase, lane, from_line, to_line, at_line) values ('${run}', 0, 0, 1, 1, 1)`);
  await query(`insert into import_before (run_id, line, record_id, was) values ('${run}', 1, gen_random_uuid(), '{}')`);
  await query(`insert into import_undone (run_id, line, record_id, outcome) values ('${run}', 1, gen_random_uuid(), 'kept')`);
  await query(`insert into row_rule (id, layout, kind, file_name, name, what, created_by, created_at) values ('00000000-0000-4000-8000-0000000000ab', 'x', 'people', 'a.csv', 'A rule', '{}', '{}', now())`);
  await query(`insert into row_rule_use (rule_id, run_id, rows) values ('00000000-0000-4000-8000-0000000000ab', '${run}', 1)`);
  await query(`insert into bulk_change (id, kind, status, selection, changes, total, made_by, actor, beat_at, created_at) values ('00000000-0000-4000-8000-0000000000ac', 'person', 'previewed', '{}', '[]', 1, $1, '{}', now(), now())`, [other]);
  await query(`insert into bulk_change_row (change_id, seq, record_id) values ('00000000-0000-4000-8000-0000000000ac', 1, gen_random_uuid())`);
  await query(`insert into print_job (id, kind, form, record_ids, total, status, made_by, actor, beat_at, created_at) values (gen_random_uuid(), 'asset', 'a4-63x38', '{}', 0, 'done', $1, '{}', now(), now())`, [other]);
  await query(`insert into workshop_job (id, asset_id, status, needs_sanitisation, opened_at) select gen_random_uuid(), id, 'done', true, now() from asset`);
  await query(`insert into medium (id, asset_id, position, media_type, noted_at) select gen_random_uuid(), id, 1, 'flash', now() from asset on conflict do nothing`);
  await query(`insert into unlock_check (job_id, key, state, checked_by, checked_at) select id, 'mdm', 'clear', $1, now() from workshop_job on conflict do nothing`, [one]);
  await query(`insert into sanitisation_record (id, asset_id, job_id, medium_id, medium_serial, medium_type, manufacturer, model, source, method, technique, tool, tool_version, result, performed_by, performed_at, performed_location, verification_method, media_destination, created_at)
    select gen_random_uuid(), j.asset_id, j.id, m.id, 's', 'flash', 'm', 'm', 's', 'purge', 't', 't', '1', 'passed', $1, now(), 'here', 'full', 'internal_reuse', now() from workshop_job j join medium m on m.asset_id = j.asset_id`, [one]);
  await query(`insert into waiver (id, case_id, subject_kind, subject_id, reason, asked_by, asked_at) select gen_random_uuid(), id, 'task', gen_random_uuid(), 'why', $1, now() from offboarding_case`, [one]);
  await query(`insert into waiting_row (id, run_id, line, cells, kind, layout, label, severity, reasons, reason_code, content, state, since, seen_at) values (gen_random_uuid(), '${run}', 1, '[]', 'people', 'x', 'A person', 'blocks', '[]', 'x', 'x', 'waiting', now(), now())`);
  await query(`insert into audit_key (name, private_key, public_key, made_at) values ('signing', 'secret', '', now()) on conflict do nothing`);
}

const isCaseSeen = (id: string, viewer: Viewer): boolean => isSiteSeen(siteOfCase.get(id) ?? null, viewer) && (!embargoed.includes(id) || (circle.get(id) ?? []).includes(viewer.id));
const isSiteSeen = (site: string | null, viewer: Viewer): boolean => viewer.sites === 'all' || (site !== null && viewer.sites.includes(site));

function isExpected(rule: Belongs, row: Row, viewer: Viewer): boolean {
  if (row.hidden || rule.isOurs) return false;
  if (row.case !== null && !isCaseSeen(row.case, viewer)) return false;
  if (row.owner !== null && viewer.id !== '' && row.owner.includes(viewer.id)) return true;
  if (rule.isForAllSites) return viewer.sites === 'all';
  if (rule.owner !== undefined && rule.site === undefined) return row.owner === null && rule.isOpenElse === true;
  if (rule.site !== undefined && (row.case === null || rule.owner === undefined)) return isSiteSeen(row.site, viewer);
  return row.case !== null || rule.isOpenElse === true;
}

async function inSightOf<T>(viewer: Viewer, work: (ask: (text: string) => Promise<{ rows: Record<string, unknown>[] }>) => Promise<T>): Promise<T> {
  if (viewer.actor !== null) return world.app.run(viewer.actor, (unit) => work((text) => sql.raw(text).execute(unit.tx) as never));
  const client = await world.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local role handback_app');
    return await work((text) => client.query(text) as never);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('every table', () => {
  test('has a policy, or a decision that it needs none', async () => {
    const secured = (await query<{ name: string }>("select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid) order by 1")).map((row) => row.name);
    expect(secured).toEqual(Object.keys(belongs).sort());
    expect(tables.filter((table) => !secured.includes(table))).toEqual([...openToEveryone, ...closedToAll].sort());
  });

  test('that is decided about has rows here, so that hiding them proves something', () => {
    expect([...rowsOf].filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual([]);
  });

  test('of the sign-in, and what was once written into a ledger, is closed to the application’s role', async () => {
    const granted = await query<{ name: string; may: string }>(`select table_name as name, privilege_type as may from information_schema.role_table_grants where grantee = 'handback_app' and table_schema = 'public'`);
    expect(granted.filter((grant) => closedToAll.includes(grant.name))).toEqual([]);
    const ledgers = ['custody_event', 'audit_event', 'audit_leaf', 'audit_node', 'audit_checkpoint', 'audit_key', 'outbound_event'];
    expect(granted.filter((grant) => ledgers.includes(grant.name) && !['SELECT', 'INSERT'].includes(grant.may))).toEqual([]);
    expect(granted.filter((grant) => !['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(grant.may))).toEqual([]);
  });

  test('is reached past its policy by these functions only, and the role itself bypasses nothing', async () => {
    const found = await query<{ name: string }>("select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef order by 1");
    // Each hands out ids or a yes and no, never a row: what was found is joined with what may be seen. Withdrawing hides rows from
    // its own writer, who sees every site (imports), ending sessions is for
    // sign-outs, and looking anew makes the database count its rows.
    expect(found.map((row) => row.name)).toEqual([
      'handback_accounts_by_key', 'handback_assets_by_key', 'handback_assets_by_scan', 'handback_custodians', 'handback_end_sessions', 'handback_find_assets', 'handback_find_people', 'handback_hidden_cases', 'handback_in_circle', 'handback_licences_by_identity', 'handback_look_anew',
      'handback_people_by_email', 'handback_people_by_key', 'handback_search_accounts', 'handback_search_asks', 'handback_search_assets',
      'handback_search_cases', 'handback_search_licences', 'handback_search_parcels', 'handback_search_people', 'handback_under_embargo', 'handback_withdraw',
    ]);
    expect(await query("select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin from pg_roles where rolname = 'handback_app'")).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcanlogin: false }]);
  });
});

describe('a row is seen by whom it concerns, and by nobody else', () => {
  test('by each role, with every site and with one, in the circle and out of it', async () => {
    const wrong: string[] = [];
    for (const viewer of viewers) {
      await inSightOf(viewer, async (ask) => {
        for (const [table, rule] of Object.entries(belongs)) {
          const seen = new Set((await ask(`select ctid::text as row from ${table}`)).rows.map((row) => String(row['row'])));
          const rows = rowsOf.get(table) ?? [];
          const [tooMuch, tooLittle] = [rows.filter((row) => seen.has(row.row) && !isExpected(rule, row, viewer)), rows.filter((row) => !seen.has(row.row) && isExpected(rule, row, viewer))];
          if (tooMuch.length + tooLittle.length > 0) wrong.push(`${viewer.name}: ${table}: ${tooMuch.length} too many, ${tooLittle.length} too few of ${rows.length}`);
        }
      });
    }
    expect(wrong).toEqual([]);
  });

  test('what is not seen is not changed and not deleted either', async () => {
    const outsiders = viewers.filter((viewer) => viewer.name.startsWith('technician') || viewer.actor === null);
    const columns = new Map((await query<{ name: string; first: string }>("select table_name as name, min(column_name) as first from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' group by 1")).map((row) => [row.name, row.first]));
    const may = new Set((await query<{ name: string }>(`select table_name as name from information_schema.role_table_grants where grantee = 'handback_app' and privilege_type = 'UPDATE'`)).map((row) => row.name));
    const wrong: string[] = [];
    for (const viewer of outsiders) {
      for (const [table, rule] of Object.entries(belongs)) {
        if (!may.has(table)) continue;
        const column = columns.get(table) ?? '';
        const expected = (rowsOf.get(table) ?? []).filter((row) => isExpected(rule, row, viewer)).length;
        const changed = await countAndTakeBack(viewer, `update ${table} set ${column} = ${column}`);
        if (changed !== expected) wrong.push(`${viewer.name}: ${table}: ${changed} changed, ${expected} seen`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the API says of what is out of sight what it says of what does not exist', () => {
  const things = { personId: 'person', assetId: 'asset', caseId: 'offboarding_case', parcelId: 'parcel', runId: 'pickup_run', intakeId: 'intake', accountId: 'account', askId: 'ask', taskId: 'task', messageId: 'message' } as const;
  const nobodyHasIt = '00000000-0000-4000-8000-000000000000';

  test.each(['owner, one site', 'owner, every site', 'asset_manager, one site', 'asset_manager, every site'])('to %s', async (name) => {
    const viewer = viewers.find((one) => one.name === name)!;
    const wrong: string[] = [];
    let tried = 0;
    for (const [param, table] of Object.entries(things)) {
      const hidden = (rowsOf.get(table) ?? []).find((row) => !row.hidden && !isExpected(belongs[table] ?? {}, row, viewer));
      if (hidden === undefined) continue;
      const [found] = await query<{ id: string }>(`select id from ${table} where ctid = $1::tid`, [hidden.row]);
      for (const route of allRoutes.filter((one) => Object.keys(one.params?.shape ?? {}).join() === param && one.body !== 'file')) {
        const ask = async (id: string) => {
          const reply = await world.app.http.inject({
            method: route.method, url: pathOf(route, { [param]: id }), headers: { 'x-test-member': viewer.id, 'x-handback-csrf': '1', ...(route.method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' }) }, ...(route.method === 'GET' ? {} : { payload: '{}' }),
          });
          return `${reply.statusCode} ${reply.body.replaceAll(id, 'ID').replace(/"instance":"[^"]*"/, '')}`;
        };
        const [ofHidden, ofNothing] = [await ask(found?.id ?? ''), await ask(nobodyHasIt)];
        tried += 1;
        if (ofHidden !== ofNothing) wrong.push(`${route.id}: ${ofHidden.slice(0, 200)} against ${ofNothing.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(10);
  });
});

/** How many rows a statement touches in somebody's sight; none stays touched. */
async function countAndTakeBack(viewer: Viewer, statement: string): Promise<number> {
  let touched = -1;
  const back = new Error('taken back');
  await inSightOf(viewer, async (ask) => {
    touched = (await ask(`with touched as (${statement} returning 1) select count(*)::int as n from touched`)).rows[0]?.['n'] as number;
    throw back;
  }).catch((error: unknown) => { if (error !== back) throw error; });
  return touched;
}
