/** The data folder: may we write there, may nobody else read it, is there room. */
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config/config.ts';
import { leastFreeBytes } from '../../platform/config/free-space.ts';
import { look, well, wrong, type Finding } from './finding.ts';

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024).toLocaleString('en')} MB`;
const comfortable = 1024 * 1024 * 1024;

async function checkRoom(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < leastFreeBytes) return wrong('disk', `${megabytes(free)} free where ${folder} lies: Handback takes no changes below ${megabytes(leastFreeBytes)}.`, 'Make room; nothing is lost meanwhile, and it goes on by itself.');
  if (free < comfortable) return look('disk', `${megabytes(free)} free where ${folder} lies.`, 'Make room before it runs out.');
  return well('disk', `${megabytes(free)} free.`);
}

async function checkPrivacy(folder: string): Promise<Finding[]> {
  if (process.platform === 'win32') return [];
  const open = [];
  for (const name of ['', 'secret', 'database']) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found !== null && (found.mode & 0o077) !== 0 && name !== 'database') open.push(join(folder, name));
  }
  return open.length === 0 ? [] : [wrong('permissions', `Others on this machine may read ${open.join(' and ')}.`, `chmod go-rwx ${open.join(' ')}`)];
}

export async function checkFolder({ dataFolder }: Pick<Config, 'dataFolder'>): Promise<Finding[]> {
  if ((await stat(dataFolder).catch(() => null)) === null) return [well('folder', `${dataFolder} is not there yet; the first start makes it.`)];
  const mayWrite = await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK).then(() => true, () => false);
  if (!mayWrite) return [wrong('permissions', `This user may not write in ${dataFolder}.`, `Run Handback as the owner of the folder, or give it: chown -R USER ${dataFolder}`)];
  return [...(await checkPrivacy(dataFolder)), await checkRoom(dataFolder)];
}
