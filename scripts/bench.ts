/**
 * `npm run bench`: the workloads on a durable PostgreSQL of our own and on the
 * embedded database, each as a share of its floor measured in the same run.
 *   npm run bench -- W1        some of them
 *   --engine postgresql        one engine
 *   --times 3                  the median of so many runs; 1 is the usual
 *   --profile FOLDER           a CPU profile of the serving process
 *   --size 0.25                a quarter of the people and assets, to see how memory grows
 * Results are kept by commit in bench-results/.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres, type TestPostgres } from '../tests/support/postgres.ts';
import { floorW1 } from './bench/floor-w1.ts';
import { fingerprint, generateData, usualFingerprint, usualSize } from './bench/generate-data.ts';
import { postmasterOf } from './bench/cpu-time.ts';
import { startHandback } from './bench/handback.ts';
import { runW1 } from './bench/w1.ts';
import { projectRoot, runCommand } from './run-command.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: 'string' }, times: { type: 'string', default: '1' }, profile: { type: 'string' }, size: { type: 'string', default: '1' }, data: { type: 'string' } },
});

/** One line of the table. `share` of the floor: 1 is as fast as the floor. */
export type Measured = { readonly workload: string; readonly engine: string; readonly figure: string; readonly value: number; readonly floor: number | null; readonly share: number | null; readonly more: object };

type Bench = { readonly folder: string; readonly data: string; readonly postgres: TestPostgres; readonly engines: readonly string[] };

const median = <T>(list: readonly T[], by: (one: T) => number): T => [...list].sort((a, b) => by(a) - by(b))[Math.floor(list.length / 2)] as T;
const times = async <T>(work: (nth: number) => Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (let nth = 1; nth <= Number(values.times); nth++) all.push(await work(nth));
  return all;
};

async function freshDatabase(postgres: TestPostgres, name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function w1(bench: Bench): Promise<Measured[]> {
  const postmaster = await postmasterOf(bench.postgres.url);
  const floors = await times(() => floorW1(bench.postgres.url, bench.data, postmaster));
  const measured: Measured[] = [];
  for (const engine of bench.engines) {
    const all = await times(async (nth) => {
      const databaseUrl = engine === 'postgresql' ? await freshDatabase(bench.postgres, 'bench_w1') : undefined;
      const server = await startHandback({ folder: join(bench.folder, `w1-${engine}-${nth}`), databaseUrl, profile: values.profile });
      try {
        return await runW1(server, bench.data, { watched: true, postmaster: databaseUrl === undefined ? undefined : postmaster });
      } finally {
        await server.stop();
      }
    });
    const result = median(all, (one) => one.seconds);
    const floor = result.rows / median(floors, (one) => one.seconds).seconds;
    const value = result.rows / result.seconds;
    measured.push({ workload: 'W1', engine, figure: 'rows/s', value, floor, share: value / floor, more: { ...result, cpuShare: median(floors, (one) => one.cpu).cpu / (result.cpu.server + result.cpu.database) } });
  }
  return measured;
}

const workloads: Record<string, (bench: Bench) => Promise<Measured[]>> = { W1: w1 };

async function prepareData(folder: string): Promise<void> {
  const factor = Number(values.size);
  const size = factor === 1 ? usualSize : { ...usualSize, people: usualSize.people * factor, assets: usualSize.assets * factor, offboarded: usualSize.offboarded * factor };
  await generateData(folder, size);
  if (factor === 1 && (await fingerprint(folder)) !== usualFingerprint) throw new Error('The generated data is not what every other run was measured on.');
}

async function main(): Promise<void> {
  const wanted = positionals.length === 0 ? Object.keys(workloads) : positionals.map((name) => name.toUpperCase());
  const unknown = wanted.filter((name) => workloads[name] === undefined);
  if (unknown.length > 0) throw new Error(`No workload is called ${unknown.join(', ')}. There are: ${Object.keys(workloads).join(', ')}`);
  const folder = await mkdtemp(join(tmpdir(), 'handback-bench-'));
  const data = values.data ?? join(folder, 'data');
  let postgres: TestPostgres | undefined;
  try {
    if (values.data === undefined) await prepareData(data);
    await runCommand('chmod', ['-R', 'a+rX', folder]);
    postgres = await startPostgres({ isDurable: true });
    const bench: Bench = { folder, data, postgres, engines: values.engine === undefined ? ['postgresql', 'embedded'] : [values.engine] };
    const measured: Measured[] = [];
    for (const name of wanted) measured.push(...(await workloads[name]?.(bench) ?? []));
    await tell(measured, postgres.source);
  } finally {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const short = (value: number | null): string => (value === null ? '–' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2));

async function tell(measured: readonly Measured[], database: string): Promise<void> {
  console.log('\n| workload | engine | figure | ours | floor | share |\n| --- | --- | --- | ---: | ---: | ---: |');
  for (const { workload, engine, figure, value, floor, share } of measured) console.log(`| ${workload} | ${engine} | ${figure} | ${short(value)} | ${short(floor)} | ${short(share)} |`);
  for (const { workload, engine, more } of measured) console.log(`${workload} ${engine}: ${JSON.stringify(more, (_key, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value))}`);
  const commit = (await runCommand('git', ['rev-parse', '--short', 'HEAD'])).output.trim();
  const isClean = (await runCommand('git', ['status', '--porcelain'])).output.trim() === '';
  if (Number(values.size) !== 1 || !isClean) return console.log(`Not kept: ${isClean ? 'another size' : 'the working copy differs from its commit'}.`);
  await mkdir(`${projectRoot}/bench-results`, { recursive: true });
  const machine = { node: process.version, database, processor: cpus()[0]?.model ?? '', cores: cpus().length };
  await writeFile(`${projectRoot}/bench-results/${commit}.json`, `${JSON.stringify({ commit, machine, measured }, null, 2)}\n`);
  return console.log(`Kept in bench-results/${commit}.json`);
}

await main();
