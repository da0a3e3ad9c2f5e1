/**
 * The first start: an empty database takes the engine five seconds, and reading
 * the program three. A process of its own makes the database meanwhile, beside
 * where it belongs; whoever has the folder's lock puts it in its place.
 * Rule: what is there is never replaced, and what was made halfway is thrown away.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded } from '../db/open-database.ts';
import { databaseIn, isNewHere } from './database-folder.ts';

const prefix = 'database-being-made-';

/** Makes an empty database in the data folder, unless there is one; returns the folder it stands in, or null. */
export async function makeDatabase(dataFolder: string): Promise<string | null> {
  if (!isNewHere(dataFolder)) return null;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const own = join(dataFolder, `${prefix}${process.pid}`);
  await (await openEmbedded({ folder: own })).close();
  return own;
}

/** Puts what was made into its place, when that is still empty, and clears away what is left of others. To be called by who has the lock. */
export function placeDatabase(dataFolder: string, made: string | null): void {
  if (made !== null && isNewHere(dataFolder) && existsSync(join(databaseIn(made), 'PG_VERSION'))) {
    rmSync(databaseIn(dataFolder), { recursive: true, force: true });
    renameSync(databaseIn(made), databaseIn(dataFolder));
  }
  for (const name of readdirSync(dataFolder)) if (name.startsWith(prefix)) rmSync(join(dataFolder, name), { recursive: true, force: true });
}
