/**
 * Brings a file without a running Handback: the same services on the data
 * folder (under its lock) or on DATABASE_URL, in this process. What a service
 * enqueues is not sent: this process does the import's own step, and the rest
 * is swept by the next one that serves.
 */
import { existsSync } from 'node:fs';
import { consolePage } from '#contract/console-page';
import type { ImportRun } from '#contract/imports';
import type { Verdict } from '#domain/verdict';
import { readImport } from '../../features/imports/find-import.service.ts';
import { listKept } from '../../features/imports/kept-mappings.service.ts';
import { mapColumns } from '../../features/imports/map-columns.service.ts';
import { receiveFile } from '../../features/imports/receive-file.service.ts';
import { startApplying, startPreview, workOnRun } from '../../features/imports/run-import.service.ts';
import { systemClock, type Clock } from '../../platform/clock/clock.ts';
import { randomIds } from '../../platform/clock/identity.ts';
import { readConfig, type Config } from '../../platform/config/config.ts';
import { DataFolderTaken, openDataFolder, type DataFolder } from '../../platform/config/data-folder.ts';
import { databaseIn } from '../../platform/config/database-folder.ts';
import { demoClock, openDatabase } from '../../platform/config/open-data.ts';
import type { OpenDatabase } from '../../platform/db/open-database.ts';
import type { CallContext } from '../../platform/http/handle.ts';
import { problemDocument } from '../../platform/http/problem-answer.ts';
import { system } from '../../platform/work/actor.ts';
import { unitRunner } from '../../platform/work/unit-of-work.ts';
import { stopFor, type Bringer } from './bringer.ts';
import { Stop } from './stop.ts';

const actor = system('command line');

/** The services on a database that is open. */
export function servicesOn(database: OpenDatabase, clock: Clock, close: () => Promise<void> = () => Promise.resolve()): Bringer {
  const run = unitRunner({ database, clock, newId: randomIds, publicUrl: () => '', send: () => Promise.resolve() });
  const call: CallContext = { actor, run, requestId: 'command-line', ip: '', header: () => undefined, headers: new Headers(), once: (work) => run(actor, work) };
  const valueOf = <T>(verdict: Verdict<T>): T => {
    if (verdict.ok) return verdict.value;
    throw stopFor(problemDocument(verdict.error, call.requestId));
  };
  const read = async (id: string): Promise<ImportRun> => valueOf(await run(actor, (unit) => readImport(unit, id)));
  return {
    receive: async ({ name, kind, zone, bytes }) => valueOf(await receiveFile(call, { params: undefined, query: { name: name.slice(0, 255), zone, ...(kind === undefined ? {} : { kind }) }, body: bytes })),
    mappings: async () => valueOf(await run(actor, (unit) => listKept(unit))).rows,
    map: async (id, body) => valueOf(await mapColumns(call, id, body)),
    preview: async ({ id, version }) => valueOf(await startPreview(call, id, version)),
    apply: async ({ id, version }) => valueOf(await startApplying(call, id, version)),
    read, work: (id) => workOnRun(run, id),
    look: (id) => `${consolePage.import(id)} in the console, once Handback runs`,
    close,
  };
}

/** What to do when a Handback has the folder: speak to it. */
const useItsAddress = (taken: DataFolderTaken, path: string): Stop => new Stop(
  `A Handback is running on the data folder ${path}, and two at once would lose each other's work. Nothing was touched. Send the file to it instead:
  handback import FILE --url ${taken.address ?? 'ADDRESS'} --key KEY
The key comes from its console (Settings, API keys), with the permission imports.run.`,
);

async function inFolder(config: Config): Promise<Bringer> {
  const hasData = existsSync(databaseIn(config.dataFolder)) || existsSync(`${config.dataFolder}/database.json`) || existsSync(`${config.dataFolder}/moved.json`);
  if (!hasData) throw new Stop(`There is no Handback in ${config.dataFolder} yet. Nothing was created. Name its folder with --data FOLDER, start it once with handback serve, or send the file to a running one with --url ADDRESS --key KEY.`);
  let folder: DataFolder;
  try {
    folder = await openDataFolder(config.dataFolder);
  } catch (error) {
    throw error instanceof DataFolderTaken ? useItsAddress(error, config.dataFolder) : error;
  }
  try {
    return await opened(config, folder.path, () => folder.release());
  } catch (error) {
    await folder.release();
    throw error;
  }
}

async function opened(config: Config, path: string, release: () => Promise<void>): Promise<Bringer> {
  const database = await openDatabase(config, { path });
  const { clock } = await demoClock(database, systemClock);
  return servicesOn(database, clock, async () => { await database.close(); await release(); });
}

export async function ownData(data: string | undefined): Promise<Bringer> {
  const config = readConfig(data === undefined ? [] : ['--data', data]);
  return config.databaseUrl ? opened(config, config.dataFolder, () => Promise.resolve()) : inFolder(config);
}
