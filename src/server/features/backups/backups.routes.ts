import { makeBackup, readBackups } from '#contract/backups';
import { handleOpen, type Registered } from '../../platform/http/handle.ts';
import { makeOne, readAll, type BackupsHere } from './read-backups.service.ts';

export const backupRoutes = (here: BackupsHere): Registered[] => [
  handleOpen(readBackups, (call) => readAll(call, here)),
  handleOpen(makeBackup, (call) => makeOne(call, here)),
];
