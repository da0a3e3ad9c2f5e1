/** Backups of the embedded database: which there are, how old the newest is, and making one now. */
import { z } from 'zod';
import { route } from './route.ts';

export const Backup = z.object({ name: z.string(), at: z.iso.datetime(), bytes: z.int() }).meta({ id: 'Backup' });
export type Backup = z.infer<typeof Backup>;

export const Backups = z.object({
  isAutomatic: z.boolean().describe('One a day by itself; false on PostgreSQL, whose own backups are the better ones'), isEmbedded: z.boolean(),
  folder: z.string().describe('Where they lie on the machine that runs Handback'), rows: z.array(Backup).describe('Newest first'), isOld: z.boolean().describe('The newest is older than two days, or there is none after two days'),
  trouble: z.string().nullable().describe('Why the last one was not made'),
}).meta({ id: 'Backups' });
export type Backups = z.infer<typeof Backups>;

export const readBackups = route({ id: 'backups.read', method: 'GET', path: '/api/backups', summary: 'The backups there are', permission: 'settings.manage', response: Backups });
export const makeBackup = route({ id: 'backups.make', method: 'POST', path: '/api/backups', summary: 'Make a backup now', permission: 'settings.manage', response: Backups, status: 201, errors: ['backup_failed'] });
