/**
 * Jobs on pg-boss: enqueued in the caller's transaction, worked on after its
 * commit. Every queue is touched at start, because the first send to an
 * unknown queue would look it up on the one embedded connection from inside a
 * transaction and wait for itself (STACK, jobs).
 */
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { OpenDatabase } from '../db/open-database.ts';
import { grantJobStore, rawQuery } from '../db/session.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { noTracing, type Tracing } from '../tracing/tracing.ts';
import type { Tx } from '../work/unit-of-work.ts';
import type { Enqueued, JobDefinition } from './job.ts';

export type Jobs = {
  send(tx: Tx, jobs: readonly Enqueued[]): Promise<void>;
  /** Learns the jobs and creates their queues. */
  prepare(definitions: readonly JobDefinition[]): Promise<void>;
  /** Starts working; resolves when polling runs. */
  work(): Promise<void>;
  /** Runs everything that waits now, in this process, until nothing waits: for tests, the demo and orderly stops. */
  drain(): Promise<void>;
  stop(): Promise<void>;
};

export type JobsOptions = {
  readonly supervise: boolean;
  /** Asked before each round; while false, work waits where it is. */
  readonly mayWork?: () => Promise<boolean>;
  readonly metrics?: Metrics;
  readonly tracing?: Tracing;
};

export async function startJobs(database: OpenDatabase, log: Logger, options: JobsOptions = { supervise: true }): Promise<Jobs> {
  const boss = new PgBoss({ db: { executeSql: (text, values) => database.pool.query(text, values as unknown[]) }, supervise: options.supervise, schedule: false });
  boss.on('error', (error) => log.error({ err: error }, 'job store error'));
  await boss.start();
  await grantJobStore(database.pool);
  let definitions: readonly JobDefinition[] = [];
  const rounds: (() => Promise<void>)[] = [];

  const watched = watcher(options);
  const runOnce = worker(boss, watched, log);
  const round = async (definition: JobDefinition): Promise<void> => {
    if (options.mayWork && !(await options.mayWork())) return;
    await runOnce(definition);
    if (definition.everySeconds !== undefined) await watched(definition.name, () => definition.handler({}));
  };

  return {
    async prepare(list) {
      definitions = list;
      for (const { name } of list) {
        await boss.createQueue(name, { retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 120, policy: 'standard' });
        await boss.send(name, {}, { startAfter: 1 }).then((id) => (id ? boss.deleteJob(name, id) : undefined));
      }
      await grantJobStore(database.pool);
    },
    async send(tx, jobs) {
      const db = { executeSql: (text: string, values?: unknown[]) => rawQuery(tx, text, values ?? []) };
      for (const [name, all] of Map.groupBy(jobs, (job) => job.name)) {
        await boss.insert(name, distinct(all).map(({ payload, options }) => ({ data: payload, ...options })), { db });
      }
    },
    work() {
      for (const definition of definitions) {
        rounds.push(repeat(definition.everySeconds ?? 2, () => round(definition), (error) => log.error({ err: error, job: definition.name }, 'job round failed')));
      }
      return Promise.resolve();
    },
    async drain() {
      for (let busy = true; busy;) {
        busy = false;
        for (const definition of definitions) if ((await runOnce(definition)) > 0) busy = true;
      }
    },
    async stop() {
      await Promise.all(rounds.map((stop) => stop()));
      rounds.length = 0;
      await boss.stop({ graceful: false, close: false });
    },
  };
}

/** Those of one unit with one key are one piece of work from the beginning. */
const distinct = (jobs: readonly Enqueued[]): Enqueued[] => [...new Map(jobs.map((job, at) => [job.options.singletonKey ?? at, job])).values()];

type Watched = (name: string, work: () => Promise<void>) => Promise<void>;

const batchSize = 20;

/**
 * Takes what waits of a job and works on it, one after the other. Returns how many there were.
 * Those with one key are one piece of work: each message wakes the courier, and one walk delivers all of them. (Kept apart
 * in the store, since a key that is unique there makes every writer wait for the one before.)
 */
function worker(boss: PgBoss, watched: Watched, log: Logger): (definition: JobDefinition) => Promise<number> {
  return async ({ name, handler }) => {
    let taken = 0;
    for (let isMore = true; isMore;) {
      const batch = await boss.fetch<object>(name, { batchSize, includeMetadata: true });
      const together = Map.groupBy(batch, (job) => job.singletonKey ?? job.id);
      for (const jobs of together.values()) {
        const ids = jobs.map((job) => job.id);
        try {
          await watched(name, () => handler(jobs[0]?.data ?? {}));
          await boss.complete(name, ids);
        } catch (error) {
          log.error({ err: error, job: name }, 'job failed; it is tried again');
          await boss.fail(name, ids, { message: error instanceof Error ? error.message : String(error) });
        }
      }
      taken += batch.length;
      isMore = batch.length === batchSize && together.size === 1;
    }
    return taken;
  };
}

/** Each piece of work as a span and in the figures. */
function watcher({ metrics, tracing = noTracing }: JobsOptions): Watched {
  return async (name, work) => {
    const began = performance.now();
    const note = (outcome: 'done' | 'failed') => { metrics?.worked(name, outcome, (performance.now() - began) / 1000); };
    try {
      await tracing.span(`job ${name}`, { 'handback.job': name }, work);
      note('done');
    } catch (error) {
      note('failed');
      throw error;
    }
  };
}

/** One round after another, never two at once; the returned function waits for the round under way. */
function repeat(seconds: number, round: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const plan = () => {
    timer = setTimeout(() => {
      underWay = round().catch(onError).then(() => { if (!stopped) plan(); });
    }, seconds * 1000);
  };
  plan();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
