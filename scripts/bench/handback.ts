/** Handback as a process of its own, as `handback serve` runs it, with a first owner and a key: what is measured is what people get. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { projectRoot } from '../run-command.ts';

export type LoopDelay = { readonly p50: number; readonly p99: number; readonly max: number };
export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export type Handback = {
  readonly url: string;
  /** For the next start on the same data. */
  readonly key: string;
  readonly pid: number;
  readonly call: (method: string, path: string, body?: object | Uint8Array) => Promise<Answer>;
  /** Megabytes the process holds; `peak` since it began. Linux only, elsewhere NaN. */
  readonly memory: () => Promise<{ now: number; peak: number }>;
  readonly resetLoop: () => void;
  readonly readLoop: () => Promise<LoopDelay>;
  /** What it printed and logged so far. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
  /** As a power cut ends it. */
  readonly kill: () => Promise<void>;
};

export type Start = { readonly folder: string; readonly databaseUrl?: string | undefined; readonly port?: number; /** Folder for a CPU profile. */ readonly profile?: string | undefined; /** Of an earlier start on the same data. */ readonly key?: string; /** What the first key may do. */ readonly permissions?: readonly string[]; /** Settings beside these. */ readonly env?: Readonly<Record<string, string>> };

function listenTo(child: ChildProcess): () => string {
  let text = '';
  const listen = (part: Buffer): void => { text += part.toString(); };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  return () => text;
}

async function untilReady(child: ChildProcess, said: () => string, isNew: boolean): Promise<{ url: string; token: string }> {
  for (let waited = 0; waited < 120_000; waited += 50) {
    const text = said();
    const url = /Handback is ready: (\S+)/.exec(text)?.[1];
    const token = /sign in once with: \S+[=/]([\w-]+)\s/.exec(text)?.[1];
    if (url !== undefined && (token !== undefined || !isNew)) return { url, token: token ?? '' };
    if (child.exitCode !== null) throw new Error(`Handback did not start: ${text}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error(`Handback did not say that it is ready: ${said()}`);
}

async function keyFor(url: string, token: string, permissions: readonly string[]): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-handback-csrf': '1', origin: url };
  const owner = { token, name: 'Bench', email: 'bench@example.com', password: 'a long password for the bench', organisation: 'Bench' };
  const set = await fetch(`${url}/api/setup`, { method: 'POST', headers: { ...headers, 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(owner) });
  if (!set.ok) throw new Error(`setup: ${set.status} ${await set.text()}`);
  const cookie = set.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  const made = await fetch(`${url}/api/keys`, {
    method: 'POST', headers: { ...headers, cookie, 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ name: 'bench', permissions }),
  });
  if (!made.ok) throw new Error(`key: ${made.status} ${await made.text()}`);
  return ((await made.json()) as { secret: string }).secret;
}

export async function startHandback({ folder, databaseUrl, port = 0, profile, key: known, permissions = ['imports.run', 'assets.read', 'people.read'], env = {} }: Start): Promise<Handback> {
  const child = fork(`${projectRoot}/src/server/cli.ts`, ['serve', '--port', String(port), '--data', folder], {
    silent: true, env: { ...process.env, LOG_LEVEL: 'error', HANDBACK_DRAIN_SECONDS: '0', ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }), ...env },
    execArgv: ['--import', `${projectRoot}/scripts/bench/watch-loop.ts`, ...(profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile])],
  });
  const said = listenTo(child);
  const { url, token } = await untilReady(child, said, known === undefined);
  const key = known ?? (await keyFor(url, token, permissions));
  const pid = child.pid as number;
  return {
    url, pid, key, said,
    async call(method, path, body) {
      const isFile = body instanceof Uint8Array;
      const response = await fetch(url + path, {
        method, headers: { authorization: `Bearer ${key}`, ...(method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID(), 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) },
        ...(body === undefined ? {} : { body: isFile ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async memory() {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? NaN) / 1024;
      return { now: read('VmRSS'), peak: read('VmHWM') };
    },
    resetLoop: () => { child.send('loop:reset'); },
    async readLoop() {
      const answered = once(child, 'message');
      child.send('loop:read');
      return ((await answered)[0] as { loop: LoopDelay }).loop;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
