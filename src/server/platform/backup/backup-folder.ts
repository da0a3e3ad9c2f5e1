/**
 * The folder of automatic backups: one file each, named by its instant,
 * written beside its place and moved there when it is whole and on the disk.
 * Rule: a file that carries a backup's name is a whole backup.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { expired, type BackupStamp } from '#domain/backup/rotation';
import { BackupError, lineOf, type BackupPart } from './backup-file.ts';
import { readDatabase } from './read-database.repo.ts';

export type KeptBackup = BackupStamp & { readonly bytes: number };

const pattern = /^handback-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup\.gz$/;
export const backupName = (at: string): string => `handback-${at.slice(0, 19).replaceAll(':', '')}Z.backup.gz`;
const instantOf = (name: string): string | null => {
  const [, day, hour, minute, second] = pattern.exec(name) ?? [];
  return day === undefined ? null : `${day}T${hour}:${minute}:${second}.000Z`;
};

export const backupsIn = (dataFolder: string): string => join(dataFolder, 'backups');

/** Newest first; an absent folder has none. */
export async function listBackups(folder: string): Promise<KeptBackup[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const found = await Promise.all(names.map(async (name): Promise<KeptBackup[]> => {
    const at = instantOf(name);
    return at === null ? [] : [{ name, at, bytes: (await stat(join(folder, name))).size }];
  }));
  return found.flat().sort((a, b) => (a.at < b.at ? 1 : -1));
}

async function* linesOf(parts: AsyncIterable<BackupPart>): AsyncGenerator<string> {
  let table: string | null = null;
  for await (const part of parts) {
    const text = lineOf(part);
    yield part.kind === 'rows' && part.table === table ? text.slice(text.indexOf('\n') + 1) : text;
    table = part.kind === 'rows' ? part.table : null;
  }
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a backup to a file that is not there yet. A disk that fills up leaves nothing behind. */
export async function writeBackup(pool: pg.Pool, file: string, about: { madeAt: string; program: string }): Promise<{ bytes: number }> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  const client = await pool.connect();
  try {
    await pipeline(Readable.from(linesOf(readDatabase(client, about))), createGzip({ level: 6 }), createWriteStream(part, { mode: 0o600 }));
    await onDisk(part);
    await rename(part, file);
    await onDisk(dirname(file));
    return { bytes: (await stat(file)).size };
  } catch (error) {
    await rm(part, { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new BackupError(`The disk of ${dirname(file)} is full: ${basename(file)} was not made. Earlier backups are as they were; make room and try again.`);
    throw error;
  } finally {
    client.release();
  }
}

/** Makes one now, then lets those go that the rotation does not keep. */
export async function makeBackup(pool: pg.Pool, folder: string, about: { now: string; program: string }): Promise<KeptBackup> {
  const name = backupName(about.now);
  // One process uses the folder: what is half written was left by one that died.
  for (const left of await readdir(folder).catch(() => [] as string[])) if (left.endsWith('.backup.gz.part')) await rm(join(folder, left), { force: true });
  const { bytes } = await writeBackup(pool, join(folder, name), { madeAt: about.now, program: about.program });
  for (const old of expired(await listBackups(folder))) await rm(join(folder, old), { force: true });
  return { name, at: instantOf(name) as string, bytes };
}
