/**
 * The floor: plain tables with the indexes that each workload wants, and the
 * least SQL that gives the answer. Not our schema, and no validation, sign-in,
 * permission or audit rule: the practical ceiling for a Node.js product on the
 * same PostgreSQL.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** What W1 brings: people and assets. */
export const recordTables = `
create table people (
  id int primary key, employee_id text not null unique, name text not null, email text, personal_email text, department text, manager_id text, location text, country text, timezone text,
  employment_type text, status text not null, start_date date, end_date date
);
create table assets (
  id int primary key, asset_tag text not null unique, serial text not null unique, model text, category text, purchase_date date, purchase_cost numeric(10,2), currency text, status text not null,
  assignee_id int references people, location text
);`;

const tables = `
create extension if not exists pg_trgm;
${recordTables}
create table cases (id serial primary key, case_ref text unique, person_id int not null references people, status text not null, opened_at timestamptz, due_date date, closed_at timestamptz);
create table case_items (id serial primary key, case_id int not null references cases, position int, title text, owner_role text, status text not null, done_at timestamptz);
create table case_assets (id serial primary key, case_id int not null references cases, asset_id int not null references assets, tracking text, returned_at timestamptz);
create table custody_events (id bigserial primary key, asset_id int not null references assets, person_id int references people, kind text not null, at timestamptz not null, actor text, note text);
create table notifications (id bigserial primary key, case_id int references cases, kind text, recipient text, queued_at timestamptz default now(), sent_at timestamptz);
create table audit (seq bigserial primary key, at timestamptz not null default clock_timestamp(), actor text, action text, entity text, entity_id int, body text, prev_hash bytea, hash bytea);`;

/** Each file: the columns of its rows as text, and how they become rows. */
const files: readonly (readonly [name: string, columns: string, insert: string])[] = [
  ['people', 'employee_id text, name text, email text, personal_email text, department text, manager_id text, location text, country text, timezone text, employment_type text, status text, start_date date, end_date date', 'insert into people select substr(employee_id, 2)::int, f.* from f'],
  [
    'assets', 'asset_tag text, serial text, model text, category text, purchase_date date, purchase_cost numeric, currency text, status text, assignee text, location text',
    'insert into assets select substr(asset_tag, 4)::int, asset_tag, serial, model, category, purchase_date, purchase_cost, currency, status, substr(assignee, 2)::int, location from f',
  ],
  ['cases', 'case_ref text, employee_id text, status text, opened_at timestamptz, due_date date, closed_at timestamptz', 'insert into cases (case_ref, person_id, status, opened_at, due_date, closed_at) select case_ref, substr(employee_id, 2)::int, status, opened_at, due_date, closed_at from f order by 1'],
  ['case_items', 'case_ref text, position int, title text, owner_role text, status text, done_at timestamptz', 'insert into case_items (case_id, position, title, owner_role, status, done_at) select substr(case_ref, 2)::int, position, title, owner_role, status, done_at from f'],
  ['case_assets', 'case_ref text, asset_tag text, tracking text, returned_at timestamptz', 'insert into case_assets (case_id, asset_id, tracking, returned_at) select substr(case_ref, 2)::int, substr(asset_tag, 4)::int, tracking, returned_at from f'],
  ['events', 'asset_tag text, employee_id text, kind text, at timestamptz, actor text, note text', 'insert into custody_events (asset_id, person_id, kind, at, actor, note) select substr(asset_tag, 4)::int, substr(employee_id, 2)::int, kind, at, actor, note from f'],
];

const indexes = [
  'create index on assets (status, location, purchase_date desc, id)', 'create index on assets (assignee_id) where assignee_id is not null', 'create index on assets using gin (serial gin_trgm_ops)',
  'create index on people using gin (name gin_trgm_ops)', 'create index on cases (person_id)', 'create index on case_items (case_id, position)', `create index on case_items (case_id) where status = 'open'`,
  'create index on case_assets (case_id)', 'create index on case_assets (case_id) where returned_at is null', 'create index on case_assets (tracking)', 'create index on custody_events (asset_id)', 'create index on custody_events (person_id, at desc)',
];

/** Makes and fills the floor's tables from files that the database server reads itself. */
export async function fillFloor(url: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(tables);
    for (const [name, columns, insert] of files) {
      await client.query(`create temp table f (${columns})`);
      await client.query(`copy f from '${folder}/${name}.csv' csv header`);
      await client.query(insert);
      await client.query('drop table f');
    }
    for (const index of indexes) await client.query(index);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Named prepared statements; PostgreSQL makes the JSON and it goes out as it is. */
export const floorQueries = {
  assets: `select json_build_object('total', (select count(*) from assets where status = $1 and location = $2), 'items', (select json_agg(t) from (
    select id, asset_tag, serial, model, category, purchase_date, purchase_cost, status, assignee_id, location from assets where status = $1 and location = $2 order by purchase_date desc, id limit 50 offset $3) t))::text j`,
  serial: `select coalesce(json_agg(t), '[]')::text j from (select id, asset_tag, serial, model, status, location from assets where serial like '%' || $1 || '%' order by asset_tag limit 20) t`,
  name: `select coalesce(json_agg(t), '[]')::text j from (select id, employee_id, name, email, department, location, status from people where name ilike '%' || $1 || '%' order by name, id limit 20) t`,
  leaver: `select json_build_object('person', row_to_json(p),
    'assets', (select json_agg(a) from (select x.returned_at, x.tracking, a.* from cases c join case_assets x on x.case_id = c.id join assets a on a.id = x.asset_id where c.person_id = p.id order by a.id) a),
    'cases', (select json_agg(c) from (select c.*, (select json_agg(i order by i.position) from case_items i where i.case_id = c.id) items from cases c where c.person_id = p.id) c),
    'history', (select json_agg(e) from (select * from custody_events where person_id = p.id order by at desc limit 50) e))::text j from people p where p.id = $1`,
  scan: `with x as (select ca.id ca_id, ca.case_id, a.id asset_id, a.assignee_id, a.status from case_assets ca join assets a on a.id = ca.asset_id where ca.tracking = $1 for update of a),
    u as (update assets set status = $2 from x where assets.id = x.asset_id), r as (update case_assets set returned_at = now() from x where case_assets.id = x.ca_id),
    e as (insert into custody_events (asset_id, person_id, kind, at, actor, note) select asset_id, assignee_id, $2, now(), 'mailroom', 'scan' from x),
    w as (insert into audit (actor, action, entity, entity_id, body) select 'mailroom', 'asset.receive', 'asset', asset_id, row_to_json(x)::text from x) select row_to_json(x)::text j from x`,
  report: `select coalesce(json_agg(t), '[]')::text j from (select p.id, p.employee_id, p.name, p.email, c.id case_id, c.due_date, x.open_items, x.unreturned from (
    select case_id, sum(o) open_items, sum(u) unreturned from (select case_id, 1 o, 0 u from case_items where status = 'open' union all select case_id, 0, 1 from case_assets where returned_at is null) y group by 1) x
    join cases c on c.id = x.case_id join people p on p.id = c.person_id where p.status = 'offboarded' order by c.due_date, p.id) t`,
} as const;

/** Cases for all of `$1` at once, in one transaction: 29 rows a leaver. `$2`, `$3`: the checklist's titles and owners. */
export const floorOpening: readonly (readonly [text: string, values: 'people' | 'items' | null])[] = [
  [`create temp table w5c on commit drop as with n as (insert into cases (case_ref, person_id, status, opened_at, due_date) select 'N' || pid, pid, 'open', now(), current_date + 14 from unnest($1::int[]) pid returning id, person_id) select * from n`, 'people'],
  [`insert into case_items (case_id, position, title, owner_role, status) select c.id, t.n, t.title, t.role, 'open' from w5c c, unnest($1::text[], $2::text[]) with ordinality t (title, role, n)`, 'items'],
  [`create temp table w5a on commit drop as select c.id case_id, c.person_id, a.id asset_id from w5c c join assets a on a.assignee_id = c.person_id`, null],
  [`insert into case_assets (case_id, asset_id, tracking) select case_id, asset_id, '1Z' || lpad((100000000 + asset_id * 7)::text, 10, '0') from w5a`, null],
  [`update assets set status = 'pending_return' from w5a where assets.id = w5a.asset_id`, null],
  [`insert into custody_events (asset_id, person_id, kind, at, actor) select asset_id, person_id, 'return_requested', now(), 'offboarding' from w5a`, null],
  [`insert into notifications (case_id, kind, recipient) select c.id, k, p.email from w5c c join people p on p.id = c.person_id, unnest('{leaver,manager,it}'::text[]) k`, null],
  [`insert into audit (actor, action, entity, entity_id, body) select 'hr', 'case.open', 'case', id, row_to_json(w5c)::text from w5c`, null],
];

export const floorForget = [
  `update assets set status = 'deployed' where status = 'pending_return' and assignee_id > 4000`, 'delete from notifications', 'delete from case_items where case_id > 4000', 'delete from case_assets where case_id > 4000',
  'delete from cases where id > 4000', `delete from custody_events where kind = 'return_requested'`, 'vacuum analyze',
];

/** What every system is asked for, from the generated files. */
export type Picks = {
  readonly locations: readonly string[]; readonly serials: readonly string[]; readonly names: readonly string[]; readonly labels: readonly { readonly tracking: string; readonly location: string }[];
  /** Gone, with six assets each. */ readonly sixAssets: readonly number[]; /** Still here, with four. */ readonly fourAssets: readonly number[]; readonly items: readonly (readonly [title: string, owner: string])[];
};

export const rowsOf = async (folder: string, name: string): Promise<string[][]> => (await readFile(join(folder, `${name}.csv`), 'utf8')).trim().split('\n').slice(1).map((line) => line.split(','));

export async function pick(folder: string): Promise<Picks> {
  const [people, assets, parcels, items] = [await rowsOf(folder, 'people'), await rowsOf(folder, 'assets'), await rowsOf(folder, 'case_assets'), await rowsOf(folder, 'case_items')];
  const of = (rows: string[][], row: number, column: number): string => rows[row % rows.length]?.[column] ?? '';
  const ids = Array.from({ length: people.length }, (_, at) => at + 1);
  return {
    locations: [...new Set(people.map((row) => row[6] ?? ''))].sort(),
    serials: Array.from({ length: 200 }, (_, k) => of(assets, k * 499 + 17, 1).slice(3, 8)),
    names: Array.from({ length: 200 }, (_, k) => of(people, k * 97 + 5, 1).split(' ')[1]?.toLowerCase().slice(0, 5) ?? ''),
    labels: parcels.map((row) => ({ tracking: row[2] ?? '', location: of(assets, Number(row[1]?.slice(3)) - 1, 9) })),
    sixAssets: ids.filter((id) => id <= 4000 && id % 10 === 0), fourAssets: ids.filter((id) => id > 4000 && (id - 1) % 10 >= 2 && (id - 1) % 10 <= 7),
    items: items.slice(0, 12).map((row) => [row[2] ?? '', row[3] ?? ''] as const),
  };
}
