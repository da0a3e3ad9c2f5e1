/**
 * W1: people.csv and assets.csv through our own import, as a person does it:
 * upload, answer what is asked with its proposal, preview, apply; everything on.
 * Meanwhile somebody else looks at a list.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cpuOf, cpuOfCluster } from './cpu-time.ts';
import type { Handback, LoopDelay } from './handback.ts';

/** Processor seconds: of the serving process, and of the database where it is one of its own. */
export type Cpu = { readonly server: number; readonly database: number };

export type W1 = {
  readonly rows: number; readonly seconds: number; readonly steps: Record<string, number>; readonly cpu: Cpu;
  /** Of the process + of the database. */
  readonly cpuSteps: Record<string, string>;
  readonly peakMegabytes: number; readonly loop: LoopDelay; readonly list: { readonly p50: number; readonly p99: number; readonly n: number };
};

type Run = { id: string; version: number; status: string; kind: string | null; rows: number; counts: Record<string, number> | null; error: string | null };

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

async function asked(server: Handback, method: string, path: string, body?: object | Uint8Array): Promise<Run> {
  const answer = await server.call(method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as unknown as Run;
}

async function until(server: Handback, id: string, status: string): Promise<Run> {
  for (;;) {
    const run = await asked(server, 'GET', `/api/imports/${id}`);
    if (run.status === status) return run;
    if (run.error !== null || run.status === 'failed') throw new Error(`${id} stopped: ${run.error}`);
    await pause(50);
  }
}

type Watch = { readonly steps: Record<string, number>; readonly cpuSteps: Record<string, string>; readonly cpuNow: () => Promise<Cpu> };

/** One file, from its first byte to its last record. */
async function bring(server: Handback, folder: string, name: string, { steps, cpuSteps, cpuNow }: Watch): Promise<Run> {
  const bytes = await readFile(join(folder, name));
  let at = performance.now();
  let used = await cpuNow();
  const lap = async (step: string): Promise<void> => {
    const [now, cpu] = [performance.now(), await cpuNow()];
    steps[`${name} ${step}`] = (now - at) / 1000;
    cpuSteps[`${name} ${step}`] = `${(cpu.server - used.server).toFixed(1)} + ${(cpu.database - used.database).toFixed(1)}`;
    [at, used] = [now, cpu];
  };
  let run = await asked(server, 'POST', `/api/imports?name=${name}&zone=Europe/London`, new Uint8Array(bytes));
  await lap('upload');
  const path = `/api/imports/${run.id}`;
  run = await asked(server, 'PUT', `${path}/mapping`, { version: run.version, acceptProposals: true, answers: { currency: 'EUR' } });
  await lap('answers');
  await asked(server, 'POST', `${path}/preview`, { version: run.version });
  run = await until(server, run.id, 'previewed');
  await lap('preview');
  await asked(server, 'POST', `${path}/apply`, { version: run.version });
  run = await until(server, run.id, 'applied');
  await lap('apply');
  return run;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** Somebody looks at the first page of a list again and again. */
function watchList(server: Handback): () => Promise<number[]> {
  const waits: number[] = [];
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const began = performance.now();
      const { status } = await server.call('GET', '/api/assets?limit=50');
      if (status >= 400) throw new Error(`list: ${status}`);
      waits.push(performance.now() - began);
      await pause(200);
    }
  })();
  return async () => {
    stopped = true;
    await watching;
    return waits.sort((a, b) => a - b);
  };
}

type Options = { readonly watched: boolean; readonly postmaster?: number | undefined };

export async function runW1(server: Handback, folder: string, options: Options = { watched: true }): Promise<W1> {
  const { postmaster } = options;
  const cpuNow = async (): Promise<Cpu> => ({ server: await cpuOf(server.pid), database: postmaster === undefined ? 0 : await cpuOfCluster(postmaster) });
  const watch: Watch = { steps: {}, cpuSteps: {}, cpuNow };
  server.resetLoop();
  const stopWatching = options.watched ? watchList(server) : () => Promise.resolve([]);
  const [began, used] = [performance.now(), await cpuNow()];
  const runs = [await bring(server, folder, 'people.csv', watch), await bring(server, folder, 'assets.csv', watch)];
  const seconds = (performance.now() - began) / 1000;
  const now = await cpuNow();
  const cpu: Cpu = { server: now.server - used.server, database: now.database - used.database };
  const waits = await stopWatching();
  const rows = runs.reduce((sum, run) => sum + run.rows, 0);
  const made = runs.reduce((sum, run) => sum + (run.counts?.['create'] ?? 0), 0);
  if (made !== rows) throw new Error(`W1 brought ${made} records of ${rows} rows: ${JSON.stringify(runs.map((run) => run.counts))}`);
  const { steps, cpuSteps } = watch;
  const peakMegabytes = (await server.memory()).peak;
  return { rows, seconds, steps, cpu, cpuSteps, peakMegabytes, loop: await server.readLoop(), list: { p50: at(waits, 0.5), p99: at(waits, 0.99), n: waits.length } };
}
