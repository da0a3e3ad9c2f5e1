/** The process: settings, data folder, database, listen, and a calm stop. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { consolePage } from '#contract/console-page';
import { buildApp, openMailer, type App } from './app.ts';
import { prepareSetup } from './features/members/sign-in.service.ts';
import { systemClock, type Clock } from './platform/clock/clock.ts';
import { randomIds } from './platform/clock/identity.ts';
import { ConfigError, readConfig, type Config } from './platform/config/config.ts';
import { openBackups } from './platform/backup/backups.ts';
import { DataFolderError, openDataFolder, type DataFolder } from './platform/config/data-folder.ts';
import { keepMemoryFlat } from './platform/config/memory.ts';
import { demoClock, openDatabase } from './platform/config/open-data.ts';
import { watchFreeSpace } from './platform/config/free-space.ts';
import { programVersion } from './platform/config/program.ts';
import { MigrationError } from './platform/db/migrate.ts';
import { folderInbox } from './integrations/folder/folder-inbox.ts';
import { openLog } from './platform/log/log.ts';
import { noTracing, openTracing } from './platform/tracing/tracing.ts';

export type Running = { readonly address: string; readonly app: App; stop(): Promise<void> };

const webFolder = fileURLToPath(new URL('../../dist/web/', import.meta.url));

/** Starts everything, when the console is built too; resolves when it answers. Throws errors whose message is meant for the person at the terminal. */
export async function startHandback(config: Config, say: (line: string) => void, clock: Clock = systemClock, consoleBuilt: Promise<void> = Promise.resolve()): Promise<Running> {
  const folder = await openDataFolder(config.dataFolder);
  try {
    const database = await openDatabase(config, folder);
    const demo = await demoClock(database, clock);
    await consoleBuilt;
    let address = config.publicUrl ?? `http://localhost:${config.port}`;
    const log = openLog(config.logLevel);
    const space = watchFreeSpace(folder.path);
    const backups = openBackups({ dataFolder: folder.path, pool: database.pool, program: programVersion(), isAutomatic: !config.databaseUrl && config.backups, log });
    const tracing = config.traceEndpoint ? await openTracing({ endpoint: config.traceEndpoint, service: config.traceService, version: programVersion(), ratio: config.traceRatio }) : noTracing;
    const app = await buildApp({
      role: config.role, tracing,
      database, backups, ...(config.databaseUrl ? {} : { hasRoom: () => space.isEnough() }), newId: randomIds, log, mailer: openMailer(config.smtpUrl, config.mailFrom), version: programVersion(),
      clock: demo.clock, isDemo: demo.isOn, onDemoLoaded: demo.refresh, secret: config.secret ?? folder.secret, publicUrl: () => address, trustProxy: config.trustProxy, requestsPerMinute: config.requestsPerMinute, ...(existsSync(webFolder) ? { webFolder } : {}),
      ...(config.watch === undefined ? {} : { watch: { inbox: folderInbox(resolve(config.watch)), mostLeftOut: config.watchMostLeftOut } }),
    });
    await app.http.listen({ port: config.port, host: config.host });
    const { port } = app.http.server.address() as AddressInfo;
    address = config.publicUrl ?? `http://localhost:${port}`;
    folder.announce(`http://localhost:${port}`);
    if (config.demo) say((await app.loadDemo()) ? 'The demo company is loaded: Varanda Labs.' : 'The demo company was not loaded: there is data here already. (If its loading was cut short, half of it is here: start with another folder, --data FOLDER, for a whole one.)');
    if (config.role !== 'web') await app.jobs.work();
    await greet(app, address, folder, config, say);
    return { address, app, stop: async () => { await app.close(); await folder.release(); } };
  } catch (error) {
    await folder.release();
    throw error;
  }
}

async function greet(app: App, address: string, folder: DataFolder, config: Config, say: (line: string) => void): Promise<void> {
  const token = config.role === 'worker' ? null : await prepareSetup(app.run);
  say(`Handback is ready: ${address}${config.role === 'all' ? '' : ` (${config.role})`}`);
  say(config.databaseUrl ? 'Data: PostgreSQL (DATABASE_URL)' : `Data: ${folder.path} (embedded database, for trying and small places)`);
  if (!config.smtpUrl) say('Mail: none set up; the outbox page shows what would be sent (set SMTP_URL to send)');
  if (token) say(`First owner, sign in once with: ${address}${consolePage.setup(token)}`);
}

/** Runs until Ctrl-C. Returns the exit code. */
export async function serve(argv: readonly string[], consoleBuilt?: Promise<void>): Promise<number> {
  const say = (line: string) => { process.stdout.write(`${line}\n`); };
  keepMemoryFlat();
  try {
    const config = readConfig(argv);
    const running = await startHandback(config, say, systemClock, consoleBuilt);
    const signal = await new Promise<string>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => { resolve(name); });
    });
    say('Stopping: finishing what is under way…');
    running.app.leave();
    // Ctrl-C is somebody at the terminal; SIGTERM is a supervisor, behind which others may answer meanwhile.
    if (signal === 'SIGTERM') await pause((config.drainSeconds ?? (config.databaseUrl ? 5 : 0)) * 1000);
    await running.stop();
    say('Stopped. Everything is kept.');
    return 0;
  } catch (error) {
    if (error instanceof ConfigError || error instanceof DataFolderError || error instanceof MigrationError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    process.stderr.write(`Handback could not start: ${explain(error)}\n`);
    return 1;
  }
}

function explain(error: unknown): string {
  const { code, message, port } = error as { code?: string; message?: string; port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is in use. Nothing was changed. Choose another with --port NUMBER.`;
  if (code === 'ECONNREFUSED') return 'the PostgreSQL server in DATABASE_URL does not answer. Nothing was changed. Start it, or unset DATABASE_URL to use the embedded database.';
  return error instanceof Error ? (error.stack ?? error.message) : String(message ?? error);
}
