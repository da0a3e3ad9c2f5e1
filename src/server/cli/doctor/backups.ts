/** Backups: is there a young one, and is it whole. */
import { join } from 'node:path';
import { backupTooOldHours } from '#domain/backup/rotation';
import { BackupError, checkBackup } from '../../platform/backup/backup-file.ts';
import { backupsIn, listBackups } from '../../platform/backup/backup-folder.ts';
import { look, well, wrong, type Finding } from './finding.ts';

export async function checkBackups(dataFolder: string, now: number = Date.now()): Promise<Finding[]> {
  const folder = backupsIn(dataFolder);
  const [newest] = await listBackups(folder);
  if (newest === undefined) return [look('backups', `There is none in ${folder}.`, 'Leave Handback running over a night, or make one: handback backup')];
  const hours = (now - Date.parse(newest.at)) / 3_600_000;
  if (hours > backupTooOldHours) return [wrong('backups', `The newest, ${newest.name}, is ${Math.floor(hours / 24)} days old.`, 'Look in the log for “backup failed”, make room, and make one: handback backup')];
  try {
    const { end } = await checkBackup(join(folder, newest.name));
    return [well('backups', `The newest, ${newest.name}, is whole (${Object.keys(end.tables).length} tables). Keep copies on another machine.`)];
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    return [wrong('backups', error.message, 'Make a new one: handback backup')];
  }
}
