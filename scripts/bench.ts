/**
 * `npm run bench`: the workloads on a durable PostgreSQL of our own and on the
 * embedded database, each as a share of its floor measured in turns with it,
 * in the same run, on the same data. docs/bench.md says what each one is.
 *   npm run bench -- W6 W7     some of them; `browser` measures the console
 *   --engine postgresql        one engine
 *   --times 3                  the median of so many runs; 3 is the usual, W1 and W5 are run once unless told
 *   --short                    short loops, for a quick look
 *   --profile FOLDER           a CPU profile of the serving process
 *   --size 0.25                W1 only: a quarter of the people and assets, to see how memory grows
 *   --compare                  the kept results, each beside the one before
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres, type TestPostgres } from '../tests/support/postgres.ts';
import { askedOf, targetOf, type Asked } from './bench/asked.ts';
import { measureBrowser } from './bench/browser.ts';
import { postmasterOf } from './bench/cpu-time.ts';
import { drive, middle, type Pace, type Target } from './bench/drive.ts';
import { sendOnItsWay } from './bench/fill-cases.ts';
import { floorW1 } from './bench/floor-w1.ts';
import { fillFloor, pick, type Picks } from './bench/floor.ts';
import { fingerprint, generateData, usualFingerprint, usualSize } from './bench/generate-data.ts';
import { startHandback } from './bench/handback.ts';
import { loadedEmbedded, loadedOnServer, type Engine, type Loaded } from './bench/loaded.ts';
import { compare, tell, type Measured } from './bench/results.ts';
import { runW1 } from './bench/w1.ts';
import { floorW5, ourW5, usualNumbers, writesOfACase } from './bench/w5.ts';
import { floorW8, ourW8 } from './bench/w8.ts';
import { projectRoot, runCommand } from './run-command.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string' }, times: { type: 'string' }, profile: { type: 'string' }, size: { type: 'string', default: '1' }, data: { type: 'string' }, short: { type: 'boolean', default: false },
    compare: { type: 'boolean', default: false }, entries: { type: 'string' },
  },
});

type Bench = {
  readonly folder: string; readonly data: string; readonly postgres: TestPostgres; readonly engines: readonly Engine[]; readonly picks: Picks;
  readonly loaded: (engine: Engine) => Promise<Loaded>; readonly floor: () => Promise<{ http: string; database: string }>;
};

const timesOf = (usual: number): number => Number(values.times ?? (values.short ? 1 : usual));
const median = <T>(list: readonly T[], by: (one: T) => number): T => [...list].sort((a, b) => by(a) - by(b))[Math.floor(list.length / 2)] as T;
const repeat = async <T>(times: number, work: (nth: number) => Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (let nth = 1; nth <= times; nth++) all.push(await work(nth));
  return all;
};

async function freshDatabase(postgres: TestPostgres, name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  await admin.end();
  return Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
}

async function w1(bench: Bench): Promise<Measured[]> {
  const postmaster = await postmasterOf(bench.postgres.url);
  const floors = await repeat(timesOf(1), () => floorW1(bench.postgres.url, bench.data, postmaster));
  const measured: Measured[] = [];
  for (const engine of bench.engines) {
    const all = await repeat(timesOf(1), async (nth) => {
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
    measured.push({ workload: 'W1', engine, figure: 'rows/s', value, floor, share: value / floor, goal: 0.2, more: { ...result, cpuShare: median(floors, (one) => one.cpu).cpu / (result.cpu.server + result.cpu.database) } });
  }
  return measured;
}

/** The floor and ours in turns: a short warm-up of each, then run after run. */
async function inTurns(floor: Target, ours: Target, connections: number, most?: number): Promise<{ floor: Pace; ours: Pace }> {
  const seconds = values.short ? 2 : 5;
  const paces = { floor: [] as Pace[], ours: [] as Pace[] };
  const nexts = { floor: 0, ours: 0 };
  for (let run = 0; run <= timesOf(3); run++) {
    for (const [name, target] of [['floor', floor], ['ours', ours]] as const) {
      const pace = await drive(target, { connections, seconds: run === 0 ? 1.5 : seconds, ...(most === undefined || name === 'floor' ? {} : { most: run === 0 ? 100 : most }) }, nexts[name]);
      nexts[name] += pace.samples + pace.errors;
      if (pace.errors > 0) console.log(`${name}: ${pace.errors} of ${pace.errors + pace.samples} failed: ${pace.firstError}`);
      if (run > 0) paces[name].push(pace);
    }
  }
  return { floor: middle(paces.floor), ours: middle(paces.ours) };
}

async function asked(bench: Bench, name: string, { floor, ours, connections, goal }: Asked): Promise<Measured[]> {
  const { http } = await bench.floor();
  const measured: Measured[] = [];
  for (const engine of bench.engines) {
    const server = await (await bench.loaded(engine)).start(`handback_${name.toLowerCase()}`, { profile: values.profile, ...(name === 'W6' ? { prepare: sendOnItsWay } : {}) });
    try {
      const sample = await ours(server);
      for (const count of connections) {
        const pace = await inTurns({ url: http, headers: {}, sample: floor }, targetOf(server, sample), count, name === 'W6' ? (count === 1 ? 1200 : 3600) : undefined);
        const errors = pace.ours.errors + pace.floor.errors;
        measured.push({
          workload: name, engine, figure: `/s at ${count}`, value: pace.ours.perSecond, floor: pace.floor.perSecond, share: pace.ours.perSecond / pace.floor.perSecond, goal: engine === 'postgresql' && count === connections.at(-1) ? goal : null,
          p50: pace.ours.p50, p99: pace.ours.p99, floorP50: pace.floor.p50, ...(errors > 0 ? { more: { errors } } : {}),
        });
        console.log(`${name} ${engine} at ${count}: ${pace.ours.perSecond.toFixed(0)} of ${pace.floor.perSecond.toFixed(0)} /s`);
      }
    } finally {
      await server.stop();
    }
  }
  return measured;
}

async function w5(bench: Bench): Promise<Measured[]> {
  const numbers = values.short ? { few: 100, many: 1250 } : usualNumbers;
  const { http, database } = await bench.floor();
  const measured: Measured[] = [];
  for (const engine of bench.engines) {
    const [floors, all] = [[] as Awaited<ReturnType<typeof floorW5>>[], [] as Awaited<ReturnType<typeof ourW5>>[]];
    for (let run = 0; run < timesOf(1); run++) {
      floors.push(await floorW5(http, database, bench.picks, numbers));
      all.push(await ourW5(await bench.loaded(engine), bench.picks, numbers, values.profile));
    }
    const [floor, ours] = [median(floors, ({ many }) => many), median(all, ({ many }) => many)];
    for (const [count, at] of [[numbers.few, 'few'], [numbers.many, 'many']] as const) {
      measured.push({ workload: 'W5', engine, figure: `writes/s, ${count} cases`, value: (count * writesOfACase) / ours[at], floor: (count * writesOfACase) / floor[at], share: floor[at] / ours[at], goal: engine === 'postgresql' ? 1 / 3 : null, more: { seconds: ours[at], floorSeconds: floor[at] } });
    }
    measured.push({ workload: 'W5', engine, figure: 'growth of 12.5 times the cases', value: ours.growth, floor: floor.growth, share: null, goal: engine === 'postgresql' ? 12.5 : null });
  }
  return measured;
}

async function w8(bench: Bench): Promise<Measured[]> {
  if (!bench.engines.includes('postgresql')) return [];
  const entries = Number(values.entries ?? (values.short ? 20_000 : 200_000));
  const floor = await floorW8(await freshDatabase(bench.postgres, 'bench_w8_floor'), bench.folder, entries);
  const ours = await ourW8(await freshDatabase(bench.postgres, 'bench_w8'), entries);
  return (['append', 'verify', 'export'] as const).map((figure) => ({
    workload: 'W8', engine: 'postgresql', figure: `entries/s, ${figure}`, value: ours[figure], floor: floor[figure], share: ours[figure] / floor[figure], goal: 0.5, ...(figure === 'append' ? { more: { entries, ...ours.more } } : {}),
  }));
}

async function browser(bench: Bench): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const engine of bench.engines.slice(0, 1)) {
    const server = await (await bench.loaded(engine)).start('handback_browser');
    try {
      for (const { page, milliseconds, more } of await measureBrowser(server, timesOf(3))) measured.push({ workload: 'browser', engine, figure: `${page}, ms to rows and input`, value: milliseconds, floor: null, share: null, goal: 1500, more });
    } finally {
      await server.stop();
    }
  }
  return measured;
}

const served = ['W2', 'W3s', 'W3n', 'W4', 'W6', 'W7', 'ping'];
const order = ['W1', 'ping', 'W2', 'W3s', 'W3n', 'W4', 'W5', 'W6', 'W7', 'W8', 'browser'];
const chosen = (): string[] => {
  if (positionals.length === 0) return order.filter((name) => name !== 'browser');
  return positionals.flatMap((word) => {
    const names = order.filter((name) => name.toLowerCase().startsWith(word.toLowerCase()));
    if (names.length === 0) throw new Error(`No workload is called ${word}. There are: ${order.join(', ')}`);
    return names;
  });
};

async function measure(bench: Bench, name: string): Promise<Measured[]> {
  if (served.includes(name)) return asked(bench, name, askedOf(bench.picks)[name] as Asked);
  const others: Record<string, (of: Bench) => Promise<Measured[]>> = { W1: w1, W5: w5, W8: w8, browser };
  return others[name]?.(bench) ?? [];
}

async function prepareData(folder: string): Promise<void> {
  const factor = Number(values.size);
  const size = factor === 1 ? usualSize : { ...usualSize, people: usualSize.people * factor, assets: usualSize.assets * factor, offboarded: usualSize.offboarded * factor };
  await generateData(folder, size);
  if (factor === 1 && (await fingerprint(folder)) !== usualFingerprint) throw new Error('The generated data is not what every other run was measured on.');
}

/** Made when the first workload asks for it. */
function once_<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

async function startFloor(postgres: TestPostgres, data: string, ended: (child: ChildProcess) => void): Promise<{ http: string; database: string }> {
  const database = await freshDatabase(postgres, 'bench_floor');
  await fillFloor(database, data);
  const child = fork(`${projectRoot}/scripts/bench/floor-server.ts`, [database]);
  ended(child);
  return { database, http: ((await once(child, 'message')) as [string])[0] };
}

async function main(): Promise<void> {
  const names = chosen();
  const folder = await mkdtemp(join(tmpdir(), 'handback-bench-'));
  const data = values.data ?? join(folder, 'data');
  const children: ChildProcess[] = [];
  let postgres: TestPostgres | undefined;
  try {
    if (values.data === undefined) await prepareData(data);
    await runCommand('chmod', ['-R', 'a+rX', folder]);
    const server = (postgres = await startPostgres({ isDurable: true }));
    const loaded = { postgresql: once_(() => loadedOnServer(server.url, data, folder)), embedded: once_(() => loadedEmbedded(data, folder)) };
    const bench: Bench = {
      folder, data, postgres, engines: values.engine === undefined ? ['postgresql', 'embedded'] : [values.engine as Engine], picks: await pick(data), loaded: (engine) => loaded[engine](),
      floor: once_(() => startFloor(server, data, (child) => children.push(child))),
    };
    const measured: Measured[] = [];
    for (const name of names) measured.push(...(await measure(bench, name)));
    await tell(measured, postgres.source, Number(values.size) === 1 && !values.short);
  } finally {
    for (const child of children) child.disconnect();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await (values.compare ? compare() : main());
