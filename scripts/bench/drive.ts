/**
 * A closed loop: each connection asks again as soon as it has read the answer,
 * without pipelining. An answer that is no success counts as an error and
 * never as throughput.
 */
import { Pool } from 'undici';

export type Ask = (path: string, post?: { readonly body: object; readonly headers: Readonly<Record<string, string>> }) => Promise<string>;
/** One sample: one request, or several where a page is made of several. `worker` counts the connections from 0. */
export type Sample = (ask: Ask, nth: number, worker: number) => Promise<unknown>;
export type Loop = { readonly connections: number; readonly seconds: number; /** Ends early after so many samples. */ readonly most?: number };
export type Pace = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly samples: number; readonly errors: number; readonly firstError?: string };

export type Target = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly sample: Sample };

/** Samples are numbered on from `from`, so that what can be done once only is done once. */
export async function drive(target: Target, loop: Loop, from = 0): Promise<Pace> {
  const pool = new Pool(target.url, { connections: loop.connections, pipelining: 1 });
  const waits: number[] = [];
  let [next, errors, firstError] = [from, 0, ''];
  const ask: Ask = async (path, post) => {
    const headers = { ...target.headers, ...(post ? { 'content-type': 'application/json', ...post.headers } : {}) };
    const { statusCode, body } = await pool.request({ path, headers, method: post ? 'POST' : 'GET', ...(post ? { body: JSON.stringify(post.body) } : {}) });
    const text = await body.text();
    if (statusCode >= 300) throw new Error(`${path}: ${statusCode} ${text.slice(0, 300)}`);
    return text;
  };
  const began = performance.now();
  const until = began + loop.seconds * 1000;
  const work = async (worker: number): Promise<void> => {
    while (performance.now() < until && next - from < (loop.most ?? Infinity)) {
      const at = performance.now();
      next += 1;
      try {
        await target.sample(ask, next - 1, worker);
        waits.push(performance.now() - at);
      } catch (error) {
        errors += 1;
        firstError ||= (error as Error).message;
      }
    }
  };
  await Promise.all(Array.from({ length: loop.connections }, (_, worker) => work(worker)));
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? NaN;
  return { perSecond: waits.length / seconds, p50: at(0.5), p99: at(0.99), samples: waits.length, errors, ...(firstError ? { firstError } : {}) };
}

/** The figure in the middle of several runs. */
export const middle = (paces: readonly Pace[]): Pace => [...paces].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(paces.length / 2)] as Pace;
