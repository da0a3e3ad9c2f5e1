/**
 * A Handback with the whole company in it, made once and kept under `.cache/`:
 * people and assets come in by our own import over HTTP, mailrooms and the
 * checklist by our API, cases by `fill-cases`. What makes it up names it, so a
 * new migration or another loader makes it anew.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Permission } from '#domain/access/permission';
import { openEmbedded, openPostgres } from '#server/platform/db/open-database';
import { projectRoot, runCommand } from '../run-command.ts';
import { fillCases } from './fill-cases.ts';
import { usualFingerprint } from './generate-data.ts';
import { startHandback, type Handback, type Start } from './handback.ts';
import { runW1 } from './w1.ts';

export type Engine = 'postgresql' | 'embedded';
export type Loaded = {
  readonly engine: Engine; readonly key: string;
  /** A Handback of its own on a copy of the loaded data. `prepare` works on the database before it starts. */
  readonly start: (name: string, options?: { readonly prepare?: (pool: pg.Pool) => Promise<void>; readonly profile?: string | undefined }) => Promise<Handback>;
};

const kept = `${projectRoot}/.cache/bench`;
const permissions: Permission[] = [
  'imports.run', 'assets.read', 'people.read', 'people.write', 'cases.read', 'cases.open', 'policies.read', 'policies.publish', 'places.write', 'station.scan', 'exceptions.read', 'audit.read', 'messages.read', 'asks.read', 'asks.send',
];
export const busy = { HANDBACK_REQUESTS_PER_MINUTE: '100000000', HANDBACK_BACKUPS: 'off' };

async function nameOf(engine: Engine): Promise<string> {
  const hash = createHash('sha256').update(usualFingerprint);
  for (const folder of ['migrations', 'scripts/bench']) {
    for (const name of (await readdir(`${projectRoot}/${folder}`)).sort()) {
      if (folder === 'migrations' || ['fill-cases.ts', 'policy.yaml'].includes(name)) hash.update(await readFile(`${projectRoot}/${folder}/${name}`));
    }
  }
  return `${engine}-${hash.digest('hex').slice(0, 12)}`;
}

async function done(server: Handback, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await server.call(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const locationsOf = async (server: Handback): Promise<Map<string, string>> =>
  new Map(((await done(server, 'GET', '/api/locations')) as { rows: { id: string; name: string }[] }).rows.map(({ id, name }) => [name, id]));

async function furnish(server: Handback): Promise<void> {
  for (const locationId of (await locationsOf(server)).values()) {
    const room = (await done(server, 'POST', '/api/places', { kind: 'mailroom', locationId, code: 'MAIL', name: 'Mailroom' })) as { id: string };
    await done(server, 'POST', `/api/places/${room.id}/slots`, { codes: 'A1..D5', size: 'large', capacity: 60 });
  }
  const { rows } = (await done(server, 'GET', '/api/policies')) as { rows: { version: number }[] };
  await done(server, 'POST', '/api/policies', { source: await readFile(`${projectRoot}/scripts/bench/policy.yaml`, 'utf8'), basedOn: Math.max(0, ...rows.map((row) => row.version)) });
}

async function fill(engine: Engine, start: Start, data: string): Promise<string> {
  const server = await startHandback({ ...start, permissions, env: busy });
  try {
    await runW1(server, data, { watched: false });
    await furnish(server);
  } finally {
    await server.stop();
  }
  const database = engine === 'postgresql' ? openPostgres(start.databaseUrl as string) : await openEmbedded({ folder: start.folder });
  try {
    await fillCases(database, data);
  } finally {
    await database.close();
  }
  return server.key;
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  for (const statement of statements) await admin.query(statement);
  await admin.end();
}

const databaseAt = (server: string, name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href;

async function binary(name: string): Promise<string> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  return versions.map((version) => `/usr/lib/postgresql/${version}/bin/${name}`).filter((path) => existsSync(path)).at(-1) ?? name;
}

async function must(command: string, args: string[]): Promise<void> {
  const { code, output } = await runCommand(command, args);
  if (code !== 0) throw new Error(`${command}: ${output.slice(-2000)}`);
}

/** On the server as the database `handback_loaded`, which nobody connects to: it is copied. */
export async function loadedOnServer(server: string, data: string, folder: string): Promise<Loaded> {
  const place = `${kept}/${await nameOf('postgresql')}`;
  await onServer(server, ['create database handback_loaded']);
  const url = databaseAt(server, 'handback_loaded');
  if (existsSync(`${place}/key`)) {
    await onServer(url, [`do $$ begin create role handback_app nologin; exception when duplicate_object then null; end $$`]);
    await must(await binary('pg_restore'), ['--no-owner', '--jobs', '2', '--dbname', url, `${place}/dump`]);
    await onServer(url, ['vacuum analyze']);
  } else {
    const making = `${place}.making`;
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { recursive: true });
    console.log('Loading Handback on PostgreSQL, once …');
    const key = await fill('postgresql', { folder: join(folder, 'loading'), databaseUrl: url }, data);
    await must(await binary('pg_dump'), ['--no-owner', '--format', 'directory', '--jobs', '2', '--compress', '1', '--file', `${making}/dump`, url]);
    await writeFile(`${making}/key`, key);
    await rm(place, { recursive: true, force: true });
    await rename(making, place);
  }
  const key = await readFile(`${place}/key`, 'utf8');
  return {
    engine: 'postgresql', key,
    async start(name, { prepare, profile } = {}) {
      await onServer(server, [`drop database if exists ${name} with (force)`, `create database ${name} template handback_loaded`, 'checkpoint']);
      const databaseUrl = databaseAt(server, name);
      if (prepare) {
        const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
        await prepare(pool);
        await pool.end();
      }
      return startHandback({ folder: join(folder, name), databaseUrl, key, env: busy, profile });
    },
  };
}

export async function loadedEmbedded(data: string, folder: string): Promise<Loaded> {
  const place = `${kept}/${await nameOf('embedded')}`;
  if (!existsSync(`${place}/key`)) {
    const making = `${place}.making`;
    await rm(making, { recursive: true, force: true });
    console.log('Loading Handback on the embedded database, once …');
    const key = await fill('embedded', { folder: `${making}/data` }, data);
    await writeFile(`${making}/key`, key);
    await rm(place, { recursive: true, force: true });
    await rename(making, place);
  }
  const key = await readFile(`${place}/key`, 'utf8');
  return {
    engine: 'embedded', key,
    async start(name, { prepare, profile } = {}) {
      const own = join(folder, `embedded-${name}`);
      await rm(own, { recursive: true, force: true });
      await cp(`${place}/data`, own, { recursive: true });
      if (prepare) {
        const database = await openEmbedded({ folder: own });
        await prepare(database.pool);
        await database.close();
      }
      return startHandback({ folder: own, key, env: busy, profile });
    },
  };
}
