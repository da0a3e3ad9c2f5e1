/**
 * What `/metrics` serves, in Prometheus' format: how requests and jobs do, and
 * what waits. Figures without names: routes, jobs and states label them.
 * `docs/grafana-dashboard.json` shows them; a test holds the two together.
 */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { OpenDatabase } from '../db/open-database.ts';
import { countWaiting, type Waiting } from './waiting.repo.ts';

export type Metrics = {
  answered(method: string, route: string, status: number, seconds: number): void;
  worked(job: string, outcome: 'done' | 'failed', seconds: number): void;
  readonly contentType: string;
  text(): Promise<string>;
};

const quick = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const slow = [0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120];
/** Counting what waits asks the database; several scrapers share one answer. */
const rememberMs = 10_000;

export function openMetrics(database: OpenDatabase, about: { readonly version: string; readonly role: string }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({ name: 'handback_http_request_seconds', help: 'Time to answer, by route', labelNames: ['method', 'route', 'status'], registers, buckets: quick });
  const jobs = new Histogram({ name: 'handback_job_seconds', help: 'Time a round of a job took', labelNames: ['job'], registers, buckets: slow });
  const rounds = new Counter({ name: 'handback_jobs_total', help: 'Jobs worked on, by how they ended', labelNames: ['job', 'outcome'], registers });
  new Gauge({ name: 'handback_info', help: 'Always 1; the version and the role of this process', labelNames: ['version', 'role', 'engine'], registers }).set({ ...about, engine: database.engine }, 1);
  const { pool } = database;
  new Gauge({
    name: 'handback_database_connections', help: 'Connections of this process, and requests that wait for one', labelNames: ['state'], registers,
    collect() {
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waited_for' }, pool.waitingCount);
    },
  });
  const counted = remembered(() => countWaiting(pool));
  const reachable = new Gauge({ name: 'handback_database_up', help: '1 while the database answers', registers });
  new Gauge({
    name: 'handback_waiting', help: 'What is not done yet, by what it is; of all processes on this database', labelNames: ['what'], registers,
    async collect() {
      const waiting = await counted();
      reachable.set(waiting === null ? 0 : 1);
      this.reset();
      for (const [what, count] of Object.entries(waiting ?? {})) this.set({ what }, count);
    },
  });
  return {
    answered: (method, route, status, seconds) => { requests.observe({ method, route, status: String(status) }, seconds); },
    worked: (job, outcome, seconds) => {
      jobs.observe({ job }, seconds);
      rounds.inc({ job, outcome });
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

/** Null while the database does not answer: what is not known is not said to be none. */
function remembered(count: () => Promise<Waiting>): () => Promise<Waiting | null> {
  let last: { at: number; value: Promise<Waiting | null> } | undefined;
  return () => {
    if (last === undefined || Date.now() - last.at > rememberMs) last = { at: Date.now(), value: count().catch(() => null) };
    return last.value;
  };
}
