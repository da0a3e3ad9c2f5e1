/** What backups there are, and making one: outside any unit of work, since it reads the whole database by itself. */
import type { Backups as Answer } from '#contract/backups';
import { backupTooOldHours } from '#domain/backup/rotation';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Backups } from '../../platform/backup/backups.ts';
import type { CallContext } from '../../platform/http/handle.ts';

export type BackupsHere = { readonly backups: Backups | undefined; readonly isEmbedded: boolean };

async function answer({ backups, isEmbedded }: BackupsHere): Promise<Answer> {
  const rows = (await backups?.list()) ?? [];
  const newest = rows[0];
  const isOld = newest === undefined ? false : Date.now() - Date.parse(newest.at) > backupTooOldHours * 3_600_000;
  return { isAutomatic: backups?.isAutomatic ?? false, isEmbedded, folder: backups?.folder ?? '', rows, isOld, trouble: backups?.trouble() ?? null };
}

export const readAll = async (_call: CallContext, here: BackupsHere): Promise<Verdict<Answer>> => allow(await answer(here));

export async function makeOne(call: CallContext, here: BackupsHere): Promise<Verdict<Answer>> {
  if (here.backups === undefined) return refuse('backup_failed', { reason: 'This Handback was started without a folder for backups.' });
  try {
    const made = await here.backups.make();
    return await call.once(async (unit) => {
      unit.audit({ action: 'backup.made', entity: { kind: 'backup', id: made.name }, facts: { bytes: made.bytes } });
      return allow(await answer(here));
    });
  } catch (error) {
    return refuse('backup_failed', { reason: error instanceof Error ? error.message : String(error) });
  }
}
