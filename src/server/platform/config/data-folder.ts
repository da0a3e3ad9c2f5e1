/**
 * The data folder belongs to one process at a time: two would silently lose
 * each other's work (PGlite has no lock of its own). On Linux the kernel keeps
 * the lock and frees it with the process, even a killed one; elsewhere a
 * file names the process, and only a dead process's file is taken over.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export class DataFolderError extends Error {}

/** Another process has the folder; `address` is where it answers, when it has said so. */
export class DataFolderTaken extends DataFolderError {
  readonly address: string | null;
  constructor(path: string, address: string | null) {
    super(`Another Handback is running on the data folder ${path}. Nothing was touched. Use that one, stop it first, or choose another folder with --data FOLDER.`);
    this.address = address;
  }
}

export type DataFolder = { readonly path: string; readonly secret: string; /** Says where whoever has the folder answers. */ announce(address: string): void; release(): Promise<void> };

/** Opens (and creates) the folder and takes its lock. Throws `DataFolderError` with a sentence that says what to do. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DataFolderError(`The data folder ${path} cannot be created: ${error instanceof Error ? error.message : ''}. Choose another with --data FOLDER.`);
  }
  const real = realpathSync(path);
  const release = process.platform === 'linux' ? await kernelLock(real) : fileLock(real);
  const address = addressIn(real);
  // What a killed process left there is not where this one answers.
  rmSync(address, { force: true });
  return {
    path: real, secret: keepSecret(real), announce: (where) => { writeFileSync(address, `${where}\n`); },
    release: async () => { rmSync(address, { force: true }); await release(); },
  };
}

const addressIn = (path: string): string => join(path, 'address');

const taken = (path: string): DataFolderTaken => new DataFolderTaken(path, existsSync(addressIn(path)) ? readFileSync(addressIn(path), 'utf8').trim() : null);

async function kernelLock(path: string): Promise<() => Promise<void>> {
  const name = `\0handback-${createHash('sha256').update(path).digest('hex')}`;
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => { reject(error.code === 'EADDRINUSE' ? taken(path) : error); });
    server.listen(name, resolve);
  });
  server.unref();
  return () => new Promise((resolve) => { server.close(() => { resolve(); }); });
}

function fileLock(path: string): () => Promise<void> {
  const file = join(path, 'handback.pid');
  if (existsSync(file) && isAlive(Number(readFileSync(file, 'utf8')))) throw taken(path);
  writeFileSync(file, String(process.pid));
  return () => { rmSync(file, { force: true }); return Promise.resolve(); };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Signs sessions; made once, kept readable by its owner only. */
function keepSecret(path: string): string {
  const file = join(path, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
