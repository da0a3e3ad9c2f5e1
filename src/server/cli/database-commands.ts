/**
 * `handback backup`, `handback restore`, `handback move-to-postgres`: they open
 * the database themselves, under the lock of the data folder, so they refuse
 * while a Handback runs on it. Each says what it did, what was kept, and what
 * to do next; each ends with 0 when it was done, 2 when nothing was changed.
 */
import { readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig, type Config } from '../platform/config/config.ts';
import { DataFolderError, openDataFolder, type DataFolder } from '../platform/config/data-folder.ts';
import { checkDatabase, databaseIn, markDatabase, markMoved, setAside } from '../platform/config/database-folder.ts';
import { BackupError, checkBackup, readBackup } from '../platform/backup/backup-file.ts';
import { backupName, backupsIn, listBackups, writeBackup } from '../platform/backup/backup-folder.ts';
import { fillDatabase } from '../platform/backup/fill-database.repo.ts';
import { readDatabase } from '../platform/backup/read-database.repo.ts';
import { migrate, MigrationError } from '../platform/db/migrate.ts';
import { openEmbedded, openPostgres, type OpenDatabase } from '../platform/db/open-database.ts';
import { programVersion } from '../platform/config/program.ts';

type Say = (line: string) => void;
type Parsed = { readonly positionals: readonly string[]; readonly flags: ReadonlySet<string>; readonly config: Config };

/** Why it stops, in a sentence for the person at the terminal. */
class Stop extends Error {}

function parsed(argv: readonly string[], flags: readonly string[]): Parsed {
  const options = Object.fromEntries([['data', { type: 'string', short: 'd' }], ...flags.map((flag) => [flag, { type: 'boolean' }])]) as Record<string, { type: 'string' | 'boolean' }>;
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
  const set = flags.filter((flag) => values[flag] === true);
  return { positionals, flags: new Set(set), config: readConfig(typeof values['data'] === 'string' ? ['--data', values['data']] : []) };
}

const rowsText = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const newestBackup = async (dataFolder: string): Promise<string | null> => (await listBackups(backupsIn(dataFolder)))[0]?.name ?? null;

/** Runs a command; what is meant for the person is printed as it is. */
async function command(argv: readonly string[], say: Say, usage: string, work: (argv: readonly string[]) => Promise<void>): Promise<0 | 1 | 2> {
  try {
    await work(argv);
    return 0;
  } catch (error) {
    if (error instanceof Stop || error instanceof BackupError || error instanceof ConfigError || error instanceof DataFolderError || error instanceof MigrationError) {
      say(error.message);
      return 2;
    }
    const { code, message } = error as { code?: string; message?: string };
    if (code?.startsWith('ERR_PARSE_ARGS') === true) {
      say(`${message ?? ''}\n${usage}`);
      return 2;
    }
    if (code === 'ECONNREFUSED') {
      say('The PostgreSQL server in DATABASE_URL does not answer. Nothing was changed.');
      return 2;
    }
    say(`It stopped: ${message ?? String(error)}`);
    return 1;
  }
}

async function inFolder(path: string, work: (folder: DataFolder) => Promise<void>): Promise<void> {
  const folder = await openDataFolder(path);
  try {
    await work(folder);
  } finally {
    await folder.release();
  }
}

async function withDatabase<T>(database: OpenDatabase, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The embedded database of a folder, which has to be there and whole. */
async function openOf(folder: DataFolder): Promise<OpenDatabase> {
  const names = await readdir(databaseIn(folder.path)).catch(() => []);
  if (names.length === 0) throw new Stop(`There is no database in ${folder.path} yet. Nothing was changed.`);
  checkDatabase(folder.path, await newestBackup(folder.path));
  return openEmbedded({ folder: folder.path });
}

const backupUsage = 'Usage: handback backup [FILE] [--data FOLDER]   (DATABASE_URL: of that server)';

export const runBackup = (argv: readonly string[], say: Say): Promise<0 | 1 | 2> => command(argv, say, backupUsage, async (args) => {
  const { positionals, config } = parsed(args, []);
  const madeAt = new Date().toISOString();
  const write = (database: OpenDatabase, dataFolder: string) => withDatabase(database, async ({ pool }) => {
    const file = positionals[0] === undefined ? join(backupsIn(dataFolder), backupName(madeAt)) : resolve(positionals[0]);
    const { bytes } = await writeBackup(pool, file, { madeAt, program: programVersion() });
    const { end } = await checkBackup(file);
    say(`Backed up: ${file} (${megabytes(bytes)}, ${rowsText(Object.values(end.tables).reduce((sum, table) => sum + table.rows, 0))} in ${Object.keys(end.tables).length} tables, read back and whole).`);
  });
  if (config.databaseUrl) await write(openPostgres(config.databaseUrl, 2), config.dataFolder);
  else await inFolder(config.dataFolder, async (folder) => write(await openOf(folder), folder.path));
});

const restoreUsage = 'Usage: handback restore FILE [--data FOLDER] [--replace]   (DATABASE_URL: into that empty database)';

async function restoreEmbedded(file: string, folder: DataFolder, isReplacing: boolean, say: Say): Promise<void> {
  const isHere = (await readdir(databaseIn(folder.path)).catch(() => [])).length > 0;
  if (isHere && !isReplacing) throw new Stop(`There is a database in ${folder.path}. Nothing was changed. With --replace it is set aside, not deleted, and the backup takes its place.`);
  // Everything is filled beside it first, so that a backup that does not fit changes nothing.
  const work = join(folder.path, 'restoring');
  await rm(work, { recursive: true, force: true });
  await withDatabase(await openEmbedded({ folder: work }), async ({ pool }) => {
    const { rows, head } = await fillDatabase(pool, readBackup(file));
    say(`Restored ${rowsText(rows)} of ${head.madeAt.slice(0, 16).replace('T', ' ')} UTC, each compared with the backup.`);
  });
  const aside = setAside(folder.path, new Date().toISOString());
  await rename(databaseIn(work), databaseIn(folder.path));
  await rm(work, { recursive: true, force: true });
  await rm(join(folder.path, 'moved.json'), { force: true });
  markDatabase(folder.path, new Date().toISOString());
  if (aside !== null) say(`The database that was here stands in ${aside}.`);
  say(`Start it with: handback serve --data ${folder.path}`);
}

export const runRestore = (argv: readonly string[], say: Say): Promise<0 | 1 | 2> => command(argv, say, restoreUsage, async (args) => {
  const { positionals, flags, config } = parsed(args, ['replace']);
  const [given] = positionals;
  if (given === undefined) throw new Stop(restoreUsage);
  const file = resolve(given);
  const { head } = await checkBackup(file);
  say(`${file} is a whole backup, made ${head.madeAt.slice(0, 16).replace('T', ' ')} UTC by Handback ${head.program}.`);
  if (config.databaseUrl) {
    await withDatabase(openPostgres(config.databaseUrl, 2), async ({ pool }) => {
      const { rows } = await fillDatabase(pool, readBackup(file));
      say(`Restored ${rowsText(rows)} into PostgreSQL, each compared with the backup.`);
    });
  } else await inFolder(config.dataFolder, (folder) => restoreEmbedded(file, folder, flags.has('replace'), say));
});

const moveUsage = 'Usage: DATABASE_URL=postgres://… handback move-to-postgres [--data FOLDER]';

/** The server without its password. */
function shown(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

export const runMoveToPostgres = (argv: readonly string[], say: Say): Promise<0 | 1 | 2> => command(argv, say, moveUsage, async (args) => {
  const { config } = parsed(args, []);
  const url = config.databaseUrl;
  if (url === undefined) throw new Stop(`Say where to with DATABASE_URL. Nothing was changed.\n${moveUsage}`);
  await inFolder(config.dataFolder, async (folder) => {
    await withDatabase(await openOf(folder), async (source) => {
      // The older schema goes first to today's, here as there.
      await migrate(source.pool);
      await withDatabase(openPostgres(url, 2), async (target) => {
        const client = await source.pool.connect();
        try {
          const { rows } = await fillDatabase(target.pool, readDatabase(client, { madeAt: new Date().toISOString(), program: programVersion() }));
          say(`Moved ${rowsText(rows)} to ${shown(url)}, each compared with what was read.`);
        } finally {
          client.release();
        }
      });
    });
    markMoved(folder.path, shown(url), new Date().toISOString());
    say(`The embedded database in ${folder.path} is kept as it was and is not opened by mistake. From now on start with the same DATABASE_URL and --data ${folder.path} (its secret signs the sign-ins).`);
  });
});
