/**
 * W1: people.csv and assets.csv through our own import, as a person does it:
 * upload, answer what is asked with its proposal, preview, apply; everything on.
 * Meanwhile somebody else looks at a list.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handback, LoopDelay } from './handback.ts';

export type W1 = { readonly rows: number; readonly seconds: number; readonly steps: Record<string, number>; readonly peakMegabytes: number; readonly loop: LoopDelay; readonly list: { readonly p50: number; readonly p99: number; readonly n: number } };

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

/** One file, from its first byte to its last record. */
async function bring(server: Handback, folder: string, name: string, steps: Record<string, number>): Promise<Run> {
  const bytes = await readFile(join(folder, name));
  let at = performance.now();
  const lap = (step: string): void => {
    const now = performance.now();
    steps[`${name} ${step}`] = (now - at) / 1000;
    at = now;
  };
  let run = await asked(server, 'POST', `/api/imports?name=${name}&zone=Europe/London`, new Uint8Array(bytes));
  lap('upload');
  const path = `/api/imports/${run.id}`;
  run = await asked(server, 'PUT', `${path}/mapping`, { version: run.version, acceptProposals: true, answers: { currency: 'EUR' } });
  lap('answers');
  await asked(server, 'POST', `${path}/preview`, { version: run.version });
  run = await until(server, run.id, 'previewed');
  lap('preview');
  await asked(server, 'POST', `${path}/apply`, { version: run.version });
  run = await until(server, run.id, 'applied');
  lap('apply');
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

export async function runW1(server: Handback, folder: string, options: { readonly watched: boolean } = { watched: true }): Promise<W1> {
  const steps: Record<string, number> = {};
  server.resetLoop();
  const stopWatching = options.watched ? watchList(server) : () => Promise.resolve([]);
  const began = performance.now();
  const runs = [await bring(server, folder, 'people.csv', steps), await bring(server, folder, 'assets.csv', steps)];
  const seconds = (performance.now() - began) / 1000;
  const waits = await stopWatching();
  const rows = runs.reduce((sum, run) => sum + run.rows, 0);
  const made = runs.reduce((sum, run) => sum + (run.counts?.['create'] ?? 0), 0);
  if (made !== rows) throw new Error(`W1 brought ${made} records of ${rows} rows: ${JSON.stringify(runs.map((run) => run.counts))}`);
  return { rows, seconds, steps, peakMegabytes: (await server.memory()).peak, loop: await server.readLoop(), list: { p50: at(waits, 0.5), p99: at(waits, 0.99), n: waits.length } };
}
