/**
 * What is asked again and again on one connection is planned once: from its third time on a statement is prepared under a
 * name of its own. Under row-level security planning costs more than running (measured on the embedded
 * engine: the demo company's 28,000 statements take 19 s in place of 37 s). The database itself plans anew when the role or
 * a table has changed. What has `on conflict … where … do` stays as it is: with parameters it cannot be matched in a general plan.
 */
import type pg from 'pg';

const seenBefore = 2;
/** Lists of many lengths make many texts; what comes later is planned each time. */
const mostPrepared = 600;
const isWorthIt = (text: string): boolean => /^\s*(select|insert|update|delete|with)\b/i.test(text) && !/\bon conflict\b(?:(?!\bdo\b)[^])*\bwhere\b/i.test(text);
/** A table was changed under a prepared statement whose columns follow it, and the transaction with it is lost. */
export const isStalePlan = (error: unknown): boolean => {
  const { code, routine } = error as { code?: string; routine?: string };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
};
/** Grows when a plan was stale: what every connection has prepared before is prepared anew under another name. */
let generation = 0;

type Query = (...args: unknown[]) => unknown;

/** Changes this client. Statements of an earlier client of the same session must have been deallocated. */
export function planOnce(client: pg.Client): void {
  const ask = client.query.bind(client) as Query;
  const times = new Map<string, number>();
  const names = new Map<string, string>();
  let made = 0;
  let of = generation;
  const nameOf = (text: string): string | undefined => {
    if (of !== generation) {
      names.clear();
      of = generation;
    }
    const known = names.get(text);
    if (known !== undefined) return known;
    const seen = (times.get(text) ?? 0) + 1;
    times.set(text, seen);
    if (times.size > 10 * mostPrepared) times.clear();
    if (seen <= seenBefore || names.size >= mostPrepared) return undefined;
    made += 1;
    names.set(text, `handback_${made}`);
    return names.get(text);
  };
  const query: Query = (...args) => {
    const [text, values, ...more] = args;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || !isWorthIt(text)) return ask(...args);
    const name = nameOf(text);
    if (name === undefined) return ask(...args);
    const asked = ask({ name, text, values }, ...more);
    if (asked instanceof Promise) asked.catch((error: unknown) => { if (isStalePlan(error)) generation += 1; });
    return asked;
  };
  client.query = query as typeof client.query;
}
