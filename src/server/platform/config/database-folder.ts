/**
 * What lies in a data folder before the embedded database is opened: nothing
 * yet, a database, or something that is not whole. The engine itself would
 * start a new, empty database over a damaged one.
 * Rule: a database that was here is never replaced in silence.
 */
import { existsSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderError } from './data-folder.ts';

const markName = 'database.json';
const movedName = 'moved.json';
/** Without these the engine has no database to open. */
const vital = ['PG_VERSION', 'global/pg_control', 'base', 'pg_wal'];

export const databaseIn = (dataFolder: string): string => join(dataFolder, 'database');

type Mark = { readonly createdAt: string; readonly engine: string };

/** Notes that a database lives here, once one was opened. */
export function markDatabase(dataFolder: string, at: string): void {
  const file = join(dataFolder, markName);
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ createdAt: at, engine: 'embedded' } satisfies Mark)}\n`, { mode: 0o600 });
}

const isFilled = (folder: string): boolean => existsSync(folder) && statSync(folder).isDirectory() && readdirSync(folder).length > 0;

const backupsHint = (dataFolder: string, newest: string | null): string =>
  newest === null
    ? `There is no automatic backup in ${join(dataFolder, 'backups')}. Put back a copy of the folder, or start with another one (--data FOLDER).`
    : `The newest backup is ${newest}. To go on from it: handback restore ${join(dataFolder, 'backups', newest)} --data ${dataFolder} --replace (the damaged database is kept beside it).`;

/**
 * Throws `DataFolderError` when what is here is not whole, naming what is
 * missing and the newest backup; says nothing when all is well or nothing is here yet.
 */
export function checkDatabase(dataFolder: string, newestBackup: string | null): void {
  const moved = join(dataFolder, movedName);
  if (existsSync(moved)) {
    const { to, at } = JSON.parse(readFileSync(moved, 'utf8')) as { to: string; at: string };
    throw new DataFolderError(`This database moved to PostgreSQL (${to}) on ${at.slice(0, 10)}. Nothing was changed. Set DATABASE_URL to go on there; what stands here is as it was then. To work on the old copy all the same, remove ${moved}.`);
  }
  const folder = databaseIn(dataFolder);
  if (!isFilled(folder)) {
    if (!existsSync(join(dataFolder, markName))) return;
    throw new DataFolderError(`The data folder ${dataFolder} had a database, and it is gone. Nothing was created in its place. ${backupsHint(dataFolder, newestBackup)}`);
  }
  const missing = vital.filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) throw new DataFolderError(`The database in ${folder} is damaged: ${missing.join(', ')} is missing. Nothing was changed. ${backupsHint(dataFolder, newestBackup)}`);
}

/** The error to show when the engine could not open what looked whole. */
export const unopenable = (dataFolder: string, newestBackup: string | null, why: unknown): DataFolderError =>
  new DataFolderError(`The database in ${databaseIn(dataFolder)} could not be opened (${why instanceof Error ? why.message : String(why)}). Nothing was changed. ${backupsHint(dataFolder, newestBackup)}`);

/** Moves a database out of the way, never away: returns where it stands now, or null when there was none. */
export function setAside(dataFolder: string, at: string): string | null {
  const folder = databaseIn(dataFolder);
  if (!existsSync(folder)) return null;
  const aside = join(dataFolder, `database-before-${at.slice(0, 19).replaceAll(':', '')}Z`);
  renameSync(folder, aside);
  return aside;
}

/** From now on the folder says where its data went. */
export const markMoved = (dataFolder: string, to: string, at: string): void => { writeFileSync(join(dataFolder, movedName), `${JSON.stringify({ to, at })}\n`, { mode: 0o600 }); };
