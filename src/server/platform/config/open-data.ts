/**
 * Where the data is, opened: the database of the folder or of DATABASE_URL,
 * brought to today's schema, and the clock it lives at. The process that
 * serves and the commands that work on the data open it in this one way.
 */
import { backupsIn, listBackups } from '../backup/backup-folder.ts';
import { offsetClock, systemClock, type Clock } from '../clock/clock.ts';
import { migrate } from '../db/migrate.ts';
import { openEmbedded, openPostgres, type OpenDatabase } from '../db/open-database.ts';
import { peekSetting } from '../db/session.ts';
import type { Config } from './config.ts';
import { checkDatabase, markDatabase, unopenable } from './database-folder.ts';

export type DemoClock = { readonly clock: Clock; readonly isOn: () => boolean; readonly refresh: () => void };

/** The database, whole and of today's schema; throws with a sentence that says what to do. */
export async function openDatabase(config: Pick<Config, 'databaseUrl'>, folder: { readonly path: string }): Promise<OpenDatabase> {
  const database = config.databaseUrl ? openPostgres(config.databaseUrl) : await embeddedOf(folder.path);
  await migrate(database.pool);
  return database;
}

async function embeddedOf(path: string): Promise<OpenDatabase> {
  const newest = (await listBackups(backupsIn(path)))[0]?.name ?? null;
  checkDatabase(path, newest);
  try {
    const database = await openEmbedded({ folder: path });
    markDatabase(path, systemClock.now());
    return database;
  } catch (error) {
    throw unopenable(path, newest, error);
  }
}

/** The demo company lives at its own time: loaded on its first day, its clock runs on at real speed. */
export async function demoClock(database: OpenDatabase, clock: Clock): Promise<DemoClock> {
  const read = async () => (await peekSetting<{ offset: number }>(database.pool, 'demo.clock'))?.offset;
  let offset = await read();
  const refresh = () => { void read().then((value) => { offset = value; }, () => undefined); };
  // Another process on the same database may have loaded it.
  setInterval(refresh, 5000).unref();
  return { clock: { now: () => (offset === undefined ? clock : offsetClock(offset)).now() }, isOn: () => offset !== undefined, refresh };
}
