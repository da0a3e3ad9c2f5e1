/** The database: whether the server is one we can rely on, and whether what should be done in it is being done. */
import type pg from 'pg';
import { listMigrations } from '../../platform/db/migrate.ts';
import { look, well, wrong, type Finding } from './finding.ts';

const one = async <T extends object>(pool: pg.Pool, text: string, values: unknown[] = []): Promise<T | undefined> => (await pool.query<T>(text, values)).rows[0];

async function checkServerClock(pool: pg.Pool): Promise<Finding> {
  const before = Date.now();
  const row = await one<{ ms: number }>(pool, 'select extract(epoch from clock_timestamp()) * 1000 as ms');
  const apart = Math.round((Number(row?.ms) - (before + Date.now()) / 2) / 1000);
  if (Math.abs(apart) <= 2) return well('clock', 'This machine and the database server agree.');
  return wrong('clock', `The database server is ${Math.abs(apart)} seconds ${apart > 0 ? 'ahead of' : 'behind'} this machine.`, 'Keep both right (NTP): access ends and deadlines fall due by this machine’s clock.');
}

async function checkDurability(pool: pg.Pool): Promise<Finding[]> {
  const { rows } = await pool.query<{ name: string; setting: string }>(`select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')`);
  const off = rows.filter((row) => row.setting === 'off').map((row) => row.name);
  return off.length === 0 ? [] : [wrong('durability', `${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} off: a power cut may lose what was acknowledged.`, 'Set them on in postgresql.conf.')];
}

export async function checkServer(pool: pg.Pool): Promise<Finding[]> {
  const server = await one<{ version: string; number: number; role: boolean; creates: boolean; trigrams: boolean }>(pool, `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
    coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'handback_app'), false) as role, (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as creates,
    exists (select 1 from pg_available_extensions where name = 'pg_trgm') as trigrams`);
  if (server === undefined) return [];
  const findings = [server.number >= 150_000 ? well('database', `PostgreSQL ${server.version} answers.`) : wrong('database', `PostgreSQL ${server.version} is too old.`, 'Use 15 or newer.')];
  if (!server.role && !server.creates) findings.push(wrong('permissions', 'The role handback_app is not granted to this user, and this user may not create roles.', 'An administrator runs: create role handback_app nologin; grant handback_app to THIS_USER;'));
  if (!server.trigrams) findings.push(wrong('permissions', 'The extension pg_trgm is not installed on the server.', 'Install PostgreSQL’s contrib package there.'));
  return [...findings, await checkServerClock(pool), ...(await checkDurability(pool))];
}

async function checkSchema(pool: pg.Pool): Promise<Finding[] | null> {
  const there = await one<{ n: number }>(pool, `select count(*)::int as n from information_schema.tables where table_schema = 'public' and table_name = 'schema_migration'`);
  if (there?.n !== 1) return null;
  const { rows } = await pool.query<{ name: string }>('select name from schema_migration');
  const known = new Set(listMigrations().map((migration) => migration.name));
  const newer = rows.filter((row) => !known.has(row.name)).map((row) => row.name);
  if (newer.length > 0) return [wrong('schema', `The database is newer than this program (${newer.join(', ')}).`, 'Start the newer Handback.')];
  const waiting = known.size - rows.length;
  return [waiting === 0 ? well('schema', 'The schema is today’s.') : look('schema', `${waiting} ${waiting === 1 ? 'migration waits' : 'migrations wait'}.`, 'Make a backup; the next start applies them.')];
}

type Undone = { ahead: number; sealing: number; deadlines: number; failed: number; held: number; keys: number };

/** A demo company has a clock of its own: what is overdue there says nothing of this machine. */
async function checkWork(pool: pg.Pool): Promise<Finding[]> {
  const undone = await one<Undone>(pool, `with t as (select now() + make_interval(secs => coalesce((select (value ->> 'offset')::numeric / 1000 from setting where key = 'demo.clock'), 0)::float8) as now)
    select (select count(*) from audit_event, t where at > t.now + interval '5 minutes')::int as ahead,
      (select count(*) from audit_unsealed, t where at < t.now - interval '1 hour')::int as sealing,
      (select count(*) from deadline, t where status = 'waiting' and due_at < t.now - interval '15 minutes')::int as deadlines,
      (select count(*) from message where status = 'failed')::int as failed, (select count(*) from message where status = 'held')::int as held,
      (select count(*) from api_key, t where revoked_at is null and expires_at between t.now and t.now + interval '14 days')::int as keys`);
  if (undone === undefined) return [];
  const findings: Finding[] = [];
  if (undone.ahead > 0) findings.push(wrong('clock', `${undone.ahead} entries of the audit log lie in the future: the clock was ahead, or is behind now.`, 'Set the clock; entries keep the time they were given.'));
  if (undone.sealing > 0) findings.push(wrong('audit log', `${undone.sealing} entries have not been sealed for an hour.`, 'Is a Handback running on this database? Look in its log for “seal-audit”.'));
  if (undone.deadlines > 0) findings.push(look('deadlines', `${undone.deadlines} are past their time and not done.`, 'Start Handback: it does them in order, each once.'));
  if (undone.failed > 0) findings.push(look('mail', `${undone.failed} messages were given up.`, 'They are an exception on the home page; mend the address or pass them on.'));
  if (undone.keys > 0) findings.push(look('keys', `${undone.keys} API ${undone.keys === 1 ? 'key ends' : 'keys end'} within two weeks.`, 'Make new ones under Settings before the machines that use them stop.'));
  return findings.length > 0 ? findings : [well('work', 'Nothing waits that should be done.')];
}

export async function checkContents(pool: pg.Pool): Promise<Finding[]> {
  const schema = await checkSchema(pool);
  if (schema === null) return [well('schema', 'The database is empty; the first start fills it.')];
  return schema.some((finding) => finding.state !== 'well') ? schema : [...schema, ...(await checkWork(pool))];
}
