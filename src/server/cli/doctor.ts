/**
 * `handback doctor`: looks for what would go wrong, and says what to do.
 * Changes nothing. Ends with 0 when all is well, 1 when somebody has to look.
 * The same settings as `serve` tell it what to look at.
 */
import { parseArgs } from 'node:util';
import { ConfigError, readConfig, type Config } from '../platform/config/config.ts';
import { DataFolderError, DataFolderTaken, openDataFolder } from '../platform/config/data-folder.ts';
import { checkDatabase } from '../platform/config/database-folder.ts';
import { backupsIn, listBackups } from '../platform/backup/backup-folder.ts';
import { openEmbedded, openPostgres } from '../platform/db/open-database.ts';
import { checkBackups } from './doctor/backups.ts';
import { checkContents, checkServer } from './doctor/database.repo.ts';
import { checkFolder } from './doctor/folder.ts';
import { checkMail } from './doctor/mail.ts';
import { checkMachine, checkSettings } from './doctor/machine.ts';
import { well, wrong, type Finding } from './doctor/finding.ts';

const usage = 'Usage: handback doctor [--data FOLDER] [--json]   (with the settings you start Handback with)';

const heads: Readonly<Record<Finding['state'], string>> = { well: 'well  ', look: 'look  ', wrong: 'wrong ' };

async function ofEmbedded(config: Config): Promise<Finding[]> {
  try {
    const folder = await openDataFolder(config.dataFolder);
    try {
      checkDatabase(folder.path, (await listBackups(backupsIn(folder.path)))[0]?.name ?? null);
      const database = await openEmbedded({ folder: folder.path });
      try {
        return [well('database', 'The embedded database opens.'), ...(await checkContents(database.pool))];
      } finally {
        await database.close();
      }
    } finally {
      await folder.release();
    }
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    // A running Handback holds its folder: then it is asked whether it is ready.
    return error instanceof DataFolderTaken ? [await checkRunning(config)] : [wrong('database', error.message, 'Do what it says before starting Handback.')];
  }
}

async function checkRunning({ port }: Config): Promise<Finding> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  if (answer?.ok === true) return well('database', `Handback is running on this folder and ready (port ${port}). Its contents are looked at when it is stopped.`);
  return wrong('database', `A Handback holds this folder and does not answer as ready on port ${port}.`, 'Look at its log; with another port, say --port to doctor too.');
}

async function ofServer(url: string): Promise<Finding[]> {
  const database = openPostgres(url, 2);
  try {
    return [...(await checkServer(database.pool)), ...(await checkContents(database.pool))];
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    return [wrong('database', `PostgreSQL does not answer: ${code ?? message ?? String(error)}.`, 'Check DATABASE_URL (host, port, user, password) and that the server runs and lets this machine in.')];
  } finally {
    await database.close();
  }
}

/** Every finding, in the order in which one would mend them. */
export async function examine(config: Config): Promise<Finding[]> {
  return [
    ...checkMachine(), ...checkSettings(config), ...(await checkFolder(config)),
    ...(config.databaseUrl ? await ofServer(config.databaseUrl) : await ofEmbedded(config)),
    ...(config.databaseUrl ? [] : await checkBackups(config.dataFolder)), ...(await checkMail(config)),
  ];
}

export async function runDoctor(argv: readonly string[], say: (line: string) => void): Promise<0 | 1 | 2> {
  try {
    const { values } = parseArgs({ args: [...argv], options: { data: { type: 'string', short: 'd' }, port: { type: 'string', short: 'p' }, json: { type: 'boolean' } } });
    const findings = await examine(readConfig([...(values.data === undefined ? [] : ['--data', values.data]), ...(values.port === undefined ? [] : ['--port', values.port])]));
    if (values.json === true) say(JSON.stringify(findings));
    else for (const { state, about, says, todo } of findings) say(`${heads[state]}${about.padEnd(12)}${says}${todo === null ? '' : `\n${' '.repeat(18)}→ ${todo}`}`);
    const open = findings.filter((finding) => finding.state !== 'well').length;
    if (values.json !== true) say(open === 0 ? 'All is well.' : `${open === 1 ? 'One thing' : `${open} things`} to look at.`);
    return open === 0 ? 0 : 1;
  } catch (error) {
    const isUsage = String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
    if (!isUsage && !(error instanceof ConfigError)) throw error;
    say(isUsage ? `${(error as Error).message}\n${usage}` : (error as Error).message);
    return 2;
  }
}
