/**
 * A fresh, migrated database per world. Embedded: from a dump made once per
 * worker. PostgreSQL: `create database … template`, dropped at the end.
 */
import { threadId } from 'node:worker_threads';
import { migrate } from '#server/platform/db/migrate';
import { openEmbedded, openPostgres, type OpenDatabase } from '#server/platform/db/open-database';
import { inject } from 'vitest';
import { emptyEmbedded } from './empty-embedded.ts';
import { administer, withDatabase } from './on-server.ts';
import './provided.ts';

type Shared = { dump?: Promise<Uint8Array>; template?: Promise<string>; count: number };
/** Kept on globalThis: one worker runs many files (`isolate: false`). */
const shared = ((globalThis as { handbackTestDatabases?: Shared }).handbackTestDatabases ??= { count: 0 });

export async function freshDatabase(): Promise<OpenDatabase> {
  return inject('database') === 'postgres' ? freshPostgres(inject('postgresUrl')) : freshEmbedded();
}

async function freshEmbedded(): Promise<OpenDatabase> {
  shared.dump ??= makeDump();
  return openEmbedded({ from: await shared.dump });
}

async function makeDump(): Promise<Uint8Array> {
  const database = await emptyEmbedded();
  await migrate(database.pool);
  const dump = await database.dump();
  await database.close();
  return dump as Uint8Array;
}

async function freshPostgres(url: string): Promise<OpenDatabase> {
  shared.template ??= makeTemplate(url);
  shared.count += 1;
  const name = `world_${process.pid}_${threadId}_${shared.count}_${Math.floor(performance.now())}`;
  await administer(url, `create database ${name} template ${await shared.template}`);
  const database = openPostgres(withDatabase(url, name), 8);
  return { ...database, close: async () => { await database.close(); await administer(url, `drop database if exists ${name} with (force)`); } };
}

async function makeTemplate(url: string): Promise<string> {
  const name = `template_${process.pid}_${threadId}_${Math.floor(performance.now() * 1000)}`;
  await administer(url, `create database ${name}`);
  const database = openPostgres(withDatabase(url, name), 1);
  await migrate(database.pool);
  await database.close();
  return name;
}
