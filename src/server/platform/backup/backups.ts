/** Automatic backups of a running Handback: what there is, making one now, and whether one is due. */
import type pg from 'pg';
import type { Logger } from 'pino';
import { isBackupDue } from '#domain/backup/rotation';
import { backupsIn, listBackups, makeBackup, type KeptBackup } from './backup-folder.ts';

export type Backups = {
  /** Where they lie on the machine. */
  readonly folder: string;
  /** False on PostgreSQL, where the server's own backups are the better ones (docs/operations.md). */
  readonly isAutomatic: boolean;
  list(): Promise<KeptBackup[]>;
  make(): Promise<KeptBackup>;
  /** Makes one when the last is old enough. */
  makeWhenDue(): Promise<void>;
  /** Why the last one failed, or null. */
  trouble(): string | null;
};

export type BackupDeps = { readonly dataFolder: string; readonly pool: pg.Pool; readonly program: string; readonly isAutomatic: boolean; readonly log: Logger; readonly now?: () => Date };

/** Real time, not the clock of a demo company: a backup is of the machine's day. */
export function openBackups({ dataFolder, pool, program, isAutomatic, log, now = () => new Date() }: BackupDeps): Backups {
  const folder = backupsIn(dataFolder);
  let trouble: string | null = null;
  let underWay: Promise<KeptBackup> | null = null;
  const make = async (): Promise<KeptBackup> => {
    try {
      const made = await makeBackup(pool, folder, { now: now().toISOString(), program });
      trouble = null;
      log.info({ bytes: made.bytes }, 'backup made');
      return made;
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
      log.error({ err: error }, 'backup failed');
      throw error;
    }
  };
  /** Asked twice at once, one is made. */
  const makeOnce = (): Promise<KeptBackup> => (underWay ??= make().finally(() => { underWay = null; }));
  return {
    folder, isAutomatic, trouble: () => trouble, make: makeOnce,
    list: () => listBackups(folder),
    async makeWhenDue() {
      if (!isAutomatic) return;
      const [newest] = await listBackups(folder);
      if (isBackupDue(newest?.at ?? null, now().toISOString(), now().getHours())) await makeOnce();
    },
  };
}
